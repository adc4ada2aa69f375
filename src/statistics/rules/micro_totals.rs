//! 同一年社区总额写得不一样 · Totals of one community and year that differ
//!
//! # What it checks
//! 同一社区的小区在同一年的民生微实事账目里写的社区总额都一样，各小区得到的加起来也不超过它。
//! The compounds of one community write one total of its micro-project money for a year, and received together no more than that.
//! 1. 没有写社区总额的小区不比。 Compounds that write no total are not compared.
//!
//! # Why
//! 两个小区写两个总额，各自的份额就没法比；加起来比总额还多，一定有一个数错了。
//! With two totals no share can be compared; and when the parts are more than the whole, a number is wrong.

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::money::Money;
use crate::record::rule::RuleInfo;
use crate::said;
use crate::statistics::counts::Micro;

use super::{Group, PortalRule};

pub const RULE: PortalRule =
    PortalRule { info: RuleInfo::warning("portal/consistent/micro-totals", "micro-totals-differ", include_str!("micro_totals.rs")), check };

fn check(group: &Group, _: Date, info: &RuleInfo) -> Vec<Diagnostic> {
    // Without a unit above nobody knows that two compounds are of one community.
    if group.above.is_none() {
        return Vec::new();
    }
    let mut years: BTreeMap<i32, Vec<(&str, &Micro)>> = BTreeMap::new();
    for unit in &group.compounds {
        if let Some(micro) = unit.counts.micro.as_ref().filter(|micro| micro.total.is_some()) {
            years.entry(micro.year).or_default().push((unit.name, micro));
        }
    }
    years.into_iter().filter_map(|(year, parts)| off(year, &parts, group, info)).collect()
}

fn off(year: i32, parts: &[(&str, &Micro)], group: &Group, info: &RuleInfo) -> Option<Diagnostic> {
    let yuan = |fen: i64| Money::from_fen(fen);
    let (first, micro) = parts.first()?;
    let total = micro.total?;
    if let Some((second, other)) = parts.iter().find_map(|(name, micro)| Some((name, micro.total.filter(|other| *other != total)?))) {
        let (one, two) = (yuan(total), yuan(other));
        let what = said!(
            "{year} 年民生微实事的社区总额写得不一样：{first}写 {one} 元，{second}写 {two} 元",
            "two totals of micro-project money for {year}: {first} writes {one}, {second} writes {two}"
        );
        return Some(group.finding(info, what, said!("问清社区，两边写同一个总额", "ask the community and write one total in both")));
    }
    let sum: i64 = parts.iter().map(|(_, micro)| micro.received).fold(0, i64::saturating_add);
    (sum > total).then(|| {
        let (sum, total) = (yuan(sum), yuan(total));
        let what = said!(
            "{year} 年各小区得到的民生微实事经费加起来 {sum} 元，比社区总额 {total} 元还多",
            "in {year} the compounds received {sum} together, more than the community's total of {total}"
        );
        group.finding(info, what, said!("核对各小区的收入和社区总额", "check what each received, and the total"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{Compound, judged};

    #[test]
    fn one_community_has_one_total_and_its_parts_are_no_more() {
        let micro = |name, received, total| Compound::named(name).branch().micro(received, Some(total));
        assert!(judged(&[micro("甲", 40, 100), micro("乙", 60, 100)]).is_empty());
        let found = judged(&[micro("甲", 40, 100), micro("乙", 60, 90)]);
        assert_eq!(found, ["2026 年民生微实事的社区总额写得不一样：甲写 1.00 元，乙写 0.90 元"]);
        let found = judged(&[micro("甲", 40, 100), micro("乙", 61, 100)]);
        assert_eq!(found, ["2026 年各小区得到的民生微实事经费加起来 1.01 元，比社区总额 1.00 元还多"]);
    }
}
