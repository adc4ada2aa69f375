//! Case (诉求): what residents asked for in one period, counted and never named.

mod counts;
mod disclosure;
mod loop_of;
mod model;
mod published;
mod request;
mod response;
mod rules;
mod tables;

pub use counts::{Group, by_category};
pub use model::*;
pub use request::*;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::base::period::PeriodName;
use crate::disclosure::{Block, Disclosure};
use crate::published::{Outline, Shelf};

use super::header::Header;
use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Case {
    const NAME: &'static str = "case";
    const ALIAS: &'static str = "诉求";
    const EXAMPLE: &'static str = include_str!("example.yaml");

    fn series(&self, _id: &RecordId) -> Option<String> {
        // A month is compared with months, a quarter with quarters.
        let length = match self.period.name() {
            PeriodName::Year(_) => "year",
            PeriodName::Half(..) => "half",
            PeriodName::Quarter(..) => "quarter",
            PeriodName::Month(..) => "month",
            PeriodName::Days => "days",
        };
        Some(length.to_string())
    }

    fn order(&self, _header: &Header) -> Date {
        self.period.from
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    fn overview(series: &[Vec<Filed<Self>>], scope: &Scope) -> Vec<Block> {
        series.iter().filter_map(|length| tables::over_time(length, scope)).collect()
    }

    const OUTLINES: &'static [&'static Outline] = published::OUTLINES;

    fn publish(series: &Series<Self>, scope: &Scope, shelf: &mut Shelf) {
        published::publish(series, scope, shelf);
    }

    fn rules() -> &'static [RecordRule<Self>] {
        rules::ALL
    }
}
