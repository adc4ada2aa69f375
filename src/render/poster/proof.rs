//! Proof-reading: a page is drawn as a camera would see it, and every code on it must read back.

use super::press::{Forme, Grey};

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
    let read: Vec<String> = (0..forme.pages()).filter_map(|page| forme.grey(page, per_inch)).flat_map(|grey| decoded(&grey)).collect();
    let times = |list: &[String], address: &String| list.iter().filter(|other| *other == address).count();
    let unread = expected.addresses.iter().find(|address| times(&read, address) < times(&expected.addresses, address));
    unread.map_or(Ok(()), |address| Err(address.clone()))
}

/// Every text read from the codes of a picture.
fn decoded(grey: &Grey) -> Vec<String> {
    let height = grey.pixels.len().checked_div(grey.width).unwrap_or(0);
    let pixel = |x: usize, y: usize| grey.pixels.get(y * grey.width + x).copied().unwrap_or(u8::MAX);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(grey.width, height, pixel);
    prepared.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}
