//! Posting (张贴): what hung where, from when until when, and who saw to it.

mod disclosure;
mod model;
mod occurrences;
mod published;
mod rules;
mod tables;

pub use model::*;

use crate::base::id::RecordId;
use crate::disclosure::{Block, Disclosure};
use crate::published::{Outline, Shelf};
use crate::law::duty::Occurrences;

use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Posting {
    const NAME: &'static str = "posting";
    const ALIAS: &'static str = "张贴";
    const EXAMPLE: &'static str = include_str!("example.yaml");

    fn series(&self, _id: &RecordId) -> Option<String> {
        None
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    fn beside(this: Filed<Self>, scope: &Scope) -> Vec<(RecordId, Block)> {
        let evidence = tables::places(this.body, "posting.beside", scope);
        evidence.map(|block| (this.body.record.value.clone(), block)).into_iter().collect()
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
