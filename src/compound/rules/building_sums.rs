//! 各栋加起来比小区还多 · Buildings that make more than the compound
//!
//! # What it checks
//! 1. 各栋的户数、专有面积加起来，不多于小区的。 The flats and the area of the buildings make no more than those of the compound.
//! 2. 每一栋的业主人数不多于小区的；加起来可以多：在两栋都有房的人，小区只算一人。
//!    No building has more owners than the compound; together they may, for who owns flats in two counts once.
//! 3. 加起来少的不判断：车库、商铺可以不算在哪一栋。 Less is not judged: garages and shops need not belong to a building.
//! 4. 没有写的不判断；写了两次的楼栋只算一次。 What is not given is not judged; a building that stands twice counts once.
//!
//! # Why
//! 表决、分摊都从这些数算起；多写一个零，一栋就压过了全小区。
//! Votes and shares begin with these numbers; by one nought too many a building outweighs the whole.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::CompoundRule;
use crate::base::diagnostic::{Diagnostic, Said};
use crate::base::number::Count;
use crate::base::source::{At, Span};
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;
use crate::unit::Building;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo::warning("unit/consistent/buildings", "buildings-exceed-compound", include_str!("building_sums.rs")),
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let unit = compound.unit;
    if compound.own.flawed.unit {
        return Vec::new();
    }
    let mut seen = BTreeSet::new();
    let buildings: Vec<&Building> = unit.buildings.iter().map(|one| &one.value).filter(|one| seen.insert(&one.id.0)).collect();
    let flats = buildings.iter().filter_map(|one| one.households.as_ref()).map(|count| count.0).fold(0, u64::saturating_add);
    let area = buildings.iter().filter_map(|one| one.area.as_ref()).map(|area| area.value).sum();
    let sums = [
        unit.households.as_ref().and_then(|of| more(Count(flats), of, "户", "flats")),
        unit.area.as_ref().and_then(|of| more(area, of, "㎡", "m²")),
    ];
    let owners = buildings.iter().filter_map(|one| {
        let (of, now) = (unit.owners.as_ref()?, one.owners.as_ref()?);
        let (id, count, all) = (&one.id.0, now.value, of.value);
        (count > all).then(|| {
            (
                now.span,
                said!("{id} 栋写了业主 {count} 人，全小区只有 {all} 人", "building {id} has {count} owners, the whole compound {all}"),
            )
        })
    });
    let mend = || said!("核对各栋和小区的数", "check the numbers of the buildings and of the compound");
    let found = sums.into_iter().flatten().chain(owners);
    found.map(|(span, what)| info.at(compound.source.place(span), what).mend(mend())).collect()
}

fn more<T: Ord + Display>(sum: T, of: &At<T>, zh: &str, en: &str) -> Option<(Span, Said)> {
    let whole = &of.value;
    (sum > *whole).then(|| {
        (of.span, said!("小区写的是 {whole} {zh}，各栋加起来是 {sum} {zh}", "the compound has {whole} {en}, its buildings make {sum} {en}"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings;

    fn check(first: &str, second: &str) -> Vec<String> {
        let unit =
            format!("name: 甲\nhouseholds: 120\nowners: 112\narea: 10800\nbuildings:\n  - {{id: 1, {first}}}\n  - {{id: 2, {second}}}\n");
        findings(super::RULE.info.id, &[("compound.yaml", &unit)])
    }

    const HALF: &str = "households: 60, owners: 56, area: 5400";

    #[test]
    fn buildings_make_the_compound_or_less() {
        assert!(check(HALF, HALF).is_empty());
        assert!(check(HALF, "area: 5000").is_empty());
        assert!(check(HALF, "households: 60, owners: 58, area: 5400").is_empty(), "some own flats in both");
    }

    #[test]
    fn one_nought_too_many_is_found() {
        assert_eq!(
            check("households: 600, owners: 560, area: 54000", HALF),
            [
                "compound.yaml:2:13 小区写的是 120 户，各栋加起来是 660 户",
                "compound.yaml:4:7 小区写的是 10,800.00 ㎡，各栋加起来是 59,400.00 ㎡",
                "compound.yaml:6:38 1 栋写了业主 560 人，全小区只有 112 人"
            ]
        );
    }
}
