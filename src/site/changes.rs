//! What a correction changed: what the old disclosure says beside what the new one says, and by how much they differ.
//!
//! The words of its text are compared in [`super::redline`].

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Debug;

use crate::disclosure::{
    Block, Cell, Chart, ChartShape, Column, ColumnSort, Disclosure, Label, Progress, Roll, Row, Step, Steps, Table, Tally,
};

/// One change a correction made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What changed.
    pub label: Label,
    /// Before.
    pub before: Cell,
    /// After.
    pub after: Cell,
    /// By how much: more or less, later or earlier; empty where that is not a number.
    pub by: Cell,
}

impl Change {
    fn of(label: Label, before: Cell, after: Cell) -> Self {
        let by = difference(&before, &after);
        Change { label, before, after, by }
    }
}

/// What stands against each other: a name and a value.
pub type Pairs = Vec<(Label, Cell)>;

/// Compares two records: what their headers say, and their disclosures.
pub fn between(before: (Pairs, &Disclosure), after: (Pairs, &Disclosure)) -> Vec<Change> {
    let ((old_head, old), (new_head, new)) = (before, after);
    let mut changes = Vec::new();
    pairs(&old_head, &new_head, &mut changes);
    let figures = |told: &Disclosure| told.figures.iter().map(|f| (f.label.clone(), f.value.clone())).collect();
    pairs(&figures(old), &figures(new), &mut changes);
    pairs(&blocks(old), &blocks(new), &mut changes);
    for (old, new) in tables(old, new) {
        rows(old, new, &mut changes);
    }
    changes.dedup();
    changes
}

fn pairs(before: &Pairs, after: &Pairs, changes: &mut Vec<Change>) {
    for (old, new) in matched(before, after, |(label, _)| label.clone()) {
        let value = |pair: Option<&(Label, Cell)>| pair.map_or(Cell::Empty, |(_, value)| value.clone());
        let (from, to) = (value(old), value(new));
        if let Some((label, _)) = old.or(new).filter(|_| from != to) {
            changes.push(Change::of(label.clone(), from, to));
        }
    }
}

/// What is the same in two lists by its key, each once; what went stands without a partner, and after all of it what came.
///
/// An account may have thousands of lines, so what is left is looked up by the key as it is written out.
fn matched<'t, T, K: Debug>(before: &'t [T], after: &'t [T], key: impl Fn(&T) -> K) -> Vec<(Option<&'t T>, Option<&'t T>)> {
    let written = |one: &T| format!("{:?}", key(one));
    let mut left: BTreeMap<String, VecDeque<(usize, &T)>> = BTreeMap::new();
    after.iter().enumerate().for_each(|(at, one)| left.entry(written(one)).or_default().push_back((at, one)));
    let mut found: Vec<(Option<&T>, Option<&T>)> = Vec::with_capacity(before.len());
    for old in before {
        let same = left.get_mut(&written(old)).and_then(VecDeque::pop_front);
        found.push((Some(old), same.map(|(_, new)| new)));
    }
    let mut came: Vec<(usize, &T)> = left.into_values().flatten().collect();
    came.sort_by_key(|(at, _)| *at);
    found.extend(came.into_iter().map(|(_, new)| (None, Some(new))));
    found
}

/// Everything but tables and text as names and values.
fn blocks(told: &Disclosure) -> Pairs {
    let of = |block: &Block| match block {
        Block::Facts(facts) => facts.rows.clone(),
        Block::Roll(roll) => people(roll),
        Block::Steps(steps) => course(steps),
        Block::Tally(tally) => votes(tally),
        Block::Chart(chart) if chart.shape == ChartShape::Bars => bars(chart),
        _ => Pairs::new(),
    };
    told.blocks.iter().flat_map(of).collect()
}

fn row_of(what: Cell, which: Cell) -> Label {
    Label::with("site.row_of", [what, which])
}

fn people(roll: &Roll) -> Pairs {
    let entry = |entry: &crate::disclosure::RollEntry| {
        let details = entry.details.iter().map(|(_, value)| value.clone());
        let said = entry.posts.iter().cloned().chain(details).chain(entry.phone.clone().map(Cell::Phone));
        (row_of(Cell::Label(roll.title.clone()), entry.person.clone()), Cell::Parts(said.collect()))
    };
    roll.entries.iter().map(entry).collect()
}

