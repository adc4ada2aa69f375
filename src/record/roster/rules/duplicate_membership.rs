//! 同一人同一职务列了两次 · The same person twice in the same role
//!
//! # What it checks
//! 1. 同一份名单里，同一人、同一职务、同一段时间只列一次。 A person stands once in a role at a time.
//! 2. 岗位名称不同，或分管的楼栋不同，不算重复。 Another title, or other buildings, is another place.
//! 3. 先后两段任职（中间离任过）不算重复。 Two stretches that share no day are no double.
//!
//! # Why
//! 多半是复制后忘了改人：页面上就少了一个真正在任的人。
//! Mostly a line was copied and the person not changed, and somebody really in office is missing.

use crate::base::source::At;
use crate::party::organization::{Membership, Organization};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo::error("roster/unique/membership", "duplicate-membership", include_str!("duplicate_membership.rs")),
    check,
};

fn check(series: &Series<Roster>, _scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    if organization.members.len() < 2 {
        return Verdict::NotApplicable("fewer than two members are listed");
    }
    let mut places = std::collections::BTreeMap::<_, Vec<&At<Membership>>>::new();
    let mut findings = Vec::new();
    for member in &organization.members {
        let same = places.entry((&*member.person.0, member.role.value)).or_default();
        if let Some(first) = same.iter().find(|other| doubles(organization, other, member)) {
            findings.push(twice(first, member));
        }
        same.push(member);
    }
    Verdict::of(findings)
}

fn doubles(organization: &Organization, one: &Membership, two: &Membership) -> bool {
    let ((from_one, until_one), (from_two, until_two)) = (organization.stretch(one), organization.stretch(two));
    let before = |until: Option<_>, from: Option<_>| matches!((until, from), (Some(until), Some(from)) if until < from);
    let title = |m: &Membership| m.title.as_ref().map(|t| t.0.clone());
    let apart = one.buildings.iter().all(|b| two.buildings.iter().all(|c| b.value != c.value));
    let other_buildings = !one.buildings.is_empty() && !two.buildings.is_empty() && apart;
    title(one) == title(two) && !other_buildings && !before(until_one, from_two) && !before(until_two, from_one)
}

fn twice(first: &At<Membership>, second: &At<Membership>) -> Finding {
    let (person, role) = (&second.person.0, second.role.word());
    Finding::at(second.person.span, said!("“{person}”的同一职务（{role}）列了两次", "`{person}` is listed twice as {role}"))
        .mend(said!("改成真正的那个人，或删去重复的一行", "name the person who was meant, or remove the double"))
        .also(first.person.span, said!("第一次在这里", "first listed here"))
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(members: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: owners_committee\nterm: {{period: 2024-06-01/2029-05-31}}\nmembers:\n{members}");
        verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_for_other_roles_titles_buildings_and_times() {
        let members = "  - {person: p-1, role: member}\n  - {person: p-1, role: signatory}\n  - {person: p-1, role: member, 名称: 财务委员}\n  - {person: p-2, role: building_head, buildings: [1]}\n  - {person: p-2, role: building_head, buildings: [2]}\n  - {person: p-3, role: member, until: 2025-01-31}\n  - {person: p-3, role: member, since: 2025-06-01}\n";
        assert_eq!(check(members), ["holds"]);
    }

    #[test]
    fn breaks_at_the_second_line() {
        assert_eq!(check("  - {person: p-1, role: member}\n  - {person: p-1, role: 委员}\n"), ["6:14 “p-1”的同一职务（member）列了两次"]);
    }

    #[test]
    fn not_applicable_to_one_member() {
        assert_eq!(check("  - {person: p-1, role: chair}\n"), ["n/a: fewer than two members are listed"]);
    }
}
