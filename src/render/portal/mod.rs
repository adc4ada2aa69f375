//! The portal: every unit by region and name, never ranked, each with its latest disclosure.
//!
//! A small board stands on one page. A large one is a tree of pages by the units above, and no page holds more than a hundred lines.

mod statistics;
mod tree;

use serde::Serialize;

use crate::artifact::{Artifact, Bundle};
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::disclosure::Cell;
use crate::site::{Footer, ROUTE, SEARCH, Summary};
use crate::theme::{Complaint, Theme, Voice, push_escaped};
use crate::unit::board::Board;

use super::cells::{Cells, Html, Manner};
use super::hosting;
use super::html::{Desk, Frame, Head, Place, SearchView, no_names, prefix, tell};
use super::qr::Alike;
use super::route::{Spot, depth};
use super::search;
use super::sitemap::robots;
use statistics::{Shelf, TileView};
use tree::Group;

/// Up to so many units a board stands on one page.
const ONE_PAGE: usize = 150;
/// Lines on one page of a larger board.
const LINES: usize = 100;

/// `portal.html`
#[derive(Debug, Serialize)]
struct PortalView<'a> {
    frame: tera::Value,
    head: Head,
    title: String,
    about: Option<&'a str>,
    first: bool,
    units: String,
    judged: bool,
    sections: Vec<SectionView>,
    groups: Vec<GroupView>,
    tiles: Vec<TileView>,
    statistics: Option<String>,
    number: usize,
    of: usize,
    newer: Option<String>,
    older: Option<String>,
}

#[derive(Debug, Serialize)]
struct SectionView {
    title: Option<String>,
    above: String,
    href: Option<String>,
    entries: Vec<EntryView>,
}

#[derive(Debug, Serialize)]
struct GroupView {
    name: String,
    href: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct EntryView {
    name: String,
    href: String,
    address: Option<String>,
    households: Option<Html>,
    latest: Option<LatestView>,
    duties: Option<DutiesView>,
}

/// Of what was due how much was seen, in numbers that compare nobody.
#[derive(Debug, Serialize)]
struct DutiesView {
    href: String,
    seen: u64,
    due: u64,
    waived: Option<u64>,
    not_applicable: Option<u64>,
}

#[derive(Debug, Serialize)]
struct LatestView {
    title: String,
    href: String,
    on: Html,
}

/// Everything one locale of the portal shares.
struct Portal<'a> {
    board: &'a Board,
    desk: Desk<'a>,
    footer: Footer,
    total: usize,
    shelf: &'a Shelf<'a>,
}

/// One page of units: of a group, the lines of one of its pages.
struct Listing<'a> {
    route: &'a str,
    spot: &'a Spot,
    head: Head,
    group: &'a Group<'a>,
    sections: Vec<SectionView>,
    groups: Vec<GroupView>,
    /// Which of how many pages.
    number: usize,
    of: usize,
    newer: Option<String>,
    older: Option<String>,
}

/// Renders the portal.
pub fn render(
    board: &Board,
    address: Option<&str>,
    summaries: &[Summary],
    theme: &Theme,
    as_of: Date,
    found: &mut Vec<Diagnostic>,
) -> Bundle {
    let mut bundle = Bundle::default();
    for asset in theme.published() {
        bundle.put(asset.route.clone(), Artifact::Bytes(asset.bytes.clone()));
    }
    bundle.extend(search::portal(summaries));
    bundle.extend(hosting::files(address));
    bundle.put("robots.txt", robots(address, "sitemap.xml"));
    if let Some(address) = address {
        bundle.put("sitemap.xml", map(address, summaries));
    }
    let place = Place { name: &board.title, address, codes: Alike::default() };
    let locales = board.locales();
    let root = tree::grown(summaries);
    let shelf = Shelf::of(&root, as_of);
    for locale in &locales {
        let Some(voice) = theme.voice(*locale) else { continue };
        let desk = Desk { theme, voice, locales: &locales, prefix: prefix(&locales, *locale), place: &place };
        let portal = Portal { board, desk, footer: footer(board), total: summaries.len(), shelf: &shelf };
        if let Err(complaint) = portal.pages(&root, &mut bundle).and_then(|()| portal.statistics(&mut bundle)) {
            tell(theme, &complaint, found);
        }
    }
    bundle
}

fn footer(board: &Board) -> Footer {
    let line = |text: &crate::base::source::At<crate::base::scalar::Line>| text.to_string();
    let filing = board.filing.as_ref();
    Footer {
        publisher: board.publisher.as_ref().map(line),
        icp: filing.and_then(|f| f.icp.as_ref()).map(line),
        police: filing.and_then(|f| f.police.as_ref()).map(line),
        site_code: filing.and_then(|f| f.site_code.as_ref()).map(line),
    }
}

