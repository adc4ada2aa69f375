//! Open data: the duties of a unit as a table for other programs.

use crate::artifact::Bundle;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::disclosure::Cell;
use crate::site::{DATA, Site};
use crate::theme::Theme;
use crate::unit::board::Locale;

use super::cells::{Cells, Manner};
use super::route::Spot;

/// The columns, in English for programs.
const COLUMNS: [&str; 12] =
    ["rule", "what", "about", "owed_by", "basis", "due", "may_come_down", "status", "met", "records", "reason", "remarks"];

/// `data/duties.csv`: every duty that is told to the public, in the words of the first locale.
pub fn render(site: &Site, theme: &Theme, locales: &[Locale], _found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    let voice = locales.first().and_then(|locale| theme.voice(*locale));
    if let (Some(voice), false) = (voice, site.duties.is_empty()) {
        let spot = Spot::at(0, "");
        let cells = Cells::new(voice, &site.names, &spot);
        // The mark tells spreadsheets that this is UTF-8.
        let mut out = format!("\u{feff}{}\r\n", COLUMNS.join(","));
        for duty in &site.duties {
            let plain = |cell: &Cell| if *cell == Cell::Empty { String::new() } else { cells.plain(cell, Manner::Full) };
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let records: Vec<&str> = duty.by.iter().map(|id| &*id.0).collect();
            let remarks: Vec<String> = duty.notes.iter().map(plain).collect();
            let row = [
                duty.rule.clone(),
                plain(&duty.rule_name),
                plain(&duty.about),
                plain(&duty.who),
                plain(&duty.basis),
                day(duty.due),
                day(duty.down),
                duty.status.to_string(),
                day(duty.met),
                records.join(" "),
                duty.reason.as_ref().map(|reason| cells.plain_label(reason)).unwrap_or_default(),
                remarks.join("; "),
            ];
            let fields: Vec<String> = row.iter().map(|text| field(text)).collect();
            out.push_str(&fields.join(","));
            out.push_str("\r\n");
        }
        bundle.put(DATA, out);
    }
    bundle
}

/// A field of a table: quoted where it must be, and never a formula to a spreadsheet.
pub fn field(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if risky { format!("'{text}") } else { text.to_string() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_no_formula_and_keeps_its_marks() {
        assert_eq!(field("a"), "a");
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("a,\"b\""), "\"a,\"\"b\"\"\"");
    }
}
