//! What a rule means on a day and in numbers: an example worked out from its own parameters.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::number::{Count, Fraction};
use crate::law::days::{Holidays, Lead, Length};
use crate::law::tally::Comparison;
use crate::law::{PackRule, RuleSort};
use crate::said;

/// The owners of an imagined compound; no rule knows this number.
const OWNERS: u64 = 4389;
/// Sizes of an imagined body, tried one after the other.
const SIZES: std::ops::RangeInclusive<u64> = 2..=20;

/// What a rule comes to; nothing where it is about no number.
pub fn of(rule: &PackRule) -> Vec<Said> {
    let said = match rule.kind {
        RuleSort::EventBefore => before(rule),
        RuleSort::EventAfter | RuleSort::Posting => after(rule),
        RuleSort::Periodic => period(rule),
        RuleSort::Vote => vote(rule),
        RuleSort::Roster => sizes(rule),
        RuleSort::Cadence => times(rule),
        RuleSort::Finance | RuleSort::Ratio => share(rule),
        RuleSort::Standing | RuleSort::Order | RuleSort::Privacy | RuleSort::Retention | RuleSort::Premises | RuleSort::Service => None,
    };
    said.into_iter().collect()
}

fn number(rule: &PackRule, key: &str) -> Option<u64> {
    rule.param(key)?.scalar::<Count>().map(|count| count.0)
}

fn length(rule: &PackRule, days: u64) -> Length {
    let days = u32::try_from(days).unwrap_or(u32::MAX);
    let working = rule.param("day_type").and_then(|tree| tree.text()) == Some("working");
    if working { Length::WorkingDays(days) } else { Length::Days(days) }
}

/// A day of the year in which a board is likely to be read.
fn day(month: u32, day: u32) -> Option<Date> {
    let (_, last) = Holidays::built_in().years()?;
    Date::new(last, month, day)
}

fn before(rule: &PackRule) -> Option<Said> {
    let event = day(3, 20)?;
    let months = number(rule, "lead_months").map(|months| Length::Months(u32::try_from(months).unwrap_or(u32::MAX)));
    let length = months.or_else(|| number(rule, "lead_days").map(|days| length(rule, days)))?;
    let lead = if rule.param("count").and_then(|tree| tree.text()) == Some("loose") { Lead::Loose } else { Lead::Strict };
    let last = Holidays::built_in().before(event, length, lead).day;
    Some(said!("事情定在 {event} 的，最迟 {last} 要做好。", "For something set for {event}, the last day is {last}."))
}

fn after(rule: &PackRule) -> Option<Said> {
    let (event, holidays) = (day(3, 10)?, Holidays::built_in());
    let due = number(rule, "within_days").map(|days| holidays.within(event, length(rule, days)).day);
    let down = number(rule, "min_days").map(|days| holidays.hangs(event, length(rule, days)).day);
    match (due, down) {
        (Some(due), None) => Some(said!("{event} 的事，最迟 {due}。", "For something of {event}, the last day is {due}.")),
        (None, Some(down)) => {
            Some(said!("{event} 张贴的，最早 {down} 才能撤下。", "What went up on {event} comes down on {down} at the earliest."))
        }
        (Some(due), Some(down)) => Some(said!(
            "{event} 的事，最迟 {due} 公布；{event} 就张贴的，最早 {down} 才能撤下。",
            "Something of {event} is published by {due}; what went up on {event} itself comes down on {down} at the earliest."
        )),
        (None, None) => None,
    }
}

