//! Open data: every table as CSV, JSON and workbooks, with its schemas; the data package, Popolo and OCDS made from the tables.
//!
//! The tables have been through the masking pass with the pages. All locales share the files; what is told in words is told in those
//! of the first.

mod book;
mod ocds;
mod package;
mod popolo;
mod schema;
mod shelf;
mod value;
mod written;

use crate::artifact::Bundle;
use crate::published::{Outline, Table, VERSION};
use crate::site::Site;
use crate::theme::Theme;
use crate::unit::board::Locale;

use super::cells::Cells;
use super::route::Spot;
use shelf::Shelf;
use value::Value;
use written::Line;
pub use written::field;

/// The folder of the tables, of this version.
pub fn folder() -> String {
    format!("data/{VERSION}/")
}

/// Where a table stands as CSV.
pub fn csv_of(table: &str) -> String {
    format!("{}{table}.csv", folder())
}

/// The name of a table's schema.
pub fn schema_of(table: &str) -> String {
    format!("{table}.schema.json")
}

/// Everything below [`folder`]; nothing for a unit without tables.
pub fn render(site: &Site, theme: &Theme, locales: &[Locale]) -> Bundle {
    let mut bundle = Bundle::default();
    let Some(voice) = locales.first().and_then(|locale| theme.voice(*locale)).filter(|_| !site.tables.is_empty()) else { return bundle };
    let (folder, spot) = (folder(), Spot::at(0, ""));
    let cells = Cells::new(voice, &site.names, &spot);
    let tables: Vec<(&'static Outline, Vec<Line>)> = site.tables.iter().map(|table| (table.outline, lines(&cells, table))).collect();
    let csv: Vec<(&'static Outline, String)> = tables.iter().map(|(outline, lines)| (*outline, written::csv(outline, lines))).collect();
    let described: Vec<(&'static Outline, &str)> = csv.iter().map(|(outline, csv)| (*outline, csv.as_str())).collect();
    bundle.put(format!("{folder}datapackage.json"), package::descriptor(site, &described));
    let shelf = Shelf::new(site, &tables);
    for (name, made) in [("popolo.json", popolo::popolo(&shelf)), ("ocds.json", ocds::ocds(&shelf))] {
        if let Some(made) = made {
            bundle.put(format!("{folder}{name}"), made);
        }
    }
    for (path, bytes) in book::books(&tables) {
        bundle.put(format!("{folder}{path}"), bytes);
    }
    for (outline, lines) in &tables {
        bundle.put(format!("{folder}{}.json", outline.name), written::json(outline, lines));
        if let Some(schemas) = schema::schemas(outline) {
            bundle.put(format!("{folder}{}", schema_of(outline.name)), schemas.json.clone());
        }
    }
    for (outline, csv) in csv {
        bundle.put(csv_of(outline.name), csv);
    }
    bundle
}

/// The values of a table's rows, the leading columns first.
fn lines(cells: &Cells, table: &Table) -> Vec<Line> {
    let line = |row: &crate::published::Row| {
        let mut values: Line = Vec::with_capacity(row.cells.len() + 2);
        if let Some((record, standing)) = &row.record {
            values.extend([record.0.clone(), (*standing).to_string()].map(Value::Text));
        }
        values.extend(table.outline.own.iter().zip(&row.cells).map(|(column, cell)| value::value(cells, column, cell)));
        values
    };
    table.rows.iter().map(line).collect()
}
