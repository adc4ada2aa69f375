//! Micro-project money (民生微实事) of the newest year, and what the records say of the whole community.

use serde::{Deserialize, Serialize};

use crate::compound::Compound;
use crate::record::finance::{AccountSort, Finance};
use crate::record::{Body, Record};

use super::{page, standing};

/// What a compound received in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Micro {
    /// Which year.
    pub year: i32,
    /// How much, in fen.
    pub received: i64,
    /// How much the whole community received, in fen, as the record says.
    pub total: Option<i64>,
    /// How many people the community has, as the record says.
    pub people: Option<u64>,
    /// Where it stands.
    pub page: String,
}

pub fn count(compound: &Compound) -> Option<Micro> {
    let accounts: Vec<(&Record, &Finance)> = standing(compound)
        .filter_map(|record| match &record.body {
            Body::Finance(finance) if finance.account.sort.value == AccountSort::MicroProject => Some((record, &**finance)),
            _ => None,
        })
        .collect();
    let year = accounts.iter().map(|(_, finance)| finance.period.until.year()).max()?;
    let of_year = || accounts.iter().filter(move |(_, finance)| finance.period.until.year() == year);
    let newest = of_year().max_by_key(|(record, finance)| (finance.period.until, &record.id.0))?;
    let share =
        of_year().filter_map(|(_, finance)| Some((finance.period.until, finance.micro_share.as_ref()?))).max_by_key(|(until, _)| *until);
    Some(Micro {
        year,
        received: of_year().flat_map(|(_, finance)| &finance.income).map(|entry| entry.amount.fen()).sum(),
        total: share.as_ref().map(|(_, share)| share.community_total.fen()),
        people: share.as_ref().map(|(_, share)| share.community_population.0),
        page: page(newest.0),
    })
}
