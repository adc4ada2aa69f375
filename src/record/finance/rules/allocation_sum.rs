//! 分摊合计与总额不符 · Shares do not add up
//!
//! # What it checks
//! 每一项分摊，各楼栋之和 = 总额，精确到分；同一楼栋只出现一次。
//! For every allocation the buildings' shares add up to the total, to the fen; each building stands once.
//!
//! # Why
//! 按面积分摊会有除不尽的分，用最大余数法分完，一分不多一分不少。
//! Sharing by area leaves odd fen; the largest remainder shares them out, not a fen more or less.

use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/consistent/allocation-sum", "allocation-sum-mismatch", include_str!("allocation_sum.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let finance = series.this().body;
    if finance.allocations.is_empty() {
        return Verdict::NotApplicable("nothing is shared out");
    }
    let mut findings = Vec::new();
    for allocation in &finance.allocations {
        let sum: crate::base::money::Money = allocation.shares.iter().map(|s| *s.amount).sum();
        if sum != *allocation.total {
            let (of, total, difference) = (&allocation.of.0, *allocation.total, (sum - *allocation.total).abs());
            findings.push(
                Finding::at(allocation.total.span, said!("“{of}”的总额是 {total} 元，各楼栋加起来是 {sum} 元，差 {difference} 元", "“{of}” totals {total}, the buildings add up to {sum}: a difference of {difference}"))
                    .mend(said!("按面积分摊时，余下的分给余数最大的楼栋", "when sharing by area, give the odd fen to the largest remainders")),
            );
        }
        for (building, span, first) in again(allocation.shares.iter().map(|share| (&share.building.0, share.building.span))) {
            findings.push(
                Finding::at(span, said!("{building} 栋分摊了两次", "building {building} stands twice"))
                    .mend(said!("合成一行", "make it one line"))
                    .also(first, said!("第一次在这里", "first here")),
            );
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, texts)
    }

    #[test]
    fn exact_shares_hold_and_a_missing_fen_breaks() {
        let text = |last: &str| format!("period: 2026-Q3\naccount: {{sort: maintenance_fund}}\nopening: 0\nclosing: 0\nallocations:\n  - of: 电梯\n    total: 100\n    shares: [{{building: 3, amount: 33.34}}, {{building: 5, amount: 33.33}}, {{building: 6, amount: {last}}}]\n");
        assert_eq!(check(&[&text("33.33")]), ["holds"]);
        assert_eq!(check(&[&text("33.32")]), ["7:12 “电梯”的总额是 100.00 元，各楼栋加起来是 99.99 元，差 0.01 元"]);
    }

    #[test]
    fn nothing_shared_out_is_not_judged() {
        assert_eq!(check(&["period: 2026-Q3\naccount: {sort: deposit}\nopening: 0\nclosing: 0\n"]), ["n/a: nothing is shared out"]);
    }
}
