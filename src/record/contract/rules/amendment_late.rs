//! 合同到期后才变更 · A contract changed after its end
//!
//! # What it checks
//! 每次变更（`amendments`）都在签订之后、当时约定的到期日之前（含当日）。
//! Each of the `amendments` was signed after the contract and not after the end that was agreed until then.
//! 1. 之前的变更延了期的，按延长后的到期日。 An earlier change may have moved the end.
//!
//! # Why
//! 到期的合同已经没有了，再做就是另一份合同，要重新走程序。
//! What has ended cannot be changed; going on is a new contract, with a procedure of its own.

use crate::record::contract::Contract;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> = RecordRule {
    info: RuleInfo::error("contract/range/amendment", "amendment-after-end", include_str!("amendment_late.rs")),
    check,
};

fn check(series: &Series<Contract>, _scope: &Scope) -> Verdict {
    let contract = series.this().body;
    if contract.amendments.is_empty() {
        return Verdict::NotApplicable("nothing was changed");
    }
    let mut findings = Vec::new();
    for change in contract.changes() {
        let (on, end) = (change.on.value, contract.agreed_until(Some(change.on.value)));
        if on > end {
            let what = said!("{on} 变更，合同 {end} 已经到期", "changed on {on}, but the contract ended on {end}");
            let mend = said!("改正日期；确实到期后才签的，另立一份合同记录", "mend the date; what was signed after the end is a contract of its own");
            findings.push(Finding::at(change.on.span, what).mend(mend).also(contract.period.span, said!("原定期限", "the period agreed first")));
        }
        if let Some(signed) = contract.signed.as_ref().filter(|signed| on < signed.value) {
            let day = signed.value;
            findings.push(
                Finding::at(change.on.span, said!("{on} 变更，合同 {day} 才签订", "changed on {on}, but the contract was signed on {day}"))
                    .mend(said!("改正其中一个日期", "mend one of the two dates"))
                    .also(signed.span, said!("这天签订", "signed on this day")),
            );
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const ID: &str = super::RULE.info.id;

    #[test]
    fn changes_lie_between_signature_and_end() {
        assert_eq!(check(ID, ""), ["n/a: nothing was changed"]);
        assert_eq!(check(ID, "amendments: [{on: 2026-12-31, description: 延期}]\n"), ["holds"]);
        let found = check(ID, "amendments: [{on: 2027-01-01, description: 延期, until: 2027-12-31}]\n");
        assert_eq!(found, ["4:19 2027-01-01 变更，合同 2026-12-31 已经到期"]);
        let found = check(ID, "signed: 2025-12-20\namendments: [{on: 2025-12-01, description: 加项}]\n");
        assert_eq!(found, ["5:19 2025-12-01 变更，合同 2025-12-20 才签订"]);
    }

    #[test]
    fn an_earlier_change_moves_the_end() {
        let twice = "amendments: [{on: 2027-03-01, description: 再延, until: 2027-12-31}, {on: 2026-12-01, description: 延期, until: 2027-06-30}]\n";
        assert_eq!(check(ID, twice), ["holds"]);
    }
}
