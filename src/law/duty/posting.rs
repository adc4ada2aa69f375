//! 公示期: what is shown must hang so many days, on all the channels a rule names.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::law::days::{Length, Reckoned};
use crate::law::rule::PackRule;

use super::answer::Answer;
use super::bench::Bench;
use super::{Duty, Note, Of, Reason, Status, event};

/// A duty for every record the rule speaks of: those that name it, those that make known what it speaks of; or all.
pub fn judge(bench: &Bench, rule: &Arc<PackRule>) -> Vec<Duty> {
    let all = rule.applies.iter().any(|class| class == "all");
    // A record that does not say until when it hangs may tell of a whole course of things.
    let mut records: Vec<&Answer> = bench.naming(&rule.id).iter().copied().filter(|answer| answer.hangs_until().is_some()).collect();
    let mut missing = Vec::new();
    if all {
        // Of a record that does not say where it hangs nothing is known.
        records.extend(bench.answers.iter().filter(|answer| answer.record.is_some() && !answer.channels.is_empty()));
    } else {
        for (answer, event) in event::happened(bench, rule) {
            let (_, by, _) = event::told(bench, rule, answer, event);
            let judged = event.on >= bench.since(rule) && event.on <= bench.setting.as_of && bench.pack.in_force(rule, event.on);
            if judged && by.is_empty() && event.told == super::Told::Not {
                missing.push(event.on);
            }
            records.extend(by);
        }
    }
    let mut seen = BTreeSet::new();
    records.retain(|answer| answer.record.as_ref().is_some_and(|id| seen.insert(id.0.clone())));
    records.sort_by_key(|answer| (answer.on, answer.record.clone()));
    let mut duties: Vec<Duty> = records.into_iter().filter_map(|answer| one(bench, rule, answer, all)).collect();
    let word = rule.word("event").unwrap_or_default();
    duties.extend(missing.into_iter().map(|on| {
        let mut duty = bench.open(rule, Of::Event(word.to_string(), on));
        // Where the text names no day, so many are given as make something due soon.
        let grace = Length::Days(u32::try_from(bench.setting.soon_days).unwrap_or(u32::MAX));
        let given = rule.days("within_days");
        duty.notes.extend(given.is_none().then_some(Note::Grace(bench.setting.soon_days)));
        bench.settle(&mut duty, bench.setting.holidays.within(on, given.unwrap_or(grace)), None, &[]);
        duty
    }));
    if duties.is_empty() && !all {
        duties.push(bench.not_applicable(rule, Reason::NoEvent(word.to_string())));
    }
    duties
}

fn one(bench: &Bench, rule: &Arc<PackRule>, answer: &Answer, all: bool) -> Option<Duty> {
    let from = answer.hangs_from();
    if from < bench.since(rule) || !bench.pack.in_force(rule, from) {
        return None;
    }
    let mut duty = bench.open(rule, Of::Record(answer.record.clone()?));
    if from > bench.setting.as_of {
        // What is to hang from a later day neither keeps nor breaks it yet.
        duty.by.extend(answer.record.clone());
        return (!all).then_some(duty);
    }
    let (met, lacking) = answer.shown(&rule.all_channels(), bench.setting.as_of);
    duty.notes.extend(lacking.iter().copied().map(Note::NotOn));
    let due = met.unwrap_or(answer.on);
    bench.settle(&mut duty, Reckoned::known(due), met, &[answer]);
    duty.due = None;
    if !lacking.is_empty() {
        duty.status = Status::Unseen;
    }
    bench.hang(&mut duty, &[answer]);
    // Of what must hold for every record only what does not hold is told.
    (!all || duty.status != Status::OnTime).then_some(duty)
}
