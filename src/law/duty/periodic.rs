//! 定期公布: contents of every period, by so many days after it.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::period::Period;
use crate::law::days::Reckoned;
use crate::law::rule::PackRule;

use super::answer::Answer;
use super::bench::Bench;
use super::demand::Every;
use super::{Duty, Note, Of, Reason};

/// A duty for every period since the system is used, the current one included.
pub fn judge(bench: &Bench, rule: &Arc<PackRule>) -> Vec<Duty> {
    let Some(every) = rule.word("every").and_then(Every::named) else { return Vec::new() };
    let (told, untold) = bench.contents(rule);
    if told.is_empty() && bench.naming(&rule.id).is_empty() {
        return vec![bench.not_applicable(rule, Reason::NoRecord)];
    }
    let mut duties = Vec::new();
    let since = bench.since(rule);
    if bench.was_before_use(rule) {
        duties.push(bench.not_applicable(rule, Reason::BeforeUse(bench.setting.since)));
    }
    let case = Case { bench, rule, told, untold, every };
    let periods = every.periods(since, bench.setting.as_of);
    duties.extend(periods.into_iter().filter_map(|period| case.period(period)));
    duties
}

struct Case<'b, 'a> {
    bench: &'b Bench<'a>,
    rule: &'b Arc<PackRule>,
    told: Vec<&'b str>,
    untold: Vec<&'b str>,
    every: Every,
}

impl<'a> Case<'_, 'a> {
    fn period(&self, period: Period) -> Option<Duty> {
        let (bench, rule) = (self.bench, self.rule);
        let next = self.every.of(period.until.plus_days(1))?;
        let days = rule.word("window").and_then(last_days);
        // The first of the last days of the period.
        let window = days.map(|days| period.until.plus_days(1 - i64::try_from(days).unwrap_or(0)));
        let (due, note) = match (rule.days("due_days_after"), days) {
            (Some(length), _) => (bench.setting.holidays.within(period.until, length), None),
            (None, Some(days)) => (Reckoned::known(period.until), Some(Note::LastDays(days))),
            (None, None) => (Reckoned::known(next.until), Some(Note::NextPeriod)),
        };
        // What was due before the system was used is not judged, nor what the text of the day does not ask for.
        if due.day < bench.setting.since || !bench.pack.in_force(rule, period.until) {
            return None;
        }
        let mut duty = bench.open(rule, Of::Period(period));
        duty.notes.extend(note);
        duty.notes.extend(bench.exempt(rule));
        duty.notes.extend(rule.says("every_is_default").then_some(Note::DefaultPeriod));
        let whole: Vec<&Answer> = bench.naming(&rule.id).iter().copied().filter(|answer| answer.tells.contents.is_empty()).collect();
        let whole = self.covering(&whole, period, next, window);
        let mut by: Vec<&Answer> = Vec::new();
        let (mut met, mut lacks): (Option<Date>, Vec<String>) = (None, Vec::new());
        for content in &self.told {
            let own = self.covering(bench.showing(content), period, next, window);
            let found = [own, whole.clone()].into_iter().flatten().min_by_key(|found| found.0);
            match found {
                Some((day, answers)) => {
                    met = met.max(Some(day));
                    by.extend(answers);
                }
                None => lacks.push(content.to_string()),
            }
        }
        if self.told.is_empty()
            && let Some((day, answers)) = whole
        {
            met = Some(day);
            by.extend(answers);
        }
        by.sort_by_key(|answer| (answer.on, answer.record.clone()));
        by.dedup_by_key(|answer| answer.record.clone());
        self.channels(&mut duty, &by);
        let met = met.filter(|_| lacks.is_empty() && !duty.notes.iter().any(|note| matches!(note, Note::NotOn(_))));
        if !lacks.is_empty() && !by.is_empty() {
            duty.notes.push(Note::Lacks(lacks));
        }
        if !self.untold.is_empty() && !self.told.is_empty() && met.is_some() {
            duty.notes.push(Note::Untold(self.untold.iter().map(|content| content.to_string()).collect()));
        }
        bench.settle(&mut duty, due, met, &by);
        bench.hang(&mut duty, by.last().map_or(&[], std::slice::from_ref));
        Some(duty)
    }

    fn channels(&self, duty: &mut Duty, by: &[&Answer]) {
        let channels = self.rule.all_channels();
        let lacking = by.last().map(|answer| answer.shown(&channels, self.bench.setting.as_of).1).unwrap_or_default();
        duty.notes.extend(lacking.into_iter().map(Note::NotOn));
    }

    /// The first day on which these records together told of the whole period, and which they were by then.
    fn covering(&self, answers: &[&'a Answer], period: Period, next: Period, window: Option<Date>) -> Option<(Date, Vec<&'a Answer>)> {
        let channels = self.rule.all_channels();
        let shown = |answer: &Answer| answer.shown(&channels, self.bench.setting.as_of).0;
        let day = |answer: &Answer| shown(answer).unwrap_or(answer.on);
        let mut known: Vec<&'a Answer> = answers.iter().copied().filter(|answer| fits(answer, period, next, window)).collect();
        // What was shown on all channels goes before what was not.
        known.sort_by_key(|answer| (shown(answer).is_none(), day(answer), answer.record.clone()));
        let mut used = Vec::new();
        for answer in known {
            used.push(answer);
            if covers(&used, period, window.is_some()) {
                return Some((day(answer), used));
            }
        }
        None
    }
}

/// Whether a record may tell of a period: by its own period, else by the day it was published. Where the rule asks for it within
/// the last days of the period, it may tell then what is not over yet.
fn fits(answer: &Answer, period: Period, next: Period, window: Option<Date>) -> bool {
    let in_time = answer.looks_back() || window.is_some_and(|first| first <= answer.on);
    match (answer.tells.period, window) {
        (Some(own), Some(_)) => in_time && period.contains(own.until),
        (Some(own), None) => in_time && own.overlaps(period),
        (None, Some(_)) => period.contains(answer.on),
        (None, None) => next.contains(answer.on),
    }
}

/// Whether the periods of these records leave no day of the period out.
fn covers(answers: &[&Answer], period: Period, within: bool) -> bool {
    if within || answers.iter().any(|answer| answer.tells.period.is_none()) {
        return true;
    }
    let mut stretches: Vec<Period> = answers.iter().filter_map(|answer| answer.tells.period).collect();
    stretches.sort();
    let mut reached = period.from;
    for stretch in stretches {
        if stretch.from > reached {
            return false;
        }
        reached = reached.max(stretch.until.plus_days(1));
    }
    reached > period.until
}

/// The number in a window like `last_15_days`.
fn last_days(word: &str) -> Option<u64> {
    word.strip_prefix("last_")?.strip_suffix("_days")?.parse().ok()
}
