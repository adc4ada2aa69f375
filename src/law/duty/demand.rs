//! A rule's parameters as duties ask for them.

use crate::base::date::Date;
use crate::base::number::Count;
use crate::base::period::Period;
use crate::base::tree::Tree;
use crate::law::days::{Lead, Length};
use crate::law::rule::PackRule;

use super::channel::Channel;

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// 每月
    Month,
    /// 每季度
    Quarter,
    /// 每半年
    HalfYear,
    /// 每年
    Year,
}

impl Every {
    /// By its word.
    pub fn named(word: &str) -> Option<Self> {
        match word {
            "month" => Some(Every::Month),
            "quarter" => Some(Every::Quarter),
            "half_year" => Some(Every::HalfYear),
            "year" => Some(Every::Year),
            _ => None,
        }
    }

    fn months(self) -> u32 {
        match self {
            Every::Month => 1,
            Every::Quarter => 3,
            Every::HalfYear => 6,
            Every::Year => 12,
        }
    }

    /// The period a day falls into.
    pub fn of(self, day: Date) -> Option<Period> {
        let months = self.months();
        Period::months(day.year(), (day.month() - 1) / months * months + 1, months)
    }

    /// The periods from the one of a day to the one of another.
    pub fn periods(self, from: Date, until: Date) -> Vec<Period> {
        let next = |period: &Period| self.of(period.until.plus_days(1)).filter(|next| next.from > period.from);
        std::iter::successors(self.of(from), next).take_while(|period| period.from <= until).collect()
    }
}

impl PackRule {
    pub(super) fn number(&self, key: &str) -> Option<u64> {
        self.param(key)?.scalar::<Count>().map(|count| count.0)
    }

    pub(super) fn word(&self, key: &str) -> Option<&str> {
        self.param(key)?.text()
    }

    pub(super) fn words(&self, key: &str) -> Vec<&str> {
        self.param(key).map(Tree::items).unwrap_or_default().iter().filter_map(Tree::text).collect()
    }

    pub(super) fn says(&self, key: &str) -> bool {
        self.param(key).and_then(Tree::scalar::<bool>).unwrap_or(false)
    }

    /// A number of days, calendar or working as the rule says.
    pub(super) fn days(&self, key: &str) -> Option<Length> {
        let days = u32::try_from(self.number(key)?).ok()?;
        Some(if self.word("day_type") == Some("working") { Length::WorkingDays(days) } else { Length::Days(days) })
    }

    /// How long before an event.
    pub(super) fn lead(&self) -> Option<Length> {
        let months = || u32::try_from(self.number("lead_months")?).ok().map(Length::Months);
        self.days("lead_days").or_else(months)
    }

    /// How the days before an event are counted; strictly where nothing is said.
    pub(super) fn lead_count(&self) -> Lead {
        if self.word("count") == Some("loose") { Lead::Loose } else { Lead::Strict }
    }

    /// The channels on all of which it must be shown.
    pub(super) fn all_channels(&self) -> Vec<Channel> {
        self.words("channels_all").into_iter().filter_map(Channel::named).collect()
    }

    /// Who owes it: as written, else the committee.
    pub(super) fn owed_by(&self) -> &str {
        self.word("publisher").or_else(|| self.word("body")).unwrap_or("committee")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::scalar::Scalar;

    #[test]
    fn periods_follow_each_other() {
        let day = |text| Date::parse(text).unwrap();
        let named =
            |every: Every, from, until| -> Vec<String> { every.periods(day(from), day(until)).iter().map(Period::to_string).collect() };
        assert_eq!(named(Every::Quarter, "2025-11-30", "2026-07-01"), ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]);
        assert_eq!(named(Every::HalfYear, "2026-01-01", "2026-06-30"), ["2026-H1"]);
        assert_eq!(named(Every::Month, "2026-12-31", "2027-01-01"), ["2026-12", "2027-01"]);
        assert_eq!(named(Every::Year, "2199-05-05", "2199-12-31"), ["2199"]);
    }
}
