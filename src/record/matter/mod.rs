//! Matter (事项).

mod model;

pub use model::*;

use crate::base::id::RecordId;
use crate::disclosure::Disclosure;

use super::kind::{Kind, RecordRule, Scope, Series};

impl Kind for Matter {
    const NAME: &'static str = "matter";
    const ALIAS: &'static str = "事项";
    const EXAMPLE: &'static str = "";

    fn series(&self, _id: &RecordId) -> Option<String> {
        None
    }

    fn disclose(_series: &Series<Self>, _scope: &Scope) -> Disclosure {
        Disclosure::default()
    }

    fn rules() -> &'static [RecordRule<Self>] {
        &[]
    }
}
