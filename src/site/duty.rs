//! Duties as pages tell them; every text in them has been through the masking pass.

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::disclosure::{Block, Cell, Label, Tone};

/// What was met is on the page for so many months; the table holds everything.
pub const SHOWN_MONTHS: u32 = 12;

/// One duty of the unit, told.
#[derive(Debug, Clone)]
pub struct DutyTold {
    /// Which rule.
    pub rule: String,
    /// What the rule asks for.
    pub rule_name: Cell,
    /// Which period, event or record.
    pub about: Cell,
    /// Both together.
    pub thing: Cell,
    /// Who owes it.
    pub who: Cell,
    /// The article, or the procedure the unit adopted.
    pub basis: Cell,
    /// By when.
    pub due: Option<Date>,
    /// The first day on which it may come down.
    pub down: Option<Date>,
    /// Where it stands, as a word of data.
    pub status: &'static str,
    /// How that feels.
    pub tone: Tone,
    /// Where it stands, in a word.
    pub word: Label,
    /// Why it does not apply.
    pub reason: Option<Label>,
    /// When it was met.
    pub met: Option<Date>,
    /// By which records.
    pub by: Vec<RecordId>,
    /// Whether somebody still has to do something.
    pub open: bool,
    /// Whether it has no day but always stands.
    pub standing: bool,
    /// What stands small under it.
    pub details: Vec<(Label, Cell)>,
    /// What else there is to say.
    pub notes: Vec<Cell>,
}

/// The page of duties.
#[derive(Debug, Clone)]
pub struct DutiesPage {
    /// How they stand, in a sentence or two.
    pub standing: Vec<Label>,
    /// The next day on which something is due, in a sentence.
    pub next: Label,
    /// That day.
    pub next_due: Option<Date>,
    /// How many rules are not told of, because nobody has compared them with their texts.
    pub unverified: u64,
    /// The duties in tables, and what does not apply.
    pub blocks: Vec<Block>,
}

/// How the duties of a unit stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DutyCount {
    /// 按时
    pub on_time: u64,
    /// 逾期补
    pub late: u64,
    /// 未见公布, 公示期不足
    pub unseen: u64,
    /// 未到期, 将到期
    pub not_due: u64,
    /// 已豁免
    pub waived: u64,
    /// 不适用: rules, not periods
    pub not_applicable: u64,
}

impl DutyCount {
    /// As numbers in the order of the fields.
    pub fn numbers(self) -> [u64; 6] {
        [self.on_time, self.late, self.unseen, self.not_due, self.waived, self.not_applicable]
    }

    /// From such numbers.
    pub fn of_numbers([on_time, late, unseen, not_due, waived, not_applicable]: [u64; 6]) -> Self {
        DutyCount { on_time, late, unseen, not_due, waived, not_applicable }
    }

    /// How many of those that were due were seen, and how many were due.
    pub fn seen_of_due(self) -> (u64, u64) {
        let seen = self.on_time + self.late;
        (seen, seen + self.unseen)
    }
}
