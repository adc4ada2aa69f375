//! The rules of venues: one file each, one line here.

use super::Venue;
use crate::record::kind::RecordRule;

mod facility_area;
mod hours_order;
mod hours_overlap;
mod life;

pub const ALL: &[RecordRule<Venue>] = &[hours_order::RULE, hours_overlap::RULE, life::RULE, facility_area::RULE];
