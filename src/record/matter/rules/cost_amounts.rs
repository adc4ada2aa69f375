//! 费用写错 · Impossible cost
//!
//! # What it checks
//! 1. 预算、合同价、送审价、审定价、报价都不是负数；不花钱的事，预算可以写 0。 Budget, contract, submitted and audited price and every bid are not negative; what costs nothing may have a budget of 0.
//! 2. 审定价不高于送审价：审价只会审减。 The audited price is not above the submitted one: an audit only cuts.
//!
//! # Why
//! 页面会写“比预算少多少”“审减多少”，数字错了就是对居民说错话。
//! The page says how much was saved; with a wrong number it would tell people something untrue.

use crate::base::money::Money;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::Matter;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> =
    RecordRule { info: RuleInfo::error("matter/range/cost", "impossible-cost", include_str!("cost_amounts.rs")), check };

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let matter = series.this().body;
    let prices = matter.bids.iter().filter_map(|bid| bid.price.as_ref());
    let costs = matter.cost.iter().flat_map(|c| [&c.budget, &c.contract, &c.submitted, &c.audited]).flatten();
    let amounts: Vec<&At<Money>> = costs.chain(prices).collect();
    if amounts.is_empty() {
        return Verdict::NotApplicable("no cost is given");
    }
    let mend = said!("写正数；不花钱的写 0", "write a positive amount, or 0 where it costs nothing");
    let mut findings: Vec<Finding> = amounts
        .into_iter()
        .filter(|amount| amount.is_negative())
        .map(|amount| {
            let written = amount.value;
            Finding::at(amount.span, said!("金额是 {written}，不能是负数", "the amount is {written}; it cannot be negative"))
                .mend(mend.clone())
        })
        .collect();
    if let Some(cost) = &matter.cost
        && let (Some(submitted), Some(audited)) = (&cost.submitted, &cost.audited)
        && audited.value > submitted.value
    {
        let (a, s) = (audited.value, submitted.value);
        findings.push(
            Finding::at(audited.span, said!("审定价 {a} 元，高于送审价 {s} 元", "the audited price {a} is above the submitted {s}"))
                .mend(said!("核对审价报告，两个数可能写反了", "check the audit report; the two may be swapped"))
                .also(submitted.span, said!("送审价在这里", "the submitted price stands here")),
        );
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(text: &str) -> Vec<String> {
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[text])
    }

    #[test]
    fn an_overrun_and_work_for_nothing_are_no_mistakes() {
        assert_eq!(check("class: ordinary\ncost: {budget: 0.00}\n"), ["holds"]);
        assert_eq!(check("class: 278-5\ncost: {budget: 100, submitted: 130, audited: 120}\n"), ["holds"]);
    }

    #[test]
    fn negative_amounts_and_audits_that_add_are_found() {
        let found = check("class: 278-5\ncost: {budget: -5, submitted: 120, audited: 130}\nbids: [{bidder: 甲公司, price: -1}]\n");
        assert_eq!(found, ["2:16 金额是 -5.00，不能是负数", "3:29 金额是 -1.00，不能是负数", "2:45 审定价 130.00 元，高于送审价 120.00 元"]);
    }

    #[test]
    fn a_matter_without_money_is_not_judged() {
        assert_eq!(check("class: 278-3\n"), ["n/a: no cost is given"]);
    }
}
