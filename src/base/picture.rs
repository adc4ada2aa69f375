//! Pictures: decoded within bounds, turned upright, and written anew, so that nothing leaves the house but what is to be seen.
//! The only file that knows the crate for images.
//!
//! A telephone writes into its photographs where and when they were taken, with which machine, and a small copy of what stood
//! there before it was cut. None of that is copied: the pixels are, and nothing else.

mod indexed;
mod sort;

use std::borrow::Cow;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};

pub use sort::{Sort, is_other_picture, is_picture, sniff};

/// The most pixels a picture may have: 40 million, an ordinary telephone's photograph three times over.
pub const MOST_PIXELS: u64 = 40_000_000;
/// The most bytes its file may have.
pub const MOST_BYTES: u64 = 64 << 20;
/// The most bytes that reading one may take.
const MOST_MEMORY: u64 = 512 << 20;
/// How finely a photograph is written.
const QUALITY: u8 = 85;
/// How finely its small copy is.
const SMALL_QUALITY: u8 = 80;
/// The box a small copy fits in.
pub const SMALL: (u32, u32) = (480, 640);

/// Why a picture is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is something else than its name says.
    Lies(Sort),
    /// It has more pixels than are decoded.
    TooManyPixels(u32, u32),
    /// It has more bytes than are read.
    TooManyBytes(u64),
    /// It ends before its end.
    Cut,
    /// It cannot be decoded.
    Broken,
}

/// A picture written anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The file.
    pub bytes: Vec<u8>,
    /// How its name ends: `jpg` or `png`.
    pub ending: &'static str,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// A picture as it may be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The whole picture.
    pub whole: Drawn,
    /// A small copy for the page; none where the picture is small or light itself.
    pub small: Option<Drawn>,
}

/// Cleans a picture; its name says what it ought to be.
///
/// # Errors
/// What is not to be published, and why.
pub fn clean(name: &str, bytes: &[u8]) -> Result<Cleaned, Refused> {
    let (sort, picture) = decoded(name, bytes)?;
    let whole = drawn(sort, &picture).ok_or(Refused::Broken)?;
    let fits = whole.width <= SMALL.0 && whole.height <= SMALL.1;
    let small = if fits { None } else { photograph(&picture.thumbnail(SMALL.0, SMALL.1), SMALL_QUALITY) };
    // A drawing of few colours is lighter than a photograph of it.
    let small = small.filter(|small| small.bytes.len() < whole.bytes.len());
    Ok(Cleaned { whole, small })
}

/// Judges a picture without writing it anew.
///
/// # Errors
/// Those of [`clean`].
pub fn judge(name: &str, bytes: &[u8]) -> Result<(), Refused> {
    decoded(name, bytes).map(|_| ())
}

/// How many pixels a picture says it has; none where it does not say.
pub fn pixels(bytes: &[u8]) -> u64 {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let size = reader.ok().and_then(|reader| reader.into_dimensions().ok());
    size.map_or(0, |(width, height)| u64::from(width) * u64::from(height))
}

/// A picture in shades of grey, row by row, upright.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    /// Pixels from left to right.
    pub width: usize,
    /// Pixels from top to bottom.
    pub height: usize,
    /// A byte a pixel, black is 0.
    pub pixels: Vec<u8>,
}

/// A picture in shades of grey, to look for codes in.
///
/// # Errors
/// Those of [`clean`].
pub fn grey(name: &str, bytes: &[u8]) -> Result<Grey, Refused> {
    Grey::of(opaque(&decoded(name, bytes)?.1).into_owned()).ok_or(Refused::Broken)
}

impl Grey {
    /// The same with its longer side so many pixels; nothing where that would not make it smaller.
    pub fn within(&self, side: u32) -> Option<Grey> {
        let picture = self.picture()?;
        let longer = picture.width().max(picture.height());
        if side < longer { Grey::of(picture.thumbnail(side, side)) } else { None }
    }

