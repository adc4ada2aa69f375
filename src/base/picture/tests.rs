//! Pictures as telephones, scanners and attackers make them.

use image::{DynamicImage, GrayImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// A photograph of so many pixels: no two neighbours alike.
pub fn photo(width: u32, height: u32) -> RgbImage {
    let tone = |n: u32| u8::try_from(n % 251).unwrap();
    RgbImage::from_fn(width, height, |x, y| Rgb([tone(x * 7 + y * 3), tone(x * y + 11), tone(y * 5 + x / 3)]))
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG.
pub fn jpeg(picture: RgbImage) -> Vec<u8> {
    file(&DynamicImage::ImageRgb8(picture), ImageFormat::Jpeg)
}

fn png_of(picture: impl Into<DynamicImage>) -> Vec<u8> {
    file(&picture.into(), ImageFormat::Png)
}

/// What a telephone writes: how it was held, where it was, what it is; and a comment, XMP and a colour profile.
pub fn laden(jpeg: &[u8], turn: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x03".to_vec();
    exif.extend(b"\x01\x0f\0\x02\0\0\0\x08\0\0\0\x40");
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0]);
    exif.extend(b"\x88\x25\0\x04\0\0\0\x01\0\0\0\x50\0\0\0\0");
    exif.resize(6 + 0x40, 0);
    exif.extend(b"SECRETCO\0\0\0\0\0\0\0\0GPS31.2304N");
    let segment = |mark: u8, body: &[u8]| {
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, mark], &length[..], body].concat()
    };
    let xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS31.2304N</x:xmpmeta>");
    let profile = segment(0xE2, b"ICC_PROFILE\0\x01\x01SECRETCO");
    let comment = segment(0xFE, b"SECRETCO");
    [&jpeg[..2], &segment(0xE1, &exif), &xmp, &profile, &comment, &jpeg[2..], b"SECRETCO trailer"].concat()
}

/// Marks of what must not be left.
pub const TRACES: [&[u8]; 7] = [b"Exif", b"GPS", b"SECRETCO", b"http://ns.adobe.com", b"ICC_PROFILE", b"eXIf", b"iTXt"];

fn traces(bytes: &[u8]) -> Vec<String> {
    let found = |trace: &&&[u8]| bytes.windows(trace.len()).any(|window| window == **trace);
    TRACES.iter().filter(found).map(|trace| String::from_utf8_lossy(trace).into_owned()).collect()
}

fn read(drawn: &Drawn) -> DynamicImage {
    image::load_from_memory(&drawn.bytes).unwrap()
}

#[test]
fn nothing_but_pixels_leaves_the_house() {
    let photo = laden(&jpeg(photo(700, 500)), 1);
    assert_eq!(traces(&photo).len(), 5, "the picture is laden: {:?}", traces(&photo));
    let cleaned = clean("a.jpg", &photo).unwrap();
    let small = cleaned.small.unwrap();
    assert_eq!((traces(&cleaned.whole.bytes), traces(&small.bytes)), (vec![], vec![]));
    assert_eq!((cleaned.whole.width, cleaned.whole.height, cleaned.whole.ending), (700, 500, "jpg"));
    assert_eq!((small.width, small.height, small.ending), (480, 343, "jpg"));
    assert_eq!((read(&small).width(), read(&small).height()), (480, 343));
    assert!(sort::is_whole_jpeg(&cleaned.whole.bytes));
}

#[test]
fn a_photograph_stands_upright() {
    // Red above blue, as it was seen; the telephone was turned when it was taken.
    let seen = RgbImage::from_fn(60, 100, |_, y| if y < 50 { Rgb([250, 10, 10]) } else { Rgb([10, 10, 250]) });
    for (turn, held) in [
        (1, seen.clone()),
        (3, image::imageops::rotate180(&seen)),
        (6, image::imageops::rotate270(&seen)),
        (8, image::imageops::rotate90(&seen)),
    ] {
        let cleaned = clean("a.jpg", &laden(&jpeg(held), turn)).unwrap();
        let upright = read(&cleaned.whole).into_rgb8();
        assert_eq!(upright.dimensions(), (60, 100), "{turn}");
        assert!(upright.get_pixel(30, 10).0[0] > 200 && upright.get_pixel(30, 90).0[2] > 200, "{turn}");
        assert!(cleaned.small.is_none(), "it is small itself");
    }
}

