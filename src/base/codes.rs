//! Codes in photographs: what a telephone sees on a board, read back.
//!
//! A code fills the picture or a corner of it, in the sun or in the shade of a stairwell. So the picture is looked at in several
//! sizes, and its ink told from its paper in several ways; what any of them reads was read, for a code that is misread is none.

use std::collections::BTreeSet;

use super::picture::Grey;

/// The longer sides at which a picture is looked at, in pixels.
const SIDES: [u32; 5] = [4000, 2600, 1800, 1200, 800];
/// A picture whose longer side is no longer than this is looked at enlarged as well.
const SMALL: usize = 1600;

/// How ink is told from paper.
#[derive(Debug, Clone, Copy)]
enum Manner {
    /// Against what was seen along the row: the reader's own way.
    Row,
    /// Against the mean of a square around it, a part of the picture wide; ink is darker by so many per cent.
    Around(usize, u64),
}

const MANNERS: [Manner; 3] = [Manner::Row, Manner::Around(12, 8), Manner::Around(30, 12)];

/// The texts of all codes found in a picture; looks harder until they are `enough`.
pub fn find(picture: &Grey, enough: impl Fn(&BTreeSet<String>) -> bool) -> BTreeSet<String> {
    let mut sizes: Vec<Grey> = SIDES.iter().filter_map(|side| picture.within(*side)).collect();
    if picture.width.max(picture.height) <= SMALL {
        sizes.extend(picture.twice());
    }
    // As it is, unless that is larger than the largest.
    if sizes.len() < SIDES.len() {
        sizes.insert(0, picture.clone());
    }
    let mut found = BTreeSet::new();
    for manner in MANNERS {
        sizes.iter().for_each(|size| found.extend(read(size, manner)));
        if enough(&found) {
            break;
        }
    }
    found
}

fn read(picture: &Grey, manner: Manner) -> Vec<String> {
    let (width, height) = (picture.width, picture.height);
    let pixel = |x: usize, y: usize| picture.pixels.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut prepared = match manner {
        Manner::Row => rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel),
        Manner::Around(parts, darker) => {
            let sums = Sums::of(picture);
            let reach = (width.max(height) / parts / 2).max(8);
            rqrr::PreparedImage::prepare_from_bitmap(width, height, |x, y| {
                let (sum, count) = sums.around(x, y, reach);
                u64::from(pixel(x, y)) * count * 100 < sum * (100 - darker)
            })
        }
    };
    prepared.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
}

/// The sum of all pixels above and before each.
struct Sums {
    width: usize,
    height: usize,
    sums: Vec<u64>,
}

impl Sums {
    fn of(picture: &Grey) -> Self {
        let row = picture.width + 1;
        let mut sums = vec![0; row];
        sums.reserve(row * picture.height);
        for line in picture.pixels.chunks(picture.width.max(1)) {
            let mut sum = 0;
            let above = sums.len() - row;
            sums.push(0);
            for (at, pixel) in line.iter().enumerate() {
                sum += u64::from(*pixel);
                let over: u64 = sums.get(above + at + 1).copied().unwrap_or(0);
                sums.push(over + sum);
            }
        }
        Sums { width: picture.width, height: picture.height, sums }
    }

    /// The sum of the square around a pixel, and how many there are in it.
    fn around(&self, x: usize, y: usize, reach: usize) -> (u64, u64) {
        let (left, top) = (x.saturating_sub(reach), y.saturating_sub(reach));
        let (right, bottom) = ((x + reach).min(self.width), (y + reach).min(self.height));
        let at = |x: usize, y: usize| self.sums.get(y * (self.width + 1) + x).copied().unwrap_or(0);
        let sum = at(right, bottom) + at(left, top) - at(right, top) - at(left, bottom);
        (sum, ((right - left) * (bottom - top)) as u64)
    }
}

#[cfg(test)]
mod tests {
    use qrcodegen::{QrCode, QrCodeEcc};

    use super::*;

    /// Two sheets on a wall, each with a code, turned and in the shade; a module is so many pixels wide.
    fn wall(texts: [&str; 2], module: i64, darkest: i64) -> Grey {
        let codes = texts.map(|text| QrCode::encode_text(text, QrCodeEcc::Quartile).unwrap());
        let (width, height) = (module * 110, module * 70);
        let pixel = |x: i64, y: i64| {
            let mut tone = 150 + (x / 9 + y / 7) % 23;
            for (at, code) in codes.iter().enumerate() {
                // Turned by about six degrees, one way and the other.
                let way = if at == 0 { 1 } else { -1 };
                let (dx, dy) = (x - module * (28 + 54 * at as i64), y - module * 35);
                let (ux, uy) = ((dx * 995 + way * dy * 104) / 1000, (dy * 995 - way * dx * 104) / 1000);
                let (mx, my) = ((ux + module * 100) / module - 100, (uy + module * 100) / module - 100);
                let half = i64::from(code.size()) / 2;
                if mx.abs() < half + 6 && my.abs() < half + 9 {
                    let dark = code.get_module((mx + half) as i32, (my + half) as i32);
                    tone = if dark { 40 } else { 235 };
                }
            }
            let shade = 100 - (100 - darkest) * x / width;
            let noise = (x * 7919 + y * 104_729) % 13 - 6;
            u8::try_from((tone * shade / 100 + noise).clamp(0, 255)).unwrap()
        };
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect();
        Grey { width: width as usize, height: height as usize, pixels }
    }

    const TEXTS: [&str; 2] =
        ["https://gs.example.cn/shuiyue-garden/Q/7K2M9P.html", "https://gs.example.cn/shuiyue-garden/Q/XSVMKV.html#slot-south-gate"];

    #[test]
    fn codes_are_read_near_and_far_in_the_light_and_in_the_shade() {
        for (module, darkest) in [(5, 100), (9, 30), (16, 60)] {
            let found = find(&wall(TEXTS, module, darkest), |found| found.len() == 2);
            assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), TEXTS, "{module} {darkest}");
        }
    }

    #[test]
    fn a_picture_without_a_code_has_none() {
        let grey = |width: usize, height: usize| Grey { width, height, pixels: vec![200; width * height] };
        for (width, height) in [(1, 1), (3, 900), (40, 40)] {
            assert!(find(&grey(width, height), |_| false).is_empty());
        }
    }

    #[test]
    fn a_square_is_summed_without_its_edges() {
        let grey = Grey { width: 4, height: 3, pixels: (1..=12).collect() };
        assert_eq!(Sums::of(&grey).around(1, 1, 1), (1 + 2 + 5 + 6, 4));
        assert_eq!(Sums::of(&grey).around(3, 2, 9), (78, 12));
    }
}
