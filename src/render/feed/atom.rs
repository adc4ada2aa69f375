//! A feed as Atom (RFC 4287).

use crate::theme::push_escaped;

use super::{Entry, Feed, moment};

/// The whole feed.
pub fn write(feed: &Feed) -> String {
    let mut out = String::with_capacity(1_024 + feed.entries.len() * 700);
    out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    out.push_str(feed.cells.voice.locale.tag());
    out.push_str("\">\n");
    element(&mut out, "id", &feed.id());
    element(&mut out, "title", &feed.title);
    element(&mut out, "updated", &moment(feed.updated()));
    author(&mut out, feed.publisher());
    if feed.site.address.is_some() {
        link(&mut out, "self", &feed.link(&feed.path("feed.xml")));
    }
    link(&mut out, "alternate", &feed.home());
    for one in &feed.entries {
        entry(&mut out, feed, one);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(out: &mut String, feed: &Feed, entry: &Entry) {
    let (teaser, told) = (&entry.record.teaser, feed.told(entry));
    out.push_str("<entry>\n");
    element(out, "id", &told.id);
    element(out, "title", &teaser.title);
    element(out, "published", &told.published);
    element(out, "updated", &told.updated);
    link(out, "alternate", &feed.link(entry.route));
    out.push_str("<category term=\"");
    push_escaped(out, teaser.kind);
    out.push_str("\" label=\"");
    push_escaped(out, &told.kind);
    out.push_str("\"/>\n");
    if let Some(publisher) = &told.publisher {
        author(out, publisher);
    }
    element(out, "summary", &told.summary);
    out.push_str("</entry>\n");
}

fn element(out: &mut String, name: &str, words: &str) {
    ["<", name, ">"].into_iter().for_each(|part| out.push_str(part));
    push_escaped(out, words);
    ["</", name, ">\n"].into_iter().for_each(|part| out.push_str(part));
}

fn author(out: &mut String, name: &str) {
    out.push_str("<author>");
    out.push_str("<name>");
    push_escaped(out, name);
    out.push_str("</name></author>\n");
}

fn link(out: &mut String, rel: &str, href: &str) {
    ["<link rel=\"", rel, "\" href=\""].into_iter().for_each(|part| out.push_str(part));
    push_escaped(out, href);
    out.push_str("\"/>\n");
}
