//! 事前、事后: so many days before something happens, or after it.

use std::sync::Arc;

use crate::base::date::Date;
use crate::law::days::{Lead, Length, Reckoned};
use crate::law::rule::PackRule;

use super::answer::{Answer, Event, Told};
use super::bench::Bench;
use super::{Duty, Note, Of, Reason, Status};

/// What a notice announces whose kind does not know what it is; the rule it names says it.
pub const OCCASION: &str = "occasion";

/// The events a rule speaks of by one word.
pub fn words<'w>(asked: &'w &'w str) -> &'w [&'w str] {
    match *asked {
        "any_decision" => &["committee_decision", "assembly_decision"],
        "audit" => &["audit", "annual_audit"],
        _ => std::slice::from_ref(asked),
    }
}

/// What happened, with the record that says so; a record that names the rule says what the rule speaks of.
pub fn happened<'a>(bench: &Bench<'a>, rule: &PackRule) -> Vec<(&'a Answer, &'a Event)> {
    let Some(word) = rule.word("event") else { return Vec::new() };
    let mut all: Vec<(&Answer, &Event)> = Vec::new();
    for one in words(&word) {
        for answer in bench.telling(one) {
            all.extend(answer.tells.events.iter().filter(|event| event.word == *one).map(|event| (*answer, event)));
        }
    }
    for answer in bench.naming(&rule.id) {
        all.extend(answer.tells.events.iter().filter(|event| event.word == OCCASION).map(|event| (*answer, event)));
    }
    // One event may be told of by several records; whoever made it known comes first.
    all.sort_by_key(|(answer, event)| (event.on, event.told == Told::Not, answer.on, answer.record.clone()));
    all.dedup_by_key(|(_, event)| event.on);
    all
}

/// When something was made known on all channels, by what, and where it was not seen.
pub fn told<'a>(bench: &Bench<'a>, rule: &PackRule, answer: &'a Answer, event: &Event) -> (Option<Date>, Vec<&'a Answer>, Vec<Note>) {
    let channels = rule.all_channels();
    let shown = |answer: &'a Answer| {
        let (day, lacking) = answer.shown(&channels, bench.setting.as_of);
        (day, vec![answer], lacking.into_iter().map(Note::NotOn).collect())
    };
    match &event.told {
        Told::Here => shown(answer),
        Told::By(records) => {
            let mut known: Vec<&Answer> = records.iter().filter_map(|id| bench.record(id)).collect();
            known.sort_by_key(|answer| answer.on);
            if rule.param("within_days").is_some() {
                // What was public before it happened cannot tell of it.
                known.retain(|answer| answer.on >= event.on);
            }
            known.first().map_or((None, Vec::new(), Vec::new()), |first| shown(first))
        }
        Told::On(day) if *day <= bench.setting.as_of => (Some(*day), vec![answer], Vec::new()),
        Told::On(_) | Told::Not => (None, Vec::new(), Vec::new()),
    }
}

/// When something else was done that the rule asks for: the first time from a day on, or the last before it.
fn done<'a>(bench: &Bench<'a>, action: &str, event: Date, before: bool) -> (Option<Date>, Vec<&'a Answer>, Vec<Note>) {
    let all = bench.telling(action).iter().flat_map(|answer| answer.tells.events.iter().map(move |done| (done.on, done.word, *answer)));
    let fits = |(on, word, _): &(Date, &str, &Answer)| *word == action && *on <= bench.setting.as_of && (*on < event) == before;
    let found = if before { all.filter(fits).max_by_key(|done| done.0) } else { all.filter(fits).min_by_key(|done| done.0) };
    found.map_or((None, Vec::new(), Vec::new()), |(on, _, answer)| (Some(on), vec![answer], Vec::new()))
}

/// Whether anybody records what a rule asks to be done; else nobody can tell whether it was.
fn is_recorded(bench: &Bench, action: &str) -> bool {
    !bench.telling(action).is_empty()
}

/// What must be made known, or done, before something happens.
pub fn before(bench: &Bench, rule: &Arc<PackRule>) -> Vec<Duty> {
    let lead = rule.lead().unwrap_or(Length::Days(0));
    let count = if rule.lead().is_some() { rule.lead_count() } else { Lead::Loose };
    each(
        bench,
        rule,
        |event| bench.setting.holidays.before(event, lead, count),
        |duty, due, event| {
            let late = matches!(duty.status, Status::Late(_));
            if late && count == Lead::Strict && rule.param("count").is_none() && rule.lead().is_some() {
                let loose = bench.setting.holidays.before(event, lead, Lead::Loose);
                if duty.met.is_some_and(|met| met > due && met <= loose.day) {
                    duty.status = Status::OnTime;
                    duty.notes.push(Note::OnlyLoose);
                }
            }
        },
    )
}

/// What must be made known, or done, after something happened.
pub fn after(bench: &Bench, rule: &Arc<PackRule>) -> Vec<Duty> {
    let Some(length) = rule.days("within_days") else { return Vec::new() };
    each(bench, rule, |event| bench.setting.holidays.within(event, length), |_, _, _| {})
}

fn each(bench: &Bench, rule: &Arc<PackRule>, due: impl Fn(Date) -> Reckoned, and: impl Fn(&mut Duty, Date, Date)) -> Vec<Duty> {
    let word = rule.word("event").unwrap_or_default();
    let events = happened(bench, rule);
    if events.is_empty() {
        return vec![bench.not_applicable(rule, Reason::NoEvent(word.to_string()))];
    }
    let is_after = rule.param("within_days").is_some();
    let action = rule.word("action");
    let mut duties = Vec::new();
    for (answer, event) in events {
        let due = due(event.on);
        if due.day < bench.since(rule) || !bench.pack.in_force(rule, event.on) || (is_after && event.on > bench.setting.as_of) {
            continue;
        }
        let (met, by, notes) = match action {
            Some(action) => done(bench, action, event.on, !is_after),
            None => told(bench, rule, answer, event),
        };
        let mut duty = bench.open(rule, Of::Event(word.to_string(), event.on));
        duty.notes.extend(notes);
        let day = due.day;
        bench.settle(&mut duty, due, met, &by);
        if met.is_none() && action.is_some_and(|action| !is_recorded(bench, action)) && duty.status == Status::Unseen {
            duty.status = Status::NotApplicable(Reason::NoRecord);
        }
        and(&mut duty, day, event.on);
        bench.hang(&mut duty, &by);
        duties.push(duty);
    }
    duties
}
