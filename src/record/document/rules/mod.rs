//! The rules of document: one file each, one line here.

use super::Document;
use crate::record::kind::RecordRule;

mod effective_dates;
mod superseded_without_end;
mod supersedes_another;
mod threshold;
mod two_in_force;

pub const ALL: &[RecordRule<Document>] =
    &[two_in_force::RULE, effective_dates::RULE, superseded_without_end::RULE, supersedes_another::RULE, threshold::RULE];
