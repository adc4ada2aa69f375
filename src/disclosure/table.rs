//! Facts and tables.

use super::{Cell, Label, Tone};

/// Names and values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Heading; none where the facts speak for themselves.
    pub title: Option<Label>,
    /// Name → value, in order.
    pub rows: Vec<(Label, Cell)>,
}

/// Rows with a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the table shows, with its unit.
    pub caption: Label,
    /// The columns; a number column is aligned right.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The computed total under the thick rule.
    pub total: Option<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub label: Label,
    /// What it holds, which decides its alignment.
    pub sort: ColumnSort,
    /// Whether it stands aside: where there is no room for all, as on a telephone, its values are told under their row.
    pub aside: bool,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<Label>) -> Self {
        Column { label: label.into(), sort: ColumnSort::Words, aside: false }
    }
    /// A column of numbers.
    pub fn numbers(label: impl Into<Label>) -> Self {
        Column { label: label.into(), sort: ColumnSort::Numbers, aside: false }
    }
    /// A column of amounts, whose heading names their unit.
    pub fn yuan(label: impl Into<Label>) -> Self {
        Column::numbers(Label::with("figure.with_unit", [Cell::Label(label.into()), Cell::label("table.yuan")]))
    }
    /// A column of dates.
    pub fn dates(label: impl Into<Label>) -> Self {
        Column { label: label.into(), sort: ColumnSort::Dates, aside: false }
    }
    /// The same column, standing aside.
    pub fn aside(self) -> Self {
        Column { aside: true, ..self }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnSort {
    /// Left.
    Words,
    /// Right, tabular figures.
    Numbers,
    /// Left, never broken.
    Dates,
}

/// A row: its cells, and under them what leads further down (voucher, contract, approvals).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Permanent anchor: an entry's number.
    pub anchor: Option<String>,
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// Name → value pairs shown small under the row's main cell.
    pub details: Vec<(Label, Cell)>,
    /// A word that marks the row (重大开支).
    pub mark: Option<(Tone, Label)>,
}

impl Row {
    /// A row of cells.
    pub fn of(cells: impl IntoIterator<Item = Cell>) -> Self {
        Row { cells: cells.into_iter().collect(), ..Row::default() }
    }
}
