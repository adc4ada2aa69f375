//! `calendar.ics`: what hangs from when until when, meetings, reception days, what is still to be made public (RFC 5545).
//!
//! 1. A posting period is an event of whole days; its end, like every end of a calendar, is the day after the last.
//! 2. What has hours of its own is timed in Shanghai; hours that are no plain ones stay words, and the event takes the day.
//! 3. Reception days come again by a rule, which begins with its record's publication, whatever the day of the build.
//!    What takes place at one time in one place is one event, whoever tells of it; of such a day the rule is silent.
//! 4. An event is called by its record and what it tells, so that an edition of the calendar replaces the one before; the day it bears
//!    is that of the record's publication, so that a day that passes changes no byte.
//! 5. Periods that ended half a year before the newest record are left out.

mod hours;
mod lines;

use std::collections::{BTreeMap, BTreeSet};

use crate::artifact::Bundle;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::disclosure::{Cell, Event, Rhythm};
use crate::site::sheet::records;
use crate::site::{Content, DUTIES, ROUTE, RecordPage, Site};
use crate::theme::Theme;
use crate::unit::board::Locale;

use super::cells::{Cells, Manner};
use super::route::{Spot, quoted};
use hours::{Clock, hours};
use lines::{Lines, basic};

/// Where the calendar stands.
pub const ROUTE_OF_CALENDAR: &str = "calendar.ics";

/// So many months before the newest record a period may have ended.
const PAST: u32 = 6;

/// Where a time of day is meant.
const ZONE: &str = "Asia/Shanghai";

/// `calendar.ics` in the words of the first locale.
pub fn render(site: &Site, theme: &Theme, locales: &[Locale], _found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    if let Some(voice) = locales.first().and_then(|locale| theme.voice(*locale)) {
        let spot = Spot::at(0, "");
        let cells = Cells::new(voice, &site.names, &spot);
        bundle.put(ROUTE_OF_CALENDAR, Calendar { site, cells: &cells, lines: Lines::default(), named: BTreeSet::new() }.write());
    }
    bundle
}

struct Calendar<'a> {
    site: &'a Site,
    cells: &'a Cells<'a>,
    lines: Lines,
    named: BTreeSet<String>,
}

/// A day, its hours and a place.
type Moment = (Date, (Clock, Option<Clock>), String);

/// Where and when something is; none of what takes the day, or comes again.
fn moment(event: &Event) -> Option<Moment> {
    let one_day = event.rhythm.is_none() && event.until.is_none_or(|until| until == event.from);
    let hours = hours(event.time.as_deref()?)?;
    one_day.then_some(())?;
    Some((event.from, hours, event.place.clone()?))
}

/// What an event says besides its days.
struct Said<'s> {
    /// What it is called for ever, before it is made unlike any other.
    name: String,
    stamp: Date,
    /// From when a rule of it holds.
    since: Date,
    summary: String,
    notes: Vec<String>,
    place: Option<&'s str>,
    route: &'s str,
    category: Option<String>,
}

