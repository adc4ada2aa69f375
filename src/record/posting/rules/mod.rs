//! The rules of postings: one file each, one line here.

use super::Posting;
use crate::record::kind::RecordRule;

mod before_published;
mod empty;
mod photo;
mod sheet_range;
mod taken_down_early;

pub const ALL: &[RecordRule<Posting>] = &[empty::RULE, sheet_range::RULE, before_published::RULE, taken_down_early::RULE, photo::RULE];
