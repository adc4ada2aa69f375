//! Cases (诉求) of the newest period and of the one before, where both may be told.

use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::base::period::Period;
use crate::compound::Compound;
use crate::record::case::{Case, by_category};
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
    /// What they were about, as the page of the newest tells it.
    pub about: Vec<About>,
}

/// How many cases of a category there were, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The category, as a word of records; none for what was too few to be told apart.
    pub category: Option<String>,
    /// Then.
    pub then: u64,
    /// Now.
    pub now: u64,
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
    (tellable(then.count) && tellable(now.count)).then(|| {
        let about = about(newest.1, before.1, least);
        Moved { then, now, page: page(newest.0), earlier: page(before.0), about }
    })
}

/// Only what the page tells of categories enters a sum over compounds, so that nothing can be subtracted from it.
fn about(now: &Case, before: &Case, least: u64) -> Vec<About> {
    let groups = by_category(now, Some(before), least).into_iter();
    groups.map(|group| About { category: group.key.map(|key| key.word().to_string()), then: group.before, now: group.now }).collect()
}
