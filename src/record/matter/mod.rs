//! Matter (事项): what is to be decided or done, from the first complaint to the audited cost.

mod ballot;
mod course;
mod disclosure;
mod model;
mod remarks;
mod rules;
mod sums;
mod tables;

pub use model::*;
use sums::sum;

use crate::base::id::RecordId;
use crate::disclosure::Disclosure;

use super::kind::{Kind, RecordRule, Scope, Series};

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

    fn rules() -> &'static [RecordRule<Self>] {
        rules::ALL
    }
}
