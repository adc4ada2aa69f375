//! Tells a register: how many of what, then the lists; of inspections what was found and how much of it is put right.

use crate::disclosure::{Block, Cell, Disclosure, Event, Facts, Figure, FigureRole, Label, ProseBlock, Tone};
use crate::record::kind::{Scope, Series};

use super::{Register, questions, tables};

pub fn disclose(series: &Series<Register>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let register = this.body;
    let period = register.period.as_ref().map(|period| period.value);
    let mut blocks: Vec<Block> = period
        .map(|period| Block::Facts(Facts { title: None, rows: vec![("register.period".into(), Cell::Period(period))] }))
        .into_iter()
        .collect();
    blocks.extend(questions::table(register, scope.as_of));
    blocks.extend(tables::inspections(register));
    blocks.extend(tables::facilities(register, scope));
    blocks.extend(register.guides.iter().map(|guide| tables::guide(guide)));
    blocks.extend(tables::honours(register));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: None, prose: this.prose.clone() }));
    }
    Disclosure {
        headline: headline(register, scope),
        figures: figures(register, scope),
        period,
        subject: subject(register),
        state: state(register, scope),
        events: events(register, scope),
        blocks,
        asks: None,
        turns: questions::turns(register, scope.as_of),
        ..Disclosure::default()
    }
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// What its first list is of; most registers hold one.
fn subject(register: &Register) -> Option<Cell> {
    let lists = [
        (register.questions.len(), "register.questions"),
        (register.inspections.len(), "register.inspections"),
        (register.facilities.len(), "register.facilities"),
        (register.guides.len(), "register.guides"),
        (register.honours.len(), "register.honours"),
    ];
    lists.into_iter().find(|(n, _)| *n > 0).map(|(_, key)| Cell::label(key))
}

fn headline(register: &Register, scope: &Scope) -> Option<Label> {
    if let Some(headline) = questions::headline(register, scope.as_of) {
        return Some(headline);
    }
    if !register.inspections.is_empty() {
        let (times, found, mended) = tables::sums(register);
        let [times, open, found, mended] = [times, found.saturating_sub(mended), found, mended].map(Cell::Count);
        return Some(match (&open, &found) {
            (_, Cell::Count(0)) => Label::with("register.headline_clean", [times]),
            (Cell::Count(0), _) => Label::with("register.headline_mended", [times, found]),
            _ => Label::with("register.headline_open", [times, found, mended, open]),
        });
    }
    let open = register.facilities.iter().filter(|facility| tables::is_open(facility, scope.as_of)).count();
    if !register.facilities.is_empty() {
        return Some(Label::with("register.headline_facilities", [Cell::Count(count(open))]));
    }
    if !register.guides.is_empty() {
        let names = register.guides.iter().map(|guide| Cell::text(guide.name.to_string())).collect();
        return Some(Label::with("register.headline_guides", [Cell::Many(names)]));
    }
    let newest = register.honours.iter().max_by_key(|honour| honour.on.value)?;
    Some(Label::with("register.headline_honours", [Cell::Count(count(register.honours.len())), Cell::text(newest.name.to_string())]))
}

fn figures(register: &Register, scope: &Scope) -> Vec<Figure> {
    if !register.questions.is_empty() || register.inspections.is_empty() {
        return questions::figures(register, scope.as_of);
    }
    let (times, found, mended) = tables::sums(register);
    let figure = |label: &'static str, n| Figure { role: FigureRole::Other, label: label.into(), value: Cell::Count(n) };
    vec![figure("register.times", times), figure("register.found", found), figure("register.mended", mended)]
}

fn state(register: &Register, scope: &Scope) -> Option<(Tone, Label)> {
    if !register.questions.is_empty() {
        return questions::state(register, scope.as_of);
    }
    let (_, found, mended) = tables::sums(register);
    match (register.inspections.is_empty(), found.saturating_sub(mended)) {
        (true, _) => None,
        (false, 0) => Some((Tone::Good, "register.state_mended".into())),
        (false, open) => Some((Tone::Soon, Label::with("register.state_open", [Cell::Count(open)]))),
    }
}

/// The days on which a facility opens or closes again.
fn events(register: &Register, scope: &Scope) -> Vec<Event> {
    let event = |key: &'static str, from, name: &str| Event::on(from, Label::with(key, [Cell::text(name)]));
    let days = register.facilities.iter().flat_map(|facility| {
        let since = facility.since.as_ref().map(|since| event("register.event_since", since.value, &facility.name));
        let until = facility.until.as_ref().map(|until| event("register.event_until", until.value, &facility.name));
        [since, until].into_iter().flatten()
    });
    days.filter(|event| event.from >= scope.as_of).collect()
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell, Disclosure, Tone};
    use crate::record::kind_of_folder;
    use crate::record::testing::{record, told};

    fn tell(text: &str) -> Disclosure {
        told(kind_of_folder("register").unwrap(), &[text])
    }

    fn headline(text: &str) -> (&'static str, Vec<Cell>) {
        let label = tell(text).headline.unwrap();
        (label.key, label.with)
    }

    #[test]
    fn inspections_are_summed_and_what_is_open_is_said() {
        let text = "period: 2026-Q3\ninspections:\n  - {sort: fire, times: 12, found: 5, mended: 4}\n  - {sort: cleaning, times: 24, found: 3, mended: 3}\n";
        assert_eq!(headline(text), ("register.headline_open", [36, 8, 7, 1].map(Cell::Count).to_vec()));
        let told = tell(text);
        assert_eq!(told.state.map(|(tone, label)| (tone, label.key)), Some((Tone::Soon, "register.state_open")));
        let Block::Table(table) = &told.blocks[1] else { panic!("no table") };
        assert_eq!(table.total.as_ref().map(|row| row.cells[1..4].to_vec()), Some([36, 8, 7].map(Cell::Count).to_vec()));
        let clean = "period: 2026-Q3\ninspections: [{sort: fire, times: 12, found: 0, mended: 0}]\n";
        assert_eq!(headline(clean), ("register.headline_clean", vec![Cell::Count(12)]));
        assert_eq!(headline(&clean.replace(": 0", ": 2")).0, "register.headline_mended");
    }

    #[test]
    fn facilities_that_are_closed_again_are_not_counted() {
        let text = "facilities:\n  - {name: 食堂, owner: 示例小学}\n  - {name: 操场, owner: 示例小学, until: 2026-11-21}\n  - {name: 车位, owner: 示例公司, since: 2026-12-01}\n";
        assert_eq!(headline(text), ("register.headline_facilities", vec![Cell::Count(1)]));
        let told = tell(text);
        assert_eq!(told.events.len(), 1, "only what lies ahead");
        let Block::Table(table) = &told.blocks[0] else { panic!("no table") };
        let marks: Vec<_> = table.rows.iter().map(|row| row.mark.as_ref().map(|(_, label)| label.key)).collect();
        assert_eq!(marks, [None, Some("register.over"), Some("register.to_come")]);
    }

    #[test]
    fn guides_and_honours_have_their_sentences() {
        assert_eq!(headline("guides: [{name: 老年卡, office: 社区窗口}]\n").0, "register.headline_guides");
        let honours = "honours: [{name: 甲, by: 市, on: 2025-01-01}, {name: 乙, by: 区, on: 2026-01-01}]\n";
        assert_eq!(headline(honours), ("register.headline_honours", vec![Cell::Count(2), Cell::text("乙")]));
        assert_eq!(tell("").headline, None);
    }

    #[test]
    fn the_example_reads_clean() {
        let kind = kind_of_folder("register").unwrap();
        record(kind, "example", kind.example);
    }
}
