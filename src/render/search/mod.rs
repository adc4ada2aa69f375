//! Finding: an index that works from a disk, without a server, in an old browser; the page that uses it is `search.html`.

mod document;
mod index;
mod pairs;
mod words;

use crate::artifact::Bundle;
use crate::base::diagnostic::Diagnostic;
use crate::base::fold;
use crate::base::spread::spread;
use crate::site::sheet::records;
use crate::site::{RecordPage, Site, Summary};
use crate::theme::Theme;
use crate::unit::board::Locale;

use super::cells::{Cells, Manner};
use super::route::Spot;
use document::Document;
use words::Words;

/// The folder of the index, which all locales share: the words of records are not translated.
pub const FOLDER: &str = "search/";

/// The index over the records of a unit, newest first, in the words of the first locale.
pub fn render(site: &Site, theme: &Theme, locales: &[Locale], _found: &mut Vec<Diagnostic>) -> Bundle {
    let Some(voice) = locales.first().and_then(|locale| theme.voice(*locale)) else { return Bundle::default() };
    let mut records: Vec<(&str, &RecordPage)> = shown(site).collect();
    records.sort_by(|(_, a), (_, b)| b.teaser.published.cmp(&a.teaser.published).then_with(|| a.teaser.id.cmp(&b.teaser.id)));
    let spot = Spot::at(0, "");
    let documents = spread(&records, || Cells::new(voice, &site.names, &spot), |cells, (route, record)| document(cells, route, record));
    files(&documents)
}

/// The first letters of a title, by which the newest record that has as many is found: an example of how one may write.
pub fn example(site: &Site) -> Option<String> {
    const LETTERS: usize = 4;
    let found = |record: &RecordPage| {
        let initials = fold::initials(&fold::folded(&record.teaser.title));
        let words = initials.split(|c: char| !c.is_ascii_lowercase());
        words.filter_map(|word| word.get(..LETTERS)).map(str::to_string).next()
    };
    let mut records: Vec<&RecordPage> = shown(site).map(|(_, record)| record).collect();
    records.sort_by(|a, b| b.teaser.published.cmp(&a.teaser.published).then_with(|| a.teaser.id.cmp(&b.teaser.id)));
    records.into_iter().find_map(found)
}

/// What can be found: the pages of records that are no drafts.
fn shown(site: &Site) -> impl Iterator<Item = (&str, &RecordPage)> {
    records(site).filter(|(_, record)| !record.standing.draft)
}

/// The index over the units of a board, in the order of the portal.
pub fn portal(summaries: &[Summary]) -> Bundle {
    let document = |unit: &Summary| Document {
        href: format!("{}/", unit.id),
        title: unit.name.clone(),
        text: [Some(&unit.id), unit.address.as_ref(), unit.latest.as_ref().map(|(title, _, _)| title)]
            .into_iter()
            .flatten()
            .fold(String::new(), |all, line| all + line + "\n"),
        kind: unit.level.word(),
        ..Document::default()
    };
    files(&summaries.iter().map(document).collect::<Vec<_>>())
}

fn files(documents: &[Document]) -> Bundle {
    let mut bundle = index::write(documents, FOLDER);
    bundle.put(format!("{FOLDER}fold.js"), format!("gongshi(\"fold\",\"{}\")\n", fold::pairs()));
    bundle
}

fn document(cells: &Cells, route: &str, record: &RecordPage) -> Document {
    let words = Words::of(record, cells);
    Document {
        href: route.to_string(),
        title: record.teaser.title.clone(),
        kind: record.teaser.kind,
        year: Some(record.teaser.published.year()),
        body: record.publisher.as_ref().map(|body| cells.plain(body, Manner::Bare)),
        buildings: words.buildings.into_iter().collect(),
        amounts: words.amounts.into_iter().collect(),
        text: words.text,
    }
}
