//! Tables: captions, scopes, numbers to the right, and under each row what leads further down.

use serde::Serialize;

use crate::base::digits::push_number;
use crate::disclosure::{Cell, Column, ColumnSort, Label, Row, Table};
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
        .filter(|(column, _)| !column.aside)
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
            if asides(table, total).next().is_some() {
                out.push_str("</tr>");
                more(cells, table, total, &mut out);
            }
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

/// All rows: each with its anchor, and under it what stands aside and what leads further down.
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
        let leads = !row.details.is_empty() || asides(table, row).next().is_some();
        out.push_str(if leads { " class=\"gs-table__lead\">" } else { ">" });
        row_cells(cells, table, row, years, head, false, &mut out);
        out.push_str("</tr>");
        if leads {
            more(cells, table, row, &mut out);
            out.push_str("</tr>");
        }
    }
    Html::new(&out)
}

/// The values of a row that stand aside, each with the name of its column.
fn asides<'t>(table: &'t Table, row: &'t Row) -> impl Iterator<Item = (&'t Column, &'t Cell)> {
    table.columns.iter().zip(&row.cells).filter(|(column, cell)| column.aside && **cell != Cell::Empty)
}

/// The line under a row, all but its end.
fn more(cells: &Cells, table: &Table, row: &Row, out: &mut String) {
    out.push_str("\n<tr class=\"gs-table__more\"><td colspan=\"");
    push_number(out, table.columns.iter().filter(|column| !column.aside).count().max(1));
    out.push_str("\">");
    for (column, value) in asides(table, row) {
        pair(cells, &column.label, value, if column.sort == ColumnSort::Numbers { Manner::Bare } else { Manner::Full }, out);
    }
    row.details.iter().for_each(|(label, value)| pair(cells, label, value, Manner::Full, out));
    out.push_str("</td>");
}

fn row_cells(cells: &Cells, table: &Table, row: &Row, years: &[Option<i32>], head: Option<usize>, total: bool, out: &mut String) {
    let aside = |at: usize| table.columns.get(at).is_some_and(|column| column.aside);
    for (at, cell) in row.cells.iter().enumerate().filter(|(at, _)| !aside(*at)) {
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

/// Name and value, kept together.
fn pair(cells: &Cells, label: &Label, value: &Cell, manner: Manner, out: &mut String) {
    out.push_str("<span class=\"gs-pair\"><span class=\"gs-meta\">");
    cells.push_label(out, label);
    out.push_str("</span> ");
    cells.push(out, value, manner);
    out.push_str("</span> ");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::area::Area;
    use crate::base::money::Money;
    use crate::render::route::Spot;
    use crate::site::Names;
    use crate::theme::Theme;
    use crate::unit::board::Locale;

    #[test]
    fn what_stands_aside_is_told_under_its_row_and_under_the_total() {
        let theme = Theme::embedded().unwrap();
        let (names, spot) = (Names::default(), Spot::at(0, ""));
        let cells = Cells::new(theme.voice(Locale::ZhHans).unwrap(), &names, &spot);
        let row = |name: &str, area: Cell| Row::of([Cell::text(name), area, Cell::Money(Money::from_fen(16_128_290))]);
        let table = Table {
            caption: "finance.balance_table".into(),
            columns: vec![Column::words("finance.building"), Column::numbers("finance.area").aside(), Column::numbers("finance.amount")],
            rows: vec![row("3 栋", Cell::Area(Area(691_280))), row("5 栋", Cell::Empty)],
            total: Some(row("合计", Cell::Area(Area(691_280)))),
        };
        let view = view(&cells, &table);
        assert_eq!(view.columns.len(), 2);
        let rows = view.rows.unwrap();
        assert_eq!(rows.as_str().matches("gs-table__more").count(), 1, "nothing known needs no line");
        assert!(rows.as_str().contains("colspan=\"2\"") && rows.as_str().contains("6,912.80"), "{}", rows.as_str());
        assert!(view.total.unwrap().as_str().contains("</tr>\n<tr class=\"gs-table__more\">"));
    }
}
