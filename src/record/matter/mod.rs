//! Matter (事项): what is to be decided or done, from the first complaint to the audited cost.

mod ballot;
mod by_building;
mod course;
mod disclosure;
mod grounds;
mod model;
mod occurrences;
mod origin;
mod procedure;
mod published;
mod remarks;
mod rules;
mod sums;
mod tables;
mod told;
mod vote;
mod work;

pub use model::*;
pub use origin::*;
use sums::sum;
pub use vote::*;
pub use work::*;

use crate::base::id::RecordId;
use crate::law::duty::Occurrences;
use crate::disclosure::Disclosure;
use crate::published::{Outline, Shelf};

use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Matter {
    const NAME: &'static str = "matter";
    const ALIAS: &'static str = "事项";
    const EXAMPLE: &'static str = include_str!("example.md");

    fn series(&self, _id: &RecordId) -> Option<String> {
        None
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
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
