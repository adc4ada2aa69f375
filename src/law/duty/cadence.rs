//! 频次: so many times in every period, or at least every so many days.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::period::Period;
use crate::law::days::{Length, Reckoned};
use crate::law::rule::PackRule;
use crate::law::terms::Confidence;

use super::answer::{Answer, TELLABLE_EVENTS};
use super::bench::Bench;
use super::demand::Every;
use super::{Duty, Note, Of, Reason, event};

/// One time it took place: when, of which period, by which record.
struct Time<'a> {
    on: Date,
    of: Option<Period>,
    by: &'a Answer,
}

/// The duties of every period, or of every stretch of days, since the system is used.
pub fn judge(bench: &Bench, rule: &Arc<PackRule>) -> Vec<Duty> {
    let Some(word) = rule.word("event") else { return Vec::new() };
    let times = times(bench, rule, word);
    if times.is_empty() && !(TELLABLE_EVENTS.contains(&word) && rule.confidence == Confidence::Verified) {
        // Nothing is known of whether such things are recorded here at all.
        return vec![bench.not_applicable(rule, Reason::NoEvent(word.to_string()))];
    }
    match (rule.word("per").and_then(Every::named), rule.number("per_days").and_then(|days| u32::try_from(days).ok())) {
        (Some(every), _) => periods(bench, rule, every, &times),
        (None, Some(days)) => stretches(bench, rule, days, &times),
        (None, None) => Vec::new(),
    }
}

fn times<'a>(bench: &Bench<'a>, rule: &PackRule, word: &str) -> Vec<Time<'a>> {
    let mut times: Vec<Time> = Vec::new();
    for one in event::words(&word) {
        for answer in bench.telling(one) {
            let happened = answer.tells.events.iter().filter(|event| event.word == *one);
            times.extend(happened.map(|event| Time { on: event.on, of: answer.tells.period, by: answer }));
        }
    }
    for answer in bench.naming(&rule.id) {
        let announced: Vec<Date> = answer.tells.events.iter().filter(|event| event.word == event::OCCASION).map(|event| event.on).collect();
        let known = times.iter().any(|time| std::ptr::eq(time.by, *answer));
        // A record that names the rule and announces nothing is itself the time it took place.
        let own = if announced.is_empty() && !known { vec![answer.on] } else { announced };
        times.extend(own.into_iter().map(|on| Time { on, of: answer.tells.period, by: answer }));
    }
    times.retain(|time| time.on <= bench.setting.as_of && time.by.looks_back());
    times.sort_by_key(|time| (time.on, time.by.record.clone()));
    times.dedup_by_key(|time| time.on);
    times
}

fn periods(bench: &Bench, rule: &Arc<PackRule>, every: Every, times: &[Time]) -> Vec<Duty> {
    let least = rule.number("min").unwrap_or(1);
    // What is told of a period can only be told once it is over.
    let of_periods = times.iter().any(|time| time.of.is_some());
    let mut duties = Vec::new();
    if bench.was_before_use(rule) {
        duties.push(bench.not_applicable(rule, Reason::BeforeUse(bench.setting.since)));
    }
    // What nobody has to record is judged from when it first was.
    let first =
        times.first().and_then(|time| every.of(time.of.map_or(time.on, |of| of.from))).filter(|_| rule.confidence != Confidence::Verified);
    let since = first.map_or(bench.since(rule), |first| first.from.max(bench.since(rule)));
    for period in every.periods(since, bench.setting.as_of) {
        // A period that had begun before is not judged: what was done in its first part may stand nowhere.
        if period.from < since || !bench.pack.in_force(rule, period.until) {
            continue;
        }
        let belongs = |time: &&Time| time.of.map_or(period.contains(time.on), |of| period.contains(of.until) && period.contains(of.from));
        let own: Vec<&Time> = times.iter().filter(belongs).collect();
        let have = u64::try_from(own.len()).unwrap_or(u64::MAX);
        let enough = usize::try_from(least).unwrap_or(usize::MAX).checked_sub(1).and_then(|last| own.get(last));
        let (until, note) = match every.of(period.until.plus_days(1)) {
            Some(next) if of_periods => (next.until, Some(Note::NextPeriod)),
            _ => (period.until, None),
        };
        let mut duty = bench.open(rule, Of::Period(period));
        duty.notes.extend(note);
        duty.notes.extend(rule.says("per_is_default").then_some(Note::DefaultPeriod));
        if least > 1 {
            duty.notes.push(Note::Count(have, least));
        }
        let by: Vec<&Answer> = own.iter().map(|time| time.by).collect();
        bench.settle(&mut duty, Reckoned::known(until), enough.map(|time| time.on.max(time.by.on.min(until))), &by);
        duties.push(duty);
    }
    duties
}

/// From each time to the next no more than so many days.
fn stretches(bench: &Bench, rule: &Arc<PackRule>, days: u32, times: &[Time]) -> Vec<Duty> {
    let mut duties = Vec::new();
    if times.is_empty() {
        // Nobody told of a first time: the days run since it can be judged.
        let since = bench.since(rule);
        let due = bench.setting.holidays.within(since, Length::Days(days));
        if !bench.pack.in_force(rule, due.day) {
            return duties;
        }
        let mut duty = bench.open(rule, Of::Within(since, due.day));
        bench.settle(&mut duty, due, None, &[]);
        return vec![duty];
    }
    for (at, time) in times.iter().enumerate() {
        let next = times.get(at + 1);
        let due = bench.setting.holidays.within(time.on, Length::Days(days));
        if due.day < bench.since(rule) || !bench.pack.in_force(rule, due.day) {
            continue;
        }
        let mut duty = bench.open(rule, Of::Within(time.on, due.day));
        let by: Vec<&Answer> = next.iter().map(|next| next.by).collect();
        bench.settle(&mut duty, due, next.map(|next| next.on), &by);
        duties.push(duty);
    }
    duties
}
