//! Tells a venue: where, how far, how large; when it is open; what is done there.

use crate::disclosure::{Block, Cell, Disclosure, Event, Facts, Figure, FigureRole, Label, ProseBlock, Tone};
use crate::record::kind::{Scope, Series};

use super::{Venue, tables};

pub fn disclose(series: &Series<Venue>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let venue = this.body;
    let mut blocks = vec![Block::Facts(facts(venue))];
    blocks.extend(tables::opening(venue));
    blocks.extend(tables::services(venue));
    blocks.extend(tables::facilities(venue));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("venue.words".into()), prose: this.prose.clone() }));
    }
    let day = scope.as_of;
    let closing = venue.closed.as_ref().map(|closed| closed.value).filter(|closed| day <= *closed);
    let opening = venue.opened.as_ref().map(|opened| opened.value).filter(|opened| day <= *opened);
    let event = |key: &'static str, from| Event::on(from, key);
    let events = [opening.map(|on| event("venue.event_opened", on)), closing.map(|on| event("venue.event_closed", on))];
    Disclosure {
        headline: Some(headline(venue, scope)),
        figures: figures(venue, scope),
        subject: Some(Cell::label(venue.sort.key())),
        state: Some(state(venue, scope)),
        events: events.into_iter().flatten().collect(),
        blocks,
        ..Disclosure::default()
    }
}

fn headline(venue: &Venue, scope: &Scope) -> Label {
    let address = Cell::text(venue.address.to_string());
    match tables::distance(venue, scope) {
        Some(distance) => Label::with("venue.headline_far", [address, distance]),
        None => Label::with("venue.headline", [address]),
    }
}

fn figures(venue: &Venue, scope: &Scope) -> Vec<Figure> {
    let figure = |label: &'static str, value| Figure { role: FigureRole::Other, label: label.into(), value };
    let area = venue.area.as_ref().map(|area| figure("venue.area", Cell::Area(area.value)));
    let distance = tables::distance(venue, scope).map(|distance| figure("venue.distance", distance));
    area.into_iter().chain(distance).collect()
}

fn state(venue: &Venue, scope: &Scope) -> (Tone, Label) {
    let day = scope.as_of;
    let over = venue.closed.as_ref().is_some_and(|closed| closed.value < day);
    match (venue.is_open(day), over) {
        (true, _) => (Tone::Good, "venue.in_use".into()),
        (false, true) => (Tone::Late, "venue.out_of_use".into()),
        (false, false) => (Tone::Soon, "venue.to_open".into()),
    }
}

fn facts(venue: &Venue) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![("venue.sort".into(), Cell::label(venue.sort.key()))];
    let mut add = |key: &'static str, cell: Option<Cell>| rows.extend(cell.map(|cell| (Label::from(key), cell)));
    add("venue.address", Some(Cell::text(venue.address.to_string())));
    let buildings: Vec<Cell> = venue.buildings.iter().map(|building| Cell::Building(building.value.clone())).collect();
    add("venue.buildings", (!buildings.is_empty()).then_some(Cell::Many(buildings)));
    add("venue.manager", venue.manager.as_ref().map(|manager| Cell::Organization(manager.value.clone())));
    add("venue.person", venue.person.as_ref().map(|person| Cell::Person(person.value.clone())));
    add("venue.phone", venue.phone.as_ref().map(|phone| Cell::Phone(phone.value.clone())));
    add("venue.operation", venue.operation.as_ref().map(|operation| Cell::label(operation.key())));
    let accessible = venue.accessible.as_ref();
    add("venue.accessible", accessible.map(|yes| Cell::label(if **yes { "venue.accessible_yes" } else { "venue.accessible_no" })));
    add("venue.opened", venue.opened.as_ref().map(|opened| Cell::Date(opened.value)));
    add("venue.closed", venue.closed.as_ref().map(|closed| Cell::Date(closed.value)));
    Facts { title: None, rows }
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell, Disclosure, Tone};
    use crate::record::kind_of_folder;
    use crate::record::testing::{record, told};

    fn tell(more: &str) -> Disclosure {
        told(kind_of_folder("venue").unwrap(), &[&format!("sort: station\naddress: 南门\n{more}")])
    }

    fn rows(told: &Disclosure, caption: &str) -> Vec<(usize, usize)> {
        let table = told.blocks.iter().find_map(|block| match block {
            Block::Table(table) if table.caption.key == caption => Some(table),
            _ => None,
        });
        let many = |cell: &Cell| match cell {
            Cell::Many(cells) => cells.len(),
            _ => 0,
        };
        table.unwrap().rows.iter().map(|row| (many(&row.cells[0]), many(&row.cells[1]))).collect()
    }

    #[test]
    fn days_with_the_same_hours_stand_together() {
        let hours = "opening:\n  - {weekdays: [monday, tuesday], from: 14:00, until: 17:00}\n  - {weekdays: [monday, tuesday, sunday], from: 9:00, until: 11:30}\n";
        // Monday and Tuesday with two stretches, four closed days, Sunday with one.
        assert_eq!(rows(&tell(hours), "venue.opening"), [(2, 2), (4, 1), (1, 1)]);
        assert_eq!(rows(&tell("opening: [{from: 9:00, until: 21:00}]\n"), "venue.opening"), [(0, 1)], "every day");
    }

    #[test]
    fn the_state_follows_the_day() {
        let word = |more: &str| tell(more).state.map(|(tone, label)| (tone, label.key));
        assert_eq!(word(""), Some((Tone::Good, "venue.in_use")));
        assert_eq!(word("opened: 2026-11-23\n"), Some((Tone::Soon, "venue.to_open")));
        assert_eq!(word("closed: 2026-11-22\n"), Some((Tone::Good, "venue.in_use")));
        assert_eq!(word("closed: 2026-11-21\n"), Some((Tone::Late, "venue.out_of_use")));
        assert_eq!(tell("opened: 2026-11-23\nclosed: 2026-12-31\n").events.len(), 2);
    }

    #[test]
    fn the_example_reads_clean() {
        let kind = kind_of_folder("venue").unwrap();
        record(kind, "example", kind.example);
    }
}
