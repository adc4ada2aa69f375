//! 大额支出拆成几笔付 · A major expenditure paid in pieces
//!
//! # What it checks
//! 付给同一收款方、相隔不超过规定天数的几笔支出，每一笔都不到“重大开支”金额，合起来达到了，又没有会审。
//! Payments to one payee within the agreed days, each below the amount of a major expenditure and together not, none of them approved.
//! 1. 与上一期的支出合起来看，期末期初之间拆开的也算。 Payments of the period before count along.
//! 2. 写明合同或事项的不算：分期付款本来就约定好了。 Instalments of a contract or a matter are agreed beforehand and do not count.
//! 3. 只看采用了这套程序的小区，只看居民自己管的账户。 Only where a unit has adopted the procedure, only the residents' own accounts.
//!
//! # Why
//! 拆开付就躲过了会审。
//! Paid in pieces, a large sum escapes the bodies that must look at it.

use crate::base::money::Money;
use crate::record::finance::major::{self, Major};
use crate::record::finance::{Entry, Finance};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo {
        basis: &[major::RULE],
        ..RuleInfo::warning("finance/consistent/split-payments", "major-expenditure-in-pieces", include_str!("split_payments.rs"))
    },
    check,
};

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
    let this = series.this().body;
    if let Err(why) = Major::on(scope, this.period.until) {
        return Verdict::NotApplicable(why);
    }
    if !major::is_own(this) {
        return Verdict::NotApplicable(major::ANOTHER_ACCOUNT);
    }
    let in_pieces = |entry: &&Entry| entry.contract.is_none() && entry.matter.is_none() && entry.approvals.is_empty();
    let before = series.previous().map(|previous| &previous.body.expenditure).into_iter().flatten();
    let all: Vec<&Entry> = before.chain(&this.expenditure).map(|entry| &entry.value).filter(in_pieces).collect();
    // A group is told once, at its last payment, which stands in this record; the text of that day judges it.
    let findings = this.expenditure.iter().map(|entry| &entry.value).filter(in_pieces).filter_map(|last| {
        let asked = Major::on(scope, *last.on).ok().filter(|asked| !asked.is(last))?;
        let small: Vec<&Entry> = all.iter().copied().filter(|entry| !asked.is(entry)).collect();
        judge(last, &small, asked)
    });
    Verdict::of(findings.collect())
}

fn judge(last: &Entry, all: &[&Entry], asked: Major) -> Option<Finding> {
    let payee = &*last.payee.as_ref()?.value;
    let to_payee = |entry: &&&Entry| entry.payee.as_ref().is_some_and(|other| *other.value == *payee);
    let position = |entry: &Entry| (*entry.on, entry.number.value.0.clone());
    let within = |entry: &&&Entry| position(entry) <= position(last) && entry.on.value.plus_days(asked.window) >= *last.on;
    let group: Vec<&&Entry> = all.iter().filter(to_payee).filter(within).collect();
    let later = all.iter().filter(to_payee).any(|entry| position(entry) > position(last) && last.on.value.plus_days(asked.window) >= *entry.on);
    let sum: Money = group.iter().map(|entry| *entry.amount).sum();
    if group.len() < 2 || sum < asked.threshold || later {
        return None;
    }
    let (count, days, threshold) = (group.len(), asked.window, asked.threshold);
    let what = said!(
        "{days} 天内付给“{payee}”{count} 笔，共 {sum} 元，合起来达到重大开支（{threshold} 元），没有会审",
        "{count} payments to `{payee}` within {days} days make {sum}, a major expenditure (from {threshold}) without approvals"
    );
    Some(Finding::at(last.amount.span, what).mend(said!(
        "是一件事就按重大开支会审；有合同或事项的写上“合同”“事项”",
        "if it is one purpose, have it approved as a major expenditure; where there is a contract or a matter, name it"
    )))
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn ledger(period: &str, rows: &[&str]) -> String {
        let rows: String = rows.iter().enumerate().map(|(at, row)| format!("  - {{number: Z{at}, subject: 监控, {row}}}\n")).collect();
        format!("period: {period}\naccount: {{sort: common_income}}\nopening: 30000\nclosing: 0\nexpenditure:\n{rows}")
    }

    fn check(texts: &[&str]) -> Vec<String> {
        verdict_under(&["dangjian"], kind_of_folder("finance").unwrap(), super::RULE.info.id, texts)
    }

    const TOLD: &str = "30 天内付给“某安防公司”2 笔，共 19,800.00 元，合起来达到重大开支（10,000.00 元），没有会审";

    #[test]
    fn two_payments_of_9_900_in_five_days_are_one() {
        let first = "on: 2026-08-01, payee: 某安防公司, amount: 9900";
        assert_eq!(check(&[&ledger("2026-Q3", &[first, "on: 2026-08-05, payee: 某安防公司, amount: 9900"])]), [format!("7:69 {TOLD}")]);
        assert_eq!(check(&[&ledger("2026-Q3", &[first, "on: 2026-09-01, payee: 某安防公司, amount: 9900"])]), ["holds"]);
        assert_eq!(check(&[&ledger("2026-Q3", &[first, "on: 2026-08-05, payee: 某门业, amount: 9900"])]), ["holds"]);
        assert_eq!(check(&[&ledger("2026-Q3", &[first, "on: 2026-08-05, payee: 某安防公司, contract: HT-03, amount: 9900"])]), ["holds"]);
    }

    #[test]
    fn the_period_before_counts_along() {
        let before = ledger("2026-Q2", &["on: 2026-06-28, payee: 某安防公司, amount: 9900"]);
        let now = ledger("2026-Q3", &["on: 2026-07-02, payee: 某安防公司, amount: 9900"]);
        assert_eq!(check(&[&before, &now]), [format!("6:69 {TOLD}")]);
    }
}
