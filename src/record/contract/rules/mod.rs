//! The rules of contracts: one file each, one line here.

use super::Contract;
use crate::record::kind::RecordRule;

mod amendment_late;
mod both_sides;
mod checklist;
mod date_order;
mod draft_posted;
mod duplicate_term;
mod end_notice;
mod handover_late;
mod handover_order;
mod renewal_undecided;
mod schedule_sum;
mod terms_inspected;
mod unknown_term;

pub const ALL: &[RecordRule<Contract>] = &[
    both_sides::RULE,
    date_order::RULE,
    schedule_sum::RULE,
    amendment_late::RULE,
    duplicate_term::RULE,
    unknown_term::RULE,
    terms_inspected::RULE,
    draft_posted::RULE,
    renewal_undecided::RULE,
    end_notice::RULE,
    handover_order::RULE,
    handover_late::RULE,
    checklist::RULE,
];

#[cfg(test)]
mod testing {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    /// What a rule says of a contract of 2026 with these further lines, which begin on the fourth.
    pub fn check(rule: &str, rest: &str) -> Vec<String> {
        check_under(&[], rule, rest)
    }

    /// The same under more packs.
    pub fn check_under(packs: &[&str], rule: &str, rest: &str) -> Vec<String> {
        let text = format!("sort: property_service\nparties: [{{role: first, name: 甲}}, {{role: second, name: 乙}}]\nperiod: 2026\n{rest}");
        verdict_under(packs, kind_of_folder("contract").unwrap(), rule, &[&text])
    }
}
