//! A unit's summary as a line of JSON, remembered between builds so that the portal needs no unit that did not change.

use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::base::scalar::Scalar;
use crate::statistics::Counts;
use crate::unit::Level;

use super::{DutyCount, Summary};

#[derive(Serialize, Deserialize)]
struct Kept {
    id: String,
    name: String,
    level: String,
    parent: Option<String>,
    region: String,
    address: Option<String>,
    households: Option<u64>,
    records: usize,
    latest: Option<(String, String, String)>,
    newest: Option<String>,
    #[serde(default)]
    duties: [u64; 6],
    counts: Counts,
}

impl Summary {
    /// Writes the summary as one line.
    pub fn to_line(&self) -> String {
        let kept = Kept {
            id: self.id.clone(),
            name: self.name.clone(),
            level: self.level.word().to_string(),
            parent: self.parent.clone(),
            region: self.region.clone(),
            address: self.address.clone(),
            households: self.households,
            records: self.records,
            latest: self.latest.clone().map(|(title, route, day)| (title, route, day.to_string())),
            newest: self.newest.map(|day| day.to_string()),
            duties: self.duties.numbers(),
            counts: self.counts.clone(),
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Reads what [`Summary::to_line`] wrote; `None` for anything else.
    pub fn from_line(line: &str) -> Option<Self> {
        let kept: Kept = serde_json::from_str(line).ok()?;
        let latest = match kept.latest {
            Some((title, route, day)) => Some((title, route, Date::parse(&day).ok()?)),
            None => None,
        };
        let newest = match kept.newest {
            Some(day) => Some(Date::parse(&day).ok()?),
            None => None,
        };
        Some(Summary {
            id: kept.id,
            name: kept.name,
            level: Level::parse(&kept.level).ok()?,
            parent: kept.parent,
            region: kept.region,
            address: kept.address,
            households: kept.households,
            records: kept.records,
            latest,
            newest,
            duties: DutyCount::of_numbers(kept.duties),
            counts: kept.counts,
        })
    }
}
