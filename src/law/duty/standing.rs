//! 长期公开: contents that must be there at any time, some of them made sure of every so many days.

use std::sync::Arc;

use crate::law::days::Length;
use crate::law::rule::PackRule;

use super::answer::Answer;
use super::bench::Bench;
use super::{Duty, Note, Of, Reason, Status};

/// One duty: whether everything is there on the day.
pub fn judge(bench: &Bench, rule: &Arc<PackRule>) -> Vec<Duty> {
    if !bench.pack.in_force(rule, bench.setting.as_of) {
        return Vec::new();
    }
    let (told, untold) = bench.contents(rule);
    let whole: Vec<&Answer> = current(bench, bench.naming(&rule.id).iter().copied());
    if told.is_empty() && bench.naming(&rule.id).is_empty() {
        return vec![bench.not_applicable(rule, Reason::NoRecord)];
    }
    let mut duty = bench.open(rule, Of::Always);
    duty.notes.extend(bench.exempt(rule));
    let mut by: Vec<&Answer> = if told.is_empty() { whole.iter().take(1).copied().collect() } else { Vec::new() };
    // What was there once and is no more is missed, though records cannot tell what it was.
    let mut lacks: Vec<String> =
        if told.is_empty() && whole.is_empty() { untold.iter().map(|c| c.to_string()).collect() } else { Vec::new() };
    for content in told {
        let own = current(bench, bench.showing(content).iter().copied());
        match own.first().or(whole.first()) {
            Some(answer) => by.push(answer),
            None => lacks.push(content.to_string()),
        }
    }
    by.sort_by_key(|answer| (answer.on, answer.record.clone()));
    by.dedup_by_key(|answer| answer.record.clone());
    duty.met = by.iter().map(|answer| answer.on).max();
    duty.by = by.iter().filter_map(|answer| answer.record.clone()).collect();
    duty.status = if lacks.is_empty() { Status::OnTime } else { Status::Unseen };
    if !lacks.is_empty() {
        duty.met = None;
        duty.notes.push(Note::Lacks(lacks));
    }
    if !untold.is_empty() && duty.status == Status::OnTime {
        duty.notes.push(Note::Untold(untold.iter().map(|content| content.to_string()).collect()));
    }
    if let (Some(days), Status::OnTime) = (rule.number("verify_days").and_then(|days| u32::try_from(days).ok()), &duty.status) {
        verify(bench, &mut duty, &by, days);
    }
    vec![duty]
}

/// What still says so, the first to say it first.
fn current<'a>(bench: &Bench, answers: impl Iterator<Item = &'a Answer>) -> Vec<&'a Answer> {
    let mut current: Vec<&Answer> = answers.filter(|answer| answer.tells.until.is_none_or(|until| until >= bench.setting.as_of)).collect();
    current.sort_by_key(|answer| (answer.on, answer.record.clone()));
    current
}

/// Whether somebody made sure of it lately.
fn verify(bench: &Bench, duty: &mut Duty, by: &[&Answer], days: u32) {
    let verified = by.iter().filter_map(|answer| answer.tells.verified).max();
    let due = bench.setting.holidays.within(verified.unwrap_or(bench.setting.since), Length::Days(days));
    duty.status = match Status::of(due.day, None, bench.setting) {
        Status::NotDue if verified.is_some() => Status::OnTime,
        other => other,
    };
    duty.met = verified;
    duty.notes.extend(verified.map(Note::Verified));
    duty.due = Some(due);
}
