//! 分摊用的面积、户数和楼栋的不一样 · Shared by another area than the building has
//!
//! # What it checks
//! 分摊明细里写的面积、户数，和 compound.yaml 里那一栋的一样。
//! The area and the flats of every share are those of its building in compound.yaml.
//! 1. 只由一部分户分摊的（方式或对象里写着“单元”“部分”“不含”“除外”），写的不多于那一栋的就行。
//!    Where only some flats of a building bear it (the method or the object says 单元, 部分, 不含, 除外, `part` or `except`), there are no more than the building has.
//! 2. compound.yaml 没有写的不判断。 What compound.yaml leaves out is not judged.
//!
//! # Why
//! 面积写错了，按它算得再准，也是拿一栋的钱补另一栋。
//! By a wrong area the most exact share still makes one building pay for another.

use std::fmt::Display;

use crate::base::source::At;
use crate::record::finance::{Allocation, Finance, Share};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::warning("finance/consistent/allocation-measures", "allocation-unlike-building", include_str!("allocation_measures.rs")),
    check,
};

/// Words that say that not all flats of a building bear a part.
const PARTLY: [&str; 6] = ["单元", "部分", "不含", "除外", "part", "except"];

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
    let allocations = &series.this().body.allocations;
    let measured = |share: &At<Share>| share.area.is_some() || share.households.is_some();
    if !allocations.iter().any(|allocation| allocation.shares.iter().any(measured)) {
        return Verdict::NotApplicable("no share says what it is measured by");
    }
    Verdict::of(allocations.iter().flat_map(|allocation| judge(allocation, scope)).collect())
}

fn judge(allocation: &Allocation, scope: &Scope) -> Vec<Finding> {
    let words = [Some(&allocation.of), allocation.method.as_ref()];
    let partly = words.into_iter().flatten().any(|line| PARTLY.iter().any(|word| line.0.contains(word)));
    let shares = allocation.shares.iter().map(|share| {
        let building = &share.building.0;
        let known = scope.unit.figures(std::iter::once(building.as_str()));
        let area = share.area.as_ref().and_then(|area| unlike(area, known.area, partly, building, "㎡", "m²"));
        let flats = share.households.as_ref().and_then(|flats| unlike(flats, known.households, partly, building, "户", "flats"));
        [area, flats]
    });
    shares.flatten().flatten().collect()
}

fn unlike<T: Ord + Display>(now: &At<T>, known: Option<T>, partly: bool, building: &str, zh: &str, en: &str) -> Option<Finding> {
    let (now, of, span) = (&now.value, known?, now.span);
    if *now == of || partly && *now < of {
        return None;
    }
    let what = said!("{building} 栋写了 {now} {zh}，小区登记的是 {of} {zh}", "building {building}: {now} {en}, compound.yaml says {of} {en}");
    Some(Finding::at(span, what).mend(said!(
        "改正其中一个，重新分摊；只由一部分户分摊的，在“方式”里写明（如“不含一层”）",
        "mend one of the two and share anew; where only some flats bear it, say so in `method` (as: except the ground floor)"
    )))
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

    fn check(method: &str, shares: &str) -> Vec<String> {
        let text = "name: 甲\nbuildings: [{id: 1, area: 5400, households: 60}, {id: 2, area: 5400}]\n".to_string();
        let source = Arc::new(Source { path: "compound.yaml".into(), text, ..Source::default() });
        let node = yaml::parse(&source, Span::new(0, source.text.len()), &mut Vec::new()).unwrap();
        let unit: Unit = fields::read(&node, &mut Reading::new(Arc::clone(&source)));
        let text = format!(
            "period: 2026-Q3\naccount: {{sort: maintenance_fund}}\nopening: 0\nclosing: 0\nallocations:\n  - of: 电梯\n    total: 100\n    method: {method}\n    shares: [{shares}]\n"
        );
        let record = record(kind_of_folder("finance").unwrap(), "r", &text);
        around(|scope| judged(&[&record], super::RULE.info.id, &Scope { unit: &unit, ..*scope }))
    }

    #[test]
    fn a_share_is_measured_by_its_building() {
        assert_eq!(check("按专有面积", "{building: 1, area: 5400, households: 60, amount: 50}, {building: 2, area: 5400, amount: 50}"), ["holds"]);
        assert_eq!(
            check("按专有面积", "{building: 1, area: 540, amount: 10}, {building: 2, area: 4860, amount: 90}"),
            ["9:34 1 栋写了 540.00 ㎡，小区登记的是 5,400.00 ㎡", "9:72 2 栋写了 4,860.00 ㎡，小区登记的是 5,400.00 ㎡"]
        );
        assert_eq!(check("按户", "{building: 1, households: 6, amount: 10}"), ["9:40 1 栋写了 6 户，小区登记的是 60 户"]);
    }

    #[test]
    fn some_flats_of_a_building_may_bear_it_but_no_more_than_there_are() {
        assert_eq!(check("按专有面积，不含一层", "{building: 1, area: 4860, amount: 100}"), ["holds"]);
        assert_eq!(check("按专有面积，不含一层", "{building: 1, area: 5401, amount: 100}").len(), 1);
    }

    #[test]
    fn what_nobody_measured_is_not_judged() {
        assert_eq!(check("协商", "{building: 1, amount: 100}"), ["n/a: no share says what it is measured by"]);
        assert_eq!(check("按户", "{building: 2, households: 6, amount: 100}"), ["holds"]);
    }
}
