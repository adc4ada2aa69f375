//! 网格支部的人数、升格的条件 · The size of a grid branch, and when it is to be raised
//!
//! # What it checks
//! 写了人数的网格党支部，人数在规则包写的范围内；党总支的人数过了升格的数，提示可以升格。
//! A grid branch that gives its number has as many as the packs name; a general branch with more than the packs' number may be raised.
//! 党小组列出来了的，约十名（规则包的 group_about）一个，多一个少一个都行。
//! Where its groups are listed, there is one for about as many members as the packs say, one more or less.
//! 1. 只看采用了这套程序的小区；升不升格由上级定。 Only where the procedure was adopted; whether to raise it is for the level above.
//!
//! # Why
//! 支部太大开不起会，太小办不成事。
//! Too large a branch cannot meet, too small a one cannot act.

use crate::base::diagnostic::Severity;
use crate::base::number::Count;
use crate::base::source::At;
use crate::law::PackRule;
use crate::party::organization::{Organization, OrganizationClass};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::{Roster, standing};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that gives the numbers.
const TEXT: &str = "sd.grid";

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo {
        basis: &[TEXT],
        severity: Severity::Advice,
        ..RuleInfo::warning("roster/range/grid", "grid-of-odd-size", include_str!("grid_size.rs"))
    },
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let Some(members) = organization.member_count.as_ref().filter(|_| standing::place(series, scope.as_of).current) else {
        return Verdict::NotApplicable("no number of members is given, or the list is not the current one");
    };
    let rule = match scope.pack.text(TEXT, scope.as_of) {
        Ok(rule) => rule,
        Err(absence) => return Verdict::NotApplicable(absence.reason()),
    };
    let count = members.value;
    let what = match *organization.class {
        OrganizationClass::GridBranch => {
            let band: Vec<Count> =
                rule.param("grid").and_then(|grid| grid.get("branch")).map_or(&[][..], |n| n.items()).iter().filter_map(|n| n.scalar()).collect();
            let Some((least, most)) = band.first().zip(band.last()).filter(|(least, most)| count < **least || count > **most) else {
                return groups(series.this().body.organization_id(series.this().id), members, rule, scope);
            };
            said!("{count} 人，网格党支部一般 {least} 至 {most} 人", "{count} members; a grid branch has {least} to {most}")
        }
        OrganizationClass::GeneralBranch => {
            let over = rule.param("upgrade").and_then(|upgrade| upgrade.get("members_over")?.scalar::<Count>());
            let Some(over) = over.filter(|over| count > *over) else { return Verdict::Holds };
            said!("{count} 人，超过 {over} 人，可以升格为党委", "{count} members, more than {over}: it may be raised to a committee")
        }
        _ => return Verdict::NotApplicable("neither a grid branch nor a general branch"),
    };
    Verdict::of(vec![Finding::at(members.span, what).mend(said!("核对人数；确实如此的，报上级研究", "check the number; where it is so, put it to the level above"))])
}

/// Whether a branch has about as many groups as its members ask for; a branch that lists none is not judged.
fn groups(branch: &str, members: &At<Count>, rule: &PackRule, scope: &Scope) -> Verdict {
    let about = rule.param("grid").and_then(|grid| grid.get("group_about")?.scalar::<Count>()).filter(|about| about.0 > 0);
    let below = |o: &Organization| o.class.value == OrganizationClass::PartyGroup && o.parent.as_ref().is_some_and(|p| *p.value.0 == *branch);
    let listed = scope.directory.existing().filter(|(_, organization)| below(organization)).count() as u64;
    let Some(about) = about.filter(|_| listed > 0) else { return Verdict::Holds };
    let fitting = (members.0 + about.0 / 2) / about.0;
    if listed.abs_diff(fitting) <= 1 {
        return Verdict::Holds;
    }
    let count = members.value;
    let what = said!(
        "{count} 人分成 {listed} 个党小组，约 {about} 人一个，要 {fitting} 个左右",
        "{count} members in {listed} groups; with about {about} in each there would be some {fitting}"
    );
    let mend = said!("核对党小组名单；确实如此的，可以调整", "check the lists of groups; where it is so, they can be drawn anew");
    Verdict::of(vec![Finding::at(members.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::party::directory::Directory;
    use crate::record::kind::Scope;
    use crate::record::testing::{judged, record, under, verdict_under};
    use crate::record::{Body, kind_of_folder};

    fn check(class: &str, count: u32) -> Vec<String> {
        let text = format!("name: 甲\nclass: {class}\nmember_count: {count}\n");
        verdict_under(&["dangjian"], kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sd.grid
    #[test]
    fn thirty_to_fifty_make_a_branch() {
        assert_eq!(check("grid_branch", 30), ["holds"]);
        assert_eq!(check("grid_branch", 51), ["3:15 51 人，网格党支部一般 30 至 50 人"]);
        assert_eq!(check("general_branch", 101), ["3:15 101 人，超过 100 人，可以升格为党委"]);
        assert_eq!(check("general_branch", 100), ["holds"]);
        assert_eq!(check("council", 9), ["n/a: neither a grid branch nor a general branch"]);
    }

    #[test]
    fn about_ten_make_a_group() {
        let kind = kind_of_folder("roster").unwrap();
        let branch = record(kind, "branch", "name: 甲\nclass: grid_branch\nmember_count: 40\n");
        let group = |at: u32| {
            let body = record(kind, "g", &format!("name: 组{at}\nclass: party_group\nparent: branch\n")).body;
            let Body::Roster(roster) = body else { panic!("a roster") };
            (format!("g-{at}"), roster.organization)
        };
        let with = |many: u32| {
            under(&["dangjian"], |scope| {
                let directory = Directory::new(scope.as_of, [], (0..many).map(group));
                judged(&[&branch], super::RULE.info.id, &Scope { directory: &directory, ..*scope })
            })
        };
        assert_eq!([with(0), with(3), with(4), with(5)].concat(), ["holds"; 4]);
        assert_eq!(with(2), ["3:15 40 人分成 2 个党小组，约 10 人一个，要 4 个左右"]);
    }
}
