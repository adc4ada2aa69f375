//! Holds every rule of a sort that makes duties against what was answered.

use std::sync::Arc;

use crate::law::pack::Pack;
use crate::law::rule::PackRule;
use crate::law::terms::RuleSort;

use super::answer::Answer;
use super::bench::{Bench, Setting};
use super::{Duty, Reason, cadence, event, periodic, posting, standing};

/// All duties of a unit, in the order of its rules and then of time.
pub fn judge(pack: &Pack, setting: &Setting, answers: &[Answer]) -> Vec<Duty> {
    let bench = Bench::new(pack, setting, answers);
    let mut duties = Vec::new();
    for rule in pack.rules.iter().filter(|rule| rule.enabled && rule.unjudged.is_none()) {
        let first = duties.len();
        one(&bench, rule, &mut duties);
        for duty in duties.iter_mut().skip(first) {
            bench.lay_over(duty);
        }
    }
    duties
}

fn one(bench: &Bench, rule: &Arc<PackRule>, duties: &mut Vec<Duty>) {
    let judged: fn(&Bench, &Arc<PackRule>) -> Vec<Duty> = match rule.kind {
        RuleSort::Periodic => periodic::judge,
        RuleSort::Standing => standing::judge,
        RuleSort::Posting => posting::judge,
        RuleSort::EventBefore => event::before,
        RuleSort::EventAfter => event::after,
        RuleSort::Cadence => cadence::judge,
        _ => return,
    };
    let stated = bench.setting.stated.iter().find(|stated| stated.rule == rule.id && stated.contents.is_empty());
    if let Some(stated) = stated {
        duties.push(bench.not_applicable(rule, Reason::Stated(stated.text.clone())));
    } else if bench.body(rule, bench.setting.as_of).is_none() && bench.naming(&rule.id).is_empty() {
        duties.push(bench.not_applicable(rule, Reason::NoBody(rule.owed_by().to_string())));
    } else if let Some(condition) = rule.word("when").filter(|_| bench.naming(&rule.id).is_empty()) {
        duties.push(bench.not_applicable(rule, Reason::Condition(condition.to_string())));
    } else {
        duties.extend(judged(bench, rule));
    }
}
