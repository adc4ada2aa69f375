//! The rules of registers: one file each, one line here.

use super::Register;
use crate::record::kind::RecordRule;

mod days;
mod duplicate;
mod empty;
mod guide_reach;
mod inspection_counts;
mod question;

pub const ALL: &[RecordRule<Register>] = &[empty::RULE, inspection_counts::RULE, days::RULE, duplicate::RULE, guide_reach::RULE, question::RULE];