#[test]
fn a_drawing_keeps_every_pixel_and_lists_few_colours() {
    let few =
        RgbaImage::from_fn(301, 97, |x, y| if (x / 9 + y / 5) % 3 == 0 { Rgba([200, 30, 30, 255]) } else { Rgba([255, 255, 255, 0]) });
    let cleaned = clean("a.png", &png_of(few.clone())).unwrap();
    assert_eq!(read(&cleaned.whole).into_rgba8(), few);
    assert!(cleaned.whole.bytes.len() < 1_500, "{}", cleaned.whole.bytes.len());
    for colours in [2_u32, 3, 16, 17, 256, 257] {
        let many = RgbImage::from_fn(37, 31, |x, y| {
            let n = (y * 37 + x) % colours;
            Rgb([u8::try_from(n % 256).unwrap(), u8::try_from(n / 256).unwrap(), 7])
        });
        assert_eq!(read(&clean("a.png", &png_of(many.clone())).unwrap().whole).into_rgb8(), many, "{colours}");
    }
    let deep = DynamicImage::ImageRgb8(photo(50, 40)).into_rgb16();
    assert_eq!(read(&clean("a.png", &png_of(deep)).unwrap().whole).into_rgb8(), photo(50, 40));
    let grey = GrayImage::from_fn(20, 20, |x, y| image::Luma([u8::try_from(x * y % 256).unwrap()]));
    assert_eq!(read(&clean("a.png", &png_of(grey.clone())).unwrap().whole).into_luma8(), grey);
}

#[test]
fn a_small_copy_of_what_can_be_seen_through_lies_on_white() {
    let tone = |x: u32, y: u32| u8::try_from((x.wrapping_mul(2_654_435) ^ y.wrapping_mul(40_503)).wrapping_mul(977) >> 5 & 15).unwrap();
    let clear = RgbaImage::from_fn(960, 100, |x, y| Rgba([tone(x, y), tone(y, x), tone(x, x), if x < 480 { 0 } else { 255 }]));
    let small = read(&clean("a.png", &png_of(clear)).unwrap().small.unwrap()).into_rgb8();
    assert!(small.get_pixel(100, 20).0[0] > 240 && small.get_pixel(400, 20).0[0] < 15);
}

#[test]
fn a_drawing_lighter_than_its_small_copy_needs_none() {
    let lines = RgbImage::from_fn(1200, 900, |x, y| if (x + y) % 40 == 0 { Rgb([0, 0, 0]) } else { Rgb([255, 255, 255]) });
    assert!(clean("a.png", &png_of(lines.clone())).unwrap().small.is_none());
    assert!(clean("a.jpg", &jpeg(lines)).unwrap().small.is_some());
}

#[test]
fn pictures_of_the_web_become_what_every_telephone_opens() {
    let webp = |picture: DynamicImage| file(&picture, ImageFormat::WebP);
    let photo = clean("a.webp", &webp(photo(80, 60).into())).unwrap();
    assert_eq!((photo.whole.ending, sniff(&photo.whole.bytes)), ("jpg", Sort::Jpeg));
    let clear = RgbaImage::from_fn(80, 60, |x, y| Rgba([u8::try_from(x * 3).unwrap(), u8::try_from(y * 3).unwrap(), 9, 100]));
    let drawing = clean("a.webp", &webp(clear.clone().into())).unwrap();
    assert_eq!((drawing.whole.ending, read(&drawing.whole).into_rgba8()), ("png", clear));
}

