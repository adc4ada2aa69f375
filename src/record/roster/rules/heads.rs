//! 楼长没有按户数设 · Building heads not set by households
//!
//! # What it checks
//! 1. 每一栋楼当天都有楼长。 Every building has a head today.
//! 2. 户数达到规定、入住率也达到的楼栋单设楼长，不与别的楼栋合用一个人；单体楼除外。
//!    A building with as many households and as many of them lived in as the pack says has a head of its own; one that stands alone may take turns.
//! 3. 没有写户数的楼栋、没有登记楼栋的小区，不判断第二条。 Where households are not given the second is not judged.
//!
//! # Why
//! 楼长管得过来，有事才找得到人。
//! A head with too many households is nobody's head.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::number::{Count, Fraction};
use crate::law::PackRule;
use crate::party::organization::{Membership, OrganizationClass, Role};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::{Roster, standing};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;
use crate::unit::Building;

/// The pack rule that asks for it.
const TEXT: &str = "sd.head.50";

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo { basis: &[TEXT], ..RuleInfo::warning("roster/coverage/building-heads", "building-without-own-head", include_str!("heads.rs")) },
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let place = standing::place(series, scope.as_of);
    if *organization.class != OrganizationClass::BuildingHeads || !place.current {
        return Verdict::NotApplicable("not the current list of building heads");
    }
    let rule = match scope.pack.text(TEXT, place.day) {
        Ok(rule) => rule,
        Err(absence) => return Verdict::NotApplicable(absence.reason()),
    };
    let heads = organization.members.iter().filter(|m| *m.role == Role::BuildingHead && organization.holds(m, place.day));
    let mut by_building: BTreeMap<&str, &Membership> = BTreeMap::new();
    for head in heads {
        by_building.extend(head.buildings.iter().map(|building| (&*building.value.0, &head.value)));
    }
    let mut findings = Vec::new();
    // A building written twice is another rule's finding, and missing a head once.
    let mut seen = BTreeSet::new();
    for building in scope.unit.buildings.iter().filter(|building| seen.insert(&building.id.value)) {
        let id = &*building.id.value.0;
        match by_building.get(id) {
            None => {
                let what = said!("{id} 栋没有楼长", "building {id} has no head");
                let mend = said!("给它写上楼长；户数少的就近联合，单体楼轮值", "name one; small buildings share a head, one that stands alone takes turns");
                findings.push(Finding::at(organization.name.span, what).mend(mend));
            }
            Some(head) if head.buildings.len() > 1 && own_head(building, rule) => {
                let span = head.buildings.iter().find(|written| *written.value.0 == *id).map_or(head.person.span, |written| written.span);
                let what = said!("{id} 栋户数和入住率都够，按“{}”应单设楼长", "building {id} is large enough for a head of its own (`{}`)", rule.title);
                findings.push(Finding::at(span, what).mend(said!("给它单设一名；暂时没有人选的，说明一下", "name one for it alone; where nobody is found yet, say so")));
            }
            Some(_) => {}
        }
    }
    Verdict::of(findings)
}

/// Whether a building is to have a head of its own.
fn own_head(building: &Building, rule: &PackRule) -> bool {
    let asked = rule.param("building_head");
    let least = asked.and_then(|head| head.get("own_if_households_at_least")?.scalar::<Count>());
    let lived_in = asked.and_then(|head| head.get("min_occupancy")?.scalar::<Fraction>());
    let large = building.households.as_ref().zip(least).is_some_and(|(has, least)| has.value >= least);
    let alone = building.standalone.as_ref().is_some_and(|alone| alone.value);
    // Occupancy is written in per cent, kept in hundredths of one.
    let lived = building.occupancy.as_ref().zip(lived_in).is_none_or(|(has, least)| {
        let (has, numerator, denominator) = (i128::from(has.0), i128::from(least.numerator), i128::from(least.denominator));
        has * denominator >= numerator * 100 * 100
    });
    large && lived && !alone
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    #[test]
    fn a_compound_without_buildings_holds() {
        let kind = kind_of_folder("roster").unwrap();
        assert_eq!(verdict_under(&["dangjian"], kind, super::RULE.info.id, &["name: 甲\nclass: council\n"]), ["n/a: not the current list of building heads"]);
        assert_eq!(verdict_under(&[], kind, super::RULE.info.id, &["name: 甲\nclass: building_heads\n"]), ["n/a: no such rule binds"]);
        assert_eq!(verdict_under(&["dangjian"], kind, super::RULE.info.id, &["name: 甲\nclass: building_heads\n"]), ["holds"]);
    }
}
