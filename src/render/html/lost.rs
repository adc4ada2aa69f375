//! Paths that moved, and paths where nothing stands.

use serde::Serialize;

use crate::theme::Complaint;

use super::frame::Head;
use super::sheet::Sheet;

/// `redirect.html`
#[derive(Debug, Serialize)]
struct RedirectView {
    lang: &'static str,
    css: String,
    to: String,
    canonical: Option<String>,
}

/// Writes a page that leads to where the record is now; `to` is a route from the root of the locale.
pub fn redirect(sheet: &Sheet, to: &str) -> Result<Vec<u8>, Box<Complaint>> {
    let desk = sheet.desk;
    let view = RedirectView {
        lang: desk.voice.locale.tag(),
        css: sheet.spot.shared(&desk.theme.stylesheet().route),
        to: sheet.spot.page(to),
        canonical: desk.place.address.map(|address| format!("{address}/{}{to}", desk.prefix)),
    };
    sheet.page("redirect.html", &view)
}

/// `not_found.html`
#[derive(Debug, Serialize)]
struct NotFoundView {
    frame: tera::Value,
    head: Head,
}

/// Writes the page for lost visitors.
pub fn not_found(sheet: &Sheet) -> Result<Vec<u8>, Box<Complaint>> {
    let words = sheet.desk.voice.catalogue.plain("not_found.title");
    let mut head = sheet.head(&words, &words);
    (head.canonical, head.hidden, head.sheet.address) = (None, true, None);
    head.languages.clear();
    head.crumbs.clear();
    sheet.page("not_found.html", &NotFoundView { frame: sheet.frame()?, head })
}
