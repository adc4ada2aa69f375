//! Counting days as the law does, and telling how it was done.
//!
//! 1. The day counting starts from is not counted (民法典 201).
//! 2. Months end on the corresponding day, or on the month's last where there is none (202).
//! 3. A last day that is a day of rest moves to the first working day after it (203); which days rest, [`Holidays`] knows.
//! 4. Counting back from an event nothing moves, since that would cut the notice short. `会议召开15日前` is strict where fifteen
//!    whole days lie between, loose where the event's own day counts among them.
//! 5. What must hang so many days may come down on the day after the last of them; that does not move either.

mod hung;
mod table;
#[cfg(test)]
mod tests;

use crate::base::date::Date;

pub use hung::{Stretch, taken_down};
pub use table::Holidays;

/// How long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// 日
    Days(u32),
    /// 工作日
    WorkingDays(u32),
    /// 月
    Months(u32),
}

/// How days before an event are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// So many whole days lie between (隔满).
    Strict,
    /// The event's own day is one of them (含当日).
    Loose,
}

/// A day and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoned {
    /// The day.
    pub day: Date,
    /// How it was found, in order.
    pub how: Vec<Step>,
}

/// One step of a reckoning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Counting starts from this day, itself not counted.
    From(Date),
    /// Counting goes back from this day.
    Back(Date),
    /// So long.
    Count(Length),
    /// Counted strictly or loosely.
    Lead(Lead),
    /// The month has no such day; its last counts.
    MonthEnd,
    /// The last day was this day of rest, so it moved to the next working day.
    Rest(Date),
    /// The table of holidays does not know this year: weekends alone were counted.
    TableEnds(i32),
}

impl Reckoned {
    /// A day that is simply known.
    pub fn known(day: Date) -> Self {
        Reckoned { day, how: Vec::new() }
    }

    /// Whether it may yet move, because the table of holidays ends before it.
    pub fn is_open(&self) -> bool {
        self.how.iter().any(|step| matches!(step, Step::TableEnds(_)))
    }
}

impl Holidays {
    /// The last day of a stretch that starts from a day: decided today, published within three days.
    pub fn within(&self, from: Date, length: Length) -> Reckoned {
        let mut how = vec![Step::From(from), Step::Count(length)];
        let mut seen = Years::default();
        let day = match length {
            Length::Days(days) => from.plus_days(i64::from(days)),
            Length::WorkingDays(days) => self.walk(from, days, 1, &mut seen),
            Length::Months(months) => {
                let day = from.plus_months(months);
                if day.day() != from.day() {
                    how.push(Step::MonthEnd);
                }
                day
            }
        };
        let last = self.next_working(day, &mut seen);
        if last != day {
            how.push(Step::Rest(day));
        }
        how.extend(seen.first.map(Step::TableEnds));
        Reckoned { day: last, how }
    }

    /// The last day on which something may be done that must be done so long before an event.
    pub fn before(&self, event: Date, length: Length, lead: Lead) -> Reckoned {
        let mut how = vec![Step::Back(event), Step::Count(length), Step::Lead(lead)];
        let mut seen = Years::default();
        let strict = i64::from(lead == Lead::Strict);
        let day = match length {
            Length::Days(days) => event.plus_days(-i64::from(days) - strict),
            Length::WorkingDays(0) => event.plus_days(-strict),
            Length::WorkingDays(days) => self.walk(event.plus_days(1 - strict), days, -1, &mut seen).plus_days(-1),
            Length::Months(months) => months_before(event.plus_days(-strict), months),
        };
        how.extend(seen.first.map(Step::TableEnds));
        Reckoned { day, how }
    }

    /// The first day on which something may come down that must hang so long.
    pub fn hangs(&self, from: Date, length: Length) -> Reckoned {
        let mut how = vec![Step::From(from), Step::Count(length)];
        let mut seen = Years::default();
        let last = match length {
            Length::Days(days) => from.plus_days(i64::from(days)),
            Length::WorkingDays(days) => self.walk(from, days, 1, &mut seen),
            Length::Months(months) => from.plus_months(months),
        };
        how.extend(seen.first.map(Step::TableEnds));
        Reckoned { day: last.plus_days(1), how }
    }

    /// The n-th working day after (or before) a day that is not counted itself.
    fn walk(&self, from: Date, days: u32, way: i64, seen: &mut Years) -> Date {
        let mut day = from;
        let mut left = days;
        while left > 0 {
            let next = day.plus_days(way);
            if next == day {
                // The calendar ends here.
                return day;
            }
            day = next;
            if self.works(day, seen) {
                left -= 1;
            }
        }
        day
    }

    fn next_working(&self, day: Date, seen: &mut Years) -> Date {
        let mut day = day;
        while !self.works(day, seen) {
            let next = day.plus_days(1);
            if next == day {
                // The calendar ends here.
                return day;
            }
            day = next;
        }
        day
    }

    fn works(&self, day: Date, seen: &mut Years) -> bool {
        if !self.knows(day) && seen.first.is_none_or(|year| day.year() < year) {
            seen.first = Some(day.year());
        }
        self.is_working(day)
    }
}

/// The latest day from which so many months end on a day or before it.
fn months_before(event: Date, months: u32) -> Date {
    let mut day = event.minus_months(months);
    // Several days may lead to the last of a short month; the latest of them is meant.
    while day.plus_days(1).plus_months(months) <= event {
        day = day.plus_days(1);
    }
    day
}

/// The first year looked up that the table does not know.
#[derive(Debug, Default)]
struct Years {
    first: Option<i32>,
}