impl<'a> Calendar<'a> {
    fn write(mut self) -> String {
        let (site, cells) = (self.site, self.cells);
        let words = |key: &str, with: &[&str]| cells.voice.catalogue.filled(key, with);
        let title = words("calendar.title", &[&site.place.name]);
        self.lines.raw("BEGIN", "VCALENDAR");
        self.lines.raw("VERSION", "2.0");
        self.lines.raw("PRODID", "-//gongshi//gongshi//ZH");
        self.lines.raw("CALSCALE", "GREGORIAN");
        self.lines.raw("METHOD", "PUBLISH");
        self.lines.text("NAME", &title);
        self.lines.text("X-WR-CALNAME", &title);
        self.lines.raw("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        self.zone();
        let newest = site.newest.unwrap_or(site.as_of);
        // What a body's own roster tells of the same days is told there.
        let own: Vec<&Event> = site.events.iter().filter(|event| !self.told_by_a_record(event)).collect();
        let mut all: Vec<(Event, Said)> = Vec::new();
        for event in own {
            let said = Said {
                name: format!("{}#{}", site.place.id, event.label.key),
                stamp: newest,
                since: self.first(),
                summary: cells.plain_label(&event.label),
                notes: Vec::new(),
                place: event.place.as_deref(),
                route: "index.html",
                category: None,
            };
            all.push((event.clone(), said));
        }
        for page in &site.pages {
            if let Content::Record(record) = &page.content {
                all.extend(self.record(record, newest.minus_months(PAST)));
            }
        }
        self.once(all);
        self.duties(newest);
        self.lines.raw("END", "VCALENDAR");
        self.lines.done()
    }

    /// Whether a record that holds tells of days that come again at the same hours.
    fn told_by_a_record(&self, event: &Event) -> bool {
        let records =
            self.site.pages.iter().filter_map(|page| if let Content::Record(record) = &page.content { Some(record) } else { None });
        let holds = records.filter(|record| record.standing.withdrawn.is_none() && record.standing.amended_by.is_none());
        let mut events = holds.flat_map(|record| &record.told.events);
        events.any(|one| one.rhythm.is_some() && one.rhythm == event.rhythm && one.time == event.time)
    }

    /// China has kept one time all the year since that day.
    fn zone(&mut self) {
        let parts = [
            ("BEGIN", "VTIMEZONE"),
            ("TZID", ZONE),
            ("BEGIN", "STANDARD"),
            ("DTSTART", "19910915T020000"),
            ("TZOFFSETFROM", "+0900"),
            ("TZOFFSETTO", "+0800"),
            ("TZNAME", "CST"),
            ("END", "STANDARD"),
            ("END", "VTIMEZONE"),
        ];
        parts.iter().for_each(|(name, value)| self.lines.raw(name, value));
    }

    /// The posting period of a record and the days it tells of; what no longer holds has neither.
    fn record(&self, record: &'a RecordPage, since: Date) -> Vec<(Event, Said<'a>)> {
        let (standing, teaser) = (&record.standing, &record.teaser);
        if standing.draft || standing.purged.is_some() || standing.withdrawn.is_some() || standing.amended_by.is_some() {
            return Vec::new();
        }
        let cells = self.cells;
        let catalogue = &cells.voice.catalogue;
        let category = catalogue.plain(&format!("kind.{}", teaser.kind)).into_owned();
        let said = |what: &str, summary: String, notes: Vec<String>, place| Said {
            name: format!("{}/{}#{what}", self.site.place.id, teaser.id.0),
            stamp: teaser.published,
            since: teaser.published,
            summary,
            notes,
            place,
            route: &teaser.route,
            category: Some(category.clone()),
        };
        let day = |key: &str, day: Date| catalogue.filled(key, &[&cells.plain(&Cell::Date(day), Manner::Full)]);
        let mut events: Vec<(Event, Said)> = Vec::new();
        if let Some((from, Some(until), channels)) =
            record.window.as_ref().filter(|(_, until, _)| until.is_some_and(|until| until >= since))
        {
            let feedback = record.feedback.as_ref().and_then(|feedback| feedback.until).map(|until| day("calendar.feedback", until));
            let notes =
                teaser.summary.iter().map(|cell| cells.plain(cell, Manner::Full)).chain([day("calendar.until", *until)]).chain(feedback);
            let said = said(
                "posted",
                catalogue.filled("calendar.posted", &[&teaser.title]),
                notes.collect(),
                channels.first().map(String::as_str),
            );
            events.push((Event::on(*from, "calendar.posted").until(Some(*until)), said));
        }
        for event in record.told.events.iter().filter(|event| event.until.unwrap_or(event.from) >= since) {
            let summary = catalogue.filled("calendar.of", &[&teaser.title, &cells.plain_label(&event.label)]);
            let name = match &event.rhythm {
                Some(_) => event.label.key.to_string(),
                None => format!("{}@{}", event.label.key, event.from),
            };
            events.push((event.clone(), said(&name, summary, Vec::new(), event.place.as_deref())));
        }
        events
    }

    /// The day of the first record, with which what has no day of its own begins.
    fn first(&self) -> Date {
        records(self.site).map(|(_, record)| record.teaser.published).min().unwrap_or(self.site.as_of)
    }

    /// Writes what takes place once each: whoever tells of the same time and place later adds to its words.
    fn once(&mut self, all: Vec<(Event, Said<'a>)>) {
        let mut known: BTreeMap<Moment, usize> = BTreeMap::new();
        let mut kept: Vec<(Event, Said)> = Vec::new();
        for (event, said) in all {
            let at = moment(&event).map(|moment| *known.entry(moment).or_insert(kept.len()));
            match at.and_then(|at| kept.get_mut(at)) {
                Some((_, first)) => first.notes.push(said.summary),
                None => kept.push((event, said)),
            }
        }
        for (mut event, said) in kept {
            let mut told = Vec::new();
            if let Some(rhythm) = &event.rhythm {
                event.from = rhythm.first(said.since).unwrap_or(event.from);
                let same = |(day, at, place): &&Moment| {
                    let here = Some(place) == event.place.as_ref() && event.time.as_deref().and_then(hours) == Some(*at);
                    here && *day >= event.from && rhythm.first(*day) == Some(*day)
                };
                told = known.keys().filter(same).map(|(day, ..)| *day).collect();
            }
            self.event(&event, said, &told);
        }
    }

    /// What is still to be made public, from the table of duties.
    fn duties(&mut self, newest: Date) {
        let (site, cells) = (self.site, self.cells);
        let place = |name: &str| DUTIES.own.iter().position(|column| column.name == name);
        let rows = site.tables.iter().filter(|table| table.outline.name == DUTIES.name).flat_map(|table| &table.rows);
        for row in rows {
            let cell = |name: &str| place(name).and_then(|at| row.cells.get(at)).unwrap_or(&Cell::Empty);
            let Cell::Date(due) = cell("due") else { continue };
            if *due < site.as_of || *cell("met") != Cell::Empty {
                continue;
            }
            let plain = |name: &str| cells.plain(cell(name), Manner::Full);
            let about = if *cell("about") == Cell::Empty { String::new() } else { plain("about") };
            let catalogue = &cells.voice.catalogue;
            let what = if about.is_empty() { plain("what") } else { catalogue.filled("calendar.of", &[&about, &plain("what")]) };
            let said = Said {
                name: format!("{}#{}@{due}{about}", site.place.id, plain("rule")),
                stamp: newest,
                since: newest,
                summary: catalogue.filled("calendar.due", &[&what]),
                notes: vec![catalogue.filled("calendar.owed", &[&plain("owed_by"), &plain("basis")])],
                place: None,
                route: ROUTE,
                category: None,
            };
            self.event(&Event::on(*due, "calendar.due"), said, &[]);
        }
    }

    /// Writes an event; on some days of its rule something else tells what takes place.
    fn event(&mut self, event: &Event, said: Said, told: &[Date]) {
        let timed = event.time.as_deref().and_then(hours).filter(|_| event.until.is_none_or(|until| until == event.from));
        self.lines.raw("BEGIN", "VEVENT");
        let uid = self.uid(&said.name);
        self.lines.raw("UID", &uid);
        // Midnight in China is four in the afternoon of the day before in the calendar's own time.
        self.lines.raw("DTSTAMP", &format!("{}T160000Z", basic(said.stamp.plus_days(-1))));
        match timed {
            Some((from, until)) => {
                self.moment("DTSTART", event.from, from);
                if let Some(until) = until {
                    self.moment("DTEND", event.from, until);
                }
            }
            None => {
                self.lines.day("DTSTART", event.from);
                self.lines.day("DTEND", event.until.unwrap_or(event.from).plus_days(1));
            }
        }
        if let Some(rhythm) = &event.rhythm {
            self.lines.raw("RRULE", &rule(rhythm));
            for (day, (from, _)) in told.iter().zip(timed.into_iter().cycle()) {
                self.moment("EXDATE", *day, from);
            }
        }
        self.lines.text("SUMMARY", &said.summary);
        let hours_in_words = event.time.clone().filter(|_| timed.is_none());
        let notes: Vec<String> = hours_in_words.into_iter().chain(said.notes).collect();
        if !notes.is_empty() {
            self.lines.text("DESCRIPTION", &notes.join("\n"));
        }
        if let Some(place) = said.place {
            self.lines.text("LOCATION", place);
        }
        if let Some(address) = &self.site.address {
            self.lines.raw("URL", &format!("{address}/{}", quoted(said.route)));
        }
        if let Some(category) = &said.category {
            self.lines.text("CATEGORIES", category);
        }
        self.lines.raw("TRANSP", "TRANSPARENT");
        self.lines.raw("END", "VEVENT");
    }

    fn moment(&mut self, name: &str, day: Date, at: Clock) {
        self.lines.raw(&format!("{name};TZID={ZONE}"), &format!("{}T{:02}{:02}00", basic(day), at.hour, at.minute));
    }

    /// What an event is called for ever; two of one record on one day are told apart by their order.
    fn uid(&mut self, name: &str) -> String {
        let number = (0..).find(|n| self.named.insert(format!("{name}#{n}"))).unwrap_or(0);
        format!("{}@gongshi", crate::theme::hex(format!("gongshi:event:{name}#{number}").as_bytes(), 16))
    }
}

/// Every week on a day, or on the n-th such days of every month.
fn rule(rhythm: &Rhythm) -> String {
    let day = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let day = usize::try_from(rhythm.weekday).ok().and_then(|n| day.get(n.checked_sub(1)?)).copied().unwrap_or("MO");
    if rhythm.nth.is_empty() {
        return format!("FREQ=WEEKLY;BYDAY={day}");
    }
    let days: Vec<String> = rhythm.nth.iter().map(|nth| format!("{nth}{day}")).collect();
    format!("FREQ=MONTHLY;BYDAY={}", days.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reception_days_come_again() {
        assert_eq!(rule(&Rhythm { weekday: 3, nth: vec![1, 3] }), "FREQ=MONTHLY;BYDAY=1WE,3WE");
        assert_eq!(rule(&Rhythm { weekday: 7, nth: Vec::new() }), "FREQ=WEEKLY;BYDAY=SU");
    }
}
