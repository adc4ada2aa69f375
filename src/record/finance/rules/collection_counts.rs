//! 已缴户数多于应缴户数 · More flats paid than owed
//!
//! # What it checks
//! 每一行：已缴户数 ≤ 应缴户数，争议金额 ≤ 应收。
//! In every line: flats that paid ≤ flats that owed, disputed ≤ due.
//!
//! # Why
//! 收缴率超过百分之百，说明把预交或别的期间混进来了；预交另有一栏。
//! A rate above 100 % means that prepayments or other periods are mixed in; prepayments have a column of their own.

use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/range/collection", "impossible-collection", include_str!("collection_counts.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let finance = series.this().body;
    if finance.collection.is_empty() {
        return Verdict::NotApplicable("no collection is reported");
    }
    let mut findings = Vec::new();
    for line in &finance.collection {
        if let (Some(due), Some(paid)) = (&line.households_due, &line.households_paid)
            && paid.value > due.value
        {
            let (paid_n, due_n) = (paid.value, due.value);
            findings.push(
                Finding::at(paid.span, said!("已缴 {paid_n} 户，多于应缴 {due_n} 户", "{paid_n} flats paid, but only {due_n} owed"))
                    .mend(said!("核对户数；预交的写在“预交”里", "check the numbers; prepayments go into `prepaid`")),
            );
        }
        if let Some(disputed) = line.disputed.as_ref().filter(|d| d.value > *line.due) {
            let (d, due) = (disputed.value, *line.due);
            findings.push(
                Finding::at(disputed.span, said!("争议 {d} 元，多于应收 {due} 元", "{d} in dispute, but only {due} due"))
                    .mend(said!("核对两个金额", "check both amounts")),
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
    fn a_rate_above_the_whole_is_found() {
        let text = |paid: &str| format!("period: 2026-H1\naccount: {{sort: property_fee}}\nopening: 0\nclosing: 0\ncollection:\n  - {{building: 3, due: 100, paid: 90, households_due: 60, households_paid: {paid}}}\n");
        assert_eq!(check(&[&text("60")]), ["holds"]);
        assert_eq!(check(&[&text("61")]), ["6:76 已缴 61 户，多于应缴 60 户"]);
    }
}
