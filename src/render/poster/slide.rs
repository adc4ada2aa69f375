//! Slides as pictures, for lift screens that take nothing else: the slides of the lobby screen, set like a poster, drawn as PNG.
//!
//! One pixel is three quarters of a point: so a page of the typesetter is a screen, and the least letter of the screen the least
//! letter here. The code is read back from a drawing with the pixels of the picture itself.

use serde::Serialize;

use crate::disclosure::{Cell, Label};
use crate::render::cells::Cells;
use crate::render::route::Spot;
use crate::site::Site;
use crate::site::kiosk::Slide;
use crate::theme::{Voice, hex};
use crate::unit::board::Locale;
use crate::words;

use super::code::{CodeCopy, code_copy};
use super::copy::{PartCopy, Scribe};
use super::paper::Letters;
use super::press::Forme;
use super::{Fault, MEASURES, Printing, proof};

words! {
    /// A shape of screen.
    Screen, "screen", "屏幕形状" {
        /// On its long side: 1920 × 1080.
        Wide = "16:9" | "横屏",
        /// Upright: 1080 × 1920.
        Tall = "9:16" | "竖屏",
    }
}

impl Screen {
    /// Pixels across and down.
    pub fn pixels(self) -> (u32, u32) {
        match self {
            Screen::Wide => (1920, 1080),
            Screen::Tall => (1080, 1920),
        }
    }

    /// What file names say of it.
    pub fn named(self) -> &'static str {
        match self {
            Screen::Wide => "16x9",
            Screen::Tall => "9x16",
        }
    }
}

/// Pixels an inch at which a page of points is a screen of pixels.
const PER_INCH: u32 = 96;
/// The side of a module at which proof-reading draws with the pixels of the picture: five of them.
const MODULE: u32 = 133;
/// The least letter: 44 pixels, in tenths of a point.
const LEAST: u32 = 330;
/// Letters of a slide, in tenths of a point: large where there is room, and as small as can be read where there is much to say.
const LARGE: Letters = Letters { title: 690, figure: 880, head: 490, body: 400, foot: 345 };
const LETTERS: Letters = Letters { title: 560, figure: 840, head: 420, body: 345, foot: LEAST };

/// A finished slide.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// What it is called: `16x9-03-money-finance-2026-q3.png`.
    pub name: String,
    /// The picture.
    pub png: Vec<u8>,
}

/// What a slide says: read by `poster/main.typ`.
#[derive(Debug, Serialize)]
struct SlideCopy<'a> {
    what: &'static str,
    lang: &'static str,
    region: &'static str,
    families: &'a [String],
    paper: PaperCopy,
    letters: Letters,
    place: &'a str,
    stamp: String,
    newest: String,
    lines: Vec<String>,
    parts: Vec<PartCopy>,
    urgent: bool,
    code: Option<CodeCopy>,
    /// How the picture of the unit's own is written.
    picture: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct PaperCopy {
    width: u32,
    height: u32,
    landscape: bool,
    gray: bool,
    bleed: u32,
}