fn period(rule: &PackRule) -> Option<Said> {
    let every = rule.param("every")?.text()?;
    let (end, name) = match every {
        "month" => (day(9, 30)?, said!("九月份", "September")),
        "quarter" => (day(9, 30)?, said!("第三季度", "the third quarter")),
        "half_year" => (day(6, 30)?, said!("上半年", "the first half of the year")),
        "year" => (day(12, 31)?, said!("全年", "the year")),
        _ => return None,
    };
    let due = number(rule, "due_days_after").map(|days| Holidays::built_in().within(end, length(rule, days)).day);
    Some(match due {
        Some(due) => Said {
            zh: format!("{} 结束的{}，最迟 {due} 公布。", end, name.zh),
            en: format!("What is due for {}, ended on {end}, is published by {due}.", name.en),
        },
        None => Said {
            zh: format!("{}到 {end} 为止，公布一次；条文没有写几日之内。", name.zh),
            en: format!("It is published once for {} up to {end}; the text names no number of days.", name.en),
        },
    })
}

fn vote(rule: &PackRule) -> Option<Said> {
    let needed = |share: Fraction, inclusive: bool| Comparison::new(0, OWNERS, share, inclusive).needed;
    if let Some(quorum) = rule.quorum {
        let least = needed(quorum.owners, quorum.inclusive);
        return Some(said!(
            "{OWNERS} 位业主的小区，至少 {least} 位参与；面积另算，两样都要够。",
            "Of {OWNERS} owners at least {least} take part; area is reckoned apart, and both must suffice."
        ));
    }
    if let Some(pass) = rule.pass {
        let least = needed(pass.owners, pass.inclusive);
        return Some(said!(
            "以 {OWNERS} 位业主为基数，至少 {least} 位同意；面积另算，两样都要够。",
            "Reckoned of {OWNERS} owners at least {least} agree; area is reckoned apart, and both must suffice."
        ));
    }
    let most = number(rule, "max_proxies")?;
    Some(said!("受 {most} 人委托可以，受 {} 人委托不行。", "{most} mandates are allowed, {} are not.", most + 1))
}

fn sizes(rule: &PackRule) -> Option<Said> {
    let (min, max) = (number(rule, "min")?, number(rule, "max").unwrap_or(u64::MAX));
    let odd = rule.param("odd").and_then(|odd| odd.scalar::<bool>()).unwrap_or(false);
    let fits = |size: &u64| (min..=max).contains(size) && (!odd || !size.is_multiple_of(2));
    let list = |fit: bool| SIZES.filter(|size| fits(size) == fit).take(6).map(|size| size.to_string()).collect::<Vec<_>>();
    let (good, bad) = (list(true), list(false));
    Some(Said {
        zh: format!("{} 人合适；{} 人不合适。", good.join("、"), bad.join("、")),
        en: format!("{} people fit; {} do not.", good.join(", "), bad.join(", ")),
    })
}

fn times(rule: &PackRule) -> Option<Said> {
    let least = number(rule, "min")?;
    if let Some(days) = number(rule, "per_days") {
        return Some(said!("两次之间隔了 {} 天，就缺一次。", "{} days between two leave one missing.", days + 1));
    }
    let (zh, en, count) = match rule.param("per")?.text()? {
        "month" => ("每月", "month", 12),
        "quarter" => ("每季度", "quarter", 4),
        "half_year" => ("每半年", "half-year", 2),
        _ => ("每年", "year", 1),
    };
    Some(said!("{zh}至少 {least} 次，一年至少 {} 次。", "At least {least} each {en}, {} in a year.", least * count))
}

fn share(rule: &PackRule) -> Option<Said> {
    const WHOLE: u64 = 100_000;
    if let Some(below) = rule.param("alert_below").and_then(|share| share.scalar::<Fraction>()) {
        let least = Comparison::new(0, WHOLE, below, true).needed;
        return Some(said!(
            "首期 {WHOLE} 元的，剩下不到 {least} 元就要提醒。",
            "Of a first instalment of {WHOLE} yuan, less than {least} left is told."
        ));
    }
    let min = rule.param("min")?.scalar::<Fraction>()?;
    let inclusive = rule.param("inclusive").and_then(|flag| flag.scalar::<bool>()).unwrap_or(true);
    let least = Comparison::new(0, WHOLE, min, inclusive).needed;
    Some(said!("基数是 {WHOLE} 的，至少 {least}。", "Of {WHOLE}, at least {least}."))
}
