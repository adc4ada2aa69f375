//! What is to be made public: by when, under which rule, and whether it was seen.

use serde::Serialize;

use crate::disclosure::Cell;
use crate::render::cells::{Html, Manner};
use crate::render::data::csv_of;
use crate::site::{DUTIES, DutiesPage};
use crate::theme::Complaint;

use super::blocks::{self, BlockView};
use super::frame::Head;
use super::sheet::Sheet;

/// `duties.html`
#[derive(Debug, Serialize)]
struct DutiesView {
    frame: tera::Value,
    head: Head,
    title: String,
    standing: Vec<Html>,
    next: Html,
    /// The next due day for the script, as in data.
    next_due: Option<String>,
    blocks: Vec<BlockView>,
    unverified: Option<Html>,
    data: String,
}

/// Writes the page of duties.
pub fn write(sheet: &Sheet, page: &DutiesPage) -> Result<Vec<u8>, Box<Complaint>> {
    let cells = &sheet.cells();
    let title = cells.voice.catalogue.plain("duty.title").into_owned();
    let lead = cells.voice.catalogue.plain("duty.lead").into_owned();
    let view = DutiesView {
        frame: sheet.frame()?,
        head: sheet.head(&title, &lead).crumb(None, title.clone()),
        title,
        standing: page.standing.iter().map(|words| cells.label(words)).collect(),
        next: cells.label(&page.next),
        next_due: page.next_due.map(|day| day.to_string()),
        blocks: blocks::all(sheet, &page.blocks)?,
        unverified: (page.unverified > 0).then(|| cells.html(&Cell::Count(page.unverified), Manner::Full)),
        data: sheet.spot.shared(&csv_of(DUTIES.name)),
    };
    sheet.page("duties.html", &view)
}
