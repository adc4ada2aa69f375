//! Cases (诉求) of the newest period and of the one before, where both may be told.

use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::base::period::Period;
use crate::compound::Compound;
use crate::record::case::Case;
use crate::record::{Body, Record};

use super::{page, standing, written};

/// How many there were, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The first day of the period before, and its last.
    pub then: Stretch,
    /// The newest period.
    pub now: Stretch,
    /// Where the newest stands.
    pub page: String,
    /// Where the one before stands.
    pub earlier: String,
}

/// A period and how many cases came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// First day.
    #[serde(with = "written")]
    pub from: Date,
    /// Last day.
    #[serde(with = "written")]
    pub until: Date,
    /// How many.
    pub count: u64,
}

impl Stretch {
    /// The period.
    pub fn period(&self) -> Period {
        Period { from: self.from, until: self.until }
    }

    fn of(case: &Case) -> Self {
        let count = u64::try_from(case.public().count()).unwrap_or(u64::MAX);
        Stretch { from: case.period.from, until: case.period.until, count }
    }
}

/// Quarters are compared with quarters, and never with what began before the one before ended.
pub fn count(compound: &Compound) -> Option<Moved> {
    let series = |record: &Record| (record.kind.series)(record);
    let told: Vec<(&Record, &Case)> = standing(compound)
        .filter_map(|record| match &record.body {
            Body::Case(case) => Some((record, &**case)),
            _ => None,
        })
        .collect();
    let newest = told.iter().max_by_key(|(record, case)| (case.period.until, case.period.from, &record.id.0))?;
    let before = told.iter().filter(|(record, case)| series(record) == series(newest.0) && case.period.until < newest.1.period.from);
    let before = before.max_by_key(|(record, case)| (case.period.until, &record.id.0))?;
    let (then, now) = (Stretch::of(before.1), Stretch::of(newest.1));
    let least = compound.pack.least_group();
    let tellable = |count: u64| count == 0 || count >= least;
    (tellable(then.count) && tellable(now.count)).then(|| Moved { then, now, page: page(newest.0), earlier: page(before.0) })
}
