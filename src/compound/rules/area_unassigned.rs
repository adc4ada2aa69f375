//! 楼栋没有落实到人 · A building nobody answers for
//!
//! # What it checks
//! 每一栋登记的楼栋，当天都写在某个人的“楼栋”里：楼长、单元长、党小组的责任区都算。
//! Every building stands among the `buildings` of somebody in a body that exists today: heads, stair heads and party groups all count.
//! 1. 只看采用了这套程序的小区；没有一个人写了楼栋的，不判断。 Only where the procedure was adopted; where nobody names any building, nothing is judged.
//!
//! # Why
//! 责任区漏了一栋，那一栋的事就没有人看着。
//! A building left out is looked after by nobody.

use std::collections::BTreeSet;

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

/// The pack rule that asks for it.
const TEXT: &str = "sd.area";

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo {
        basis: &[TEXT],
        ..RuleInfo::warning("building/coverage/area", "building-unassigned", include_str!("area_unassigned.rs"))
    },
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    if compound.own.flawed.unit || !compound.knows_organizations() || compound.pack.text(TEXT, compound.as_of).is_err() {
        return Vec::new();
    }
    let bodies = compound.directory.existing().map(|(_, body)| body);
    let members = bodies.flat_map(|body| body.members.iter().filter(move |member| body.holds(member, compound.as_of)));
    // A building written twice is another rule's finding.
    let mut seen = BTreeSet::new();
    let named: BTreeSet<&str> = members.flat_map(|member| &member.buildings).map(|building| &*building.value.0).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let bare = compound.unit.buildings.iter().filter(|building| !named.contains(&*building.id.value.0) && seen.insert(&building.id.value));
    bare.map(|building| {
        let id = &building.id.value.0;
        let what = said!("{id} 栋没有落实到人", "nobody answers for building {id}");
        let mend = said!("写进楼长或党小组成员的“楼栋”里", "name it among the `buildings` of a head or a member of a party group");
        info.at(compound.source.place(building.id.span), what).mend(mend)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings_under;
    use super::RULE;
    use crate::law::Pack;

    fn check(packs: &[&str], buildings: &str) -> Vec<String> {
        let heads = format!(
            "title: 楼长\npublished: 2026-01-05\nname: 楼长\nclass: building_heads\nmembers: [{{person: p-1, role: building_head, buildings: [{buildings}]}}]\n"
        );
        findings_under(Pack::for_unit(packs).0, RULE.info.id, &[("roster/heads.yaml", &heads)])
    }

    // breaks: sd.area
    #[test]
    fn every_building_is_somebodys() {
        assert_eq!(check(&["dangjian"], "5"), ["compound.yaml:2:18 3 栋没有落实到人"]);
        assert!(check(&["dangjian"], "3").is_empty());
        assert!(check(&[], "5").is_empty(), "only where it was adopted");
    }
}
