//! The places of a posting as a table: where, from when, until when; and where that differs from what was announced.

use crate::base::date::Date;
use crate::base::id::{PersonId, SlotId};
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Column, Label, Row, Table, Tone};
use crate::record::kind::Scope;

use super::{Online, Posting, Sheet};

/// From when until when the posted record was to hang, as its own header says.
pub fn window(posting: &Posting, scope: &Scope) -> Option<(Date, Option<Date>)> {
    scope.catalogue.get(&posting.record.0).map(|entry| entry.hangs)
}

/// A place of the board by the name people know.
pub fn place(slot: &SlotId, scope: &Scope) -> Cell {
    let known = scope.unit.slots.iter().find(|known| *known.id.0 == *slot.0);
    Cell::text(known.map_or_else(|| slot.0.clone(), |known| known.name.to_string()))
}

/// A platform by its name, else by its sort.
pub fn platform(online: &Online) -> Cell {
    online.name.as_ref().map_or_else(|| Cell::label(online.platform.key()), |name| Cell::text(name.to_string()))
}

/// Every place of a posting.
pub fn places(posting: &Posting, caption: &'static str, scope: &Scope) -> Option<Block> {
    let window = window(posting, scope);
    let sheets = posting.by_slot().into_iter().flat_map(|sheets| {
        let (first, last) = (0, sheets.len().saturating_sub(1));
        let row = move |(at, sheet): (usize, &At<Sheet>)| {
            let mark = window.and_then(|window| difference(sheet, at == first, at == last, window));
            sheet_row(sheet, mark, scope)
        };
        sheets.into_iter().enumerate().map(row).collect::<Vec<_>>()
    });
    let rows: Vec<Row> = sheets.chain(posting.online.iter().map(|online| online_row(online))).collect();
    let columns = vec![Column::words("posting.place"), Column::dates("posting.from"), Column::dates("posting.until")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: caption.into(), columns, rows, total: None }))
}

/// How a sheet differs from the announced days: hung late, or taken down before the end.
fn difference(sheet: &Sheet, first: bool, last: bool, (from, until): (Date, Option<Date>)) -> Option<(Tone, Label)> {
    let days = |n: i64| Cell::Count(n.unsigned_abs());
    let late = sheet.from.days_since(from);
    let early = sheet.until.as_ref().zip(until).map_or(0, |(down, until)| until.days_since(down.value));
    match (first && late > 0, last && early > 0) {
        (_, true) => Some((Tone::Late, Label::with("posting.early", [days(early)]))),
        (true, false) => Some((Tone::Plain, Label::with("posting.late", [days(late)]))),
        (false, false) => None,
    }
}

fn sheet_row(sheet: &Sheet, mark: Option<(Tone, Label)>, scope: &Scope) -> Row {
    let person = |key: &'static str, who: &Option<At<PersonId>>| who.as_ref().map(|id| (key.into(), Cell::Person(id.value.clone())));
    let photo = sheet.photo.as_ref().map(|file| ("posting.photo".into(), Cell::Attachment(file.value.clone())));
    let note = sheet.note.as_ref().map(|note| ("posting.note".into(), Cell::text(note.to_string())));
    let details = [person("posting.by", &sheet.by), person("posting.taken_by", &sheet.taken_by), photo, note];
    let cells = vec![place(&sheet.slot, scope), Cell::Date(*sheet.from), end(sheet.until.as_ref(), "posting.still")];
    Row { cells, details: details.into_iter().flatten().collect(), mark, anchor: None }
}

fn online_row(online: &Online) -> Row {
    let sort = online.name.as_ref().map(|_| ("posting.platform".into(), Cell::label(online.platform.key())));
    let entry = online.entry.as_ref().map(|entry| ("posting.entry".into(), Cell::text(entry.to_string())));
    let by = online.by.as_ref().map(|id| ("posting.uploaded_by".into(), Cell::Person(id.value.clone())));
    let cells = vec![platform(online), Cell::Date(*online.from), end(online.until.as_ref(), "posting.online_still")];
    Row { cells, details: [sort, entry, by].into_iter().flatten().collect(), ..Row::default() }
}

fn end(until: Option<&At<Date>>, still: &'static str) -> Cell {
    until.map_or(Cell::label(still), |date| Cell::Date(date.value))
}
