//! The rules of notice: one file each, one line here.

use super::Notice;
use crate::record::kind::RecordRule;

mod award_opinion;
mod no_text;
mod occasion_range;

pub const ALL: &[RecordRule<Notice>] = &[occasion_range::RULE, award_opinion::RULE, no_text::RULE];
