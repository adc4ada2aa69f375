//! The one place where typed cells become words: per locale, as HTML or as plain text.
//!
//! In sentences and facts an amount carries its unit (`3,400.00 元`, `¥3,400.00`); in a column of numbers the unit stands in the
//! caption. Words of authors are escaped here and nowhere else.

pub mod calendar;
mod write;

use std::cell::RefCell;

use crate::disclosure::{Cell, Label};
use crate::site::Names;
use crate::theme::Voice;

use super::route::Spot;
use write::Pen;
pub use write::file_size;

/// Finished markup, which templates must not escape again.
#[derive(Debug, Clone, PartialEq)]
pub struct Html(tera::Value);

impl Html {
    /// Takes markup made by this floor.
    pub fn new(markup: &str) -> Self {
        Html(tera::Value::safe_string(markup))
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or("")
    }
}

impl serde::Serialize for Html {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// How much a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// In a column of numbers: no unit.
    Bare,
    /// In a sentence or a list of facts: with its unit.
    Full,
}

/// Turns cells into words for one page.
#[derive(Debug)]
pub struct Cells<'a> {
    /// The locale's words.
    pub voice: &'a Voice,
    /// What ids are called.
    pub names: &'a Names,
    /// Where the page stands.
    pub spot: &'a Spot,
    scratch: RefCell<String>,
}

impl<'a> Cells<'a> {
    /// For a page at a spot.
    pub fn new(voice: &'a Voice, names: &'a Names, spot: &'a Spot) -> Self {
        Cells { voice, names, spot, scratch: RefCell::default() }
    }

    fn with_scratch(&self, write: impl FnOnce(&mut String)) -> Html {
        let mut buffer = self.scratch.take();
        buffer.clear();
        write(&mut buffer);
        let html = Html::new(&buffer);
        self.scratch.replace(buffer);
        html
    }

    /// A cell as HTML.
    pub fn html(&self, cell: &Cell, manner: Manner) -> Html {
        self.with_scratch(|out| self.push(out, cell, manner))
    }

    /// A label as HTML.
    pub fn label(&self, label: &Label) -> Html {
        self.with_scratch(|out| Pen::markup(self, out).label(label))
    }

    /// Several cells with a mark between them.
    pub fn joined<'c>(&self, cells: impl IntoIterator<Item = &'c Cell>, between: &str) -> Html {
        self.with_scratch(|out| {
            for (at, cell) in cells.into_iter().enumerate() {
                if at > 0 {
                    out.push_str(between);
                }
                self.push(out, cell, Manner::Full);
            }
        })
    }

    /// Appends a cell as HTML.
    pub fn push(&self, out: &mut String, cell: &Cell, manner: Manner) {
        Pen::markup(self, out).cell(cell, manner);
    }

    /// Appends a label as HTML.
    pub fn push_label(&self, out: &mut String, label: &Label) {
        Pen::markup(self, out).label(label);
    }

    /// Appends a day whose year stands elsewhere.
    pub fn push_day_of_year(&self, out: &mut String, date: crate::base::date::Date) {
        Pen::markup(self, out).day_of_year(date);
    }

    /// A cell as plain text.
    pub fn plain(&self, cell: &Cell, manner: Manner) -> String {
        let mut out = String::new();
        Pen::plain(self, &mut out).cell(cell, manner);
        out
    }

    /// A label as plain text.
    pub fn plain_label(&self, label: &Label) -> String {
        let mut out = String::new();
        Pen::plain(self, &mut out).label(label);
        out
    }
}

/// How a vote counts: people are counted in people; an area brings its unit along.
pub fn counted(cell: &Cell) -> Cell {
    match cell {
        Cell::Count(_) => Cell::Label(Label::with("tally.people", [cell.clone()])),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests;