fn course(steps: &Steps) -> Pairs {
    let title = steps.title.clone().unwrap_or_else(|| "steps.title".into());
    let step = |step: &Step| {
        let progress = Cell::label(match step.progress {
            Progress::Done => "steps.done",
            Progress::Now => "steps.now",
            Progress::Ahead => "steps.ahead",
        });
        let said = [Some(&progress), step.on.as_ref(), step.by.as_ref(), step.outcome.as_ref()];
        let said = said.into_iter().flatten().chain(&step.links).cloned().collect();
        (row_of(Cell::Label(title.clone()), Cell::Label(step.label.clone())), Cell::Parts(said))
    };
    steps.steps.iter().map(step).collect()
}

fn votes(tally: &Tally) -> Pairs {
    let (tone, outcome) = &tally.outcome;
    let motion = || Cell::text(tally.motion.clone());
    let mut said = vec![(row_of(Cell::label("tally.motion"), motion()), Cell::State(*tone, outcome.clone()))];
    for base in &tally.bases {
        let line = |what: Cell, value: &Cell| (row_of(motion(), Cell::Parts(vec![Cell::Label(base.label.clone()), what])), value.clone());
        said.push(line(Cell::label("tally.took_part"), &base.participation.count));
        said.extend(base.agreement.as_ref().map(|agreed| line(Cell::label("tally.agreed"), &agreed.count)));
        said.extend(base.no.as_ref().map(|no| line(Cell::label("site.no"), no)));
        said.extend(base.abstain.as_ref().map(|abstain| line(Cell::label("site.abstain"), abstain)));
    }
    said
}

fn bars(chart: &Chart) -> Pairs {
    let values = chart.series.first().into_iter().flat_map(|series| chart.categories.iter().zip(&series.values));
    values.map(|(category, value)| (row_of(Cell::Label(chart.title.clone()), category.clone()), value.clone())).collect()
}

/// Tables of the same caption side by side, else those whose captions differ in a number or a name only.
fn tables<'d>(before: &'d Disclosure, after: &'d Disclosure) -> Vec<(Option<&'d Table>, Option<&'d Table>)> {
    let all =
        |told: &'d Disclosure| told.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    let (old, new): (Vec<&Table>, Vec<&Table>) = (all(before).collect(), all(after).collect());
    let (same, rest): (Vec<_>, Vec<_>) =
        matched(&old, &new, |table| table.caption.clone()).into_iter().partition(|(o, n)| o.is_some() && n.is_some());
    let (gone, come): (Vec<_>, Vec<_>) =
        (rest.iter().filter_map(|(old, _)| *old).collect(), rest.iter().filter_map(|(_, new)| *new).collect());
    let alike =
        matched(&gone, &come, |table| table.caption.key).into_iter().map(|(old, new)| (old.map(|table| **table), new.map(|table| **table)));
    same.into_iter().map(|(old, new)| (old.copied(), new.copied())).chain(alike.collect::<Vec<_>>()).collect()
}

/// Rows are the same row by their anchor, or by their first cell where they have none; of a row on both sides what differs is told.
fn rows(old: Option<&Table>, new: Option<&Table>, changes: &mut Vec<Change>) {
    let key = |row: &Row| row.anchor.clone().map(Cell::Text).or_else(|| row.cells.first().cloned());
    let Some(table) = new.or(old) else { return };
    let (before, after) = (old.map_or(&[][..], |table| &table.rows), new.map_or(&[][..], |table| &table.rows));
    for (old, new) in matched(before, after, key) {
        let Some(row) =
            new.or(old).filter(|_| !old.zip(new).is_some_and(|(old, new)| old.cells == new.cells && old.details == new.details))
        else {
            continue;
        };
        let mut name: Vec<Cell> = key(row).into_iter().collect();
        let said = old.zip(new).and_then(|_| named_by(table, row).filter(|cell| !name.contains(cell)));
        name.extend(said.cloned());
        changes.push(Change {
            label: row_of(Cell::Label(table.caption.clone()), Cell::Parts(name)),
            before: told(old, new),
            after: told(new, old),
            by: by_column(&table.columns, old, new),
        });
    }
}

