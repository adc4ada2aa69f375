//! Tells a report: who told whom of what and when, what was said to it, and what building heads did in a month.

use crate::disclosure::{Block, Cell, Disclosure, Facts, Figure, FigureRole, Label, ProseBlock, Tone};
use crate::record::kind::{Scope, Series};

use super::{Month, Report, tables};

pub fn disclose(series: &Series<Report>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let report = this.body;
    let mut blocks = vec![Block::Facts(facts(report))];
    blocks.extend(tables::points(report));
    blocks.extend(tables::heads(report, scope));
    blocks.extend(tables::opinions(report, scope));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("report.words".into()), prose: this.prose.clone() }));
    }
    Disclosure {
        headline: Some(headline(report)),
        remark: remark(report, scope),
        figures: figures(report),
        period: report.period.as_ref().map(|period| period.value),
        subject: Some(Cell::Organization(report.from.value.clone())),
        state: Some(state(report, scope)),
        events: Vec::new(),
        blocks,
        follows: None,
        asks: None,
        turns: None,
    }
}

fn number(n: usize) -> Cell {
    Cell::Count(u64::try_from(n).unwrap_or(u64::MAX))
}

fn receivers(report: &Report) -> Cell {
    Cell::Many(report.to.iter().map(|to| Cell::Organization(to.value.clone())).collect())
}

fn facts(report: &Report) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![
        ("report.sort".into(), Cell::label(report.sort.key())),
        ("report.from".into(), Cell::Organization(report.from.value.clone())),
    ];
    rows.extend((!report.to.is_empty()).then(|| ("report.to".into(), receivers(report))));
    rows.push(("report.on".into(), Cell::Date(*report.on)));
    rows.extend(report.received.as_ref().map(|day| ("report.received".into(), Cell::Date(**day))));
    rows.extend(report.period.as_ref().map(|period| ("report.period".into(), Cell::Period(**period))));
    rows.extend(report.matter.as_ref().map(|id| ("report.matter".into(), Cell::Record(id.value.clone()))));
    rows.extend(report.before.as_ref().map(|day| ("report.before".into(), Cell::Date(**day))));
    let about: Vec<Cell> = report.about.iter().map(|id| Cell::Record(id.value.clone())).collect();
    rows.extend((!about.is_empty()).then(|| ("report.about".into(), Cell::Many(about))));
    Facts { title: None, rows }
}

/// Who told whom of what; of building heads what they did.
fn headline(report: &Report) -> Label {
    let from = Cell::Organization(report.from.value.clone());
    if !report.heads.is_empty() {
        let month = Month::of(&report.heads);
        return Label::with("report.headline_heads", [month.heads, month.visits, month.raised, month.settled].map(Cell::Count));
    }
    let (on, nobody) = (Cell::Date(*report.on), report.to.is_empty());
    match (&report.period, &report.matter) {
        (_, Some(matter)) if !nobody => Label::with("report.headline_matter", [on, from, receivers(report), Cell::Record(matter.value.clone())]),
        (Some(period), _) if !nobody => Label::with("report.headline_period", [on, from, receivers(report), Cell::Period(**period)]),
        (Some(period), _) => Label::with("report.headline_all", [on, from, Cell::Period(**period)]),
        _ => Label::with("report.headline", [on, from]),
    }
}

/// How many heads did not report, or how many opinions still wait.
fn remark(report: &Report, scope: &Scope) -> Option<Label> {
    let silent = report.heads.iter().filter(|row| !row.is_made()).count();
    if silent > 0 {
        return Some(Label::with("report.silent", [number(silent)]));
    }
    let (all, waiting) = (report.opinions.len(), report.unanswered(scope.as_of));
    (all > 0).then(|| Label::with("report.opinions_so_far", [number(all), number(all - waiting)]))
}

fn state(report: &Report, scope: &Scope) -> (Tone, Label) {
    match (report.opinions.len(), report.unanswered(scope.as_of)) {
        (0, _) if report.heads.iter().any(|row| !row.is_made()) => (Tone::Soon, "report.incomplete".into()),
        (0, _) => (Tone::Good, "report.made".into()),
        (_, 0) => (Tone::Good, "report.all_answered".into()),
        (_, waiting) => (Tone::Soon, Label::with("report.waiting", [number(waiting)])),
    }
}

fn figures(report: &Report) -> Vec<Figure> {
    if report.heads.is_empty() {
        return Vec::new();
    }
    let month = Month::of(&report.heads);
    let figure = |key: &'static str, count| Figure { role: FigureRole::Other, label: key.into(), value: Cell::Count(count) };
    vec![figure("report.visits", month.visits), figure("report.raised", month.raised), figure("report.settled", month.settled)]
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Cell, Disclosure, Tone};
    use crate::record::kind_of_folder;
    use crate::record::testing::told;

    fn tell(rest: &str) -> Disclosure {
        told(kind_of_folder("report").unwrap(), &[&format!("sort: regular\nfrom: c\non: 2026-10-15\n{rest}")])
    }

    fn said(rest: &str) -> (Tone, &'static str, &'static str) {
        let told = tell(rest);
        let (tone, state) = told.state.unwrap();
        (tone, state.key, told.headline.unwrap().key)
    }

    #[test]
    fn the_headline_says_who_told_whom_of_what() {
        assert_eq!(said("to: [b]\nperiod: 2026-Q3\n").2, "report.headline_period");
        assert_eq!(said("to: [b]\nmatter: matter/a\n").2, "report.headline_matter");
        assert_eq!(said("period: 2026\n").2, "report.headline_all");
        assert_eq!(said("").2, "report.headline");
    }

    #[test]
    fn opinions_wait_until_they_are_answered() {
        assert_eq!(said("opinions: [{by: b, text: 快一点}]\n").1, "report.waiting");
        assert_eq!(said("opinions: [{by: b, text: 快一点, answer: 好}]\n").1, "report.all_answered");
        assert_eq!(said("opinions: [{by: b, text: 快一点, answer: 好, answered: 2026-12-01}]\n").1, "report.waiting");
    }

    #[test]
    fn building_heads_are_added_up() {
        let told = tell("period: 2026-09\nheads: [{person: a, visits: 12, raised: 3, settled: 2}, {person: b, visits: 8}, {person: c}]\n");
        let headline = told.headline.unwrap();
        assert_eq!((headline.key, headline.with), ("report.headline_heads", [2, 20, 3, 2].map(Cell::Count).to_vec()));
        assert_eq!(told.remark.unwrap().with, [Cell::Count(1)]);
    }
}
