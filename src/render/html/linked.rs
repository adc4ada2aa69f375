//! What a page says in the words of schema.org (JSON-LD), for search engines and whoever links data.
//!
//! It stands in the page as a block of data, which no browser runs and no policy forbids; every character that could end the block
//! is written as a number.

use serde_json::{Map, Value as Json, json};

use crate::disclosure::Event;
use crate::render::cells::{Cells, Html, Manner};
use crate::render::data::folder;
use crate::site::{DATA, RecordPage};

use super::sheet::Sheet;

/// The board and the place it is about.
pub fn board(sheet: &Sheet) -> Html {
    let cells = &sheet.cells();
    let site = sheet.site;
    let mut board = thing("WebSite", &cells.voice.catalogue.filled("feed.title", &[&site.place.name]), at(sheet, "index.html"));
    put(&mut board, "inLanguage", Some(cells.voice.locale.tag()));
    put(&mut board, "dateModified", site.newest.map(|day| day.to_string()));
    put(&mut board, "description", site.place.about.as_deref());
    put(&mut board, "publisher", Some(organization(site.footer.publisher.as_deref().unwrap_or(&site.place.name))));
    put(&mut board, "spatialCoverage", Some(place(&site.place.name)));
    block(vec![Json::Object(board)])
}

/// A record and the days it tells of; nothing of one that is a draft or was emptied.
pub fn record(sheet: &Sheet, page: &RecordPage, said: &str) -> Option<Html> {
    let (cells, teaser, standing) = (&sheet.cells(), &page.teaser, &page.standing);
    if standing.draft || standing.purged.is_some() {
        return None;
    }
    let url = at(sheet, &teaser.route);
    let announced = teaser.kind == "notice";
    let mut document = thing(if announced { "SpecialAnnouncement" } else { "DigitalDocument" }, &teaser.title, url.clone());
    put(&mut document, if announced { "datePosted" } else { "datePublished" }, Some(teaser.published.to_string()));
    put(&mut document, "expires", page.window.as_ref().and_then(|(_, until, _)| *until).map(|day| day.to_string()));
    put(&mut document, "description", Some(said));
    put(&mut document, "inLanguage", Some(cells.voice.locale.tag()));
    put(&mut document, "publisher", page.publisher.as_ref().map(|body| organization(&cells.plain(body, Manner::Full))));
    put(&mut document, "spatialCoverage", Some(place(&sheet.site.place.name)));
    let holds = standing.withdrawn.is_none() && standing.amended_by.is_none();
    let events = page.told.events.iter().filter(|_| holds).map(|one| event(cells, one, &teaser.title, &url));
    Some(block(std::iter::once(Json::Object(document)).chain(events).collect()))
}

/// The tables and where each is fetched.
pub fn tables(sheet: &Sheet) -> Html {
    let cells = &sheet.cells();
    let site = sheet.site;
    let word = |family: &str, table: &str| cells.voice.catalogue.plain(&format!("{family}.{table}")).into_owned();
    let publisher = organization(site.footer.publisher.as_deref().unwrap_or(&site.place.name));
    let dataset = |name: &str| {
        let title = cells.voice.catalogue.filled("calendar.of", &[&site.place.name, &word("data_name", name)]);
        let mut set = thing("Dataset", &title, format!("{}#{name}", at(sheet, DATA)));
        let files = [("text/csv", "csv"), ("application/json", "json")].map(|(sort, ending)| {
            json!({ "@type": "DataDownload", "encodingFormat": sort, "contentUrl": at(sheet, &format!("{}{name}.{ending}", folder())) })
        });
        put(&mut set, "description", Some(word("data_about", name)));
        put(&mut set, "isAccessibleForFree", Some(true));
        put(&mut set, "dateModified", site.newest.map(|day| day.to_string()));
        put(&mut set, "creator", Some(publisher.clone()));
        put(&mut set, "distribution", Some(files.to_vec()));
        Json::Object(set)
    };
    block(site.tables.iter().map(|table| dataset(table.outline.name)).collect())
}

fn event(cells: &Cells, event: &Event, title: &str, url: &str) -> Json {
    let label = cells.plain_label(&event.label);
    let mut told = thing("Event", &cells.voice.catalogue.filled("calendar.of", &[title, &label]), url.to_string());
    put(&mut told, "startDate", Some(event.from.to_string()));
    put(&mut told, "endDate", Some(event.until.unwrap_or(event.from).to_string()));
    put(&mut told, "description", event.time.as_deref());
    put(&mut told, "location", event.place.as_deref().map(place));
    Json::Object(told)
}

fn thing(sort: &str, name: &str, url: String) -> Map<String, Json> {
    let mut map = Map::new();
    put(&mut map, "@type", Some(sort));
    put(&mut map, "name", Some(name));
    put(&mut map, "url", Some(url));
    map
}

fn put(map: &mut Map<String, Json>, key: &str, value: Option<impl Into<Json>>) {
    if let Some(value) = value {
        map.insert(key.to_string(), value.into());
    }
}

fn organization(name: &str) -> Json {
    json!({ "@type": "Organization", "name": name })
}

fn place(name: &str) -> Json {
    json!({ "@type": "Place", "name": name })
}

/// A route of the first locale as an address: a whole one where that is known, else one relative to the page.
fn at(sheet: &Sheet, route: &str) -> String {
    match sheet.site.address.as_deref() {
        Some(address) => format!("{address}/{}", crate::render::route::quoted(route)),
        None => sheet.spot.shared(route),
    }
}

/// A graph as the text of a script element.
fn block(graph: Vec<Json>) -> Html {
    let mut whole = Map::new();
    put(&mut whole, "@context", Some("https://schema.org"));
    put(&mut whole, "@graph", Some(graph));
    let graph = Json::Object(whole).to_string();
    // None of these stands outside the quotes of a JSON text.
    let ends = ['<', '>', '&', '\u{2028}', '\u{2029}'];
    let (mut out, mut rest) = (String::with_capacity(graph.len() + 16), graph.as_str());
    while let Some(at) = rest.find(ends) {
        let (safe, from) = rest.split_at(at);
        let mut tail = from.chars();
        out.push_str(safe);
        out.extend(tail.next().map(|c| format!("\\u{:04x}", u32::from(c))));
        rest = tail.as_str();
    }
    out.push_str(rest);
    Html::new(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_can_end_the_block() {
        let hostile = "</script><script>alert(1)</script><!-- & \u{2028}\"\\";
        let block = block(vec![Json::Object(thing("Event", hostile, String::new()))]);
        let text = block.as_str();
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        let back: Json = serde_json::from_str(text).unwrap();
        assert_eq!(back["@graph"][0]["name"], hostile);
    }
}
