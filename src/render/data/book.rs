//! The workbooks: one for each kind, a sheet for each table, with Chinese headings and words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::base::office::workbook::{Cell, Sheet, workbook};
use crate::published::{Column, Outline, Sort};

use super::value::Value;
use super::written::Line;

/// Every workbook: its path below the folder of tables, and its bytes.
pub fn books(tables: &[(&'static Outline, Vec<Line>)]) -> Vec<(String, Vec<u8>)> {
    let mut books: BTreeMap<&str, Vec<Sheet>> = BTreeMap::new();
    for (outline, lines) in tables {
        books.entry(outline.book).or_default().push(sheet(outline, lines));
    }
    books.into_iter().filter_map(|(book, sheets)| Some((format!("{book}.xlsx"), workbook(&sheets)?))).collect()
}

fn sheet<'t>(outline: &Outline, lines: &'t [Line]) -> Sheet<'t> {
    let row = |line: &'t Line| outline.columns().zip(line).map(|(column, value)| cell(column, value)).collect();
    Sheet { name: outline.title, head: outline.columns().map(|column| column.title).collect(), rows: lines.iter().map(row).collect() }
}

fn cell<'t>(column: &Column, value: &'t Value) -> Cell<'t> {
    match (value, column.sort) {
        (Value::Null, _) => Cell::Empty,
        (Value::Day(day, _), _) => Cell::Day(*day),
        (Value::Decimal(digits), Sort::Money | Sort::Area) => Cell::Money(digits.into()),
        (Value::Decimal(digits), _) => Cell::Number(digits.into()),
        (Value::Whole(number), _) => Cell::Number(number.to_string().into()),
        (Value::Bool(holds), _) => Cell::Text(if *holds { "是" } else { "否" }.into()),
        (Value::Text(_) | Value::Many(_), _) => {
            let words = words(column, value);
            if words.is_empty() { Cell::Empty } else { Cell::Text(words) }
        }
    }
}

fn words<'t>(column: &Column, value: &'t Value) -> Cow<'t, str> {
    match (value, column.sort) {
        (Value::Many(all), _) => all.iter().map(|one| words(column, one)).collect::<Vec<_>>().join("；").into(),
        (Value::Text(word), Sort::Word(known)) => {
            known.iter().find(|(english, _)| english == word).map_or(word.into(), |(_, chinese)| (*chinese).into())
        }
        (Value::Text(text) | Value::Day(_, text) | Value::Decimal(text), _) => text.into(),
        (Value::Whole(number), _) => number.to_string().into(),
        (Value::Bool(holds), _) => holds.to_string().into(),
        (Value::Null, _) => "".into(),
    }
}
