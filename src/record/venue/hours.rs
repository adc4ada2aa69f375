//! When a venue is open: weekdays, and hours of the clock.

use std::fmt;

use crate::base::diagnostic::Said;
use crate::base::fields::{Fields, Part};
use crate::base::scalar::{Form, Line, Scalar};
use crate::base::source::At;
use crate::base::text::fold_width;
use crate::party::contact::Weekday;
use crate::said;

/// A time of the day in minutes; midnight at the end of a day is 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock(pub u32);

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02}", self.0 / HOUR, self.0 % HOUR)
    }
}

impl Scalar for Clock {
    fn form() -> Form {
        Form::of("钟点", "a time of the day", "9:30")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let folded = fold_width(text);
        let read = || {
            let (hour, minute) = folded.trim().split_once(':')?;
            let plain = |part: &str, least: usize| (least..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            let (hour, minute): (u32, u32) = (plain(hour, 1) && plain(minute, 2)).then(|| Some((hour.parse().ok()?, minute.parse().ok()?)))??;
            Some(hour * HOUR + minute).filter(|minutes| minute < HOUR && *minutes <= DAY)
        };
        read().map(Clock).ok_or_else(|| said!("“{text}”不是钟点；写成 9:30", "`{text}` is not a time of the day like 9:30"))
    }
    fn stand_in() -> Self {
        Clock(0)
    }
}

/// One stretch of opening hours; every day where no weekday is given.
#[derive(Debug, Clone)]
pub struct Opening {
    /// On which days.
    pub weekdays: Vec<At<Weekday>>,
    /// From.
    pub from: At<Clock>,
    /// Until.
    pub until: At<Clock>,
    /// For whom or what: by appointment, in the holidays.
    pub note: Option<At<Line>>,
}

impl Part for Opening {
    fn read(fields: &mut Fields) -> Self {
        Opening {
            weekdays: fields.list("weekdays", "星期"),
            from: fields.required("from", "起"),
            until: fields.required("until", "止"),
            note: fields.optional("note", "备注"),
        }
    }
}

impl Opening {
    /// Whether it speaks of a day of the week.
    pub fn is_on(&self, day: Weekday) -> bool {
        self.weekdays.is_empty() || self.weekdays.iter().any(|known| known.value == day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_read_and_written() {
        for (text, minutes) in [("9:30", 570), ("09:30", 570), ("0:00", 0), ("24:00", 1440), ("２１：００", 1260)] {
            assert_eq!(Clock::parse(text), Ok(Clock(minutes)), "{text}");
        }
        assert_eq!(Clock(570).to_string(), "9:30");
        for wrong in ["", "9", "9:5", "9:60", "24:01", "25:00", "9点", "-1:00", "009:00"] {
            assert!(Clock::parse(wrong).is_err(), "{wrong}");
        }
    }
}
