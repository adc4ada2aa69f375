//! 合同缺一方 · A contract with one side only
//!
//! # What it checks
//! 各方（`parties`）里甲方、乙方都有，每一方都写明是谁：组织、名称或个人。
//! Among the `parties` there is a first and a second one, and of each it is said who it is: organization, name or owner.
//!
//! # Why
//! 和谁签的、谁来签的，是合同最要紧的两句话。
//! Who signed with whom is the first thing a contract must say.

use crate::record::contract::{Contract, PartyRole};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> =
    RecordRule { info: RuleInfo::error("contract/coverage/parties", "contract-with-one-side", include_str!("both_sides.rs")), check };

fn check(series: &Series<Contract>, _scope: &Scope) -> Verdict {
    let contract = series.this().body;
    let mut findings = Vec::new();
    for (role, zh, en) in [(PartyRole::First, "甲方", "first"), (PartyRole::Second, "乙方", "second")] {
        if !contract.parties.iter().any(|party| *party.role == role) {
            findings.push(
                Finding::at(contract.sort.span, said!("各方里没有{zh}", "no party is the {en}"))
                    .mend(said!("在“各方”里加一行：身份: {zh}，名称或组织", "add a line to `parties`: role: {en}, and a name or an organization")),
            );
        }
    }
    let nameless = |party: &&crate::base::source::At<crate::record::contract::Party>| {
        party.organization.is_none() && party.name.is_none() && party.owner.is_none()
    };
    findings.extend(contract.parties.iter().filter(nameless).map(|party| {
        Finding::at(party.role.span, said!("这一方没有写是谁", "nobody is named for this party"))
            .mend(said!("写“组织”（在册的）、“名称”（单位）或“个人”", "write `organization`, `name` or `owner`"))
    }));
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(parties: &str) -> Vec<String> {
        verdict(kind_of_folder("contract").unwrap(), super::RULE.info.id, &[&format!("sort: lease\nperiod: 2026\nparties: [{parties}]\n")])
    }

    #[test]
    fn both_sides_are_named() {
        assert_eq!(check("{role: first, organization: a}, {role: second, owner: 甲一}"), ["holds"]);
        assert_eq!(check("{role: first, name: 甲}"), ["1:7 各方里没有乙方"]);
        assert_eq!(check("{role: first, name: 甲}, {role: second}"), ["3:42 这一方没有写是谁"]);
    }
}
