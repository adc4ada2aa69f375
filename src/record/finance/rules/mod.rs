//! The rules of finance: one file each, one line here.

use super::Finance;
use crate::record::kind::RecordRule;

mod allocation_measures;
mod allocation_shares;
mod allocation_sum;
mod bank_balance;
mod closing_balance;
mod collection_counts;
mod distribution_exceeds;
mod duplicate_number;
mod entry_period;
mod fund_balances;
mod fund_low;
mod income_share;
mod interest;
mod major_approvals;
mod member_dues;
mod nested_balances;
mod officers_distinct;
mod opening_balance;
mod overlapping_periods;
mod party_allowance;
mod person_named;
mod positive_amount;
mod published_ahead;
mod signatory;
mod split_payments;

pub const ALL: &[RecordRule<Finance>] = &[
    closing_balance::RULE,
    opening_balance::RULE,
    overlapping_periods::RULE,
    nested_balances::RULE,
    entry_period::RULE,
    published_ahead::RULE,
    duplicate_number::RULE,
    positive_amount::RULE,
    allocation_sum::RULE,
    allocation_shares::RULE,
    allocation_measures::RULE,
    interest::RULE,
    collection_counts::RULE,
    bank_balance::RULE,
    officers_distinct::RULE,
    major_approvals::RULE,
    split_payments::RULE,
    fund_balances::RULE,
    distribution_exceeds::RULE,
    fund_low::RULE,
    income_share::RULE,
    signatory::RULE,
    party_allowance::RULE,
    member_dues::RULE,
    person_named::RULE,
];
