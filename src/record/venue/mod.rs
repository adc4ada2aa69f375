//! Venue (场所): a room open to residents, where it is, when it is open, and what is done there.

mod disclosure;
mod hours;
mod model;
mod rules;
mod tables;

pub use hours::{Clock, Opening};
pub use model::*;

use crate::base::id::RecordId;
use crate::disclosure::{Block, Disclosure};

use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Venue {
    const NAME: &'static str = "venue";
    const ALIAS: &'static str = "场所";
    const EXAMPLE: &'static str = include_str!("example.yaml");

    fn series(&self, id: &RecordId) -> Option<String> {
        // Each stands alone; together they are told above the list.
        Some(id.0.clone())
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    fn overview(series: &[Vec<Filed<Self>>], scope: &Scope) -> Vec<Block> {
        let all: Vec<Filed<Self>> = series.iter().flatten().copied().collect();
        tables::overview(&all, scope).into_iter().collect()
    }

    fn rules() -> &'static [RecordRule<Self>] {
        rules::ALL
    }
}
