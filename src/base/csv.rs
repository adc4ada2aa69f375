//! A table written as CSV: a header and rows, every cell with its place. The only user of the `csv-core` crate.
//!
//! The crate `csv` tells where a row begins, `csv-core`, on which it stands, where each cell does; and a mistake is shown where it is.

use std::sync::Arc;

use csv_core::{ReadFieldResult, Reader};

use super::diagnostic::{Diagnostic, Said};
use super::source::{Source, Span};
use crate::said;

/// How many rows one table may have.
const ROWS: usize = 20_000;

/// How many columns.
const COLUMNS: usize = 200;

/// One cell: its text without quotation marks and surrounding blanks, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A header and the rows below it; rows of nothing but blanks are left out.
#[derive(Debug, Default)]
pub struct Table {
    /// The names of the columns.
    pub header: Vec<Cell>,
    /// The rows, each as wide as the header.
    pub rows: Vec<Line>,
}

/// A row.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, as a spreadsheet counts: from one, the header and rows of blanks among them.
    pub number: usize,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl Line {
    /// Leaves out the blank cells past so many.
    fn trim(&mut self, width: usize) {
        let kept = self.cells.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
        self.cells.truncate(kept.max(width));
    }
}

/// How many rows may stand above a header that is not in the first.
const TITLES: usize = 5;

/// Reads a table; what is wrong with one row does not spoil the others. `is_name` tells the names of columns.
///
/// # Diagnostics
/// `table/format/syntax` for other separators than commas, an open quotation mark, too many rows, no header or one with rows above it;
/// `table/format/width` for a row that is not as wide as the header.
pub fn parse(source: &Arc<Source>, is_name: impl Fn(&str) -> bool, diagnostics: &mut Vec<Diagnostic>) -> Table {
    let mut refuse = |rule, span, what: Said, mend: Said| diagnostics.push(Diagnostic::error(rule, source.place(span), what).mend(mend));
    let lines = lines(&source.text).into_iter().filter(|line| line.cells.iter().any(|cell| !cell.text.is_empty()));
    let lines = lines.collect::<Vec<_>>();
    if let (Some(first), Some(header)) = (lines.first(), header_below(&lines, is_name)) {
        let number = header.number;
        let mend = said!("删掉上面的标题行", "remove the rows above it");
        refuse("table/format/syntax", whole(&first.cells), said!("表头在第 {number} 行", "the header is in row {number}"), mend);
        return Table::default();
    }
    let mut lines = lines.into_iter();
    let Some(mut first) = lines.next() else {
        let mend = said!("第一行写列名，如 号,类别,收到", "the first row names the columns, like number,category,received");
        refuse("table/format/syntax", Span::default(), said!("表格是空的", "the table is empty"), mend);
        return Table::default();
    };
    // What a spreadsheet adds beyond the last column.
    first.trim(0);
    let header = first.cells;
    if let Some(beyond) = header.get(COLUMNS) {
        let mend = said!("删掉多余的列", "remove the columns that are not wanted");
        refuse("table/format/syntax", beyond.span, said!("表格超过 {COLUMNS} 列", "the table has more than {COLUMNS} columns"), mend);
        return Table::default();
    }
    if let [only] = header.as_slice()
        && only.text.contains(['，', '\t', ';', '；', '、'])
    {
        let mend = said!("另存为 CSV（逗号分隔，UTF-8）", "save it as CSV, separated by commas, in UTF-8");
        refuse("table/format/syntax", only.span, said!("各列之间不是英文逗号", "the columns are not separated by commas"), mend);
        return Table::default();
    }
    let mut rows = Vec::new();
    for mut line in lines {
        line.trim(header.len());
        let open = line.cells.iter().find(|cell| cell.is_open(source));
        if let Some(open) = open {
            let mend = said!("引号成对写；格子里的引号写两遍", "close the quotation mark; one inside a cell is written twice");
            refuse("table/format/syntax", open.span, said!("引号没有关上", "a quotation mark is left open"), mend);
            break;
        }
        if rows.len() == ROWS {
            let what = said!("表格超过 {ROWS} 行", "the table has more than {ROWS} rows");
            refuse("table/format/syntax", whole(&line.cells), what, said!("分成几个文件", "split it into several files"));
            break;
        }
        let (have, want) = (line.cells.len(), header.len());
        if have == want {
            rows.push(line);
        } else {
            let what = said!("这一行有 {have} 格，表头有 {want} 格", "this row has {have} cells, the header has {want}");
            let mend = said!(
                "空着的格子也要有逗号；内容里有逗号的，整格加英文引号",
                "an empty cell still takes its comma; a cell with a comma in it is quoted"
            );
            refuse("table/format/width", whole(&line.cells), what, mend);
        }
    }
    Table { header, rows }
}

