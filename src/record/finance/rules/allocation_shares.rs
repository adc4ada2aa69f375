//! 分摊和最大余数法算出的不一样 · Shares unlike the largest remainder
//!
//! # What it checks
//! 按面积（或按户数）分摊的，每栋应得的由程序重算：先分到整分，余下的一分一分给余数最大的；写的要和算的一样。
//! What is shared by area (or by flats) is reckoned anew: each building gets the whole fen of its part, the fen left over go one each
//! to the largest remainders; what is written must be that.
//! 1. 方式里写“面积”的按面积，写“户”的按户数；都没有写的，明细里全写了面积就按面积，全写了户数就按户数。
//!    The method says which (面积 area, 户 flats); where it says neither, what every share states is the measure.
//! 2. 余数一样大的，给谁都算对。 Between equal remainders either may have the fen.
//! 3. 退回的（总额是负的）一样算。 What is given back, a total below zero, is shared in the same way.
//! 4. 合计不等于总额的，由另一条规则指出。 A sum unlike the total is another rule's finding.
//!
//! # Why
//! 分摊是从每一户口袋里拿钱，差一分也要说得清。
//! It is every household's money: a single fen must be explained.

use crate::base::apportion;
use crate::base::money::Money;
use crate::record::finance::{Allocation, Finance, Share};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/consistent/allocation-shares", "allocation-unlike-measure", include_str!("allocation_shares.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let judged: Vec<(&Allocation, &str, &str, Vec<u64>)> = series
        .this()
        .body
        .allocations
        .iter()
        .filter_map(|allocation| {
            let (zh, en, weights) = measure(allocation)?;
            Some((&allocation.value, zh, en, weights))
        })
        .collect();
    if judged.is_empty() {
        return Verdict::NotApplicable("nothing is shared out by area or flats");
    }
    Verdict::of(judged.into_iter().flat_map(|(allocation, zh, en, weights)| judge(allocation, (zh, en), &weights)).collect())
}

/// By what the shares are measured, and the measure of each.
fn measure(allocation: &Allocation) -> Option<(&'static str, &'static str, Vec<u64>)> {
    let all = |weight: fn(&Share) -> Option<u64>| allocation.shares.iter().map(|share| weight(share)).collect::<Option<Vec<u64>>>();
    let area = || Some(("面积", "area", all(|share| share.area.as_ref().map(|area| area.0))?));
    let flats = || Some(("户数", "flats", all(|share| share.households.as_ref().map(|flats| flats.0))?));
    let method = allocation.method.as_ref().map_or("", |method| &method.0);
    let found = match (method.contains("面积") || method.contains("area"), method.contains('户') || method.contains("flat")) {
        (true, _) => area(),
        (false, true) => flats(),
        // Another measure, said in words that are not ours.
        (false, false) if !method.is_empty() => None,
        (false, false) => area().or_else(flats),
    };
    found.filter(|(.., weights)| weights.iter().any(|weight| *weight > 0))
}

