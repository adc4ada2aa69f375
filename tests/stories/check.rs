//! Checking with somebody else's mess, a strict nightly job, and tools that show findings beside the line.

use crate::board::Board;

const LEDGER: &str = "content/garden/finance/2026-q3.yaml";
const RULE: &str = "finance/consistent/bank-balance";

/// A board on which the bank says something else and nobody says why: a warning, no error.
fn warned() -> Board {
    let board = Board::sound();
    board.edit(LEDGER, "closing: 10140.00\n", "closing: 10140.00\nreconciliation: {bank_balance: 10000.00, on: 2026-10-08}\n");
    board
}

#[test]
fn a_warning_stops_only_who_asked_for_that() {
    let board = warned();
    let run = board.run(&["check"]);
    assert!(run.code == Some(0) && run.err.contains(RULE), "{}", run.err);
    let strict = board.run(&["check", "--deny", "warnings"]);
    assert!(strict.code == Some(1) && strict.err.contains("1 个错误，0 个警告"), "{}", strict.err);
}

#[test]
fn what_was_wrong_before_is_written_down_once_and_only_news_is_told() {
    let board = warned();
    board.edit("content/garden/finance/2026-q2.yaml", "closing: 3000.00", "closing: 3000.01");
    assert_eq!(board.run(&["check"]).code, Some(1));
    let first = board.run(&["check", "--baseline", "known.json"]);
    assert!(first.code == Some(0) && first.err.contains("known.json"), "{}", first.err);
    board.edit(LEDGER, "published: 2026-10-12", "# moved down by a line\npublished: 2026-10-12");
    let quiet = board.run(&["check", "--baseline", "known.json"]);
    assert_eq!((quiet.code, quiet.err.trim()), (Some(0), "没有发现问题"));
    board.edit(LEDGER, "subject: 电梯广告, ", "subjet: 电梯广告, ");
    let news = board.run(&["check", "--baseline", "known.json", "--lang", "en"]);
    assert!(news.code == Some(1) && news.err.contains("field/reference/unknown-key") && !news.err.contains(RULE), "{}", news.err);
    board.write("known.json", "{}");
    assert_eq!(board.run(&["check", "--baseline", "known.json"]).code, Some(2));
}

#[test]
fn other_tools_read_the_findings() {
    let board = warned();
    let run = board.run(&["check", "--sarif"]);
    let log: serde_json::Value = serde_json::from_str(&run.out.join("\n")).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], RULE);
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], LEDGER);
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 15);
}

#[test]
fn a_board_chooses_what_it_takes_seriously_and_a_unit_answers_for_a_breach() {
    let board = warned();
    let text = board.read("content/board.yaml");
    board.write("content/board.yaml", format!("{text}severities:\n  - {{rule: {RULE}, severity: error}}\n"));
    assert_eq!(board.run(&["build"]).code, Some(1));
    assert!(!board.has("public/garden/index.html"));
    let unit = board.read("content/garden/compound.yaml");
    let waiver = format!("waivers:\n  - {{rule: {RULE}, reason: 已请银行更正, by: 业委会, until: 2027-01-31}}\n");
    board.write("content/garden/compound.yaml", format!("{unit}{waiver}"));
    let run = board.build(&[]);
    assert!(run.err.contains("已请银行更正") && board.has("public/garden/index.html"), "{}", run.err);
}

#[test]
fn a_mistake_in_what_all_share_hides_no_other() {
    let board = warned();
    board.edit("content/garden/finance/2026-q2.yaml", "closing: 3000.00", "closing: 3000.01");
    board.write("content/garden/compound.yaml", format!("{}packs: [own]\n", board.read("content/garden/compound.yaml")));
    board.write("packs/own.yaml", "pack: own\nname: 约定\nrules: [\n");
    board.write("content/board.yaml", format!("{}theme: nowhere\n", board.read("content/board.yaml")));
    let run = board.run(&["check"]);
    assert_eq!(run.code, Some(1));
    for told in ["yaml/format/syntax", "board/reference/theme", "finance/consistent/closing-balance", RULE] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
    assert!(!run.err.contains("unit/reference/pack"), "a pack that could not be read is not unknown: {}", run.err);
    assert_eq!(board.run(&["build"]).code, Some(1));
    assert!(!board.has("public"));
}
