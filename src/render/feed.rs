//! An Atom feed of a unit's newest records.
//!
//! Ids are UUIDs made of the record's own id, so that they survive a change of address; links are absolute only where the
//! address is known.

use crate::artifact::Bundle;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::disclosure::Cell;
use crate::site::{Content, RecordPage, Site};
use crate::theme::{Theme, push_escaped};
use crate::unit::board::Locale;

use super::cells::{Cells, Manner};
use super::route::Spot;

/// How many records a feed holds.
const NEWEST: usize = 50;

/// `feed.xml` in the words of the first locale.
pub fn render(site: &Site, theme: &Theme, locales: &[Locale], _found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    if let Some(voice) = locales.first().and_then(|locale| theme.voice(*locale)) {
        let spot = Spot::at(0, "");
        bundle.put("feed.xml", written(site, &Cells::new(voice, &site.names, &spot)));
    }
    bundle
}

fn written(site: &Site, cells: &Cells) -> String {
    let mut records: Vec<(&str, &RecordPage)> = site
        .pages
        .iter()
        .filter_map(|page| if let Content::Record(record) = &page.content { Some((page.route.as_str(), record.as_ref())) } else { None })
        .filter(|(_, record)| !record.standing.draft)
        .collect();
    records.sort_by(|(_, a), (_, b)| b.teaser.published.cmp(&a.teaser.published).then_with(|| a.teaser.id.cmp(&b.teaser.id)));
    records.truncate(NEWEST);
    let updated = records.first().map(|(_, record)| record.teaser.published).unwrap_or(site.newest.unwrap_or(site.as_of));
    let mut out = String::with_capacity(1_024 + records.len() * 700);
    out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    out.push_str(cells.voice.locale.tag());
    out.push_str("\">\n");
    element(&mut out, "id", &uuid(&site.place.id));
    element(&mut out, "title", &cells.voice.catalogue.filled("feed.title", &[&site.place.name]));
    element(&mut out, "updated", &moment(updated));
    let publisher = site.footer.publisher.as_deref().unwrap_or(&site.place.name);
    author(&mut out, publisher);
    if let Some(address) = &site.address {
        link(&mut out, "self", &format!("{address}/feed.xml"));
    }
    link(&mut out, "alternate", &whole(site, "index.html"));
    for (route, record) in records {
        entry(&mut out, site, cells, route, record);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(out: &mut String, site: &Site, cells: &Cells, route: &str, record: &RecordPage) {
    let teaser = &record.teaser;
    out.push_str("<entry>\n");
    element(out, "id", &uuid(&[site.place.id.as_str(), "/", &teaser.id.0].concat()));
    element(out, "title", &teaser.title);
    element(out, "published", &moment(teaser.published));
    element(out, "updated", &moment(record.standing.purged.as_ref().map_or(teaser.published, |(on, _)| *on)));
    link(out, "alternate", &whole(site, route));
    out.push_str("<category term=\"");
    push_escaped(out, teaser.kind);
    out.push_str("\" label=\"");
    push_escaped(out, &cells.voice.catalogue.plain(&format!("kind.{}", teaser.kind)));
    out.push_str("\"/>\n");
    if let Some(publisher) = &record.publisher {
        author(out, &cells.plain(publisher, Manner::Full));
    }
    element(out, "summary", &summary(cells, record));
    out.push_str("</entry>\n");
}

fn summary(cells: &Cells, record: &RecordPage) -> String {
    match (&record.standing.purged, &record.teaser.summary, &record.told.headline) {
        (Some(_), ..) => cells.voice.catalogue.plain("record.purged_title").into_owned(),
        (None, Some(cell), _) => cells.plain(cell, Manner::Full),
        (None, None, Some(label)) => cells.plain_label(label),
        (None, None, None) => cells.plain(&Cell::Date(record.teaser.published), Manner::Full),
    }
}

fn whole(site: &Site, route: &str) -> String {
    site.address.as_ref().map_or_else(|| route.to_string(), |address| format!("{address}/{route}"))
}

fn element(out: &mut String, name: &str, words: &str) {
    out.push_str(&format!("<{name}>"));
    push_escaped(out, words);
    out.push_str(&format!("</{name}>\n"));
}

fn author(out: &mut String, name: &str) {
    out.push_str("<author>");
    out.push_str("<name>");
    push_escaped(out, name);
    out.push_str("</name></author>\n");
}

fn link(out: &mut String, rel: &str, href: &str) {
    out.push_str(&format!("<link rel=\"{rel}\" href=\""));
    push_escaped(out, href);
    out.push_str("\"/>\n");
}

/// A day as a moment; disclosures have no hour.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00+08:00")
}

/// A UUID (version 8) made of a name.
fn uuid(name: &str) -> String {
    let digits = crate::theme::hex(["gongshi:", name].concat().as_bytes(), 16);
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or("").to_string();
    format!("urn:uuid:{}-{}-8{}-8{}-{}", part(0, 8), part(8, 12), part(13, 16), part(17, 20), part(20, 32))
}