fn judge(allocation: &Allocation, (zh, en): (&str, &str), weights: &[u64]) -> Vec<Finding> {
    let back = allocation.total.is_negative();
    let turned = |money: Money| if back { Money::ZERO - money } else { money };
    let fen = |money: Money| u64::try_from(turned(money).fen()).ok();
    let written: Option<Vec<u64>> = allocation.shares.iter().map(|share| fen(*share.amount)).collect();
    let (Some(total), Some(written)) = (fen(*allocation.total), written) else { return Vec::new() };
    if written.iter().sum::<u64>() != total || apportion::is_by_largest_remainder(total, weights, &written) {
        return Vec::new();
    }
    let due = apportion::by_largest_remainder(total, weights).unwrap_or_default();
    let wrong = allocation.shares.iter().zip(due).filter(|(share, due)| fen(*share.amount) != Some(*due));
    let finding = |(share, due): (&crate::base::source::At<Share>, u64)| {
        let (building, now, due) = (&share.building.0, *share.amount, turned(Money::from_fen(i64::try_from(due).unwrap_or(i64::MAX))));
        Finding::at(
            share.amount.span,
            said!("{building} 栋写了 {now} 元，按{zh}应分摊 {due} 元", "building {building} bears {now}; by {en} its part is {due}"),
        )
        .mend(said!("改成 {due}；不是按{zh}分的，在“方式”里写明", "write {due}; where it is not shared by {en}, say in `method` how"))
        .also(allocation.total.span, said!("总额在这里", "the total stands here"))
    };
    wrong.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::base::apportion::by_largest_remainder;
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(total: &str, method: &str, shares: &str) -> Vec<String> {
        let text = format!(
            "period: 2026-Q3\naccount: {{sort: maintenance_fund}}\nopening: 0\nclosing: 0\nallocations:\n  - of: 电梯\n    total: {total}\n    method: {method}\n    shares: [{shares}]\n"
        );
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn two_buildings_share_a_lift_by_area() {
        let shares = |a: &str, b: &str| format!("{{building: 3, area: 6912.80, amount: {a}}}, {{building: 5, area: 6510.40, amount: {b}}}");
        assert_eq!(check("139140.00", "按专有面积", &shares("71655.57", "67484.43")), ["holds"]);
        assert_eq!(
            check("139140.00", "按专有面积", &shares("71655.56", "67484.44")),
            [
                "9:51 3 栋写了 71,655.56 元，按面积应分摊 71,655.57 元",
                "9:99 5 栋写了 67,484.44 元，按面积应分摊 67,484.43 元"
            ]
        );
    }

    #[test]
    fn flats_measure_where_the_method_says_so() {
        let shares = |a: &str, b: &str| {
            format!("{{building: 3, area: 1, households: 1, amount: {a}}}, {{building: 5, area: 9, households: 2, amount: {b}}}")
        };
        assert_eq!(check("100", "按户", &shares("33.33", "66.67")), ["holds"]);
        assert_eq!(check("100", "按户", &shares("10", "90")).len(), 2);
    }

    #[test]
    fn what_is_given_back_is_shared_alike() {
        let shares = |a: &str, b: &str| format!("{{building: 3, area: 1, amount: {a}}}, {{building: 5, area: 1, amount: {b}}}");
        assert_eq!(check("-100", "按面积", &shares("-50", "-50")), ["holds"]);
        let found = check("-100", "按面积", &shares("-10", "-90"));
        assert_eq!(found[0], "9:45 3 栋写了 -10.00 元，按面积应分摊 -50.00 元");
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn other_measures_and_other_sums_are_not_judged() {
        let shares = "{building: 3, area: 1, amount: 40}, {building: 5, area: 1, amount: 60}";
        assert_eq!(check("100", "按受益程度协商", shares), ["n/a: nothing is shared out by area or flats"]);
        assert_eq!(check("101", "按面积", shares), ["holds"]);
        let bare = "{building: 3, amount: 40}, {building: 5, amount: 60}";
        assert_eq!(check("100", "按面积", bare), ["n/a: nothing is shared out by area or flats"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_fen_moved_from_one_building_to_another_is_found(areas in prop::collection::vec(100u64..900_000, 2..8), total in 10_000u64..90_000_000, by in 2u64..5) {
            let text = |parts: &[u64]| {
                let decimal = |n: u64| format!("{}.{:02}", n / 100, n % 100);
                let rows = areas.iter().zip(parts).enumerate();
                let shares = rows.map(|(at, (area, part))| format!("{{building: {at}, area: {}, amount: {}}}", decimal(*area), decimal(*part)));
                check(&decimal(total), "按面积", &shares.collect::<Vec<_>>().join(", "))
            };
            let mut parts = by_largest_remainder(total, &areas).unwrap();
            prop_assert_eq!(text(&parts), vec!["holds".to_string()]);
            prop_assume!(parts[0] >= by);
            parts[0] -= by;
            parts[1] += by;
            prop_assert!(!text(&parts).is_empty() && text(&parts) != vec!["holds".to_string()]);
        }
    }
}
