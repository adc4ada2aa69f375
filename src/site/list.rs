//! The list pages of a kind: what the kind shows on top, then its records, newest first, under their years.

use crate::compound::Compound;
use crate::record::KindEntry;

use super::mask::Masking;
use super::page::Told;
use super::setting::Setting;
use super::{Content, KindEntry as Entry, List, Page, Teaser};

/// How many records stand on one page.
const PER_PAGE: usize = 40;

/// The records of a kind as lists show them, newest first.
fn newest_first(all: &[Told], kind: &str) -> Vec<Teaser> {
    let mut teasers: Vec<Teaser> = all.iter().filter(|told| told.seen.record.kind.name == kind).map(|told| told.teaser.clone()).collect();
    teasers.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| a.id.cmp(&b.id)));
    teasers
}

/// The navigation's entry of a kind: how many records, and in which years.
pub fn entry(all: &[Told], kind: &'static KindEntry) -> Entry {
    let teasers = newest_first(all, kind.name);
    let years = by_year(&teasers).into_iter().map(|(year, list)| (year, list.len())).collect();
    Entry { kind: kind.name, count: teasers.len(), years }
}

/// The list pages of a kind; a kind without records has none.
pub fn pages(compound: &Compound, setting: &Setting, masking: &Masking, all: &[Told], kind: &'static KindEntry) -> Vec<Page> {
    let teasers = newest_first(all, kind.name);
    let chunks: Vec<&[Teaser]> = teasers.chunks(PER_PAGE).collect();
    let of = chunks.len();
    let page = |(at, chunk): (usize, &&[Teaser])| {
        let number = at + 1;
        let blocks = if at == 0 {
            masking.blocks((kind.overview)(&compound.series_by_kind(kind.name, setting.preview), &compound.scope()))
        } else {
            Vec::new()
        };
        let newer = (at > 0).then(|| route(kind.name, at));
        let older = (number < of).then(|| route(kind.name, number + 1));
        let list = List { kind: kind.name, number, of, newer, older, blocks, years: by_year(chunk) };
        Page { route: route(kind.name, number), content: Content::List(Box::new(list)) }
    };
    chunks.iter().enumerate().map(page).collect()
}

fn route(kind: &str, number: usize) -> String {
    if number <= 1 { format!("{kind}/index.html") } else { format!("{kind}/index-{number}.html") }
}

fn by_year(teasers: &[Teaser]) -> Vec<(i32, Vec<Teaser>)> {
    let mut years: Vec<(i32, Vec<Teaser>)> = Vec::new();
    for teaser in teasers {
        match years.last_mut() {
            Some((year, list)) if *year == teaser.published.year() => list.push(teaser.clone()),
            _ => years.push((teaser.published.year(), vec![teaser.clone()])),
        }
    }
    years
}
