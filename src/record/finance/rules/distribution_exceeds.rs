//! 分配多于净收益 · More distributed than earned
//!
//! # What it checks
//! 分配的合计不多于净收益：收入减去标明是成本（`cost: true`）的支出。
//! What is distributed is no more than the net income: income less the expenditure marked `cost: true`.
//! 1. 没有写分配的账目不管。 Accounts that distribute nothing are not judged.
//!
//! # Why
//! 共有部分的收入扣除合理成本之后，才属于业主共有；分配多出来的部分，没有来处。
//! Income from common parts belongs to the owners after reasonable cost; what is distributed beyond it comes from nowhere.

use crate::base::money::Money;
use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/consistent/distribution", "distribution-exceeds", include_str!("distribution_exceeds.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let Some(last) = finance.distribution.last() else {
        return Verdict::NotApplicable("nothing is distributed");
    };
    let (sum, net): (Money, Money) = (finance.distribution.iter().map(|part| *part.amount).sum(), finance.net_income());
    if sum <= net {
        return Verdict::Holds;
    }
    let over = sum - net;
    let what = said!("分配合计 {sum} 元，净收益只有 {net} 元，多 {over} 元", "{sum} distributed of a net income of {net}: {over} too much");
    let mend = said!("改正分配的金额，或标明哪些支出是成本", "mend the amounts, or which expenditure is cost");
    Verdict::of(vec![Finding::at(last.amount.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(more: &str) -> Vec<String> {
        let text = format!(
            "period: 2026-Q3\naccount: {{sort: common_income}}\nopening: 0\nincome: [{{number: S1, on: 2026-07-01, subject: 广告, amount: 100}}]\nexpenditure: [{{number: Z1, on: 2026-07-02, subject: 税费, amount: 10, cost: true}}]\nclosing: 90\n{more}"
        );
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_within_the_net_income() {
        assert_eq!(check("distribution: [{to: 维修资金, amount: 60, share: 2/3}, {to: 留用, amount: 30}]\n"), ["holds"]);
    }

    #[test]
    fn breaks_beyond_it() {
        let found = check("distribution: [{to: 维修资金, amount: 60}, {to: 留用, amount: 40}]\n");
        assert_eq!(found, ["7:57 分配合计 100.00 元，净收益只有 90.00 元，多 10.00 元"]);
    }

    #[test]
    fn not_applicable_without_one() {
        assert_eq!(check(""), ["n/a: nothing is distributed"]);
    }
}
