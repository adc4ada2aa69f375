//! Proof-reading: a page is drawn as a camera would see it, and every code on it must read back.

use super::press::{Forme, Grey, Spot};

/// What must be read on a sheet.
pub struct Expected {
    /// The addresses, one for each code.
    pub addresses: Vec<String>,
    /// The side of the finest module, in hundredths of a millimetre.
    pub module: u32,
}

/// Pixels a module is drawn with.
const PIXELS: u32 = 5;

/// Reads every code of a sheet.
///
/// # Errors
/// The first address that was not found.
pub fn codes(forme: &Forme, expected: &Expected) -> Result<(), String> {
    if expected.addresses.is_empty() {
        return Ok(());
    }
    let per_inch = (PIXELS * 2_540).div_ceil(expected.module.max(1));
    let pages = (0..forme.pages()).filter_map(|page| Some((forme.inventory(page).pictures, forme.grey(page, per_inch)?)));
    let read: Vec<String> = pages
        .flat_map(|(pictures, grey)| pictures.into_iter().filter_map(|spot| decoded(&grey, spot, per_inch)).collect::<Vec<_>>())
        .collect();
    let times = |list: &[String], address: &String| list.iter().filter(|other| *other == address).count();
    let unread = expected.addresses.iter().find(|address| times(&read, address) < times(&expected.addresses, address));
    unread.map_or(Ok(()), |address| Err(address.clone()))
}

/// The text of the code that stands in one spot: what a phone held before it sees.
fn decoded(grey: &Grey, spot: Spot, per_inch: u32) -> Option<String> {
    let pixels = |length: i64| usize::try_from(length * i64::from(per_inch) / 2_540).ok();
    let (left, top, width, height) = (pixels(spot.x)?, pixels(spot.y)?, pixels(spot.width)?, pixels(spot.height)?);
    let pixel = |x: usize, y: usize| grey.pixels.get((top + y) * grey.width + left + x).copied().unwrap_or(u8::MAX);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
    prepared.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}
