//! Codes to scan: level Q, four modules of quiet zone, a fixed mask, black on white.
//!
//! A picture in the page, which WeChat reads by long-press, for the screen and for the printed page; a path for posters and the lobby screen.

mod alike;
mod modules;
mod picture;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use qrcodegen::QrSegment;

use crate::base::digits::push_number;
use crate::site::{Site, code::address};

pub use alike::Alike;
use modules::Modules;

/// Modules of white around a code.
const QUIET: usize = 4;
/// The least width of a picture, in pixels: smaller ones are not taken for a thumbnail.
const LEAST: usize = 300;
/// The width of a module in pixels is a multiple of this, so that each is made of whole bytes.
const MODULE: usize = 8;

/// The address behind a short permanent code; none without an address of the site.
pub fn code_address(site: &Site, code: &str) -> Option<String> {
    site.address.as_ref().map(|site| address(site, code))
}

/// A code: the dark runs of its rows.
#[derive(Debug, Clone)]
pub struct Code {
    size: usize,
    /// Row, first module, how many; without the quiet zone.
    runs: Vec<(usize, usize, usize)>,
}

impl Code {
    /// The code of a text; none for one that is too long for any.
    pub fn of(text: &str) -> Option<Self> {
        Modules::of(&QrSegment::make_segments(text)).map(|modules| modules.code())
    }

    /// Modules along a side of the dark square.
    pub fn modules(&self) -> usize {
        self.size
    }

    /// Modules along a side with the quiet zone.
    pub fn side(&self) -> usize {
        self.size + 2 * QUIET
    }

    /// A path of one stroke a run, for a view box of `side` × `side`.
    pub fn path(&self) -> String {
        let mut out = String::with_capacity(self.runs.len() * 7);
        let (mut row, mut pen) = (usize::MAX, 0);
        for (y, from, length) in &self.runs {
            if *y == row {
                out.push('m');
                push_number(&mut out, from - pen);
                out.push_str(" 0h");
            } else {
                out.push('M');
                push_number(&mut out, from + QUIET);
                out.push(' ');
                push_number(&mut out, y + QUIET);
                out.push_str(".5h");
            }
            push_number(&mut out, *length);
            (row, pen) = (*y, from + length);
        }
        out
    }

    /// The code in half blocks for a terminal, light modules drawn: right on a dark ground, and read by phones on any.
    pub fn blocks(&self) -> String {
        let dark = |x: usize, y: usize| {
            let (Some(x), Some(y)) = (x.checked_sub(QUIET), y.checked_sub(QUIET)) else { return false };
            self.runs.iter().any(|(row, from, length)| *row == y && (*from..from + length).contains(&x))
        };
        let light = |x, y| y < self.side() && !dark(x, y);
        let block = |x, y| match (light(x, y), light(x, y + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        (0..self.side()).step_by(2).map(|y| (0..self.side()).map(|x| block(x, y)).chain(['\n']).collect::<String>()).collect()
    }

    /// Pixels along a side of the picture, and of one module.
    pub fn pixels(&self) -> (usize, usize) {
        let module = LEAST.div_ceil(self.side()).next_multiple_of(MODULE);
        (self.side() * module, module)
    }

    /// The picture as an address that holds its bytes.
    pub fn embedded(&self) -> Option<String> {
        let mut address = "data:image/png;base64,".to_string();
        BASE64_STANDARD.encode_string(self.png()?, &mut address);
        Some(address)
    }

    /// A picture with one bit a pixel.
    fn png(&self) -> Option<Vec<u8>> {
        let (pixels, module) = self.pixels();
        let width = |modules: usize| u32::try_from(modules * module / 8).ok();
        let blank = [width(self.side())?];
        let mut lines = picture::Lines::new(self.side() * module / 8);
        lines.push(&blank, QUIET * module);
        let mut line = Vec::with_capacity(self.side());
        let mut runs = self.runs.iter().peekable();
        for y in 0..self.size {
            line.clear();
            let mut pen = 0;
            while let Some((_, from, length)) = runs.next_if(|(row, ..)| *row == y) {
                line.extend([width(from + QUIET - pen)?, width(*length)?]);
                pen = from + QUIET + length;
            }
            line.push(width(self.side() - pen)?);
            lines.push(&line, module);
        }
        lines.push(&blank, QUIET * module);
        lines.png(pixels)
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// Reads the text back from the picture that a page holds.
    pub fn decode_embedded(page: &str) -> Option<String> {
        let (_, from) = page.split_once("data:image/png;base64,")?;
        let (picture, _) = from.split_once('"')?;
        decode_png(&BASE64_STANDARD.decode(picture).ok()?)
    }

    /// Reads the text back from a picture.
    fn decode_png(bytes: &[u8]) -> Option<String> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().ok()?;
        let (width, height) = (reader.info().width as usize, reader.info().height as usize);
        let mut image = vec![0; reader.output_buffer_size()?];
        reader.next_frame(&mut image).ok()?;
        let stride = width.div_ceil(8);
        let dark = |x: usize, y: usize| image[y * stride + x / 8] >> (7 - x % 8) & 1 == 0;
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| if dark(x, y) { 0 } else { 255 });
        let grid = prepared.detect_grids().into_iter().next()?;
        grid.decode().ok().map(|(_, text)| text)
    }

    #[test]
    fn every_picture_reads_back() {
        for text in [
            "https://gs.example.cn/shuiyue-garden/Q/7K2M9P.html",
            "https://a.cn/x/Q/000000.html",
            "https://gongshi.chancheng.foshan.gov.example.cn/board/shuiyue-garden-phase-two/Q/ZZZZZZ.html",
        ] {
            let code = Code::of(text).unwrap();
            let (pixels, module) = code.pixels();
            assert!(pixels >= 300 && module >= 8);
            let picture = code.png().unwrap();
            assert_eq!(decode_png(&picture).as_deref(), Some(text));
            assert!(picture.len() < 1_000, "{}", picture.len());
        }
    }

    #[test]
    fn the_path_draws_the_same_modules() {
        let code = Code::of("https://gs.example.cn/a/Q/ABCDEF.html").unwrap();
        let side = code.side();
        let mut drawn = vec![false; side * side];
        for line in code.path().split('M').skip(1) {
            let (start, rest) = line.split_once('h').unwrap();
            let (x, y) = start.split_once(' ').unwrap();
            let (mut x, y): (usize, usize) = (x.parse().unwrap(), y.trim_end_matches(".5").parse().unwrap());
            let mut steps = vec![(0_usize, rest.split('m').next().unwrap().parse::<usize>().unwrap())];
            for step in rest.split('m').skip(1) {
                let (gap, length) = step.split_once(" 0h").unwrap();
                steps.push((gap.parse().unwrap(), length.parse().unwrap()));
            }
            for (gap, length) in steps {
                x += gap;
                (x..x + length).for_each(|x| drawn[y * side + x] = true);
                x += length;
            }
        }
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side * 8, side * 8, |x, y| if drawn[y / 8 * side + x / 8] { 0 } else { 255 });
        assert_eq!(image.detect_grids()[0].decode().unwrap().1, "https://gs.example.cn/a/Q/ABCDEF.html");
    }
}
