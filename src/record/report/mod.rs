//! Report (报告): what one body tells another: a committee its branch, building heads every month, everybody once a year.

mod disclosure;
mod heads;
mod model;
mod occurrences;
mod rules;
mod tables;

pub use heads::*;
pub use model::*;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::disclosure::{Block, Disclosure};
use crate::law::duty::Occurrences;

use super::header::Header;
use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Report {
    const NAME: &'static str = "report";
    const ALIAS: &'static str = "报告";
    const EXAMPLE: &'static str = include_str!("example.md");

    fn series(&self, _id: &RecordId) -> Option<String> {
        Some(format!("{}/{}", *self.from, self.sort.word()))
    }

    fn order(&self, _header: &Header) -> Date {
        self.on.value
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    fn overview(series: &[Vec<Filed<Self>>], scope: &Scope) -> Vec<Block> {
        [tables::told_so_far(series, scope), tables::months(series, scope)].into_iter().flatten().collect()
    }

    fn occurrences(filed: &Filed<Self>, scope: &Scope) -> Occurrences {
        occurrences::of(filed, scope)
    }

    fn rules() -> &'static [RecordRule<Self>] {
        rules::ALL
    }
}
