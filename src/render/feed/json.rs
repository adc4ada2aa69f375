//! A feed as JSON Feed 1.1.

use serde::Serialize;

use super::{Entry, Feed};

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
    id: &'a str,
    url: String,
    title: &'a str,
    content_text: &'a str,
    date_published: &'a str,
    date_modified: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authors: Option<[Author<'a>; 1]>,
    tags: [&'a str; 1],
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

fn one<'a>(feed: &Feed, entry: &'a Entry) -> One<'a> {
    let told = feed.told(entry);
    One {
        id: &told.id,
        url: feed.link(entry.route),
        title: &entry.record.teaser.title,
        content_text: &told.summary,
        date_published: &told.published,
        date_modified: &told.updated,
        authors: told.publisher.as_deref().map(|name| [Author { name }]),
        tags: [&told.kind],
    }
}
