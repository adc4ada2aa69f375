//! Starting from nothing.

use crate::board::Board;

use super::{fresh, is_clean};

#[test]
fn a_new_board_checks_clean_and_builds() {
    let board = fresh();
    is_clean(&board);
    let run = board.run(&["build"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let home = board.read("public/example-garden/index.html");
    assert!(home.contains("示例花园"));
    assert!(board.path("public/example-garden/finance/2026-q3-common-income.html").exists());
    let records: Vec<_> = ["finance", "roster", "matter", "evaluation", "notice", "document"]
        .map(|kind| std::fs::read_dir(board.path(&format!("content/example-garden/{kind}"))).unwrap().count())
        .into();
    assert!(records.iter().all(|count| *count >= 1), "a record of each kind: {records:?}");
}

#[test]
fn a_folder_that_holds_anything_is_left_alone() {
    let board = Board::empty();
    board.write("mine.txt", "keep");
    let run = board.run(&["init"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("已经有东西"), "{}", run.err);
    assert_eq!(std::fs::read_dir(board.root()).unwrap().count(), 1);
    let run = board.run(&["init", "我的公示栏", "--lang", "en"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.concat().contains("the board stands in"));
    assert!(board.path("我的公示栏/content/board.yaml").exists());
    assert_eq!(board.run(&["init", "我的公示栏"]).code, Some(2), "not twice");
}
