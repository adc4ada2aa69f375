//! 我家楼栋: a page for each building, with what its residents ask first — who is their head, what is done here, what is our share.
//!
//! The page is what the code in the stairwell opens, and what a telephone remembers. Nothing on it is new: every line leads to the
//! record it comes from.

use crate::base::id::BuildingId;
use crate::compound::Compound;
use crate::disclosure::{Block, Cell, Row, Table};

use super::home::stands;
use super::page::Told;
use super::places::{BuildingPage, BuildingPlace, Share};
use super::{Content, Page, Teaser};

/// The page on which a building is chosen.
pub const BUILDINGS: &str = "building/index.html";

/// How many lines a list of the page has at most; its records stand in their own lists too.
const LINES: usize = 12;
/// Of how many records the page tells what falls to the building.
const SHARES: usize = 6;
/// Who serves which building is told by the heads; what these report every month is no share of anything.
const OF_HEADS: [&str; 2] = ["roster", "report"];

/// A page for each building, and the one on which it is chosen; none for a unit without buildings.
pub fn pages(compound: &Compound, all: &[Told], places: &[BuildingPlace]) -> Vec<Page> {
    if places.is_empty() {
        return Vec::new();
    }
    let mut standing: Vec<&Told> =
        all.iter().filter(|told| stands(compound, told) && !OF_HEADS.contains(&told.seen.record.kind.name)).collect();
    standing.sort_by(|a, b| b.teaser.published.cmp(&a.teaser.published).then_with(|| a.teaser.id.cmp(&b.teaser.id)));
    let named: Vec<Named> = standing.into_iter().map(Named::of).collect();
    let choice = Page { route: BUILDINGS.into(), content: Content::Buildings(places.to_vec()) };
    let pages = places
        .iter()
        .map(|place| Page { route: place.route.clone(), content: Content::Building(Box::new(building(compound, &named, place))) });
    std::iter::once(choice).chain(pages).collect()
}

/// A record that stands, and the buildings it names.
struct Named<'t> {
    told: &'t Told<'t>,
    /// Those it is about: its facts name them. Tables that go through all buildings make no record one of theirs.
    about: Vec<&'t BuildingId>,
    /// Those its tables have rows of.
    tabled: Vec<&'t BuildingId>,
}

impl<'t> Named<'t> {
    fn of(told: &'t Told<'t>) -> Self {
        let mut named = Named { told, about: Vec::new(), tabled: Vec::new() };
        for block in &told.disclosure.blocks {
            match block {
                Block::Facts(facts) => facts.rows.iter().for_each(|(_, cell)| gather(cell, &mut named.about)),
                Block::Table(table) => table.rows.iter().flat_map(cells).for_each(|cell| gather(cell, &mut named.tabled)),
                _ => {}
            }
        }
        named
    }
}

fn building(compound: &Compound, named: &[Named], place: &BuildingPlace) -> BuildingPage {
    let hangs = |told: &Told| {
        let (from, until) = told.seen.record.header.hangs();
        from <= compound.as_of && until.is_some_and(|until| compound.as_of <= until)
    };
    let (mut own, mut done, mut all): (Vec<Teaser>, Vec<Teaser>, Vec<Teaser>) = Default::default();
    for Named { told, about, .. } in named {
        let list = match (about.contains(&&place.id), hangs(told)) {
            (true, true) => &mut own,
            (true, false) => &mut done,
            (false, true) if about.is_empty() => &mut all,
            (false, _) => continue,
        };
        if list.len() < LINES {
            list.push(told.teaser.clone());
        }
    }
    let shares = named
        .iter()
        .filter(|named| named.tabled.contains(&&place.id))
        .map(|Named { told, .. }| Share { teaser: told.teaser.clone(), tables: shares_of(&told.disclosure.blocks, &place.id) });
    BuildingPage { place: place.clone(), own, all, done, shares: shares.take(SHARES).collect() }
}

fn gather<'t>(cell: &'t Cell, ids: &mut Vec<&'t BuildingId>) {
    match cell {
        Cell::Building(id) => ids.push(id),
        Cell::Many(cells) | Cell::Parts(cells) => cells.iter().for_each(|cell| gather(cell, ids)),
        Cell::Label(label) | Cell::State(_, label) => label.with.iter().for_each(|cell| gather(cell, ids)),
        _ => {}
    }
}

/// The cells of a row, and those under it.
fn cells(row: &Row) -> impl Iterator<Item = &Cell> {
    row.cells.iter().chain(row.details.iter().map(|(_, cell)| cell))
}

/// What tables tell of a building, and of a share what it comes to at home.
fn shares_of(blocks: &[Block], id: &BuildingId) -> Vec<Block> {
    let at_home =
        |block: &&Block| matches!(block, Block::Facts(facts) if facts.title.as_ref().is_some_and(|title| title.key == "finance.at_home"));
    let own = |(at, block): (usize, &Block)| rows_of(block, id).into_iter().chain(blocks.get(at + 1).filter(at_home).cloned()).collect();
    let tabled = blocks.iter().enumerate().filter(|(_, block)| rows_of(block, id).is_some());
    tabled.flat_map(|pair| -> Vec<Block> { own(pair) }).collect()
}

/// The rows of a table that are about a building; the sum of all says nothing of one.
fn rows_of(block: &Block, id: &BuildingId) -> Option<Block> {
    let Block::Table(table) = block else { return None };
    let about = |cell: &Cell| {
        let mut ids = Vec::new();
        gather(cell, &mut ids);
        ids.contains(&id)
    };
    let rows: Vec<Row> = table.rows.iter().filter(|row| cells(row).any(about)).cloned().collect();
    (!rows.is_empty()).then(|| Block::Table(Table { rows, total: None, ..table.clone() }))
}
