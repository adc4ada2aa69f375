//! The duties of a unit on its pages: one page of all, a word on every record that meets one, a line on the first page.
//!
//! 1. Only what rests on a text that was read, or on a procedure the unit adopted, is told (see [`Ground`]).
//! 2. What is not seen is told as that and no more, with the party that owes it and what it says.
//! 3. Nothing is ranked; nothing but duties is counted.

mod told;
mod words;

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::compound::Compound;
use crate::disclosure::{Block, Cell, Column, Facts, Label, Row, Table, Tone};
use crate::law::duty::{Duty, Of, Status};

use super::mask::Masking;
use super::{DutiesPage, DutyCount, DutyTold, HomeDuties, SHOWN_MONTHS};

/// The page of all duties.
pub const ROUTE: &str = "duties.html";

/// What a unit's pages tell of its duties.
#[derive(Debug, Default)]
pub struct Duties {
    /// All of them.
    pub told: Vec<DutyTold>,
    /// How they stand.
    pub count: DutyCount,
    by_record: BTreeMap<String, Vec<usize>>,
    unverified: usize,
    /// What was met before this day is left to the table.
    older: Option<Date>,
}

impl Duties {
    /// Tells duties; of what nobody has compared with its text only the number of rules.
    pub fn of(duties: &[Duty], compound: &Compound, masking: &Masking) -> Duties {
        let public = || duties.iter().filter(|duty| duty.is_public());
        let told: Vec<DutyTold> = public().map(|duty| told::tell(duty, masking)).collect();
        let mut by_record: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, duty) in told.iter().enumerate() {
            for id in &duty.by {
                by_record.entry(id.0.clone()).or_default().push(at);
            }
        }
        let mut unverified: Vec<&str> = duties.iter().filter(|duty| !duty.is_public()).map(|duty| duty.rule.id.as_str()).collect();
        unverified.dedup();
        let older = Some(compound.as_of.minus_months(SHOWN_MONTHS));
        Duties { count: count(public()), told, by_record, unverified: unverified.len(), older }
    }

    /// The duties a record meets.
    fn of_record(&self, id: &str) -> impl Iterator<Item = &DutyTold> {
        self.by_record.get(id).into_iter().flatten().filter_map(|at| self.told.get(*at))
    }

    /// What the first page says.
    pub fn on_home(&self) -> Option<HomeDuties> {
        let count = &self.count;
        let was_due = count.on_time + count.late + count.unseen + count.waived > 0;
        let seen = was_due.then(|| match (count.unseen, count.waived) {
            (0, 0) => "duty.home_none".into(),
            (0, waived) => Label::with("duty.home_waived", [Cell::Count(waived)]),
            (unseen, _) => Label::with("duty.home_missing", [Cell::Count(unseen)]),
        });
        let next = self.next();
        (seen.is_some() || next.is_some()).then(|| HomeDuties { seen, next, route: ROUTE.to_string() })
    }

    /// The next due day, with what falls due on it.
    fn next(&self) -> Option<(Label, Date)> {
        let ahead = || self.told.iter().filter(|duty| is_ahead(duty));
        let next = ahead().filter_map(|duty| duty.due).min()?;
        let due = ahead().filter(|duty| duty.due == Some(next)).map(|duty| duty.thing.clone()).collect();
        Some((Label::with("duty.next", [Cell::Date(next), Cell::Many(due)]), next))
    }

    /// What the page of a record tells: a word, and each duty with its day.
    pub fn on_record(&self, id: &str) -> (Option<(Tone, Label)>, Vec<Cell>) {
        let each = |duty: &DutyTold| {
            let due = duty.due.map(|due| Cell::Label(Label::with("duty.badge", [duty.basis.clone(), Cell::Date(due)])));
            Cell::Parts(vec![due.unwrap_or_else(|| duty.basis.clone()), Cell::State(duty.tone, duty.word.clone())])
        };
        (badge(self.of_record(id)), self.of_record(id).map(each).collect())
    }

    /// The page.
    pub fn page(&self) -> DutiesPage {
        let (next, next_due) = self.next().unzip();
        DutiesPage {
            standing: standing(&self.count),
            next: next.unwrap_or_else(|| "duty.next_none".into()),
            next_due,
            unverified: u64::try_from(self.unverified).unwrap_or(u64::MAX),
            blocks: self.blocks(),
        }
    }

    fn blocks(&self) -> Vec<Block> {
        let recent = |duty: &&DutyTold| duty.met.or(duty.due).is_none_or(|day| self.older.is_none_or(|older| day >= older));
        let mut missing: Vec<&DutyTold> = self.chosen(|duty| matches!(duty.status, "unseen" | "short" | "waived"));
        missing.sort_by_key(|duty| std::cmp::Reverse(duty.due));
        let mut open = self.chosen(is_ahead);
        open.sort_by_key(|duty| duty.due);
        let mut done = self.chosen(|duty| matches!(duty.status, "on_time" | "late") && !duty.standing);
        done.retain(recent);
        done.sort_by_key(|duty| std::cmp::Reverse(duty.met));
        let standing = self.chosen(|duty| duty.status == "on_time" && duty.standing);
        let mut blocks: Vec<Block> = [("duty.missing", missing), ("duty.open", open), ("duty.done", done), ("duty.standing", standing)]
            .into_iter()
            .filter(|(_, duties)| !duties.is_empty())
            .map(|(caption, duties)| table(caption, &duties))
            .collect();
        blocks.extend(self.not_applicable());
        blocks
    }

    fn chosen(&self, fits: impl Fn(&DutyTold) -> bool) -> Vec<&DutyTold> {
        self.told.iter().filter(|duty| fits(duty)).collect()
    }

    /// What does not apply, under its reasons.
    fn not_applicable(&self) -> Option<Block> {
        let mut reasons: Vec<(&Label, Vec<Cell>)> = Vec::new();
        for duty in &self.told {
            let Some(reason) = &duty.reason else { continue };
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, rules)) => rules.push(duty.rule_name.clone()),
                None => reasons.push((reason, vec![duty.rule_name.clone()])),
            }
        }
        let rows: Vec<(Label, Cell)> = reasons.into_iter().map(|(reason, rules)| (reason.clone(), Cell::Many(rules))).collect();
        (!rows.is_empty()).then(|| Block::Facts(Facts { title: Some("duty.not_applicable".into()), rows }))
    }
}

