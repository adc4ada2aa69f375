//! Asking what a rule means.

use crate::board::Board;

#[test]
fn a_rule_is_explained_by_its_id_or_its_name() {
    let board = Board::empty();
    let by_id = board.run(&["explain", "finance/consistent/closing-balance"]);
    assert_eq!(by_id.code, Some(0));
    assert!(by_id.out.concat().contains("finance/consistent/closing-balance") && by_id.out.concat().contains("错误"), "{:?}", by_id.out);
    assert_eq!(board.run(&["explain", "duplicate-id"]).code, Some(0));
    let bracketed = board.run(&["explain", "[yaml/format/flow-comma]", "--lang", "en"]);
    assert!(bracketed.out.concat().contains("Quote the number"), "{:?}", bracketed.out);
    let law = board.run(&["explain", "cn.943"]);
    assert!(law.out.concat().contains("民法典"), "{:?}", law.out);
    let held = board.run(&["explain", "sd.group"]).out.concat();
    assert!(held.contains("都是党员 all_party：是（记录看不出"), "what no code reads is said to be so: {held}");
}

#[test]
fn a_slip_is_corrected_and_a_beginning_is_listed() {
    let board = Board::empty();
    let slip = board.run(&["explain", "finance/consistent/closing-balanse"]);
    assert_eq!(slip.code, Some(2));
    assert!(slip.err.contains("finance/consistent/closing-balance"), "{}", slip.err);
    let some = board.run(&["explain", "privacy/"]);
    assert!(some.out.len() >= 3 && some.out.iter().all(|line| line.starts_with("privacy/")), "{:?}", some.out);
    let all = board.run(&["explain"]);
    assert!(all.out.len() > 60 && all.out.iter().any(|line| line.starts_with("record/unique/id ")), "{:?}", all.out);
}
