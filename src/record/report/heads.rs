//! What each building head reports of a month; households are counted and nobody in them is named.

use crate::base::fields::{Fields, Part};
use crate::base::id::{BuildingId, PersonId};
use crate::base::number::Count;
use crate::base::scalar::Line;
use crate::base::source::At;

/// One building head's month.
#[derive(Debug, Clone)]
pub struct HeadReport {
    /// Who.
    pub person: At<PersonId>,
    /// Of which buildings, where they differ from the roster's.
    pub buildings: Vec<At<BuildingId>>,
    /// Households that were visited; nothing written means that there was no report.
    pub visits: Option<At<Count>>,
    /// Things residents brought.
    pub raised: Option<At<Count>>,
    /// Things that were settled on the spot.
    pub settled: Option<At<Count>>,
    /// Things passed on.
    pub passed_on: Option<At<Count>>,
    /// Anything worth knowing.
    pub note: Option<At<Line>>,
}

impl Part for HeadReport {
    fn read(fields: &mut Fields) -> Self {
        HeadReport {
            person: fields.required("person", "人"),
            buildings: fields.list("buildings", "楼栋"),
            visits: fields.optional("visits", "走访"),
            raised: fields.optional("raised", "收到"),
            settled: fields.optional("settled", "办结"),
            passed_on: fields.optional("passed_on", "转办"),
            note: fields.optional("note", "备注"),
        }
    }
}

impl HeadReport {
    /// Whether the head reported.
    pub fn is_made(&self) -> bool {
        self.visits.is_some()
    }
}

/// A month in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Month {
    /// Heads that reported.
    pub heads: u64,
    /// Households that were visited.
    pub visits: u64,
    /// Things residents brought.
    pub raised: u64,
    /// Things that were settled.
    pub settled: u64,
}

impl Month {
    /// The sum of the rows.
    pub fn of(rows: &[At<HeadReport>]) -> Month {
        let number = |count: &Option<At<Count>>| count.as_ref().map_or(0, |count| count.0);
        rows.iter().filter(|row| row.is_made()).fold(Month::default(), |sum, row| Month {
            heads: sum.heads + 1,
            visits: sum.visits.saturating_add(number(&row.visits)),
            raised: sum.raised.saturating_add(number(&row.raised)),
            settled: sum.settled.saturating_add(number(&row.settled)),
        })
    }
}
