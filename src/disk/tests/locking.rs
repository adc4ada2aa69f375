//! Two builds of one output take turns, whether threads or processes.

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use super::site::{Board, publish, site, version};
use crate::disk::{Meta, Publisher};

const FOLDER: &str = "GONGSHI_TEST_LOCK_FOLDER";

/// Not a test of its own: what each helper process runs.
#[test]
fn child() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = std::path::PathBuf::from(folder);
    for _ in 0..5 {
        let publisher = Publisher::open(&folder.join("public"), &[]).unwrap();
        // Whoever is inside alone can make this file and remove it again.
        fs::OpenOptions::new().write(true).create_new(true).open(folder.join("inside")).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(2));
        fs::remove_file(folder.join("inside")).unwrap();
        drop(publisher);
    }
}

#[test]
fn eight_processes_take_turns() {
    let board = Board::new();
    let spawn = || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["disk::tests::locking::child", "--exact", "--test-threads=1"]);
        command.env(FOLDER, board.folder.path()).stdout(std::process::Stdio::null()).spawn().unwrap()
    };
    let children: Vec<_> = (0..8).map(|_| spawn()).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
}

#[test]
fn eight_threads_take_turns_and_those_who_wait_say_so() {
    let board = Board::new();
    let waited = AtomicU32::new(0);
    let held = board.publisher();
    std::thread::scope(|scope| {
        for n in 0..8 {
            let (board, waited) = (&board, &waited);
            scope.spawn(move || {
                let wait = &mut || {
                    waited.fetch_add(1, Ordering::SeqCst);
                };
                drop(Publisher::open_or_wait(&board.out(), &[], false, wait).unwrap());
                publish(&board.out(), board.folder.path(), &site(n)).unwrap();
            });
        }
        while waited.load(Ordering::SeqCst) < 8 {
            std::thread::yield_now();
        }
        drop(held);
    });
    version(&board.unit(), &[]);
    assert!(board.is_tidy());
}

#[test]
fn a_commit_waits_for_no_thread_that_builds() {
    let board = Board::new();
    let publisher = board.publisher();
    let stage = |unit: &str| publisher.stage(unit, &site(1), board.folder.path(), Meta::default()).unwrap();
    let batch = vec![stage("unit-a"), stage("unit-b")];
    // Every thread of the pool is at a unit that will not be done before the batch is.
    let built = Arc::new(AtomicBool::new(false));
    let busy = Arc::clone(&built);
    rayon::spawn_broadcast(move |_| {
        while !busy.load(Ordering::SeqCst) {
            std::thread::yield_now();
        }
    });
    let committed = std::thread::scope(|scope| {
        let (done, told) = mpsc::channel();
        let publisher = &publisher;
        scope.spawn(move || done.send(publisher.commit(batch).unwrap()));
        let committed = told.recv_timeout(Duration::from_secs(20));
        built.store(true, Ordering::SeqCst);
        committed
    });
    let units: Vec<String> = committed.expect("the commit waited").into_iter().map(|outcome| outcome.unit).collect();
    assert_eq!(units, ["unit-a", "unit-b"]);
}
