//! For the caretaker of the boards: what comes down, goes up and stays (换栏单), and what is to be printed for it (印制清单).

use std::collections::BTreeSet;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::disclosure::{Block, Cell, Column, Label, Row, Table};
use crate::site::{RecordPage, Site, SlotPlace};

use super::small::bare;
use super::{Part, Sheet, What, hangs, records, speaks};

/// What is to be done with one sheet at one place of the board.
#[derive(Debug, Clone)]
pub struct Move<'s> {
    /// Which place.
    pub slot: &'s SlotPlace,
    /// What is done.
    pub act: Act,
    /// With which record.
    pub record: &'s RecordPage,
}

/// What is done with a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// It has hung its time, or no longer holds.
    Down,
    /// It is to hang and does not yet.
    Up,
    /// It hangs, until this day.
    Stay(Option<Date>),
}

/// The sheets for the caretaker; none where there is no board.
pub fn sheets(site: &Site) -> Vec<Sheet> {
    if site.slots.is_empty() {
        return Vec::new();
    }
    let moves = moves(site);
    vec![changes(site, &moves), list(site, &moves)]
}

/// What is to be done today, board by board.
pub fn moves(site: &Site) -> Vec<Move<'_>> {
    let find = |id: &RecordId| records(site).map(|(_, page)| page).find(|page| page.teaser.id == *id);
    let mut moves = Vec::new();
    let mut hung: BTreeSet<&str> = BTreeSet::new();
    for slot in &site.slots {
        for (id, _) in &slot.hanging {
            let Some(record) = find(id) else { continue };
            // What hangs without a last day is evidence of its own; what is over or was taken back comes down.
            let over = !speaks(record) || record.window.as_ref().and_then(|(_, until, _)| *until).is_some_and(|until| until < site.as_of);
            let act = if over { Act::Down } else { Act::Stay(record.window.as_ref().and_then(|(_, until, _)| *until)) };
            hung.insert(record.teaser.id.0.as_str());
            moves.push(Move { slot, act, record });
        }
    }
    let due = records(site).map(|(_, page)| page).filter(|page| speaks(page) && hangs(page, site.as_of));
    for record in due.filter(|page| !hung.contains(page.teaser.id.0.as_str())) {
        if let Some(slot) = site.slots.iter().find(|slot| room(slot, &moves) > 0) {
            moves.push(Move { slot, act: Act::Up, record });
        }
    }
    let place = |slot: &SlotPlace| site.slots.iter().position(|other| other.id == slot.id);
    moves.sort_by(|a, b| (place(a.slot), a.act, &a.record.teaser.id.0).cmp(&(place(b.slot), b.act, &b.record.teaser.id.0)));
    moves
}

/// How many sheets a place still takes once what is over has come down.
fn room(slot: &SlotPlace, moves: &[Move]) -> u64 {
    let taken = moves.iter().filter(|one| one.slot.id == slot.id && one.act != Act::Down).count();
    slot.sheets.saturating_sub(u64::try_from(taken).unwrap_or(u64::MAX))
}

fn changes(site: &Site, moves: &[Move]) -> Sheet {
    let row = |one: &Move| {
        let (word, until) = match one.act {
            Act::Down => ("sheet.down", None),
            Act::Up => ("sheet.up", one.record.window.as_ref().and_then(|(_, until, _)| *until)),
            Act::Stay(until) => ("sheet.stay", until),
        };
        let number = one.record.number.clone().map_or(Cell::Empty, Cell::Text);
        Row::of([Cell::label(word), Cell::text(&one.record.teaser.title), number, until.map_or(Cell::Empty, Cell::Date), Cell::text("□")])
    };
    let boards = site.slots.iter().filter_map(|slot| {
        let rows: Vec<Row> = moves.iter().filter(|one| one.slot.id == slot.id).map(row).collect();
        let size = Cell::text(slot.size.clone().unwrap_or_default());
        (!rows.is_empty()).then(|| {
            Block::Table(Table {
                caption: Label::with("sheet.board", [Cell::text(&slot.name), size, Cell::Count(slot.sheets)]),
                columns: [
                    Column::words("sheet.act"),
                    Column::words("sheet.which"),
                    Column::words("sheet.number"),
                    Column::dates("sheet.hangs_until"),
                    Column::words("sheet.done"),
                ]
                .into(),
                rows,
                total: None,
            })
        })
    });
    Sheet {
        stamp: "sheet.stamp_work".into(),
        title: Cell::Label(Label::with("sheet.changes_title", [Cell::text(&site.place.name), Cell::Date(site.as_of)])),
        parts: vec![Part { lead: Some(Cell::label("sheet.changes_lead")), blocks: boards.collect(), ..Part::default() }],
        ..bare(site, What::Changes)
    }
}

fn list(site: &Site, moves: &[Move]) -> Sheet {
    let up = moves.iter().filter(|one| one.act == Act::Up).map(|one| {
        let size = one.slot.size.clone().unwrap_or_else(|| "A4".into());
        row(Cell::text(&one.record.teaser.title), What::Notice, &size, 1, Cell::text(&one.slot.name))
    });
    let boards = site.slots.iter().filter(|slot| slot.size.as_deref() == Some("A3"));
    let summary = boards.map(|slot| row(Cell::label("sheet.summary"), What::Summary, "A3", 1, Cell::text(&slot.name)));
    let stairwells = site.buildings.iter().map(|b| row(Cell::label("sheet.stairwell"), What::Stairwell, "A4", 1, b.name.clone()));
    let table = Table {
        caption: "sheet.list_caption".into(),
        columns: [
            Column::words("sheet.which"),
            Column::words("sheet.sort"),
            Column::words("sheet.size"),
            Column::numbers("sheet.copies"),
            Column::words("sheet.where"),
        ]
        .into(),
        rows: up.chain(summary).chain(stairwells).collect(),
        total: None,
    };
    Sheet {
        stamp: "sheet.stamp_work".into(),
        title: Cell::Label(Label::with("sheet.list_title", [Cell::text(&site.place.name), Cell::Date(site.as_of)])),
        parts: vec![Part { blocks: vec![Block::Table(table)], ..Part::default() }],
        ..bare(site, What::List)
    }
}

fn row(which: Cell, what: What, size: &str, copies: u64, place: Cell) -> Row {
    Row::of([which, Cell::label(what.key()), Cell::text(size), Cell::Count(copies), place])
}