impl Portal<'_> {
    fn pages(&self, root: &Group, bundle: &mut Bundle) -> Result<(), Box<Complaint>> {
        if self.total <= ONE_PAGE {
            let spot = Spot::at(0, &self.desk.prefix);
            let mut sections = Vec::new();
            self.sections(root, &mut Vec::new(), &spot, &mut sections);
            let (route, head) = ("index.html", self.head("index.html", &spot, None));
            let (group, groups, newer, older) = (root, Vec::new(), None, None);
            self.put(Listing { route, spot: &spot, head, group, sections, groups, number: 1, of: 1, newer, older }, bundle)?;
        } else {
            self.branch(root, &mut Vec::new(), bundle)?;
        }
        self.search(bundle)?;
        self.lost(bundle)
    }

    /// The page on which one looks for a unit.
    fn search(&self, bundle: &mut Bundle) -> Result<(), Box<Complaint>> {
        let spot = Spot::at(0, &self.desk.prefix);
        let catalogue = &self.voice().catalogue;
        let title = catalogue.plain("search.title").into_owned();
        let view = SearchView {
            example: None,
            frame: self.frame(&spot).value(self.voice())?,
            head: Head::new(&self.desk, &spot, SEARCH, &title, &catalogue.plain("search.units")).crumb(None, title.clone()),
            files: spot.shared(search::FOLDER),
            base: spot.shared(""),
            tail: format!("{}index.html", self.desk.prefix),
            kinds: Vec::new(),
            script: self.desk.theme.asset("search.js").map(|asset| spot.shared(&asset.route)),
        };
        let mut out = Vec::with_capacity(16_384);
        self.voice().render("search.html", &view, &mut out)?;
        bundle.put(format!("{}{SEARCH}", self.desk.prefix), out);
        Ok(())
    }

    /// What surrounds a page.
    fn frame(&self, spot: &Spot) -> Frame {
        Frame { search: Some(spot.page(SEARCH)), ..Frame::plain(&self.desk, spot, &self.footer) }
    }

    /// All groups of a small board, one after the other.
    fn sections(&self, group: &Group, above: &mut Vec<String>, spot: &Spot, sections: &mut Vec<SectionView>) {
        if !group.units.is_empty() || (group.own.is_some() && group.groups.is_empty()) {
            sections.push(SectionView {
                title: Some(self.name(group)).filter(|name| !name.is_empty()),
                above: above.join(" · "),
                href: group.own.map(|own| self.unit_href(own, "index.html", spot)),
                entries: group.units.iter().map(|unit| self.entry(unit, spot)).collect(),
            });
        }
        let name = self.name(group);
        if !name.is_empty() {
            above.push(name.clone());
        }
        group.groups.iter().for_each(|inner| self.sections(inner, above, spot, sections));
        if !name.is_empty() {
            above.pop();
        }
    }

    /// One group of a large board and everything below it, on pages of a hundred lines.
    fn branch(&self, group: &Group, trail: &mut Vec<(String, String)>, bundle: &mut Bundle) -> Result<(), Box<Complaint>> {
        let lines = group.groups.len() + group.units.len();
        let of = lines.div_ceil(LINES).max(1);
        for number in 1..=of {
            let route = group.route(number);
            let spot = Spot::at(depth(&route), &self.desk.prefix);
            let (from, until) = ((number - 1) * LINES, number * LINES);
            let groups = group.groups.iter().enumerate().filter(|(at, _)| (from..until).contains(at)).map(|(_, inner)| GroupView {
                name: self.name(inner),
                href: spot.page(&inner.route(1)),
                count: inner.count(),
            });
            let units = group.units.iter().enumerate().filter(|(at, _)| (from..until).contains(&(at + group.groups.len())));
            let entries: Vec<EntryView> = units.map(|(_, unit)| self.entry(unit, &spot)).collect();
            let section = SectionView {
                title: None,
                above: String::new(),
                href: group.own.map(|own| self.unit_href(own, "index.html", &spot)),
                entries,
            };
            let mut head = self.head(&route, &spot, Some(&self.name(group)).filter(|name| !name.is_empty()));
            if number > 1 || !group.key.is_empty() {
                for (name, to) in trail.iter() {
                    head = head.crumb(Some(spot.page(to)), name.clone());
                }
                head = head.crumb(None, self.name(group));
            }
            let near = |n: usize| spot.page(&group.route(n));
            let newer = (number > 1).then(|| near(number - 1));
            let older = (number < of).then(|| near(number + 1));
            let (sections, groups) = (vec![section], groups.collect());
            self.put(Listing { route: &route, spot: &spot, head, group, sections, groups, number, of, newer, older }, bundle)?;
        }
        if !group.key.is_empty() {
            trail.push((self.name(group), group.route(1)));
        }
        for inner in &group.groups {
            self.branch(inner, trail, bundle)?;
        }
        if !group.key.is_empty() {
            trail.pop();
        }
        Ok(())
    }

    fn head(&self, route: &str, spot: &Spot, name: Option<&String>) -> Head {
        let title = name.unwrap_or(&self.board.title.0);
        let mut head = Head::new(&self.desk, spot, route, title, self.board.about.as_ref().map_or("", |about| about.value.as_str()));
        if name.is_none() {
            head.crumbs.clear();
        }
        if head.description.is_empty() {
            head.description = self.voice().catalogue.plain("portal.description").into_owned();
        }
        head
    }

    fn put(&self, listing: Listing, bundle: &mut Bundle) -> Result<(), Box<Complaint>> {
        let Listing { route, spot, head, group, sections, groups, number, of, newer, older } = listing;
        let frame = self.frame(spot);
        let root = group.key.is_empty();
        let view = PortalView {
            frame: frame.value(self.voice())?,
            title: if root { self.board.title.0.clone() } else { self.name(group) },
            about: self.board.about.as_ref().filter(|_| root && number == 1).map(|about| about.value.as_str()),
            first: root,
            units: crate::base::number::grouped(group.count().try_into().unwrap_or(u64::MAX)),
            head,
            judged: sections.iter().any(|section| section.entries.iter().any(|entry| entry.duties.is_some())),
            sections,
            groups,
            tiles: if root && number == 1 { self.digest(spot) } else { Vec::new() },
            statistics: self.shelf.route(&group.key).map(|route| spot.page(&route)),
            number,
            of,
            newer,
            older,
        };
        let mut out = Vec::with_capacity(16_384);
        self.voice().render("portal.html", &view, &mut out)?;
        bundle.put(format!("{}{route}", self.desk.prefix), out);
        Ok(())
    }

    fn lost(&self, bundle: &mut Bundle) -> Result<(), Box<Complaint>> {
        #[derive(Serialize)]
        struct LostView {
            frame: tera::Value,
            head: Head,
        }
        let spot = Spot::anywhere(self.desk.place.address, &self.desk.prefix);
        let words = self.voice().catalogue.plain("not_found.title");
        let mut head = Head::new(&self.desk, &spot, "404.html", &words, &words);
        (head.canonical, head.hidden, head.sheet.address) = (None, true, None);
        head.languages.clear();
        head.crumbs.clear();
        let frame = self.frame(&spot);
        let frame = frame.value(self.voice())?;
        let mut out = Vec::new();
        self.voice().render("not_found.html", &LostView { frame, head }, &mut out)?;
        bundle.put(format!("{}404.html", self.desk.prefix), out);
        Ok(())
    }

    fn voice(&self) -> &Voice {
        self.desk.voice
    }

    fn name(&self, group: &Group) -> String {
        match (&group.own, group.key.strip_prefix("r-")) {
            (Some(own), _) => own.name.clone(),
            (None, Some(region)) if !region.is_empty() => self.voice().catalogue.filled("portal.region", &[region]),
            (None, Some(_)) => self.voice().catalogue.plain("portal.elsewhere").into_owned(),
            (None, None) => String::new(),
        }
    }

    fn unit_href(&self, unit: &Summary, route: &str, spot: &Spot) -> String {
        spot.shared(&format!("{}/{}{route}", unit.id, self.desk.prefix))
    }

    fn entry(&self, unit: &Summary, spot: &Spot) -> EntryView {
        let names = no_names();
        let cells = Cells::new(self.voice(), &names, spot);
        EntryView {
            name: unit.name.clone(),
            href: self.unit_href(unit, "index.html", spot),
            address: unit.address.clone(),
            households: unit.households.map(|count| cells.html(&Cell::Count(count), Manner::Full)),
            latest: unit.latest.as_ref().map(|(title, route, on)| LatestView {
                title: title.clone(),
                href: self.unit_href(unit, route, spot),
                on: cells.html(&Cell::Date(*on), Manner::Full),
            }),
            duties: self.duties(unit, spot),
        }
    }

    fn duties(&self, unit: &Summary, spot: &Spot) -> Option<DutiesView> {
        let (seen, due) = unit.duties.seen_of_due();
        let some = |count: u64| (count > 0).then_some(count);
        (due + unit.duties.waived > 0).then(|| DutiesView {
            href: self.unit_href(unit, ROUTE, spot),
            seen,
            due,
            waived: some(unit.duties.waived),
            not_applicable: some(unit.duties.not_applicable),
        })
    }
}

/// The site maps of all units.
fn map(address: &str, summaries: &[Summary]) -> String {
    let mut ids: Vec<&str> = summaries.iter().map(|unit| unit.id.as_str()).collect();
    ids.sort_unstable();
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for id in ids {
        out.push_str("<sitemap><loc>");
        push_escaped(&mut out, &format!("{address}/{id}/sitemap.xml"));
        out.push_str("</loc></sitemap>\n");
    }
    out.push_str("</sitemapindex>\n");
    out
}

#[cfg(test)]
pub mod tests;