/// Whether a duty is open, and its day still to come.
fn is_ahead(duty: &DutyTold) -> bool {
    duty.open && !matches!(duty.status, "unseen" | "short")
}

fn table(caption: &'static str, duties: &[&DutyTold]) -> Block {
    // Two columns fit on a phone; the day stands first under what it is the day of.
    let columns = vec![Column::words("duty.what"), Column::words("duty.status")];
    let row = |duty: &&DutyTold| {
        let due = duty.due.map(|due| ("duty.due".into(), Cell::Date(due)));
        Row {
            details: due.into_iter().chain(duty.details.iter().cloned()).collect(),
            ..Row::of([duty.thing.clone(), Cell::State(duty.tone, duty.word.clone())])
        }
    };
    Block::Table(Table { caption: caption.into(), columns, rows: duties.iter().map(row).collect(), total: None })
}

/// How duties stand, each counted once; what stands for good is counted with what was met.
fn count<'d>(duties: impl Iterator<Item = &'d Duty>) -> DutyCount {
    let mut count = DutyCount::default();
    for duty in duties {
        match &duty.status {
            Status::OnTime => count.on_time += 1,
            Status::Late(_) => count.late += 1,
            Status::Unseen | Status::Short => count.unseen += 1,
            Status::NotDue | Status::Soon => count.not_due += 1,
            Status::Waived(_) => count.waived += 1,
            Status::NotApplicable(_) if duty.of == Of::Rule => count.not_applicable += 1,
            Status::NotApplicable(_) => {}
        }
    }
    count
}

/// How duties stand, in sentences: what is waived is neither seen nor passed over.
fn standing(count: &DutyCount) -> Vec<Label> {
    let DutyCount { on_time, late, unseen, not_due, waived, .. } = *count;
    let counts = Label::with("duty.counts", [on_time, late, unseen, not_due].map(Cell::Count));
    let rest = match (unseen, waived) {
        (0, 0) => Some("duty.none_missing".into()),
        (0, waived) => Some(Label::with("duty.none_but_waived", [Cell::Count(waived)])),
        (_, 0) => None,
        (_, waived) => Some(Label::with("duty.waived_too", [Cell::Count(waived)])),
    };
    [Some(counts), rest].into_iter().flatten().collect()
}

/// The word a record wears: the gravest of the duties it meets.
fn badge<'d>(duties: impl Iterator<Item = &'d DutyTold>) -> Option<(Tone, Label)> {
    let rank = |duty: &&DutyTold| ["short", "unseen", "late", "on_time"].iter().position(|word| *word == duty.status);
    let gravest = duties.filter(|duty| rank(duty).is_some()).min_by_key(rank)?;
    // What it meets may still want another channel or another record; that is told on the page of duties.
    (gravest.status != "unseen").then(|| (gravest.tone, gravest.word.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_waived_is_not_told_as_seen() {
        let told = |unseen, waived| {
            let keys: Vec<_> = standing(&DutyCount { unseen, waived, ..DutyCount::default() }).iter().map(|label| label.key).collect();
            keys.get(1).copied()
        };
        assert_eq!(told(0, 0), Some("duty.none_missing"));
        assert_eq!(told(0, 4), Some("duty.none_but_waived"));
        assert_eq!(told(1, 4), Some("duty.waived_too"));
        assert_eq!(told(1, 0), None);
    }
}
