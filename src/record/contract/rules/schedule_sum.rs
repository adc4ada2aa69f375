//! 各期加起来不等于合同金额 · Instalments that do not add up to the value
//!
//! # What it checks
//! 写了合同金额（`value`）又写了收款或付款各期的，各期之和等于合同金额；有变更的，等于变更后的金额。
//! Where a `value` and a schedule of `income` or `payments` are given, the instalments add up to the value, as amended.
//! 1. 既有收款又有付款的，各自等于合同金额的不可能同时成立，按收款判断。 Where both are given, the income is judged.
//! 2. 没有写金额或没有写各期的不判断。 Without a value or a schedule there is nothing to judge.
//!
//! # Why
//! 对账时拿合同金额一比，少一期就看得出来。
//! Whoever compares the books with the contract must be able to trust its sum.

use crate::base::money::Money;
use crate::record::contract::Contract;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> = RecordRule {
    info: RuleInfo::error("contract/consistent/schedule", "instalments-unlike-value", include_str!("schedule_sum.rs")),
    check,
};

fn check(series: &Series<Contract>, _scope: &Scope) -> Verdict {
    let contract = series.this().body;
    let schedule = if contract.income.is_empty() { &contract.payments } else { &contract.income };
    let Some(worth) = contract.worth().filter(|_| !schedule.is_empty()) else {
        return Verdict::NotApplicable("no value, or no schedule");
    };
    let sum: Money = schedule.iter().map(|one| *one.amount).sum();
    if sum == worth.value {
        return Verdict::Holds;
    }
    let (value, difference) = (worth.value, (worth.value - sum).abs());
    let what = said!(
        "各期合计 {sum} 元，合同金额 {value} 元，相差 {difference} 元",
        "the instalments make {sum}, the contract says {value}: {difference} apart"
    );
    let mend = said!("补上漏写的一期，或改正金额；后来改过金额的写进“变更”", "add the missing instalment or mend an amount; a later change goes into `amendments`");
    let first = schedule.first().map(|one| (one.amount.span, said!("各期从这里起", "the instalments begin here")));
    let finding = Finding::at(worth.span, what).mend(mend);
    Verdict::Breaks(vec![match first {
        Some((span, said)) => finding.also(span, said),
        None => finding,
    }])
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const ID: &str = super::RULE.info.id;

    #[test]
    fn instalments_make_the_value_as_amended() {
        let schedule = "payments: [{due: 2026-03-31, amount: 100}, {due: 2026-06-30, amount: 150.50}]\n";
        assert_eq!(check(ID, &format!("value: {{amount: 250.50}}\n{schedule}")), ["holds"]);
        let found = check(ID, &format!("value: {{amount: 251}}\n{schedule}"));
        assert_eq!(found, ["4:17 各期合计 250.50 元，合同金额 251.00 元，相差 0.50 元"]);
        let amended = format!("value: {{amount: 300}}\namendments: [{{on: 2026-05-01, description: 减项, amount: 250.50}}]\n{schedule}");
        assert_eq!(check(ID, &amended), ["holds"]);
        assert_eq!(check(ID, schedule), ["n/a: no value, or no schedule"]);
        assert_eq!(check(ID, "value: {amount: 250.50}\n"), ["n/a: no value, or no schedule"]);
    }
}