    /// The same twice as large.
    pub fn twice(&self) -> Option<Grey> {
        let picture = self.picture()?;
        Grey::of(picture.resize_exact(picture.width() * 2, picture.height() * 2, image::imageops::FilterType::Triangle))
    }

    fn picture(&self) -> Option<DynamicImage> {
        let size = |pixels: usize| u32::try_from(pixels).ok();
        image::GrayImage::from_raw(size(self.width)?, size(self.height)?, self.pixels.clone()).map(DynamicImage::ImageLuma8)
    }

    fn of(picture: DynamicImage) -> Option<Grey> {
        let size = |pixels: u32| usize::try_from(pixels).ok();
        let (width, height) = (size(picture.width())?, size(picture.height())?);
        Some(Grey { width, height, pixels: picture.into_luma8().into_raw() })
    }
}

fn decoded(name: &str, bytes: &[u8]) -> Result<(Sort, DynamicImage), Refused> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Refused::TooManyBytes(bytes.len() as u64));
    }
    let sort = sniff(bytes);
    if !sort.is_named(name) {
        return Err(Refused::Lies(sort));
    }
    let format = match sort {
        Sort::Jpeg => ImageFormat::Jpeg,
        Sort::Png => ImageFormat::Png,
        Sort::Webp => ImageFormat::WebP,
        _ => return Err(Refused::Lies(sort)),
    };
    // The decoder fills up with grey what is missing of a photograph.
    if sort == Sort::Jpeg && !sort::is_whole_jpeg(bytes) {
        return Err(Refused::Cut);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Refused::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refused::TooManyPixels(width, height));
    }
    // A picture that does not say how it is held is upright.
    let turn = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let cut = |error: image::ImageError| match error {
        image::ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Refused::Cut,
        _ => Refused::Broken,
    };
    let mut picture = DynamicImage::from_decoder(decoder).map_err(cut)?;
    picture.apply_orientation(turn);
    Ok((sort, picture))
}

/// Writes a picture: what has few colours, or can be seen through, as PNG; a photograph as JPEG.
fn drawn(sort: Sort, picture: &DynamicImage) -> Option<Drawn> {
    let (width, height) = (picture.width(), picture.height());
    let plain = || Some(Drawn { bytes: indexed::plain(picture)?, ending: "png", width, height });
    match sort {
        Sort::Jpeg => photograph(picture, QUALITY),
        Sort::Png => indexed::few_colours(picture).map(|bytes| Drawn { bytes, ending: "png", width, height }).or_else(plain),
        _ => match indexed::few_colours(picture) {
            Some(bytes) => Some(Drawn { bytes, ending: "png", width, height }),
            None if indexed::is_seen_through(picture) => plain(),
            None => photograph(picture, QUALITY),
        },
    }
}

fn photograph(picture: &DynamicImage, quality: u8) -> Option<Drawn> {
    let (width, height) = (picture.width(), picture.height());
    let mut bytes = Vec::new();
    opaque(picture).write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality)).ok()?;
    Some(Drawn { bytes, ending: "jpg", width, height })
}

/// The picture on white paper, in grey where it has no colour.
fn opaque(picture: &DynamicImage) -> Cow<'_, DynamicImage> {
    Cow::Owned(match picture {
        DynamicImage::ImageLuma8(_) | DynamicImage::ImageRgb8(_) => return Cow::Borrowed(picture),
        DynamicImage::ImageLuma16(_) => picture.to_luma8().into(),
        other if other.color().has_alpha() => {
            let mut picture = other.to_rgba8();
            for pixel in picture.pixels_mut() {
                let [red, green, blue, alpha] = pixel.0;
                let over = |ink: u8| {
                    let mixed = u32::from(ink) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
                    u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
                };
                pixel.0 = [over(red), over(green), over(blue), u8::MAX];
            }
            DynamicImage::ImageRgba8(picture).into_rgb8().into()
        }
        other => other.to_rgb8().into(),
    })
}

#[cfg(test)]
pub mod tests;
