//! Document (制度): rules, charters and agreements in their versions.

mod disclosure;
mod model;
mod occurrences;
mod rules;
mod versions;

pub use model::*;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::law::duty::Occurrences;
use crate::disclosure::Disclosure;

use super::header::Header;
use super::kind::{Filed, Kind, RecordRule, Scope, Series};

impl Kind for Document {
    const NAME: &'static str = "document";
    const ALIAS: &'static str = "制度";
    const EXAMPLE: &'static str = include_str!("example.md");

    fn series(&self, _id: &RecordId) -> Option<String> {
        // An emptied record no longer says of which document it was a version.
        (!self.document.is_empty()).then(|| self.document.to_string())
    }

    fn order(&self, header: &Header) -> Date {
        self.effective.as_ref().or(self.adopted.as_ref()).map_or(header.published.value, |date| date.value)
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
