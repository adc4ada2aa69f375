//! 账写到发布以后去了 · Booked after it was published
//!
//! # What it checks
//! 1. 每一笔收入、支出、转账、捐赠和银行核对的日期，都不晚于发布日期。
//!    No entry, transfer, donation or bank statement is dated after the publication.
//! 2. 期间最晚从发布那天开始；还没有过完的期间，可以先公布到当天。
//!    The period has begun on the day of publication; one that is not over may be told as far as it has come.
//! 3. 草稿不判断。 Drafts are not judged.
//!
//! # Why
//! 发布的时候还没有发生的事，账上不会有。
//! What has not happened when an account is published cannot be in it.

use crate::base::source::At;
use crate::base::date::Date;
use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/range/published", "booked-after-publication", include_str!("published_ahead.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let this = series.this();
    if this.header.is_unfinished() {
        return Verdict::NotApplicable("it is still being written");
    }
    let (finance, published) = (this.body, &this.header.published);
    let day = published.value;
    let mut findings = Vec::new();
    let mut tell = |span, what| {
        let mend = said!("改正其中一个日期；还没有发生的，发生以后再公布", "mend one of the dates; publish what is to come when it has come");
        findings.push(Finding::at(span, what).mend(mend).also(published.span, said!("发布日期 {day}", "published {day}")));
    };
    let period = finance.period.value;
    if period.from > day {
        tell(finance.period.span, said!("期间 {period} 在发布日期 {day} 还没有开始", "the period {period} had not begun when it was published on {day}"));
    }
    let late = |on: &At<Date>| on.value > day;
    for (number, on) in finance.dated().filter(|(_, on)| late(on)) {
        let (number, on, span) = (&number.0, on.value, on.span);
        tell(span, said!("{number} 的日期 {on} 晚于发布日期 {day}", "{number} is dated {on}, after the publication on {day}"));
    }
    if let Some(bank) = finance.reconciliation.as_ref().filter(|bank| late(&bank.on)) {
        let on = bank.on.value;
        tell(bank.on.span, said!("银行核对的日期 {on} 晚于发布日期 {day}", "the bank statement is dated {on}, after the publication on {day}"));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(period: &str, day: &str, head: &str) -> Vec<String> {
        let text = format!(
            "period: {period}\naccount: {{sort: common_income}}\nopening: 0\nincome: [{{number: S1, on: {day}, subject: 甲, amount: 1}}]\nclosing: 1\ntitle: 甲\npublished: 2026-10-12\n{head}"
        );
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn what_has_happened_can_be_told() {
        assert_eq!(check("2026-Q3", "2026-09-30", ""), ["holds"]);
        assert_eq!(check("2026-Q4", "2026-10-12", ""), ["holds"], "a period that is not over");
    }

    #[test]
    fn what_is_to_come_cannot() {
        let found = check("2027-Q3", "2027-07-01", "reconciliation: {bank_balance: 1, on: 2027-09-30}\n");
        assert_eq!(
            found,
            [
                "1:9 期间 2027-Q3 在发布日期 2026-10-12 还没有开始",
                "4:27 S1 的日期 2027-07-01 晚于发布日期 2026-10-12",
                "8:39 银行核对的日期 2027-09-30 晚于发布日期 2026-10-12"
            ]
        );
    }

    #[test]
    fn a_draft_is_not_judged() {
        assert_eq!(check("2027-Q3", "2027-07-01", "status: draft\n"), ["n/a: it is still being written"]);
    }
}
