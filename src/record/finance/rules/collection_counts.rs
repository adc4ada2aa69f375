//! 收缴数对不上 · Collection that cannot be
//!
//! # What it checks
//! 1. 每一行：已缴户数 ≤ 应缴户数，争议金额 ≤ 应收。 In every line: flats that paid ≤ flats that owed, disputed ≤ due.
//! 2. 没有写楼栋的一行是全部楼栋：各栋加起来等于它；只写了几栋的，加起来不超过它。
//!    The line without a building is all of them: the buildings add up to it; where only some are listed, they do not exceed it.
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

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
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
        let listed = |id: &str| parts.iter().any(|part| part.building.as_ref().is_some_and(|building| building.0 == id));
        let all = !scope.unit.buildings.is_empty() && scope.unit.buildings.iter().all(|building| listed(&building.id.0));
        findings.extend(sums(&parts, whole, all));
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

/// Compares the buildings, which may be all there are, with the line of all of them.
fn sums(parts: &[&Collection], whole: &Collection, all: bool) -> Vec<Finding> {
    let money = |value: fn(&Collection) -> Money| parts.iter().map(|part| value(part)).sum::<Money>();
    let flats = |value: fn(&Collection) -> &Option<At<Count>>| {
        let counts = parts.iter().map(|part| value(part).as_ref().map(|count| count.0));
        Some((Count(counts.sum::<Option<u64>>()?), value(whole).as_ref()?))
    };
    let due = unlike(money(|line| *line.due), &whole.due, all, ("应收", "due"));
    let paid = unlike(money(|line| *line.paid), &whole.paid, all, ("实收", "paid"));
    let owed = flats(|line| &line.households_due).and_then(|(sum, of)| unlike(sum, of, all, ("应缴户数", "flats that owed")));
    let settled = flats(|line| &line.households_paid).and_then(|(sum, of)| unlike(sum, of, all, ("已缴户数", "flats that paid")));
    [due, paid, owed, settled].into_iter().flatten().collect()
}

fn unlike<T: Ord + Display>(sum: T, whole: &At<T>, all: bool, (zh, en): (&str, &str)) -> Option<Finding> {
    let of = &whole.value;
    let fits = if all { sum == *of } else { sum <= *of };
    if fits {
        return None;
    }
    let what = said!("全部楼栋{zh} {of}，各栋加起来是 {sum}", "{en}: {of} for all buildings, but they add up to {sum}");
    Some(Finding::at(whole.span, what).mend(said!("核对每一栋和全部楼栋的一行", "check the buildings and the line of all of them")))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::base::fields::{self, Reading};
    use crate::base::source::{Source, Span};
    use crate::base::yaml;
    use crate::record::kind::Scope;
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, judged, record};
    use crate::unit::Unit;

    /// In a unit of two buildings.
    fn check(lines: &str) -> Vec<String> {
        let text = "name: 甲\nbuildings: [{id: 1}, {id: 2}]\n".to_string();
        let source = Arc::new(Source { path: "compound.yaml".into(), text, ..Source::default() });
        let node = yaml::parse(&source, Span::new(0, source.text.len()), &mut Vec::new()).unwrap();
        let unit: Unit = fields::read(&node, &mut Reading::new(Arc::clone(&source)));
        let text = format!("period: 2026-H1\naccount: {{sort: property_fee}}\nopening: 0\nclosing: 0\ncollection:\n{lines}");
        let record = record(kind_of_folder("finance").unwrap(), "r", &text);
        around(|scope| judged(&[&record], super::RULE.info.id, &Scope { unit: &unit, ..*scope }))
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
        assert_eq!(check(&format!("  - {{due: 300, paid: 132}}\n{both}")), ["6:22 全部楼栋实收 132.00，各栋加起来是 120.00"]);
        assert_eq!(check(&format!("  - {{due: 300, paid: 132}}\n{one}")), ["holds"], "building 2 is not listed");
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
