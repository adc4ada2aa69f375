//! The rules of roster: one file each, one line here.

use super::Roster;
use crate::record::kind::RecordRule;

mod appointment_order;
mod building_covered_twice;
mod composition_exceeds;
mod confirmation;
mod duplicate_membership;
mod life_dates;
mod membership_range;
mod membership_term;
mod overlapping_terms;
mod seats_exceeded;

pub const ALL: &[RecordRule<Roster>] = &[
    overlapping_terms::RULE,
    duplicate_membership::RULE,
    membership_range::RULE,
    membership_term::RULE,
    building_covered_twice::RULE,
    life_dates::RULE,
    seats_exceeded::RULE,
    appointment_order::RULE,
    confirmation::RULE,
    composition_exceeds::RULE,
];
