//! Asking what a rule means.

use super::board::Board;

#[test]
fn a_rule_is_explained_by_its_id_or_its_name() {
    let board = Board::empty();
    let by_id = board.run(&["explain", "finance/consistent/closing-balance"]);
    assert_eq!(by_id.code, 0);
    assert!(by_id.out.contains("finance/consistent/closing-balance") && by_id.out.contains("错误"), "{}", by_id.out);
    assert_eq!(board.run(&["explain", "duplicate-id"]).code, 0);
    let bracketed = board.run(&["explain", "[yaml/format/flow-comma]", "--lang", "en"]);
    assert!(bracketed.out.contains("Quote the number"), "{}", bracketed.out);
    let law = board.run(&["explain", "cn.943"]);
    assert!(law.out.contains("民法典"), "{}", law.out);
}

#[test]
fn a_slip_is_corrected_and_a_beginning_is_listed() {
    let board = Board::empty();
    let slip = board.run(&["explain", "finance/consistent/closing-balanse"]);
    assert_eq!(slip.code, 2);
    assert!(slip.err.contains("finance/consistent/closing-balance"), "{}", slip.err);
    let some = board.run(&["explain", "privacy/"]);
    assert_eq!(some.out.lines().count(), 3, "{}", some.out);
    let all = board.run(&["explain"]);
    assert!(all.out.lines().count() > 60 && all.out.lines().any(|line| line.starts_with("record/unique/id ")), "{}", all.out);
}
