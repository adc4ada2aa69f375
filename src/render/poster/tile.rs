//! A large sheet on the paper every office has: cut into pieces that overlap, with a map of how they go together.

use serde::Serialize;

use crate::base::date::Date;
use crate::disclosure::{Cell, Label};

use super::Job;
use super::paper::{Letters, Size};
use super::press::Jam;

/// What an office printer leaves white along each edge, and how far two pieces overlap, in millimetres.
const EDGE: u32 = 10;
const OVERLAP: u32 = 10;

/// Pieces of a sheet, as `poster/tile.typ` reads them.
#[derive(Debug, Serialize)]
struct TileCopy<'a> {
    what: &'static str,
    lang: &'static str,
    region: &'static str,
    families: &'a [String],
    title: String,
    letters: Letters,
    paper: PieceCopy,
    /// Width and height of the whole, in millimetres, and how many pages it has.
    width: u32,
    height: u32,
    pages: usize,
    across: u32,
    down: u32,
    /// How far each piece is from the next.
    step: (u32, u32),
    edge: u32,
    overlap: u32,
    lead: String,
    /// What stands before, between and after the numbers of a piece.
    piece: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PieceCopy {
    width: u32,
    height: u32,
    gray: bool,
}

/// Cuts a finished sheet into pieces of A4.
///
/// # Errors
/// What the typesetter complains of.
pub fn tiled(job: &Job, name: &str, on: Date, pdf: Vec<u8>, pages: usize) -> Result<Vec<u8>, Vec<Jam>> {
    let Job { press, cells, paper, height: letters, .. } = *job;
    let (width, height) = paper.millimetres();
    let (piece_width, piece_height) = Size::A4.millimetres();
    let step = (piece_width - 2 * EDGE - OVERLAP, piece_height - 2 * EDGE - OVERLAP);
    let word = |label: &Label| cells.plain_label(label);
    let gap = || Cell::text("\u{1}");
    let copy = TileCopy {
        what: "tile",
        lang: "zh",
        region: "cn",
        families: press.families(),
        title: name.to_string(),
        letters: Size::A4.letters(letters),
        paper: PieceCopy { width: piece_width, height: piece_height, gray: paper.gray },
        width,
        height,
        pages,
        across: (width.saturating_sub(OVERLAP)).div_ceil(step.0),
        down: (height.saturating_sub(OVERLAP)).div_ceil(step.1),
        step,
        edge: EDGE,
        overlap: OVERLAP,
        lead: word(&"sheet.tile_lead".into()),
        piece: word(&Label::with("sheet.tile_piece", [gap(), gap(), gap()])).split('\u{1}').map(str::to_string).collect(),
    };
    let data = serde_json::to_string(&copy).unwrap_or_default();
    press.set(&data, pdf)?.plain_pdf(name, on)
}
