//! Finance (账目): one account for one period.

mod allowance;
mod at_home;
pub mod booked;
mod charts;
mod contract;
mod disclosure;
mod dues;
mod entries;
mod major;
mod model;
mod occurrences;
#[cfg(test)]
mod property;
mod published;
mod rules;
mod statements;
mod tables;

pub use contract::ContractName;
pub use model::*;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::law::duty::Occurrences;
use crate::disclosure::{Block, Disclosure};
use crate::published::{Outline, Shelf};

use super::header::Header;
use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Finance {
    const NAME: &'static str = "finance";
    const ALIAS: &'static str = "账目";
    const EXAMPLE: &'static str = include_str!("example.yaml");

    fn series(&self, _id: &RecordId) -> Option<String> {
        Some(self.account_id().to_string())
    }

    fn order(&self, _header: &Header) -> Date {
        self.period.from
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    fn overview(series: &[Vec<Filed<Self>>], _scope: &Scope) -> Vec<Block> {
        series.iter().flat_map(|account| disclosure::over_time(account)).collect()
    }

    fn beside(this: Filed<Self>, _scope: &Scope) -> Vec<(RecordId, Block)> {
        at_home::beside(this.body)
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
