//! Stretches of days with both ends included.

use std::fmt;

use super::date::Date;
use super::diagnostic::Said;
use super::fields::Reading;
use super::scalar::{Form, Scalar, narrowed};
use super::source::Span;
use super::text::fold_width;
use crate::said;

/// A period; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

/// What a period is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodName {
    /// A calendar year.
    Year(i32),
    /// A half of a year, 1 or 2.
    Half(i32, u32),
    /// A quarter, 1 to 4.
    Quarter(i32, u32),
    /// A month, 1 to 12.
    Month(i32, u32),
    /// Any other stretch.
    Days,
}

impl Period {
    /// A period from its ends; `None` when it ends before it begins.
    pub fn new(from: Date, until: Date) -> Option<Self> {
        (from <= until).then_some(Period { from, until })
    }

    /// So many whole months from the first of a month.
    pub fn months(year: i32, month: u32, months: u32) -> Option<Self> {
        let from = Date::new(year, month, 1)?;
        Some(Period { from, until: from.plus_months(months).plus_days(-1) })
    }

    /// Whether a day belongs to it.
    pub fn contains(self, date: Date) -> bool {
        self.from <= date && date <= self.until
    }

    /// Whether two periods share a day.
    pub fn overlaps(self, other: Period) -> bool {
        self.from <= other.until && other.from <= self.until
    }

    /// Whether two periods last as long: as many months where both are whole months, else as many days.
    pub fn is_as_long_as(self, other: Period) -> bool {
        match (self.whole_months(), other.whole_months()) {
            (None, None) => self.until.days_since(self.from) == other.until.days_since(other.from),
            (one, other) => one == other,
        }
    }

    /// How many months it lasts, where it ends on the day before such a day as it begins on.
    fn whole_months(self) -> Option<u32> {
        let next = self.until.plus_days(1);
        let months = (next.year() - self.from.year()) * 12 + i32::try_from(next.month()).ok()? - i32::try_from(self.from.month()).ok()?;
        (next.day() == self.from.day()).then(|| u32::try_from(months).ok()).flatten()
    }

    /// What it is called.
    pub fn name(self) -> PeriodName {
        let (year, month) = (self.from.year(), self.from.month());
        let spans = |months| Period::months(year, month, months) == Some(self);
        if month == 1 && spans(12) {
            PeriodName::Year(year)
        } else if month % 6 == 1 && spans(6) {
            PeriodName::Half(year, month / 6 + 1)
        } else if month % 3 == 1 && spans(3) {
            PeriodName::Quarter(year, month / 3 + 1)
        } else if spans(1) {
            PeriodName::Month(year, month)
        } else {
            PeriodName::Days
        }
    }
}

impl fmt::Display for Period {
    /// As written in records: `2026-Q3`, `2026-H1`, `2026`, `2026-09`, or `from/until`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            PeriodName::Year(y) => write!(f, "{y}"),
            PeriodName::Half(y, h) => write!(f, "{y}-H{h}"),
            PeriodName::Quarter(y, q) => write!(f, "{y}-Q{q}"),
            PeriodName::Month(y, m) => write!(f, "{y}-{m:02}"),
            PeriodName::Days => write!(f, "{}/{}", self.from, self.until),
        }
    }
}

impl Scalar for Period {
    fn form() -> Form {
        Form::of(
            "期间：2026、2026-H1、2026-Q3、2026-09，或分写 起、止",
            "a period: 2026, 2026-H1, 2026-Q3, 2026-09, or from and until",
            "2026-Q3",
        )
    }

    fn parse(text: &str) -> Result<Self, Said> {
        let folded = fold_width(text);
        named(folded.trim()).or_else(|| between(folded.trim())).ok_or_else(|| {
            said!(
                "“{text}”不是期间；应像 2026-Q3、2026-H1、2026、2026-09 或 2026-07-01/2026-09-30",
                "`{text}` is not a period; write 2026-Q3, 2026-H1, 2026, 2026-09 or 2026-07-01/2026-09-30"
            )
        })
    }

    fn better(text: &str) -> Option<String> {
        narrowed(text)
    }
    fn stand_in() -> Self {
        Period { from: Date::stand_in(), until: Date::stand_in() }
    }

    fn note(&self, span: Span, reading: &mut Reading) {
        self.from.note(span, reading);
        self.until.note(span, reading);
    }
}

fn named(text: &str) -> Option<Period> {
    let (year, rest) = match text.split_once('-') {
        Some((year, rest)) => (year, rest),
        None => (text, ""),
    };
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    let number = |digits: &str, most: u32| digits.parse::<u32>().ok().filter(|n| (1..=most).contains(n));
    match rest {
        "" if text.len() == 4 => Period::months(year, 1, 12),
        q if q.starts_with(['Q', 'q']) => Period::months(year, number(q.get(1..)?, 4)? * 3 - 2, 3),
        h if h.starts_with(['H', 'h']) => Period::months(year, number(h.get(1..)?, 2)? * 6 - 5, 6),
        m if m.len() == 2 => Period::months(year, number(m, 12)?, 1),
        _ => None,
    }
}

fn between(text: &str) -> Option<Period> {
    let (from, until) = text.split_once('/').or_else(|| text.split_once('至'))?;
    Period::new(Date::parse(from.trim()).ok()?, Date::parse(until.trim()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for name in ["2026", "2026-H1", "2026-H2", "2026-Q1", "2026-Q4", "2026-02", "2026-12", "2026-01-05/2026-02-03"] {
            assert_eq!(Period::parse(name).unwrap().to_string(), name);
        }
        assert_eq!(Period::parse("2024-02").unwrap().until, Date::new(2024, 2, 29).unwrap());
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["2026-Q5", "2026-H0", "26", "2026-13", "2026Q3", "2026-02-03/2026-01-05", "三季度"] {
            assert!(Period::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn periods_are_as_long_by_months_not_by_days() {
        let long = |one: &str, other: &str| Period::parse(one).unwrap().is_as_long_as(Period::parse(other).unwrap());
        assert!(long("2026-Q1", "2026-Q3") && long("2025-H2", "2026-H1") && long("2024", "2025"));
        assert!(!long("2026-H1", "2026-Q3") && !long("2026-01", "2026-Q1"));
        let days = |from: &str, until: &str| Period::new(Date::parse(from).unwrap(), Date::parse(until).unwrap()).unwrap();
        assert!(days("2025-12-21", "2026-03-20").is_as_long_as(Period::parse("2026-Q3").unwrap()));
        assert!(!days("2026-07-01", "2026-10-31").is_as_long_as(Period::parse("2026-H1").unwrap()));
    }
}
