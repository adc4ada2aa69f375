//! Counting a vote: exact whole numbers on both bases, against the thresholds of a pack.
//!
//! Shares are compared by cross-multiplication in 128 bits; a percentage never decides anything. Who is asked (a whole
//! compound, or the buildings a matter concerns) is settled by the total the record gives.

use crate::base::area::Area;
use crate::base::number::{Fraction, Ratio};

use super::pack::{Base, VoteRule};

/// One number on both bases.
///
/// # Units
/// People; 0.01 m².
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pair {
    /// 业主人数
    pub owners: u64,
    /// 专有面积
    pub area: Area,
}

/// The counts of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Everybody who may vote.
    pub total: Pair,
    /// Who took part.
    pub participating: Pair,
    /// Who agreed.
    pub yes: Pair,
}

/// What came of the motion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Too few took part.
    QuorumFailed,
    /// Enough agreed.
    Passed,
    /// Enough took part, too few agreed.
    Rejected,
    /// The counts are impossible.
    Invalid,
}

/// What an outcome means for the matter itself, when a yes may point either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The matter goes ahead.
    Carried,
    /// The matter was voted down: an affirmative motion failed, or a motion against it passed.
    Refused,
    /// Nothing was decided: too few took part, the counts are impossible, or a motion against it failed.
    Undecided,
}

impl Outcome {
    /// What it means for the matter; `negative` when a yes is a no to the matter (不再续约).
    pub fn effect(self, negative: bool) -> Effect {
        match (self, negative) {
            (Outcome::Passed, false) => Effect::Carried,
            (Outcome::Passed, true) | (Outcome::Rejected, false) => Effect::Refused,
            (Outcome::Rejected, true) | (Outcome::QuorumFailed | Outcome::Invalid, _) => Effect::Undecided,
        }
    }
}

/// One inequality with its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The part that is needed.
    pub threshold: Fraction,
    /// Whether the number itself suffices (以上) or must be exceeded (过).
    pub inclusive: bool,
    /// The least number that suffices, or the number to be exceeded; rounded so that whole counts decide the same.
    pub needed: u64,
    /// Whether it holds.
    pub holds: bool,
}

impl Comparison {
    /// Compares `count / of` with a threshold.
    pub fn new(count: u64, of: u64, threshold: Fraction, inclusive: bool) -> Self {
        let (numerator, denominator) = (u128::from(threshold.numerator), u128::from(threshold.denominator.max(1)));
        let (left, right) = (u128::from(count) * denominator, u128::from(of) * numerator);
        let holds = if inclusive { left >= right } else { left > right };
        let needed = if inclusive { right.div_ceil(denominator) } else { right / denominator };
        Comparison { count, of, threshold, inclusive, needed: u64::try_from(needed).unwrap_or(u64::MAX), holds }
    }

    /// How many are still missing; zero when it holds.
    pub fn missing(&self) -> u64 {
        let least = if self.inclusive { self.needed } else { self.needed.saturating_add(1) };
        least.saturating_sub(self.count)
    }

    /// The share, for a bar.
    pub fn share(&self) -> Ratio {
        Ratio { part: self.count, whole: self.of }
    }

    /// The threshold as a share, for the notch in the bar.
    pub fn notch(&self) -> Ratio {
        Ratio { part: self.threshold.numerator, whole: self.threshold.denominator }
    }
}

/// The comparisons on both bases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both {
    /// 业主人数
    pub owners: Comparison,
    /// 专有面积
    pub area: Comparison,
}

impl Both {
    /// Whether both hold; one base never makes up for the other.
    pub fn hold(&self) -> bool {
        self.owners.holds && self.area.holds
    }
}

/// A vote, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Whether enough took part.
    pub participation: Both,
    /// Whether enough agreed.
    pub agreement: Both,
    /// What came of it.
    pub outcome: Outcome,
}

/// Counts a vote by a rule.
pub fn count(counts: &Counts, rule: &VoteRule) -> Tally {
    let participation = participation(counts.total, counts.participating, rule);
    let whole = match rule.pass.of {
        Base::Participating => counts.participating,
        Base::All => counts.total,
    };
    let agreement = Both {
        owners: Comparison::new(counts.yes.owners, whole.owners, rule.pass.owners, rule.pass.inclusive),
        area: Comparison::new(counts.yes.area.0, whole.area.0, rule.pass.area, rule.pass.inclusive),
    };
    let outcome = if !possible(counts) {
        Outcome::Invalid
    } else if !participation.hold() {
        Outcome::QuorumFailed
    } else if agreement.hold() {
        Outcome::Passed
    } else {
        Outcome::Rejected
    };
    Tally { participation, agreement, outcome }
}

/// Who did not vote, and the side they are counted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Added {
    /// How many.
    pub pair: Pair,
    /// Whether they are counted with those who agreed.
    pub with_yes: bool,
}

/// Counts a vote whose rules of procedure count those who did not vote with the majority.
///
/// Whether enough took part is settled by those who did. The majority is the side that is larger on both bases; where the bases
/// disagree nobody is added. Those who are added are voters then: the share that must agree is reckoned of all.
pub fn count_following(counts: &Counts, no: Pair, rule: &VoteRule) -> (Tally, Option<Added>) {
    let cast = count(counts, rule);
    if !matches!(cast.outcome, Outcome::Passed | Outcome::Rejected) {
        return (cast, None);
    }
    let over = |a: Pair, b: Pair| a.owners > b.owners && a.area > b.area;
    let with_yes = over(counts.yes, no);
    if !with_yes && !over(no, counts.yes) {
        return (cast, None);
    }
    let pair = Pair {
        owners: counts.total.owners.saturating_sub(counts.participating.owners),
        area: Area(counts.total.area.0.saturating_sub(counts.participating.area.0)),
    };
    let plus = |side: Pair| Pair { owners: side.owners.saturating_add(pair.owners), area: Area(side.area.0.saturating_add(pair.area.0)) };
    let yes = if with_yes { plus(counts.yes) } else { counts.yes };
    let all = count(&Counts { participating: counts.total, yes, ..*counts }, rule);
    (Tally { participation: cast.participation, ..all }, Some(Added { pair, with_yes }))
}

/// Compares participation alone: all that may be told while a vote is open.
pub fn participation(total: Pair, participating: Pair, rule: &VoteRule) -> Both {
    Both {
        owners: Comparison::new(participating.owners, total.owners, rule.quorum.owners, rule.quorum.inclusive),
        area: Comparison::new(participating.area.0, total.area.0, rule.quorum.area, rule.quorum.inclusive),
    }
}

/// Yes ≤ participating ≤ total on both bases, and somebody was asked.
fn possible(counts: &Counts) -> bool {
    let within = |part: Pair, whole: Pair| part.owners <= whole.owners && part.area <= whole.area;
    counts.total.owners > 0
        && counts.total.area.0 > 0
        && within(counts.participating, counts.total)
        && within(counts.yes, counts.participating)
}

#[cfg(test)]
mod tests;
