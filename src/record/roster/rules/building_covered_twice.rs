//! 一栋楼有两名楼长 · A building with two heads
//!
//! # What it checks
//! 同一天，一栋楼只由一名楼长负责。 On any day a building has one head.
//! 1. 共同负责的，给每个人写上 `title`（如“楼长（东单元）”），就不再提示。 Joint heads are declared by giving each a `title`; then nothing is said.
//! 2. 前后轮值、日期不相接的，不算重复。 Heads who take turns share no day and are no double.
//! 3. 单元长不看：一栋楼本来就有好几个。 Heads of stairs are not judged: a building has several.
//! 4. 只提示，不拦：页面会把两个人都列出来，没有说假话。 It is a warning: the page names both, which is true.
//!
//! # Why
//! 居民要知道有事找哪一个人；两个人都管，往往就是没有人管。
//! People want one name to call; what two look after, nobody does.

use crate::base::source::At;
use crate::party::organization::{Membership, Organization, Role};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo::warning("roster/unique/building", "building-covered-twice", include_str!("building_covered_twice.rs")),
    check,
};

fn check(series: &Series<Roster>, _scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let heads = || organization.members.iter().filter(|m| m.role.value == Role::BuildingHead && !m.buildings.is_empty());
    if heads().next().is_none() {
        return Verdict::NotApplicable("no building heads are listed");
    }
    let mut covered = std::collections::BTreeMap::<&str, Vec<&At<Membership>>>::new();
    let mut findings = Vec::new();
    for head in heads() {
        for building in &head.buildings {
            let others = covered.entry(&building.0).or_default();
            if let Some(first) = others.iter().find(|other| clash(organization, other, head)) {
                findings.push(twice(&building.0, building.span, first));
            }
            others.push(head);
        }
    }
    Verdict::of(findings)
}

/// Whether two heads share a day, are two people, and are not declared to be joint.
fn clash(organization: &Organization, one: &Membership, two: &Membership) -> bool {
    let ((from_one, until_one), (from_two, until_two)) = (organization.stretch(one), organization.stretch(two));
    let before = |until: Option<_>, from: Option<_>| matches!((until, from), (Some(until), Some(from)) if until < from);
    let joint = one.title.is_some() && two.title.is_some();
    one.person.value != two.person.value && !joint && !before(until_one, from_two) && !before(until_two, from_one)
}

fn twice(building: &str, span: crate::base::source::Span, first: &At<Membership>) -> Finding {
    let who = &first.person.0;
    Finding::at(span, said!("{building} 栋已经由“{who}”负责", "building {building} is already looked after by `{who}`"))
        .mend(said!("只留一名；共同负责的，给两人都写上 title，如“楼长（东单元）”", "keep one; for joint heads give both a `title`"))
        .also(first.person.span, said!("在这里", "listed here"))
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(members: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: building_heads\nterm: {{period: 2026}}\nmembers:\n{members}");
        verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_for_turns_and_declared_joint_heads() {
        let turns = "  - {person: p-1, role: building_head, buildings: [6], until: 2026-06-30}\n  - {person: p-2, role: building_head, buildings: [6], since: 2026-07-01}\n";
        let joint = "  - {person: p-3, role: building_head, 名称: 楼长（东）, buildings: [7]}\n  - {person: p-4, role: building_head, 名称: 楼长（西）, buildings: [7]}\n  - {person: p-5, role: unit_head, buildings: [6]}\n";
        assert_eq!(check(&format!("{turns}{joint}")), ["holds"]);
    }

    #[test]
    fn breaks_at_the_second_mention() {
        let members = "  - {person: p-1, role: building_head, buildings: [3]}\n  - {person: p-2, role: building_head, buildings: [2, 3]}\n";
        assert_eq!(check(members), ["6:55 3 栋已经由“p-1”负责"]);
    }

    #[test]
    fn not_applicable_without_heads() {
        assert_eq!(check("  - {person: p-1, role: leader}\n"), ["n/a: no building heads are listed"]);
    }
}
