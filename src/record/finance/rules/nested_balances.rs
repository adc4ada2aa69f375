//! 大小两份账，同一天的余额不一样 · Two balances of one account for one day
//!
//! # What it checks
//! 同一账户的年度账和季度账（或别的一大一小），同一天开始的，期初一样；同一天结束的，期末一样。
//! Of a year and its quarters, or any other whole and part of one account: those that begin on one day open alike, and those that end
//! on one day close alike.
//! 1. 已撤回的、被更正的不算。 What was withdrawn or corrected does not count.
//! 2. 期间还没有过完就公布的，期末不比。 The closing of what was published before its period was over is not compared.
//! 3. 写的是同一个期间的，由另一条规则指出。 Two records of the same period are another rule's finding.
//!
//! # Why
//! 一个账户一天只有一个余额；两份账说的不一样，总有一份是错的。
//! An account has one balance a day; where two records tell it differently, one of them is wrong.

use super::overlapping_periods::standing_before;
use crate::base::date::Date;
use crate::base::money::Money;
use crate::base::period::Period;
use crate::base::source::At;
use crate::record::finance::Finance;
use crate::record::header::Header;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/consistent/nested-balances", "two-balances-of-one-day", include_str!("nested_balances.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let this = series.this().body;
    let before = match standing_before(series) {
        Ok(before) => before,
        Err(why) => return Verdict::NotApplicable(why),
    };
    let mut findings = Vec::new();
    for other in before.iter().filter(|other| other.body.period.value != this.period.value) {
        let theirs = other.body;
        let mut compare = |(zh, en): (&str, &str), (day, amount): (Date, &At<Money>), (other_day, other_amount): (Date, Money)| {
            if day != other_day || amount.value == other_amount {
                return;
            }
            let (now, title, period) = (amount.value, &other.header.title.0, theirs.period.value);
            let what = said!(
                "{day} 的{zh}写的是 {now} 元，“{title}”（{period}）写的是 {other_amount} 元",
                "the {en} of {day} is {now}, in “{title}” ({period}) it is {other_amount}"
            );
            let mend = said!("对照银行账改正错的一份；已经公布的，另发一条更正记录", "mend the wrong one by the bank's figure; what is published is amended by a new record");
            findings.push(Finding::at(amount.span, what).mend(mend));
        };
        compare(("期初", "opening"), (this.period.from, &this.opening), (theirs.period.from, *theirs.opening));
        // What was told before its period was over is the balance of that day, not of the last.
        let is_over = |header: &Header, period: Period| period.until <= header.published.value;
        if is_over(series.this().header, this.period.value) && is_over(other.header, theirs.period.value) {
            compare(("期末", "closing"), (this.period.until, &this.closing), (theirs.period.until, *theirs.closing));
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn of(period: &str, opening: u32, closing: u32) -> String {
        format!("period: {period}\naccount: {{sort: maintenance_fund}}\nopening: {opening}\nclosing: {closing}\n")
    }

    fn check(texts: &[String]) -> Vec<String> {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &texts)
    }

    #[test]
    fn a_year_and_its_quarters_open_and_close_alike() {
        let half = of("2026-H1", 100, 100);
        assert_eq!(check(&[half.clone(), of("2026-Q1", 100, 55), of("2026-Q2", 55, 100)]), ["holds"]);
        assert_eq!(
            check(&[half.clone(), of("2026-Q1", 100, 55), of("2026-Q2", 55, 55)]),
            ["4:10 2026-06-30 的期末写的是 55.00 元，“测试”（2026-H1）写的是 100.00 元"]
        );
        assert_eq!(check(&[half, of("2026-Q1", 99, 55)]), ["3:10 2026-01-01 的期初写的是 99.00 元，“测试”（2026-H1）写的是 100.00 元"]);
    }

    #[test]
    fn what_was_told_before_the_period_was_over_is_of_its_own_day() {
        let told = |on: &str, text: String| format!("title: 测试\npublished: {on}\n{text}");
        let quarter = || told("2027-01-10", of("2026-Q4", 70, 81));
        assert_eq!(check(&[told("2026-10-12", of("2026", 100, 70)), quarter()]), ["holds"]);
        assert_eq!(check(&[told("2027-01-09", of("2026", 100, 70)), quarter()]).len(), 1);
    }

    #[test]
    fn one_period_after_another_shares_no_day() {
        assert_eq!(check(&[of("2026-Q1", 0, 10), of("2026-Q2", 10, 20)]), ["holds"]);
        assert_eq!(check(&[of("2026-Q1", 0, 10)]), ["n/a: the first period of the account"]);
    }
}
