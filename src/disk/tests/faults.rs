//! Every operation of a publish fails once; a disk is really full. The old site stands, and the next run succeeds.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::fault;
use super::site::{Board, publish, scratch, site, version};
use crate::artifact::Bundle;
use crate::disk::{DiskError, Meta, Publisher};

#[test]
fn any_operation_may_fail_and_the_old_or_the_new_site_stands_complete() {
    any_operation_may_fail();
}

#[test]
fn so_it_does_where_folders_cannot_trade_places() {
    fault::let_trade(false);
    any_operation_may_fail();
    fault::let_trade(true);
}

fn any_operation_may_fail() {
    for n in 0.. {
        let board = Board::new();
        board.publish(&site(1));
        board.put("note.txt", "theirs");
        fault::passed();
        fault::fail_at(n);
        let failed = publish(&board.out(), board.folder.path(), &site(2));
        let done = fault::passed();
        let stands = version(&board.unit(), &["note.txt"]);
        assert!(failed.is_err() || stands == 2, "operation {n}: a success that published nothing");
        let tally = board.publish(&site(3));
        assert_eq!(version(&board.unit(), &["note.txt"]), 3, "operation {n}");
        assert_eq!(tally.carried, ["note.txt"], "operation {n}");
        assert!(!board.unit().join("matter").exists(), "operation {n}: a page of version 2 lives on");
        assert!(board.is_tidy(), "operation {n}");
        if done <= n {
            assert!(failed.is_ok() && n > 30, "{failed:?}");
            return;
        }
    }
}

#[test]
fn a_full_disk_leaves_the_old_site_and_says_what_is_needed() {
    let folder = scratch();
    let mount = Mount::new(folder.path());
    let Some(mount) = mount else {
        eprintln!("SKIPPED: an 8 MiB tmpfs could not be mounted (needs root and mount)");
        return;
    };
    // The output is a folder below the mount, so that its bookkeeping lies on the small disk too.
    let out = mount.0.join("public");
    publish(&out, folder.path(), &site(1)).unwrap();
    let mut large = site(2);
    for n in 0..40 {
        large.put(format!("big/{n}.html"), vec![b'x'; 400_000]);
    }
    for _ in 0..3 {
        match publish(&out, folder.path(), &large) {
            Err(error @ DiskError::Full { needed, free, .. }) => {
                assert!(needed > 15_000_000 && free < 8_000_000, "{error:?}");
                assert!(error.zh().contains("磁盘空间不足") && error.en().contains("MiB"), "{}", error.en());
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(version(&out.join("garden"), &[]), 1);
        assert_eq!(fs::read_dir(mount.0.join(".public.gongshi/stage")).unwrap().count(), 0);
    }
    publish(&out, folder.path(), &site(3)).unwrap();
    assert_eq!(version(&out.join("garden"), &[]), 3);
    let portal = Publisher::open(&out, &[]).unwrap().commit_portal(&large, folder.path(), Meta::default());
    assert!(matches!(portal, Err(DiskError::Full { .. })));
    assert_eq!(version(&out.join("garden"), &[]), 3);
    // An output that is a file system of its own keeps its bookkeeping inside.
    publish(&mount.0, folder.path(), &site(4)).unwrap();
    assert_eq!(version(&mount.0.join("garden"), &[]), 4);
    assert!(mount.0.join(".gongshi/state").is_dir());
}

/// A small disk, unmounted when dropped.
struct Mount(std::path::PathBuf);

impl Mount {
    fn new(folder: &Path) -> Option<Self> {
        let point = folder.join("small");
        fs::create_dir(&point).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"]).arg(&point).output();
        mounted.is_ok_and(|o| o.status.success()).then_some(Self(point))
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(&self.0).output().unwrap();
    }
}

#[test]
fn one_unit_that_cannot_be_swapped_does_not_stop_the_others() {
    let board = Board::new();
    board.publish(&site(1));
    let publisher = board.publisher();
    let stage = |unit: &str, n| publisher.stage(unit, &site(n), board.folder.path(), Meta::default()).unwrap();
    let batch = vec![stage("garden", 2), stage("lost", 2), stage("other", 2)];
    let name = fs::read_dir(board.book().join("stage")).unwrap().flatten().map(|e| e.path());
    let lost = name.into_iter().find(|p| p.to_str().unwrap().ends_with("-lost")).unwrap();
    fs::remove_dir_all(lost).unwrap();
    let outcomes = publisher.commit(batch).unwrap();
    let results: Vec<(&str, bool)> = outcomes.iter().map(|o| (o.unit.as_str(), o.result.is_ok())).collect();
    assert_eq!(results, [("garden", true), ("lost", false), ("other", true)]);
    assert_eq!(version(&board.unit(), &[]), 2);
}

#[test]
fn bad_bundles_are_refused_and_leave_nothing() {
    let board = Board::new();
    board.publish(&site(1));
    let publisher = board.publisher();
    for path in ["../x.html", "/etc/x", "a/../../x", "a\\b", "nul.html", "a//b", ""] {
        let mut bundle = site(2);
        bundle.put(path, "x".to_string());
        let staged = publisher.stage("garden", &bundle, board.folder.path(), Meta::default());
        assert!(matches!(staged, Err(DiskError::Unsafe { .. })), "{path}");
    }
    let mut bundle = Bundle::default();
    bundle.put("a.html", crate::artifact::Artifact::Same("b.html".to_string()));
    let staged = publisher.stage("garden", &bundle, board.folder.path(), Meta::default());
    assert!(matches!(staged, Err(DiskError::NoSuchTarget { .. })));
    let mut bundle = Bundle::default();
    bundle.put("a.pdf", crate::artifact::Artifact::Source("../secret".into()));
    let staged = publisher.stage("garden", &bundle, board.folder.path(), Meta::default());
    assert!(matches!(staged, Err(DiskError::Unsafe { .. })));
    for unit in ["", "..", "a/b", ".hidden", "_portal", "assets", "CON"] {
        assert!(publisher.stage(unit, &site(2), board.folder.path(), Meta::default()).is_err(), "{unit}");
    }
    assert_eq!(version(&board.unit(), &[]), 1);
    assert!(board.is_tidy());
}
