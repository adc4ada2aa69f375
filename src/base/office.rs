//! The words of an office file: Word, Excel, PowerPoint and WPS of today, OpenDocument, OFD; and a workbook of our own. The only room
//! that knows archives.
//!
//! All of them are archives of XML. What stands between the tags is read; which program would show it where does not matter
//! to a search. Pictures inside have no letters and are looked at by whoever redacted the file.

pub mod workbook;

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::pdf::{self, Unread};

/// Bytes that all parts may unpack to.
const LARGEST: u64 = 32 << 20;
/// Parts of one archive.
const PARTS: usize = 4_000;
/// How deep office files may stand in office files.
const DEEPEST: usize = 3;

/// The words of every part, in the order of the archive.
///
/// # Errors
/// What could not be read whole is not searched either, so that half a text is an error; a password makes it one.
pub fn parts(bytes: &[u8]) -> Result<Vec<String>, Unread> {
    let mut parts = Vec::new();
    let mut left = LARGEST;
    gather(bytes, DEEPEST, &mut left, &mut parts)?;
    Ok(parts)
}

fn gather(bytes: &[u8], deeper: usize, left: &mut u64, parts: &mut Vec<String>) -> Result<(), Unread> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unread::Broken)?;
    if archive.len() > PARTS {
        return Err(Unread::TooLong);
    }
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| Unread::Broken)?;
        let name = part.name().map_err(|_| Unread::Broken)?.to_ascii_lowercase();
        let Some(sort) = Sort::of(&name) else { continue };
        let mut content = Vec::new();
        part.by_ref().take(left.saturating_add(1)).read_to_end(&mut content).map_err(|_| Unread::Broken)?;
        *left = left.checked_sub(content.len() as u64).ok_or(Unread::TooLong)?;
        match sort {
            Sort::Words => parts.push(words(&text(&content)?)),
            Sort::Addresses => parts.push(text(&content)?),
            Sort::Archive => gather(&content, deeper.checked_sub(1).ok_or(Unread::TooLong)?, left, parts)?,
            Sort::Pdf => parts.extend(pdf::pages(&content)?),
            Sort::Unknown => return Err(Unread::Broken),
        }
    }
    Ok(())
}

/// What a part of an archive is.
#[derive(Clone, Copy)]
enum Sort {
    /// XML.
    Words,
    /// A list of links; what they lead to stands in its attributes.
    Addresses,
    /// An office file within.
    Archive,
    /// A PDF within.
    Pdf,
    /// Something within that has words nobody here can read.
    Unknown,
}

impl Sort {
    fn of(name: &str) -> Option<Sort> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension {
            "xml" | "xhtml" | "html" => Some(Sort::Words),
            "rels" => Some(Sort::Addresses),
            "docx" | "xlsx" | "pptx" | "docm" | "xlsm" | "odt" | "ods" | "odp" => Some(Sort::Archive),
            "doc" | "xls" | "ppt" => Some(Sort::Unknown),
            "pdf" => Some(Sort::Pdf),
            // Programs of an embedded object; the picture that stands for it is beside it.
            "bin" if name.contains("oleobject") => Some(Sort::Unknown),
            _ => None,
        }
    }
}

/// A part as text: UTF-8, or UTF-16 with its mark.
fn text(content: &[u8]) -> Result<String, Unread> {
    match std::str::from_utf8(content) {
        Ok(text) => Ok(text.to_string()),
        Err(_) => super::gbk::recoded(content).map(|(text, _)| text).ok_or(Unread::Broken),
    }
}

/// What stands between the tags of XML. Runs of one paragraph are one text, so that a number spelled in two fonts stays whole;
/// cells are parted by a sign that no number holds, so that two of them make none.
fn words(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len() / 4);
    let mut rest = xml;
    while let Some((before, tag)) = rest.split_once('<') {
        unescape(before, &mut out);
        if let Some(raw) = tag.strip_prefix("![CDATA[") {
            let (inside, after) = raw.split_once("]]>").unwrap_or((raw, ""));
            out.push_str(inside);
            rest = after;
        } else if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else {
            let end = tag_end(tag);
            out.push_str(parting(tag.get(..end).unwrap_or("")));
            rest = tag.get(end + 1..).unwrap_or("");
        }
    }
    unescape(rest, &mut out);
    out
}

/// Where a tag ends; a `>` inside an attribute does not end it.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// What a tag parts: cells, paragraphs, tabs.
fn parting(tag: &str) -> &'static str {
    let closes = tag.starts_with('/') || tag.ends_with('/');
    let name = tag.trim_matches('/').split([' ', '\t', '\n', '\r', '/']).next().unwrap_or("");
    let name = name.rsplit(':').next().unwrap_or(name);
    match name {
        "c" | "tc" | "si" | "table-cell" | "td" | "f" | "v" | "TextObject" if closes => "|",
        "p" | "row" | "tr" | "h" | "br" | "cr" | "line-break" | "comment" | "div" | "li" if closes => "|\n",
        "tab" => " ",
        _ => "",
    }
}

fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = after.split_once(';').filter(|(name, _)| name.len() <= 8).and_then(|(name, after)| Some((entity(name)?, after)));
        match known {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?)
        }
    }
}

/// An archive with these parts, for tests.
#[cfg(test)]
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_a_paragraph_are_one_text_and_cells_are_not() {
        let run =
            "<w:p w:x=\"a>b\"><w:r><w:t>电话139</w:t></w:r><w:r><w:t xml:space='preserve'>1234</w:t></w:r><!-- x --><w:t>5678</w:t></w:p>";
        assert_eq!(words(run), "电话13912345678|\n");
        assert_eq!(words("<row><c><v>139</v></c><c><v>12345678</v></c></row>"), "139||12345678|||\n");
        assert_eq!(words("a&lt;&#49;&#x32;&amp;&nbsp;<![CDATA[<3>]]><b/>&"), "a<12&&nbsp;<3>&");
        assert_eq!(words("<never ends"), "");
    }

    #[test]
    fn every_part_with_words_is_read_also_within_another() {
        let sheet = packed(&[("xl/worksheets/sheet1.xml", b"<v>2</v>")]);
        let file = packed(&[
            ("word/document.xml", b"<p>1</p>"),
            ("word/media/image1.png", b"\x89PNG"),
            ("word/_rels/document.xml.rels", b"<r Target=\"mailto:a@b\"/>"),
            ("word/embeddings/sheet.xlsx", &sheet),
        ]);
        assert_eq!(parts(&file).unwrap(), ["1|\n", "<r Target=\"mailto:a@b\"/>", "2|"]);
    }

    #[test]
    fn what_cannot_be_read_whole_is_an_error() {
        assert_eq!(parts(b"PK no archive"), Err(Unread::Broken));
        assert_eq!(parts(&packed(&[("word/embeddings/oleObject1.bin", b"x")])), Err(Unread::Broken));
        assert_eq!(parts(&packed(&[("a.xml", b"\xff\xff\xff")])), Err(Unread::Broken));
        let bomb = packed(&[("a.xml", &vec![b' '; 20 << 20]), ("b.xml", &vec![b' '; 20 << 20])]);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(parts(&bomb), Err(Unread::TooLong));
        let mut deep = packed(&[("a.xml", b"1")]);
        for _ in 0..=DEEPEST {
            deep = packed(&[("a.docx", &deep)]);
        }
        assert_eq!(parts(&deep), Err(Unread::TooLong));
        let mut cut = packed(&[("a.xml", b"<p>13912345678</p>")]);
        cut.truncate(30);
        assert_eq!(parts(&cut), Err(Unread::Broken));
    }
}
