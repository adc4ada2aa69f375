//! 人员或楼栋编码重复 · Duplicate person or building
//!
//! # What it checks
//! people.yaml 里每个编码只用一次；compound.yaml 里每个楼栋只写一次。
//! Every id of people.yaml and every building of compound.yaml stands once.
//!
//! # Why
//! 两个人一个编码，签字就分不清是谁签的。
//! Where two people share an id, nobody can tell who signed.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;
use std::collections::BTreeSet;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("person/unique/id", "duplicate-person", include_str!("duplicate_person.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for person in compound.own.people.iter().filter(|person| !seen.insert(person.id.0.as_str())) {
        let (Some(source), id) = (&compound.own.people_source, &person.id.0) else { continue };
        found.push(
            info.at(source.place(person.id.span), said!("人员编码“{id}”用了两次", "the person's id `{id}` is used twice"))
                .mend(said!("给其中一个换编码", "give one of them another id")),
        );
    }
    let mut buildings = BTreeSet::new();
    for building in compound.unit.buildings.iter().filter(|building| !buildings.insert(building.id.0.as_str())) {
        let id = &building.id.0;
        found.push(
            info.at(compound.source.place(building.id.span), said!("“{id}”栋写了两次", "building `{id}` stands twice"))
                .mend(said!("只留一个", "keep one of them")),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings;

    const ID: &str = super::RULE.info.id;

    #[test]
    fn two_people_with_one_id_are_found() {
        let people = |ids: [&str; 2]| format!("people:\n  - {{id: {}, name: 甲一}}\n  - {{id: {}, name: 乙二}}\n", ids[0], ids[1]);
        assert!(findings(ID, &[("people.yaml", &people(["p-1", "p-2"]))]).is_empty());
        assert_eq!(findings(ID, &[("people.yaml", &people(["p-1", "p-1"]))]), ["people.yaml:3:10 人员编码“p-1”用了两次"]);
    }
}
