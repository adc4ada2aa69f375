//! Pages as HTML: one file for each sort of page, one template for each struct.

mod blocks;
mod building;
mod common;
mod data;
mod diagram;
mod duties;
#[cfg(test)]
pub mod fixture;
mod frame;
mod home;
mod kiosk;
mod linked;
mod list;
mod lost;
mod record;
mod redline;
mod search;
mod sheet;
mod table;
mod tally;
#[cfg(test)]
mod tests;

use crate::artifact::{Artifact, Bundle};
use crate::base::diagnostic::Diagnostic;
use crate::base::spread::spread;
use crate::site::{Content, DATA, Page, Site};
use crate::theme::{Complaint, Theme};
use crate::unit::board::Locale;

use super::route::{Spot, depth};
use frame::Frames;
pub use frame::{Desk, Frame, Head, Place, no_names};
pub use search::SearchView;
use sheet::Sheet;

/// The folder of a locale: none for the first.
pub fn prefix(locales: &[Locale], locale: Locale) -> String {
    if locales.first() == Some(&locale) { String::new() } else { format!("{}/", locale.word()) }
}

/// Every page in every locale; the short permanent paths; the files of the theme.
pub fn render(site: &Site, theme: &Theme, locales: &[Locale], found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    for asset in theme.published() {
        bundle.put(asset.route.clone(), Artifact::Bytes(asset.bytes.clone()));
    }
    let place = Place::of(site);
    for locale in locales {
        let Some(voice) = theme.voice(*locale) else { continue };
        let desk = Desk { theme, voice, locales, prefix: prefix(locales, *locale), place: &place };
        let made = spread(&site.pages, || Frames::new(site, &desk), |frames, page| one(site, &desk, frames, page));
        for (page, made) in site.pages.iter().zip(made) {
            match made {
                Ok(bytes) => put(&desk, page, bytes, &mut bundle),
                Err(complaint) => tell(desk.theme, &complaint, found),
            }
        }
        if desk.prefix.is_empty() {
            short_home(site, &desk, &mut bundle, found);
            kiosk::put(site, &desk, &mut bundle, found);
        }
    }
    bundle
}

/// The page of the open data in every locale, over the files that were made.
pub fn data(site: &Site, theme: &Theme, locales: &[Locale], files: &Bundle, found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    let place = Place::of(site);
    for locale in locales.iter().filter(|_| !site.tables.is_empty()) {
        let Some(voice) = theme.voice(*locale) else { continue };
        let desk = Desk { theme, voice, locales, prefix: prefix(locales, *locale), place: &place };
        let frames = Frames::new(site, &desk);
        let sheet = Sheet::new(site, &desk, &frames, Spot::at(0, &desk.prefix), DATA);
        match data::write(&sheet, files) {
            Ok(bytes) => bundle.put(format!("{}{DATA}", desk.prefix), bytes),
            Err(complaint) => tell(theme, &complaint, found),
        }
    }
    bundle
}

/// Tells of a template that failed; one that fails on every page is told of once.
pub fn tell(theme: &Theme, complaint: &Complaint, found: &mut Vec<Diagnostic>) {
    let failure = theme.failure(complaint);
    if !found.contains(&failure) {
        found.push(failure);
    }
}

fn put(desk: &Desk, page: &Page, bytes: Vec<u8>, bundle: &mut Bundle) {
    let route = format!("{}{}", desk.prefix, page.route);
    let code = match &page.content {
        Content::Record(record) => Some(&record.code),
        Content::Building(building) => Some(&building.place.code),
        _ => None,
    };
    if let Some(code) = code.filter(|_| desk.prefix.is_empty()) {
        // The scanned code opens the page itself; both stand one folder deep, so that relative links hold.
        bundle.put(format!("Q/{code}.html"), short(&page.route));
    }
    bundle.put(route, bytes);
}

fn short(route: &str) -> Artifact {
    Artifact::Same(route.to_string())
}

/// The first page once more under its short path, one folder deep.
fn short_home(site: &Site, desk: &Desk, bundle: &mut Bundle, found: &mut Vec<Diagnostic>) {
    let route = format!("Q/{}.html", site.place.code);
    let home = site.pages.iter().find_map(|page| if let Content::Home(home) = &page.content { Some((home, &page.route)) } else { None });
    if let Some((home, real)) = home {
        let frames = Frames::new(site, desk);
        let sheet = Sheet::new(site, desk, &frames, Spot::at(depth(&route), &desk.prefix), real);
        match home::write(&sheet, home) {
            Ok(bytes) => bundle.put(route, bytes),
            Err(complaint) => tell(desk.theme, &complaint, found),
        }
    }
}

/// One page.
fn one(site: &Site, desk: &Desk, frames: &Frames, page: &Page) -> Result<Vec<u8>, Box<Complaint>> {
    let spot = match page.content {
        Content::NotFound => Spot::anywhere(site.address.as_deref(), &desk.prefix),
        _ => Spot::at(depth(&page.route), &desk.prefix),
    };
    let sheet = Sheet::new(site, desk, frames, spot, &page.route);
    match &page.content {
        Content::Home(home) => home::write(&sheet, home),
        Content::List(list) => list::write(&sheet, list),
        Content::Record(record) => record::write(&sheet, record),
        Content::Duties(duties) => duties::write(&sheet, duties),
        Content::Buildings(buildings) => building::choice(&sheet, buildings),
        Content::Building(building) => building::write(&sheet, building),
        Content::Search => search::write(&sheet),
        Content::Redirect(to) => lost::redirect(&sheet, to),
        Content::NotFound => lost::not_found(&sheet),
    }
}
