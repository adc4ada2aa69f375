//! 开会前工作小组没有先沟通 · The working group was not heard before the meeting
//!
//! # What it checks
//! 有党的工作小组的小区，业委会开会之前小组先作沟通：写明会前沟通的日期（`consulted`）。
//! Where a body has a party working group, the committee's meeting is talked over beforehand, and the day (`consulted`) is given.
//! 1. 只看采用了这套程序、而且在册有工作小组的小区。 Only where the procedure was adopted and such a group is on the roster.
//! 2. 还没有开的会、取消的会不判断。 Meetings ahead or called off are not judged.
//!
//! # Why
//! 话在会前说开，会上少争执。沟通只提意见，不代替委员表决。
//! What is talked over beforehand is not fought over later; it is an opinion and replaces no vote.

use crate::law::Absence;
use crate::party::organization::OrganizationClass;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::{Meeting, MeetingSort};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that asks for it.
const TEXT: &str = "sd.group.consult";

pub const RULE: RecordRule<Meeting> = RecordRule {
    info: RuleInfo {
        basis: &[TEXT],
        ..RuleInfo::warning("meeting/coverage/consultation", "meeting-without-consultation", include_str!("consulted.rs"))
    },
    check,
};

fn check(series: &Series<Meeting>, scope: &Scope) -> Verdict {
    let meeting = series.this().body;
    let class = scope.directory.organization(&meeting.body).map(|body| body.class.value);
    let held = meeting.on.as_ref().filter(|on| on.value <= scope.as_of && meeting.cancelled.is_none());
    let Some(on) = held.filter(|_| *meeting.sort == MeetingSort::Committee && class == Some(OrganizationClass::OwnersCommittee)) else {
        return Verdict::NotApplicable("no owners' committee met");
    };
    if let Err(absence) = scope.pack.text(TEXT, on.value) {
        let unadopted = matches!(absence, Absence::Unknown | Absence::Off(_));
        return Verdict::NotApplicable(if unadopted { "the unit has not adopted the procedure" } else { absence.reason() });
    }
    if !scope.directory.organizations().any(|(_, body)| body.class.value == OrganizationClass::PartyWorkingGroup) {
        return Verdict::NotApplicable("no working group is on the roster");
    }
    match &meeting.consulted {
        Some(_) => Verdict::Holds,
        None => Verdict::Breaks(vec![
            Finding::at(on.span, said!("没有写工作小组会前沟通的日期", "the day of the working group's consultation is not given"))
                .mend(said!("写上“会前沟通”的日期；没有沟通的，在正文说明", "write the day as `consulted`; if there was none, say why in the text")),
        ]),
    }
}

#[cfg(test)]
mod tests {
    use crate::base::fields::{self, Reading};
    use crate::base::source::{Source, Span};
    use crate::party::directory::Directory;
    use crate::party::organization::Organization;
    use crate::record::kind::Scope;
    use crate::record::kind_of_folder;
    use crate::record::testing::{judged, record, under};

    fn body(class: &str) -> Organization {
        let source = std::sync::Arc::new(Source { path: "r.yaml".into(), text: format!("name: 甲\nclass: {class}\n"), ..Source::default() });
        let node = crate::base::yaml::parse(&source, Span::new(0, source.text.len()), &mut Vec::new()).unwrap();
        fields::read(&node, &mut Reading::new(std::sync::Arc::clone(&source)))
    }

    fn check(packs: &[&str], group: bool, rest: &str) -> Vec<String> {
        let meeting = record(kind_of_folder("meeting").unwrap(), "m", &format!("sort: committee\nbody: c\n{rest}"));
        under(packs, |scope| {
            let bodies = [Some(("c".to_string(), body("owners_committee"))), group.then(|| ("g".to_string(), body("party_working_group")))];
            let directory = Directory::new(scope.as_of, [], bodies.into_iter().flatten());
            judged(&[&meeting], super::RULE.info.id, &Scope { directory: &directory, ..*scope })
        })
    }

    // breaks: sd.group.consult
    #[test]
    fn a_committee_with_a_working_group_is_consulted_first() {
        let bare = "on: 2026-11-20\n";
        assert_eq!(check(&["dangjian"], true, bare), ["3:5 没有写工作小组会前沟通的日期"]);
        assert_eq!(check(&["dangjian"], true, "on: 2026-11-20\nconsulted: 2026-11-18\n"), ["holds"]);
        assert_eq!(check(&["dangjian"], false, bare), ["n/a: no working group is on the roster"]);
        assert_eq!(check(&[], true, bare), ["n/a: the unit has not adopted the procedure"]);
        assert_eq!(check(&["dangjian"], true, "on: 2026-11-27\n"), ["n/a: no owners' committee met"]);
    }
}
