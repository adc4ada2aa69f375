//! The text layer of a PDF, page by page. The only file that knows the PDF crate.
//!
//! A scan has no text and yields empty pages; what is on its picture somebody must look at.

use lopdf::{Document, LoadOptions};

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

/// The text of every page, in order.
///
/// # Errors
/// What could not be read is not searched either, so that half a text is an error.
pub fn pages(bytes: &[u8]) -> Result<Vec<String>, Unread> {
    let options = LoadOptions { max_decompressed_size: Some(LARGEST_PAGE), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options).map_err(|_| Unread::Broken)?;
    if document.is_encrypted() {
        return Err(Unread::Broken);
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A PDF of one page with these words, made by hand.
    fn made(words: &str) -> Vec<u8> {
        let content = format!("BT /F1 12 Tf 72 720 Td ({words}) Tj ET");
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_string(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_string(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_string(),
            format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_string(),
        ];
        let mut pdf = "%PDF-1.4\n".to_string();
        let mut places = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            places.push(pdf.len());
            pdf += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
        }
        let start = pdf.len();
        pdf += "xref\n0 6\n0000000000 65535 f \n";
        places.iter().for_each(|place| pdf += &format!("{place:010} 00000 n \n"));
        pdf += &format!("trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        pdf.into_bytes()
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
