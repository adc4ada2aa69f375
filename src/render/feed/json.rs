//! A feed as JSON Feed 1.1.

use serde::Serialize;

use super::{Entry, Feed, moment};

#[derive(Serialize)]
struct Whole<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<String>,
    language: &'static str,
    authors: [Author<'a>; 1],
    items: Vec<One<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// A record.
#[derive(Serialize)]
struct One<'a> {
    id: String,
    url: String,
    title: &'a str,
    content_text: String,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Named>,
    tags: [String; 1],
}

#[derive(Serialize)]
struct Named {
    name: String,
}

/// The whole feed.
pub fn write(feed: &Feed) -> String {
    let whole = Whole {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: feed.home(),
        feed_url: feed.site.address.as_ref().map(|_| feed.link(&feed.path("feed.json"))),
        language: feed.cells.voice.locale.tag(),
        authors: [Author { name: feed.publisher() }],
        items: feed.entries.iter().map(|entry| one(feed, entry)).collect(),
    };
    // Texts always serialise.
    let mut json = serde_json::to_string(&whole).unwrap_or_default();
    json.push('\n');
    json
}

fn one<'a>(feed: &Feed<'a>, entry: &Entry<'a>) -> One<'a> {
    One {
        id: feed.id_of(entry),
        url: feed.link(entry.route),
        title: &entry.record.teaser.title,
        content_text: feed.summary(entry),
        date_published: moment(entry.record.teaser.published),
        date_modified: moment(feed.changed(entry)),
        authors: feed.publisher_of(entry).map(|name| Named { name }).into_iter().collect(),
        tags: [feed.kind_of(entry)],
    }
}
