//! What is remembered: unchanged files are linked, unchanged units skipped, and losing the memory costs nothing.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::site::{Board, asset, files, site, version};
use crate::artifact::{Artifact, Bundle};
use crate::disk::{Digest, Meta, Publisher};

fn inode(path: &Path) -> u64 {
    fs::symlink_metadata(path).unwrap().ino()
}

#[test]
fn unchanged_files_are_the_same_file_and_changed_ones_are_new() {
    let board = Board::new();
    board.publish(&site(1));
    let (fixed, page) = (board.unit().join("fixed/page-1.html"), board.unit().join("finance/page-1.html"));
    let before = (inode(&fixed), inode(&page));
    assert_eq!(inode(&page), inode(&board.unit().join("Q/1.html")));
    let tally = board.publish(&site(2));
    assert_eq!(inode(&fixed), before.0);
    assert_ne!(inode(&page), before.1);
    assert_eq!((tally.unchanged, tally.same, tally.written), (5, 4, 7));
    let tally = board.publish(&site(2));
    assert_eq!(tally.written, 0);
}

#[test]
fn a_page_that_somebody_edited_is_written_anew() {
    let board = Board::new();
    board.publish(&site(1));
    std::thread::sleep(std::time::Duration::from_millis(12));
    let fixed = board.unit().join("fixed/page-1.html");
    fs::write(&fixed, "FIXED 1").unwrap();
    fs::remove_file(board.unit().join("fixed/page-2.html")).unwrap();
    board.publish(&site(1));
    assert_eq!(version(&board.unit(), &[]), 1);
}

#[test]
fn rewriting_links_nothing() {
    let board = Board::new();
    board.publish(&site(1));
    let publisher = board.publisher().rewriting(true);
    let staged = publisher.stage("garden", &site(1), board.folder.path(), Meta::default()).unwrap();
    assert_eq!(staged.tally.unchanged, 0);
    assert!(publisher.remembered("garden").is_none());
}

#[test]
fn inputs_are_copied_and_never_linked() {
    let board = Board::new();
    let content = board.folder.path().join("content");
    fs::create_dir_all(&content).unwrap();
    fs::write(content.join("small.pdf"), "small").unwrap();
    fs::write(content.join("large.pdf"), vec![7_u8; 3_000_000]).unwrap();
    let mut bundle = Bundle::default();
    for name in ["small.pdf", "large.pdf"] {
        bundle.put(name, Artifact::Source(name.into()));
    }
    let mut last = (0, 0);
    for round in 0..3 {
        let publisher = board.publisher();
        let staged = publisher.stage("garden", &bundle, &content, Meta::default()).unwrap();
        assert_eq!(staged.tally.unchanged, if round == 0 { 0 } else { 2 });
        publisher.commit(vec![staged]).unwrap();
        assert_eq!(files(&board.unit()), files(&content));
        let now = (inode(&board.unit().join("small.pdf")), inode(&board.unit().join("large.pdf")));
        assert!(round == 0 || now == last);
        assert!(now.0 != inode(&content.join("small.pdf")) && now.1 != inode(&content.join("large.pdf")));
        last = now;
    }
    std::os::unix::fs::symlink("/etc/hostname", content.join("link.pdf")).unwrap();
    bundle.put("link.pdf", Artifact::Source("link.pdf".into()));
    assert!(board.publisher().stage("garden", &bundle, &content, Meta::default()).is_err());
}

#[test]
fn assets_of_the_two_previous_releases_stay_and_older_ones_go() {
    let board = Board::new();
    let release = |n: u32| {
        let mut bundle = Bundle::default();
        bundle.put("index.html", format!("version {n}"));
        bundle.put(asset(&n.to_string()), n.to_string());
        bundle
    };
    for n in 1..8 {
        board.publish(&release(n));
        // A build with the same assets is no release.
        board.publish(&release(n));
        for old in 1..=n {
            let stands = board.unit().join(asset(&old.to_string())).exists();
            assert_eq!(stands, old + 2 >= n, "asset {old} at release {n}");
        }
    }
}

