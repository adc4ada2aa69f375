//! The text layer of a PDF, page by page, and what it would do. The only file that knows the PDF crate.
//!
//! A scan has no text and yields empty pages; what is on its picture somebody must look at. A published document is read and no
//! more: it runs nothing, opens nothing, sends nothing, and has no other files within.

use lopdf::{Dictionary, Document, LoadOptions, Object};

/// Pages that are read at most.
const PAGES: usize = 500;
/// Bytes that one page may unpack to.
const LARGEST_PAGE: usize = 8 << 20;
/// Bytes of text that are read at most.
const LARGEST_TEXT: usize = 4 << 20;

/// Why a PDF could not be read whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is no PDF, is broken, or needs a password.
    Broken,
    /// It has more pages, or more on them, than are read.
    TooLong,
}

/// Something a document does, or carries, beside being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// It has a script.
    Script,
    /// It starts a program or opens another file.
    Launch,
    /// It sends or fetches what a form holds.
    Form,
    /// Other files lie within.
    Files,
    /// It does something when it is opened, other than turning to a page.
    Opens,
}

/// A document that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// What it does beside being read, the gravest; nothing in an ordinary document.
    pub acts: Option<Act>,
    /// The text of every page, in order. What could not be read whole is not searched either, so that half a text is an error.
    pub pages: Result<Vec<String>, Unread>,
}

/// Reads a document.
///
/// # Errors
/// It is no PDF, is broken, or needs a password.
pub fn read(bytes: &[u8]) -> Result<Pdf, Unread> {
    let options = LoadOptions { max_decompressed_size: Some(LARGEST_PAGE), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|_| Unread::Broken)?;
    if document.is_encrypted() || document.objects.is_empty() {
        return Err(Unread::Broken);
    }
    Ok(Pdf { acts: acts(&document), pages: texts(&document) })
}

/// The text of every page, in order.
///
/// # Errors
/// As [`read`], and where a page cannot be read whole.
pub fn pages(bytes: &[u8]) -> Result<Vec<String>, Unread> {
    read(bytes)?.pages
}

fn texts(document: &Document) -> Result<Vec<String>, Unread> {
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    if numbers.len() > PAGES {
        return Err(Unread::TooLong);
    }
    let mut pages = Vec::with_capacity(numbers.len());
    let mut length = 0;
    for number in numbers {
        // A page without fonts or without content has no text; a broken one is a broken document.
        let page = document.extract_text_with_limit(&[number], LARGEST_PAGE).map_err(|_| Unread::Broken)?;
        length += page.len();
        if length > LARGEST_TEXT {
            return Err(Unread::TooLong);
        }
        pages.push(page);
    }
    Ok(pages)
}

/// Looks at every object there is, whether a page leads to it or not.
fn acts(document: &Document) -> Option<Act> {
    let mut left: Vec<&Object> = document.objects.values().collect();
    let mut found = of(document, &document.trailer);
    left.extend(document.trailer.iter().map(|(_, value)| value));
    while let Some(object) = left.pop() {
        let inner = match object {
            Object::Array(items) => {
                left.extend(items);
                continue;
            }
            Object::Dictionary(inner) => inner,
            Object::Stream(stream) => &stream.dict,
            _ => continue,
        };
        left.extend(inner.iter().map(|(_, value)| value));
        found = found.into_iter().chain(of(document, inner)).min();
    }
    found
}

/// What one dictionary does or carries.
fn of(document: &Document, inner: &Dictionary) -> Option<Act> {
    let name = |key: &[u8]| inner.get(key).and_then(|value| document.dereference(value)).ok().and_then(|(_, value)| value.as_name().ok());
    let has = |keys: &[&[u8]]| keys.iter().any(|key| inner.has(key));
    let action = match name(b"S") {
        Some(b"JavaScript" | b"Rendition" | b"RichMediaExecute") => Some(Act::Script),
        Some(b"Launch" | b"GoToE" | b"GoToR") => Some(Act::Launch),
        Some(b"SubmitForm" | b"ImportData") => Some(Act::Form),
        _ => None,
    };
    let key = if has(&[b"JS", b"JavaScript", b"OnInstantiate", b"RichMediaContent"]) {
        Some(Act::Script)
    } else if has(&[b"XFA"]) {
        Some(Act::Form)
    } else if has(&[b"EmbeddedFiles", b"EF"]) {
        Some(Act::Files)
    } else {
        None
    };
    let sort = match (name(b"Type"), name(b"Subtype")) {
        (Some(b"EmbeddedFile"), _) | (_, Some(b"FileAttachment")) => Some(Act::Files),
        _ => None,
    };
    let opens = inner.get(b"OpenAction").and_then(|value| document.dereference(value)).ok();
    let opens = opens.and_then(|(_, value)| value.as_dict().ok()).filter(|action| {
        let turns = |value: &Object| document.dereference(value).is_ok_and(|(_, value)| value.as_name().is_ok_and(|name| name == b"GoTo"));
        !action.get(b"S").is_ok_and(turns)
    });
    [action, key, sort, opens.map(|_| Act::Opens)].into_iter().flatten().min()
}

