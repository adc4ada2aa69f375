//! A rule pack: rules with their sources, as data.

use crate::base::number::Fraction;

/// The rules that bind a unit.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    /// Every rule.
    pub rules: Vec<PackRule>,
    /// Thresholds by class of matter.
    pub votes: Vec<VoteRule>,
}

/// One rule of a pack.
#[derive(Debug, Clone)]
pub struct PackRule {
    /// Permanent id: `cn.943`.
    pub id: String,
    /// The article or document it comes from.
    pub source: String,
}

/// What a vote on a class of matter needs.
#[derive(Debug, Clone)]
pub struct VoteRule {
    /// Classes it applies to: `278-4`.
    pub classes: Vec<String>,
    /// Part of all that must take part; the number itself suffices.
    pub quorum: Fraction,
    /// Part of those taking part that must agree.
    pub pass: Fraction,
    /// Whether the number itself suffices to pass.
    pub inclusive: bool,
    /// Ids of the rules it comes from.
    pub basis: Vec<String>,
}

impl Pack {
    /// The rules that bind a unit of these packs, and the ids that name none.
    pub fn for_unit<'i>(_ids: &[&'i str]) -> (Pack, Vec<&'i str>) {
        (Pack::default(), Vec::new())
    }

    /// The ids of the packs built in.
    pub fn built_in() -> Vec<&'static str> {
        Vec::new()
    }

    /// A rule by id.
    pub fn rule(&self, id: &str) -> Option<&PackRule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// What a vote on a class of matter needs.
    pub fn vote(&self, class: &str) -> Option<&VoteRule> {
        self.votes.iter().find(|rule| rule.classes.iter().any(|c| c == class))
    }
}
