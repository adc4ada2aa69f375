//! Sheets of paper: a planned sheet becomes a file to print.
//!
//! Nothing is made smaller than can be read from where people stand: what does not fit is told in brief, then on another page.
//! Before a file is given out its pages are drawn and their codes read back.

pub mod card;
mod copy;
pub mod paper;
pub mod press;
mod proof;
mod prose;
mod tile;

use serde::Serialize;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::disclosure::{Cell, Label};
use crate::render::cells::{Cells, Manner};
use crate::render::qr::{Code, code_address};
use crate::render::route::Spot;
use crate::site::Site;
use crate::site::code::slot_address;
use crate::site::sheet::{Sheet, Sticker, What};
use crate::theme::{Voice, hex};

use copy::{Measure, PartCopy, Scribe};
use paper::{Letters, Paper, Size, code_side};
use press::{Forme, Jam, Press};

/// What is to be made.
#[derive(Debug, Clone)]
pub struct Order {
    /// Of these sorts; the usual ones where none is named.
    pub what: Vec<What>,
    /// On these papers; by sort where none is named.
    pub papers: Vec<Paper>,
    /// How a sheet is printed where no paper is named; only its size depends on the sort.
    pub usual: Paper,
    /// Of this record only.
    pub record: Option<String>,
    /// Whether sheets larger than A4 are cut into pieces of A4.
    pub tile: bool,
}

impl Order {
    /// On which papers a sheet is made; none where it is not wanted.
    pub fn papers(&self, site: &Site, sheet: &Sheet) -> Vec<Paper> {
        let of_record = self.record.as_ref().map(|wanted| sheet.record.as_ref().is_some_and(|id| id.0 == *wanted));
        let named = self.what.contains(&sheet.what);
        let hangs =
            |sheet: &Sheet| sheet.window.is_some_and(|(from, until)| from <= site.as_of && until.is_some_and(|until| site.as_of <= until));
        let usual = match sheet.what {
            What::Summary | What::Stairwell | What::Labels | What::Changes | What::List => true,
            What::Notice => hangs(sheet),
            What::Large | What::Slip | What::Results | What::Form => false,
        };
        let wanted = match (of_record, self.what.is_empty()) {
            (Some(false), _) => false,
            (Some(true), true) => true,
            (None, true) => usual,
            (_, false) => named,
        };
        let size = if sheet.what == What::Summary { Size::A3 } else { Size::A4 };
        match (wanted, self.papers.is_empty()) {
            (false, _) => Vec::new(),
            (true, true) => vec![Paper { size, ..self.usual }],
            (true, false) => self.papers.clone(),
        }
    }
}

/// A file to print.
#[derive(Debug, Clone)]
pub struct Printed {
    /// What it is called: `notice-finance-2026-q3-a4-2026-11-30.pdf`, the day being the one it is taken down.
    pub name: String,
    /// The file.
    pub pdf: Vec<u8>,
    /// Its first page as a picture, for the web.
    pub preview: Option<Vec<u8>>,
}

/// Where finished sheets wait to be used again; without it every byte is the same, only later.
pub trait Shelf: Send + Sync {
    /// The file and its preview that were kept under a key.
    fn find(&self, key: &str) -> Option<(Vec<u8>, Option<Vec<u8>>)>;
    /// Keeps a file and its preview under a key; what cannot be kept is made again.
    fn keep(&self, key: &str, pdf: &[u8], preview: Option<&[u8]>);
}

/// What sheets are printed with.
pub struct Printing {
    /// The typesetter.
    pub press: Press,
    /// The threads it works on: [`press_room`].
    pub pool: rayon::ThreadPool,
    /// Which sheets.
    pub order: Order,
    /// Whether a picture of the first page is wanted.
    pub preview: bool,
    /// Where finished ones wait.
    pub shelf: Box<dyn Shelf>,
}

/// Room for the typesetter's calls within calls, in bytes for each thread.
const STACK: usize = 64 * 1024 * 1024;

/// Threads for the typesetter: text within tables within parts, it goes deeper than other threads have room for.
///
/// # Errors
/// When the system gives none.
pub fn press_room() -> Result<rayon::ThreadPool, rayon::ThreadPoolBuildError> {
    rayon::ThreadPoolBuilder::new().stack_size(STACK).build()
}

/// Why a sheet cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// No face has these characters.
    Glyphs(Option<RecordId>, Vec<char>),
    /// A code that was printed does not read back.
    Unread(String),
    /// These words reach beyond the paper.
    Beyond(Vec<String>),
    /// Letters so small (tenths of a point) cannot be read from where people stand; so large they have to be.
    Small(i64, u32),
    /// The templates or the typesetter complain.
    Jammed(Vec<Jam>),
}

/// What a sheet says, whole: read by `poster/main.typ`.
#[derive(Debug, Serialize)]
struct SheetCopy<'a> {
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
    blanks: Vec<String>,
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

