//! The typesetter: the one file that knows it. In this process, without a network, without packages from elsewhere.
//!
//! Templates are the theme's; what they set comes as JSON and is never part of a template, so that no record can be read as a
//! command. One virtual path serves every sheet: the typesetter remembers each path it was ever told.

use std::sync::OnceLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::layout::{Abs, Frame, FrameItem, Point};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, Scalar};
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use typst_render::RenderOptions;

use crate::base::date::Date;
use crate::theme::{Theme, hex};

/// Where the templates find what they set.
const DATA: &str = "data.json";
/// Where a template finds a finished sheet, to cut it into pieces.
const SHEET: &str = "sheet.pdf";
/// The template that is read first.
const MAIN: &str = "poster/main.typ";

/// A typesetter with its faces and templates; read-only, shared by all threads.
pub struct Press {
    library: LazyHash<Library>,
    given: Vec<Font>,
    faces: OnceLock<Faces>,
    sources: Vec<Source>,
    main: FileId,
    data: FileId,
    sheet: FileId,
    families: Vec<String>,
    digest: String,
}

/// Every face, looked through when the first sheet is set: where nothing changed, none is.
struct Faces {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

/// What went wrong while a sheet was set: said by the typesetter, in English, with the template and the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jam {
    /// The template, below the theme's folder; empty where it is none of them.
    pub path: String,
    /// The line, from 1; 0 where none is known.
    pub line: usize,
    /// What was said.
    pub words: String,
}

/// A sheet that is set, not yet written.
pub struct Forme(PagedDocument);

/// Where something stands on a page, in hundredths of a millimetre from its left upper corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// From the left.
    pub x: i64,
    /// From above.
    pub y: i64,
    /// Width.
    pub width: i64,
    /// Height.
    pub height: i64,
}

/// What stands on a page.
#[derive(Debug, Clone, Default)]
pub struct Inventory {
    /// Pictures: on our sheets these are codes.
    pub pictures: Vec<Spot>,
    /// Words that reach beyond the paper.
    pub beyond: Vec<String>,
    /// The smallest letters, in tenths of a point.
    pub smallest: Option<i64>,
}

/// A page as grey values, row by row from the top.
pub struct Grey {
    /// Width in pixels.
    pub width: usize,
    /// One byte a pixel; 0 is black.
    pub pixels: Vec<u8>,
}

impl Press {
    /// A typesetter with the templates of a theme and faces: those of the workspace first, then the one that comes with the program.
    ///
    /// None is ready only where a path of the program's own is none.
    pub fn new(theme: &Theme, own: &[Vec<u8>]) -> Option<Self> {
        let given: Vec<Font> = own.iter().flat_map(|bytes| Font::iter(Bytes::new(bytes.clone()))).collect();
        let mut families: Vec<String> = Vec::new();
        for family in given.iter().map(|font| font.info().family.as_str()).chain([FAMILY]) {
            if !families.iter().any(|known| known == family) {
                families.push(family.to_string());
            }
        }
        let templates = theme.poster_templates();
        let sources = templates.iter().filter_map(|(path, text)| {
            let id = id(path)?;
            Some(Source::new(id, text.to_string()))
        });
        let sources: Vec<Source> = sources.collect();
        // What a sheet looks like depends on these and on the program's version.
        let digests: Vec<String> = own.iter().map(|bytes| hex(bytes, 16)).collect();
        let told = templates.iter().flat_map(|(path, text)| [path.as_str(), text]).chain(digests.iter().map(String::as_str));
        let digest = hex(told.chain([env!("CARGO_PKG_VERSION")]).collect::<Vec<_>>().join("\n").as_bytes(), 16);
        Some(Press {
            library: LazyHash::new(Library::default()),
            given,
            faces: OnceLock::new(),
            main: id(MAIN)?,
            data: id(DATA)?,
            sheet: id(SHEET)?,
            sources,
            families,
            digest,
        })
    }

    /// The families of its faces, the first choice first.
    pub fn families(&self) -> &[String] {
        &self.families
    }

