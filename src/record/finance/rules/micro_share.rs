//! 民生微实事经费占比低于人口占比 · A share of micro-project money below the share of people
//!
//! # What it checks
//! 写了社区总额和社区人口的：本小区得到的，不少于按人口应占的份额；按分数比，不按百分比。
//! Where the community's total and population are given: what the compound received is no less than its people's share, compared as fractions.
//! 1. 小区没有写人口的不判断。 Without the compound's population nothing is judged.
//!
//! # Why
//! 钱跟着人走，才说得上公平。
//! Money that follows the people is shared fairly.

use crate::base::diagnostic::Severity;
use crate::base::money::Money;
use crate::law::RuleSort;
use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo {
        basis: &["sd.micro"],
        severity: Severity::Advice,
        ..RuleInfo::warning("finance/range/micro-share", "micro-share-too-small", include_str!("micro_share.rs"))
    },
    check,
};

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let (Some(share), Some(people)) = (&finance.micro_share, &scope.unit.population) else {
        return Verdict::NotApplicable("no totals of the community, or no population");
    };
    let mut texts = scope.pack.of_kind_on(RuleSort::Ratio, finance.period.until);
    if !texts.any(|rule| rule.param("what").and_then(|what| what.text()) == Some("micro_project_share")) {
        return Verdict::NotApplicable("no text of that date asks for it");
    }
    let received: i128 = finance.income.iter().map(|entry| i128::from(entry.amount.fen())).sum();
    let (total, all, own) = (i128::from(share.community_total.fen()), i128::from(share.community_population.0), i128::from(people.0));
    if all == 0 || received * all >= total * own {
        return Verdict::Holds;
    }
    let yuan = |fen: i128| Money::from_fen(i64::try_from(fen).unwrap_or(i64::MAX));
    let (due, received) = (yuan((total * own + all - 1) / all), yuan(received));
    let (own, all) = (people.0, share.community_population.0);
    let what = said!(
        "得到 {received} 元；按人口 {own}/{all} 应为 {due} 元",
        "{received} were received; by population, {own} of {all}, it would be {due}"
    );
    let mend = said!("核对社区总额和人口；确实少的，可以向社区提出", "check the community's total and population; where it is so, raise it with the community");
    Verdict::of(vec![Finding::at(share.community_total.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    #[test]
    fn without_a_population_nothing_is_judged() {
        let kind = kind_of_folder("finance").unwrap();
        assert_eq!(verdict_under(&["dangjian"], kind, super::RULE.info.id, &["period: 2026-H1\naccount: {sort: micro_project}\nopening: 0\nclosing: 0\nmicro_share: {community_total: 1, community_population: 1}\n"]), ["n/a: no totals of the community, or no population"]);
    }
}
