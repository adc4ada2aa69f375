//! A sheet from head to foot, as `poster/main.typ` reads it.

use serde::Serialize;

use crate::disclosure::{Cell, Label};
use crate::site::code::spaced;
use crate::site::sheet::{Sheet, What};
use crate::unit::board::Locale;

use super::Job;
use super::code::{CodeCopy, StickerCopy, bears_code, code_copy, sticker_copy};
use super::copy::{Measure, PartCopy, Scribe};
use super::paper::Letters;

/// What a sheet says, whole: read by `poster/main.typ`.
#[derive(Debug, Serialize)]
pub struct SheetCopy<'a> {
    what: &'static str,
    lang: &'static str,
    region: &'static str,
    families: &'a [String],
    paper: PaperCopy,
    letters: Letters,
    stamp: String,
    place: &'a str,
    title: String,
    lines: Vec<String>,
    parts: Vec<PartCopy>,
    signed: Option<SignedCopy>,
    window: Option<String>,
    ask: Vec<String>,
    labels: Vec<StickerCopy>,
    /// What is to be filled in by hand, and on how many lines.
    blanks: Vec<(String, usize)>,
    code: Option<CodeCopy>,
    no_code: String,
    foot: Vec<String>,
    /// What stands before, between and after the number of the page and how many there are.
    page: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PaperCopy {
    width: u32,
    height: u32,
    size: &'static str,
    landscape: bool,
    gray: bool,
    bleed: u32,
}

#[derive(Debug, Serialize)]
struct SignedCopy {
    by: String,
    on: String,
    seal: Option<String>,
}

impl<'a> Job<'a> {
    /// The sheet in so many words.
    pub(super) fn copied(&self, measure: Measure) -> SheetCopy<'a> {
        let Job { press, site, cells, sheet, paper, height: letters } = *self;
        let scribe = Scribe { cells, measure };
        let (width, height) = paper.millimetres();
        let (lang, region) = tongue(cells.voice.locale);
        let word = |key: &'static str| scribe.label(&key.into());
        SheetCopy {
            what: sheet.what.word(),
            lang,
            region,
            families: press.families(),
            paper: PaperCopy { width, height, size: paper.size.word(), landscape: paper.landscape, gray: paper.gray, bleed: paper.bleed },
            letters: if sheet.what == What::Large { paper.size.letters(letters).large() } else { paper.size.letters(letters) },
            stamp: scribe.label(&sheet.stamp),
            place: &site.place.name,
            title: scribe.full(&sheet.title),
            lines: sheet.lines.iter().map(|line| scribe.full(line)).collect(),
            parts: scribe.parts(sheet),
            signed: sheet.signed.as_ref().map(|signed| SignedCopy {
                by: scribe.full(&signed.by),
                on: scribe.full(&Cell::Date(signed.on)),
                seal: signed.sealed.then(|| word("sheet.seal")),
            }),
            window: sheet
                .window
                .and_then(|(from, until)| Some(scribe.label(&Label::with("sheet.window", [Cell::Days(from, Some(until?))])))),
            ask: ask(&scribe, sheet),
            labels: sheet.labels.iter().map(|sticker| sticker_copy(site, &scribe, sticker)).collect(),
            blanks: sheet.blanks.iter().map(|(label, lines)| (scribe.label(label), *lines)).collect(),
            code: bears_code(sheet)
                .then(|| code_copy(sheet.code.0.address(site), scribe.label(&sheet.code.1), paper.size.scanned_from()))
                .flatten(),
            no_code: if bears_code(sheet) || sheet.what == What::Labels { word("sheet.no_code") } else { String::new() },
            foot: foot(&scribe, sheet),
            page: scribe
                .label(&Label::with("sheet.page", [Cell::text("\u{1}"), Cell::text("\u{1}")]))
                .split('\u{1}')
                .map(str::to_string)
                .collect(),
        }
    }
}

/// Language and region, as the typesetter calls them.
pub(super) fn tongue(locale: Locale) -> (&'static str, &'static str) {
    match locale {
        Locale::ZhHans => ("zh", "cn"),
        Locale::ZhHant => ("zh", "tw"),
        Locale::En => ("en", "gb"),
    }
}

/// How to object or ask: whom, the number, the last day, the place for slips.
pub(super) fn ask(scribe: &Scribe, sheet: &Sheet) -> Vec<String> {
    let Some(feedback) = &sheet.feedback else { return Vec::new() };
    let who = feedback.who.as_ref().map(|who| scribe.full(who));
    let phone = feedback.phone.as_ref().map(|phone| scribe.full(&Cell::Phone(phone.clone())));
    let email = feedback.email.as_ref().map(|email| scribe.full(email));
    let until = feedback.until.map(|until| scribe.label(&Label::with("sheet.ask_until", [Cell::Date(until)])));
    let place = feedback.place.as_ref().map(|place| scribe.label(&Label::with("sheet.ask_place", [Cell::text(place)])));
    until.into_iter().chain(who).chain(phone).chain(email).chain(place).collect()
}

/// What stands at the foot: number, until when it hangs, how new it is, what the phone shows too.
fn foot(scribe: &Scribe, sheet: &Sheet) -> Vec<String> {
    let said = |key: &'static str, cell: Option<Cell>| cell.map(|cell| scribe.label(&Label::with(key, [cell])));
    let until = sheet.window.and_then(|(_, until)| until).map(Cell::Date);
    [
        said("sheet.numbered", sheet.number.clone().map(Cell::Text)),
        sheet.version.as_ref().map(|version| scribe.label(version)),
        said("sheet.take_down", until),
        said("sheet.newest", sheet.newest.map(Cell::Date)),
        said("sheet.fingerprint", sheet.fingerprint.as_deref().map(|digits| Cell::Text(spaced(digits)))),
    ]
    .into_iter()
    .flatten()
    .collect()
}
