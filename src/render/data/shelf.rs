//! The tables of a unit read by name, for formats that are made from them.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Value as Json, json};

use crate::published::Outline;
use crate::site::Site;

use super::value::Value;
use super::written::Line;

/// All tables of a unit with their values.
pub struct Shelf<'t> {
    /// Whose.
    pub site: &'t Site,
    tables: &'t [(&'static Outline, Vec<Line>)],
    /// Table and record → its rows, which stand together.
    places: BTreeMap<(&'static str, &'t str), Range<usize>>,
}

/// One row, read by the names of its columns.
#[derive(Clone, Copy)]
pub struct Reading<'t> {
    outline: &'static Outline,
    line: &'t Line,
}

impl<'t> Shelf<'t> {
    /// Finds every record's rows.
    pub fn new(site: &'t Site, tables: &'t [(&'static Outline, Vec<Line>)]) -> Self {
        let mut places: BTreeMap<(&'static str, &str), Range<usize>> = BTreeMap::new();
        for (outline, lines) in tables.iter().filter(|(outline, _)| outline.of_records) {
            let mut at = 0;
            for rows in lines.chunk_by(|one, next| one.first() == next.first()) {
                if let Some(Value::Text(record)) = rows.first().and_then(|line| line.first()) {
                    places.entry((outline.name, record)).or_insert(at..at).end = at + rows.len();
                }
                at += rows.len();
            }
        }
        Shelf { site, tables, places }
    }

    /// The rows of a table that belong to records that hold.
    pub fn current(&self, table: &str) -> Vec<Reading<'t>> {
        let found = self.tables.iter().find(|(outline, _)| outline.name == table);
        let rows = found.into_iter().flat_map(|(outline, lines)| lines.iter().map(move |line| Reading { outline, line }));
        rows.filter(|row| row.text("standing") == Some("current")).collect()
    }

    /// The rows of a table that belong to a record.
    pub fn of(&self, table: &'static str, record: &'t str) -> Vec<Reading<'t>> {
        let Some((outline, lines)) = self.tables.iter().find(|(outline, _)| outline.name == table) else { return Vec::new() };
        let range = self.places.get(&(table, record)).cloned().unwrap_or_default();
        lines.get(range).unwrap_or_default().iter().map(|line| Reading { outline, line }).collect()
    }

    /// A path of the site as an address, where the address of the site is known.
    pub fn address(&self, route: &str) -> Option<String> {
        self.site.address.as_ref().map(|address| format!("{address}/{}", crate::render::route::quoted(route)))
    }

    /// What a body is called.
    pub fn body(&self, id: &str) -> Option<&'t str> {
        self.site.names.organizations.get(id).map(|body| body.name.as_str())
    }
}

impl<'t> Reading<'t> {
    /// The value of a column.
    pub fn value(&self, name: &str) -> Option<&'t Value> {
        let at = self.outline.columns().position(|column| column.name == name)?;
        self.line.get(at)
    }

    /// A text, a day, a word, a number in digits.
    pub fn text(&self, name: &str) -> Option<&'t str> {
        match self.value(name)? {
            Value::Text(text) | Value::Day(_, text) | Value::Decimal(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number.
    pub fn whole(&self, name: &str) -> Option<u64> {
        if let Value::Whole(number) = self.value(name)? { Some(*number) } else { None }
    }
}

/// An object of JSON of which what is not known is left out.
#[derive(Default)]
pub struct Object(Map<String, Json>);

impl Object {
    /// Adds a value that is known.
    pub fn with(mut self, key: &str, value: impl Into<Json>) -> Self {
        self.0.insert(key.to_string(), value.into());
        self
    }

    /// Adds a value if it is known.
    pub fn maybe(self, key: &str, value: Option<impl Into<Json>>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// Adds a list unless it is empty.
    pub fn list(self, key: &str, list: Vec<Json>) -> Self {
        if list.is_empty() { self } else { self.with(key, list) }
    }

    /// Finishes it.
    pub fn done(self) -> Json {
        Json::Object(self.0)
    }

    /// Finishes it as a file of its own.
    pub fn file(self) -> String {
        // What is all strings and numbers always serialises.
        serde_json::to_string(&self.0).unwrap_or_default() + "\n"
    }
}

/// A day as a moment: midnight in China.
pub fn moment(day: &str) -> String {
    format!("{day}T00:00:00+08:00")
}

/// A number in digits as one of JSON.
pub fn number(digits: &str) -> Json {
    digits.parse::<serde_json::Number>().map_or(Json::Null, Json::Number)
}

/// An amount with its currency.
pub fn yuan(digits: &str) -> Json {
    json!({ "amount": number(digits), "currency": "CNY" })
}