    fn faces(&self) -> &Faces {
        self.faces.get_or_init(|| {
            let fonts: Vec<Font> = self.given.iter().chain(embedded()).cloned().collect();
            Faces { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
        })
    }

    /// A digest of its faces and templates.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Characters of a text that no face has; what is not seen (marks of direction, line ends) is not asked for.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing: Vec<char> = Vec::new();
        for character in text.chars().filter(|c| !c.is_ascii() && !c.is_control() && !c.is_whitespace() && !is_unseen(*c)) {
            let covered = self.faces().fonts.iter().any(|font| font.info().coverage.contains(character as u32));
            if !covered && !missing.contains(&character) {
                missing.push(character);
            }
        }
        missing
    }

    /// Sets a sheet from its data, and from a finished sheet where it is made of one.
    ///
    /// # Errors
    /// What the typesetter complains of; its warnings are errors, for they tell of text that would be missing.
    pub fn set(&self, data: &str, sheet: Vec<u8>) -> Result<Forme, Vec<Jam>> {
        let job = Job { press: self, data: Bytes::new(data.as_bytes().to_vec()), sheet: Bytes::new(sheet) };
        let set = typst::compile::<PagedDocument>(&job);
        // What was learnt of earlier sheets helps the next ones, and is forgotten when it did not for a while.
        comemo::evict(2);
        match set.output {
            Ok(document) if set.warnings.is_empty() => Ok(Forme(document)),
            Ok(_) => Err(set.warnings.iter().map(|said| self.jam(said)).collect()),
            Err(errors) => Err(errors.iter().map(|said| self.jam(said)).collect()),
        }
    }

    fn template(&self, id: FileId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id() == id)
    }

    fn jam(&self, said: &SourceDiagnostic) -> Jam {
        let mut words = said.message.to_string();
        for hint in &said.hints {
            words.push_str("; ");
            words.push_str(&hint.v);
        }
        let job = Job { press: self, data: Bytes::new(Vec::new()), sheet: Bytes::new(Vec::new()) };
        let range = typst::WorldExt::range(&job, said.span);
        let source = said.span.id().and_then(|id| self.template(id));
        let line = source.zip(range).and_then(|(source, range)| source.lines().byte_to_line(range.start));
        let path = said.span.id().map(|id| id.get().vpath().get_without_slash().to_string());
        Jam { path: path.unwrap_or_default(), line: line.map_or(0, |line| line + 1), words }
    }
}

impl Forme {
    /// How many pages.
    pub fn pages(&self) -> usize {
        self.0.pages().len()
    }

    /// What stands on a page.
    pub fn inventory(&self, page: usize) -> Inventory {
        let mut inventory = Inventory::default();
        if let Some(page) = self.0.pages().get(page) {
            let (room, depth) = (page.frame.width(), page.frame.height());
            walk(&page.frame, Point::zero(), &mut |at, on_page| match on_page {
                FrameItem::Image(_, size, _) => {
                    inventory.pictures.push(Spot { x: fine(at.x), y: fine(at.y), width: fine(size.x), height: fine(size.y) });
                }
                FrameItem::Text(text) => {
                    if at.x < Abs::zero() || at.x + text.width() > room || at.y < Abs::zero() || at.y > depth {
                        inventory.beyond.push(text.text.to_string());
                    }
                    let tenths = (text.size / Abs::pt(TENTH)).round() as i64;
                    inventory.smallest = Some(inventory.smallest.map_or(tenths, |least| least.min(tenths)));
                }
                _ => {}
            });
        }
        inventory
    }

