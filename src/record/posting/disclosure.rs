//! Tells a posting: whether it hangs, where, and since when; what the calendar must say is the day it may be taken down.

use crate::base::date::Date;
use crate::disclosure::{Block, Cell, Disclosure, Event, Facts, Label, ProseBlock, Tone};
use crate::record::kind::{Scope, Series};

use super::{Posting, Sheet, tables};

pub fn disclose(series: &Series<Posting>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let posting = this.body;
    let mut blocks = vec![Block::Facts(facts(posting, scope))];
    blocks.extend(tables::places(posting, "posting.places", scope));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("posting.words".into()), prose: this.prose.clone() }));
    }
    let (state, headline) = standing(posting, scope);
    Disclosure {
        headline,
        subject: Some(Cell::Record(posting.record.value.clone())),
        state: Some(state),
        events: events(posting, scope),
        blocks,
        ..Disclosure::default()
    }
}

fn facts(posting: &Posting, scope: &Scope) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![("posting.record".into(), Cell::Record(posting.record.value.clone()))];
    rows.extend(tables::window(posting, scope).map(|(from, until)| ("posting.window".into(), Cell::Days(from, until))));
    Facts { title: None, rows }
}

fn hangs(sheet: &Sheet, day: Date) -> bool {
    sheet.from.value <= day && sheet.until.as_ref().is_none_or(|until| day <= until.value)
}

/// Whether it hangs, in a word and in a sentence.
fn standing(posting: &Posting, scope: &Scope) -> ((Tone, Label), Option<Label>) {
    let day = scope.as_of;
    let names = |which: &dyn Fn(&Sheet) -> bool| {
        let mut names: Vec<Cell> = Vec::new();
        for name in posting.sheets.iter().filter(|sheet| which(sheet)).map(|sheet| tables::place(&sheet.slot, scope)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    let now = names(&|sheet| hangs(sheet, day));
    if !now.is_empty() {
        let end = tables::window(posting, scope).and_then(|(_, until)| until).filter(|until| day <= *until);
        let headline = match end {
            Some(end) => Label::with("posting.headline_until", [Cell::Many(now), Cell::Date(end)]),
            None => Label::with("posting.headline_hanging", [Cell::Many(now)]),
        };
        return ((Tone::Good, "posting.hanging".into()), Some(headline));
    }
    let ahead = posting.sheets.iter().map(|sheet| sheet.from.value).filter(|from| *from > day).min();
    let down = posting.sheets.iter().filter_map(|sheet| sheet.until.as_ref()).map(|until| until.value).filter(|until| *until < day).max();
    match (ahead, down) {
        (Some(ahead), _) => {
            let places = Cell::Many(names(&|sheet| sheet.from.value == ahead));
            ((Tone::Soon, "posting.to_hang".into()), Some(Label::with("posting.headline_to_hang", [Cell::Date(ahead), places])))
        }
        (None, Some(down)) => {
            let places = Cell::Many(names(&|_| true));
            ((Tone::Plain, "posting.down".into()), Some(Label::with("posting.headline_down", [places, Cell::Date(down)])))
        }
        (None, None) => {
            let places: Vec<Cell> = posting.online.iter().map(|online| tables::platform(online)).collect();
            let headline = (!places.is_empty()).then(|| Label::with("posting.headline_online", [Cell::Many(places)]));
            ((Tone::Plain, "posting.online_only".into()), headline)
        }
    }
}

/// The day each sheet that hangs may be taken down.
fn events(posting: &Posting, scope: &Scope) -> Vec<Event> {
    let end = tables::window(posting, scope).and_then(|(_, until)| until);
    let hanging = posting.sheets.iter().filter(|sheet| sheet.until.as_ref().is_none_or(|until| scope.as_of <= until.value));
    let event = |sheet: &Sheet| {
        let from = sheet.until.as_ref().map(|until| until.value).or(end).filter(|day| *day >= scope.as_of)?;
        let label = Label::with("posting.event_down", [Cell::Record(posting.record.value.clone()), tables::place(&sheet.slot, scope)]);
        Some(Event::on(from, label))
    };
    hanging.filter_map(|sheet| event(sheet)).collect()
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell, Disclosure, Tone};
    use crate::record::kind::CatalogueEntry;
    use crate::record::kind_of_folder;
    use crate::record::testing::{around_with, day, record, told};

    fn tell(text: &str) -> Disclosure {
        told(kind_of_folder("posting").unwrap(), &[text])
    }

    fn word(text: &str) -> (Tone, &'static str, &'static str) {
        let told = tell(&format!("record: notice/a\n{text}"));
        let (tone, state) = told.state.unwrap();
        (tone, state.key, told.headline.map_or("", |label| label.key))
    }

    #[test]
    fn the_state_follows_the_day() {
        assert_eq!(word("sheets: [{slot: a, from: 2026-11-22}]\n"), (Tone::Good, "posting.hanging", "posting.headline_hanging"));
        assert_eq!(word("sheets: [{slot: a, from: 2026-11-23}]\n"), (Tone::Soon, "posting.to_hang", "posting.headline_to_hang"));
        let down = "sheets: [{slot: a, from: 2026-11-01, until: 2026-11-21}, {slot: a, from: 2026-10-01, until: 2026-10-02}]\n";
        assert_eq!(word(down), (Tone::Plain, "posting.down", "posting.headline_down"));
        assert_eq!(word("online: [{platform: internet, from: 2026-11-01}]\n").1, "posting.online_only");
        assert_eq!(word(""), (Tone::Plain, "posting.online_only", ""));
    }

    #[test]
    fn days_that_differ_from_what_was_announced_are_marked() {
        let kind = kind_of_folder("posting").unwrap();
        let text = "record: notice/a\nsheets: [{slot: a, from: 2026-11-02, until: 2026-11-18}, {slot: b, from: 2026-11-03}, {slot: c, from: 2026-11-01}]\n";
        let posting = record(kind, "p", text);
        let entry =
            CatalogueEntry { title: "甲".into(), published: day("2026-11-01"), public: true, hangs: (day("2026-11-01"), Some(day("2026-11-30"))), corrected: false };
        let told = around_with([("notice/a".to_string(), entry)], |scope| (kind.disclose)(&[&posting], 0, scope));
        let Block::Table(table) = &told.blocks[1] else { panic!("no table") };
        let marks: Vec<_> = table.rows.iter().map(|row| row.mark.as_ref().map(|(_, label)| (label.key, label.with.clone()))).collect();
        assert_eq!(marks, [Some(("posting.early", vec![Cell::Count(12)])), Some(("posting.late", vec![Cell::Count(2)])), None]);
        assert_eq!(told.headline.unwrap().key, "posting.headline_until");
        assert_eq!(told.events.iter().map(|event| event.from).collect::<Vec<_>>(), [day("2026-11-30"); 2]);
    }

    #[test]
    fn the_example_reads_clean() {
        let kind = kind_of_folder("posting").unwrap();
        record(kind, "example", kind.example);
    }
}
