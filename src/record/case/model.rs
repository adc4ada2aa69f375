//! The cases (诉求) of one period: in the record itself, or one a row in a table beside it.

use crate::base::fields::{Fields, Part};
use crate::base::period::Period;
use crate::base::source::At;

use super::Request;

/// What was asked for in one period. There is no field for a name, and none for free words that could hold one.
#[derive(Debug, Clone)]
pub struct Case {
    /// When the cases came in.
    pub period: At<Period>,
    /// Every case, those of the record first.
    pub requests: Vec<At<Request>>,
}

impl Part for Case {
    fn read(fields: &mut Fields) -> Self {
        let period = fields.required_period("period", "期间");
        let mut requests = fields.parts("cases", "诉求");
        requests.extend(fields.rows("rows", "表格"));
        Case { period, requests }
    }
}

impl Case {
    /// The cases that may be counted in public: petitions and collective events stay internal, and no number tells of them.
    pub fn public(&self) -> impl Iterator<Item = &Request> {
        self.requests.iter().map(|request| &request.value).filter(|request| !request.is_internal())
    }
}
