//! Plans the site of a compound: every page with its route, every name with its way.

use crate::base::date::Date;
use crate::base::spread::spread;
use crate::compound::{Compound, Seen};
use crate::disclosure::{Cell, Label};
use crate::law::duty::Duty;
use crate::record::KINDS;
use crate::statistics::Counts;

use super::code::{fingerprint, of_unit};
use super::duties::{Duties, ROUTE};
use super::kiosk::{self, Kiosk};
use super::mask::Masking;
use super::open::Open;
use super::page::{Told, page, tell};
use super::setting::Setting;
use super::sheet::whole_fingerprint;
use super::{Content, DutyCount, Page, PlaceOf, Site, Summary, beside, building, home, list, names, places};

/// A planned site, and what the portal and the publisher need of it.
#[derive(Debug)]
pub struct Planned {
    /// The pages.
    pub site: Site,
    /// The unit on the portal.
    pub summary: Summary,
    /// Published files: name, and path from the workspace's root.
    pub attachments: Vec<(String, String)>,
}

/// The page one searches on.
pub const SEARCH: &str = "search.html";

/// Plans a site; its duties have been judged.
pub fn plan(compound: &Compound, duties: &[Duty], setting: &Setting) -> Planned {
    let masking = Masking::new(compound);
    let duties = Duties::of(duties, compound, &masking);
    let shown: Vec<(usize, Seen)> = shown(compound, setting.preview);
    let all: Vec<Told> = spread(&shown, || (), |(), (at, seen)| tell(compound, &masking, *at, *seen, setting.preview));
    let seens: Vec<Seen> = shown.iter().map(|(_, seen)| *seen).collect();
    let mut pages =
        vec![Page { route: "index.html".into(), content: Content::Home(Box::new(home::home(compound, &masking, &all, &duties))) }];
    for kind in KINDS {
        pages.extend(list::pages(compound, setting, &masking, &all, kind));
    }
    let mut beside = beside::gather(compound, &masking, &all);
    let mut open = Open::empty();
    for (at, told) in all.iter().enumerate() {
        let Some(mut record) = page(compound, setting, &masking, &all, at) else { continue };
        record.beside = beside.remove(&record.teaser.id.0).unwrap_or_default();
        // What a unit above published is judged on its own board.
        if record.inherited.is_none() {
            record.duties = duties.on_record(&record.teaser.id.0);
        }
        let place = shown.get(at).map_or(0, |(place, _)| *place);
        open.add(compound, &masking, told, place, &record, setting.preview);
        pages.push(Page { route: record.teaser.route.clone(), content: Content::Record(Box::new(record)) });
    }
    open.duties(&duties.told);
    if !duties.told.is_empty() {
        pages.push(Page { route: ROUTE.into(), content: Content::Duties(Box::new(duties.page())) });
    }
    let buildings = places::buildings(compound, &masking);
    pages.extend(building::pages(compound, &all, &buildings));
    pages.push(Page { route: SEARCH.into(), content: Content::Search });
    pages.push(Page { route: "404.html".into(), content: Content::NotFound });
    let moved = redirects(&all, &pages);
    pages.extend(moved);
    let newest =
        all.iter().filter(|told| told.seen.from.is_none()).map(|told| told.teaser.published).filter(|day| *day <= compound.as_of).max();
    let attachments = names::published(compound, &seens).into_iter().map(|(name, file)| (name.to_string(), file.path.clone())).collect();
    let mut site = Site {
        place: place(compound, &masking),
        as_of: compound.as_of,
        newest,
        edition: String::new(),
        address: setting.base_url.as_ref().map(|base| format!("{base}/{}", compound.id)),
        portal: setting.portal.clone(),
        kinds: KINDS.iter().map(|kind| list::entry(&all, kind)).filter(|entry| entry.count > 0).collect(),
        pages,
        names: names::names(compound, &seens, &masking),
        footer: setting.footer.clone(),
        tables: open.tables(),
        buildings,
        slots: places::slots(compound),
        events: home::events(compound, &masking),
        kiosk: Kiosk::default(),
    };
    site.edition = edition(&site);
    site.kiosk = kiosk::plan(&site, compound.unit.kiosk.as_ref().map(|playlist| &playlist.value), &masking, &duties);
    Planned { summary: summary(compound, &masking, &all, newest, duties.count), site, attachments }
}

/// The digest of what a unit publishes: its records, what it says of itself, what bodies and files are called, whom to call. What is
/// only written, a comment or a draft, changes nothing; nor does a day that passes.
fn edition(site: &Site) -> String {
    let home = site.pages.iter().find_map(|page| match &page.content {
        Content::Home(home) => Some((&home.contacts, &home.heads)),
        _ => None,
    });
    let names = (&site.names.organizations, &site.names.buildings, &site.names.attachments);
    fingerprint(&format!("{} {:?} {names:?} {home:?}", whole_fingerprint(site), site.place))
}

/// What the public may see; of two rosters with one id the unit's own is shown.
fn shown<'a>(compound: &Compound<'a>, preview: bool) -> Vec<(usize, Seen<'a>)> {
    let visible = |seen: &Seen| preview || seen.record.header.is_public(compound.as_of);
    let own = |seen: &Seen| seen.from.is_none() || !compound.own.records.iter().any(|record| record.id == seen.record.id);
    compound.records.iter().copied().enumerate().filter(|(_, seen)| visible(seen) && own(seen)).collect()
}