#[derive(Debug, Serialize)]
struct CodeCopy {
    svg: String,
    address: String,
    caption: String,
    /// Width with the white around it, in hundredths of a millimetre.
    width: u32,
}

#[derive(Debug, Serialize)]
struct StickerCopy {
    place: String,
    caption: String,
    code: Option<CodeCopy>,
}

/// How much is told, from everything to the least a poster may say.
const MEASURES: &[Measure] = &[
    brief(8, true, true),
    brief(6, true, true),
    brief(5, true, true),
    brief(4, true, true),
    brief(3, true, true),
    brief(4, true, false),
    brief(3, true, false),
    brief(5, false, true),
    brief(4, false, true),
    brief(4, false, false),
    brief(3, false, false),
    brief(2, false, false),
    brief(1, false, false),
];

/// What a poster says.
const fn brief(rows: usize, charts: bool, leads: bool) -> Measure {
    Measure { rows, charts, details: false, leads }
}

/// From how far a code to stick somewhere is read, in centimetres.
const STICKER_FROM: u32 = 35;

/// Prints a sheet.
///
/// # Errors
/// Every fault of it; nothing is given out then.
pub fn print(printing: &Printing, site: &Site, voice: &Voice, sheet: &Sheet, paper: Paper) -> Result<Printed, Vec<Fault>> {
    let Printing { press, preview, shelf, order, .. } = printing;
    let tile = order.tile && paper.size != Size::A4;
    let spot = Spot::at(0, "");
    let cells = Cells::new(voice, &site.names, &spot);
    let whole = copied(press, site, &cells, sheet, paper, Measure::WHOLE);
    let named = format!("{}{}.pdf", name(sheet, paper), if tile { "-tiles-a4" } else { "" });
    let key = hex(
        &[press.digest(), &named, if *preview { "preview" } else { "" }, &serde_json::to_string(&whole).unwrap_or_default()]
            .join("\n")
            .into_bytes(),
        16,
    );
    if let Some((pdf, preview)) = shelf.find(&key) {
        return Ok(Printed { name: named, pdf, preview });
    }
    let printed = made(press, site, &cells, sheet, paper, (*preview, tile))?;
    shelf.keep(&key, &printed.pdf, printed.preview.as_deref());
    Ok(printed)
}

fn made(
    press: &Press,
    site: &Site,
    cells: &Cells,
    sheet: &Sheet,
    paper: Paper,
    (preview, tile): (bool, bool),
) -> Result<Printed, Vec<Fault>> {
    let forme = fitted(press, site, cells, sheet, paper)?;
    proof::codes(&forme, &expected(site, sheet, paper, forme.pages())).map_err(|address| vec![Fault::Unread(address)])?;
    legible(&forme, paper).map_err(|fault| vec![fault])?;
    let name = name(sheet, paper);
    let on = sheet.newest.unwrap_or(site.as_of);
    let pdf = forme.pdf(&format!("{}/{name}", site.place.id), on).map_err(|jams| vec![Fault::Jammed(jams)])?;
    let jammed = |jams| vec![Fault::Jammed(jams)];
    if tile {
        let pdf = tile::tiled(press, cells, &name, on, pdf, forme.pages(), paper).map_err(jammed)?;
        return Ok(Printed { name: format!("{name}-tiles-a4.pdf"), pdf, preview: None });
    }
    let preview = if preview { forme.png(0, preview_resolution(paper)) } else { None };
    Ok(Printed { name: format!("{name}.pdf"), pdf, preview })
}

