//! The rules of cases: one file each, one line here.

use super::Case;
use crate::record::kind::RecordRule;

mod answered_by;
mod dates_order;
mod escalation;
mod first_receiver;
mod loop_closed;
mod number_unique;
mod period;
mod reply;
#[cfg(test)]
mod testing;

pub const ALL: &[RecordRule<Case>] = &[
    dates_order::RULE,
    period::RULE,
    number_unique::RULE,
    escalation::RULE,
    first_receiver::RULE,
    answered_by::RULE,
    loop_closed::RULE,
    reply::RULE,
];
