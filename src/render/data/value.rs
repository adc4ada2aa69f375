//! One cell of a table as a value for programs: no separators, no unit, no words of a locale where a word of data will do.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::digits::{push_two, push_whole};
use crate::disclosure::Cell;
use crate::published::{Column, Sort};
use crate::render::cells::{Cells, Manner};

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing known, or nothing to be told.
    Null,
    /// Words, ids.
    Text(String),
    /// A day, and how it is written.
    Day(Date, String),
    /// A decimal number in digits: an amount, an area, a score.
    Decimal(String),
    /// A whole number.
    Whole(u64),
    /// Yes or no.
    Bool(bool),
    /// Several.
    Many(Vec<Value>),
}

/// The value of a cell in a column. What the masking pass put in the place of a person or a small group is none.
pub fn value(cells: &Cells, column: &Column, cell: &Cell) -> Value {
    if column.list {
        let all = match cell {
            Cell::Empty => &[],
            Cell::Many(all) => all.as_slice(),
            one => std::slice::from_ref(one),
        };
        return Value::Many(all.iter().map(|one| single(cells, column.sort, one)).filter(|one| *one != Value::Null).collect());
    }
    single(cells, column.sort, cell)
}

fn single(cells: &Cells, sort: Sort, cell: &Cell) -> Value {
    let shown = |id: &str| cells.names.records.contains_key(id);
    match (cell, sort) {
        (Cell::Empty, _) => Value::Null,
        // A record nobody sees yet has no name either.
        (Cell::Record(id), Sort::Id | Sort::Text) => {
            if shown(id) {
                Value::Text(id.0.clone())
            } else {
                Value::Null
            }
        }
        (Cell::Organization(id), Sort::Id) => Value::Text(id.0.clone()),
        (Cell::Building(id), Sort::Id) => Value::Text(id.0.clone()),
        (Cell::Attachment(id), Sort::File) => {
            cells.names.attachments.get(&id.0).map_or(Value::Null, |file| Value::Text(file.route.clone()))
        }
        (Cell::Name(name), Sort::Name | Sort::Text) => Value::Text(name.clone()),
        (_, Sort::Name) => Value::Null,
        (Cell::Label(label), Sort::Word(words)) => {
            let word = label.key.rsplit('.').next().unwrap_or(label.key);
            known(words, word)
        }
        (Cell::Text(word), Sort::Word(words)) => known(words, word),
        (Cell::Text(text), Sort::Bool) => match text.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ => Value::Null,
        },
        (Cell::Text(text), Sort::Text | Sort::Id) => Value::Text(text.clone()),
        (Cell::Date(day), Sort::Date) => Value::Day(*day, day.iso()),
        (Cell::Money(money), Sort::Money) => Value::Decimal(money.plain()),
        (Cell::Area(Area(area)), Sort::Area | Sort::Decimal) => Value::Decimal(square_metres(*area)),
        (Cell::Count(count) | Cell::People(count), Sort::Count) => Value::Whole(*count),
        (Cell::Count(count), Sort::Decimal) => Value::Decimal(count.to_string()),
        (Cell::Decimal(decimal), Sort::Decimal) => Value::Decimal(decimal.to_string()),
        (other, Sort::Text) => Value::Text(cells.plain(other, Manner::Full)),
        _ => Value::Null,
    }
}

fn known(words: &[(&str, &str)], word: &str) -> Value {
    if words.iter().any(|(known, _)| *known == word) { Value::Text(word.to_string()) } else { Value::Null }
}

fn square_metres(hundredths: u64) -> String {
    let mut out = String::with_capacity(12);
    push_whole(&mut out, hundredths / 100);
    out.push('.');
    push_two(&mut out, hundredths);
    out
}
