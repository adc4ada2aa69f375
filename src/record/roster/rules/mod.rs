//! The rules of roster: one file each, one line here.

use super::Roster;
use crate::record::kind::RecordRule;

mod acting_powers;
mod appointment_order;
mod building_covered_twice;
mod composition_exceeds;
mod confirmation;
mod duplicate_membership;
mod grid_size;
mod heads;
mod life_dates;
mod membership_range;
mod membership_term;
mod overlapping_terms;
mod provisional_long;
mod seats_by_side;
mod seats_exceeded;
mod seconded_until;
mod size;
mod speaker;
mod sub_committees;
mod supervisor_elsewhere;
mod term_length;

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
    size::RULE,
    term_length::RULE,
    seconded_until::RULE,
    acting_powers::RULE,
    supervisor_elsewhere::RULE,
    provisional_long::RULE,
    sub_committees::RULE,
    speaker::RULE,
    seats_by_side::RULE,
    heads::RULE,
    grid_size::RULE,
];
