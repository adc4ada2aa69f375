//! Files we did not write are carried over or kept aside, never deleted.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::*;

use super::site::{Board, files, site, version};
use crate::disk::Meta;

#[test]
fn a_file_of_others_stays_through_any_number_of_builds() {
    let board = Board::new();
    board.publish(&site(1));
    board.put("verify_wechat.txt", "token");
    board.put("old/photos/a.jpg", "jpg");
    fs::create_dir_all(board.unit().join("empty/folder")).unwrap();
    std::os::unix::fs::symlink("/nowhere", board.unit().join("dangling")).unwrap();
    for n in 2..8 {
        let tally = board.publish(&site(n));
        assert_eq!(tally.carried, ["dangling", "old/photos/a.jpg", "verify_wechat.txt"]);
        assert_eq!(version(&board.unit(), &["verify_wechat.txt", "old/photos/a.jpg", "dangling"]), n);
        assert!(board.unit().join("empty/folder").is_dir());
        assert!(fs::symlink_metadata(board.unit().join("dangling")).unwrap().is_symlink());
    }
}

#[test]
fn a_name_that_is_not_utf8_is_carried_too() {
    use std::os::unix::ffi::OsStrExt as _;
    let board = Board::new();
    board.publish(&site(1));
    let raw = std::ffi::OsStr::from_bytes(b"gbk-\xd5\xcb\xc4\xbf");
    fs::create_dir(board.unit().join(raw)).unwrap();
    fs::write(board.unit().join(raw).join(raw), "theirs").unwrap();
    for n in 2..5 {
        board.publish(&site(n));
        assert_eq!(fs::read(board.unit().join(raw).join(raw)).unwrap(), b"theirs");
        assert!(board.is_tidy());
    }
}

#[test]
fn a_file_of_others_in_our_place_is_kept_aside() {
    let board = Board::new();
    board.publish(&site(1));
    // Theirs stand where version 2 has a page, and where it has a folder.
    fs::create_dir_all(board.unit()).unwrap();
    board.put("matter", "their file where we have a folder");
    let tally = board.publish(&site(2));
    assert_eq!(tally.aside, ["matter"]);
    assert_eq!(version(&board.unit(), &[]), 2);
    assert_eq!(files(&board.book().join("kept/garden"))["matter"], b"their file where we have a folder");
    board.publish(&site(3));
    board.put("matter/even.html", "their page where we have one");
    let tally = board.publish(&site(4));
    assert_eq!(tally.aside, ["matter/even.html"]);
    assert_eq!(version(&board.unit(), &[]), 4);
    // The first kept file stands in the way of the second one's folder, so that takes another number.
    assert_eq!(files(&board.book().join("kept/garden.2"))["matter/even.html"], b"their page where we have one");
}

#[test]
fn a_file_that_comes_between_staging_and_commit_is_rescued() {
    let board = Board::new();
    board.publish(&site(1));
    board.put("note.txt", "first");
    let publisher = board.publisher();
    let staged = publisher.stage("garden", &site(2), board.folder.path(), Meta::default()).unwrap();
    board.put("late/new.txt", "late");
    fs::remove_file(board.unit().join("note.txt")).unwrap();
    board.put("note.txt", "second");
    board.put("matter/even.html", "late, in our place");
    let tally = publisher.commit(vec![staged]).unwrap().pop().unwrap().result.unwrap();
    assert_eq!(tally.carried, ["late/new.txt", "matter/even.html", "note.txt"]);
    assert_eq!(version(&board.unit(), &["late/new.txt", "note.txt"]), 2);
    assert_eq!(fs::read(board.unit().join("note.txt")).unwrap(), b"second");
    assert_eq!(fs::read(board.unit().join("late/new.txt")).unwrap(), b"late");
    assert_eq!(files(&board.book().join("kept/garden"))["matter/even.html"], b"late, in our place");
}

#[test]
fn a_unit_named_like_their_file_or_link_moves_it_aside() {
    let board = Board::new();
    fs::create_dir_all(board.out()).unwrap();
    fs::write(board.unit(), "their file").unwrap();
    board.publish(&site(1));
    assert_eq!(version(&board.unit(), &[]), 1);
    assert_eq!(fs::read(board.book().join("kept/garden/garden")).unwrap(), b"their file");
    let elsewhere = board.folder.path().join("elsewhere");
    fs::rename(board.unit(), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, board.unit()).unwrap();
    board.publish(&site(2));
    assert_eq!(version(&board.unit(), &[]), 2);
    assert_eq!(version(&elsewhere, &[]), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Whatever lies in the output, its bytes are somewhere afterwards, and the site is complete.
    #[test]
    fn no_byte_of_others_is_lost(
        layout in prop::collection::btree_map("(a|b|finance|fixed|Q|matter|assets)(/(a|even.html|page-1.html|c)){0,2}", "[xyz]{1,8}", 0..9),
        versions in prop::collection::vec(1_u32..9, 1..4),
    ) {
        let board = Board::new();
        board.publish(&site(1));
        let ours = files(&board.unit());
        let mut theirs: BTreeMap<String, String> = BTreeMap::new();
        for (path, text) in layout {
            let whole = board.unit().join(&path);
            let possible = !ours.contains_key(&path) && !whole.exists()
                && fs::create_dir_all(whole.parent().unwrap()).is_ok() && fs::write(&whole, &text).is_ok();
            if possible {
                theirs.insert(path, text);
            }
        }
        for n in versions {
            board.publish(&site(n));
            let mut everywhere: Vec<(String, Vec<u8>)> = files(&board.book()).into_iter().collect();
            let standing = files(&board.unit());
            let mut carried = Vec::new();
            for (path, text) in &theirs {
                if standing.get(path).is_some_and(|bytes| bytes == text.as_bytes()) {
                    carried.push(path.as_str());
                } else {
                    let kept = everywhere.iter().any(|(at, bytes)| at.starts_with("kept/") && at.ends_with(path) && bytes == text.as_bytes());
                    prop_assert!(kept, "{} is lost", path);
                }
            }
            prop_assert_eq!(version(&board.unit(), &carried), n);
            everywhere.retain(|(at, _)| at.starts_with("stage/"));
            prop_assert!(everywhere.is_empty());
        }
    }
}
