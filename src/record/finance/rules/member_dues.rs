//! 公布了不是委员的人的缴费情况 · The dues of somebody who is no member
//!
//! # What it checks
//! 1. “委员缴费”里的人，在这个期间是业委会、院委会或住户委员会的委员。 Those whose own dues are told sit in an owners', courtyard or
//!    tenants' committee at some time of the period.
//!    聘用的秘书、会计、出纳不算委员。 Those it employs are no members.
//! 2. 一个人只列一次。 Nobody stands twice.
//! 3. 一个这样的委员会也没有登记的，不判断。 Where no such committee is on record, nothing is judged.
//!
//! # Why
//! 要公布的只是委员本人交没交；别的业主交没交是个人的事，点名公布就泄露了。
//! Only members of the committee answer in public for their own dues; those of other owners are private.

use crate::party::organization::OrganizationClass::{CourtyardCommittee, OwnersCommittee, TenantsCommittee};
use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/reference/member-dues", "dues-of-no-member", include_str!("member_dues.rs")),
    check,
};

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
    let finance = series.this().body;
    if finance.member_dues.is_empty() {
        return Verdict::NotApplicable("no members' own dues are told");
    }
    let period = finance.period.value;
    let ids = || scope.directory.organizations().map(|(id, _)| id);
    let on = |id, day| scope.directory.organization_on(id, day).filter(|o| matches!(o.class.value, OwnersCommittee | CourtyardCommittee | TenantsCommittee));
    // A committee that changed within the period has two lists.
    let committees: Vec<_> = ids().flat_map(|id| [on(id, period.from), on(id, period.until)]).flatten().collect();
    if committees.is_empty() {
        return Verdict::NotApplicable("no committee is on record");
    }
    let sits = |person: &str| {
        committees.iter().any(|body| {
            let mut places = body.members.iter().filter(|member| member.person.value.0 == person && member.role.takes_seat());
            places.any(|member| {
                let (since, until) = body.stretch(member);
                since.is_none_or(|day| day <= period.until) && until.is_none_or(|day| period.from <= day)
            })
        })
    };
    let mut found = Vec::new();
    for due in &finance.member_dues {
        if !sits(&due.person.0) {
            let what = said!("这个人在这个期间不是委员，他交没交不能公布", "this person sat in no committee in the period: their dues are private");
            found.push(Finding::at(due.person.span, what).mend(said!("删去这一行；是委员的，在组织名单里补上", "remove the line, or list them in the committee's roster")));
        }
    }
    for (_, span, first) in again(finance.member_dues.iter().map(|due| (&due.person.0, due.person.span))) {
        let what = said!("这个人列了两次", "this person stands twice");
        found.push(Finding::at(span, what).mend(said!("只留一行", "keep one line")).also(first, said!("第一次在这里", "first here")));
    }
    Verdict::of(found)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::base::fields::{self, Reading};
    use crate::base::source::{Source, Span};
    use crate::base::yaml;
    use crate::party::directory::Directory;
    use crate::party::organization::Organization;
    use crate::record::kind::Scope;
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, judged, record};

    fn check(class: &str, dues: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: {class}\nmembers: [{{person: p-1, role: chair}}, {{person: p-2, role: member, until: 2025-12-31}}]\n");
        let source = Arc::new(Source { path: "o.yaml".into(), text, ..Source::default() });
        let node = yaml::parse(&source, Span::new(0, source.text.len()), &mut Vec::new()).unwrap();
        let body = fields::read::<Organization>(&node, &mut Reading::new(Arc::clone(&source)));
        let text = format!("period: 2026-H1\naccount: {{sort: property_fee}}\nopening: 0\nclosing: 0\nmember_dues: [{dues}]\n");
        let record = record(kind_of_folder("finance").unwrap(), "r", &text);
        around(|scope| {
            let directory = Directory::new(scope.as_of, [], [("o".to_string(), body)]);
            judged(&[&record], super::RULE.info.id, &Scope { directory: &directory, ..*scope })
        })
    }

    #[test]
    fn members_answer_for_their_own_dues_and_nobody_else_does() {
        assert_eq!(check("owners_committee", "{person: p-1, fee: paid}"), ["holds"]);
        let left = check("owners_committee", "{person: p-1, fee: paid}, {person: p-2, fee: unpaid}");
        assert_eq!(left, ["5:50 这个人在这个期间不是委员，他交没交不能公布"]);
        assert_eq!(check("owners_committee", "{person: p-1, fee: paid}, {person: p-1, fee: paid}"), ["5:50 这个人列了两次"]);
    }

    #[test]
    fn without_dues_or_a_committee_nothing_is_judged() {
        assert_eq!(check("owners_committee", ""), ["n/a: no members' own dues are told"]);
        assert_eq!(check("volunteer_team", "{person: p-1, fee: paid}"), ["n/a: no committee is on record"]);
    }
}
