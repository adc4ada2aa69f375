//! Rows of a table beside the record, read with the same readers as mappings within it: one definition for both.
//!
//! Any list of mappings may name a table instead, and a table may hold rows of several sorts, told apart by a column. Spans of a
//! table are moved past the end of the record's own text, so that whoever has a span finds its place ([`Source::place`]).

use std::borrow::Cow;
use std::sync::Arc;

use super::super::csv::{self, Cell, Table};
use super::super::diagnostic::{Diagnostic, Said};
use super::super::id::{AttachmentId, TableId};
use super::super::scalar::Scalar;
use super::super::schema::{Field, Schema, Shape};
use super::super::source::{At, Source, Span};
use super::super::text::is_formula;
use super::super::yaml::{Key, Node, Value};
use super::columns::{Column, Sort, columns, names};
use super::value::scalar;
use super::{Fields, Mode, Part, REQUIRED, Reading, describe, part};
use crate::said;

/// The rows of a table, split into cells and not yet read.
pub struct Ledger<W> {
    rows: Vec<(Option<W>, Row)>,
    /// The sort that rows without a word are looked at as, as far as all sorts are alike.
    first: Option<W>,
}

/// A row as a mapping, and how to tell of its cells.
struct Row {
    node: Node<'static>,
    /// Its number, as a spreadsheet counts.
    number: usize,
    /// Each cell's place in the table, and its column's name.
    cells: Vec<(Span, String)>,
}

impl Fields<'_> {
    /// The rows of a table: those of the file named, else of the one that bears the record's own name; none where there is none.
    pub fn rows<T: Part>(&mut self, key: &'static str, alias: &'static str) -> Vec<At<T>> {
        let Some(table) = self.table(key, alias) else { return Vec::new() };
        let Mode::Read { reading, .. } = &mut self.mode else { return Vec::new() };
        list(&table, reading)
    }

    /// The rows of several sorts of a table, as [`rows`](Self::rows) finds it; `tag` is the column that tells them apart.
    pub fn ledger<W: Scalar + PartialEq>(
        &mut self,
        key: &'static str,
        alias: &'static str,
        tag: (&'static str, &'static str),
        sorts: impl FnOnce() -> Vec<Sort<W>>,
    ) -> Ledger<W> {
        let table = self.table(key, alias);
        let (Some(table), Mode::Read { reading, .. }) = (table, &mut self.mode) else { return Ledger { rows: Vec::new(), first: None } };
        split(&table, Some(tag), sorts(), reading)
    }

    /// Reads the rows of one sort; with those of the first, for their mistakes alone, the rows whose sort is not known.
    pub fn booked<W: Scalar + PartialEq, T: Part>(&mut self, ledger: &Ledger<W>, word: &W) -> Vec<At<T>> {
        let Mode::Read { reading, .. } = &mut self.mode else { return Vec::new() };
        if ledger.first.as_ref() == Some(word) {
            ledger.rows.iter().filter(|(own, _)| own.is_none()).for_each(|(_, row)| row.examine::<T>(reading));
        }
        ledger.rows.iter().filter(|(own, _)| own.as_ref() == Some(word)).map(|(_, row)| row.read(reading)).collect()
    }

    /// The columns a table may have, by both names, those among them that exports begin with.
    #[cfg(test)]
    pub fn columns_of<W>(tag: (&'static str, &'static str), sorts: &[Sort<W>]) -> Vec<(&'static str, &'static str)> {
        names(Some(tag), sorts).into_iter().map(|(name, alias, _)| (name, alias)).collect()
    }

    fn table(&mut self, key: &'static str, alias: &'static str) -> Option<Arc<Source>> {
        let named = self.optional::<TableId>(key, alias);
        let Mode::Read { reading, .. } = &mut self.mode else { return None };
        let own = || format!("{}.csv", stem(&reading.source.path));
        let name = named.map_or_else(own, |named| named.value.0);
        beside(&name, reading)
    }
}

/// The rows of the table that a value names where a list may stand.
pub(super) fn named<T: Part>(node: &Node, key: &Key, reading: &mut Reading) -> Vec<At<T>> {
    let name: Option<At<TableId>> = scalar(node, key, reading);
    let table = name.and_then(|name| beside(&name.value.0, reading));
    table.map(|table| list(&table, reading)).unwrap_or_default()
}

/// Whether a value names a table.
pub(super) fn is_named(node: &Node) -> bool {
    let ends = |text: &str| text.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"));
    matches!(&node.value, Value::Scalar(text) if ends(text))
}

