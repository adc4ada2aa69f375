//! The tables of a report: what was told, the building heads' month, opinions and answers; and who reported how often.

use std::collections::BTreeMap;

use crate::base::id::PersonId;
use crate::disclosure::{Block, Cell, Column, Label, Row, Table, Tone};
use crate::record::header::Status;
use crate::record::kind::{Filed, Scope};

use super::{HeadReport, Month, Opinion, Report, ReportSort};

fn table(caption: impl Into<Label>, columns: Vec<Column>, rows: Vec<Row>, total: Option<Row>) -> Option<Block> {
    (!rows.is_empty()).then(|| Block::Table(Table { caption: caption.into(), columns, rows, total }))
}

fn count(n: usize) -> Cell {
    Cell::Count(u64::try_from(n).unwrap_or(u64::MAX))
}

/// What was told.
pub fn points(report: &Report) -> Option<Block> {
    let row = |point: &super::Point| {
        let records: Vec<Cell> = point.records.iter().map(|id| Cell::Record(id.value.clone())).collect();
        let details = (!records.is_empty()).then(|| ("report.more".into(), Cell::Many(records)));
        Row { details: details.into_iter().collect(), ..Row::of([Cell::text(point.subject.to_string()), Cell::text(point.text.to_string())]) }
    };
    let columns = vec![Column::words("report.subject"), Column::words("report.content")];
    table("report.point_table", columns, report.points.iter().map(|point| row(point)).collect(), None)
}

/// The buildings a head answers for: as written, else as the roster says for that month.
fn buildings(report: &Report, head: &HeadReport, scope: &Scope) -> Vec<Cell> {
    if !head.buildings.is_empty() {
        return head.buildings.iter().map(|id| Cell::Building(id.value.clone())).collect();
    }
    let day = report.period.as_ref().map_or(report.on.value, |period| period.until);
    let body = scope.directory.organization_on(&report.from, day);
    let own = body.and_then(|body| body.members.iter().find(|member| member.person.value == head.person.value && body.holds(member, day)));
    own.map_or_else(Vec::new, |member| member.buildings.iter().map(|id| Cell::Building(id.value.clone())).collect())
}

/// What each building head did, and all together.
pub fn heads(report: &Report, scope: &Scope) -> Option<Block> {
    let row = |head: &HeadReport| {
        let number = |count: &Option<crate::base::source::At<crate::base::number::Count>>| {
            Cell::maybe(count.as_ref().map(|count| Cell::Count(count.0)))
        };
        let mut details: Vec<(Label, Cell)> = Vec::new();
        let own = buildings(report, head, scope);
        details.extend((!own.is_empty()).then(|| ("report.buildings".into(), Cell::Many(own))));
        details.extend(head.settled.as_ref().map(|n| ("report.settled".into(), Cell::Count(n.0))));
        details.extend(head.passed_on.as_ref().map(|n| ("report.passed_on".into(), Cell::Count(n.0))));
        details.extend(head.note.as_ref().map(|note| ("report.note".into(), Cell::text(note.to_string()))));
        let mark = (!head.is_made()).then(|| (Tone::Late, "report.not_made".into()));
        let cells = vec![Cell::Person(head.person.value.clone()), number(&head.visits), number(&head.raised)];
        Row { cells, details, mark, anchor: None }
    };
    let month = Month::of(&report.heads);
    let total = Row::of([Cell::label("report.together"), Cell::Count(month.visits), Cell::Count(month.raised)]);
    let columns = vec![Column::words("report.head"), Column::numbers("report.visits"), Column::numbers("report.raised")];
    table("report.head_table", columns, report.heads.iter().map(|head| row(head)).collect(), Some(total))
}

/// What was said to it, and what was answered.
pub fn opinions(report: &Report, scope: &Scope) -> Option<Block> {
    let row = |one: &Opinion| {
        let answered = one.answered.as_ref().map(|on| on.value).filter(|on| *on <= scope.as_of);
        let said = one.answer.as_ref().filter(|_| one.answered.is_none() || answered.is_some());
        let mut details: Vec<(Label, Cell)> = Vec::new();
        details.extend(one.on.as_ref().map(|on| ("report.said_on".into(), Cell::Date(**on))));
        details.extend(answered.map(|on| ("report.answered_on".into(), Cell::Date(on))));
        let answer = said.map_or(Cell::State(Tone::Soon, "report.unanswered".into()), |answer| Cell::text(answer.to_string()));
        Row { details, ..Row::of([Cell::text(one.text.to_string()), Cell::Organization(one.by.value.clone()), answer]) }
    };
    let columns = vec![Column::words("report.opinion"), Column::words("report.by"), Column::words("report.answer")];
    table("report.opinion_table", columns, report.opinions.iter().map(|one| row(one)).collect(), None)
}

fn stands(filed: &&Filed<Report>) -> bool {
    filed.header.status() == Status::Published
}

/// Who reported how often this year, and when last; for the list page.
pub fn told_so_far(series: &[Vec<Filed<Report>>], scope: &Scope) -> Option<Block> {
    let year = scope.as_of.year();
    let row = |group: &Vec<Filed<Report>>| {
        let report = group.first()?.body;
        let days = || group.iter().filter(stands).map(|filed| filed.body.on.value).filter(|on| *on <= scope.as_of);
        let name = Cell::Parts(vec![Cell::Organization(report.from.value.clone()), Cell::label(report.sort.key())]);
        let times = days().filter(|on| on.year() == year).count();
        Some(Row::of([name, count(times), Cell::maybe(days().max().map(Cell::Date))]))
    };
    let caption = Label::with("report.times_table", [Cell::text(year.to_string())]);
    let columns = vec![Column::words("report.who"), Column::numbers("report.times"), Column::dates("report.last")];
    table(caption, columns, series.iter().filter_map(row).collect(), None)
}

/// Of each building head, in how many of this year's months a report was made (已履职 n/m 月); for the list page.
pub fn months(series: &[Vec<Filed<Report>>], scope: &Scope) -> Option<Block> {
    let year = scope.as_of.year();
    let this_year = |filed: &&Filed<Report>| filed.body.period.as_ref().is_some_and(|period| period.until.year() == year);
    let reports = series.iter().flatten().filter(stands).filter(this_year).filter(|filed| *filed.body.sort == ReportSort::BuildingHeads);
    let mut people: BTreeMap<PersonId, (usize, usize)> = BTreeMap::new();
    let mut order: Vec<PersonId> = Vec::new();
    for head in reports.flat_map(|filed| &filed.body.heads) {
        let (made, asked) = people.entry(head.person.value.clone()).or_insert_with(|| {
            order.push(head.person.value.clone());
            (0, 0)
        });
        *made += usize::from(head.is_made());
        *asked += 1;
    }
    let row = |person: PersonId| {
        let (made, asked) = people.get(&person).copied().unwrap_or_default();
        Row::of([Cell::Person(person), Cell::Label(Label::with("report.months_of", [count(made), count(asked)]))])
    };
    let caption = Label::with("report.month_table", [Cell::text(year.to_string())]);
    table(caption, vec![Column::words("report.head"), Column::words("report.months")], order.iter().cloned().map(row).collect(), None)
}
