//! 收缴数对不上 · Collection that cannot be
//!
//! # What it checks
//! 1. 每一行：已缴户数 ≤ 应缴户数，争议金额 ≤ 应收。 In every line: flats that paid ≤ flats that owed, disputed ≤ due.
//! 2. 没有写楼栋的一行是全部：各栋加起来不超过它；比它少的，是车位、商铺这些不在哪一栋的。
//!    The line without a building is all of them: the buildings do not add up to more; what lacks stands in no building, as car parks do.
//! 3. 一栋只写一行，全部楼栋也只写一行。 Each building stands once, and so do all of them.
//!
//! # Why
//! 收缴率超过百分之百，说明把预交或别的期间混进来了；预交另有一栏。
//! A rate above 100 % means that prepayments or other periods are mixed in; prepayments have a column of their own.

use std::fmt::Display;

use crate::base::money::Money;
use crate::base::number::Count;
use crate::base::source::{At, Span};
use crate::record::finance::{Collection, Finance};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
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
    let lines = || finance.collection.iter().map(|line| &line.value);
    let mut findings: Vec<Finding> = lines().flat_map(within).collect();
    let written = finance.collection.iter().map(|line| match &line.building {
        Some(building) => (Some(building.0.as_str()), building.span),
        None => (None, line.due.span),
    });
    findings.extend(again(written).into_iter().map(|(building, span, first)| twice(building, span, first)));
    let parts: Vec<&Collection> = lines().filter(|line| line.building.is_some()).collect();
    if let Some(whole) = lines().find(|line| line.building.is_none()).filter(|_| !parts.is_empty()) {
        findings.extend(sums(&parts, whole));
    }
    Verdict::of(findings)
}

fn within(line: &Collection) -> Vec<Finding> {
    let mut findings = Vec::new();
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
    findings
}

fn twice(building: Option<&str>, span: Span, first: Span) -> Finding {
    let what = match building {
        Some(building) => said!("{building} 栋写了两行", "building {building} stands twice"),
        None => said!("全部楼栋写了两行：没有写楼栋的就是全部", "all buildings stand twice: a line without a building is all of them"),
    };
    Finding::at(span, what).mend(said!("合成一行，或写上楼栋", "make it one line, or name the building")).also(first, said!("第一次在这里", "first here"))
}

/// Compares the buildings with the line of all of them.
fn sums(parts: &[&Collection], whole: &Collection) -> Vec<Finding> {
    let money = |value: fn(&Collection) -> Money| parts.iter().map(|part| value(part)).sum::<Money>();
    let flats = |value: fn(&Collection) -> &Option<At<Count>>| {
        let counts = parts.iter().map(|part| value(part).as_ref().map(|count| count.0));
        Some((Count(counts.sum::<Option<u64>>()?), value(whole).as_ref()?))
    };
    let due = unlike(money(|line| *line.due), &whole.due, ("应收", "due"));
    let paid = unlike(money(|line| *line.paid), &whole.paid, ("实收", "paid"));
    let owed = flats(|line| &line.households_due).and_then(|(sum, of)| unlike(sum, of, ("应缴户数", "flats that owed")));
    let settled = flats(|line| &line.households_paid).and_then(|(sum, of)| unlike(sum, of, ("已缴户数", "flats that paid")));
    [due, paid, owed, settled].into_iter().flatten().collect()
}

fn unlike<T: Ord + Display>(sum: T, whole: &At<T>, (zh, en): (&str, &str)) -> Option<Finding> {
    let of = &whole.value;
    // What stands in no building, a car park or shops, is in the line of all of them only.
    if sum <= *of {
        return None;
    }
    let what = said!("全部楼栋{zh} {of}，各栋加起来是 {sum}", "{en}: {of} for all buildings, but they add up to {sum}");
    Some(Finding::at(whole.span, what).mend(said!("核对每一栋和全部楼栋的一行", "check the buildings and the line of all of them")))
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(lines: &str) -> Vec<String> {
        let text = format!("period: 2026-H1\naccount: {{sort: property_fee}}\nopening: 0\nclosing: 0\ncollection:\n{lines}");
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn a_rate_above_the_whole_is_found() {
        let line = |paid: &str| format!("  - {{building: 3, due: 100, paid: 90, households_due: 60, households_paid: {paid}}}\n");
        assert_eq!(check(&line("60")), ["holds"]);
        assert_eq!(check(&line("61")), ["6:76 已缴 61 户，多于应缴 60 户"]);
    }

    #[test]
    fn a_line_without_a_building_is_all_of_them() {
        let one = "  - {building: 1, due: 150, paid: 60}\n";
        let both = format!("{one}  - {{building: 2, due: 150, paid: 60}}\n");
        assert_eq!(check(&format!("  - {{due: 300, paid: 120}}\n{both}")), ["holds"]);
        assert_eq!(check(&format!("  - {{due: 320, paid: 132}}\n{both}")), ["holds"], "a car park stands in no building");
        assert_eq!(check(&format!("  - {{due: 300, paid: 50}}\n{one}")), ["6:22 全部楼栋实收 50.00，各栋加起来是 60.00"]);
    }

    #[test]
    fn each_line_stands_once() {
        let one = "  - {building: 1, due: 1, paid: 1}\n";
        assert_eq!(check(&format!("{one}{one}{one}")), ["7:16 1 栋写了两行", "8:16 1 栋写了两行"]);
        let all = "  - {due: 1, paid: 1}\n";
        assert_eq!(check(&format!("{all}{all}")), ["7:11 全部楼栋写了两行：没有写楼栋的就是全部"]);
    }
}
