//! Texts over time: which text of a rule holds on a day, and why none does.
//!
//! Rules that took each other's place (`superseded_by`) are one family. An event is judged by the text of its own day; a day
//! before the earliest text on file is judged by none, and that is said. Where a nearer pack writes a rule anew from a day on,
//! there are two texts of one id, and what held before holds until that day.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::said;

use super::rule::PackRule;

/// Why no text holds on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// No pack that binds has such a rule.
    Unknown,
    /// It is kept for reference only, or this pack switched it off.
    Off(Option<String>),
    /// The day lies before the earliest text on file.
    NoText {
        /// Since when there is one.
        earliest: Date,
    },
    /// The last text on file has ended.
    Ended {
        /// The first day without one.
        since: Date,
    },
    /// A text took its place, and nobody wrote when.
    Replaced(String),
}

impl Absence {
    /// The reason, in both languages, for "not applicable".
    pub fn said(&self) -> Said {
        match self {
            Absence::Unknown => said!("适用的规则包里没有这一条", "no pack that binds has such a rule"),
            Absence::Off(None) => said!("这一条只供参考，不使用", "the rule is kept for reference only"),
            Absence::Off(Some(pack)) => said!("规则包“{pack}”停用了这一条", "the pack `{pack}` switched the rule off"),
            Absence::NoText { earliest } => {
                said!("没有当时的条文：现有条文自 {earliest} 起施行", "no text of that date: the earliest on file holds since {earliest}")
            }
            Absence::Ended { since } => said!("条文自 {since} 起失效", "the text no longer holds since {since}"),
            Absence::Replaced(by) => said!("已被“{by}”取代", "`{by}` took its place"),
        }
    }

    /// The reason in a few English words, for a verdict.
    pub fn reason(&self) -> &'static str {
        match self {
            Absence::Unknown => "no such rule binds",
            Absence::Off(_) => "the rule is switched off",
            Absence::NoText { .. } => "no text of that date",
            Absence::Ended { .. } | Absence::Replaced(_) => "the text no longer holds",
        }
    }
}

/// The first day on which a rule no longer holds: as written, or when the text that took its place began.
fn end(rule: &PackRule, rules: &[Arc<PackRule>]) -> Option<Date> {
    let successor = || rules.iter().find(|other| Some(&other.id) == rule.superseded_by.as_ref())?.effective;
    rule.superseded.or_else(successor)
}

/// Whether a rule's text holds on a day, used or not. One that was replaced nobody knows when holds never.
pub(super) fn holds_on(rule: &PackRule, rules: &[Arc<PackRule>], date: Date) -> bool {
    let begun = rule.effective.is_none_or(|since| since <= date);
    begun && end(rule, rules).map_or(rule.superseded_by.is_none(), |end| date < end)
}

/// Whether a rule's text has ended by a day.
pub(super) fn ends_by(rule: &PackRule, rules: &[Arc<PackRule>], day: Date) -> bool {
    end(rule, rules).is_some_and(|end| end <= day)
}

/// What is left of a rule's text where a nearer pack has the say from a day on: nothing, where it began no earlier.
pub(super) fn until(rule: &Arc<PackRule>, rules: &[Arc<PackRule>], day: Date) -> Option<Arc<PackRule>> {
    if rule.effective.is_some_and(|since| since >= day) {
        return None;
    }
    let end = end(rule, rules);
    if end.is_none() && rule.superseded_by.is_some() {
        return Some(Arc::clone(rule));
    }
    Some(Arc::new(PackRule { superseded: Some(end.map_or(day, |end| end.min(day))), ..PackRule::clone(rule) }))
}

/// The days on which any of these rules begins or ends.
pub(super) fn turns(rules: &[Arc<PackRule>]) -> Vec<Date> {
    let mut days: Vec<Date> = rules.iter().flat_map(|rule| [rule.effective, end(rule, rules)]).flatten().collect();
    days.sort();
    days.dedup();
    days
}

/// A rule and all that stand in one line of succession with it, itself first.
fn family<'r>(id: &str, rules: &'r [Arc<PackRule>]) -> Vec<&'r PackRule> {
    let mut family: Vec<&PackRule> = rules.iter().filter(|rule| rule.id == id).map(|rule| &**rule).collect();
    let mut at = 0;
    while let Some(rule) = family.get(at).copied() {
        let akin =
            |other: &&Arc<PackRule>| Some(&other.id) == rule.superseded_by.as_ref() || other.superseded_by.as_ref() == Some(&rule.id);
        for other in rules.iter().filter(akin) {
            if !family.iter().any(|known| std::ptr::eq(*known, &**other)) {
                family.push(other);
            }
        }
        at += 1;
    }
    family
}

/// The text of a rule's family that is used on a day.
pub(super) fn text<'r>(id: &str, rules: &'r [Arc<PackRule>], date: Date) -> Result<&'r PackRule, Absence> {
    let family = family(id, rules);
    let texts = || family.iter().copied().filter(|rule| rule.id == id);
    // Of several texts of one id that of the day speaks, else the nearest pack's.
    let Some(own) = texts().find(|rule| holds_on(rule, rules, date)).or_else(|| texts().next_back()) else { return Err(Absence::Unknown) };
    let used: Vec<&PackRule> = family.iter().copied().filter(|rule| rule.enabled).collect();
    if !own.enabled {
        return Err(Absence::Off(own.switched_by.clone()));
    }
    if let Some(rule) = used.iter().copied().find(|rule| holds_on(rule, rules, date)) {
        return Ok(rule);
    }
    let earliest = used.iter().filter_map(|rule| rule.effective).min();
    match (earliest, used.iter().filter_map(|rule| end(rule, rules)).max()) {
        (Some(earliest), _) if date < earliest => Err(Absence::NoText { earliest }),
        (_, Some(since)) => Err(Absence::Ended { since }),
        _ => Err(Absence::Replaced(own.superseded_by.clone().unwrap_or_default())),
    }
}
