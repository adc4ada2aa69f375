//! 人员没有登记 · Unknown person
//!
//! # What it checks
//! 记录里提到的每个人员编码，都能在本小区或上级的 people.yaml（人员.yaml）里找到。
//! Every person's id in a record stands in people.yaml, here or in a unit above.
//!
//! # Why
//! 找不到的人没法署名，也没法决定能不能公开姓名。
//! Somebody who is not listed cannot be named, nor can it be decided whether the name may be shown.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::PersonId;
use crate::base::text::nearest;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("person/reference/unknown", "unknown-person", include_str!("unknown_person.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !compound.knows_people() {
        return found;
    }
    for (place, reference) in compound.mentions(PersonId::SORT) {
        let id = &reference.id;
        if compound.directory.person(id).is_some() {
            continue;
        }
        let diagnostic = info.at(place, said!("没有编码是“{id}”的人", "there is no person with the id `{id}`"));
        let near = nearest(id, compound.directory.people().map(|person| person.id.0.as_str()));
        found.push(match near {
            Some(near) => diagnostic.mend(said!("是不是“{near}”？", "did you mean `{near}`?")),
            None => diagnostic.mend(said!(
                "在 people.yaml 里加上这个人：- {{id: {id}, name: 姓名}}",
                "add the person to people.yaml: - {{id: {id}, name: …}}"
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
    fn listed_people_are_found_and_others_named_at_their_place() {
        let people = ("people.yaml", "people: [{id: p-01, name: 甲一}]\n");
        let good = notice("feedback: {contact: p-01}\n");
        let bad = notice("feedback: {contact: p-1}\n");
        assert!(findings(ID, &[people, ("notice/a.md", &good)]).is_empty());
        assert_eq!(findings(ID, &[people, ("notice/a.md", &bad)]), ["notice/a.md:4:21 没有编码是“p-1”的人"]);
    }
}
