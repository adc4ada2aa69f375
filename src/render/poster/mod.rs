//! Sheets of paper: a planned sheet becomes a file to print.
//!
//! Nothing is made smaller than can be read from where people stand: what does not fit is told in brief, then on another page.
//! Before a file is given out its pages are drawn and their codes read back.

pub mod card;
mod code;
mod copy;
mod order;
pub mod paper;
pub mod press;
mod proof;
mod prose;
pub mod slide;
mod tile;
mod whole;

#[cfg(test)]
mod tests;

use crate::base::date::Date;
use crate::disclosure::Cell;
use crate::render::cells::{Cells, Manner};
use crate::render::qr::Code;
use crate::render::route::Spot;
use crate::site::Site;
use crate::site::sheet::{Sheet, What};
use crate::theme::{Voice, hex};
use crate::unit::board::LetterHeight;

use code::{addresses, code_width, expected, scanned_from};
use copy::Measure;
use paper::{Paper, Size};
use press::{Forme, Jam, Press};

pub use order::{Order, Printed, Printing, Room, Shelf};

/// Why a sheet cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No face has these characters.
    Glyphs(Vec<char>),
    /// This address makes a code so wide, and the paper takes one so wide (hundredths of a millimetre); none is wide enough for the
    /// longest.
    Long(String, Option<u32>, u32),
    /// A code that was printed does not read back.
    Unread(String),
    /// These words reach beyond the paper.
    Beyond(Vec<String>),
    /// Letters so small (tenths of a point) cannot be read from where people stand; so large they have to be.
    Small(i64, u32),
    /// The templates or the typesetter complain.
    Jammed(Vec<Jam>),
}

/// How much is told, from everything to the least a poster may say: each takes less room than the one before. How the money went over
/// time says more than its largest rows, and stays longer.
const MEASURES: &[Measure] = &[
    brief(8, true, true, true),
    brief(6, true, true, true),
    brief(5, true, true, true),
    brief(4, true, true, true),
    brief(3, true, true, true),
    brief(3, true, true, false),
    brief(4, true, false, true),
    brief(3, true, false, true),
    brief(4, true, false, false),
    brief(3, true, false, false),
    brief(2, true, false, false),
    brief(1, true, false, false),
    brief(0, true, false, false),
    brief(1, false, false, false),
];

/// What a poster says: so many rows, with charts, with lists of people, with the sentences before figures.
const fn brief(rows: usize, charts: bool, rolls: bool, leads: bool) -> Measure {
    Measure { rows, charts, rolls, details: false, leads }
}

/// Prints a sheet.
///
/// # Errors
/// Every fault of it; nothing is given out then.
pub fn print(printing: &Printing, site: &Site, voice: &Voice, sheet: &Sheet, paper: Paper) -> Result<Printed, Vec<Fault>> {
    let Printing { press, preview, shelf, order, .. } = printing;
    let tile = order.tile && paper.size != Size::A4;
    let spot = Spot::at(0, "");
    let cells = Cells::new(voice, &site.names, &spot);
    let job = Job { press, site, cells: &cells, sheet, paper, height: order.height };
    let whole = job.copied(Measure::WHOLE);
    let named = format!("{}{}", name(sheet, paper), if tile { "-tiles-a4" } else { "" });
    let told = serde_json::to_string(&whole).unwrap_or_default();
    let key = hex([press.digest(), &named, if *preview { "preview" } else { "" }, &told].join("\n").as_bytes(), 16);
    let unit = site.place.id.as_str();
    if let Some((pdf, preview)) = shelf.find(unit, &named, &key) {
        return Ok(Printed { name: format!("{named}.pdf"), pdf, preview });
    }
    let printed = job.made(*preview, tile)?;
    shelf.keep(unit, &named, &key, &printed.pdf, printed.preview.as_deref());
    Ok(printed)
}

/// A sheet on its way to a file.
struct Job<'a> {
    press: &'a Press,
    site: &'a Site,
    cells: &'a Cells<'a>,
    sheet: &'a Sheet,
    paper: Paper,
    height: LetterHeight,
}

