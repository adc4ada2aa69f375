//! Register (登记): what is kept as a list: honours, facilities others open to residents, guides to services, counts of
//! inspections, questions and their answers.

mod disclosure;
mod model;
mod published;
mod questions;
mod rules;
mod tables;

pub use model::*;

use crate::base::id::RecordId;
use crate::disclosure::Disclosure;
use crate::published::{Outline, Shelf};

use super::kind::{Kind, RecordRule, Scope, Series};

impl Kind for Register {
    const NAME: &'static str = "register";
    const ALIAS: &'static str = "登记";
    const EXAMPLE: &'static str = include_str!("example.yaml");

    fn series(&self, _id: &RecordId) -> Option<String> {
        None
    }

    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure {
        disclosure::disclose(series, scope)
    }

    const OUTLINES: &'static [&'static Outline] = published::OUTLINES;

    fn publish(series: &Series<Self>, scope: &Scope, shelf: &mut Shelf) {
        published::publish(&series.this(), scope, shelf);
    }

    fn rules() -> &'static [RecordRule<Self>] {
        rules::ALL
    }
}
