//! Roster (组织): an organization, its term, posts and members.

mod bound;
mod diagram;
mod disclosure;
mod facts;
mod layers;
mod model;
mod occurrences;
mod overview;
mod people;
mod published;
#[cfg(test)]
mod random;
mod rules;
mod standing;
#[cfg(test)]
mod testing;

pub use model::*;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::law::duty::Occurrences;
use crate::disclosure::{Block, Disclosure};
use crate::published::{Outline, Shelf};

use super::header::Header;
use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Roster {
    const NAME: &'static str = "roster";
    const ALIAS: &'static str = "组织";
    const EXAMPLE: &'static str = include_str!("example.yaml");

    fn series(&self, id: &RecordId) -> Option<String> {
        Some(self.organization_id(id).to_string())
    }

    fn order(&self, header: &Header) -> Date {
        self.organization.term.as_ref().map_or(header.published.value, |term| term.period.from)
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    fn overview(series: &[Vec<Filed<Self>>], scope: &Scope) -> Vec<Block> {
        overview::overview(series, scope)
    }

    fn occurrences(filed: &Filed<Self>, scope: &Scope) -> Occurrences {
        occurrences::of(filed, scope)
    }

    const OUTLINES: &'static [&'static Outline] = published::OUTLINES;

    fn publish(series: &Series<Self>, scope: &Scope, shelf: &mut Shelf) {
        published::publish(&series.this(), scope, shelf);
    }

    fn rules() -> &'static [RecordRule<Self>] {
        rules::ALL
    }
}
