//! Civil dates; there are no times, zones or clocks here.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::diagnostic::Said;
use super::digits::push_two;
use super::fields::Reading;
use super::scalar::{Form, Scalar};
use super::source::Span;
use super::text::fold_width;
use crate::said;

/// A day of the civil calendar, 1900 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// A date, if there is such a day in the years kept.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        (1900..2200).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day).map(Date))?
    }

    /// Wraps a chrono date.
    pub fn from_chrono(date: NaiveDate) -> Self {
        Date(date)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week, 1 (Monday) to 7 (Sunday).
    pub fn weekday(self) -> u32 {
        self.0.weekday().number_from_monday()
    }

    /// So many days later (or earlier), no farther than the calendar reaches: from the year 1 to the year 9999.
    pub fn plus_days(self, days: i64) -> Self {
        let n = Days::new(days.unsigned_abs());
        if days < 0 { Self::earlier(self.0.checked_sub_days(n)) } else { Self::later(self.0.checked_add_days(n)) }
    }

    /// So many months later, at the month's end where the day is missing; no farther than the calendar reaches.
    pub fn plus_months(self, months: u32) -> Self {
        Self::later(self.0.checked_add_months(Months::new(months)))
    }

    fn later(moved: Option<NaiveDate>) -> Self {
        let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX);
        Date(moved.map_or(last, |moved| moved.min(last)))
    }

    fn earlier(moved: Option<NaiveDate>) -> Self {
        let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN);
        Date(moved.map_or(first, |moved| moved.max(first)))
    }

    /// As in data: `2026-10-14`.
    pub fn iso(self) -> String {
        let mut out = String::with_capacity(10);
        self.push_iso(&mut out);
        out
    }

    /// Appends it as in data.
    pub fn push_iso(self, out: &mut String) {
        let year = u64::from(self.year().unsigned_abs());
        push_two(out, year / 100);
        push_two(out, year);
        for part in [self.month(), self.day()] {
            out.push('-');
            push_two(out, part.into());
        }
    }

    /// So many months earlier, at the month's end where the day is missing; no farther than the calendar reaches.
    pub fn minus_months(self, months: u32) -> Self {
        Self::earlier(self.0.checked_sub_months(Months::new(months)))
    }

    /// Days from `earlier` to this date; negative if it is later.
    pub fn days_since(self, earlier: Date) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

impl fmt::Display for Date {
    /// ISO 8601, as in data: `2026-10-14`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl Scalar for Date {
    fn form() -> Form {
        Form::of("日期", "a date", "2026-10-14")
    }

    fn parse(text: &str) -> Result<Self, Said> {
        let folded = fold_width(text);
        let t = folded.trim();
        let iso = || {
            let (y, m, d) = split3(t, '-', '-')?;
            (y.len() == 4 && m.len() == 2 && d.len() == 2).then(|| Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?))?
        };
        let chinese = || {
            let (y, m, d) = split3(t.strip_suffix('日')?, '年', '月')?;
            Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
        };
        iso().or_else(chinese).ok_or_else(|| match suggestion(t) {
            Some(date) => said!("日期“{text}”应写成 {date}", "write the date `{text}` as {date}"),
            None => said!(
                "“{text}”不是日期，或没有这一天；应像 2026-10-14 或 2026年10月14日",
                "`{text}` is not a date, or there is no such day; write 2026-10-14"
            ),
        })
    }

    fn better(text: &str) -> Option<String> {
        let folded = fold_width(text);
        match Date::parse(text) {
            Ok(_) => (folded != text).then(|| folded.trim().to_string()),
            Err(_) => suggestion(folded.trim()).map(|date| date.to_string()),
        }
    }

    fn stand_in() -> Self {
        Date(NaiveDate::MIN)
    }

    fn note(&self, span: Span, reading: &mut Reading) {
        reading.dates.push(*self);
        reading.exempt.push(span);
    }
}

fn split3(text: &str, first: char, second: char) -> Option<(&str, &str, &str)> {
    let (a, rest) = text.split_once(first)?;
    let (b, c) = rest.split_once(second)?;
    let digits = |s: &str| !s.is_empty() && s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit());
    (digits(a) && digits(b) && digits(c)).then_some((a, b, c))
}

/// What was surely meant by `2026.10.14`, `2026/10/14` or `2026-1-5`.
fn suggestion(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['.', '/', '-', '年', '月', '日']).filter(|p| !p.is_empty()).collect();
    match parts.as_slice() {
        [y, m, d] if y.len() == 4 => Date::new(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_reads_back_in_both_spellings() {
        let mut day = Date::new(1900, 1, 1).unwrap();
        while day.year() < 2101 {
            assert_eq!(Date::parse(&day.to_string()), Ok(day));
            assert_eq!(Date::parse(&format!("{}年{}月{}日", day.year(), day.month(), day.day())), Ok(day));
            day = day.plus_days(1);
        }
    }

    #[test]
    fn days_that_are_none_are_refused_and_slips_get_a_suggestion() {
        for text in ["2026-02-30", "2027-02-29", "2026-13-01", "二〇二六年", "10/11/12", "", "2026-1-5"] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
        assert!(Date::parse("2026.1.5").unwrap_err().zh.contains("2026-01-05"));
        let better =
            [("２０２６－０１－０５", Some("2026-01-05")), ("2026/1/5", Some("2026-01-05")), ("2026-01-05", None), ("5/1/26", None)];
        for (text, expected) in better {
            assert_eq!(Date::better(text).as_deref(), expected, "{text}");
        }
    }
}