fn remember(publisher: &Publisher, folder: &Path, fingerprint: &str) {
    let meta = Meta {
        fingerprint: fingerprint.to_string(),
        as_of: "2026-11-22".into(),
        valid_until: Some("2026-12-01".to_string()),
        summary: "{\"latest\":\"账目\"}".to_string(),
        records: BTreeMap::from([("finance/2026-q3".to_string(), "abc".to_string())]),
        digests: BTreeMap::new(),
    };
    let staged = publisher.stage("garden", &site(1), folder, meta).unwrap();
    publisher.commit(vec![staged]).unwrap().pop().unwrap().result.unwrap();
}

#[test]
fn a_unit_is_skipped_while_fingerprint_day_and_folder_hold() {
    let board = Board::new();
    let publisher = board.publisher();
    assert_eq!(publisher.remembered("garden"), None);
    remember(&publisher, board.folder.path(), "f1");
    let found = publisher.remembered("garden").unwrap();
    assert!(found.holds("f1", "2026-11-30"));
    assert!(!found.holds("f2", "2026-11-30") && !found.holds("f1", "2026-12-01"));
    assert_eq!(found.summary, "{\"latest\":\"账目\"}");
    assert_eq!(publisher.published_records("garden").unwrap()["finance/2026-q3"], "abc");
    assert_eq!(publisher.vanished(&["garden"]), Vec::<String>::new());
    assert_eq!(publisher.vanished(&["other"]), ["garden"]);
    // Any name that comes or goes, and any touch of the manifest, is noticed.
    let spoilers: [&dyn Fn(&Path); 4] = [
        &|unit| fs::remove_file(unit.join("finance/page-1.html")).unwrap(),
        &|unit| fs::write(unit.join("Q/theirs"), "x").unwrap(),
        &|unit| fs::write(unit.join("manifest.json"), "{}").unwrap(),
        &|unit| fs::remove_dir_all(unit).unwrap(),
    ];
    for spoil in spoilers {
        remember(&publisher, board.folder.path(), "f1");
        assert!(publisher.remembered("garden").is_some());
        std::thread::sleep(std::time::Duration::from_millis(12));
        spoil(&board.unit());
        assert_eq!(publisher.remembered("garden"), None);
    }
}

#[test]
fn a_lost_or_damaged_memory_changes_no_byte_and_leaves_no_strays() {
    let damages: [&dyn Fn(&Path); 5] = [
        &|state| fs::remove_dir_all(state).unwrap(),
        &|state| fs::write(state.join("garden.files.json"), "{").unwrap(),
        &|state| fs::write(state.join("garden.head.json"), [0_u8; 40]).unwrap(),
        &|state| fs::write(state.join("garden.next.json"), "\u{0}").unwrap(),
        &|state| {
            let path = state.join("garden.files.json");
            let other = fs::read_to_string(&path).unwrap().replace("\"format\":1", "\"format\":99");
            fs::write(path, other).unwrap();
        },
    ];
    for damage in damages {
        let board = Board::new();
        board.publish(&site(1));
        board.publish(&site(4));
        board.put("note.txt", "theirs");
        damage(&board.book().join("state"));
        let tally = board.publish(&site(7));
        assert_eq!(tally.carried, ["note.txt"]);
        assert_eq!(tally.aside, Vec::<String>::new());
        assert_eq!(version(&board.unit(), &["note.txt"]), 7);
        assert!(!board.unit().join("matter").exists());
        board.publish(&site(10));
        board.publish(&site(13));
        assert_eq!(files(&board.unit().join("assets")).len(), 3);
    }
}

#[test]
fn digests_given_by_the_caller_are_used() {
    let board = Board::new();
    let publisher = board.publisher();
    let mut bundle = Bundle::default();
    bundle.put("a.html", "a".to_string());
    let told = Digest::of(b"not a");
    let meta = Meta { digests: BTreeMap::from([("a.html".to_string(), told)]), ..Meta::default() };
    let staged = publisher.stage("garden", &bundle, board.folder.path(), meta).unwrap();
    publisher.commit(vec![staged]).unwrap();
    let state = fs::read_to_string(board.book().join("state/garden.files.json")).unwrap();
    assert!(state.contains(&told.to_hex()));
}
