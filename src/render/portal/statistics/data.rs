//! Open data: every figure of the board, of its parts and of each compound, a line each; sums of the lines are the figures.

use crate::base::number::Ratio;
use crate::disclosure::Cell;
use crate::render::cells::{Cells, Manner};
use crate::render::csv_field;
use crate::render::html::no_names;
use crate::render::route::Spot;
use crate::site::Summary;
use crate::statistics::{Measure, Reach, Row, Standing, Statistic};
use crate::unit::Level;

use super::super::Portal;

/// Where the table is.
pub const ROUTE: &str = "data/statistics.csv";

/// The columns, in English for programs.
const COLUMNS: [&str; 14] = [
    "unit",
    "name",
    "level",
    "statistic",
    "what",
    "value",
    "of",
    "before",
    "per_cent",
    "withheld",
    "target",
    "target_by",
    "target_status",
    "pages",
];

/// The table, in the words of the first locale.
pub fn table(portal: &Portal) -> String {
    let (names, spot) = (no_names(), Spot::at(0, ""));
    let cells = Cells::new(portal.voice(), &names, &spot);
    // The mark tells spreadsheets that this is UTF-8.
    let mut out = format!("\u{feff}{}\r\n", COLUMNS.join(","));
    for sheaf in &portal.shelf.sheaves {
        let own = sheaf.group.own;
        let head = match (sheaf.key.as_str(), own) {
            ("", _) | (_, None) => [sheaf.key.clone(), portal.name(sheaf.group), String::new()],
            (_, Some(own)) => head(own),
        };
        for figure in &sheaf.figures {
            line(&mut out, &cells, &head, figure, &format!("{}#{}", sheaf.route(1), figure.id));
        }
    }
    let Some(whole) = portal.shelf.sheaves.first() else { return out };
    for unit in whole.units.iter().filter(|unit| unit.level == Level::Compound) {
        for mut figure in portal.shelf.whole.over(&[unit.counted()], Reach::Part) {
            // What is asked of many together is asked of none alone.
            figure.target = None;
            let own = |row: &Row| row.page.map_or_else(|| format!("{}/index.html", unit.id), |(unit, route)| format!("{unit}/{route}"));
            let pages: Vec<String> = figure.rows.iter().map(own).collect();
            line(&mut out, &cells, &head(unit), &figure, &pages.join(" "));
        }
    }
    out
}

fn head(unit: &Summary) -> [String; 3] {
    [unit.id.clone(), unit.name.clone(), unit.level.word().to_string()]
}

fn line(out: &mut String, cells: &Cells, head: &[String; 3], figure: &Statistic, pages: &str) {
    let mut fields = [const { String::new() }; 14];
    let [unit, name, level, id, what, value, of, before, per_cent, withheld, target, by, status, page] = &mut fields;
    [unit, name, level].into_iter().zip(head).for_each(|(field, word)| field.clone_from(word));
    *id = figure.id.to_string();
    *what = cells.plain_label(&figure.title);
    [*value, *of, *before, *per_cent, *withheld] = numbers(cells, &figure.measure);
    if let Some(asked) = &figure.target {
        let number = || asked.number.map(|number| number.to_string());
        *target = asked.least.map(|least| least.to_string()).or_else(number).unwrap_or_default();
        *by = asked.by.map(|day| day.to_string()).unwrap_or_default();
        *status = match asked.standing {
            Standing::Reached => "reached",
            Standing::Ahead(_) => "ahead",
            Standing::Missed(_) => "missed",
        }
        .to_string();
    }
    *page = pages.to_string();
    write(out, &fields);
    for line in &figure.lines {
        let mut fields = [const { String::new() }; 14];
        let [unit, name, level, id, what, value, of, before, per_cent, withheld, .., page] = &mut fields;
        [unit, name, level].into_iter().zip(head).for_each(|(field, word)| field.clone_from(word));
        *id = format!("{}/{}", figure.id, line.id);
        *what = cells.plain_label(&line.label);
        [*value, *of, *before, *per_cent, *withheld] = numbers(cells, &line.measure);
        *page = pages.to_string();
        write(out, &fields);
    }
}

/// The value, of how many, the one before, in per cent, and what is withheld.
fn numbers(cells: &Cells, measure: &Measure) -> [String; 5] {
    let [mut value, mut of, mut before, mut per_cent, mut withheld] = [const { String::new() }; 5];
    match measure {
        Measure::Share(share @ Ratio { part, whole }) => {
            (value, of, per_cent) = (part.to_string(), whole.to_string(), share.to_string());
        }
        Measure::Number(Cell::Count(number)) => value = number.to_string(),
        Measure::Number(cell) => value = cells.plain(cell, Manner::Bare),
        Measure::Change { then, now, .. } => (before, value) = (then.to_string(), now.to_string()),
        Measure::Withheld(least) => withheld = format!("<{least}"),
    }
    [value, of, before, per_cent, withheld]
}

fn write(out: &mut String, fields: &[String; 14]) {
    out.push_str(&fields.iter().map(|text| csv_field(text)).collect::<Vec<_>>().join(","));
    out.push_str("\r\n");
}
