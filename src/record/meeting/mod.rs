//! Meeting (会议): what a body discussed and decided, who was there, what is to be done; and reception days.

mod disclosure;
mod model;
mod occurrences;
mod rules;
mod sessions;
mod tables;

pub use model::*;
pub use sessions::*;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::disclosure::{Block, Disclosure};
use crate::law::duty::Occurrences;

use super::header::Header;
use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Meeting {
    const NAME: &'static str = "meeting";
    const ALIAS: &'static str = "会议";
    const EXAMPLE: &'static str = include_str!("example.md");

    fn series(&self, _id: &RecordId) -> Option<String> {
        Some(format!("{}/{}", *self.body, self.sort.word()))
    }

    fn order(&self, header: &Header) -> Date {
        self.first_day().unwrap_or(header.published.value)
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    fn overview(series: &[Vec<Filed<Self>>], scope: &Scope) -> Vec<Block> {
        tables::cadence(series, scope).into_iter().collect()
    }

    fn occurrences(filed: &Filed<Self>, scope: &Scope) -> Occurrences {
        occurrences::of(filed, scope)
    }

    fn rules() -> &'static [RecordRule<Self>] {
        rules::ALL
    }
}
