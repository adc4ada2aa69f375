use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Severity};
use crate::base::reading::{SourceFile, UnitFiles};
use crate::base::scalar::Scalar;
use crate::base::source::decode;
use crate::compound;
use crate::law::{Pack, Packs};
use crate::load::load;

use super::{Choices, check, judge_choices, told};

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
    Choices::of(Some(linked.unit), &board.unwrap().severities, as_of).settle(check(&linked))
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

#[test]
fn what_is_told_without_a_rule_may_be_chosen_too_unless_it_stops_the_unit() {
    let warning = found("severities: [{rule: attachment/format/unread, severity: off}]\n", "");
    assert_eq!(warning, [(RULE, Severity::Warning, (7, 32))]);
    let error = checked("severities: [{rule: yaml/format/syntax, severity: off}]\n", "");
    let refused: Vec<_> = error.iter().filter(|d| d.rule == "unit/consistent/severity").collect();
    assert_eq!(refused[0].what.en, "an error of `yaml/format/syntax` cannot be taken less seriously");
    assert!(!error.iter().any(|d| d.rule == "unit/reference/rule"));
    let waived = checked("waivers: [{rule: yaml/format/size, reason: 甲, by: 乙, until: 2027-01-01}]\n", "");
    assert!(waived.iter().any(|d| d.what.en == "an error of `yaml/format/size` cannot be waived"));
}

#[test]
fn what_reading_finds_is_taken_as_chosen() {
    let board = "content/board.yaml";
    let unit = "name: 水岳花园\nhouseholds: １２\nseverities: [{rule: field/format/width, severity: off}]\n";
    let file = |path: &str, text: &str| SourceFile { path: path.into(), bytes: text.as_bytes().to_vec() };
    let files = UnitFiles { id: "garden".into(), files: vec![file("content/garden/compound.yaml", unit)], ..UnitFiles::default() };
    let read = load(&files);
    assert_eq!(read.diagnostics.iter().map(|d| d.rule).collect::<Vec<_>>(), ["field/format/width"]);
    let as_of = Date::parse("2026-11-22").unwrap();
    let settled = |board: &[_]| Choices::of(read.unit.as_ref().map(|file| &file.unit), board, as_of).settle(read.diagnostics.clone());
    assert!(settled(&[]).is_empty());
    let (board, _) = crate::load::load_board(&[file(board, "title: 公示\nseverities: [{rule: field/format/width, severity: error}]\n")]);
    assert!(settled(&board.unwrap().severities).is_empty(), "the unit's own choice goes first");
}

#[test]
fn a_rule_of_a_pack_has_no_severity_to_choose() {
    let file = |path: &str, text: &str| SourceFile { path: path.into(), bytes: text.as_bytes().to_vec() };
    let board =
        file("content/board.yaml", "title: 公示\nseverities: [{rule: fs.income, severity: error}, {rule: fs.incame, severity: off}]\n");
    let (read, _) = crate::load::load_board(std::slice::from_ref(&board));
    let source = decode(&board.path, &board.bytes).unwrap();
    let told = judge_choices(&read.unwrap().severities, &source, Packs::built_in());
    let told: Vec<_> = told.iter().map(|d| (d.rule, d.place.line_column())).collect();
    assert_eq!(told, [("unit/consistent/severity", (2, 21)), ("unit/reference/rule", (2, 57))]);
}

#[test]
fn what_is_told_is_as_grave_as_its_page_says() {
    let grave = |id: &str| told().iter().find(|told| told.id == id).map(|told| told.severity);
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).into_iter().map(Result::unwrap) {
        if entry.path().extension().is_none_or(|extension| extension != "rs") || entry.path().ends_with("tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for (word, severity) in [("Diagnostic::error(", Severity::Error), ("Diagnostic::warning(", Severity::Warning)] {
            for (at, _) in text.match_indices(word) {
                let id = text[at + word.len()..].trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
                if let Some(id) = id.filter(|id| grave(id).is_some()) {
                    assert_eq!(grave(id), Some(severity), "{id} in {}", entry.path().display());
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 40, "{seen}");
}
