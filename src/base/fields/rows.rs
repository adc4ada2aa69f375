//! Rows of a table beside the record, read with the same reader as a mapping within it: one definition for both.

use std::borrow::Cow;
use std::sync::Arc;

use super::super::csv::{self, Cell, Table};
use super::super::diagnostic::Diagnostic;
use super::super::id::TableId;
use super::super::schema::{Field, Schema};
use super::super::source::{At, Source, Span};
use super::super::text::nearest;
use super::super::yaml::{Key, Node, Value};
use super::{Fields, Mode, Part, Reading, describe, part};
use crate::said;

/// A part of a record, and the table it stands in where that is a file of its own.
#[derive(Debug, Clone)]
pub struct Entered<T> {
    /// The part; its place is in the table, if there is one.
    pub part: At<T>,
    /// The table.
    pub table: Option<Arc<Source>>,
}

impl<T> std::ops::Deref for Entered<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.part.value
    }
}

impl Fields<'_> {
    /// The rows of a table: those of the file named, else of the one that bears the record's own name; none where there is none.
    pub fn rows<T: Part>(&mut self, key: &'static str, alias: &'static str) -> Vec<Entered<T>> {
        let named = self.optional::<TableId>(key, alias);
        let Mode::Read { reading, .. } = &mut self.mode else { return Vec::new() };
        let name = named.map_or_else(|| format!("{}.csv", stem(&reading.source.path)), |named| named.value.0);
        let table = reading.beside.iter().find(|table| file_name(&table.path) == name).cloned();
        table.map(|table| read(&table, reading)).unwrap_or_default()
    }

    /// A list of mappings in the record itself, as rows.
    pub fn entered<T: Part>(&mut self, key: &'static str, alias: &'static str) -> Vec<Entered<T>> {
        self.parts(key, alias).into_iter().map(|part| Entered { part, table: None }).collect()
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn read<T: Part>(source: &Arc<Source>, reading: &mut Reading) -> Vec<Entered<T>> {
    let table = csv::parse(source, &mut reading.diagnostics);
    let columns = columns(&table, &describe::<T>(), source, &mut reading.diagnostics);
    let mut inner = Reading::new(Arc::clone(source));
    inner.folders = reading.folders;
    let row = |line: &Vec<Cell>| {
        let span = csv::whole(line);
        let entries = line.iter().zip(&columns).filter(|(cell, _)| !cell.text.is_empty());
        let entries = entries.filter_map(|(cell, column)| Some(entry(cell, column.as_ref()?))).collect();
        let value = part(&Node { span, value: Value::Map(entries) }, None, &mut inner);
        Entered { part: At { value, span }, table: Some(Arc::clone(source)) }
    };
    let rows = table.rows.iter().map(row).collect();
    reading.diagnostics.append(&mut inner.diagnostics);
    reading.dates.append(&mut inner.dates);
    reading.tables.push(inner);
    rows
}

/// One cell as a key and its value; the key stands where the cell does, so that what is missing is shown in its row.
fn entry<'c>(cell: &'c Cell, field: &Field) -> (Key<'c>, Node<'c>) {
    let scalar = |text: &'c str, span: Span| Node { span, value: Value::Scalar(Cow::Borrowed(text)) };
    let value = if field.list {
        let pieces = cell.text.split(['；', ';', '、']).map(str::trim).filter(|piece| !piece.is_empty());
        Value::List(pieces.map(|piece| scalar(piece, cell.span)).collect())
    } else {
        Value::Scalar(Cow::Borrowed(&cell.text))
    };
    (Key { text: Cow::Borrowed(field.key), span: cell.span }, Node { span: cell.span, value })
}

/// The field each column holds; what is unknown or stands twice is said once, at the header.
fn columns(table: &Table, schema: &Schema, source: &Arc<Source>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Option<Field>> {
    let mut columns: Vec<Option<Field>> = Vec::new();
    for cell in &table.header {
        let field = schema.fields.iter().find(|field| field.key == cell.text || field.alias == cell.text);
        let twice = field.filter(|field| columns.iter().flatten().any(|known| known.key == field.key));
        if twice.is_some() {
            let what = said!("“{}”这一列写了两次", "the column `{}` stands twice", cell.text);
            let mistake = Diagnostic::error("table/unique/column", source.place(cell.span), what);
            diagnostics.push(mistake.mend(said!("只留一列", "keep one of them")));
        } else if field.is_none() {
            diagnostics.push(unknown(cell, schema, source));
        }
        columns.push(field.filter(|_| twice.is_none()).cloned());
    }
    columns
}

fn unknown(cell: &Cell, schema: &Schema, source: &Arc<Source>) -> Diagnostic {
    let ascii = cell.text.is_ascii();
    let names = schema.fields.iter().map(|field| if ascii { field.key } else { field.alias });
    let near = nearest(&cell.text, names.clone());
    let all = names.collect::<Vec<_>>().join(if ascii { ", " } else { "、" });
    let what = said!("没有“{}”这一列", "there is no column `{}`", cell.text);
    let mistake = Diagnostic::error("table/reference/column", source.place(cell.span), what).why(said!(
        "多出来的列里常有姓名、电话，所以不认识的列一律不收",
        "unknown columns often hold names and numbers, so none is let through"
    ));
    mistake.mend(match near {
        Some(near) => said!("是不是“{near}”？不要的列整列删掉", "did you mean `{near}`? A column that is not wanted is removed"),
        None => said!("可写的列：{all}；别的整列删掉", "known columns: {all}; remove any other"),
    })
}
