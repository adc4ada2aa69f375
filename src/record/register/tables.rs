//! The lists of a register as tables; sums under those that are counted.

use crate::base::date::Date;
use crate::base::number::Ratio;
use crate::disclosure::{Block, Cell, Column, Facts, Label, Row, Table, Tone};
use crate::record::kind::Scope;

use super::{Guide, Honour, Inspection, OpenFacility, Register};

fn text(line: &crate::base::scalar::Line) -> Cell {
    Cell::text(line.to_string())
}

/// Honours, newest first.
pub fn honours(register: &Register) -> Option<Block> {
    let mut honours: Vec<&Honour> = register.honours.iter().map(|honour| &honour.value).collect();
    honours.sort_by_key(|honour| std::cmp::Reverse(honour.on.value));
    let row = |honour: &Honour| {
        let level = honour.level.as_ref().map(|level| ("register.level".into(), Cell::label(level.key())));
        let to = honour.to.as_ref().map(|to| ("register.to".into(), Cell::Organization(to.value.clone())));
        let note = honour.note.as_ref().map(|note| ("register.note".into(), text(note)));
        let cells = vec![text(&honour.name), text(&honour.by), Cell::Date(*honour.on)];
        Row { cells, details: [level, to, note].into_iter().flatten().collect(), ..Row::default() }
    };
    let columns = vec![Column::words("register.honour"), Column::words("register.given_by").aside(), Column::dates("register.on")];
    table("register.honours", columns, honours.into_iter().map(row).collect(), None)
}

/// Whether residents may use a facility on a day.
pub fn is_open(facility: &OpenFacility, day: Date) -> bool {
    facility.since.as_ref().is_none_or(|since| since.value <= day) && facility.until.as_ref().is_none_or(|until| day <= until.value)
}

/// Facilities others open to residents; one that is closed again says so.
pub fn facilities(register: &Register, scope: &Scope) -> Option<Block> {
    let row = |facility: &OpenFacility| {
        let place = facility.place.as_ref().map(|place| ("register.place".into(), text(place)));
        let free = facility.free.as_ref().map(|free| ("register.price".into(), Cell::label(if **free { "register.free" } else { "register.paid" })));
        let phone = facility.phone.as_ref().map(|phone| ("register.phone".into(), Cell::Phone(phone.value.clone())));
        let days = match (&facility.since, &facility.until) {
            (Some(since), until) => Some(Cell::Days(since.value, until.as_ref().map(|until| until.value))),
            (None, until) => until.as_ref().map(|until| Cell::Label(Label::with("register.until", [Cell::Date(until.value)]))),
        };
        let days = days.map(|days| ("register.days".into(), days));
        let mark = (!is_open(facility, scope.as_of)).then(|| {
            let over = facility.until.as_ref().is_some_and(|until| until.value < scope.as_of);
            if over { (Tone::Late, "register.over".into()) } else { (Tone::Soon, "register.to_come".into()) }
        });
        let hours = facility.hours.as_ref().map_or(Cell::label("register.ask"), |hours| text(hours));
        let cells = vec![text(&facility.name), text(&facility.owner), hours];
        Row { cells, details: [place, free, phone, days].into_iter().flatten().collect(), mark, anchor: None }
    };
    let columns = vec![Column::words("register.facility"), Column::words("register.owner"), Column::words("register.hours")];
    table("register.facilities", columns, register.facilities.iter().map(|facility| row(facility)).collect(), None)
}

/// One guide: facts of its own, under its name.
pub fn guide(guide: &Guide) -> Block {
    let mut rows: Vec<(Label, Cell)> = vec![("register.office".into(), text(&guide.office))];
    let mut add = |key: &'static str, cell: Option<Cell>| rows.extend(cell.map(|cell| (Label::from(key), cell)));
    let lines = |lines: &[crate::base::source::At<crate::base::scalar::Line>]| lines.iter().map(|line| text(line)).collect::<Vec<_>>();
    add("register.place", guide.place.as_ref().map(|place| text(place)));
    add("register.hours", guide.hours.as_ref().map(|hours| text(hours)));
    add("register.phone", guide.phone.as_ref().map(|phone| Cell::Phone(phone.value.clone())));
    add("register.bring", (!guide.bring.is_empty()).then(|| Cell::Many(lines(&guide.bring))));
    let numbered = lines(&guide.steps).into_iter().enumerate().map(|(at, step)| {
        Cell::Label(Label::with("register.step", [Cell::Count(u64::try_from(at + 1).unwrap_or(u64::MAX)), step]))
    });
    add("register.steps", (!guide.steps.is_empty()).then(|| Cell::Parts(numbered.collect())));
    add("register.takes", guide.days.as_ref().map(|days| Cell::Label(Label::with("register.working_days", [Cell::Count(days.0)]))));
    let free = |fee: crate::base::money::Money| if fee == crate::base::money::Money::ZERO { Cell::label("register.free") } else { Cell::Money(fee) };
    add("register.fee", guide.fee.as_ref().map(|fee| free(fee.value)));
    add("register.errand", guide.errand.as_ref().map(|yes| Cell::label(if **yes { "register.errand_yes" } else { "register.errand_no" })));
    add("register.record", guide.record.as_ref().map(|record| Cell::Record(record.value.clone())));
    Block::Facts(Facts { title: Some(Label::with("register.guide", [text(&guide.name)])), rows })
}

/// The sums of all inspections: how often, found, put right.
pub fn sums(register: &Register) -> (u64, u64, u64) {
    let sum = |count: fn(&Inspection) -> u64| register.inspections.iter().map(|inspection| count(inspection)).fold(0, u64::saturating_add);
    (sum(|i| i.times.0), sum(|i| i.found.0), sum(|i| i.mended.0))
}

/// What was inspected, found and put right, with the sums and the share put right.
pub fn inspections(register: &Register) -> Option<Block> {
    let share = |found, mended| if found == 0 { Cell::label("register.nothing_found") } else { Cell::Ratio(Ratio { part: mended, whole: found }) };
    let row = |inspection: &Inspection| {
        let by = inspection.by.as_ref().map(|by| ("register.by".into(), Cell::Organization(by.value.clone())));
        let note = inspection.note.as_ref().map(|note| ("register.note".into(), text(note)));
        let (times, found, mended) = (inspection.times.0, inspection.found.0, inspection.mended.0);
        let cells = vec![Cell::label(inspection.sort.key()), Cell::Count(times), Cell::Count(found), Cell::Count(mended), share(found, mended)];
        Row { cells, details: [by, note].into_iter().flatten().collect(), ..Row::default() }
    };
    let (times, found, mended) = sums(register);
    let total = Row::of([Cell::label("register.total"), Cell::Count(times), Cell::Count(found), Cell::Count(mended), share(found, mended)]);
    let columns = vec![
        Column::words("register.inspected"),
        Column::numbers("register.times").aside(),
        Column::numbers("register.found").aside(),
        Column::numbers("register.mended").aside(),
        Column::numbers("register.share"),
    ];
    table("register.inspections", columns, register.inspections.iter().map(|inspection| row(inspection)).collect(), Some(total))
}

fn table(caption: &'static str, columns: Vec<Column>, rows: Vec<Row>, total: Option<Row>) -> Option<Block> {
    let total = total.filter(|_| rows.len() > 1);
    (!rows.is_empty()).then(|| Block::Table(Table { caption: caption.into(), columns, rows, total }))
}
