//! Pictures and documents as telephones, scanners and attackers make them, for stories.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// A picture of so many pixels with no two neighbours alike.
pub fn picture(width: u32, height: u32) -> DynamicImage {
    let tone = |n: u32| (n % 251) as u8;
    RgbImage::from_fn(width, height, |x, y| Rgb([tone(x * 7 + y * 3), tone(x * y + 11), tone(y * 5 + x / 3)])).into()
}

/// A picture as a file.
pub fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A photograph that says where it was taken, with what, and how the telephone was held (6: turned to the left).
pub fn photograph(width: u32, height: u32, turn: u8) -> Vec<u8> {
    laden(&file(&picture(width, height), ImageFormat::Jpeg), turn)
}

/// A JPEG with all that telephones add.
fn laden(jpeg: &[u8], turn: u8) -> Vec<u8> {
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

/// What must not be found in anything published.
pub const TRACES: [&[u8]; 5] = [b"Exif\0", b"GPS31", b"SECRETCO", b"http://ns.adobe.com", b"ICC_PROFILE"];

/// The traces that a file holds.
pub fn traces(bytes: &[u8]) -> Vec<String> {
    let found = |trace: &&&[u8]| bytes.windows(trace.len()).any(|window| window == **trace);
    TRACES.iter().filter(found).map(|trace| String::from_utf8_lossy(trace).into_owned()).collect()
}

/// The head of a PNG of so many pixels both ways, and nothing behind it.
pub fn bomb(side: u32) -> Vec<u8> {
    let head = [&b"IHDR"[..], &side.to_be_bytes(), &side.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    [&b"\x89PNG\r\n\x1a\n\0\0\0\x0d"[..], &head, &crc(&head).to_be_bytes(), b"\0\0\0\0IDAT\x35\xaf\x06\x1e"].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    }) ^ u32::MAX
}

/// A PDF of one empty page with this in its catalogue.
pub fn document(catalogue: &str) -> Vec<u8> {
    let objects = [
        format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>"),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_string(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>".to_string(),
    ];
    let mut pdf = "%PDF-1.4\n".to_string();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let start = pdf.len();
    pdf += "xref\n0 4\n0000000000 65535 f \n";
    places.iter().for_each(|place| pdf += &format!("{place:010} 00000 n \n"));
    pdf += &format!("trailer << /Size 4 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    pdf.into_bytes()
}

/// A photograph of a notice board, taken with the telephone turned: a sheet for each text with its code, a little askew and in
/// the shade towards the right.
pub fn board_photo(texts: &[&str]) -> Vec<u8> {
    let codes: Vec<qrcodegen::QrCode> =
        texts.iter().map(|text| qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Quartile).unwrap()).collect();
    let module = 9_i64;
    let (width, height) = (module * 60 * (texts.len().max(1) as i64), module * 70);
    let seen = RgbImage::from_fn(width as u32, height as u32, |x, y| {
        let (x, y) = (i64::from(x), i64::from(y));
        let mut tone = 140 + (x / 9 + y / 7) % 23;
        for (at, code) in codes.iter().enumerate() {
            let (dx, dy) = (x - module * (30 + 60 * at as i64), y - module * 35);
            let (ux, uy) = ((dx * 996 + dy * 87) / 1000, (dy * 996 - dx * 87) / 1000);
            let (mx, my) = ((ux + module * 100) / module - 100, (uy + module * 100) / module - 100);
            let half = i64::from(code.size()) / 2;
            if mx.abs() < half + 6 && my.abs() < half + 9 {
                tone = if code.get_module((mx + half) as i32, (my + half) as i32) { 40 } else { 235 };
            }
        }
        let tone = (tone * (100 - 45 * x / width) / 100) as u8;
        Rgb([tone, tone, tone.saturating_sub(9)])
    });
    let held = image::imageops::rotate270(&seen);
    laden(&file(&held.into(), ImageFormat::Jpeg), 6)
}