#[test]
fn a_bomb_is_refused_by_its_head() {
    // 50,000 × 50,000 pixels, said in 33 bytes.
    let mut bomb = png_of(photo(2, 2));
    bomb[16..24].copy_from_slice(&[0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50]);
    let crc = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc.to_be_bytes());
    assert_eq!(clean("a.png", &bomb), Err(Refused::TooManyPixels(50_000, 50_000)));
    assert_eq!(judge("a.png", &bomb), Err(Refused::TooManyPixels(50_000, 50_000)));
    let mut wide = jpeg(photo(16, 16));
    let frame = wide.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    wide[frame + 5..frame + 9].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0xFF]);
    assert_eq!(clean("a.jpg", &wide), Err(Refused::TooManyPixels(65_535, 65_535)));
    let heavy = vec![0; usize::try_from(MOST_BYTES).unwrap() + 1];
    assert_eq!(clean("a.jpg", &heavy), Err(Refused::TooManyBytes(MOST_BYTES + 1)));
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[test]
fn a_picture_that_lies_is_told_by_what_it_is() {
    let (photo, drawing) = (jpeg(photo(8, 8)), png_of(photo(8, 8)));
    assert_eq!(clean("a.png", &photo), Err(Refused::Lies(Sort::Jpeg)));
    assert_eq!(clean("a.jpg", &drawing), Err(Refused::Lies(Sort::Png)));
    assert_eq!(clean("a.jpg", b"<html><script>x</script>"), Err(Refused::Lies(Sort::Markup)));
    assert_eq!(clean("a.jpeg", b"%PDF-1.4"), Err(Refused::Lies(Sort::Pdf)));
    assert_eq!(clean("a.webp", b"\0\0\0\x18ftypheic"), Err(Refused::Lies(Sort::Heif)));
    assert_eq!(clean("a.png", b"x"), Err(Refused::Lies(Sort::Unknown)));
}

#[test]
fn what_ends_too_early_or_is_damaged_is_refused() {
    let (photo, drawing) = (jpeg(photo(90, 70)), png_of(photo(90, 70)));
    for cut in [4, photo.len() / 2, photo.len() - 3] {
        assert!(clean("a.jpg", &photo[..cut]).is_err(), "{cut}");
    }
    assert_eq!(clean("a.jpg", &photo[..photo.len() / 2]), Err(Refused::Cut));
    for cut in [9, 40, drawing.len() / 2] {
        assert!(matches!(clean("a.png", &drawing[..cut]), Err(Refused::Cut | Refused::Broken)), "{cut}");
    }
    let webp = file(&self::photo(90, 70).into(), ImageFormat::WebP);
    assert!(clean("a.webp", &webp[..webp.len() / 2]).is_err());
    let mut damaged = drawing.clone();
    damaged[drawing.len() / 2] ^= 0x55;
    assert_eq!(clean("a.png", &damaged), Err(Refused::Broken));
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let photo = laden(&jpeg(photo(640, 480)), 6);
    assert_eq!(clean("a.jpg", &photo), clean("a.JPEG", &photo));
}

#[test]
fn grey_pixels_are_given_upright_and_smaller() {
    let grey = grey("a.jpg", &laden(&jpeg(photo(64, 32)), 6)).unwrap();
    assert_eq!((grey.width, grey.height, grey.pixels.len()), (32, 64, 64 * 32));
    let small = grey.within(16).unwrap();
    assert_eq!((small.width, small.height, small.pixels.len()), (8, 16, 128));
    assert_eq!(grey.within(64), None);
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(256))]
    #[test]
    fn any_damage_is_borne(at in 0_usize..2000, byte: u8, cut in 0_usize..4000, sort in 0_usize..3) {
        let photo = DynamicImage::ImageRgb8(photo(24, 24));
        let (name, format) = [("a.jpg", ImageFormat::Jpeg), ("a.png", ImageFormat::Png), ("a.webp", ImageFormat::WebP)][sort];
        let mut bytes = file(&photo, format);
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(cut.max(12));
        if let Ok(cleaned) = clean(name, &bytes) {
            proptest::prop_assert!(cleaned.whole.width > 0);
        }
    }
}
