//! A text file of the workspace, decoded, with places counted in bytes.

use std::sync::Arc;

use super::diagnostic::{Diagnostic, Fix, Place, Said};
use super::picture::{self, Sort};
use crate::said;

/// A half-open stretch of bytes in one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets past 4 GiB saturate (files are capped far below).
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// Whether the byte lies inside.
    pub fn contains(self, byte: usize) -> bool {
        (self.start as usize) <= byte && byte < self.end as usize
    }
}

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its place in the record's source.
    pub span: Span,
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A decoded text file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Path from the workspace root, `/` separated.
    pub path: String,
    /// UTF-8 text without a byte-order mark.
    pub text: String,
    /// The tables that stand beside it; a span that begins past the end of the text lies in one of them.
    pub beside: Vec<Arc<Source>>,
}

impl Source {
    /// One-based line and column (in characters) of a byte.
    pub fn line_column(&self, byte: u32) -> (usize, usize) {
        let byte = (byte as usize).min(self.text.len());
        let before = self.text.get(..byte).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        (line, before.get(line_start..).unwrap_or("").chars().count() + 1)
    }

    /// A place in this source, or in the table beside it that the span lies in.
    pub fn place(self: &Arc<Self>, span: Span) -> Place {
        match self.table_at(span) {
            Some((table, span)) => Place { source: Arc::clone(table), span },
            None => Place { source: Arc::clone(self), span },
        }
    }

    /// The text a span covers; empty when the span is not of this source.
    pub fn slice(&self, span: Span) -> &str {
        match self.table_at(span) {
            Some((table, span)) => table.slice(span),
            None => self.text.get(span.start as usize..span.end as usize).unwrap_or(""),
        }
    }

    /// By how much the spans of a table beside it are moved, so that they are no spans of the text and of no other table.
    pub fn offset_of(&self, table: &Arc<Source>) -> Option<usize> {
        self.bases().find(|(_, one)| Arc::ptr_eq(one, table)).map(|(base, _)| base)
    }

    /// The table a span lies in, and its place there.
    fn table_at(&self, span: Span) -> Option<(&Arc<Source>, Span)> {
        let start = span.start as usize;
        if start <= self.text.len() {
            return None;
        }
        let (base, table) = self.bases().take_while(|(base, _)| *base <= start).last()?;
        Some((table, Span::new(start - base, (span.end as usize).saturating_sub(base))))
    }

    /// Where the spans of each table begin.
    fn bases(&self) -> impl Iterator<Item = (usize, &Arc<Source>)> {
        let first = self.text.len() + 1;
        self.beside.iter().scan(first, |base, table| {
            let here = *base;
            *base += table.text.len() + 1;
            Some((here, table))
        })
    }
}

/// Decodes a file: UTF-8 with or without a byte-order mark.
///
/// # Diagnostics
/// `source/format/encoding` for UTF-16, GBK and broken UTF-8, with the one command that converts a copy, and for what is no text.
pub fn decode(path: &str, bytes: &[u8]) -> Result<Arc<Source>, Diagnostic> {
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(path, body, error.valid_up_to())),
    };
    // Latin letters in UTF-16 are sound UTF-8 with a NUL beside each.
    if text.contains('\0') && utf16(body).is_some() {
        return Err(not_utf8(path, body, 0));
    }
    Ok(Arc::new(Source { path: path.to_string(), text: text.to_string(), ..Source::default() }))
}

/// How many characters that may not be written are named in one file.
const MOST: usize = 50;

/// Names the characters of a source that may not be written; those without any width are taken out by themselves.
///
/// # Diagnostics
/// `source/format/control` for control characters and for those that change the direction or are never seen.
pub fn controls(source: &Arc<Source>) -> Vec<Diagnostic> {
    let told = super::text::forbidden(&source.text).take(MOST).map(|(at, c)| {
        let span = Span::new(at, at + c.len_utf8());
        let fix = is_widthless(c).then(|| Fix { span, text: String::new() });
        forbidden(source.place(span), c).fix(fix)
    });
    told.collect()
}

/// Spaces of no width, which copying from a page or a chat brings along.
fn is_widthless(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Says that a character may not be written, as itself or as an escape for it.
pub fn forbidden(place: Place, c: char) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    Diagnostic::error(
        "source/format/control",
        place,
        said!("文件里有看不见的控制字符 {code}", "the file holds an invisible control character {code}"),
    )
    .why(match c {
        _ if is_widthless(c) => said!(
            "看不见，却把一个词、一个数断成两截，搜索和核对都认不出来",
            "nobody sees it, but it cuts a word or a number in two, which is then not found nor recognised"
        ),
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => said!(
            "这类字符会改变文字的显示顺序，让读者看到的与记录的不一样",
            "such characters can make readers see something other than what is recorded"
        ),
        '\u{2028}' | '\u{2029}' => {
            said!("有的程序把它当作换行，有的不当，各处显示得不一样", "some programs take it for the end of a line and others do not")
        }
        _ => said!("它不是文字，各种程序会显示成不同的样子，或者藏起来", "it is no text: programs show it differently, or hide it"),
    })
    .mend(said!("删掉这个字符后重新输入这一处", "delete the character and type this spot again"))
}

