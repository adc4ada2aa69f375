//! What goes into a group of residents: a few words with the short address, and a picture with the code.
//!
//! Both say what the page says first, and are made of the same masked sheet as the notice.

use serde::Serialize;

use crate::disclosure::{Cell, Label};
use crate::render::cells::Cells;
use crate::render::qr::Code;
use crate::render::route::Spot;
use crate::site::Site;
use crate::site::sheet::{Part, Sheet};
use crate::theme::Voice;

use super::code::{CodeCopy, code_copy, code_width};
use super::copy::{Measure, PartCopy, Scribe};
use super::press::Press;
use super::whole::{ask, tongue};
use super::{Fault, proof};

/// The most characters a text has, its address counted: what a group shows without being asked for more.
pub const CHARACTERS: usize = 240;

/// How wide a picture is, in pixels.
pub const PIXELS: u32 = 1_080;

/// Its width in hundredths of a millimetre: four inches.
const WIDTH: u32 = 10_160;

/// Pixels an inch that make it so wide.
const PER_INCH: u32 = PIXELS / 4;

/// From how far its code is read, in centimetres: another phone held before this one.
const FROM: u32 = 20;

/// How many figures it shows.
const FIGURES: usize = 4;

/// What a picture says, whole: read by `poster/card.typ`.
#[derive(Debug, Serialize)]
struct CardCopy<'a> {
    what: &'static str,
    lang: &'static str,
    region: &'static str,
    families: &'a [String],
    width: u32,
    paper: Ink,
    letters: Sizes,
    stamp: String,
    title: String,
    place: &'a str,
    part: PartCopy,
    /// From when until when it hangs, and the last day for objections.
    days: Vec<String>,
    /// Whom to ask, and where.
    ask: Vec<String>,
    code: Option<CodeCopy>,
    no_code: String,
}

#[derive(Debug, Serialize)]
struct Ink {
    gray: bool,
}

/// Sizes of letters in tenths of a point; on a phone a tenth is about a third of a pixel.
#[derive(Debug, Serialize)]
struct Sizes {
    title: u32,
    figure: u32,
    head: u32,
    body: u32,
    foot: u32,
}

const SIZES: Sizes = Sizes { title: 150, figure: 150, head: 165, body: 120, foot: 90 };

/// The words, the conclusion first; what does not fit is left out from the end, the address never.
pub fn text(site: &Site, voice: &Voice, sheet: &Sheet) -> String {
    let spot = Spot::at(0, "");
    let cells = Cells::new(voice, &site.names, &spot);
    let scribe = Scribe { cells: &cells, measure: Measure::WHOLE };
    let lead = sheet.parts.iter().find_map(|part| part.lead.as_ref()).map(|lead| scribe.full(lead)).unwrap_or_default();
    let label = |key: &'static str, with: Vec<Cell>| scribe.label(&Label::with(key, with));
    let (place, title) = (Cell::text(&site.place.name), sheet.title.clone());
    let source = label("share.source", vec![place, title]);
    let until = sheet.window.and_then(|(_, until)| until).map(|until| {
        let key = if until < site.as_of { "share.over" } else { "share.until" };
        label(key, vec![Cell::Date(until)])
    });
    let asked = sheet.feedback.as_ref().and_then(|feedback| {
        let phone = Cell::Phone(feedback.phone.clone()?);
        Some(match feedback.until {
            Some(until) => label("share.ask_until", vec![Cell::Date(until), phone]),
            None => label("share.ask", vec![phone]),
        })
    });
    let link = sheet.code.0.address(site).map(|address| label("share.link", vec![Cell::text(address)]));
    let besides: Vec<String> = until.into_iter().chain(asked).collect();
    let written = |lead: &str, besides: &[String]| {
        let about = std::iter::once(source.as_str()).chain(besides.iter().map(String::as_str)).collect::<String>();
        [lead, &about, link.as_deref().unwrap_or("")].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let fits = |text: &String| text.chars().count() <= CHARACTERS;
    let whole = (0..=besides.len()).rev().map(|kept| written(&lead, besides.get(..kept).unwrap_or_default()));
    whole.into_iter().find(fits).unwrap_or_else(|| {
        let room = CHARACTERS.saturating_sub(written("", &[]).chars().count() + 2);
        let cut: String = lead.chars().take(room).collect();
        written(&format!("{cut}…"), &[])
    })
}

/// The picture as a PNG.
///
/// # Errors
/// As of a sheet of paper: characters without a face, a code that does not read back, words beyond the edge.
pub fn picture(press: &Press, site: &Site, voice: &Voice, sheet: &Sheet) -> Result<Vec<u8>, Vec<Fault>> {
    let spot = Spot::at(0, "");
    let cells = Cells::new(voice, &site.names, &spot);
    let scribe = Scribe { cells: &cells, measure: Measure::WHOLE };
    let (lang, region) = tongue(voice.locale);
    let first = sheet.parts.first();
    let part = Part {
        lead: first.and_then(|part| part.lead.clone()),
        figures: first.map(|part| part.figures.iter().take(FIGURES).cloned().collect()).unwrap_or_default(),
        ..Part::default()
    };
    let window = sheet.window.and_then(|(from, until)| Some(scribe.label(&Label::with("sheet.window", [Cell::Days(from, Some(until?))]))));
    let mut asked = ask(&scribe, sheet);
    // The day comes first, where there is one.
    let dated = usize::from(sheet.feedback.as_ref().is_some_and(|feedback| feedback.until.is_some())).min(asked.len());
    let address = sheet.code.0.address(site);
    let copy = CardCopy {
        what: "card",
        lang,
        region,
        families: press.families(),
        width: WIDTH,
        paper: Ink { gray: false },
        letters: SIZES,
        stamp: scribe.label(&sheet.stamp),
        title: scribe.full(&sheet.title),
        place: &site.place.name,
        part: scribe.part(&part),
        days: window.into_iter().chain(asked.drain(..dated)).collect(),
        ask: asked,
        code: code_copy(address.clone(), scribe.label(&sheet.code.1), FROM),
        no_code: scribe.label(&"sheet.no_code".into()),
    };
    let module = address.as_deref().and_then(Code::of).and_then(|drawn| {
        let side = u32::try_from(drawn.side()).ok()?;
        code_width(&drawn, FROM)?.checked_div(side)
    });
    let data = serde_json::to_string(&copy).unwrap_or_default();
    let missing = press.missing(&data);
    if !missing.is_empty() {
        return Err(vec![Fault::Glyphs(missing)]);
    }
    let forme = press.set(&data, Vec::new()).map_err(|jams| vec![Fault::Jammed(jams)])?;
    let addresses = address.into_iter().filter(|_| copy.code.is_some()).collect();
    let expected = proof::Expected { addresses, module: module.unwrap_or(100) };
    proof::codes(&forme, &expected).map_err(|address| vec![Fault::Unread(address)])?;
    let beyond = forme.inventory(0).beyond;
    if !beyond.is_empty() {
        return Err(vec![Fault::Beyond(beyond)]);
    }
    forme.png(0, PER_INCH).ok_or_else(Vec::new)
}
