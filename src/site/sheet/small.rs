//! What is small or for those who hang sheets: codes to stick, a sheet for each building, what changes on the boards.

use crate::disclosure::{Block, Cell, Column, FigureRole, Label, Row, Table};
use crate::site::{BuildingPlace, ContactCard, Content, Home, Site};

use super::{Goal, Part, Sheet, Sticker, What, whole_fingerprint};

/// How many tables a stairwell's sheet has of what concerns the building.
const TABLES: usize = 2;
/// How many numbers to call.
const CALLS: usize = 3;

/// The small sheets of a site.
pub fn sheets(site: &Site) -> Vec<Sheet> {
    let home = site.pages.iter().find_map(|page| match &page.content {
        Content::Home(home) => Some(home.as_ref()),
        _ => None,
    });
    let stairwells = home.into_iter().flat_map(|home| site.buildings.iter().map(|building| stairwell(site, home, building)));
    stairwells.chain(labels(site)).collect()
}

/// What the residents of one building ask first: who is their head, what is done to their building, what is their share.
fn stairwell(site: &Site, home: &Home, building: &BuildingPlace) -> Sheet {
    let heads = Part { title: Some("sheet.our_head".into()), calls: building.heads.clone(), ..Part::default() };
    let page = site.pages.iter().find_map(|page| match &page.content {
        Content::Building(own) if own.place.id == building.id => Some(own),
        _ => None,
    });
    // One heading stands over all of it.
    let shares = page.into_iter().flat_map(|page| &page.shares).take(TABLES).enumerate().map(|(at, share)| Part {
        title: (at == 0).then(|| "sheet.our_building".into()),
        subject: Some(share.teaser.title.clone()),
        blocks: share.tables.clone(),
        ..Part::default()
    });
    let money = home.money.first().map(|card| Part {
        title: Some("sheet.money".into()),
        lead: card.headline.clone().map(Cell::Label),
        figures: card
            .figures
            .iter()
            .filter(|figure| matches!(figure.role, FigureRole::Income | FigureRole::Expenditure | FigureRole::Closing))
            .cloned()
            .collect(),
        ..Part::default()
    });
    let now = (!home.current.is_empty()).then(|| Part {
        title: Some("sheet.hangs_now".into()),
        blocks: vec![hanging_now(home)],
        ..Part::default()
    });
    let elsewhere = |card: &ContactCard| {
        let served = || card.details.iter().filter(|cell| matches!(cell, Cell::Building(_)));
        served().next().is_some() && !served().any(|cell| *cell == Cell::Building(building.id.clone()))
    };
    let head = |card: &ContactCard| building.heads.iter().any(|head| head.phone == card.phone);
    let whom = home.contacts.iter().filter(|card| card.phone.is_some() && !head(card) && !elsewhere(card)).take(CALLS);
    let whom = Part { title: Some("sheet.whom".into()), calls: whom.cloned().collect(), beside: true, ..Part::default() };
    Sheet {
        what: What::Stairwell,
        name: format!("stairwell-{}", building.id.0),
        title: Cell::Label(Label::with("sheet.stairwell_title", [Cell::text(&site.place.name), building.name.clone()])),
        parts: (!building.heads.is_empty()).then_some(heads).into_iter().chain(shares).chain(money).chain(now).chain([whom]).collect(),
        window: site.newest.map(|newest| (newest, home.current.iter().filter_map(|teaser| teaser.until).max())),
        newest: site.newest,
        code: (Goal::Page(building.code.clone()), "sheet.scan_building".into()),
        ..bare(site, What::Stairwell)
    }
}

/// What hangs on the boards today, and until when.
fn hanging_now(home: &Home) -> Block {
    let until = |until: Option<crate::base::date::Date>| until.map_or(Cell::Empty, Cell::Date);
    Block::Table(Table {
        caption: "sheet.hangs_now_caption".into(),
        columns: vec![Column::words("sheet.which"), Column::words("sheet.hangs_until")],
        rows: home.current.iter().map(|teaser| Row::of([Cell::text(&teaser.title), until(teaser.until)])).collect(),
        total: None,
    })
}

/// A sheet with nothing on it yet.
pub fn bare(site: &Site, what: What) -> Sheet {
    Sheet {
        what,
        name: what.word().into(),
        stamp: "sheet.stamp_open".into(),
        title: Cell::Empty,
        lines: Vec::new(),
        parts: Vec::new(),
        signed: None,
        feedback: None,
        window: None,
        labels: Vec::new(),
        blanks: Vec::new(),
        number: None,
        record: None,
        newest: site.newest,
        fingerprint: Some(whole_fingerprint(site)),
        version: None,
        code: (Goal::Unit, "sheet.scan_summary".into()),
    }
}

/// Codes to stick on doors, lifts and boards; none where there is nothing to stick them on.
fn labels(site: &Site) -> Option<Sheet> {
    let sticker = |place: Cell, caption: &'static str, goal: Goal| Sticker { place, caption: caption.into(), goal };
    let whole = sticker(Cell::text(&site.place.name), "sheet.label_site", Goal::Unit);
    let building = |of: &BuildingPlace| sticker(of.name.clone(), "sheet.label_building", Goal::Page(of.code.clone()));
    let buildings = site.buildings.iter().map(building);
    let slots = site.slots.iter().map(|slot| sticker(Cell::text(&slot.name), "sheet.label_board", Goal::Slot(slot.id.clone())));
    Some(Sheet {
        title: Cell::Label(Label::with("sheet.labels_title", [Cell::text(&site.place.name)])),
        labels: std::iter::once(whole).chain(buildings).chain(slots).collect(),
        ..bare(site, What::Labels)
    })
}