/// A table beside the record that nothing took rows from yet.
fn beside(name: &str, reading: &Reading) -> Option<Arc<Source>> {
    let table = reading.source.beside.iter().find(|table| file_name(&table.path) == name)?;
    (!reading.taken.iter().any(|taken| Arc::ptr_eq(taken, table))).then(|| Arc::clone(table))
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn list<T: Part>(table: &Arc<Source>, reading: &mut Reading) -> Vec<At<T>> {
    let sorts = [Sort { word: TableId::stand_in(), schema: describe::<T>(), renamed: &[] }];
    let ledger = split(table, None, sorts.into(), reading);
    ledger.rows.iter().map(|(_, row)| row.read(reading)).collect()
}

/// Splits a table into rows; of a table of one sort no row has a word.
fn split<W: Scalar + PartialEq>(
    source: &Arc<Source>,
    tag: Option<(&'static str, &'static str)>,
    sorts: Vec<Sort<W>>,
    reading: &mut Reading,
) -> Ledger<W> {
    reading.taken.push(Arc::clone(source));
    let base = reading.source.offset_of(source).unwrap_or_default();
    let names = names(tag, &sorts);
    let is_name = |text: &str| names.iter().any(|(name, alias, _)| *name == text || *alias == text);
    let table = csv::parse(source, is_name, &mut reading.diagnostics);
    let columns = columns(&table, tag, &names, source, &mut reading.diagnostics);
    let rows = table.rows.iter().map(|line| {
        let cells = || line.cells.iter().zip(&columns).filter(|(cell, _)| !cell.text.is_empty());
        let moved = |span: Span| Span::new(span.start as usize + base, span.end as usize + base);
        let mut row = Row {
            node: Node { span: moved(csv::whole(&line.cells)), value: Value::Null },
            number: line.number,
            cells: line.cells.iter().zip(&table.header).map(|(cell, head)| (cell.span, head.text.clone())).collect(),
        };
        let word = tag.and_then(|_| row.word(cells().find(|(_, column)| **column == Column::Tag), &table, moved, reading));
        let sort = sorts.iter().find(|sort| tag.is_none() || Some(&sort.word) == word.as_ref());
        let mut entries = Vec::new();
        for (cell, column) in cells() {
            match column {
                Column::Record => reading.claims.push((cell.text.clone(), moved(cell.span))),
                Column::Field(field) => match sort.map(|sort| sort.schema.fields.iter().find(|own| own.key == *field)) {
                    Some(Some(field)) => entries.push(entry(cell, field, &row.head(cell.span), moved(cell.span))),
                    Some(None) => reading.diagnostics.push(row.foreign(cell, source)),
                    None => entries.extend(common(&sorts, field).map(|field| entry(cell, field, &row.head(cell.span), moved(cell.span)))),
                },
                Column::Tag | Column::Passed => {}
            }
        }
        row.node.value = Value::Map(entries);
        (word, row)
    });
    let rows = rows.collect();
    Ledger { rows, first: sorts.into_iter().next().map(|sort| sort.word) }
}

/// A field that all sorts of rows have in the same form, as the first has it.
fn common<'s, W>(sorts: &'s [Sort<W>], key: &str) -> Option<&'s Field> {
    let of = |sort: &'s Sort<W>| sort.schema.fields.iter().find(|field| field.key == key);
    let first = of(sorts.first()?)?;
    sorts.iter().all(|sort| of(sort).is_some_and(|field| field.shape == first.shape)).then_some(first)
}

impl Row {
    /// Reads the row; what is wrong in it is told by row and column besides.
    fn read<T: Part>(&self, reading: &mut Reading) -> At<T> {
        let before = reading.diagnostics.len();
        let value = part(&self.node, None, reading);
        reading.diagnostics.iter_mut().skip(before).for_each(|found| self.locate(found));
        At { value, span: self.node.span }
    }

    /// Finds the mistakes of a row whose sort is not known; what it lacks is not known either.
    fn examine<T: Part>(&self, reading: &mut Reading) {
        let before = reading.diagnostics.len();
        self.read::<T>(reading);
        let found = reading.diagnostics.split_off(before);
        reading.diagnostics.extend(found.into_iter().filter(|found| found.rule != REQUIRED));
    }

