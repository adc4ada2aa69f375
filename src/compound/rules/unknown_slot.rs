//! 公开栏没有登记 · Unknown place on the board
//!
//! # What it checks
//! 记录里提到的公开栏，都写在 compound.yaml 的“公开栏”（slots）里。
//! Every place on the board that a record names stands under `slots` in compound.yaml.
//!
//! # Why
//! 页面上写的是公开栏的名字，居民要找得到那块栏。
//! Pages show the place by its name, and people must be able to walk there.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::SlotId;
use crate::base::text::nearest;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("slot/reference/unknown", "unknown-slot", include_str!("unknown_slot.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if compound.own.flawed.unit {
        return found;
    }
    let known = || compound.unit.slots.iter().map(|slot| slot.id.0.as_str());
    for (place, reference) in compound.mentions(SlotId::SORT).filter(|(_, reference)| !known().any(|slot| *slot == *reference.id)) {
        let id = &reference.id;
        let diagnostic = info.at(place, said!("没有“{id}”这块公开栏", "there is no place `{id}` on the board"));
        found.push(match nearest(id, known()) {
            Some(near) => diagnostic.mend(said!("是不是“{near}”？", "did you mean `{near}`?")),
            None => diagnostic.mend(said!(
                "在 compound.yaml 的“公开栏”里加一行：编码、名称、尺寸",
                "add it to `slots` in compound.yaml with id, name and size"
            )),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings;

    const ID: &str = super::RULE.info.id;

    #[test]
    fn slots_are_those_of_the_compound() {
        let unit = ("compound.yaml", "name: 测试\nslots: [{id: south, name: 南门}]\n");
        let posting =
            |slot: &str| format!("title: 甲\npublished: 2026-10-14\nrecord: posting/a\nsheets: [{{slot: {slot}, from: 2026-10-14}}]\n");
        assert!(findings(ID, &[unit, ("posting/a.yaml", &posting("south"))]).is_empty());
        assert_eq!(findings(ID, &[unit, ("张贴/a.yaml", &posting("sooth"))]), ["张贴/a.yaml:4:17 没有“sooth”这块公开栏"]);
    }
}
