//! Notice (通知): what is said to all.

mod disclosure;
mod model;
mod occurrences;
mod rules;

pub use model::*;

use crate::base::id::RecordId;
use crate::law::duty::Occurrences;
use crate::disclosure::Disclosure;

use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Notice {
    const NAME: &'static str = "notice";
    const ALIAS: &'static str = "通知";
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

    fn rules() -> &'static [RecordRule<Self>] {
        rules::ALL
    }
}