/// The header, where rows of titles stand above it: the first row that names columns, if the very first names none.
fn header_below(lines: &[Line], is_name: impl Fn(&str) -> bool) -> Option<&Line> {
    let names = |line: &Line| line.cells.iter().filter(|cell| is_name(&cell.text)).count();
    let is_title = lines.first().is_some_and(|first| names(first) == 0);
    lines.iter().take(1 + TITLES).find(|line| names(line) > 1).filter(|_| is_title)
}

impl Cell {
    /// Whether it begins with a quotation mark that nothing closes.
    fn is_open(&self, source: &Source) -> bool {
        let raw = source.slice(self.span);
        raw.starts_with('"') && raw.matches('"').count() % 2 == 1
    }
}

/// Where a row stands, from its first cell to its last.
pub fn whole(line: &[Cell]) -> Span {
    let start = line.first().map_or(0, |cell| cell.span.start);
    Span { start, end: line.last().map_or(start, |cell| cell.span.end) }
}

/// Splits a text into cells.
fn lines(text: &str) -> Vec<Line> {
    let mut reader = Reader::new();
    let (mut lines, mut line): (Vec<Line>, Vec<Cell>) = (Vec::new(), Vec::new());
    // Ends of lines passed so far, and how many of them stand within cells.
    let (mut ends, mut within, mut counted) = (0, 0, 0);
    let ends_in = |from: usize, to: usize| text.get(from..to).map_or(0, |piece| piece.matches('\n').count());
    let (mut at, mut start) = (0, 0);
    let mut value: Vec<u8> = Vec::new();
    let mut piece = [0; 1024];
    loop {
        let input = text.as_bytes().get(at..).unwrap_or_default();
        let (result, read, written) = reader.read_field(input, &mut piece);
        at += read;
        value.extend(piece.get(..written).unwrap_or_default());
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                line.push(cell(text, start, at, record_end, &value));
                value.clear();
                start = at;
                if record_end {
                    let cells = std::mem::take(&mut line);
                    let first = whole(&cells).start as usize;
                    ends += ends_in(counted, first);
                    counted = first;
                    lines.push(Line { number: 1 + ends - within, cells });
                    within += lines.last().map_or(0, |line| ends_in(first, whole(&line.cells).end as usize));
                }
            }
            ReadFieldResult::End => return lines,
        }
    }
}

