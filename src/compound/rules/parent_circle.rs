//! 组织的上级绕成了圈 · Organizations that stand above themselves
//!
//! # What it checks
//! 从一个组织往上找上级，一级一级，不会回到自己。
//! From a body upwards, level by level, one never comes back to it.
//!
//! # Why
//! 绕成了圈，就看不出谁受谁领导、谁对谁负责，组织图也画不出来。
//! In a circle nobody can tell who leads whom, and no chart can be drawn of it.

use std::collections::BTreeSet;

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::compound::{Compound, organization_id};
use crate::record::Body;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo::error("organization/consistent/parent", "organization-above-itself", include_str!("parent_circle.rs")),
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let rosters = compound.whole().filter_map(|record| match &record.body {
        Body::Roster(roster) => Some((record, roster.organization.parent.as_ref()?)),
        _ => None,
    });
    let above = |id: &str| compound.directory.organization(id)?.parent.as_ref().map(|parent| parent.0.clone());
    let mut found = Vec::new();
    for (record, parent) in rosters {
        let own = organization_id(record);
        let mut passed = BTreeSet::new();
        let mut line = vec![own.clone()];
        let mut next = Some(parent.0.clone());
        while let Some(id) = next.filter(|id| *id != own && passed.insert(id.clone())) {
            next = above(&id);
            line.push(id);
        }
        // A walk that ends in a circle it does not belong to is told where that circle is.
        let round = line.last().is_some_and(|last| *last == own || above(last).is_some_and(|id| id == own));
        if round && (line.len() > 1 || parent.0 == own) {
            line.push(own);
            let line = line.join(" → ");
            let what = said!("上级绕成了圈：{line}", "the bodies above it form a circle: {line}");
            let mend = said!("上级写更高一级的组织；最高的一级不写上级", "name the next higher body; the highest has no `parent`");
            found.push(info.at(record.source.place(parent.span), what).mend(mend));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings;

    fn check(parents: &[(&str, &str)]) -> Vec<String> {
        let rosters: Vec<(String, String)> = parents
            .iter()
            .map(|(id, parent)| {
                let parent = if parent.is_empty() { String::new() } else { format!("parent: {parent}\n") };
                (format!("roster/{id}.yaml"), format!("title: {id}\npublished: 2026-01-01\nname: {id}\nclass: owners_committee\n{parent}"))
            })
            .collect();
        findings(super::RULE.info.id, &rosters.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
    }

    #[test]
    fn a_tree_holds() {
        assert!(check(&[("a", ""), ("b", "a"), ("c", "a"), ("d", "c")]).is_empty());
    }

    #[test]
    fn each_of_a_circle_is_told_at_its_parent() {
        assert_eq!(check(&[("a", "a")]), ["roster/a.yaml:5:9 上级绕成了圈：a → a"]);
        assert_eq!(
            check(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]),
            [
                "roster/a.yaml:5:9 上级绕成了圈：a → b → c → a",
                "roster/b.yaml:5:9 上级绕成了圈：b → c → a → b",
                "roster/c.yaml:5:9 上级绕成了圈：c → a → b → c"
            ]
        );
    }

    #[test]
    fn a_parent_nobody_knows_is_another_rules_matter() {
        assert!(check(&[("a", "z")]).is_empty());
    }
}
