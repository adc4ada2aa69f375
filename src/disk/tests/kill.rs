//! kill -9 at random moments and at every operation, and readers that never see a mixture.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use super::fault;
use super::site::{Board, files, site, version};
use crate::disk::{Meta, Publisher};

const FOLDER: &str = "GONGSHI_TEST_FOLDER";
const END_AT: &str = "GONGSHI_TEST_END_AT";
const NO_TRADE: &str = "GONGSHI_TEST_NO_TRADE";

/// Not a test of its own: what the helper process runs.
#[test]
fn child() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = PathBuf::from(folder);
    let out = folder.join("public");
    fault::let_trade(std::env::var(NO_TRADE).is_err());
    if let Ok(n) = std::env::var(END_AT) {
        fault::end_at(n.parse().unwrap());
        publish_all(&out, &folder, 3);
        std::process::exit(0);
    }
    for n in version(&out.join("garden"), &["note.txt"]) + 1.. {
        publish_all(&out, &folder, n);
        fs::write(folder.join("alive"), n.to_string()).unwrap();
    }
}

fn publish_all(out: &Path, folder: &Path, n: u32) {
    let publisher = Publisher::open(out, &[]).unwrap();
    let staged = publisher.stage("garden", &site(n), folder, Meta::default()).unwrap();
    publisher.commit(vec![staged]).unwrap().pop().unwrap().result.unwrap();
    publisher.commit_portal(&site(n), folder, Meta::default()).unwrap();
}

fn start(board: &Board, end_at: Option<u64>) -> Child {
    spawn(board, end_at, true)
}

fn spawn(board: &Board, end_at: Option<u64>, trades: bool) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    if !trades {
        command.env(NO_TRADE, "1");
    }
    command.args(["disk::tests::kill::child", "--exact", "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, board.folder.path()).stdout(std::process::Stdio::null());
    if let Some(n) = end_at {
        command.env(END_AT, n.to_string());
    }
    command.spawn().unwrap()
}

/// Sets up version 1 with a file of others beside it.
fn board() -> Board {
    let board = Board::new();
    board.publish(&site(1));
    board.put("note.txt", "theirs");
    board
}

/// The portal's index never runs ahead of its assets, and the unit is complete.
fn judge(board: &Board) -> u32 {
    let index = fs::read_to_string(board.out().join("index.html"));
    if let Ok(index) = index {
        let n: u32 = index.split(' ').nth(1).unwrap().parse().unwrap();
        for (path, _) in site(n).iter().filter(|(path, _)| *path != "matter/even.html") {
            assert!(board.out().join(path).exists(), "the portal of version {n} lacks {path}");
        }
    }
    version(&board.unit(), &["note.txt"])
}

#[test]
fn killed_at_sixty_random_moments_the_site_is_always_complete() {
    let board = board();
    let mut seed = 0x9E37_79B9_u64;
    let mut versions = Vec::new();
    for _ in 0..60 {
        fs::remove_file(board.folder.path().join("alive")).ok();
        let mut child = start(&board, None);
        while !board.folder.path().join("alive").exists() {
            std::thread::sleep(Duration::from_micros(500));
        }
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        std::thread::sleep(Duration::from_micros((seed >> 33) % 12_000));
        child.kill().unwrap();
        child.wait().unwrap();
        versions.push(judge(&board));
    }
    assert!(versions.is_sorted() && versions.last() > versions.first(), "{versions:?}");
    let last = versions[59] + 1;
    board.publish(&site(last));
    assert_eq!(version(&board.unit(), &["note.txt"]), last);
    assert!(files(&board.book().join("kept")).is_empty(), "{:?}", files(&board.book().join("kept")).keys());
}

#[test]
fn ended_at_every_operation_the_next_run_mends_it() {
    for n in 0.. {
        let board = board();
        publish_all(&board.out(), board.folder.path(), 2);
        let status = start(&board, Some(n)).wait().unwrap();
        let stands = judge(&board);
        assert!(stands == 2 || stands == 3);
        // The next run is cut off as well, at another place.
        start(&board, Some(n * 7 % 50)).wait().unwrap();
        judge(&board);
        for next in [3, 5] {
            let tally = board.publish(&site(next));
            assert_eq!(version(&board.unit(), &["note.txt"]), next, "operation {n}");
            assert_eq!(tally.carried, ["note.txt"], "operation {n}");
            assert!(!board.unit().join("matter").exists(), "operation {n}: a page of version 2 lives on");
            board.publisher().commit_portal(&site(next), board.folder.path(), Meta::default()).unwrap();
            assert!(!board.out().join("matter").exists(), "operation {n}: a portal page lives on");
            judge(&board);
        }
        assert!(board.is_tidy(), "operation {n}");
        assert!(files(&board.book().join("kept")).is_empty(), "operation {n}");
        if status.success() {
            assert!(n > 60 && stands == 3, "{n}");
            return;
        }
    }
}

/// Between two renames nothing stands; the next run puts the old site back before it clears away the new one.
#[test]
fn where_folders_cannot_trade_places_the_next_run_mends_a_fall_between_two_renames() {
    let mut fell = 0;
    for n in 0.. {
        let board = board();
        publish_all(&board.out(), board.folder.path(), 2);
        let status = spawn(&board, Some(n), false).wait().unwrap();
        fell += u32::from(!board.unit().exists());
        // Opening alone mends it: a unit with errors is not built again.
        drop(board.publisher());
        let stands = judge(&board);
        assert!(stands == 2 || stands == 3, "operation {n}");
        board.publish(&site(4));
        assert_eq!(version(&board.unit(), &["note.txt"]), 4, "operation {n}");
        board.publisher().commit_portal(&site(4), board.folder.path(), Meta::default()).unwrap();
        assert!(board.is_tidy(), "operation {n}");
        if status.success() {
            assert!(fell == 1 && stands == 3, "{fell} {stands}");
            return;
        }
    }
}

#[test]
fn readers_during_publishes_see_one_version_or_the_other() {
    let board = board();
    let done = AtomicBool::new(false);
    let looks = AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    look_once(&board.unit());
                    looks.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        for n in 2..150 {
            board.publish(&site(n));
        }
        done.store(true, Ordering::Relaxed);
    });
    assert!(looks.load(Ordering::Relaxed) > 150);
    assert_eq!(version(&board.unit(), &["note.txt"]), 149);
}

/// A path lookup that began in the old tree may end after its removal, which is why a reader asks twice.
fn read(path: &Path) -> String {
    fs::read_to_string(path).or_else(|_| fs::read_to_string(path)).unwrap()
}

fn look_once(unit: &Path) {
    let number = |text: String| text.split(' ').nth(1).unwrap().parse::<u32>().unwrap();
    let before = number(read(&unit.join("index.html")));
    let pages: Vec<u32> =
        (0..4).flat_map(|p| [format!("finance/page-{p}.html"), format!("Q/{p}.html")]).map(|path| number(read(&unit.join(path)))).collect();
    let after = number(read(&unit.join("index.html")));
    assert!(pages.iter().all(|page| (before..=after).contains(page)), "{before} {pages:?} {after}");
    assert!(pages.is_sorted());
}
