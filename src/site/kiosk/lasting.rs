//! Until when a slide is true: a screen that stays without a network says nothing that a day has made false.

use crate::base::date::Date;
use crate::disclosure::{Block, Cell, Event, Label};
use crate::site::RecordPage;
use crate::site::sheet::Part;

/// The first of the days ahead that the words and the steps of a slide name.
pub fn words(part: &Part, as_of: Date) -> Option<Date> {
    let mut ends = Vec::new();
    part.lead.iter().for_each(|lead| of_cell(lead, as_of, &mut ends));
    part.state.iter().for_each(|(_, label)| of_label(label, as_of, &mut ends));
    for block in &part.blocks {
        if let Block::Steps(steps) = block {
            steps.steps.iter().filter_map(|step| step.on.as_ref()).for_each(|on| of_cell(on, as_of, &mut ends));
        }
    }
    ends.into_iter().min()
}

/// The first day on which something of a record ends, or begins.
pub fn course(page: &RecordPage, as_of: Date) -> Option<Date> {
    let next = |event: &Event| {
        let turn = if event.from > as_of { event.from } else { last(event) };
        Some(turn).filter(|day| event.rhythm.is_none() && *day >= as_of)
    };
    page.told.events.iter().filter_map(next).min()
}

fn last(event: &Event) -> Date {
    event.until.unwrap_or(event.from)
}

fn of_label(label: &Label, as_of: Date, ends: &mut Vec<Date>) {
    label.with.iter().for_each(|cell| of_cell(cell, as_of, ends));
}

fn of_cell(cell: &Cell, as_of: Date, ends: &mut Vec<Date>) {
    match cell {
        Cell::Date(day) => ends.extend(Some(*day).filter(|day| *day >= as_of)),
        // What has not begun is called so until the day before it begins.
        Cell::Days(from, _) if *from > as_of => ends.push(from.plus_days(-1)),
        Cell::Days(_, until) => ends.extend(until.filter(|day| *day >= as_of)),
        Cell::Label(label) | Cell::State(_, label) => of_label(label, as_of, ends),
        Cell::Many(cells) | Cell::Parts(cells) => cells.iter().for_each(|cell| of_cell(cell, as_of, ends)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::testing::day;

    fn ends(lead: Cell) -> Option<Date> {
        words(&Part { lead: Some(lead), ..Part::default() }, day("2026-11-22"))
    }

    #[test]
    fn words_hold_until_the_first_day_ahead_that_they_name() {
        let label = |cells: Vec<Cell>| Cell::Label(Label::with("matter.headline_now_until", cells));
        assert_eq!(ends(label(vec![Cell::Date(day("2026-12-15")), Cell::Date(day("2026-12-20"))])), Some(day("2026-12-15")));
        assert_eq!(ends(Cell::Date(day("2026-11-22"))), Some(day("2026-11-22")), "the last day itself");
        assert_eq!(ends(Cell::Days(day("2026-11-24"), Some(day("2026-11-28")))), Some(day("2026-11-23")), "still to come");
        assert_eq!(ends(Cell::Days(day("2026-11-20"), Some(day("2026-11-28")))), Some(day("2026-11-28")), "under way");
    }

    #[test]
    fn what_only_looks_back_has_no_end() {
        assert_eq!(ends(Cell::Days(day("2026-10-01"), Some(day("2026-10-31")))), None);
        assert_eq!(ends(Cell::Parts(vec![Cell::text("2026年12月1日"), Cell::Date(day("2026-11-21"))])), None);
    }
}
