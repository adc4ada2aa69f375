//! Moving an example in time: its dates keep their distances, its periods stay periods.

use crate::base::date::Date;
use crate::base::period::{Period, PeriodName};
use crate::base::scalar::Scalar;

use super::{Part, Sort, Tree};

/// How far to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// So many days.
    Days(i64),
    /// So many months; what told of a half-year still does.
    Months(i32),
}

impl Shift {
    /// How far the body of an example is to be moved: by whole periods where it is about one, so that the newest that is
    /// over on the day is told of; else by the days between the two publications.
    pub fn between(period: Option<Period>, before: Date, now: Date) -> Self {
        let months = period.and_then(|period| length(period).map(|months| (period, months)));
        match months {
            None => Shift::Days(now.days_since(before)),
            Some((period, months)) => {
                let passed = (now.year() - period.until.year()) * 12 + month(now) - month(period.until);
                // The period that holds the day is not over, but on its last day.
                let over = if month(now.plus_days(1)) == month(now) { passed - 1 } else { passed };
                Shift::Months(over.div_euclid(months) * months)
            }
        }
    }

    /// Moves a day.
    pub fn date(self, date: Date) -> Date {
        match self {
            Shift::Days(days) => date.plus_days(days),
            Shift::Months(months) => {
                let at = date.year() * 12 + month(date) - 1 + months;
                let (year, month) = (at.div_euclid(12), u32::try_from(at.rem_euclid(12) + 1).unwrap_or(1));
                (0..4).find_map(|back| Date::new(year, month, date.day().saturating_sub(back))).unwrap_or(date)
            }
        }
    }

    /// Moves a period; one that has a name keeps its length.
    pub fn period(self, period: Period) -> Period {
        let named = length(period).and_then(|months| {
            let from = self.date(period.from);
            Period::months(from.year(), from.month(), u32::try_from(months).ok()?)
        });
        let moved = if let Shift::Months(_) = self { named } else { None };
        moved.or_else(|| Period::new(self.date(period.from), self.date(period.until))).unwrap_or(period)
    }

    /// Moves every day and period of a mapping.
    pub fn part(self, part: &mut Part) {
        part.iter_mut().for_each(|entry| self.tree(&mut entry.tree));
    }

    /// Moves every day and period of a tree.
    pub fn tree(self, tree: &mut Tree) {
        match tree {
            Tree::Value(text, Sort::Date) => {
                if let Ok(date) = Date::parse(text) {
                    *text = self.date(date).to_string();
                }
            }
            Tree::Value(text, Sort::Period) => {
                if let Ok(period) = Period::parse(text) {
                    *text = self.period(period).to_string();
                }
            }
            Tree::Value(..) => {}
            Tree::List(items) => items.iter_mut().for_each(|item| self.tree(item)),
            Tree::Part(part) => self.part(part),
        }
    }
}

/// The period of the same sort that follows.
pub fn following(period: Period) -> Period {
    let from = period.until.plus_days(1);
    let months = length(period).and_then(|months| Period::months(from.year(), from.month(), u32::try_from(months).ok()?));
    let days = || Period::new(from, from.plus_days(period.until.days_since(period.from)));
    months.or_else(days).unwrap_or(period)
}

/// What people call a period: 2026年第四季度.
pub fn in_words(period: Period) -> String {
    let quarters = ["一", "二", "三", "四"];
    match period.name() {
        PeriodName::Year(year) => format!("{year}年"),
        PeriodName::Half(year, 1) => format!("{year}年上半年"),
        PeriodName::Half(year, _) => format!("{year}年下半年"),
        PeriodName::Quarter(year, quarter) => {
            let nth = usize::try_from(quarter).ok().and_then(|n| quarters.get(n.checked_sub(1)?)).unwrap_or(&"");
            format!("{year}年第{nth}季度")
        }
        PeriodName::Month(year, month) => format!("{year}年{month}月"),
        PeriodName::Days => format!("{}至{}", period.from, period.until),
    }
}

fn month(date: Date) -> i32 {
    i32::try_from(date.month()).unwrap_or(1)
}

/// Months of a period that has a name.
fn length(period: Period) -> Option<i32> {
    match period.name() {
        PeriodName::Year(_) => Some(12),
        PeriodName::Half(..) => Some(6),
        PeriodName::Quarter(..) => Some(3),
        PeriodName::Month(..) => Some(1),
        PeriodName::Days => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn periods_follow_each_other() {
        for (one, next) in
            [("2026-Q3", "2026-Q4"), ("2026-Q4", "2027-Q1"), ("2026-H2", "2027-H1"), ("2026", "2027"), ("2026-12", "2027-01")]
        {
            assert_eq!(following(period(one)).to_string(), next);
        }
        assert_eq!(following(period("2026-01-05/2026-01-14")).to_string(), "2026-01-15/2026-01-24");
    }

    #[test]
    fn an_example_moves_to_the_newest_period_that_is_over() {
        let moved = |now: &str| Shift::between(Some(period("2026-H1")), day("2026-07-18"), day(now)).period(period("2026-H1")).to_string();
        for (now, then) in [
            ("2026-07-18", "2026-H1"),
            ("2026-11-22", "2026-H1"),
            ("2026-12-31", "2026-H2"),
            ("2027-01-05", "2026-H2"),
            ("2025-02-01", "2024-H2"),
        ] {
            assert_eq!(moved(now), then, "{now}");
        }
        assert_eq!(Shift::Months(1).date(day("2026-01-31")).to_string(), "2026-02-28");
        assert_eq!(Shift::Months(-6).date(day("2026-05-12")).to_string(), "2025-11-12");
    }
}