/// Old paths that lead to records; one that is taken by a page, or unsafe, is passed over (a rule has said so).
fn redirects(all: &[Told], pages: &[Page]) -> Vec<Page> {
    let mut moved: Vec<Page> = Vec::new();
    for told in all.iter().filter(|told| told.seen.from.is_none()) {
        for alias in &told.seen.record.header.aliases {
            let Some(route) = alias_route(alias) else { continue };
            if pages.iter().chain(&moved).all(|page| page.route != route) {
                moved.push(Page { route, content: Content::Redirect(told.teaser.route.clone()) });
            }
        }
    }
    moved
}

/// The route an old path stands for: `finance/old` → `finance/old.html`; `None` when it is not a safe path of this site.
pub fn alias_route(alias: &str) -> Option<String> {
    let plain = alias.trim_start_matches('/');
    let route = if plain.ends_with(".html") { plain.to_string() } else { format!("{}.html", plain.trim_end_matches('/')) };
    crate::base::path::check_path(&route).is_ok().then_some(route)
}

fn place(compound: &Compound, masking: &Masking) -> PlaceOf {
    let unit = compound.unit;
    let mut facts: Vec<(Label, Cell)> = Vec::new();
    let mut add = |key: &'static str, cell: Option<Cell>| facts.extend(cell.map(|cell| (Label::from(key), cell)));
    add("site.premises", unit.premises.as_ref().map(|p| Cell::label(p.key())));
    add("site.address", unit.address.as_ref().map(|a| Cell::text(a.to_string())));
    add("site.built", unit.built.as_ref().map(|b| Cell::text(b.to_string())));
    add("site.buildings", (!unit.buildings.is_empty()).then_some(Cell::Count(unit.buildings.len() as u64)));
    add("site.households", unit.households.as_ref().map(|n| Cell::Count(n.0)));
    add("site.owners", unit.owners.as_ref().map(|n| Cell::Count(n.0)));
    add("site.population", unit.population.as_ref().map(|n| Cell::Count(n.0)));
    add("site.area", unit.area.as_ref().map(|a| Cell::Area(a.value)));
    add("site.parking", unit.parking.as_ref().map(|n| Cell::Count(n.0)));
    add("site.stage", unit.stage.as_ref().map(|stage| Cell::label(stage.key())));
    add("site.occupied_since", unit.occupied_since.as_ref().map(|day| Cell::Date(day.value)));
    add("site.occupancy", unit.occupancy.as_ref().map(|part| Cell::Label(Label::with("site.per_cent", [Cell::Decimal(part.value)]))));
    add("site.honours", honours(unit, masking));
    PlaceOf {
        id: compound.id.to_string(),
        name: unit.name.to_string(),
        level: unit.level(),
        above: compound.above.iter().filter_map(|above| Some(above.unit.as_ref()?.unit.name.to_string())).collect(),
        about: unit.about.as_ref().map(|about| masking.text(about)),
        facts,
        code: of_unit(compound.id),
    }
}

/// What a unit was honoured with, newest first.
fn honours(unit: &crate::unit::Unit, masking: &Masking) -> Option<Cell> {
    let mut honours: Vec<_> = unit.honours.iter().collect();
    honours.sort_by_key(|honour| std::cmp::Reverse(honour.on.value));
    let told = |title: &str, by: &str, on| {
        Cell::Label(Label::with("site.honour", [Cell::Text(masking.text(title)), Cell::Text(masking.text(by)), Cell::Date(on)]))
    };
    let cells: Vec<Cell> = honours.into_iter().map(|honour| told(&honour.title.0, &honour.by.0, honour.on.value)).collect();
    (!cells.is_empty()).then_some(Cell::Parts(cells))
}

fn summary(compound: &Compound, masking: &Masking, all: &[Told], newest: Option<Date>, duties: DutyCount) -> Summary {
    let own = || all.iter().filter(|told| told.seen.from.is_none());
    let latest =
        own().filter(|told| told.teaser.published <= compound.as_of).max_by_key(|told| (told.teaser.published, told.teaser.id.clone()));
    Summary {
        records: own().count(),
        latest: latest.map(|told| (told.teaser.title.clone(), told.teaser.route.clone(), told.teaser.published)),
        newest,
        duties,
        ..alone(compound, masking)
    }
}

/// A unit as the figures over many know it; of its records nothing is told.
pub fn bare(compound: &Compound) -> Summary {
    alone(compound, &Masking::new(compound))
}

fn alone(compound: &Compound, masking: &Masking) -> Summary {
    let mut counts = Counts::of(compound);
    let quoted = counts.quoted.iter_mut().flat_map(|quoted| [&mut quoted.text, &mut quoted.source]);
    quoted.chain(counts.places.reach.iter_mut().map(|reach| &mut reach.name)).for_each(|text| *text = masking.text(text));
    Summary {
        id: compound.id.to_string(),
        name: compound.unit.name.to_string(),
        level: compound.unit.level(),
        parent: compound.above.first().map(|above| above.id.clone()),
        region: compound.unit.region.as_ref().map(|region| region.to_string()).unwrap_or_default(),
        address: compound.unit.address.as_ref().map(|address| address.to_string()),
        households: compound.unit.households.as_ref().map(|n| n.0),
        records: 0,
        latest: None,
        newest: None,
        duties: DutyCount::default(),
        counts,
    }
}
