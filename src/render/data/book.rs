//! The workbooks: one for each kind and year, a sheet for each table, with Chinese headings and words.

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::base::office::workbook::{Cell, Sheet, workbook};
use crate::base::scalar::Scalar as _;
use crate::published::{Column, Outline, Sort};

use super::value::Value;
use super::written::Line;

/// A table with the year of each row.
pub struct Years<'t> {
    /// The contract.
    pub outline: &'static Outline,
    /// Year and values.
    pub lines: Vec<(i32, &'t Line)>,
}

/// Every workbook: its path below the folder of tables, and its bytes.
pub fn books(tables: &[Years]) -> Vec<(String, Vec<u8>)> {
    let mut books: BTreeMap<(&str, i32), Vec<Sheet>> = BTreeMap::new();
    for table in tables {
        let mut years: BTreeMap<i32, Vec<&Line>> = BTreeMap::new();
        for (year, line) in &table.lines {
            years.entry(*year).or_default().push(line);
        }
        for (year, lines) in years {
            books.entry((table.outline.book, year)).or_default().push(sheet(table.outline, &lines));
        }
    }
    books.into_iter().filter_map(|((book, year), sheets)| Some((format!("{book}-{year}.xlsx"), workbook(&sheets)?))).collect()
}

fn sheet(outline: &Outline, lines: &[&Line]) -> Sheet {
    let row = |line: &&Line| outline.columns().zip(line.iter()).map(|(column, value)| cell(column, value)).collect();
    Sheet {
        name: outline.title.to_string(),
        head: outline.columns().map(|column| column.title.to_string()).collect(),
        rows: lines.iter().map(row).collect(),
    }
}

fn cell(column: &Column, value: &Value) -> Cell {
    match (value, column.sort) {
        (Value::Null, _) => Cell::Empty,
        (Value::Text(text), Sort::Date) => Date::parse(text).map_or(Cell::Empty, Cell::Day),
        (Value::Decimal(digits), Sort::Money | Sort::Area) => Cell::Money(digits.clone()),
        (Value::Decimal(digits), _) => Cell::Number(digits.clone()),
        (Value::Whole(number), _) => Cell::Number(number.to_string()),
        (Value::Bool(holds), _) => Cell::Text(if *holds { "是" } else { "否" }.to_string()),
        (Value::Text(_) | Value::Many(_), _) => {
            let words = words(column, value);
            if words.is_empty() { Cell::Empty } else { Cell::Text(words) }
        }
    }
}

fn words(column: &Column, value: &Value) -> String {
    match (value, column.sort) {
        (Value::Many(all), _) => all.iter().map(|one| words(column, one)).collect::<Vec<_>>().join("；"),
        (Value::Text(word), Sort::Word(known)) => {
            known.iter().find(|(english, _)| english == word).map_or(word.clone(), |(_, chinese)| (*chinese).to_string())
        }
        (Value::Text(text) | Value::Decimal(text), _) => text.clone(),
        (Value::Whole(number), _) => number.to_string(),
        (Value::Bool(holds), _) => holds.to_string(),
        (Value::Null, _) => String::new(),
    }
}
