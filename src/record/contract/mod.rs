//! Contract (合同): who owes whom what, for how long, how it was awarded, and whether it is kept.

mod disclosure;
mod handover;
mod keeping;
mod model;
mod occurrences;
mod published;
mod rules;
mod tables;

pub use handover::*;
pub use keeping::*;
pub use model::*;

use crate::base::id::RecordId;
use crate::disclosure::{Block, Disclosure};
use crate::published::{Outline, Shelf};
use crate::law::duty::Occurrences;

use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Contract {
    const NAME: &'static str = "contract";
    const ALIAS: &'static str = "合同";
    const EXAMPLE: &'static str = include_str!("example.yaml");

    fn series(&self, id: &RecordId) -> Option<String> {
        // A contract stands alone; the key is there so that the list page can name those in force.
        Some(id.0.clone())
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    fn overview(series: &[Vec<Filed<Self>>], scope: &Scope) -> Vec<Block> {
        tables::in_force(series, scope).into_iter().collect()
    }

    fn occurrences(filed: &Filed<Self>, scope: &Scope) -> Occurrences {
        occurrences::of(filed, scope)
    }

    const OUTLINES: &'static [&'static Outline] = published::OUTLINES;

    fn publish(series: &Series<Self>, _scope: &Scope, shelf: &mut Shelf) {
        published::publish(&series.this(), shelf);
    }

    fn rules() -> &'static [RecordRule<Self>] {
        rules::ALL
    }
}
