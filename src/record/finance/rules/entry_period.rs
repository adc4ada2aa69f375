//! 明细日期不在期间内 · Entry outside its period
//!
//! # What it checks
//! 每一笔收入、支出、转账、捐赠的日期都在本期之内（含首尾两天）。
//! Every entry, transfer and donation is dated within the period, both ends included.
//!
//! # Why
//! 记到别的期间，两期的数字就都不真了。
//! An entry booked to the wrong period makes both periods untrue.

use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/range/entry-period", "entry-outside-period", include_str!("entry_period.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let period = finance.period.value;
    let outside = finance.dated().filter(|(_, on)| !period.contains(on.value));
    let finding = |(number, on): (&crate::base::source::At<crate::base::scalar::Line>, &crate::base::source::At<crate::base::date::Date>)| {
        let (number, day, from, until) = (&number.0, on.value, period.from, period.until);
        Finding::at(on.span, said!("{number} 的日期 {day} 不在本期（{from} 至 {until}）之内", "{number} is dated {day}, outside the period {from} to {until}"))
            .mend(said!("改正日期，或把这一笔记到它所在的期间", "mend the date, or book the entry in its own period"))
    };
    Verdict::of(outside.map(finding).collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, texts)
    }

    #[test]
    fn both_ends_belong_to_the_period() {
        let text = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 0\nincome:\n  - {number: S1, on: 2026-07-01, subject: 甲, amount: 1}\n  - {number: S2, on: 2026-09-30, subject: 乙, amount: 1}\nclosing: 2\n";
        assert_eq!(check(&[text]), ["holds"]);
    }

    #[test]
    fn every_stray_entry_is_named_where_its_date_stands() {
        let text = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 0\nincome:\n  - {number: S1, on: 2026-06-30, subject: 甲, amount: 1}\n  - {number: S2, on: 2026-10-01, subject: 乙, amount: 1}\nclosing: 2\n";
        let found = check(&[text]);
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("5:22 S1 的日期 2026-06-30 不在本期"));
    }
}
