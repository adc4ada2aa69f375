//! The rules of matters: one file each, one line here.

use super::Matter;
use crate::record::kind::RecordRule;

mod abstentions;
mod acceptance_counts;
mod ballots;
mod building_rows;
mod candidate_steps;
mod candidate_surplus;
mod claimed_outcome;
mod consultation_sum;
mod cost_amounts;
mod counters;
mod disclosure_stages;
mod emergency_needs;
mod handover_list;
mod impossible_vote;
mod non_vote;
mod oao_order;
mod out_of_procedure;
mod party_vote;
mod periods;
mod proxies;
mod removal_order;
mod sheets;
mod step_order;

pub const ALL: &[RecordRule<Matter>] = &[
    impossible_vote::RULE,
    ballots::RULE,
    oao_order::RULE,
    building_rows::RULE,
    claimed_outcome::RULE,
    periods::RULE,
    step_order::RULE,
    out_of_procedure::RULE,
    party_vote::RULE,
    consultation_sum::RULE,
    disclosure_stages::RULE,
    cost_amounts::RULE,
    removal_order::RULE,
    acceptance_counts::RULE,
    candidate_steps::RULE,
    candidate_surplus::RULE,
    sheets::RULE,
    proxies::RULE,
    counters::RULE,
    non_vote::RULE,
    abstentions::RULE,
    emergency_needs::RULE,
    handover_list::RULE,
];
