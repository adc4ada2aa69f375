//! Days and periods in the words of each locale.

use crate::base::date::Date;
use crate::base::digits::push_number;
use crate::base::period::{Period, PeriodName};
use crate::unit::board::Locale;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The English name of a month.
fn month_name(month: u32) -> &'static str {
    (month as usize).checked_sub(1).and_then(|at| MONTHS.get(at)).copied().unwrap_or("")
}

/// Appends a day in full: 2026年10月14日, 14 October 2026.
pub fn push_day(out: &mut String, locale: Locale, date: Date) {
    let year = usize::try_from(date.year()).unwrap_or(0);
    if locale == Locale::En {
        push_number(out, date.day() as usize);
        out.push(' ');
        out.push_str(month_name(date.month()));
        out.push(' ');
        push_number(out, year);
    } else {
        push_number(out, year);
        out.push('年');
        push_day_of_year(out, locale, date);
    }
}

/// Appends a day without its year.
pub fn push_day_of_year(out: &mut String, locale: Locale, date: Date) {
    if locale == Locale::En {
        push_number(out, date.day() as usize);
        out.push(' ');
        out.push_str(month_name(date.month()).get(..3).unwrap_or(""));
    } else {
        push_number(out, date.month() as usize);
        out.push('月');
        push_number(out, date.day() as usize);
        out.push('日');
    }
}

/// A day without its year, where the year stands beside it: 10月14日, 14 Oct.
pub fn day_of_year(locale: Locale, date: Date) -> String {
    let mut out = String::with_capacity(12);
    push_day_of_year(&mut out, locale, date);
    out
}

/// Appends a stretch of days; what both ends share is said once.
pub fn push_days(out: &mut String, locale: Locale, from: Date, until: Option<Date>) {
    let chinese = locale != Locale::En;
    let Some(until) = until else {
        out.push_str(if chinese { "" } else { "from " });
        push_day(out, locale, from);
        return out.push_str(if chinese { "起" } else { "" });
    };
    if from == until {
        return push_day(out, locale, from);
    }
    let same_year = from.year() == until.year();
    if chinese {
        push_day(out, locale, from);
        out.push('至');
        return if same_year { push_day_of_year(out, locale, until) } else { push_day(out, locale, until) };
    }
    match (same_year, from.month() == until.month()) {
        (true, true) => push_number(out, from.day() as usize),
        (true, false) => {
            push_number(out, from.day() as usize);
            out.push(' ');
            out.push_str(month_name(from.month()));
        }
        _ => push_day(out, locale, from),
    }
    out.push_str(" to ");
    push_day(out, locale, until);
}

/// Appends a period by its name, in Chinese its year and then the rest with `between`: 2026年第三季度, Q3 2026.
pub fn push_period(out: &mut String, locale: Locale, period: Period, between: &str) {
    let name = period.name();
    let (PeriodName::Year(year) | PeriodName::Half(year, _) | PeriodName::Quarter(year, _) | PeriodName::Month(year, _)) = name else {
        return push_days(out, locale, period.from, Some(period.until));
    };
    let year = usize::try_from(year).unwrap_or(0);
    if locale == Locale::En {
        match name {
            PeriodName::Half(_, n) => out.push_str(if n == 1 { "First half " } else { "Second half " }),
            PeriodName::Quarter(_, n) => {
                out.push('Q');
                push_number(out, n as usize);
                out.push(' ');
            }
            PeriodName::Month(_, n) => {
                out.push_str(month_name(n));
                out.push(' ');
            }
            PeriodName::Year(_) | PeriodName::Days => {}
        }
        return push_number(out, year);
    }
    push_number(out, year);
    out.push('年');
    out.push_str(if matches!(name, PeriodName::Year(_)) { "" } else { between });
    match name {
        PeriodName::Half(_, n) => out.push_str(if n == 1 { "上半年" } else { "下半年" }),
        PeriodName::Quarter(_, n) => {
            out.push('第');
            out.push_str(numeral(n));
            out.push_str("季度");
        }
        PeriodName::Month(_, n) => {
            push_number(out, n as usize);
            out.push('月');
        }
        PeriodName::Year(_) | PeriodName::Days => {}
    }
}

/// A period for the axis of a chart: its short name, and the year for the line below.
pub fn period_parts(locale: Locale, period: Period) -> (String, String) {
    let chinese = locale != Locale::En;
    let year = |year: i32| if chinese { format!("{year}年") } else { year.to_string() };
    match period.name() {
        PeriodName::Year(y) => (y.to_string(), String::new()),
        PeriodName::Half(y, 1) => (if chinese { "上半年" } else { "First half" }.to_string(), year(y)),
        PeriodName::Half(y, _) => (if chinese { "下半年" } else { "Second half" }.to_string(), year(y)),
        PeriodName::Quarter(y, n) => (if chinese { format!("{}季", numeral(n)) } else { format!("Q{n}") }, year(y)),
        PeriodName::Month(y, m) => (if chinese { format!("{m}月") } else { month_name(m).to_string() }, year(y)),
        PeriodName::Days => (day_of_year(locale, period.from), year(period.from.year())),
    }
}

fn numeral(n: u32) -> &'static str {
    match n {
        1 => "一",
        2 => "二",
        3 => "三",
        _ => "四",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::scalar::Scalar;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn day(locale: Locale, date: Date) -> String {
        let mut out = String::new();
        push_day(&mut out, locale, date);
        out
    }

    fn days(locale: Locale, from: Date, until: Option<Date>) -> String {
        let mut out = String::new();
        push_days(&mut out, locale, from, until);
        out
    }

    fn period(locale: Locale, period: Period) -> String {
        let mut out = String::new();
        push_period(&mut out, locale, period, "");
        out
    }

    #[test]
    fn days_are_written_as_people_say_them() {
        assert_eq!(day(Locale::ZhHant, date("2026-10-14")), "2026年10月14日");
        assert_eq!(day(Locale::En, date("2026-10-14")), "14 October 2026");
        assert_eq!(days(Locale::ZhHans, date("2026-10-14"), Some(date("2026-11-29"))), "2026年10月14日至11月29日");
        assert_eq!(days(Locale::En, date("2026-11-14"), Some(date("2026-11-29"))), "14 to 29 November 2026");
        assert_eq!(days(Locale::En, date("2025-12-30"), Some(date("2026-01-02"))), "30 December 2025 to 2 January 2026");
        assert_eq!(days(Locale::ZhHans, date("2026-10-14"), None), "2026年10月14日起");
    }

    #[test]
    fn periods_have_names() {
        for (text, zh, en) in [
            ("2026-Q3", "2026年第三季度", "Q3 2026"),
            ("2026-H1", "2026年上半年", "First half 2026"),
            ("2026", "2026年", "2026"),
            ("2026-09", "2026年9月", "September 2026"),
            ("2026-07-02/2026-09-30", "2026年7月2日至9月30日", "2 July to 30 September 2026"),
        ] {
            assert_eq!(period(Locale::ZhHans, Period::parse(text).unwrap()), zh);
            assert_eq!(period(Locale::En, Period::parse(text).unwrap()), en);
        }
    }
}
