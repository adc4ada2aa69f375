//! What a vote needs on a day: for each class of matter the thresholds of the last pack that speaks of it.

use std::sync::Arc;

use crate::base::date::Date;

use super::rule::{PackRule, Threshold};
use super::terms::RuleSort;
use super::texts::{Absence, holds_on, turns};

/// What a vote on a class of matter needs.
#[derive(Debug, Clone)]
pub struct VoteRule {
    /// Classes it applies to: `278-4`.
    pub classes: Vec<String>,
    /// Part of all that must take part.
    pub quorum: Threshold,
    /// Part that must agree.
    pub pass: Threshold,
    /// Ids of the rules it comes from.
    pub basis: Vec<String>,
}

/// The thresholds of all classes of matter over time.
#[derive(Debug, Clone, Default)]
pub(super) struct Votes {
    spells: Vec<Spell>,
}

/// A rule and the days it is for.
#[derive(Debug, Clone)]
struct Spell {
    class: String,
    from: Option<Date>,
    until: Option<Date>,
    rule: VoteRule,
}

impl Votes {
    /// The thresholds that these rules set, on every day.
    pub fn of(rules: &[Arc<PackRule>]) -> Votes {
        let used: Vec<Arc<PackRule>> = rules.iter().filter(|rule| rule.enabled && rule.kind == RuleSort::Vote).cloned().collect();
        let mut classes: Vec<&String> = used.iter().filter(|rule| rule.pass.is_some()).flat_map(|rule| &rule.applies).collect();
        classes.sort();
        classes.dedup();
        let turns = turns(&used);
        // Before the first turn only what was always there holds; then each stretch begins with a turn.
        let starts = std::iter::once(None).chain(turns.iter().copied().map(Some));
        let ends = turns.iter().copied().map(Some).chain([None]);
        let stretches: Vec<(Option<Date>, Option<Date>)> = starts.zip(ends).collect();
        let mut spells = Vec::new();
        for class in classes {
            for (from, until) in &stretches {
                let day = from.or_else(|| until.map(|until| until.plus_days(-1)));
                let holds = |rule: &&Arc<PackRule>| day.is_none_or(|day| holds_on(rule, &used, day));
                let in_use: Vec<&Arc<PackRule>> = used.iter().filter(holds).collect();
                let rule = needs(class, &in_use);
                spells.extend(rule.map(|rule| Spell { class: class.clone(), from: *from, until: *until, rule }));
            }
        }
        Votes { spells }
    }

    /// What a vote on a class of matter needs by the newest texts.
    pub fn newest(&self, class: &str) -> Option<&VoteRule> {
        self.spells.iter().rfind(|spell| spell.class == class).map(|spell| &spell.rule)
    }

    /// What a vote on a class of matter needed, or needs, on a day.
    pub fn on(&self, class: &str, date: Date) -> Result<&VoteRule, Absence> {
        let mut own = self.spells.iter().filter(|spell| spell.class == class).peekable();
        let first = own.peek().and_then(|spell| spell.from);
        let last = own.clone().last().and_then(|spell| spell.until);
        let spell = own.find(|spell| spell.from.is_none_or(|from| from <= date) && spell.until.is_none_or(|until| date < until));
        match (spell, first, last) {
            (Some(spell), _, _) => Ok(&spell.rule),
            (None, Some(earliest), _) if date < earliest => Err(Absence::NoText { earliest }),
            (None, _, Some(since)) if since <= date => Err(Absence::Ended { since }),
            _ => Err(Absence::Unknown),
        }
    }
}

/// What a class needs: for quorum and majority alike the last of these rules that covers it.
fn needs(class: &str, rules: &[&Arc<PackRule>]) -> Option<VoteRule> {
    let quorum = rules.iter().rfind(|rule| rule.quorum.is_some() && rule.covers(class))?;
    let pass = rules.iter().rfind(|rule| rule.pass.is_some() && rule.covers(class))?;
    let mut basis = vec![quorum.id.clone(), pass.id.clone()];
    basis.dedup();
    Some(VoteRule { classes: vec![class.to_string()], quorum: quorum.quorum?, pass: pass.pass?, basis })
}
