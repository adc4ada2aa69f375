//! The page from which the numbers are taken away: every table with a sentence, its files with their sizes.

use serde::Serialize;

use crate::artifact::{Artifact, Bundle};
use crate::disclosure::Cell;
use crate::published::Table;
use crate::record::KINDS;
use crate::render::calendar::ROUTE_OF_CALENDAR as CALENDAR;
use crate::render::cells::{Html, Manner, file_size};
use crate::render::data::{folder, schema_of};
use crate::theme::Complaint;

use super::frame::{Alternate, Head};
use super::linked;
use super::sheet::Sheet;

/// `data.html`
#[derive(Debug, Serialize)]
struct DataView {
    frame: tera::Value,
    head: Head,
    title: String,
    lead: String,
    books: Vec<FileView>,
    tables: Vec<TableView>,
    standards: Vec<FileView>,
    follow: Vec<FollowView>,
}

/// What one can subscribe to: everything, or the records of a kind.
#[derive(Debug, Serialize)]
struct FollowView {
    name: String,
    feeds: Vec<Alternate>,
}

/// A table.
#[derive(Debug, Serialize)]
struct TableView {
    id: &'static str,
    name: String,
    about: String,
    rows: Html,
    files: Vec<FileView>,
}

/// A file with its size.
#[derive(Debug, Serialize)]
struct FileView {
    href: String,
    label: String,
    size: String,
}

/// The files that standards ask for, and their labels.
const STANDARDS: [(&str, &str); 3] = [("datapackage.json", "data.package"), ("popolo.json", "data.popolo"), ("ocds.json", "data.ocds")];

/// Writes the page over the files that were made.
pub fn write(sheet: &Sheet, files: &Bundle) -> Result<Vec<u8>, Box<Complaint>> {
    let words = |key: &str| sheet.desk.voice.catalogue.plain(key).into_owned();
    let (title, lead) = (words("data.title"), words("data.lead"));
    let standards = STANDARDS.iter().filter_map(|(name, label)| file(sheet, files, name, words(label)));
    let mut head = sheet.head(&title, &lead).crumb(None, title.clone());
    head.linked = Some(linked::tables(sheet));
    let view = DataView {
        frame: sheet.frame()?,
        head,
        title,
        lead,
        books: books(sheet, files),
        tables: sheet.site.tables.iter().map(|table| table_view(sheet, files, table)).collect(),
        standards: standards.collect(),
        follow: follow(sheet),
    };
    sheet.page("data.html", &view)
}

fn table_view(sheet: &Sheet, files: &Bundle, table: &Table) -> TableView {
    let name = table.outline.name;
    let words = |key: &str| sheet.desk.voice.catalogue.plain(key).into_owned();
    let rows = Cell::Count(u64::try_from(table.rows.len()).unwrap_or(u64::MAX));
    let all =
        [(format!("{name}.csv"), "CSV".to_string()), (format!("{name}.json"), "JSON".to_string()), (schema_of(name), words("data.schema"))];
    TableView {
        id: name,
        name: words(&format!("data_name.{name}")),
        about: words(&format!("data_about.{name}")),
        rows: sheet.cells().html(&rows, Manner::Bare),
        files: all.into_iter().filter_map(|(path, label)| file(sheet, files, &path, label)).collect(),
    }
}

/// The feeds and the calendar of everything, then the feeds of each kind, by the names of their formats.
fn follow(sheet: &Sheet) -> Vec<FollowView> {
    let words = |key: &str| sheet.desk.voice.catalogue.plain(key).into_owned();
    let feeds = |folder: &str| {
        let mut both = Alternate::feeds(&sheet.spot, folder, "Atom");
        both.iter_mut().filter(|feed| feed.sort.ends_with("json")).for_each(|feed| feed.title = "JSON Feed".to_string());
        both
    };
    let mut all = feeds("");
    all.push(Alternate { sort: "text/calendar", href: sheet.spot.shared(CALENDAR), title: words("calendar.link") });
    let kinds = sheet
        .site
        .kinds
        .iter()
        .map(|entry| FollowView { name: words(&format!("kind.{}", entry.kind)), feeds: feeds(&format!("{}/", entry.kind)) });
    std::iter::once(FollowView { name: words("data.all"), feeds: all }).chain(kinds).collect()
}

/// The workbooks in the order of the kinds.
fn books(sheet: &Sheet, files: &Bundle) -> Vec<FileView> {
    let order = ["records"].into_iter().chain(KINDS.iter().map(|kind| kind.name)).chain(["duties"]);
    let name = |book: &str| {
        let family = if KINDS.iter().any(|kind| kind.name == book) { "kind" } else { "data" };
        sheet.desk.voice.catalogue.plain(&format!("{family}.{book}")).into_owned()
    };
    order.filter_map(|book| file(sheet, files, &format!("{book}.xlsx"), name(book))).collect()
}

fn file(sheet: &Sheet, files: &Bundle, name: &str, label: String) -> Option<FileView> {
    let path = format!("{}{name}", folder());
    let Artifact::Bytes(bytes) = files.get(&path)? else { return None };
    let size = file_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    Some(FileView { href: sheet.spot.shared(&path), label, size })
}
