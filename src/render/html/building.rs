//! 我家楼栋: a building's page, and the page on which one's own is chosen.

use serde::Serialize;

use crate::render::cells::{Html, Manner};
use crate::site::{BUILDINGS, BuildingPage, BuildingPlace, Share};
use crate::theme::Complaint;

use super::blocks::{self, BlockView};
use super::common::{CallView, TeaserView};
use super::frame::Head;
use super::sheet::{CodeView, Sheet};

/// `buildings.html`
#[derive(Debug, Serialize)]
struct ChoiceView {
    frame: tera::Value,
    head: Head,
    title: String,
    lead: String,
    buildings: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
struct LinkView {
    href: String,
    name: Html,
}

/// `building.html`
#[derive(Debug, Serialize)]
struct BuildingView {
    frame: tera::Value,
    head: Head,
    title: String,
    id: String,
    heads: Vec<CallView>,
    own: Vec<TeaserView>,
    all: Vec<TeaserView>,
    done: Vec<TeaserView>,
    shares: Vec<ShareView>,
    code: Option<CodeView>,
}

#[derive(Debug, Serialize)]
struct ShareView {
    teaser: TeaserView,
    tables: Vec<BlockView>,
}

/// Writes the page on which a building is chosen.
pub fn choice(sheet: &Sheet, buildings: &[BuildingPlace]) -> Result<Vec<u8>, Box<Complaint>> {
    let words = |key: &str| sheet.desk.voice.catalogue.plain(key).into_owned();
    let (title, lead) = (words("building.choose"), words("building.choose_lead"));
    let link =
        |place: &BuildingPlace| LinkView { href: sheet.spot.page(&place.route), name: sheet.cells().html(&place.name, Manner::Full) };
    let view = ChoiceView {
        frame: sheet.frame()?,
        head: sheet.head(&title, &lead).crumb(None, title.clone()),
        title,
        lead,
        buildings: buildings.iter().map(link).collect(),
    };
    sheet.page("buildings.html", &view)
}

/// Writes the page of a building.
pub fn write(sheet: &Sheet, building: &BuildingPage) -> Result<Vec<u8>, Box<Complaint>> {
    let cells = &sheet.cells();
    let words = |key: &str| cells.voice.catalogue.plain(key).into_owned();
    let title = cells.plain(&building.place.name, Manner::Full);
    let up = Some(sheet.spot.page(BUILDINGS));
    let (code, foot) = sheet.code(&building.place.code).unzip();
    let mut head = sheet.head(&title, &words("building.lead")).crumb(up, words("building.choose")).crumb(None, title.clone());
    head.sheet = foot.unwrap_or(head.sheet);
    let teasers = |list: &[crate::site::Teaser]| list.iter().map(|teaser| TeaserView::of(cells, teaser)).collect();
    let share = |share: &Share| Ok(ShareView { teaser: TeaserView::of(cells, &share.teaser), tables: blocks::all(sheet, &share.tables)? });
    let view = BuildingView {
        frame: sheet.frame()?,
        head,
        id: building.place.id.0.clone(),
        heads: building.place.heads.iter().map(|card| CallView::of_card(cells, card)).collect(),
        own: teasers(&building.own),
        all: teasers(&building.all),
        done: teasers(&building.done),
        shares: building.shares.iter().map(share).collect::<Result<_, Box<Complaint>>>()?,
        code,
        title,
    };
    sheet.page("building.html", &view)
}