/// Draws a slide, with the unit's own picture where it shows one: how it is written (`png`, `jpg`) and its bytes.
///
/// # Errors
/// Every fault of it; nothing is given out then.
pub fn draw(
    printing: &Printing,
    site: &Site,
    voice: &Voice,
    slide: &Slide,
    screen: Screen,
    picture: Option<(&'static str, Vec<u8>)>,
) -> Result<Drawn, Vec<Fault>> {
    let spot = Spot::at(0, "");
    let cells = Cells::new(voice, &site.names, &spot);
    let (ending, bytes) = picture.unzip();
    let name = format!("{}-{}", screen.named(), slide.name);
    let large = MEASURES.iter().take(1).map(|measure| (measure, LARGE));
    let told: Vec<String> = large
        .chain(MEASURES.iter().map(|measure| (measure, LETTERS)))
        .map(|(measure, letters)| {
            let scribe = Scribe { cells: &cells, measure: *measure };
            let copy = SlideCopy { letters, ..copied(printing, site, &scribe, slide, screen, ending) };
            serde_json::to_string(&copy).unwrap_or_default()
        })
        .collect();
    let whole = told.first().map(String::as_str).unwrap_or_default();
    let shown = bytes.as_deref().map(|bytes| hex(bytes, 16)).unwrap_or_default();
    let key = hex([printing.press.digest(), &name, &shown, whole].join("\n").as_bytes(), 16);
    let unit = site.place.id.as_str();
    if let Some((_, Some(png))) = printing.shelf.find(unit, &name, &key) {
        return Ok(Drawn { name: format!("{name}.png"), png });
    }
    let missing = printing.press.missing(whole);
    if !missing.is_empty() {
        return Err(vec![Fault::Glyphs(missing)]);
    }
    let forme = fitted(printing, slide, &told, bytes.unwrap_or_default())?;
    let addresses: Vec<String> = slide.address.iter().cloned().collect();
    proof::codes(&forme, &proof::Expected { addresses, module: MODULE }).map_err(|address| vec![Fault::Unread(address)])?;
    let inventory = forme.inventory(0);
    if !inventory.beyond.is_empty() {
        return Err(vec![Fault::Beyond(inventory.beyond)]);
    }
    if let Some(small) = inventory.smallest.filter(|small| *small < i64::from(LEAST)) {
        return Err(vec![Fault::Small(small, LEAST)]);
    }
    let png = forme.png(0, PER_INCH).ok_or_else(|| vec![Fault::Beyond(vec![name.clone()])])?;
    // The shelf keeps a file with a picture beside it; here the picture is all there is.
    printing.shelf.keep(unit, &name, &key, &[], Some(&png));
    Ok(Drawn { name: format!("{name}.png"), png })
}

/// Sets a slide as fully as fits one screen.
fn fitted(printing: &Printing, slide: &Slide, told: &[String], picture: Vec<u8>) -> Result<Forme, Vec<Fault>> {
    for data in told {
        let forme = printing.press.set(data, picture.clone()).map_err(|jams| vec![Fault::Jammed(jams)])?;
        if forme.pages() == 1 {
            return Ok(forme);
        }
    }
    Err(vec![Fault::Beyond(slide.part.subject.iter().cloned().collect())])
}

fn copied<'a>(
    printing: &'a Printing,
    site: &'a Site,
    scribe: &Scribe,
    slide: &Slide,
    screen: Screen,
    picture: Option<&'static str>,
) -> SlideCopy<'a> {
    let (width, height) = screen.pixels();
    let (lang, region) = match scribe.cells.voice.locale {
        Locale::ZhHans => ("zh", "cn"),
        Locale::ZhHant => ("zh", "tw"),
        Locale::En => ("en", "gb"),
    };
    SlideCopy {
        what: "slide",
        lang,
        region,
        families: printing.press.families(),
        paper: PaperCopy { width, height, landscape: screen == Screen::Wide, gray: false, bleed: 0 },
        letters: LETTERS,
        place: &site.place.name,
        stamp: scribe.label(&"base.mark".into()),
        newest: site.newest.map(|day| scribe.label(&Label::with("kiosk.newest", [Cell::Date(day)]))).unwrap_or_default(),
        lines: slide.lines.iter().map(|line| scribe.full(&line.words)).collect(),
        parts: vec![scribe.part(&slide.part)],
        urgent: slide.urgent,
        // The template draws it as large as a screen needs; how far it is read from decides nothing here.
        code: code_copy(slide.address.clone(), scribe.label(&slide.caption), 100),
        picture,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_is_a_page_of_points() {
        for screen in Screen::ALL {
            let (width, height) = screen.pixels();
            assert_eq!((width * 72 % PER_INCH, height * 72 % PER_INCH), (0, 0), "whole points");
        }
        for letters in [LARGE, LETTERS] {
            assert!(
                [letters.title, letters.figure, letters.head, letters.body, letters.foot].iter().all(|size| *size >= LEAST),
                "{letters:?}"
            );
        }
        assert_eq!((5 * 2_540_u32).div_ceil(MODULE), PER_INCH, "codes are read with the pixels of the picture");
    }
}
