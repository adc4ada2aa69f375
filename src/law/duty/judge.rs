//! Holds every rule of a sort that makes duties against what was answered.

use std::sync::Arc;

use crate::law::pack::Pack;
use crate::law::rule::PackRule;
use crate::law::terms::RuleSort;

use super::answer::Answer;
use super::bench::{Bench, Setting};
use super::{Duty, Of, Reason, Status, cadence, event, periodic, posting, standing};

/// Whether duties are made of a rule.
pub fn judges(rule: &PackRule) -> bool {
    rule.enabled && rule.unjudged.is_none() && of_sort(rule.kind).is_some()
}

/// All duties of a unit, in the order of its rules and then of time.
pub fn judge(pack: &Pack, setting: &Setting, answers: &[Answer]) -> Vec<Duty> {
    let bench = Bench::new(pack, setting, answers);
    let mut duties = Vec::new();
    for rule in pack.rules.iter().filter(|rule| judges(rule)) {
        let first = duties.len();
        one(&bench, rule, &mut duties);
        for duty in duties.iter_mut().skip(first) {
            bench.lay_over(duty);
        }
    }
    say_once(pack, &mut duties);
    duties
}

/// Of a rule with several texts, each for its own days, what there is to say of the rule as such is said once, by the newest of
/// them; where there is something to judge, nothing but since when it is judged, and first.
fn say_once(pack: &Pack, duties: &mut Vec<Duty>) {
    let mut ids: Vec<&str> = pack.rules.iter().map(|rule| rule.id.as_str()).collect();
    ids.sort_unstable();
    let mut twice: Vec<&str> = ids.windows(2).filter_map(|pair| pair.first().filter(|id| pair.last() == Some(id)).copied()).collect();
    twice.dedup();
    for id in twice {
        let of_rule = |duty: &Duty| duty.rule.id == id && duty.of == Of::Rule;
        let judged = duties.iter().any(|duty| duty.rule.id == id && duty.of != Of::Rule);
        let says = |duty: &Duty| !judged || matches!(duty.status, Status::NotApplicable(Reason::BeforeUse(_)));
        let speaks = |duty: &Duty| of_rule(duty) && says(duty);
        let kept = if judged { duties.iter().position(speaks) } else { duties.iter().rposition(speaks) };
        let mut places = 0..;
        duties.retain(|duty| {
            let place = places.next();
            !of_rule(duty) || place == kept
        });
    }
}

/// What judges rules of a sort.
type Judging = fn(&Bench, &Arc<PackRule>) -> Vec<Duty>;

fn of_sort(sort: RuleSort) -> Option<Judging> {
    match sort {
        RuleSort::Periodic => Some(periodic::judge),
        RuleSort::Standing => Some(standing::judge),
        RuleSort::Posting => Some(posting::judge),
        RuleSort::EventBefore => Some(event::before),
        RuleSort::EventAfter => Some(event::after),
        RuleSort::Cadence => Some(cadence::judge),
        _ => None,
    }
}

fn one(bench: &Bench, rule: &Arc<PackRule>, duties: &mut Vec<Duty>) {
    let Some(judged) = of_sort(rule.kind) else { return };
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