/// A cell from the stretch the parser consumed for it: line ends before it and its own separator are not part of it.
fn cell(text: &str, start: usize, end: usize, last: bool, value: &[u8]) -> Cell {
    let raw = text.get(start..end).unwrap_or_default();
    let blank = |c: char| c.is_whitespace();
    let cut = if last { raw } else { raw.strip_suffix(',').unwrap_or(raw) };
    let kept = cut.trim_matches(blank).len();
    let before = match kept {
        // A cell of nothing stands where it begins; the second half of a line end before it is not its own.
        0 => usize::from(cut.starts_with('\n') && text.get(..start).is_some_and(|before| before.ends_with('\r'))),
        _ => cut.len() - cut.trim_start_matches(blank).len(),
    };
    let span = Span::new(start + before, start + before + kept);
    Cell { text: String::from_utf8_lossy(value).trim_matches(blank).to_string(), span }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let source = Arc::new(Source { path: "a.csv".into(), text: text.into(), ..Source::default() });
        let mut found = Vec::new();
        let table = parse(&source, |_| false, &mut found);
        let shown = |line: &Vec<Cell>| {
            line.iter().map(|cell| format!("{}:{:?}", cell.text, source.line_column(cell.span.start))).collect::<Vec<_>>()
        };
        let lines = std::iter::once(&table.header).chain(table.rows.iter().map(|row| &row.cells)).map(shown).collect();
        (lines, found.iter().map(|d| format!("{:?} {}", d.place.line_column(), d.what.zh)).collect())
    }

    #[test]
    fn every_cell_knows_its_place() {
        let (lines, found) = read("号,类别\r\n\r\n A1 , 电梯\r\n\"B,\"\"2\",\n,\n");
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(lines[0], ["号:(1, 1)", "类别:(1, 3)"]);
        assert_eq!(lines[1], ["A1:(3, 2)", "电梯:(3, 7)"]);
        assert_eq!(lines[2], ["B,\"2:(4, 1)", ":(4, 9)"]);
        assert_eq!(lines.len(), 3, "a row of blanks is none");
    }

    #[test]
    fn rows_are_counted_and_trimmed_as_a_spreadsheet_shows_them() {
        let text = "号,备注,,\r\nA1,\"两\r\n行\",,\r\n,,,\r\nA2,一行,,\r\n,,,\r\n";
        let source = Arc::new(Source { path: "a.csv".into(), text: text.into(), ..Source::default() });
        let mut found = Vec::new();
        let table = parse(&source, |_| false, &mut found);
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(table.header.len(), 2);
        assert_eq!(table.rows.iter().map(|row| (row.number, row.cells.len())).collect::<Vec<_>>(), [(2, 2), (4, 2)]);
    }

    #[test]
    fn a_table_of_a_million_columns_is_refused_once() {
        assert_eq!(read(&",a".repeat(1_000_000)).1, ["(1, 400) 表格超过 200 列"]);
    }

    #[test]
    fn the_last_line_needs_no_end_and_a_long_cell_is_whole() {
        let long = "电".repeat(900);
        let (lines, found) = read(&format!("a,b\n1,{long}"));
        assert!(found.is_empty() && lines[1][1].starts_with(&long), "{found:?}");
    }

    #[test]
    fn rows_above_the_header_are_told_once() {
        let read = |text: &str| {
            let source = Arc::new(Source { path: "a.csv".into(), text: text.into(), ..Source::default() });
            let mut found = Vec::new();
            let table = parse(&source, |name| ["号", "日期"].contains(&name), &mut found);
            (table.rows.len(), found.iter().map(|d| format!("{:?} {}", d.place.line_column(), d.what.zh)).collect::<Vec<_>>())
        };
        let rows = "1,2,3\n".repeat(300);
        assert_eq!(read(&format!("流水表,,\n号,日期,项目\n{rows}")), (0, vec!["(1, 1) 表头在第 2 行".to_string()]));
        assert_eq!(read(&format!("流水表\n\n单位：元\n号,日期,项目\n{rows}")), (0, vec!["(1, 1) 表头在第 4 行".to_string()]));
        assert_eq!(read(&format!("号,日期,项目\n号,日期,项目\n{rows}")), (301, Vec::new()));
        assert_eq!(read(&format!("x,y,z\n{rows}")), (300, Vec::new()));
    }

    #[test]
    fn what_is_no_table_says_so() {
        assert_eq!(read("\n").1, ["(1, 1) 表格是空的"]);
        assert_eq!(read("号，类别\n1，2\n").1, ["(1, 1) 各列之间不是英文逗号"]);
        assert_eq!(read("a\tb\n1\t2\n").1, ["(1, 1) 各列之间不是英文逗号"]);
        assert_eq!(read("a,b\n1\n1,2,3\n1,2\n").1, ["(2, 1) 这一行有 1 格，表头有 2 格", "(3, 1) 这一行有 3 格，表头有 2 格"]);
        assert_eq!(read("a,b\n1,2\n1,\"2\n3,4\n").1, ["(3, 3) 引号没有关上"]);
    }
}
