//! A drawing as PNG: its colours listed once where they are few, as drawings and scans in black and white have them.

use std::collections::BTreeMap;

use image::DynamicImage;

/// The most colours a list may have.
const MOST: usize = 256;

/// Whether a picture can be seen through anywhere.
pub fn is_seen_through(picture: &DynamicImage) -> bool {
    picture.color().has_alpha() && picture.to_rgba8().pixels().any(|pixel| pixel.0.last() != Some(&u8::MAX))
}

/// A picture as a list of its colours and a number a pixel; none where there are too many.
pub fn few_colours(picture: &DynamicImage) -> Option<Vec<u8>> {
    let picture = picture.to_rgba8();
    let mut known: BTreeMap<[u8; 4], u8> = BTreeMap::new();
    let mut numbers = Vec::with_capacity(picture.as_raw().len() / 4);
    let mut last = None;
    for pixel in picture.pixels() {
        let number = match last {
            Some((colour, number)) if colour == pixel.0 => number,
            _ => match known.get(&pixel.0) {
                Some(number) => *number,
                None => {
                    let number = u8::try_from(known.len()).ok().filter(|_| known.len() < MOST)?;
                    known.insert(pixel.0, number);
                    number
                }
            },
        };
        last = Some((pixel.0, number));
        numbers.push(number);
    }
    let mut colours: Vec<([u8; 4], u8)> = known.into_iter().collect();
    colours.sort_by_key(|(_, number)| *number);
    let inks: Vec<u8> = colours.iter().flat_map(|([red, green, blue, _], _)| [*red, *green, *blue]).collect();
    let alphas: Vec<u8> = colours.iter().map(|([.., alpha], _)| *alpha).collect();
    let (depth, bits) = match colours.len() {
        0..=2 => (png::BitDepth::One, 1),
        3..=4 => (png::BitDepth::Two, 2),
        5..=16 => (png::BitDepth::Four, 4),
        _ => (png::BitDepth::Eight, 8),
    };
    let rows = packed(&numbers, usize::try_from(picture.width()).ok()?, bits);
    written((picture.width(), picture.height()), png::ColorType::Indexed, depth, &rows, |encoder| {
        encoder.set_palette(inks);
        if alphas.iter().any(|alpha| *alpha != u8::MAX) {
            encoder.set_trns(alphas);
        }
        encoder.set_filter(png::Filter::NoFilter);
    })
}

/// Several numbers a byte, each row beginning with a byte of its own.
fn packed(numbers: &[u8], width: usize, bits: usize) -> Vec<u8> {
    let each = 8 / bits;
    let byte = |some: &[u8]| some.iter().enumerate().fold(0_u8, |byte, (at, number)| byte | number << (8 - bits * (at + 1)));
    numbers.chunks(width.max(1)).flat_map(|row| row.chunks(each).map(byte)).collect()
}

/// A picture as it is, without what lies behind its pixels.
pub fn plain(picture: &DynamicImage) -> Option<Vec<u8>> {
    let size = (picture.width(), picture.height());
    let colour = picture.color();
    let (sort, raw) = match (colour.has_color(), is_seen_through(picture)) {
        (false, false) => (png::ColorType::Grayscale, picture.to_luma8().into_raw()),
        (true, false) => (png::ColorType::Rgb, picture.to_rgb8().into_raw()),
        (_, true) => (png::ColorType::Rgba, picture.to_rgba8().into_raw()),
    };
    written(size, sort, png::BitDepth::Eight, &raw, |encoder| encoder.set_filter(png::Filter::Adaptive))
}

fn written(
    (width, height): (u32, u32),
    sort: png::ColorType,
    depth: png::BitDepth,
    rows: &[u8],
    set: impl FnOnce(&mut png::Encoder<&mut Vec<u8>>),
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(sort);
    encoder.set_depth(depth);
    encoder.set_compression(png::Compression::Balanced);
    set(&mut encoder);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(rows).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}