    /// The finished file: for keeping (PDF/A-2a) and for those who hear it read (PDF/UA-1); the same bytes for the same sheet.
    ///
    /// # Errors
    /// What stands in the way of either standard.
    pub fn pdf(&self, name: &str, on: Date) -> Result<Vec<u8>, Vec<Jam>> {
        let plain = |words: String| vec![Jam { path: String::new(), line: 0, words }];
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).map_err(|said| plain(said.message().to_string()))?;
        self.written(name, on, standards)
    }

    /// The finished file for what holds other files whole, which the standards for keeping do not allow.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn plain_pdf(&self, name: &str, on: Date) -> Result<Vec<u8>, Vec<Jam>> {
        self.written(name, on, PdfStandards::default())
    }

    fn written(&self, name: &str, on: Date, standards: PdfStandards) -> Result<Vec<u8>, Vec<Jam>> {
        let month_and_day = u8::try_from(on.month()).ok().zip(u8::try_from(on.day()).ok());
        let stamp = month_and_day.and_then(|(month, day)| Datetime::from_ymd_hms(on.year(), month, day, 0, 0, 0));
        let options = PdfOptions {
            ident: Smart::Custom(name.to_string()),
            creator: Smart::Custom(Some("gongshi".to_string())),
            timestamp: stamp.map(Timestamp::new_utc),
            standards,
            ..PdfOptions::default()
        };
        let jam = |said: &SourceDiagnostic| Jam { path: String::new(), line: 0, words: said.message.to_string() };
        typst_pdf::pdf(&self.0, &options).map_err(|errors| errors.iter().map(jam).collect())
    }

    /// A page in grey, so many pixels an inch, for reading its codes back.
    pub fn grey(&self, page: usize, per_inch: u32) -> Option<Grey> {
        let drawn = self.draw(page, per_inch)?;
        let pixels = drawn.data().chunks_exact(4).map(|rgba| match rgba {
            // Luma in thousandths: green weighs most.
            [r, g, b, _] => u8::try_from((u32::from(*r) * 299 + u32::from(*g) * 587 + u32::from(*b) * 114) / 1_000).unwrap_or(u8::MAX),
            _ => u8::MAX,
        });
        Some(Grey { width: usize::try_from(drawn.width()).ok()?, pixels: pixels.collect() })
    }

    /// A page as a PNG, so many pixels an inch.
    pub fn png(&self, page: usize, per_inch: u32) -> Option<Vec<u8>> {
        self.draw(page, per_inch)?.encode_png().ok()
    }

    // The typesetter measures pixels in fractions of a point.
    #[expect(clippy::float_arithmetic, reason = "a picture's scale, no money and no area")]
    fn draw(&self, page: usize, per_inch: u32) -> Option<tiny_skia::Pixmap> {
        let pixel_per_pt = Scalar::new(f64::from(per_inch) / POINTS_PER_INCH);
        Some(typst_render::render(self.0.pages().get(page)?, &RenderOptions { pixel_per_pt, render_bleed: false }))
    }
}

const POINTS_PER_INCH: f64 = 72.0;
const TENTH: f64 = 0.1;
const HUNDREDTH: f64 = 0.01;

/// A length in hundredths of a millimetre.
fn fine(length: Abs) -> i64 {
    (length / Abs::mm(HUNDREDTH)).round() as i64
}

/// Visits everything on a page with its place; our sheets turn and stretch nothing.
fn walk(frame: &Frame, from: Point, visit: &mut dyn FnMut(Point, &FrameItem)) {
    for (at, on_page) in frame.items() {
        let at = from + *at;
        if let FrameItem::Group(group) = on_page {
            walk(&group.frame, at + Point::new(group.transform.tx, group.transform.ty), visit);
        } else {
            visit(at, on_page);
        }
    }
}

/// Marks that have no shape of their own: joiners, marks of direction, selectors of a form.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// What the typesetter may know while it sets one sheet.
struct Job<'a> {
    press: &'a Press,
    data: Bytes,
    sheet: Bytes,
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.faces().book
    }

    fn main(&self) -> FileId {
        self.press.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.press.template(id).cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match id {
            id if id == self.press.data => Ok(self.data.clone()),
            id if id == self.press.sheet && !self.sheet.is_empty() => Ok(self.sheet.clone()),
            other => Err(missing(other)),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.faces().fonts.get(index).cloned()
    }

    /// No sheet may ask for the day: what it says of days is in its data.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

fn id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// The family of the face that comes with the program.
const FAMILY: &str = "LXGW WenKai";

/// LXGW WenKai (霞鹜文楷) in two weights, put together from its halves once.
fn embedded() -> &'static [Font] {
    static FONTS: OnceLock<Vec<Font>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let (mut regular, mut bold) = (makepad_platform::Cx::default(), makepad_platform::Cx::default());
        makepad_fonts_chinese_regular::live_design(&mut regular);
        makepad_fonts_chinese_regular_2::live_design(&mut regular);
        makepad_fonts_chinese_bold::live_design(&mut bold);
        makepad_fonts_chinese_bold_2::live_design(&mut bold);
        [regular, bold].iter().filter_map(|cx| Font::new(Bytes::new(cx.parts.concat()), 0)).collect()
    })
}
