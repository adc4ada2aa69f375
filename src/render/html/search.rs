//! The page one searches on; without script it leads to the lists of all kinds.

use serde::Serialize;

use crate::render::search::{FOLDER, example};
use crate::theme::Complaint;

use super::frame::Head;
use super::sheet::Sheet;

/// `search.html`
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// What surrounds it.
    pub frame: tera::Value,
    /// What it says of itself.
    pub head: Head,
    /// The folder of the index.
    pub files: String,
    /// What stands before the address of a document.
    pub base: String,
    /// What stands after it.
    pub tail: String,
    /// First letters of a title, to show how one may write.
    pub example: Option<String>,
    /// The kinds to choose among; with them the other choices are offered.
    pub kinds: Vec<Choice>,
    /// The script.
    pub script: Option<String>,
}

/// A kind to choose.
#[derive(Debug, Serialize)]
pub struct Choice {
    kind: &'static str,
    label: String,
}

/// Writes the page.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, Box<Complaint>> {
    let catalogue = &sheet.desk.voice.catalogue;
    let title = catalogue.plain("search.title").into_owned();
    let label = |kind: &str| catalogue.plain(&format!("kind.{kind}")).into_owned();
    let view = SearchView {
        frame: sheet.frame()?,
        head: sheet.head(&title, &catalogue.plain("search.how")).crumb(None, title.clone()),
        files: sheet.spot.shared(FOLDER),
        base: sheet.spot.page(""),
        tail: String::new(),
        example: example(sheet.site),
        kinds: sheet.site.kinds.iter().map(|entry| Choice { kind: entry.kind, label: label(entry.kind) }).collect(),
        script: sheet.desk.theme.asset("search.js").map(|asset| sheet.spot.shared(&asset.route)),
    };
    sheet.page("search.html", &view)
}