/// Nothing reaches beyond the paper, and no letter is below the floor of the foot.
fn legible(forme: &Forme, paper: Paper) -> Result<(), Fault> {
    let floor = paper::floor(paper.size.distances().foot, paper::HEIGHT_PER_METRE);
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
fn fitted(press: &Press, site: &Site, cells: &Cells, sheet: &Sheet, paper: Paper) -> Result<Forme, Vec<Fault>> {
    let one_page = matches!(sheet.what, What::Summary | What::Stairwell);
    let measures = if one_page { MEASURES } else { &[Measure::WHOLE] };
    let mut set = None;
    for measure in measures {
        let forme = set_once(press, site, cells, sheet, paper, *measure)?;
        let fits = forme.pages() == 1 || !one_page;
        set = Some(forme);
        if fits {
            break;
        }
    }
    set.ok_or_else(Vec::new)
}

fn set_once(press: &Press, site: &Site, cells: &Cells, sheet: &Sheet, paper: Paper, measure: Measure) -> Result<Forme, Vec<Fault>> {
    let copy = copied(press, site, cells, sheet, paper, measure);
    let data = serde_json::to_string(&copy).unwrap_or_default();
    let missing = press.missing(&data);
    if !missing.is_empty() {
        return Err(vec![Fault::Glyphs(sheet.record.clone(), missing)]);
    }
    press.set(&data, Vec::new()).map_err(|jams| vec![Fault::Jammed(jams)])
}

fn copied<'a>(press: &'a Press, site: &'a Site, cells: &Cells, sheet: &Sheet, paper: Paper, measure: Measure) -> SheetCopy<'a> {
    let scribe = Scribe { cells, measure };
    let (width, height) = paper.millimetres();
    let (lang, region) = tongue(cells.voice);
    let word = |key: &'static str| scribe.label(&key.into());
    SheetCopy {
        what: sheet.what.word(),
        lang,
        region,
        families: press.families(),
        paper: PaperCopy { width, height, size: paper.size.word(), landscape: paper.landscape, gray: paper.gray, bleed: paper.bleed },
        letters: paper.size.letters(),
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
        window: sheet.window.and_then(|(from, until)| Some(scribe.label(&Label::with("sheet.window", [Cell::Days(from, Some(until?))])))),
        ask: ask(&scribe, sheet),
        labels: sheet.labels.iter().map(|sticker| sticker_copy(site, &scribe, sticker)).collect(),
        blanks: sheet.blanks.iter().map(|label| scribe.label(label)).collect(),
        code: bears_code(sheet)
            .then(|| code_copy(code_address(site, &sheet.code.0), scribe.label(&sheet.code.1), paper.size.scanned_from()))
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

/// Language and region, as the typesetter calls them.
fn tongue(voice: &Voice) -> (&'static str, &'static str) {
    use crate::unit::board::Locale;
    match voice.locale {
        Locale::ZhHans => ("zh", "cn"),
        Locale::ZhHant => ("zh", "tw"),
        Locale::En => ("en", "gb"),
    }
}

/// Whether a sheet leads residents to the phone; what is made for those who hang it does not, and labels have codes of their own.
fn bears_code(sheet: &Sheet) -> bool {
    !matches!(sheet.what, What::Labels | What::Changes | What::List)
}

/// How to object or ask: whom, the number, the last day, the place for slips.
fn ask(scribe: &Scribe, sheet: &Sheet) -> Vec<String> {
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
    let grouped = |digits: &str| {
        let digits: Vec<char> = digits.chars().collect();
        digits.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    };
    let until = sheet.window.and_then(|(_, until)| until).map(Cell::Date);
    [
        said("sheet.numbered", sheet.number.clone().map(Cell::Text)),
        said("sheet.take_down", until),
        said("sheet.newest", sheet.newest.map(Cell::Date)),
        said("sheet.fingerprint", sheet.fingerprint.as_deref().map(|digits| Cell::Text(grouped(digits)))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Where a code to stick somewhere leads; that of a place of the board says which place it is.
fn sticker_address(site: &Site, sticker: &Sticker) -> Option<String> {
    let whole = site.address.as_deref();
    match &sticker.slot {
        Some(slot) => whole.map(|whole| slot_address(whole, &sticker.code, &slot.0)),
        None => code_address(site, &sticker.code),
    }
}

fn sticker_copy(site: &Site, scribe: &Scribe, sticker: &Sticker) -> StickerCopy {
    StickerCopy {
        place: scribe.full(&sticker.place),
        caption: scribe.label(&sticker.caption),
        code: code_copy(sticker_address(site, sticker), String::new(), STICKER_FROM),
    }
}

/// A code that is read from so many centimetres; none without an address of the site, or for one no code can hold.
fn code_copy(address: Option<String>, caption: String, from: u32) -> Option<CodeCopy> {
    let address = address?;
    let drawn = Code::of(&address)?;
    let side = u32::try_from(drawn.side()).ok()?;
    let modules = u32::try_from(drawn.modules()).ok()?;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path stroke=\"#000\" d=\"{}\"/></svg>",
        drawn.path()
    );
    Some(CodeCopy { svg, address, caption, width: (code_side(modules, from) * 10 * side).div_ceil(modules) })
}

/// Every code a sheet bears, and the resolution at which it has enough pixels a module.
fn expected(site: &Site, sheet: &Sheet, paper: Paper, pages: usize) -> proof::Expected {
    let own = bears_code(sheet).then_some(&sheet.code.0);
    let from = if sheet.what == What::Labels { STICKER_FROM } else { paper.size.scanned_from() };
    let own = std::iter::repeat_n(own, pages).flatten().filter_map(|code| code_address(site, code));
    let stickers = sheet.labels.iter().filter_map(|sticker| sticker_address(site, sticker));
    let addresses: Vec<String> = own.chain(stickers).filter(|address| Code::of(address).is_some()).collect();
    let module = addresses.iter().filter_map(|address| Code::of(address)).filter_map(|code| u32::try_from(code.modules()).ok());
    let finest = module.map(|modules| code_side(modules, from) * 10 / modules).min().unwrap_or(100);
    proof::Expected { addresses, module: finest }
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
