//! Micro-project money (民生微实事): each compound's part of it and its part of the people, as exact fractions.

use crate::base::money::Money;
use crate::base::number::Ratio;

use super::Counted;
use super::counts::Micro;

/// What a compound received beside what its people make of the community.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The compound.
    pub unit: Counted<'a>,
    /// What it received.
    pub micro: &'a Micro,
    /// Of the community's money.
    pub money: Ratio,
    /// Of the community's people.
    pub people: Ratio,
    /// What is lacking until the part of the money is that of the people.
    pub lacking: Money,
    /// Whether the community's total stands only with its neighbours.
    pub of_neighbours: bool,
}

/// The parts of the compounds of one community; none of those of whom no total, or no people, are written.
pub fn parts<'a>(compounds: &[Counted<'a>], community: Option<u64>) -> Vec<Part<'a>> {
    let all: Vec<(Counted, &Micro)> = compounds.iter().filter_map(|unit| Some((*unit, unit.counts.micro.as_ref()?))).collect();
    let of_year = |year: i32| all.iter().filter(move |(_, micro)| micro.year == year);
    let one = |(unit, micro): &(Counted<'a>, &'a Micro)| {
        let total = micro.total.or_else(|| of_year(micro.year).find_map(|(_, other)| other.total))?;
        let whole = community.or(micro.people).or_else(|| of_year(micro.year).find_map(|(_, other)| other.people))?;
        let own = unit.counts.population?;
        let money = Ratio { part: u64::try_from(micro.received).ok()?, whole: u64::try_from(total).ok()? };
        let due = Money::from_fen(total).due_part(own, whole)?;
        let lacking = (due - Money::from_fen(micro.received)).max(Money::ZERO);
        Some(Part { unit: *unit, micro, money, people: Ratio { part: own, whole }, lacking, of_neighbours: micro.total.is_none() })
    };
    all.iter().filter_map(one).collect()
}