/// The first words of a row: what an entry was for.
fn named_by<'r>(table: &Table, row: &'r Row) -> Option<&'r Cell> {
    table.columns.iter().zip(&row.cells).find(|(column, _)| column.sort == ColumnSort::Words).map(|(_, cell)| cell)
}

/// What a row says that the other does not; all of its cells where there is no other.
fn told(row: Option<&Row>, other: Option<&Row>) -> Cell {
    let (Some(row), Some(other)) = (row, other) else {
        let cells = row.map(|row| row.cells.iter().skip(usize::from(row.anchor.is_none())).cloned().collect());
        return cells.map_or(Cell::Empty, Cell::Parts);
    };
    let cells = row.cells.iter().enumerate().filter(|(at, cell)| other.cells.get(*at) != Some(cell)).map(|(_, cell)| cell);
    let details = row.details.iter().filter(|detail| !other.details.contains(detail)).map(|(_, cell)| cell);
    let mut said: Vec<Cell> = cells.chain(details).cloned().collect();
    match said.len() {
        0 => Cell::Empty,
        1 => said.remove(0),
        _ => Cell::Parts(said),
    }
}

/// By how much the numbers of a row differ; each with the name of its column where several do.
fn by_column(columns: &[Column], old: Option<&Row>, new: Option<&Row>) -> Cell {
    let cell = |row: Option<&Row>, at: usize| row.and_then(|row| row.cells.get(at)).cloned().unwrap_or(Cell::Empty);
    // An entry that came or went counts with its whole amount.
    let amount = |cell: Cell, other: &Cell| match (&cell, other) {
        (Cell::Empty, Cell::Money(_)) => Cell::Money(crate::base::money::Money::ZERO),
        _ => cell,
    };
    let column = |(at, column): (usize, &Column)| {
        let (old, new) = (cell(old, at), cell(new, at));
        let (old, new) = (amount(old.clone(), &new), amount(new, &old));
        Some((column.label.clone(), difference(&old, &new))).filter(|(_, by)| *by != Cell::Empty)
    };
    let mut told: Vec<(Label, Cell)> = columns.iter().enumerate().filter_map(column).collect();
    match told.len() {
        0 => Cell::Empty,
        1 => told.remove(0).1,
        _ => Cell::Many(told.into_iter().map(|(label, by)| Cell::Label(row_of(Cell::Label(label), by))).collect()),
    }
}

