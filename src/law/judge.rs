//! Who holds records against the rules of packs.

use super::rule::PackRule;

/// Code that judges rules of packs: a check by its id, or a room of the house by its path.
#[derive(Debug, Clone, Copy)]
pub struct Judge {
    /// What it is called.
    pub code: &'static str,
    /// What it judges.
    pub rules: Judged,
}

/// Which rules somebody judges.
#[derive(Debug, Clone, Copy)]
pub enum Judged {
    /// These, by id.
    Ids(&'static [&'static str]),
    /// All that this is true of: those of a sort whose events or contents the code knows.
    Where(fn(&PackRule) -> bool),
}

impl Judge {
    /// Whether it judges a rule.
    pub fn judges(&self, rule: &PackRule) -> bool {
        match self.rules {
            Judged::Ids(ids) => ids.contains(&rule.id.as_str()),
            Judged::Where(fits) => fits(rule),
        }
    }

    /// The code that judges a rule; an earlier text of a rule is judged by whoever judges the later one.
    pub fn of(rule: &PackRule, judges: &[Judge]) -> Vec<&'static str> {
        let own: Vec<&'static str> = judges.iter().filter(|judge| judge.judges(rule)).map(|judge| judge.code).collect();
        let later = rule.superseded_by.as_deref().filter(|_| own.is_empty());
        let same = |judge: &&Judge| matches!((judge.rules, later), (Judged::Ids(ids), Some(later)) if ids.contains(&later));
        own.iter().copied().chain(judges.iter().filter(same).map(|judge| judge.code)).collect()
    }
}
