//! Activities (活动) of the newest year: how often, how many came, for how many hours.

use serde::{Deserialize, Serialize};

use crate::compound::Compound;
use crate::record::activity::Time;
use crate::record::{Body, Record};

use super::{page, standing};

/// What was done in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Season {
    /// Which year.
    pub year: i32,
    /// How often.
    pub times: u64,
    /// How many came, each time counted anew.
    pub people: u64,
    /// For how long together, in hundredths of an hour.
    pub hours: i64,
    /// Where the newest of them stand.
    pub page: String,
}

pub fn count(compound: &Compound) -> Option<Season> {
    let mut held: Vec<(&Record, &Time)> = Vec::new();
    for record in standing(compound) {
        let Body::Activity(activity) = &record.body else { continue };
        held.extend(activity.times.iter().map(|time| (record, &time.value)).filter(|(_, time)| time.was_held(compound.as_of)));
    }
    let newest = held.iter().max_by_key(|(record, time)| (time.on.value, &record.id.0))?;
    let year = newest.1.on.year();
    let of_year = || held.iter().map(|(_, time)| time).filter(move |time| time.on.year() == year);
    Some(Season {
        year,
        times: u64::try_from(of_year().count()).unwrap_or(u64::MAX),
        people: of_year().filter_map(|time| Some(time.people.as_ref()?.0)).sum(),
        hours: of_year().filter_map(|time| Some(time.hours.as_ref()?.0)).sum(),
        page: page(newest.0),
    })
}
