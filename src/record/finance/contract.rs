//! The contract an entry belongs to: its number as people quote it, or its record, `contract/id`, which then has to exist.

use crate::base::diagnostic::Said;
use crate::base::fields::Reading;
use crate::base::id::RecordId;
use crate::base::scalar::{Form, Line, Scalar};
use crate::base::source::Span;
use crate::disclosure::Cell;

/// What records of contracts begin with.
const RECORDS: &str = "contract/";

/// How an entry names its contract (合同).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContractName {
    /// A number, or words.
    Words(Line),
    /// The record of it.
    Record(RecordId),
}

impl ContractName {
    /// The record, or the words.
    pub fn cell(&self) -> Cell {
        match self {
            ContractName::Words(words) => Cell::text(words.to_string()),
            ContractName::Record(record) => Cell::Record(record.clone()),
        }
    }

    /// Whether it means this contract, which people quote by this number.
    pub fn means(&self, contract: &RecordId, number: Option<&str>) -> bool {
        match self {
            ContractName::Words(words) => number == Some(words),
            ContractName::Record(record) => record == contract,
        }
    }
}

impl Scalar for ContractName {
    fn form() -> Form {
        Form::of("合同编号，或合同的记录", "the number of a contract, or its record", "contract/lift-advertising")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        Line::parse(text).map(ContractName::Words)
    }
    fn stand_in() -> Self {
        ContractName::Words(Line::stand_in())
    }
    fn settle(&mut self, reading: &Reading) {
        if let ContractName::Words(words) = self
            && RecordId::parse(words).is_ok()
        {
            let id = reading.canonical(words);
            if id.starts_with(RECORDS) {
                *self = ContractName::Record(RecordId(id));
            }
        }
    }
    fn note(&self, span: Span, reading: &mut Reading) {
        match self {
            ContractName::Words(words) => words.note(span, reading),
            ContractName::Record(record) => record.note(span, reading),
        }
    }
}
