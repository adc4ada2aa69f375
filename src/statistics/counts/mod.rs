//! What one unit gives to the figures over many: small, typed, of its public records alone, with the page each stands on.
//!
//! 1. A draft, what is dated ahead, taken back, corrected or emptied gives nothing.
//! 2. People of one category who are too few to be told are not told here either; see `people`.

mod activities;
mod asked;
mod bodies;
mod cases;
mod money;
mod places;
mod written;

use serde::{Deserialize, Serialize};

use crate::compound::Compound;
use crate::record::Record;
use crate::record::header::Status;

pub use activities::Season;
pub use asked::Asked;
pub use bodies::{Bodies, Seated};
#[cfg(test)]
pub use bodies::{Branch, Secretaries};
pub use cases::Moved;
#[cfg(test)]
pub use cases::{About, Stretch};
pub use money::Micro;
pub use places::Places;

/// What one unit gives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The unit's own file, for what is found in comparing.
    pub file: String,
    /// What sort of premises, and how far they are built, as words of records.
    pub premises: Option<String>,
    /// How far they are built.
    pub stage: Option<String>,
    /// Flats.
    pub households: Option<u64>,
    /// People who live there.
    pub population: Option<u64>,
    /// The fewest people of one category that may be told.
    pub least: u64,
    /// Its bodies.
    pub bodies: Bodies,
    /// Its stations.
    pub places: Places,
    /// Its micro-project money.
    pub micro: Option<Micro>,
    /// Its cases, now and the time before.
    pub cases: Option<Moved>,
    /// Its activities.
    pub season: Option<Season>,
    /// What the rules that bind it ask of many units together.
    pub asked: Vec<Asked>,
    /// What it quotes without counts of its own.
    pub quoted: Vec<Quoted>,
}

/// A sentence from elsewhere, which nobody here has reckoned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub source: String,
}

impl Counts {
    /// Counts a compound, or a unit above compounds.
    pub fn of(compound: &Compound) -> Self {
        let unit = compound.unit;
        let quoted = unit.quoted.iter().map(|quoted| Quoted { text: quoted.text.to_string(), source: quoted.source.to_string() });
        Counts {
            file: compound.source.path.clone(),
            premises: unit.premises.as_ref().map(|premises| premises.word().to_string()),
            stage: unit.stage.as_ref().map(|stage| stage.word().to_string()),
            households: unit.households.as_ref().map(|households| households.0),
            population: unit.population.as_ref().map(|population| population.0),
            least: compound.pack.least_group(),
            bodies: bodies::count(compound),
            places: places::count(compound),
            micro: money::count(compound),
            cases: cases::count(compound),
            season: activities::count(compound),
            asked: asked::asked(compound),
            quoted: quoted.collect(),
        }
    }
}

/// The unit's own records that speak to the public today.
fn standing<'a>(compound: &'a Compound<'a>) -> impl Iterator<Item = &'a Record> {
    let speaks = |record: &&Record| {
        let header = &record.header;
        let stands = header.status() != Status::Withdrawn && header.purged.is_none();
        header.is_public(compound.as_of) && stands && !compound.corrections.contains_key(&record.id.0)
    };
    compound.records.iter().filter(|seen| seen.from.is_none()).map(|seen| seen.record).filter(speaks)
}

/// The page of a record below its unit's folder.
fn page(record: &Record) -> String {
    format!("{}.html", record.id.0)
}
