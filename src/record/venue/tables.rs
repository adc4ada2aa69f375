//! The tables of a venue: when it is open, what is done there, what is there; and all venues together.

use std::collections::BTreeSet;

use crate::base::area::Area;
use crate::disclosure::{Block, Cell, Column, Label, Row, Table};
use crate::party::contact::Weekday;
use crate::record::kind::{Filed, Scope};

use super::{Opening, Venue};

/// A distance in metres.
pub fn metres(distance: u64) -> Cell {
    Cell::Label(Label::with("venue.metres", [Cell::Count(distance)]))
}

/// How far it is from the middle of the compound.
pub fn distance(venue: &Venue, scope: &Scope) -> Option<Cell> {
    venue.metres_from(scope.unit.location.as_ref().map(|location| &location.value)).map(metres)
}

/// The hours of each day of the week; days with the same hours stand in one row.
pub fn opening(venue: &Venue) -> Option<Block> {
    let mut rows: Vec<(Vec<Cell>, Vec<Cell>)> = Vec::new();
    for day in Weekday::ALL {
        let mut on: Vec<&Opening> = venue.opening.iter().map(|opening| &opening.value).filter(|opening| opening.is_on(*day)).collect();
        on.sort_by_key(|opening| opening.from.value);
        let hours: Vec<Cell> = on.into_iter().map(stretch).collect();
        let closed = vec![Cell::label("venue.closed_that_day")];
        let hours = if hours.is_empty() { closed } else { hours };
        match rows.iter_mut().find(|(_, known)| *known == hours) {
            Some((days, _)) => days.push(Cell::label(day.key())),
            None => rows.push((vec![Cell::label(day.key())], hours)),
        }
    }
    let row = |(days, hours): (Vec<Cell>, Vec<Cell>)| {
        let every = days.len() == Weekday::ALL.len();
        Row::of([if every { Cell::label("venue.every_day") } else { Cell::Many(days) }, Cell::Many(hours)])
    };
    let rows = rows.into_iter().map(row).collect();
    let columns = vec![Column::words("venue.weekday"), Column::words("venue.hours")];
    (!venue.opening.is_empty()).then(|| Block::Table(Table { caption: "venue.opening".into(), columns, rows, total: None }))
}

fn stretch(opening: &Opening) -> Cell {
    let hours = Cell::text(format!("{}–{}", *opening.from, *opening.until));
    match &opening.note {
        Some(note) => Cell::Label(Label::with("venue.hours_note", [hours, Cell::text(note.to_string())])),
        None => hours,
    }
}

/// What is done there.
pub fn services(venue: &Venue) -> Option<Block> {
    let row = |service: &super::Service| {
        let by = service.by.as_ref().map(|by| ("venue.by".into(), Cell::Organization(by.value.clone())));
        let free = service.free.as_ref().map(|free| ("venue.price".into(), Cell::label(if **free { "venue.free" } else { "venue.paid" })));
        let note = service.note.as_ref().map(|note| ("venue.note".into(), Cell::text(note.to_string())));
        let time = service.time.as_ref().map_or(Cell::label("venue.when_open"), |time| Cell::text(time.to_string()));
        let cells = vec![Cell::text(service.name.to_string()), time];
        Row { cells, details: [by, free, note].into_iter().flatten().collect(), ..Row::default() }
    };
    let rows: Vec<Row> = venue.services.iter().map(|service| row(service)).collect();
    let columns = vec![Column::words("venue.service"), Column::words("venue.time")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "venue.services".into(), columns, rows, total: None }))
}

/// What is there.
pub fn facilities(venue: &Venue) -> Option<Block> {
    let row = |facility: &super::Facility| {
        let note = facility.note.as_ref().map(|note| ("venue.note".into(), Cell::text(note.to_string())));
        let count = Cell::maybe(facility.count.as_ref().map(|count| Cell::Count(count.0)));
        let area = Cell::maybe(facility.area.as_ref().map(|area| Cell::Area(area.value)));
        Row { cells: vec![Cell::text(facility.name.to_string()), count, area], details: note.into_iter().collect(), ..Row::default() }
    };
    let rows: Vec<Row> = venue.facilities.iter().map(|facility| row(facility)).collect();
    let columns = vec![Column::words("venue.facility"), Column::numbers("venue.count"), Column::numbers("venue.area")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "venue.facilities".into(), columns, rows, total: None }))
}

/// All venues in use, with how far and how large they are; what was corrected is left out.
pub fn overview(all: &[Filed<Venue>], scope: &Scope) -> Option<Block> {
    let corrected: BTreeSet<&str> = all.iter().filter_map(|filed| filed.header.amends.as_ref()).map(|id| id.0.as_str()).collect();
    let stands = |filed: &&Filed<Venue>| filed.header.purged.is_none() && !corrected.contains(filed.id.0.as_str());
    let open: Vec<&Filed<Venue>> = all.iter().filter(stands).filter(|filed| filed.body.is_open(scope.as_of)).collect();
    let row = |filed: &&Filed<Venue>| {
        let area = Cell::maybe(filed.body.area.as_ref().map(|area| Cell::Area(area.value)));
        Row::of([Cell::Record(filed.id.clone()), Cell::maybe(distance(filed.body, scope)), area])
    };
    let areas: Vec<u64> = open.iter().filter_map(|filed| filed.body.area.as_ref()).map(|area| area.0).collect();
    let count = u64::try_from(areas.len()).unwrap_or(u64::MAX);
    let sum: u64 = areas.iter().sum();
    let mean = (count > 1).then(|| Label::with("venue.mean", [Cell::Area(Area((2 * sum + count) / (2 * count)))]));
    let total = mean.map(|mean| Row::of([Cell::label("venue.together"), Cell::Label(mean), Cell::Area(Area(sum))]));
    let columns = vec![Column::words("venue.venue"), Column::numbers("venue.distance"), Column::numbers("venue.area")];
    (open.len() > 1).then(|| Block::Table(Table { caption: "venue.all".into(), columns, rows: open.iter().map(row).collect(), total }))
}
