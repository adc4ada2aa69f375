use crate::base::number::Decimal;
use crate::disclosure::{Block, Cell, Disclosure, FigureRole, Table};
use crate::record::evaluation::Evaluation;
use crate::record::kind::Kind;
use crate::record::kind_of_folder;
use crate::record::rule::Verdict;
use crate::record::testing::{around, record, told};

fn tell(texts: &[&str]) -> Disclosure {
    told(kind_of_folder("evaluation").unwrap(), texts)
}

fn scored(period: &str, score: &str) -> String {
    format!(
        "subject: property\nperiod: {period}\ncriteria: [{{name: 甲, weight: 40, score: {score}}}, {{name: 乙, weight: 60, score: 80}}]\n"
    )
}

fn table<'d>(disclosure: &'d Disclosure, caption: &str) -> &'d Table {
    disclosure.blocks.iter().find_map(|b| if let Block::Table(t) = b { (t.caption.key == caption).then_some(t) } else { None }).unwrap()
}

#[test]
fn the_example_reads_clean_and_keeps_every_rule() {
    let kind = kind_of_folder("evaluation").unwrap();
    let record = record(kind, "example", Evaluation::EXAMPLE);
    around(|scope| {
        for told in (kind.check)(&[&record], 0, scope) {
            assert!(!matches!(told.verdict, Verdict::Breaks(_)), "{} {:?}", told.rule.id, told.verdict);
        }
    });
    let disclosure = tell(&[Evaluation::EXAMPLE]);
    assert_eq!(
        disclosure.figures.iter().map(|f| (f.role, f.value.clone())).next(),
        Some((FigureRole::Score, Cell::Decimal(Decimal(8640))))
    );
    let words: Vec<&str> = disclosure.blocks.iter().map(Block::word).collect();
    assert_eq!(words, ["facts", "table", "chart", "facts", "table", "table", "table", "prose", "table", "facts"]);
    assert_eq!(disclosure.state.as_ref().map(|(_, label)| label.key), Some("evaluation.state_overdue"));
}

#[test]
fn the_score_is_set_against_the_last_one_of_the_same_cycle() {
    let (h1, h2) = (scored("2026-H1", "80"), scored("2026-H2", "85.25"));
    let disclosure = tell(&[&h1, &h2]);
    let headline = disclosure.headline.as_ref().unwrap();
    assert_eq!(
        (headline.key, &headline.with[..]),
        ("evaluation.headline_more", &[Cell::Decimal(Decimal(8210)), Cell::Decimal(Decimal(210))][..])
    );
    let rows = &table(&disclosure, "evaluation.criteria_table").rows;
    assert!(
        matches!(&rows[0].cells[4], Cell::Label(l) if l.key == "evaluation.up")
            && matches!(&rows[1].cells[4], Cell::Label(l) if l.key == "evaluation.unchanged")
    );
    assert_eq!(disclosure.blocks.iter().filter(|b| b.word() == "chart").count(), 2);
}

#[test]
fn a_correction_is_compared_with_the_period_before_and_not_with_what_it_corrects() {
    let (h1, wrong, right) = (scored("2026-H1", "80"), scored("2026-H2", "10"), scored("2026-H2", "70"));
    let disclosure = tell(&[&h1, &wrong, &right]);
    assert_eq!(disclosure.headline.as_ref().map(|h| h.key), Some("evaluation.headline_less"));
}

#[test]
fn a_survey_alone_speaks_for_itself() {
    let disclosure = tell(&[
        "subject: committee\nperiod: 2026\nsurvey: {sent: 100, returned: 40, questions: [{text: 甲, satisfied: 20, fair: 10, dissatisfied: 10}]}\n",
    ]);
    assert_eq!(disclosure.headline.as_ref().map(|h| h.key), Some("evaluation.survey_sentence"));
    let row = &table(&disclosure, "evaluation.survey_table").rows[0];
    assert_eq!(row.cells[6], Cell::Ratio(crate::base::number::Ratio { part: 30, whole: 40 }));
    assert_eq!(disclosure.figures.iter().map(|f| f.role).collect::<Vec<_>>(), [FigureRole::Participation]);
}

#[test]
fn what_is_put_right_is_on_time_late_open_or_overdue() {
    let text = "subject: a\nperiod: 2026-H1\nrectifications:\n  - {subject: 一, due: 2026-08-01, done: 2026-08-01}\n  - {subject: 二, due: 2026-08-01, done: 2026-08-02}\n  - {subject: 三, due: 2026-11-21}\n  - {subject: 四, due: 2026-11-22}\n  - {subject: 五}\n";
    let disclosure = tell(&[text]);
    let states: Vec<&str> = table(&disclosure, "evaluation.rectification_table")
        .rows
        .iter()
        .filter_map(|row| row.mark.as_ref().map(|(_, label)| label.key))
        .collect();
    assert_eq!(states, ["evaluation.done", "evaluation.done_late", "evaluation.overdue", "evaluation.not_due", "evaluation.open"]);
    assert_eq!(disclosure.events.len(), 2);
}
