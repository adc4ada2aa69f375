//! Feeds of the newest records, of a unit and of each of its kinds: Atom, and the same as JSON Feed.
//!
//! Ids are UUIDs made of the record's own id, so that they survive a change of address; links are absolute only where the
//! address is known.

mod atom;
mod json;

use std::cell::OnceCell;

use crate::artifact::Bundle;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::disclosure::Cell;
use crate::site::{Content, Page, RecordPage, Site};
use crate::theme::Theme;
use crate::unit::board::Locale;

use super::cells::{Cells, Manner};
use super::route::{Spot, quoted};

/// How many records a feed holds.
const NEWEST: usize = 50;

/// A feed before it has a format.
struct Feed<'a> {
    site: &'a Site,
    cells: &'a Cells<'a>,
    /// The kind, of a feed of one.
    kind: Option<&'static str>,
    title: String,
    entries: Vec<&'a Entry<'a>>,
}

/// A record, and what feeds tell of it: the same in all of them.
struct Entry<'a> {
    route: &'a str,
    record: &'a RecordPage,
    told: OnceCell<Told>,
}

/// What feeds tell of a record.
struct Told {
    /// What it is called for ever.
    id: String,
    /// When it was published.
    published: String,
    /// When it last changed.
    updated: String,
    /// What its kind is called.
    kind: String,
    /// Who published it.
    publisher: Option<String>,
    /// A sentence.
    summary: String,
}

/// `feed.xml` and `feed.json`, and the same in the folder of each kind, in the words of the first locale.
pub fn render(site: &Site, theme: &Theme, locales: &[Locale], _found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    let Some(voice) = locales.first().and_then(|locale| theme.voice(*locale)) else { return bundle };
    let spot = Spot::at(0, "");
    let cells = Cells::new(voice, &site.names, &spot);
    let all = newest_first(site);
    let whole = voice.catalogue.filled("feed.title", &[&site.place.name]);
    let kinds = site.kinds.iter().map(|entry| Some(entry.kind));
    for kind in std::iter::once(None).chain(kinds) {
        let entries: Vec<&Entry> =
            all.iter().filter(|entry| kind.is_none_or(|kind| entry.record.teaser.kind == kind)).take(NEWEST).collect();
        let title = match kind {
            None => whole.clone(),
            Some(kind) => voice.catalogue.filled("feed.of_kind", &[&whole, &voice.catalogue.plain(&format!("kind.{kind}"))]),
        };
        let feed = Feed { site, cells: &cells, kind, title, entries };
        bundle.put(feed.path("feed.xml"), atom::write(&feed));
        bundle.put(feed.path("feed.json"), json::write(&feed));
    }
    bundle
}

fn newest_first(site: &Site) -> Vec<Entry<'_>> {
    fn entry(page: &Page) -> Option<Entry<'_>> {
        match &page.content {
            Content::Record(record) if !record.standing.draft => Some(Entry { route: &page.route, record, told: OnceCell::new() }),
            _ => None,
        }
    }
    let mut all: Vec<Entry> = site.pages.iter().filter_map(entry).collect();
    all.sort_by(|a, b| {
        let (a, b) = (&a.record.teaser, &b.record.teaser);
        b.published.cmp(&a.published).then_with(|| a.id.cmp(&b.id))
    });
    all
}

impl Feed<'_> {
    /// A file of the feed below the root of the site.
    fn path(&self, name: &str) -> String {
        self.kind.map_or_else(|| name.to_string(), |kind| format!("{kind}/{name}"))
    }

    /// The page it tells of.
    fn home(&self) -> String {
        self.link(&self.kind.map_or_else(|| "index.html".to_string(), |kind| format!("{kind}/index.html")))
    }

    /// A link to a page of the site, from where the feed stands.
    fn link(&self, route: &str) -> String {
        match &self.site.address {
            Some(address) => format!("{address}/{}", quoted(route)),
            None if self.kind.is_some() => format!("../{}", quoted(route)),
            None => quoted(route).into_owned(),
        }
    }

    /// What it is called for ever.
    fn id(&self) -> String {
        let place = &self.site.place.id;
        uuid(&self.kind.map_or_else(|| place.clone(), |kind| format!("{place}/{kind}")))
    }

    /// Who keeps the board.
    fn publisher(&self) -> &str {
        self.site.footer.publisher.as_deref().unwrap_or(&self.site.place.name)
    }

    /// The newest day in it.
    fn updated(&self) -> Date {
        let newest = self.entries.iter().map(|entry| changed(entry.record)).max();
        newest.or(self.site.newest).unwrap_or(self.site.as_of)
    }

    /// What is told of an entry.
    fn told<'e>(&self, entry: &'e Entry) -> &'e Told {
        entry.told.get_or_init(|| {
            let (record, catalogue) = (entry.record, &self.cells.voice.catalogue);
            Told {
                id: uuid(&[self.site.place.id.as_str(), "/", &record.teaser.id.0].concat()),
                published: moment(record.teaser.published),
                updated: moment(changed(record)),
                kind: catalogue.plain(&["kind.", record.teaser.kind].concat()).into_owned(),
                publisher: record.publisher.as_ref().map(|publisher| self.cells.plain(publisher, Manner::Full)),
                summary: self.summary(record),
            }
        })
    }

    /// A sentence.
    fn summary(&self, record: &RecordPage) -> String {
        let cells = self.cells;
        match (&record.standing.purged, &record.teaser.summary, &record.told.headline) {
            (Some(_), ..) => cells.voice.catalogue.plain("record.purged_title").into_owned(),
            (None, Some(cell), _) => cells.plain(cell, Manner::Full),
            (None, None, Some(label)) => cells.plain_label(label),
            (None, None, None) => cells.plain(&Cell::Date(record.teaser.published), Manner::Full),
        }
    }
}

/// The day a record last changed: that of its publication, or of its being emptied.
fn changed(record: &RecordPage) -> Date {
    record.standing.purged.as_ref().map_or(record.teaser.published, |(on, _)| *on)
}

/// A day as a moment; disclosures have no hour.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00+08:00")
}

/// A UUID (version 8) made of a name.
fn uuid(name: &str) -> String {
    let digits = crate::theme::hex(["gongshi:", name].concat().as_bytes(), 16);
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or("");
    ["urn:uuid:", part(0, 8), "-", part(8, 12), "-8", part(13, 16), "-8", part(17, 20), "-", part(20, 32)].concat()
}
