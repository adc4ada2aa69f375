//! The codes of a sheet: which it bears, how large they must be, and what must read back.

use serde::Serialize;

use crate::render::qr::Code;
use crate::site::Site;
use crate::site::sheet::{Sheet, Sticker, What};

use super::copy::Scribe;
use super::paper::{Paper, code_side};
use super::proof;

/// A code as the templates draw it.
#[derive(Debug, Serialize)]
pub struct CodeCopy {
    svg: String,
    address: String,
    caption: String,
    /// Width with the white around it, in hundredths of a millimetre.
    width: u32,
}

/// A code to stick somewhere.
#[derive(Debug, Serialize)]
pub struct StickerCopy {
    place: String,
    caption: String,
    code: Option<CodeCopy>,
}

/// From how far a code to stick somewhere is read, in centimetres.
const STICKER_FROM: u32 = 35;

/// Whether a sheet leads residents to the phone; what is made for those who hang it does not, and labels have codes of their own.
pub fn bears_code(sheet: &Sheet) -> bool {
    !matches!(sheet.what, What::Labels | What::Changes | What::List)
}

/// A code to stick somewhere, in words.
pub fn sticker_copy(site: &Site, scribe: &Scribe, sticker: &Sticker) -> StickerCopy {
    StickerCopy {
        place: scribe.full(&sticker.place),
        caption: scribe.label(&sticker.caption),
        code: code_copy(sticker.goal.address(site), String::new(), STICKER_FROM),
    }
}

/// A code that is read from so many centimetres; none without an address of the site, or for one no code can hold.
pub fn code_copy(address: Option<String>, caption: String, from: u32) -> Option<CodeCopy> {
    let address = address?;
    let drawn = Code::of(&address)?;
    let side = u32::try_from(drawn.side()).ok()?;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path stroke=\"#000\" d=\"{}\"/></svg>",
        drawn.path()
    );
    Some(CodeCopy { svg, address, caption, width: code_width(&drawn, from)? })
}

/// How wide a code with its white is, in hundredths of a millimetre, to be read from so many centimetres.
pub fn code_width(code: &Code, from: u32) -> Option<u32> {
    let (side, modules) = (u32::try_from(code.side()).ok()?, u32::try_from(code.modules()).ok()?);
    Some((code_side(modules, from) * 10 * side).div_ceil(modules.max(1)))
}

/// From how far the codes of a sheet are read, in centimetres.
pub fn scanned_from(sheet: &Sheet, paper: Paper) -> u32 {
    if sheet.what == What::Labels { STICKER_FROM } else { paper.size.scanned_from() }
}

/// The address of every code on so many pages of a sheet; none without an address of the site.
pub fn addresses(site: &Site, sheet: &Sheet, pages: usize) -> Vec<String> {
    let own = bears_code(sheet).then(|| sheet.code.0.address(site)).flatten();
    let stickers = sheet.labels.iter().filter_map(|sticker| sticker.goal.address(site));
    std::iter::repeat_n(own, pages).flatten().chain(stickers).collect()
}

/// Every code a sheet bears, and the resolution at which it has enough pixels a module.
pub fn expected(site: &Site, sheet: &Sheet, paper: Paper, pages: usize) -> proof::Expected {
    let addresses = addresses(site, sheet, pages);
    let module = addresses.iter().filter_map(|address| Code::of(address)).filter_map(|code| u32::try_from(code.modules()).ok());
    let from = scanned_from(sheet, paper);
    let finest = module.map(|modules| code_side(modules, from) * 10 / modules).min().unwrap_or(100);
    proof::Expected { addresses, module: finest }
}