/// What a file is that is no text at all, and what to do with it.
fn no_text(path: &str, body: &[u8]) -> Option<(Said, Said)> {
    const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0";
    let sort = picture::sniff(body);
    let is_office = sort == Sort::Archive || body.starts_with(OLD_OFFICE);
    let is_table = path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"));
    // A page in GBK is a text in another encoding.
    Some(match sort.word().filter(|_| sort != Sort::Markup) {
        _ if is_office && is_table => (
            said!("这是 Excel 文件，不是 CSV", "this is an Excel file, not CSV"),
            said!("在表格软件里另存为“CSV UTF-8（逗号分隔）”", "save it as CSV, separated by commas, in UTF-8"),
        ),
        _ if is_office => (
            said!("这是办公软件的文件或压缩包，不是文字文件", "this is an office file or an archive, not a text"),
            said!("另存为纯文本，编码选 UTF-8", "save it as plain text in UTF-8"),
        ),
        Some(word) => (
            said!("这是 {word} 文件，不是文字文件", "this is a {word} file, not a text"),
            said!("图片和文档放进 attachments", "pictures and documents go into `attachments`"),
        ),
        None if body.contains(&0) => (
            said!("这不是文字文件", "this is no text file"),
            said!("从原来的软件重新导出为文字", "export it as text from where it was made"),
        ),
        None => return None,
    })
}

fn not_utf8(path: &str, body: &[u8], valid: usize) -> Diagnostic {
    let wide = utf16(body);
    if let Some((what, mend)) = no_text(path, body).filter(|_| wide.is_none()) {
        let place = Arc::new(Source { path: path.to_string(), ..Source::default() }).place(Span::default());
        return Diagnostic::error("source/format/encoding", place, what).mend(mend);
    }
    let (name, charset) = wide.map_or(("GBK", "GB18030"), |name| (name, name));
    let valid = if wide.is_some() { 0 } else { valid };
    let good = body.get(..valid).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("");
    let source = Arc::new(Source { path: path.to_string(), text: good.to_string(), ..Source::default() });
    let place = source.place(Span::new(valid, valid));
    Diagnostic::error(
        "source/format/encoding",
        place,
        said!(
            "文件不是 UTF-8 编码，看起来是 {name}（第 {valid} 个字节起读不通）",
            "the file is not UTF-8; it looks like {name} (unreadable from byte {valid})"
        ),
    )
    .why(said!("猜错编码会把姓名和金额读成乱码，所以不猜", "a wrong guess would garble names and amounts, so none is made"))
    .mend(said!(
        "转换一个副本：iconv -f {charset} -t UTF-8 '{path}' > '{path}.utf8'；或在记事本里“另存为”，编码选 UTF-8",
        "convert a copy: iconv -f {charset} -t UTF-8 '{path}' > '{path}.utf8'; or save it as UTF-8 in your editor"
    ))
}

/// How many bytes at the beginning of a file tell its coding.
const HEAD: usize = 512;

/// The name `iconv` has for a UTF-16 text: by its mark, or else by its first bytes.
///
/// Without a mark, nearly every pair must be a character people write, in one order, and the Latin ones (a line end, a
/// colon) leave NULs that no other coding has.
fn utf16(body: &[u8]) -> Option<&'static str> {
    if body.starts_with(b"\xFF\xFE") || body.starts_with(b"\xFE\xFF") {
        return Some("UTF-16");
    }
    let head = body.get(..HEAD).unwrap_or(body);
    let pairs: Vec<[u8; 2]> = head.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).collect();
    let fits = |unit: fn([u8; 2]) -> u16| {
        let latin = pairs.iter().filter(|pair| matches!(unit(**pair), 9 | 10 | 13 | 32..=126)).count();
        let wide =
            pairs.iter().filter(|pair| matches!(unit(**pair), 0x2010..=0x2030 | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF));
        latin * 16 >= pairs.len() && (latin + wide.count()) * 10 >= pairs.len() * 9
    };
    match pairs.len() {
        0 | 1 => None,
        _ if fits(u16::from_le_bytes) => Some("UTF-16LE"),
        _ if fits(u16::from_be_bytes) => Some("UTF-16BE"),
        _ => None,
    }
}

