//! Which days are worked: weekends, and the yearly notices of the State Council as data.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::source::Span;
use crate::said;

/// The table built in. It is part of the program, so reading it once is as pure as a constant.
static BUILT_IN: LazyLock<Arc<Holidays>> = LazyLock::new(|| Arc::new(Holidays::read(include_str!("../holidays.txt")).0));

/// Days off and weekends worked, by year; a year that is not here is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    years: BTreeMap<i32, BTreeMap<Date, bool>>,
}

impl Holidays {
    /// The table that comes with the program.
    pub fn built_in() -> Arc<Holidays> {
        Arc::clone(&BUILT_IN)
    }

    /// Reads lines like `2026 off 01-01..01-03 02-15..02-23` and `2026 work 01-04`; `#` begins a remark.
    ///
    /// What cannot be read is left out and told with its place.
    pub fn read(text: &str) -> (Holidays, Vec<(Span, Said)>) {
        let mut table = Holidays::default();
        let mut wrong = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let spoken = line.split('#').next().unwrap_or("");
            let words: Vec<(Span, &str)> = words(spoken, start);
            start += line.len();
            let [year, sort, days @ ..] = words.as_slice() else {
                wrong.extend(words.first().map(|(span, _)| (*span, form())));
                continue;
            };
            let (Ok(number), Some(works)) = (year.1.parse::<i32>(), sort_of(sort.1)) else {
                let place = if year.1.parse::<i32>().is_ok() { sort.0 } else { year.0 };
                wrong.push((place, form()));
                continue;
            };
            let known = table.years.entry(number).or_default();
            for (span, word) in days {
                match stretch(number, word) {
                    Some((first, last)) => known.extend(each(first, last).map(|day| (day, works))),
                    None => wrong.push((*span, form())),
                }
            }
        }
        (table, wrong)
    }

    /// This table with the years of another, which win.
    pub fn with(&self, other: &Holidays) -> Holidays {
        let mut years = self.years.clone();
        years.extend(other.years.iter().map(|(year, days)| (*year, days.clone())));
        Holidays { years }
    }

    /// The first and the last year it knows.
    pub fn years(&self) -> Option<(i32, i32)> {
        Some((*self.years.keys().next()?, *self.years.keys().next_back()?))
    }

    /// Whether it knows what a day is; else weekends alone tell.
    pub fn knows(&self, day: Date) -> bool {
        self.years.contains_key(&day.year())
    }

    /// Whether a day is worked.
    pub fn is_working(&self, day: Date) -> bool {
        let named = self.years.get(&day.year()).and_then(|days| days.get(&day));
        named.copied().unwrap_or(day.weekday() < 6)
    }
}

fn form() -> Said {
    said!("应像“2026 off 01-01..01-03”或“2026 work 01-04”", "write `2026 off 01-01..01-03` or `2026 work 01-04`")
}

/// The words of a line with their places in the whole text.
fn words(line: &str, start: usize) -> Vec<(Span, &str)> {
    let mut at = 0;
    let mut words = Vec::new();
    for piece in line.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        if !word.is_empty() {
            words.push((Span::new(start + at, start + at + word.len()), word));
        }
        at += piece.len();
    }
    words
}

fn sort_of(word: &str) -> Option<bool> {
    match word {
        "off" | "放假" => Some(false),
        "work" | "上班" => Some(true),
        _ => None,
    }
}

/// `01-04` or `01-01..01-03`, in one year.
fn stretch(year: i32, word: &str) -> Option<(Date, Date)> {
    let day = |text: &str| {
        let (month, day) = text.split_once('-')?;
        Date::new(year, month.parse().ok()?, day.parse().ok()?)
    };
    let (first, last) = word.split_once("..").unwrap_or((word, word));
    let (first, last) = (day(first)?, day(last)?);
    (first <= last).then_some((first, last))
}

fn each(first: Date, last: Date) -> impl Iterator<Item = Date> {
    (0..=last.days_since(first)).map(move |n| first.plus_days(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Date {
        Date::new(y, m, d).unwrap()
    }

    #[test]
    fn the_table_built_in_reads_whole_and_names_its_years() {
        let (table, wrong) = Holidays::read(include_str!("../holidays.txt"));
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(table.years(), Some((2004, 2026)));
        for (year, days) in &table.years {
            assert!(days.iter().all(|(day, works)| day.year() == *year && (!works || day.weekday() > 5)), "{year}");
            let off = days.values().filter(|works| !**works).count();
            assert!((10..=40).contains(&off), "{year} has {off} days off");
        }
    }

    #[test]
    fn weekends_worked_and_weekdays_off_are_known() {
        let table = Holidays::built_in();
        let works = |y, m, d| table.is_working(day(y, m, d));
        assert!(!works(2026, 1, 1) && works(2026, 1, 4) && works(2026, 2, 14) && !works(2026, 2, 23));
        assert!(works(2026, 10, 10) && !works(2026, 10, 11) && works(2026, 10, 12));
        assert!(!table.knows(day(2027, 1, 1)) && works(2027, 1, 1) && !works(2027, 1, 2));
    }

    #[test]
    fn a_slip_is_told_at_its_place_and_the_rest_still_counts() {
        let text = "# a\n2027 off 01-01..01-03 02-30\n2027 fest 01-01\nx\n2027 上班 01-09\n";
        let (table, wrong) = Holidays::read(text);
        let told: Vec<&str> = wrong.iter().map(|(span, _)| &text[span.start as usize..span.end as usize]).collect();
        assert_eq!(told, ["02-30", "fest", "x"]);
        assert!(!table.is_working(day(2027, 1, 1)) && table.is_working(day(2027, 1, 9)));
        assert!(Holidays::built_in().with(&table).knows(day(2027, 5, 1)));
    }
}