#[cfg(test)]
/// Documents for tests.
pub mod tests {
    use super::*;

    /// A PDF of one page with these words.
    fn made(words: &str) -> Vec<u8> {
        with(words, "", &[])
    }

    /// The same, with more in its catalogue and more objects, from number 6.
    pub fn with(words: &str, catalogue: &str, more: &[&str]) -> Vec<u8> {
        let content = format!("BT /F1 12 Tf 72 720 Td ({words}) Tj ET");
        let mut objects = vec![
            format!("<< /Type /Catalog /Pages 2 0 R {catalogue} >>"),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_string(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_string(),
            format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_string(),
        ];
        objects.extend(more.iter().map(|object| object.to_string()));
        let mut pdf = "%PDF-1.4\n".to_string();
        let mut places = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            places.push(pdf.len());
            pdf += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
        }
        let (start, count) = (pdf.len(), objects.len() + 1);
        pdf += &format!("xref\n0 {count}\n0000000000 65535 f \n");
        places.iter().for_each(|place| pdf += &format!("{place:010} 00000 n \n"));
        pdf += &format!("trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        pdf.into_bytes()
    }

    /// The same with its objects from number 6 packed into a stream of objects, as programs of today write them.
    fn packed(catalogue: &str, more: &[&str]) -> Vec<u8> {
        let mut document = Document::load_mem(&with("x", catalogue, more)).unwrap();
        let mut pdf = Vec::new();
        document.save_modern(&mut pdf).unwrap();
        pdf
    }

    #[test]
    fn an_ordinary_document_does_nothing() {
        for catalogue in ["", "/OpenAction [3 0 R /FitH null]", "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>", "/PageMode /UseOutlines"] {
            assert_eq!(read(&with("x", catalogue, &[])).unwrap().acts, None, "{catalogue}");
        }
        let link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/) >> >>";
        assert_eq!(read(&with("/JavaScript /JS /Launch", "", &[link, "(/EmbeddedFiles)"])).unwrap().acts, None);
    }

    #[test]
    fn what_a_document_does_is_found_wherever_it_stands() {
        let cases: [(&str, &[&str], Act); 12] = [
            ("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>", &[], Act::Script),
            ("/OpenAction 6 0 R", &["<< /S /J#61vaScript /JS 7 0 R >>", "(x)"], Act::Script),
            ("/Names << /JavaScript << /Names [(a) 6 0 R] >> >>", &["<< >>"], Act::Script),
            ("", &["<< /Subtype /Link /A << /S /Launch /F (x.exe) >> >>"], Act::Launch),
            ("", &["<< /Subtype /Link /A << /S /GoToR /F (x.pdf) >> >>"], Act::Launch),
            ("/AA << /WC << /S /SubmitForm /F (https://example.org/) >> >>", &[], Act::Form),
            ("/AcroForm << /XFA 6 0 R >>", &["<< /Length 0 >>\nstream\n\nendstream"], Act::Form),
            ("/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>", &["<< /Type /Filespec /F (a) >>"], Act::Files),
            (
                "",
                &["<< /Type /Filespec /F (a) /EF << /F 7 0 R >> >>", "<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream"],
                Act::Files,
            ),
            ("", &["<< /Type /Annot /Subtype /FileAttachment >>"], Act::Files),
            ("/OpenAction << /S /Named /N /Print >>", &[], Act::Opens),
            ("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /JavaScript /JS (x) >> >>", &[], Act::Script),
        ];
        for (catalogue, more, act) in cases {
            assert_eq!(read(&with("x", catalogue, more)).unwrap().acts, Some(act), "{catalogue} {more:?}");
            assert_eq!(read(&packed(catalogue, more)).unwrap().acts, Some(act), "packed: {catalogue} {more:?}");
        }
        assert!(!String::from_utf8_lossy(&packed("", &["<< /S /JavaScript >>"])).contains("JavaScript"), "it is packed");
    }

    #[test]
    fn the_words_of_a_page_are_read() {
        let pages = pages(&made("Tel 13912345678 now")).unwrap();
        assert_eq!(pages.len(), 1);
        assert!(pages[0].contains("13912345678"), "{pages:?}");
    }

    #[test]
    fn what_is_no_pdf_is_told() {
        assert_eq!(pages(b"not a PDF at all"), Err(Unread::Broken));
        let mut cut = made("x");
        cut.truncate(60);
        assert_eq!(pages(&cut), Err(Unread::Broken));
    }
}