impl<'a> Job<'a> {
    fn made(&self, preview: bool, tile: bool) -> Result<Printed, Vec<Fault>> {
        let Job { site, sheet, paper, .. } = *self;
        self.short()?;
        let forme = self.fitted()?;
        proof::codes(&forme, &expected(site, sheet, paper, forme.pages())).map_err(|address| vec![Fault::Unread(address)])?;
        self.legible(&forme).map_err(|fault| vec![fault])?;
        let name = name(sheet, paper);
        let on = sheet.newest.unwrap_or(site.as_of);
        let jammed = |jams| vec![Fault::Jammed(jams)];
        let pdf = forme.pdf(&format!("{}/{name}", site.place.id), on).map_err(jammed)?;
        if tile {
            let pdf = tile::tiled(self, &name, on, pdf, forme.pages()).map_err(jammed)?;
            return Ok(Printed { name: format!("{name}-tiles-a4.pdf"), pdf, preview: None });
        }
        let preview = if preview { forme.png(0, preview_resolution(paper)) } else { None };
        Ok(Printed { name: format!("{name}.pdf"), pdf, preview })
    }

    /// Every address makes a code that the paper has room for.
    fn short(&self) -> Result<(), Vec<Fault>> {
        let (from, most) = (scanned_from(self.sheet, self.paper), self.paper.widest_code());
        let long = addresses(self.site, self.sheet, 1).into_iter().filter_map(|address| {
            let width = Code::of(&address).and_then(|code| code_width(&code, from));
            (width.is_none_or(|width| width > most)).then_some(Fault::Long(address, width, most))
        });
        // One is enough to know what to mend; the others are as long.
        long.into_iter().next().map_or(Ok(()), |fault| Err(vec![fault]))
    }

    /// Nothing reaches beyond the paper, and no letter is below the floor of the foot.
    fn legible(&self, forme: &Forme) -> Result<(), Fault> {
        let floor = paper::floor(self.paper.size.distances().foot, self.height);
        for page in 0..forme.pages() {
            let inventory = forme.inventory(page);
            if !inventory.beyond.is_empty() {
                return Err(Fault::Beyond(inventory.beyond));
            }
            if let Some(small) = inventory.smallest.filter(|small| *small < i64::from(floor)) {
                return Err(Fault::Small(small, floor));
            }
        }
        Ok(())
    }

    /// Sets a sheet as fully as fits; a poster is one page if it can be.
    fn fitted(&self) -> Result<Forme, Vec<Fault>> {
        let one_page = matches!(self.sheet.what, What::Summary | What::Stairwell);
        // Where money is drawn its rows may be left to the phone; on a stairwell's sheet the rows are what it is for.
        let measures: Vec<Measure> =
            MEASURES.iter().filter(|measure| measure.rows > 0 || self.sheet.what == What::Summary).copied().collect();
        let Some((fullest, briefer)) = measures.split_first().filter(|_| one_page) else { return self.set_once(Measure::WHOLE) };
        let mut best = self.set_once(*fullest)?;
        // Each measure tells less than the one before: the first that fits is found by halves.
        let mut left = if best.pages() == 1 { &[] } else { briefer };
        while let Some((before, [measure, after @ ..])) = left.split_at_checked(left.len() / 2) {
            let forme = self.set_once(*measure)?;
            let fits = forme.pages() == 1;
            if fits || best.pages() > 1 {
                best = forme;
            }
            left = if fits { before } else { after };
        }
        Ok(best)
    }

    fn set_once(&self, measure: Measure) -> Result<Forme, Vec<Fault>> {
        let data = serde_json::to_string(&self.copied(measure)).unwrap_or_default();
        let missing = self.press.missing(&data);
        if !missing.is_empty() {
            return Err(vec![Fault::Glyphs(missing)]);
        }
        self.press.set(&data, Vec::new()).map_err(|jams| vec![Fault::Jammed(jams)])
    }
}

/// What a file is called: what it is, its paper, and the day it is taken down.
fn name(sheet: &Sheet, paper: Paper) -> String {
    let landscape = if paper.landscape { "-landscape" } else { "" };
    let gray = if paper.gray { "-gray" } else { "" };
    let until = sheet.window.and_then(|(_, until)| until).map(|until: Date| format!("-{until}")).unwrap_or_default();
    format!("{}-{}{landscape}{gray}{until}", sheet.name, paper.size.word())
}

/// Pixels an inch at which a page is about so wide as the column of a page on a phone.
fn preview_resolution(paper: Paper) -> u32 {
    let (width, _) = paper.millimetres();
    (PREVIEW * 254 / 10) / width.max(1)
}

/// The width of a preview in pixels.
const PREVIEW: u32 = 480;

/// A cell in words, for what is told beside the sheets.
pub fn words(voice: &Voice, site: &Site, cell: &Cell) -> String {
    Cells::new(voice, &site.names, &Spot::at(0, "")).plain(cell, Manner::Full)
}
