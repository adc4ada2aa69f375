//! The rules that bind one unit, and which of them hold on a day.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::number::Count;

use super::days::Holidays;
use super::texts;
use super::vote::Votes;

pub use super::rule::{Base, PackRule, Threshold};
pub use super::terms::RuleSort;
pub use super::texts::Absence;
pub use super::vote::VoteRule;

/// The rules that bind a unit: the national pack first, then those of its place, later ones winning.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// Every rule; those that are kept for reference only are not `enabled`. One that a nearer pack writes anew from a day on is
    /// there twice, the older text until that day.
    pub rules: Vec<Arc<PackRule>>,
    /// Rules that another pack's rule of the same id took the place of, or switched.
    pub overridden: Vec<Overridden>,
    /// So many days before it is due a duty is due soon.
    pub soon_days: u64,
    /// Which days are worked.
    pub holidays: Arc<Holidays>,
    votes: Votes,
}

/// A rule that a nearer pack has the say of.
#[derive(Debug, Clone)]
pub struct Overridden {
    /// The rule as it stood before.
    pub rule: Arc<PackRule>,
    /// The pack that writes it anew, or switches it.
    pub by: String,
    /// From when on; always, where nothing is written.
    pub from: Option<Date>,
}

impl Pack {
    /// The view of given rules, the last word last.
    pub(super) fn of(rules: Vec<Arc<PackRule>>, overridden: Vec<Overridden>) -> Pack {
        let votes = Votes::of(&rules);
        Pack { rules, overridden, soon_days: 0, holidays: Holidays::built_in(), votes }
    }

    /// A rule by id, used or not, in force or not: to explain it, or where a day decides nothing; of several texts the last. Who
    /// judges an event asks for its [`Pack::text`].
    pub fn rule(&self, id: &str) -> Option<&PackRule> {
        self.rules.iter().rfind(|rule| rule.id == id).map(|rule| &**rule)
    }

    /// A rule by id as it stood on a day, to name its source; the last text on file where none held.
    pub fn rule_on(&self, id: &str, date: Date) -> Option<&PackRule> {
        let held = self.rules.iter().rfind(|rule| rule.id == id && texts::holds_on(rule, &self.rules, date));
        held.map(|rule| &**rule).or_else(|| self.rule(id))
    }

    /// The text of a rule on a day: itself, or the text before or after it.
    ///
    /// # Errors
    /// Why there is none: no such rule, switched off, no text of that date.
    pub fn text(&self, id: &str, date: Date) -> Result<&PackRule, Absence> {
        texts::text(id, &self.rules, date)
    }

    /// Whether a rule is used and its text holds on a day.
    pub fn in_force(&self, rule: &PackRule, date: Date) -> bool {
        rule.enabled && texts::holds_on(rule, &self.rules, date)
    }

    /// What a vote on a class of matter needs by the newest texts.
    pub fn vote(&self, class: &str) -> Option<&VoteRule> {
        self.votes.newest(class)
    }

    /// What a vote on a class of matter needs, by the texts of its day.
    ///
    /// # Errors
    /// Why nothing is known: no rule for the class, or no text of that date.
    pub fn vote_on(&self, class: &str, date: Date) -> Result<&VoteRule, Absence> {
        self.votes.on(class, date)
    }

    /// The fewest people of one category that may be told.
    pub fn least_group(&self) -> u64 {
        self.rule("cn.pipl.public").and_then(|rule| rule.param("least_group")?.scalar::<Count>()).map_or(0, |least| least.0)
    }

    /// The rules of one sort that are in use, whenever their texts hold.
    pub fn of_kind(&self, kind: RuleSort) -> impl Iterator<Item = &PackRule> {
        self.rules.iter().filter(move |rule| rule.enabled && rule.kind == kind).map(|rule| &**rule)
    }

    /// The rules of one sort that are in use and hold on a day.
    pub fn of_kind_on(&self, kind: RuleSort, date: Date) -> impl Iterator<Item = &PackRule> {
        self.of_kind(kind).filter(move |rule| self.in_force(rule, date))
    }
}

#[cfg(test)]
mod tests;
