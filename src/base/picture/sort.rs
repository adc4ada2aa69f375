//! What a file is by its first bytes, whatever its name says; and whether a photograph has its end.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A photograph.
    Jpeg,
    /// A drawing.
    Png,
    /// Either, from the web.
    Webp,
    /// Moving, or with few colours.
    Gif,
    /// From an old scanner.
    Bmp,
    /// From a scanner.
    Tiff,
    /// From a telephone that saves room: HEIC, HEIF, AVIF.
    Heif,
    /// A page, a drawing in lines.
    Markup,
    /// A document.
    Pdf,
    /// An archive, or an office file.
    Archive,
    /// Nothing that is known here.
    Unknown,
}

impl Sort {
    /// Its word, the same in both languages; nothing for what is not known.
    pub fn word(self) -> Option<&'static str> {
        Some(match self {
            Sort::Jpeg => "JPEG",
            Sort::Png => "PNG",
            Sort::Webp => "WebP",
            Sort::Gif => "GIF",
            Sort::Bmp => "BMP",
            Sort::Tiff => "TIFF",
            Sort::Heif => "HEIC",
            Sort::Markup => "HTML / SVG",
            Sort::Pdf => "PDF",
            Sort::Archive => "ZIP",
            Sort::Unknown => return None,
        })
    }

    /// Whether it is a picture in pixels.
    pub fn is_picture(self) -> bool {
        matches!(self, Sort::Jpeg | Sort::Png | Sort::Webp | Sort::Gif | Sort::Bmp | Sort::Tiff | Sort::Heif)
    }

    /// Whether a name ends as that of such a picture does.
    pub fn is_named(self, name: &str) -> bool {
        let ending = ending(name);
        match self {
            Sort::Jpeg => ["jpg", "jpeg"].contains(&&*ending),
            Sort::Png => ending == "png",
            Sort::Webp => ending == "webp",
            _ => false,
        }
    }
}

/// Whether a name is that of a picture that can be cleaned.
pub fn is_picture(name: &str) -> bool {
    ["jpg", "jpeg", "png", "webp"].contains(&&*ending(name))
}

/// Whether a name is that of a picture that cannot be: nobody here can tell what else it holds.
pub fn is_other_picture(name: &str) -> bool {
    const OTHERS: [&str; 18] =
        ["gif", "bmp", "tif", "tiff", "heic", "heif", "hif", "avif", "jxl", "jp2", "jfif", "jpe", "ico", "dng", "raw", "psd", "eps", "emf"];
    OTHERS.contains(&&*ending(name))
}

fn ending(name: &str) -> String {
    name.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

/// What a file is by its first bytes.
pub fn sniff(bytes: &[u8]) -> Sort {
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    let holds = |at: usize, mark: &[u8]| bytes.get(at..at + mark.len()) == Some(mark);
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    match bytes {
        _ if begins(b"\xFF\xD8\xFF") => Sort::Jpeg,
        _ if begins(b"\x89PNG\r\n\x1a\n") => Sort::Png,
        _ if begins(b"RIFF") && holds(8, b"WEBP") => Sort::Webp,
        _ if begins(b"GIF87a") || begins(b"GIF89a") => Sort::Gif,
        _ if begins(b"BM") && holds(6, &[0; 4]) => Sort::Bmp,
        _ if begins(b"II*\0") || begins(b"MM\0*") => Sort::Tiff,
        _ if holds(4, b"ftyp") && HEIF.iter().any(|brand| holds(8, *brand)) => Sort::Heif,
        _ if begins(b"%PDF") => Sort::Pdf,
        _ if begins(b"PK\x03\x04") => Sort::Archive,
        _ if text.starts_with(b"<") => Sort::Markup,
        _ => Sort::Unknown,
    }
}

/// The brands by which such files call themselves.
const HEIF: [&[u8; 4]; 7] = [b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif"];

/// Whether a JPEG has its end: every segment, and after its last scan the mark that closes it.
pub fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut at = 2;
    loop {
        // Any number of fill bytes may stand before a mark.
        while bytes.get(at..at + 2) == Some(&[0xFF, 0xFF]) {
            at += 1;
        }
        let Some([0xFF, mark]) = bytes.get(at..at + 2) else { return false };
        at += 2;
        match mark {
            0xD9 => return true,
            0x01 | 0xD0..=0xD8 => continue,
            _ => {}
        }
        let Some([high, low]) = bytes.get(at..at + 2) else { return false };
        at += usize::from(u16::from_be_bytes([*high, *low])).max(2);
        if *mark == 0xDA {
            let Some(next) = bytes.get(at..).and_then(scan_ends) else { return false };
            at += next;
        }
    }
}

/// Where the coded pixels of a scan end: at the first mark that is neither a stuffed byte nor a restart.
fn scan_ends(scan: &[u8]) -> Option<usize> {
    scan.windows(2).position(|pair| matches!(pair, [0xFF, mark] if !matches!(mark, 0 | 0xD0..=0xD7 | 0xFF)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        for (bytes, sort) in [
            (&b"\xFF\xD8\xFF\xE0"[..], Sort::Jpeg),
            (b"RIFF\x04\0\0\0WEBPVP8 ", Sort::Webp),
            (b"\0\0\0\x18ftypheic\0\0", Sort::Heif),
            (b"BM\x10\0\0\0\0\0\0\0", Sort::Bmp),
            (b"BMW sales", Sort::Unknown),
            (b"\xEF\xBB\xBF \n<svg>", Sort::Markup),
            (b"", Sort::Unknown),
        ] {
            assert_eq!(sniff(bytes), sort, "{bytes:?}");
        }
        assert!(Sort::Jpeg.is_named("甲/a.JPG") && !Sort::Jpeg.is_named("a.png") && !Sort::Gif.is_named("a.gif"));
        assert!(is_picture("b/a.jpeg") && !is_picture("jpg") && is_other_picture("IMG_1.HEIC") && !is_other_picture("a.pdf"));
    }

    #[test]
    fn a_photograph_without_its_end_is_told() {
        let whole = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xDA\0\x03x12\xFF\0\xFF\xD0345\xFF\xFF\xD9 trailer";
        assert!(is_whole_jpeg(whole));
        let end = whole.len() - " trailer".len();
        assert!((2..end).all(|cut| !is_whole_jpeg(&whole[..cut])));
        assert!(!is_whole_jpeg(b"\xFF\xD8\xFF\xE0\xFF\xFF"));
    }
}
