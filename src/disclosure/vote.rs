//! A vote told in numbers.

use crate::base::number::Ratio;

use super::{Cell, Label, Tone};

/// A vote: for each base (业主人数, 面积) the counts, what was needed, and whether it was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The words that were voted on.
    pub motion: String,
    /// What was decided, in a word.
    pub outcome: (Tone, Label),
    /// Said where a yes means a no to what people think of (polarity of the motion).
    pub polarity: Option<Label>,
    /// Who was asked.
    pub electorate: Option<Label>,
    /// Each base.
    pub bases: Vec<TallyBase>,
    /// Sentences on how it was counted: options, proxies, uncounted ballots.
    pub remarks: Vec<Label>,
    /// The rule it was judged by.
    pub basis: Vec<Cell>,
}

/// One base of a vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyBase {
    /// 业主人数 or 面积.
    pub label: Label,
    /// All.
    pub total: Cell,
    /// Participation: how many, what was needed, the inequality with its numbers, whether it holds.
    pub participation: TallyLine,
    /// Agreement, likewise; none while a vote is open.
    pub agreement: Option<TallyLine>,
    /// Against.
    pub no: Option<Cell>,
    /// Abstained.
    pub abstain: Option<Cell>,
}

/// One comparison of a vote with the numbers that decide it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyLine {
    /// How many.
    pub count: Cell,
    /// Of how many.
    pub of: Cell,
    /// The share, for the bar.
    pub share: Ratio,
    /// The threshold as a share, for the notch.
    pub notch: Ratio,
    /// What was needed: the least that suffices, or the number to be exceeded.
    pub needed: Cell,
    /// Whether `needed` itself suffices (以上) or must be exceeded (过).
    pub inclusive: bool,
    /// Whether it holds.
    pub holds: bool,
}

impl TallyLine {
    /// The sign that is true between the count and what was needed.
    pub fn sign(&self) -> &'static str {
        match (self.holds, self.inclusive) {
            (true, true) => "≥",
            (true, false) => ">",
            (false, true) => "<",
            (false, false) => "≤",
        }
    }
}