/// By how much two values differ, in words.
fn difference(old: &Cell, new: &Cell) -> Cell {
    let told = |rose: bool, words: [&'static str; 2], by: Cell| {
        let [more, less] = words;
        Cell::Label(Label::with(if rose { more } else { less }, [by]))
    };
    let size = ["site.more", "site.less"];
    match (old, new) {
        _ if old == new => Cell::Empty,
        (Cell::Money(old), Cell::Money(new)) => told(new > old, size, Cell::Money((*new - *old).abs())),
        (Cell::Count(old) | Cell::People(old), Cell::Count(new) | Cell::People(new)) => {
            told(new > old, size, Cell::Count(new.abs_diff(*old)))
        }
        (Cell::Area(old), Cell::Area(new)) => told(new > old, size, Cell::Area(crate::base::area::Area(new.0.abs_diff(old.0)))),
        (Cell::Date(old), Cell::Date(new)) | (Cell::Days(_, Some(old)), Cell::Days(_, Some(new))) if old != new => {
            let days = new.days_since(*old).unsigned_abs();
            told(new > old, ["site.later", "site.earlier"], Cell::Count(days))
        }
        _ => Cell::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::money::Money;
    use crate::disclosure::{Figure, FigureRole, RollEntry};

    fn told(amount: i64) -> Disclosure {
        let row =
            Row { anchor: Some("S1".into()), cells: vec![Cell::text("广告"), Cell::Money(Money::from_fen(amount))], ..Row::default() };
        let table = Table {
            caption: "finance.income_table".into(),
            columns: vec![Column::words("finance.subject"), Column::numbers("finance.amount")],
            rows: vec![row],
            total: None,
        };
        let figure = Figure { role: FigureRole::Income, label: "finance.income".into(), value: Cell::Money(Money::from_fen(amount)) };
        Disclosure { figures: vec![figure], blocks: vec![Block::Table(table)], ..Disclosure::default() }
    }

    fn compared(before: &Disclosure, after: &Disclosure) -> Vec<Change> {
        between((Vec::new(), before), (Vec::new(), after))
    }

    fn of(block: Block) -> Disclosure {
        Disclosure { blocks: vec![block], ..Disclosure::default() }
    }

    #[test]
    fn a_changed_amount_shows_in_the_figure_and_in_its_row_and_by_how_much() {
        let changes = compared(&told(100), &told(200));
        assert_eq!(changes.len(), 2);
        assert_eq!(changes[0].label.key, "finance.income");
        assert_eq!(changes[1].label.key, "site.row_of");
        let more = Cell::Label(Label::with("site.more", [Cell::Money(Money::from_fen(100))]));
        assert!(changes.iter().all(|change| change.by == more), "{changes:?}");
        assert!(compared(&told(100), &told(100)).is_empty());
    }

    #[test]
    fn what_came_stands_behind_what_went_in_its_order() {
        let pairs = |names: &[&'static str]| -> Pairs { names.iter().map(|name| (Label::from(*name), Cell::text("1"))).collect() };
        let named = |one: Option<&(Label, Cell)>| one.map(|(label, _)| label.clone());
        let (before, after) = (pairs(&["a", "b", "a"]), pairs(&["z", "a", "c"]));
        let found: Vec<_> = matched(&before, &after, |(label, _)| label.clone()).into_iter().map(|(o, n)| (named(o), named(n))).collect();
        let of = |name: &'static str| Some(Label::from(name));
        assert_eq!(found, [(of("a"), of("a")), (of("b"), None), (of("a"), None), (None, of("z")), (None, of("c"))]);
    }

    #[test]
    fn what_stands_under_a_row_shows_where_it_changed() {
        let with = |voucher: &str| {
            let mut told = told(100);
            if let Some(Block::Table(table)) = told.blocks.first_mut() {
                table.rows[0].details = vec![("finance.voucher".into(), Cell::text(voucher)), ("finance.note".into(), Cell::text("同"))];
            }
            told
        };
        let changes = compared(&with("记1"), &with("记2"));
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].after, Cell::text("记2"));
    }

    #[test]
    fn of_rows_that_are_called_alike_the_second_is_the_second() {
        let table = |second: &str| {
            let rows = vec![Row::of([Cell::text("周四"), Cell::text("甲")]), Row::of([Cell::text("周四"), Cell::text(second)])];
            of(Block::Table(Table {
                caption: "finance.income_table".into(),
                columns: vec![Column::words("finance.subject")],
                rows,
                total: None,
            }))
        };
        let changes = compared(&table("乙"), &table("丙"));
        assert_eq!(changes.iter().map(|c| (&c.before, &c.after)).collect::<Vec<_>>(), [(&Cell::text("乙"), &Cell::text("丙"))]);
    }

    #[test]
    fn people_steps_votes_and_the_header_are_compared_too() {
        let roll = |name: &str| {
            let entry = RollEntry { person: Cell::Name(name.into()), posts: vec![Cell::text("组长")], details: Vec::new(), phone: None };
            of(Block::Roll(Roll { title: "roll.none".into(), entries: vec![entry] }))
        };
        let changes = compared(&roll("甲"), &roll("乙"));
        assert_eq!(changes.len(), 2, "one went, one came");
        assert_eq!((&changes[0].after, &changes[1].before), (&Cell::Empty, &Cell::Empty));
        let step = |outcome: &str| {
            let outcome = Some(Cell::text(outcome));
            let step = Step { label: "matter.steps".into(), progress: Progress::Done, on: None, by: None, outcome, links: Vec::new() };
            of(Block::Steps(Steps { title: None, steps: vec![step] }))
        };
        assert_eq!(compared(&step("通过"), &step("没有通过")).len(), 1);
        let day = |day: &str| vec![("site.ask_until".into(), Cell::Date(crate::record::testing::day(day)))];
        let same = Disclosure::default();
        let changes = between((day("2026-04-30"), &same), (day("2026-05-05"), &same));
        assert_eq!(changes[0].by, Cell::Label(Label::with("site.later", [Cell::Count(5)])));
    }
}