    /// The word that tells which sort of row it is.
    fn word<W: Scalar>(
        &self,
        cell: Option<(&Cell, &Column)>,
        table: &Table,
        moved: impl Fn(Span) -> Span,
        reading: &mut Reading,
    ) -> Option<W> {
        let before = reading.diagnostics.len();
        let read = match cell {
            Some((cell, _)) => {
                let (key, node) = leaf(&self.head(cell.span), &cell.text, moved(cell.span));
                scalar::<W>(&node, &key, reading).map(|word| word.value)
            }
            // A column that is missing is said once, at the header.
            None if table.header.len() != self.cells.len() => None,
            None => {
                let Said { zh, en } = W::form().name;
                let what = said!("这一行没有写{zh}", "this row has no {en}");
                let mend = said!("填上，如 {}", "fill it in, like {}", W::form().example);
                reading.diagnostics.push(Diagnostic::error(REQUIRED, reading.source.place(self.node.span), what).mend(mend));
                None
            }
        };
        reading.diagnostics.iter_mut().skip(before).for_each(|found| self.locate(found));
        read
    }

    fn head(&self, span: Span) -> String {
        self.cells.iter().find(|(own, _)| *own == span).map(|(_, head)| head.clone()).unwrap_or_default()
    }

    /// Says in which row and column it is.
    fn locate(&self, found: &mut Diagnostic) {
        let number = self.number;
        let Said { zh, en } = found.label.take().unwrap_or_else(|| found.what.clone());
        found.label = Some(if found.rule == REQUIRED {
            let mend = said!(
                "在这一行补上这一格；没有这一列，就在表头加一列",
                "fill in that cell of the row; where its column is missing, add it"
            );
            found.mend = Some(mend);
            said!("第 {number} 行：{zh}", "row {number}: {en}")
        } else {
            let head = self.head(found.place.span);
            said!("第 {number} 行“{head}”列：{zh}", "row {number}, column {head}: {en}")
        });
    }

    /// A cell in a column that such rows do not have.
    fn foreign(&self, cell: &Cell, source: &Arc<Source>) -> Diagnostic {
        let (number, head) = (self.number, self.head(cell.span));
        let what =
            said!("第 {number} 行是另一种账目，“{head}”这一格要空着", "row {number} is of another sort: its cell `{head}` stays empty");
        Diagnostic::error("table/consistent/cell", source.place(cell.span), what)
            .mend(said!("清空这一格，或改正这一行的种类", "empty the cell, or mend what sort of row it is"))
    }
}

/// One cell as a key and its value; the key stands where the cell does, so that what is missing is shown in its row. It is called
/// as its column, unless that has a name of its own.
fn entry(cell: &Cell, field: &Field, head: &str, span: Span) -> (Key<'static>, Node<'static>) {
    // What the export wrote so that no spreadsheet takes it for a formula.
    let text = cell.text.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(&cell.text);
    let one = |text: &str| match &field.shape {
        Shape::Scalar(form) => {
            let name = if *form == AttachmentId::form() { of_site(text) } else { text };
            leaf(field.key, name, span).1
        }
        Shape::Part(schema) => Node { span, value: Value::Map(in_order(text, schema, span)) },
    };
    let value = if field.list {
        let pieces = text.split(['；', ';', '、']).map(str::trim).filter(|piece| !piece.is_empty());
        Node { span, value: Value::List(pieces.map(one).collect()) }
    } else {
        one(text)
    };
    let name = if head == field.alias { field.alias } else { field.key };
    (Key { text: Cow::Borrowed(name), span }, value)
}

/// The name of an attachment that was exported by its place on the site; pictures that were drawn anew have a second ending there.
fn of_site(path: &str) -> &str {
    let drawn = path.strip_prefix("pictures/").and_then(|name| name.rsplit_once('.'));
    drawn.map(|(name, _)| name).or_else(|| path.strip_prefix("attachments/")).unwrap_or(path)
}

/// A mapping in one cell: its values in the order of the fields, parted by blanks; the last takes what is left.
fn in_order(text: &str, schema: &Schema, span: Span) -> Vec<(Key<'static>, Node<'static>)> {
    let mut entries = Vec::new();
    let mut rest = text.trim();
    for (at, field) in schema.fields.iter().enumerate() {
        let (word, after) = match rest.split_once(char::is_whitespace) {
            Some((word, after)) if at + 1 < schema.fields.len() => (word, after.trim_start()),
            _ => (rest, ""),
        };
        if !word.is_empty() {
            entries.push(leaf(field.key, word, span));
        }
        rest = after;
    }
    entries
}

fn leaf(key: &str, text: &str, span: Span) -> (Key<'static>, Node<'static>) {
    (Key { text: Cow::Owned(key.to_string()), span }, Node { span, value: Value::Scalar(Cow::Owned(text.to_string())) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_as_in_the_record_or_as_on_the_site() {
        for (written, name) in [("a.pdf", "a.pdf"), ("attachments/a.pdf", "a.pdf"), ("pictures/b.png.jpg", "b.png"), ("x/a.pdf", "x/a.pdf")]
        {
            assert_eq!(of_site(written), name);
        }
    }
}