/// The text of a file saved as UTF-16, with or without its mark; none where it is something else or broken.
pub fn decode_wide(bytes: &[u8]) -> Option<String> {
    let name = utf16(bytes)?;
    let (big, body) = match (bytes.strip_prefix(b"\xFE\xFF"), bytes.strip_prefix(b"\xFF\xFE")) {
        (Some(body), _) => (true, body),
        (_, Some(body)) => (false, body),
        _ => (name == "UTF-16BE", bytes),
    };
    let pairs = body.chunks_exact(2);
    if !pairs.remainder().is_empty() {
        return None;
    }
    let unit = |pair: &[u8]| <[u8; 2]>::try_from(pair).map_or(0, if big { u16::from_be_bytes } else { u16::from_le_bytes });
    String::from_utf16(&pairs.map(unit).collect::<Vec<u16>>()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_past_the_end_lie_in_the_tables_beside() {
        let table = |text: &str| Arc::new(Source { path: format!("{text}.csv"), text: text.into(), ..Source::default() });
        let (one, two) = (table("a,b"), table("c,d"));
        let record = Arc::new(Source { path: "r.yaml".into(), text: "x: 1\n".into(), beside: vec![Arc::clone(&one), Arc::clone(&two)] });
        let end = Span::new(5, 5);
        assert_eq!(record.place(end).source.path, "r.yaml");
        for (table, cell) in [(&one, "b"), (&two, "d")] {
            let base = record.offset_of(table).unwrap();
            let span = Span::new(base + 2, base + 3);
            let place = record.place(span);
            assert_eq!((place.source.path.as_str(), place.line_column()), (table.path.as_str(), (1, 3)));
            assert_eq!(record.slice(span), cell);
        }
    }

    #[test]
    fn a_byte_order_mark_is_accepted_and_dropped() {
        assert_eq!(decode("a.yaml", b"\xEF\xBB\xBFa: 1").unwrap().text, "a: 1");
    }

    #[test]
    fn gbk_and_utf16_are_recognised_and_refused() {
        let gbk = decode("a.yaml", b"\xb1\xea\xcc\xe2: 1").unwrap_err();
        assert!(gbk.what.zh.contains("GBK") && gbk.mend.unwrap().en.contains("GB18030"));
        let wide = decode("a.yaml", b"\xFF\xFEa\0:\0").unwrap_err();
        assert!(wide.what.en.contains("UTF-16"));
    }

    #[test]
    fn what_is_no_text_is_called_what_it_is() {
        let said = |path: &str, bytes: &[u8]| decode(path, bytes).unwrap_err().what.zh;
        assert_eq!(said("a.csv", b"PK\x03\x04\x14\0\x06\0\xb1\xea"), "这是 Excel 文件，不是 CSV");
        assert_eq!(said("a.CSV", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"), "这是 Excel 文件，不是 CSV");
        assert_eq!(said("a.md", b"PK\x03\x04\x14\0\x06\0\xb1\xea"), "这是办公软件的文件或压缩包，不是文字文件");
        assert_eq!(said("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "这是 PNG 文件，不是文字文件");
        assert_eq!(said("a.yaml", b"\x7fELF\0\xff\xb1\xea"), "这不是文字文件");
    }

    #[test]
    fn every_character_that_may_not_be_written_is_named_with_its_own_reason() {
        let source = decode("a.yaml", "甲\u{200b}: \u{202e}1\u{7}\n乙: 2\u{2028}\u{feff}\n".as_bytes()).unwrap();
        let found = controls(&source);
        let places: Vec<_> = found.iter().map(|found| (found.place.line_column(), found.fix.is_some())).collect();
        assert_eq!(places, [((1, 2), true), ((1, 5), false), ((1, 7), false), ((2, 5), false), ((2, 6), true)]);
        let why = |at: usize| found[at].why.as_ref().map(|why| why.zh.chars().take(4).collect::<String>()).unwrap_or_default();
        assert_eq!([0, 1, 2, 3, 4].map(why), ["看不见，", "这类字符", "它不是文", "有的程序", "看不见，"]);
        let many = decode("a.md", "\u{7}".repeat(9_000).as_bytes()).unwrap();
        assert_eq!(controls(&many).len(), MOST);
    }

    #[test]
    fn utf16_without_its_mark_is_recognised_by_its_order() {
        let coded = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        for text in
            ["title: a\n", "标题: 三季度收支\n发布日期: 2026-10-14\n", "---\r\n标题: 通知\r\n---\r\n\r\n各位业主：电梯已经修好。\r\n"]
        {
            for (bytes, name) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")] {
                let refused = decode("a.yaml", &coded(text, bytes)).unwrap_err();
                let command = format!("iconv -f {name} -t UTF-8 'a.yaml' > 'a.yaml.utf8'");
                assert!(refused.what.zh.contains(name) && refused.mend.unwrap().zh.contains(&command), "{text:?} {name}");
                assert_eq!(refused.place.line_column(), (1, 1));
                assert_eq!(decode_wide(&coded(text, bytes)).as_deref(), Some(text));
                assert_eq!(decode_wide(&coded(&format!("\u{feff}{text}"), bytes)).as_deref(), Some(text));
            }
        }
    }

    #[test]
    fn a_stray_nul_makes_no_utf16() {
        for bytes in [&b"title: a\0b\npublished: 2026-10-01\n"[..], b"\0", b"a\0", b"\0\0\0\0"] {
            let found = controls(&decode("a.yaml", bytes).unwrap());
            assert_eq!(found[0].rule, "source/format/control", "{bytes:?}");
            assert_eq!(decode_wide(bytes), None);
        }
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = decode("a.yaml", "甲: 1\n乙乙: 2".as_bytes()).unwrap();
        let at = u32::try_from(source.text.find('2').unwrap()).unwrap();
        assert_eq!(source.line_column(at), (2, 5));
    }
}
