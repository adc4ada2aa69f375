//! Activity (活动): what volunteers and neighbours did together; people and hours by row, totals always computed.

mod disclosure;
mod model;
mod occurrences;
mod rules;
mod sums;
mod tables;

pub use model::*;
pub use sums::Sum;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::disclosure::{Block, Disclosure};
use crate::law::duty::Occurrences;

use super::header::Header;
use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Activity {
    const NAME: &'static str = "activity";
    const ALIAS: &'static str = "活动";
    const EXAMPLE: &'static str = include_str!("example.yaml");

    fn series(&self, _id: &RecordId) -> Option<String> {
        Some(format!("{}/{}", *self.organizer, self.sort.word()))
    }

    fn order(&self, header: &Header) -> Date {
        self.times.iter().map(|time| time.on.value).min().unwrap_or(header.published.value)
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    fn overview(series: &[Vec<Filed<Self>>], scope: &Scope) -> Vec<Block> {
        tables::year(series, scope).into_iter().collect()
    }

    fn occurrences(filed: &Filed<Self>, scope: &Scope) -> Occurrences {
        occurrences::of(filed, scope)
    }

    fn rules() -> &'static [RecordRule<Self>] {
        rules::ALL
    }
}
