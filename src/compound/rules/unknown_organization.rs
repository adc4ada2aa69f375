//! 组织没有登记 · Unknown organization
//!
//! # What it checks
//! 记录里提到的每个组织，都有一份名册（组织/），本小区的或上级的。
//! Every organization in a record has a roster, here or in a unit above.
//!
//! # Why
//! 谁发布、谁批准，要让人点得进去看到是哪些人。
//! Who publishes and who approves must lead to the people behind it.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::OrganizationId;
use crate::base::text::nearest;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo::error("organization/reference/unknown", "unknown-organization", include_str!("unknown_organization.rs")),
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !compound.knows_organizations() {
        return found;
    }
    for (place, reference) in compound.mentions(OrganizationId::SORT) {
        let id = &reference.id;
        if compound.directory.organization(id).is_some() {
            continue;
        }
        let diagnostic = info.at(place, said!("没有编码是“{id}”的组织", "there is no organization with the id `{id}`"));
        let near = nearest(id, compound.directory.organizations().map(|(id, _)| id));
        found.push(match near {
            Some(near) => diagnostic.mend(said!("是不是“{near}”？", "did you mean `{near}`?")),
            None => diagnostic.mend(said!("新建名册 roster/{id}.yaml", "write a roster roster/{id}.yaml")),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn a_roster_makes_an_organization_known() {
        let roster = ("roster/owners-committee.yaml", "title: 业委会\npublished: 2026-01-01\nname: 业主委员会\nclass: owners_committee\n");
        let bad = notice("publisher: owner-committee\n");
        assert_eq!(findings(ID, &[roster, ("notice/a.md", &bad)]), ["notice/a.md:4:12 没有编码是“owner-committee”的组织"]);
        assert!(findings(ID, &[roster, ("notice/a.md", &notice("publisher: owners-committee\n"))]).is_empty());
    }
}
