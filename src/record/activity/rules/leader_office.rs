//! 带队的人不担任职务 · A leader who holds no office
//!
//! # What it checks
//! 带队的人（`leaders`）都在某个组织里任职（在 `roster` 里有一席）；不担任职务的人只计数，不写名。
//! Everybody among the `leaders` sits on some roster; people without office are counted and never named.
//! 1. 人员里没有的人，另有规则判断。 People nobody knows are another rule's matter.
//!
//! # Why
//! 参加活动是私事，名字不该挂在网上。
//! Taking part is a private matter; no name belongs on the web for it.

use crate::record::activity::Activity;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Activity> =
    RecordRule { info: RuleInfo::warning("activity/reference/leader", "leader-without-office", include_str!("leader_office.rs")), check };

fn check(series: &Series<Activity>, scope: &Scope) -> Verdict {
    let leaders = &series.this().body.leaders;
    let known = || leaders.iter().filter(|leader| scope.directory.person(&leader.value.0).is_some());
    if known().next().is_none() {
        return Verdict::NotApplicable("nobody is named");
    }
    let private = known().filter(|leader| scope.directory.offices(&leader.value.0).next().is_none());
    let findings = private.map(|leader| {
        let id = &leader.value.0;
        Finding::at(leader.span, said!("“{id}”不担任职务，只计数，不写名", "`{id}` holds no office: counted, not named"))
            .mend(said!("删去，或在“组织”里登记这个人的职务", "take it out, or enter the person's office on a roster"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use crate::base::fields::{self, Part, Reading};
    use crate::base::source::{Source, Span};
    use crate::party::directory::Directory;
    use crate::party::organization::Organization;
    use crate::party::person::Person;
    use crate::record::kind::Scope;
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, judged, record};

    fn read<T: Part>(text: &str) -> T {
        let source = std::sync::Arc::new(Source { path: "r.yaml".into(), text: text.into(), ..Source::default() });
        let node = crate::base::yaml::parse(&source, Span::new(0, source.text.len()), &mut Vec::new()).unwrap();
        fields::read(&node, &mut Reading::new(std::sync::Arc::clone(&source)))
    }

    fn check(leaders: &str) -> Vec<String> {
        let team: Organization = read("name: 队\nclass: volunteer_team\nmembers: [{person: a, role: leader}]\n");
        let people: [Person; 2] = [read("id: a\nname: 甲一\n"), read("id: b\nname: 乙二\n")];
        let text = format!("sort: volunteering\norganizer: v\nleaders: [{leaders}]\ntimes: [{{on: 2026-11-14, people: 3}}]\n");
        let activity = record(kind_of_folder("activity").unwrap(), "a", &text);
        around(|scope| {
            let directory = Directory::new(scope.as_of, people, [("v".to_string(), team)]);
            judged(&[&activity], super::RULE.info.id, &Scope { directory: &directory, ..*scope })
        })
    }

    #[test]
    fn only_people_in_office_are_named() {
        assert_eq!(check("a"), ["holds"]);
        assert_eq!(check("a, b"), ["3:14 “b”不担任职务，只计数，不写名"]);
        assert_eq!(check(""), ["n/a: nobody is named"]);
    }
}
