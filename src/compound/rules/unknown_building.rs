//! 楼栋没有登记 · Unknown building
//!
//! # What it checks
//! 记录里提到的楼栋，都写在 compound.yaml 的“楼栋”里。
//! Every building in a record stands in compound.yaml.
//!
//! # Why
//! 分摊、表决、楼长都按楼栋算，写错一栋就算到别人头上。
//! Shares, votes and building heads go by building; a wrong one lands on somebody else.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::BuildingId;
use crate::base::text::nearest;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("building/reference/unknown", "unknown-building", include_str!("unknown_building.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if compound.own.flawed.unit {
        return found;
    }
    for (place, reference) in compound.mentions(BuildingId::SORT) {
        let id = &reference.id;
        if compound.unit.buildings.iter().any(|building| *building.id.0 == **id) {
            continue;
        }
        let diagnostic = info.at(place, said!("没有“{id}”栋", "there is no building `{id}`"));
        let near = nearest(id, compound.unit.buildings.iter().map(|building| building.id.0.as_str()));
        found.push(match near {
            Some(near) => diagnostic.mend(said!("是不是“{near}”？", "did you mean `{near}`?")),
            None => diagnostic.mend(said!(
                "在 compound.yaml 的“楼栋”里加上它，或改成已有的楼栋",
                "add it to `buildings` in compound.yaml, or name one that is there"
            )),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn buildings_are_those_of_the_compound() {
        assert!(findings(ID, &[("notice/a.md", &notice("buildings: [3]\n"))]).is_empty());
        assert_eq!(findings(ID, &[("notice/a.md", &notice("buildings: [3, 31]\n"))]), ["notice/a.md:4:16 没有“31”栋"]);
    }
}
