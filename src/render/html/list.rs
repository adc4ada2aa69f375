//! Records of one kind, newest first, under their years; the kind's own overview above them.

use serde::Serialize;

use crate::render::cells::Cells;
use crate::site::List;
use crate::theme::Complaint;

use super::blocks::{self, BlockView};
use super::common::TeaserView;
use super::frame::{Alternate, Head};
use super::sheet::Sheet;

/// `list.html`
#[derive(Debug, Serialize)]
struct ListView {
    frame: tera::Value,
    head: Head,
    kind: &'static str,
    title: String,
    lead: String,
    blocks: Vec<BlockView>,
    years: Vec<YearView>,
    number: usize,
    of: usize,
    newer: Option<String>,
    older: Option<String>,
}

#[derive(Debug, Serialize)]
struct YearView {
    year: i32,
    teasers: Vec<TeaserView>,
}

/// Writes a list.
pub fn write(sheet: &Sheet, list: &List) -> Result<Vec<u8>, Box<Complaint>> {
    let cells = &sheet.cells();
    let word = |family: &str| cells.voice.catalogue.plain(&format!("{family}.{}", list.kind)).into_owned();
    let (title, lead) = (word("kind"), word("kind_lead"));
    let mut head = sheet.head(&title, &lead).crumb(None, title.clone());
    let feed = cells.voice.catalogue.filled("feed.of_kind", &[&cells.voice.catalogue.plain("base.feed"), &title]);
    head.alternates = Alternate::feeds(&sheet.spot, &format!("{}/", list.kind), &feed);
    let view = ListView {
        frame: sheet.frame()?,
        head,
        kind: list.kind,
        title,
        lead,
        blocks: blocks::all(sheet, &list.blocks)?,
        years: list.years.iter().map(|(year, teasers)| year_view(cells, *year, teasers)).collect(),
        number: list.number,
        of: list.of,
        newer: list.newer.as_ref().map(|route| sheet.spot.page(route)),
        older: list.older.as_ref().map(|route| sheet.spot.page(route)),
    };
    sheet.page("list.html", &view)
}

fn year_view(cells: &Cells, year: i32, teasers: &[crate::site::Teaser]) -> YearView {
    YearView { year, teasers: teasers.iter().map(|teaser| TeaserView::of(cells, teaser)).collect() }
}
