use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::reading::{SourceFile, UnitFiles};
use crate::base::scalar::Scalar;
use crate::compound;
use crate::law::Pack;
use crate::load::load;

use super::check;

const UNIT: &str = "name: 水岳花园\n";
/// The bank says something else and nobody says why: a warning.
const LEDGER: &str = "title: 收支\npublished: 2026-10-14\nperiod: 2026-Q3\naccount: {sort: common_income}\nopening: 0\nclosing: 0\nreconciliation: {bank_balance: 5, on: 2026-10-08}\n";
const RULE: &str = "finance/consistent/bank-balance";

fn found(unit: &str, board: &str) -> Vec<(&'static str, Severity, (usize, usize))> {
    checked(unit, board).iter().map(|d| (d.rule, d.severity, d.place.line_column())).collect()
}

fn checked(unit: &str, board: &str) -> Vec<Diagnostic> {
    let file = |path: &str, text: &str| SourceFile { path: format!("content/garden/{path}"), bytes: text.as_bytes().to_vec() };
    let files = UnitFiles {
        id: "garden".into(),
        files: vec![file("compound.yaml", &format!("{UNIT}{unit}")), file("finance/2026-q3.yaml", LEDGER)],
        ..UnitFiles::default()
    };
    let loaded = load(&files);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let as_of = Date::parse("2026-11-22").unwrap();
    let linked = compound::link(&loaded, Vec::new(), Pack::default(), as_of).unwrap();
    let board = SourceFile { path: "content/board.yaml".into(), bytes: format!("title: 公示\n{board}").into_bytes() };
    let (board, wrong) = crate::load::load_board(&[board]);
    assert!(wrong.is_empty(), "{wrong:?}");
    check(&linked, &board.unwrap().severities)
}

#[test]
fn a_finding_has_the_severity_of_its_rule_until_somebody_chooses() {
    assert_eq!(found("", ""), [(RULE, Severity::Warning, (7, 32))]);
    let chosen = |word: &str| format!("severities: [{{rule: {RULE}, severity: {word}}}]\n");
    assert_eq!(found(&chosen("error"), "")[0].1, Severity::Error);
    assert_eq!(found("", &chosen("建议"))[0].1, Severity::Advice);
    assert_eq!(found(&chosen("off"), &chosen("error")), []);
}

#[test]
fn a_waiver_holds_until_its_day_and_says_who_answers_for_it() {
    let waiver = |until: &str| format!("waivers: [{{rule: {RULE}, reason: 已请银行更正, by: 业委会, until: {until}}}]\n");
    let held = checked(&waiver("2026-11-22"), "");
    assert_eq!(held.iter().map(|d| d.severity).collect::<Vec<_>>(), [Severity::Advice]);
    assert!(held[0].why.as_ref().unwrap().zh.contains("已请银行更正（业委会决定）"));
    let ended = found(&waiver("2026-11-21"), "");
    assert_eq!(ended, [(RULE, Severity::Warning, (7, 32)), ("unit/range/waiver", Severity::Warning, (2, 83))]);
}

#[test]
fn what_would_make_a_page_lie_is_neither_lowered_nor_waived() {
    let hard = "finance/consistent/closing-balance";
    let lowered = found(&format!("severities: [{{rule: {hard}, severity: warning}}]\n"), "");
    assert!(lowered.contains(&("unit/consistent/severity", Severity::Error, (2, 67))), "{lowered:?}");
    let waived = found(&format!("waivers: [{{rule: {hard}, reason: 甲, by: 乙, until: 2027-01-01}}]\n"), "");
    assert!(waived.contains(&("unit/consistent/severity", Severity::Error, (2, 18))), "{waived:?}");
}

#[test]
fn a_rule_that_is_not_there_is_named_with_its_nearest() {
    let wrong = checked("severities: [{rule: finance/consistent/bank-balence, severity: off}]\n", "");
    let unknown: Vec<_> = wrong.iter().filter(|d| d.rule == "unit/reference/rule").collect();
    assert!(unknown[0].mend.as_ref().unwrap().en.contains(RULE));
    assert_eq!(unknown[0].place.line_column(), (2, 21));
}
