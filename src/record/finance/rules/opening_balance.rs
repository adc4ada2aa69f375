//! 期初余额与上期期末不符 · Opening balance differs from the previous closing
//!
//! # What it checks
//! 同一账户，本期期初 = 上一期期末。
//! For one account, this opening = the previous closing.
//! 1. 账户的第一期没有上一期，不判断。 The first period of an account is not judged.
//! 2. 上一期被更正的，以更正后的记录为准。 Where the previous period was corrected, the correction counts.
//! 3. 两期之间有空档的，照样比较：钱不会自己变。 A gap between periods changes nothing: money does not change by itself.
//!
//! # Why
//! 两期接不上，中间的钱就没有交代。
//! Where two periods do not join, money in between is unaccounted for.

use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/consistent/opening-balance", "opening-balance-mismatch", include_str!("opening_balance.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let this = series.this();
    // A correction of an earlier period stands after it with the same dates; the latest record of an earlier period counts.
    let earlier = series.until_now().iter().rev().skip(1).find(|f| f.body.period.until < this.body.period.from);
    let Some(previous) = earlier else { return Verdict::NotApplicable("the first period of the account") };
    let (opening, closing) = (*this.body.opening, *previous.body.closing);
    if opening == closing {
        return Verdict::Holds;
    }
    let difference = (opening - closing).abs();
    let (period, title) = (previous.body.period.value, &previous.header.title.0);
    let finding = Finding::at(
        this.body.opening.span,
        said!("期初 {opening} 元，上一期（{period}）期末是 {closing} 元，差 {difference} 元", "opening is {opening}, the previous period ({period}) closed at {closing}: a difference of {difference}"),
    )
    .label(said!("应为 {closing}", "should be {closing}"))
    .mend(said!("对照“{title}”的期末；如果那一期错了，另发一条更正记录", "compare with the closing of “{title}”; if that was wrong, publish a record that amends it"));
    Verdict::Breaks(vec![finding])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, texts)
    }

    const Q2: &str = "period: 2026-Q2\naccount: {sort: common_income}\nopening: 0\nincome: [{number: S1, on: 2026-04-01, subject: 广告, amount: 50}]\nclosing: 50\n";

    #[test]
    fn holds_when_the_periods_join() {
        assert_eq!(check(&[Q2, "period: 2026-Q3\naccount: {sort: common_income}\nopening: 50\nclosing: 50\n"]), ["holds"]);
    }

    #[test]
    fn breaks_at_the_opening() {
        let found = check(&[Q2, "period: 2026-Q3\naccount: {sort: common_income}\nopening: 50.10\nclosing: 50.10\n"]);
        assert_eq!(found, ["3:10 期初 50.10 元，上一期（2026-Q2）期末是 50.00 元，差 0.10 元"]);
    }

    #[test]
    fn the_first_period_is_not_judged() {
        assert_eq!(check(&[Q2]), ["n/a: the first period of the account"]);
    }
}
