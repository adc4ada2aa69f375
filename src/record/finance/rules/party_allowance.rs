//! 党建经费到账和标准不符 · Party funds unlike the rates adopted
//!
//! # What it checks
//! 写了人数的党建经费：按采用的标准和期间的月数算出应拨多少，和实际到账的比较。
//! Where a party fund says how many hold which post: what is due by the adopted rates and the months of the period is compared with
//! what came.
//! 1. 人数只数不领财政工资的；标准、启动经费在规则包里。 Only heads not on fiscal support are counted; the rates stand in the packs.
//! 2. 党员活动经费按年计，不满一年的按月折算。 What is due by the member is a year's sum, reckoned by months.
//! 3. 捐赠不算拨款；期间不是整月的不判断。 Gifts do not count; a period that is not of whole months is not judged.
//!
//! # Why
//! 该到的没有到，活动就办不起来；多到的，要说清是什么钱。
//! What did not come cannot be spent on people; what came beyond it wants an explanation.

use crate::record::finance::Finance;
use crate::record::finance::allowance::{self, Due, came};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo {
        basis: &[allowance::RULE],
        ..RuleInfo::warning("finance/consistent/allowance", "party-funds-unlike-rates", include_str!("party_allowance.rs"))
    },
    check,
};

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let due = match Due::of(finance, scope) {
        Ok(due) => due,
        Err(why) => return Verdict::NotApplicable(why),
    };
    let (total, came) = (due.total(), came(finance));
    let Some(allowance) = finance.allowance.as_ref().filter(|_| total != came) else { return Verdict::Holds };
    let (posts, members, start, difference) = (due.posts, due.members, due.start, (total - came).abs());
    let what = said!(
        "到账 {came} 元，按标准应为 {total} 元（岗位补贴 {posts}，党员活动 {members}，启动 {start}），差 {difference} 元",
        "{came} came, the rates make {total} (posts {posts}, members {members}, start {start}): a difference of {difference}"
    );
    let mend = said!(
        "核对人数、是否有启动经费和到账各笔；拨少了的，可以向街道提出",
        "check the heads, the start and what came; where less came, raise it with the street"
    );
    Verdict::of(vec![Finding::at(allowance.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{verdict, verdict_under};

    fn ledger(period: &str, came: &str, started: bool) -> String {
        format!(
            "period: {period}\naccount: {{sort: party_fund}}\nopening: 0\nclosing: 0\nincome: [{{number: S1, on: 2025-12-30, subject: 拨款, amount: {came}}}]\nallowance: {{secretaries: 1, deputy_secretaries: 1, members_of_committee: 3, party_members: 40, started: {started}}}\n"
        )
    }

    fn check(period: &str, came: &str, started: bool) -> Vec<String> {
        verdict_under(&["dangjian"], kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&ledger(period, came, started)])
    }

    // breaks: sd.allowance
    #[test]
    fn a_year_of_five_posts_and_forty_members() {
        assert_eq!(check("2025", "51200", false), ["holds"]);
        assert_eq!(check("2025", "61200", true), ["holds"]);
        assert_eq!(
            check("2025", "51000", false),
            ["6:12 到账 51,000.00 元，按标准应为 51,200.00 元（岗位补贴 31,200.00，党员活动 20,000.00，启动 0.00），差 200.00 元"]
        );
    }

    #[test]
    fn half_a_year_is_half_of_it() {
        assert_eq!(check("2025-H2", "25600", false), ["holds"]);
        assert_eq!(check("2025-07-15/2025-12-31", "1", false), ["n/a: the period is not one of whole months"]);
    }

    #[test]
    fn units_that_have_not_adopted_the_rates_are_not_judged() {
        let kind = kind_of_folder("finance").unwrap();
        assert_eq!(verdict(kind, super::RULE.info.id, &[&ledger("2025", "1", false)]), ["n/a: no such rule binds"]);
        let bare = "period: 2025\naccount: {sort: party_fund}\nopening: 0\nclosing: 0\n";
        assert_eq!(
            verdict_under(&["dangjian"], kind, super::RULE.info.id, &[bare]),
            ["n/a: no party fund, or it does not say what it is reckoned from"]
        );
    }
}
