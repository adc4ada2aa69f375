//! Open data: the votes of a unit as a table for other programs, each inequality with its numbers as the page shows it.
//!
//! It is made of the pages' own cards, after masking: what a page keeps to itself (an open vote, a small building) is not here either.

use crate::artifact::Bundle;
use crate::base::area::Area;
use crate::base::diagnostic::Diagnostic;
use crate::disclosure::{Block, Cell, Tally, TallyBase, TallyLine};
use crate::site::{Content, RecordPage, Site, Standing};
use crate::theme::Theme;
use crate::unit::board::Locale;

use super::cells::{Cells, Manner};
use super::data::field;
use super::route::Spot;

/// Where the table stands in the site.
pub const DATA: &str = "data/votes.csv";

/// The columns, in English for programs; areas are in square metres.
const COLUMNS: &str = "record,standing,motion,outcome,base,asked,total,count,of,threshold,inclusive,needed,holds,inequality,exact,basis";

/// `data/votes.csv`: a row for each base and each thing asked of it, participation and agreement.
pub fn render(site: &Site, theme: &Theme, locales: &[Locale], _found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    let Some(voice) = locales.first().and_then(|locale| theme.voice(*locale)) else { return bundle };
    let spot = Spot::at(0, "");
    let cells = Cells::new(voice, &site.names, &spot);
    let pages = site.pages.iter().filter_map(|page| match &page.content {
        Content::Record(page) => Some(&**page),
        _ => None,
    });
    let tallies: Vec<(&RecordPage, &Tally)> = pages.flat_map(|page| tallies(page).map(move |tally| (page, tally))).collect();
    // Every card leads here, also that of a vote still ahead, which has no numbers.
    if !tallies.is_empty() {
        let rows: String = tallies.into_iter().map(|(page, tally)| rows(&cells, page, tally)).collect();
        // The mark tells spreadsheets that this is UTF-8.
        bundle.put(DATA, format!("\u{feff}{COLUMNS}\r\n{rows}"));
    }
    bundle
}

/// What became of the record, in a word for programs.
fn standing(standing: &Standing) -> &'static str {
    match (&standing.withdrawn, &standing.amended_by) {
        (Some(_), _) => "withdrawn",
        (None, Some(_)) => "corrected",
        (None, None) => "current",
    }
}

fn tallies(page: &RecordPage) -> impl Iterator<Item = &Tally> {
    page.told.blocks.iter().filter_map(|block| if let Block::Tally(tally) = block { Some(tally) } else { None })
}

fn rows(cells: &Cells, page: &RecordPage, tally: &Tally) -> String {
    let plain = |cell: &Cell| cells.plain(cell, Manner::Full);
    let basis: Vec<String> = tally.basis.iter().map(plain).collect();
    let row = |base: &TallyBase, asked: &str, line: &TallyLine| {
        let whole = |n: u64| number(&Cell::Count(n));
        let (count, of) = (number(&line.count), number(&line.of));
        let needed = number(&line.needed);
        let threshold = line.notch;
        let texts = [
            page.teaser.id.to_string(),
            standing(&page.standing).to_string(),
            tally.motion.clone(),
            cells.plain_label(&tally.outcome.1),
            cells.plain_label(&base.label),
            asked.to_string(),
            number(&base.total),
            count.clone(),
            of.clone(),
            format!("{}/{}", threshold.part, threshold.whole),
            line.inclusive.to_string(),
            needed.clone(),
            line.holds.to_string(),
            format!("{count} {} {needed}", line.sign()),
            format!("{count} × {} {} {of} × {}", whole(threshold.whole), line.sign(), whole(threshold.part)),
            basis.join("; "),
        ];
        let fields: Vec<String> = texts.iter().map(|text| field(text)).collect();
        format!("{}\r\n", fields.join(","))
    };
    let both = |base: &TallyBase| {
        let part = row(base, "participation", &base.participation);
        std::iter::once(part).chain(base.agreement.as_ref().map(|line| row(base, "agreement", line))).collect::<String>()
    };
    tally.bases.iter().map(both).collect()
}

/// A number for programs: no separators, no unit.
fn number(cell: &Cell) -> String {
    match cell {
        Cell::Count(count) => count.to_string(),
        Cell::Area(Area(hundredths)) => format!("{}.{:02}", hundredths / 100, hundredths % 100),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_for_programs() {
        assert_eq!(number(&Cell::Count(1017)), "1017");
        assert_eq!(number(&Cell::Area(Area(10_426_050))), "104260.50");
        assert_eq!(number(&Cell::Area(Area(7))), "0.07");
    }
}
