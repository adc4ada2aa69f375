//! Days that belong in a calendar.

use crate::base::date::Date;
use crate::party::contact::{Reception, recurring};

use super::Label;

/// A day that belongs in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub until: Option<Date>,
    /// What happens.
    pub label: Label,
    /// The hours, as the author words them: 9:30–11:30.
    pub time: Option<String>,
    /// Where, as the author words it.
    pub place: Option<String>,
    /// That it happens again and again.
    pub rhythm: Option<Rhythm>,
}

/// How a day comes again: such a weekday of every week, or the n-th ones of every month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rhythm {
    /// 1 (Monday) to 7 (Sunday).
    pub weekday: u32,
    /// Which of the month; every week where empty.
    pub nth: Vec<u64>,
}

impl Rhythm {
    /// The reception days of an office.
    pub fn of(reception: &Reception) -> Self {
        Rhythm { weekday: reception.weekday.number(), nth: reception.nth.iter().map(|n| n.0).collect() }
    }

    /// Its first day on or after a date.
    pub fn first(&self, from: Date) -> Option<Date> {
        recurring(self.weekday, &self.nth, from)
    }
}

impl Event {
    /// A day.
    pub fn on(from: Date, label: impl Into<Label>) -> Self {
        Event { from, until: None, label: label.into(), time: None, place: None, rhythm: None }
    }

    /// Lasts until a day.
    pub fn until(self, until: Option<Date>) -> Self {
        Event { until, ..self }
    }

    /// At these hours in this place.
    pub fn at(self, time: Option<&str>, place: Option<&str>) -> Self {
        Event { time: time.map(str::to_string), place: place.map(str::to_string), ..self }
    }

    /// Comes again.
    pub fn every(self, rhythm: Rhythm) -> Self {
        Event { rhythm: Some(rhythm), ..self }
    }
}
