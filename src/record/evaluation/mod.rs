//! Evaluation (评价): any organization judged by weighted criteria, a survey, or both; and its answer.

mod comparisons;
mod disclosure;
mod model;
mod occurrences;
mod published;
mod rules;
mod tables;

pub use model::*;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::law::duty::Occurrences;
use crate::disclosure::{Block, Disclosure};
use crate::published::{Outline, Shelf};

use super::header::Header;
use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Evaluation {
    const NAME: &'static str = "evaluation";
    const ALIAS: &'static str = "评价";
    const EXAMPLE: &'static str = include_str!("example.yaml");

    fn series(&self, _id: &RecordId) -> Option<String> {
        // Scores of a year and of a half-year stand on different criteria and are not compared.
        Some(format!("{}/{}", *self.subject, self.cycle.as_ref().map_or("", |cycle| cycle.word())))
    }

    fn order(&self, _header: &Header) -> Date {
        self.period.from
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    fn overview(series: &[Vec<Filed<Self>>], _scope: &Scope) -> Vec<Block> {
        series.iter().filter_map(|subject| disclosure::over_time(subject)).collect()
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
