//! Writes a workbook (XLSX): plain sheets with a heading, numbers as they are written, days as days.
//!
//! Numbers pass as digits, so that no amount ever becomes a float on our side; texts stand in their cells as strings, so that none is a
//! formula. The same sheets give the same bytes: nothing in the archive tells when or by whom it was made.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::super::date::Date;

/// One cell of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'t> {
    /// Nothing.
    Empty,
    /// Words.
    Text(Cow<'t, str>),
    /// A number with two decimals, in digits.
    Money(Cow<'t, str>),
    /// Any other number, in digits.
    Number(Cow<'t, str>),
    /// A day.
    Day(Date),
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet<'t> {
    /// Its name, at most 31 characters.
    pub name: &'t str,
    /// The heading.
    pub head: Vec<&'t str>,
    /// The rows below it.
    pub rows: Vec<Vec<Cell<'t>>>,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Styles by number: 0 plain, 1 heading, 2 money, 3 day.
const STYLES: &str = concat!(
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>",
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"宋体\"/></font><font><b/><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>",
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>",
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>",
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>",
    "<cellXfs count=\"4\">",
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>",
    "<xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>",
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>",
    "</cellXfs>",
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>",
);

/// A shorter part is stored as it is: there is little to win, and the packer's tables would be made ready for each.
const SHORT: usize = 2_048;

/// The bytes of a workbook; nothing where the archive could not be written, which memory alone can cause.
pub fn workbook(sheets: &[Sheet]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let stored = plain.compression_method(CompressionMethod::Stored);
    // A sheet is nearly all repetition: the fastest level packs it to a tenth, the next ones take thrice the time.
    let packed = plain.compression_method(CompressionMethod::Deflated).compression_level(Some(1));
    let mut part = |name: &str, text: &str| {
        archive.start_file(name, if text.len() < SHORT { stored } else { packed }).ok()?;
        archive.write_all(HEAD.as_bytes()).and_then(|()| archive.write_all(text.as_bytes())).ok()
    };
    let numbers = 1..=sheets.len();
    let listed = |one: &dyn Fn(usize) -> String| numbers.clone().map(one).collect::<String>();
    let overrides = listed(&|n| over(&format!("/xl/worksheets/sheet{n}.xml"), "worksheet"));
    let types = format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{overrides}</Types>",
        over("/xl/workbook.xml", "sheet.main"),
        over("/xl/styles.xml", "styles"),
    );
    part("[Content_Types].xml", &types)?;
    let root = relation("rId1", "officeDocument", "xl/workbook.xml");
    part("_rels/.rels", &format!("<Relationships xmlns=\"{PACKAGE}\">{root}</Relationships>"))?;
    let mut names = String::new();
    for (n, sheet) in (1..).zip(sheets) {
        names.push_str("<sheet name=\"");
        escape(&mut names, sheet.name);
        // Writing to a string cannot fail.
        let _ = write!(names, "\" sheetId=\"{n}\" r:id=\"rId{n}\"/>");
    }
    part("xl/workbook.xml", &format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{names}</sheets></workbook>"))?;
    let of_sheets = listed(&|n| relation(&format!("rId{n}"), "worksheet", &format!("worksheets/sheet{n}.xml")));
    let styles = relation("rIdS", "styles", "styles.xml");
    part("xl/_rels/workbook.xml.rels", &format!("<Relationships xmlns=\"{PACKAGE}\">{of_sheets}{styles}</Relationships>"))?;
    part("xl/styles.xml", &format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"))?;
    for (n, sheet) in (1..).zip(sheets) {
        part(&format!("xl/worksheets/sheet{n}.xml"), &worksheet(sheet))?;
    }
    Some(archive.finish().ok()?.into_inner())
}

fn over(path: &str, sort: &str) -> String {
    format!("<Override PartName=\"{path}\" ContentType=\"{SHEET_TYPE}.{sort}+xml\"/>")
}

fn relation(id: &str, sort: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{sort}\" Target=\"{target}\"/>")
}

/// The heading stays in sight and can be filtered by.
fn worksheet(sheet: &Sheet) -> String {
    let mut out = String::with_capacity(1_000 + sheet.rows.len() * sheet.head.len() * 40);
    let _ = write!(
        out,
        "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols><col min=\"1\" max=\"{}\" width=\"16\" customWidth=\"1\"/></cols><sheetData><row r=\"1\">",
        sheet.head.len().max(1)
    );
    let columns: Vec<String> = (1..=sheet.head.len()).map(letters).collect();
    for (column, title) in columns.iter().zip(&sheet.head) {
        string(&mut out, (column, "1"), "1", title);
    }
    out.push_str("</row>");
    for (row, cells) in (2..).zip(&sheet.rows) {
        let row = row.to_string();
        ["<row r=\"", &row, "\">"].into_iter().for_each(|part| out.push_str(part));
        for (column, cell) in columns.iter().zip(cells) {
            let place = (column.as_str(), row.as_str());
            let mut number = |style: &str, digits: &str| {
                open(&mut out, place, style);
                ["\"><v>", digits, "</v></c>"].into_iter().for_each(|part| out.push_str(part));
            };
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => string(&mut out, place, "0", text),
                Cell::Money(digits) => number("2", digits),
                Cell::Number(digits) => number("0", digits),
                Cell::Day(day) => number("3", &serial(*day).to_string()),
            }
        }
        out.push_str("</row>");
    }
    let _ = write!(out, "</sheetData><autoFilter ref=\"A1:{}{}\"/></worksheet>", letters(sheet.head.len().max(1)), sheet.rows.len() + 1);
    out
}

/// `<c r="B7" s="2`
fn open(out: &mut String, (column, row): (&str, &str), style: &str) {
    ["<c r=\"", column, row, "\" s=\"", style].into_iter().for_each(|part| out.push_str(part));
}

fn string(out: &mut String, place: (&str, &str), style: &str, text: &str) {
    open(out, place, style);
    out.push_str("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    escape(out, text);
    out.push_str("</t></is></c>");
}

/// What a column is called, counted from 1: A, Z, AA.
fn letters(column: usize) -> String {
    let Some(rest) = column.checked_sub(1) else { return String::new() };
    let mut out = letters(rest / 26);
    out.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
    out
}

/// Days since the eve of 1900 as spreadsheets count them, who take 1900 for a leap year.
fn serial(day: Date) -> i64 {
    let since = |year| Date::new(year, 1, 1).map_or(0, |first| day.days_since(first));
    let plain = since(1900) + 1;
    if plain > 59 { plain + 1 } else { plain }
}

fn escape(out: &mut String, text: &str) {
    // All bytes are looked at, many at once, which is faster than stopping at the first.
    let has = |mark: fn(u8) -> bool| text.bytes().fold(false, |found, b| found | mark(b));
    let marked = has(|b| (b == b'&') | (b == b'<') | (b == b'>') | (b == b'"') | (b < 0x20));
    if !(marked || has(|b| b == 0xef) && text.contains(['\u{fffe}', '\u{ffff}'])) {
        return out.push_str(text);
    }
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // What XML cannot hold is in no record either.
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::office::parts;

    fn day(year: i32, month: u32, day: u32) -> Date {
        Date::new(year, month, day).unwrap()
    }

    fn sheet() -> Sheet<'static> {
        let cells = vec![Cell::Text("=1+1 & <甲>".into()), Cell::Money("-1234.50".into()), Cell::Day(day(2026, 7, 5)), Cell::Empty];
        Sheet { name: "账目明细", head: vec!["项目", "金额", "日期", "备注"], rows: vec![cells] }
    }

    #[test]
    fn the_same_sheets_give_the_same_bytes() {
        assert_eq!(workbook(&[sheet()]), workbook(&[sheet()]));
    }

    #[test]
    fn our_own_reader_finds_every_word() {
        let words = parts(&workbook(&[sheet(), sheet()]).unwrap()).unwrap().join("\n");
        assert_eq!(words.matches("=1+1 & <甲>").count(), 2, "{words}");
        assert!(words.contains("-1234.50") && words.contains("46208"), "{words}");
    }

    #[test]
    fn places_and_days_are_those_of_spreadsheets() {
        assert_eq!([0, 1, 26, 27, 702, 703].map(letters), ["", "A", "Z", "AA", "ZZ", "AAA"]);
        assert_eq!(
            [serial(day(1900, 1, 1)), serial(day(1900, 2, 28)), serial(day(1900, 3, 1)), serial(day(2026, 7, 5))],
            [1, 59, 61, 46208]
        );
    }
}
