//! Open data (开放数据): tables for other programs, each a contract that holds for a version.
//!
//! A kind declares its tables with [`published!`](crate::published) and fills them with typed cells, so that masking, like on pages, happens
//! once and on types. Every row of a record begins with the record's id and what became of it. From one declaration come the
//! heading of the CSV, the keys of the JSON, the sheet of the workbook and the schemas; an input field never becomes public by
//! being added to a record.

mod cells;

use crate::base::id::RecordId;
use crate::disclosure::Cell;
pub use cells::{AsCell, many, public_id, word};

/// The version of the contract, and the folder of the tables. What a column means never changes within one; columns may be added.
pub const VERSION: &str = "v1";

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Words of the author's.
    Text,
    /// An id: of a record, a body, a person, a building, an account.
    Id,
    /// Somebody's name as pages show it.
    Name,
    /// One of a few words, English and Chinese.
    Word(&'static [(&'static str, &'static str)]),
    /// Yes or no.
    Bool,
    /// A day.
    Date,
    /// An amount in yuan with two decimals.
    Money,
    /// Square metres with two decimals.
    Area,
    /// A whole number; nothing where the group is too small to be told.
    Count,
    /// A score, a weight.
    Decimal,
    /// The path of a published file, from the root of the site.
    File,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its key.
    pub name: &'static str,
    /// Its Chinese heading; where a record can take rows from such a table, the reader's own.
    pub title: &'static str,
    /// What it means, in English.
    pub about: &'static str,
    /// What it holds.
    pub sort: Sort,
    /// Whether it holds several.
    pub list: bool,
    /// Whether it is never empty.
    pub required: bool,
    /// What it is to a Fiscal Data Package.
    pub fiscal: Option<&'static str>,
}

impl Column {
    /// A column without a key yet.
    pub const fn of(title: &'static str, about: &'static str, sort: Sort) -> Self {
        Column { name: "", title, about, sort, list: false, required: false, fiscal: None }
    }

    /// Gives it its key.
    pub const fn named(self, name: &'static str) -> Self {
        Column { name, ..self }
    }

    /// Several values in one cell.
    pub const fn list(self) -> Self {
        Column { list: true, ..self }
    }

    /// Never empty.
    pub const fn required(self) -> Self {
        Column { required: true, ..self }
    }

    /// What it is to a Fiscal Data Package.
    pub const fn fiscal(self, role: &'static str) -> Self {
        Column { fiscal: Some(role), ..self }
    }
}

/// What became of the record a row belongs to.
pub const STANDINGS: &[(&str, &str)] = &[("current", "有效"), ("corrected", "已更正"), ("withdrawn", "已撤回")];

/// The columns every row of a record begins with.
pub const LEADING: &[Column] = &[
    Column::of("所属记录", "the record the row belongs to: kind/id", Sort::Id).named("record").required(),
    Column::of("记录状态", "what became of the record; sums are made over current ones only", Sort::Word(STANDINGS))
        .named("standing")
        .required(),
];

/// The contract of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its name, and that of its files.
    pub name: &'static str,
    /// Its book: the kind's word.
    pub book: &'static str,
    /// Its Chinese name.
    pub title: &'static str,
    /// What a row is, in English.
    pub about: &'static str,
    /// Whether each row belongs to a record, which [`LEADING`] tells.
    pub of_records: bool,
    /// The columns after those.
    pub own: &'static [Column],
}

impl Outline {
    /// All its columns.
    pub fn columns(&self) -> impl Iterator<Item = &Column> {
        LEADING.iter().filter(|_| self.of_records).chain(self.own)
    }
}

/// One row of a table, typed; written by [`published!`](crate::published).
pub trait Published {
    /// The table's contract.
    const OUTLINE: &'static Outline;
    /// Its cells, one for each own column.
    fn cells(self) -> Vec<Cell>;
}

/// What one record gives to the tables, before it was masked.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Rows of any table, in order.
    pub rows: Vec<(&'static Outline, Vec<Cell>)>,
}

impl Shelf {
    /// Adds a row.
    pub fn put<P: Published>(&mut self, row: P) {
        self.rows.push((P::OUTLINE, row.cells()));
    }

    /// Adds rows.
    pub fn extend<P: Published>(&mut self, rows: impl IntoIterator<Item = P>) {
        rows.into_iter().for_each(|row| self.put(row));
    }
}

/// A table of a unit.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its contract.
    pub outline: &'static Outline,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// The record it belongs to, and what became of that.
    pub record: Option<(RecordId, &'static str)>,
    /// One cell for each own column.
    pub cells: Vec<Cell>,
}

/// Declares a table: a struct with a cell for each column, and its contract.
///
/// ```text
/// published! {
///     /// One line of the books.
///     Line = "finance-entries" of "finance", "账目明细", "a line of the books" {
///         number = Column::of("号", "the number of the line", Sort::Text).required(),
///     }
/// }
/// ```
#[macro_export]
macro_rules! published {
    ($(#[$meta:meta])* $name:ident = $table:literal of $book:literal, $title:literal, $about:literal { $($field:ident = $column:expr),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $name { $(#[doc = stringify!($field)] pub $field: $crate::disclosure::Cell),+ }

        impl $crate::published::Published for $name {
            const OUTLINE: &'static $crate::published::Outline = &$crate::published::Outline {
                name: $table,
                book: $book,
                title: $title,
                about: $about,
                of_records: true,
                own: &[$($column.named(stringify!($field))),+],
            };
            fn cells(self) -> Vec<$crate::disclosure::Cell> {
                vec![$(self.$field),+]
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    published! {
        /// A row.
        Apple = "apples" of "fruit", "苹果", "an apple" {
            colour = Column::of("颜色", "its colour", Sort::Text).required(),
            weights = Column::of("重量", "what it weighed", Sort::Decimal).list(),
        }
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        let mut shelf = Shelf::default();
        shelf.put(Apple { colour: Cell::text("red"), weights: Cell::Empty });
        let (outline, cells) = &shelf.rows[0];
        assert_eq!((outline.name, outline.own.len(), cells.len()), ("apples", 2, 2));
        let names: Vec<&str> = outline.columns().map(|column| column.name).collect();
        assert_eq!(names, ["record", "standing", "colour", "weights"]);
        assert!(outline.own[0].required && outline.own[1].list && !outline.own[1].required);
    }
}
