//! Stations (党群服务站): those of the unit's own, and how near the next one is.

use serde::{Deserialize, Serialize};

use crate::compound::Compound;
use crate::compound::rules::premises;
use crate::record::Body;

use super::{page, standing};

/// The stations of a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// Those of its own that are open and tell their size.
    pub stations: Vec<Station>,
    /// The nearest that is large enough, else the nearest; nothing where no rule asks or no place is known.
    pub reach: Option<Reach>,
}

/// A station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Station {
    /// Its page.
    pub page: String,
    /// How large, in hundredths of a square metre.
    pub area: u64,
}

/// A station near a compound, its own or of a unit above.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The unit above it belongs to; the compound itself where nothing is written.
    pub unit: Option<String>,
    /// What it is called.
    pub name: String,
    /// It.
    pub station: Station,
    /// How far away.
    pub metres: u64,
    /// Whether that is near and large enough by the rules.
    pub fits: bool,
}

pub fn count(compound: &Compound) -> Places {
    let own = standing(compound).filter_map(|record| {
        let Body::Venue(venue) = &record.body else { return None };
        let counts = premises::is_station(venue) && venue.is_open(compound.as_of);
        Some(Station { page: page(record), area: venue.area.as_ref().filter(|_| counts)?.value.0 })
    });
    let reach = premises::reach(compound).map(|(station, fits)| Reach {
        unit: station.from.map(|above| above.id.clone()),
        name: station.record.header.public_title(),
        station: Station { page: page(station.record), area: station.area.0 },
        metres: station.metres,
        fits,
    });
    Places { stations: own.collect(), reach }
}
