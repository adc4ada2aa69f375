//! Tables: captions, scopes, numbers to the right, and under each row what leads further down.

use serde::Serialize;

use crate::base::digits::push_number;
use crate::disclosure::{Cell, ColumnSort, Row, Table};
use crate::render::cells::{Cells, Html, Manner};
use crate::theme::{Complaint, push_escaped};

use super::sheet::Sheet;

/// `part/rows.html`
#[derive(Debug, Serialize)]
pub struct TableView {
    caption: Html,
    columns: Vec<ColumnView>,
    /// All rows, joined: a template called for each of their cells would cost more than the rest of the page.
    rows: Option<Html>,
    total: Option<Html>,
    headless: bool,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    label: Html,
    year: Option<i32>,
    class: &'static str,
}

/// `block/table.html`
#[derive(Debug, Serialize)]
struct BlockView {
    label: String,
    table: TableView,
}

/// Renders a table.
pub fn write(sheet: &Sheet, table: &Table) -> Result<Html, Box<Complaint>> {
    let cells = sheet.cells();
    sheet.part("block/table.html", &BlockView { label: cells.plain_label(&table.caption), table: view(&cells, table) })
}

/// The view of a table.
pub fn view(cells: &Cells, table: &Table) -> TableView {
    let years: Vec<Option<i32>> = (0..table.columns.len()).map(|at| common_year(table, at)).collect();
    let head = table.columns.iter().position(|column| column.sort == ColumnSort::Words);
    let columns: Vec<ColumnView> = table
        .columns
        .iter()
        .zip(&years)
        .map(|(column, year)| ColumnView { label: cells.label(&column.label), year: *year, class: class(column.sort) })
        .collect();
    TableView {
        caption: cells.label(&table.caption),
        headless: columns.iter().all(|column| column.label.as_str().is_empty()),
        columns,
        rows: (!table.rows.is_empty()).then(|| rows(cells, table, &years, head)),
        total: table.total.as_ref().map(|total| {
            let mut out = String::with_capacity(256);
            row_cells(cells, table, total, &years, Some(0), true, &mut out);
            Html::new(&out)
        }),
    }
}

/// The year all dates of a column share; it is said once in the head, so that the column stays narrow.
fn common_year(table: &Table, at: usize) -> Option<i32> {
    if table.columns.get(at)?.sort != ColumnSort::Dates {
        return None;
    }
    let mut years =
        table.rows.iter().filter_map(|row| if let Some(Cell::Date(date)) = row.cells.get(at) { Some(date.year()) } else { None });
    let first = years.next()?;
    let only_dates = table.rows.iter().all(|row| matches!(row.cells.get(at), None | Some(Cell::Date(_) | Cell::Empty)));
    (only_dates && years.all(|year| year == first)).then_some(first)
}

fn class(sort: ColumnSort) -> &'static str {
    match sort {
        ColumnSort::Words => "",
        ColumnSort::Numbers => "gs-num",
        ColumnSort::Dates => "gs-date",
    }
}

/// All rows: each with its anchor, and under it what leads further down.
fn rows(cells: &Cells, table: &Table, years: &[Option<i32>], head: Option<usize>) -> Html {
    let mut out = String::with_capacity(table.rows.len() * 384);
    for row in &table.rows {
        out.push_str("\n<tr");
        if let Some(anchor) = &row.anchor {
            out.push_str(" id=\"e-");
            let joined: String = anchor.chars().map(|c| if c.is_whitespace() { '-' } else { c }).collect();
            push_escaped(&mut out, &joined);
            out.push('"');
        }
        out.push_str(if row.details.is_empty() { ">" } else { " class=\"gs-table__lead\">" });
        row_cells(cells, table, row, years, head, false, &mut out);
        out.push_str("</tr>");
        if !row.details.is_empty() {
            out.push_str("\n<tr class=\"gs-table__more\"><td colspan=\"");
            push_number(&mut out, row.cells.len().max(1));
            out.push_str("\">");
            details(cells, row, &mut out);
            out.push_str("</td></tr>");
        }
    }
    Html::new(&out)
}

fn row_cells(cells: &Cells, table: &Table, row: &Row, years: &[Option<i32>], head: Option<usize>, total: bool, out: &mut String) {
    for (at, cell) in row.cells.iter().enumerate() {
        let sort = table.columns.get(at).map_or(ColumnSort::Words, |column| column.sort);
        let heads = head == Some(at);
        out.push_str(match (heads, sort) {
            (true, _) => "<th scope=\"row\">",
            (false, ColumnSort::Words) => "<td>",
            (false, ColumnSort::Numbers) => "<td class=\"gs-num\">",
            (false, ColumnSort::Dates) => "<td class=\"gs-date\">",
        });
        match (cell, years.get(at).copied().flatten()) {
            (Cell::Empty, _) if total => {}
            (Cell::Date(date), Some(_)) => cells.push_day_of_year(out, *date),
            _ if sort == ColumnSort::Numbers => cells.push(out, cell, Manner::Bare),
            _ => cells.push(out, cell, Manner::Full),
        }
        if let Some((tone, label)) = row.mark.as_ref().filter(|_| heads) {
            out.push(' ');
            cells.push(out, &Cell::State(*tone, label.clone()), Manner::Full);
        }
        out.push_str(if heads { "</th>" } else { "</td>" });
    }
}

/// What leads further down: name and value, each pair kept together.
fn details(cells: &Cells, row: &Row, out: &mut String) {
    for (label, value) in &row.details {
        out.push_str("<span class=\"gs-pair\"><span class=\"gs-meta\">");
        cells.push_label(out, label);
        out.push_str("</span> ");
        cells.push(out, value, Manner::Full);
        out.push_str("</span> ");
    }
}
