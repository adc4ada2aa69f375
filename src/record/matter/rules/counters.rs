//! 计票的和监票的分不开 · Counting and watching in one hand
//!
//! # What it checks
//! 1. 同一次表决，计票人不同时监票，一个人不列两次。 Who counts a vote does not watch the count; nobody stands twice.
//! 2. 选举时，候选人不计票、不监票。 In an election no candidate counts or watches.
//! 3. 写了计票人的，要有监票人。 Where somebody counted, somebody watched.
//! 4. 表决的是委员会自己的事——选举、更换它，或由它负责的事项——它的委员不计票、不监票；要终止资格的人也不。
//!    Where a vote is on a committee's own matter (its election, or a matter it is in charge of), none of its members of the last day
//!    counts or watches; nor does one whose place is to end.
//!
//! # Why
//! 自己数自己的票，数对了也没有人信。
//! Who counts the votes for themselves is not believed even when right.

use crate::base::source::At;
use crate::party::organization::{Organization, OrganizationClass};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Matter, MatterClass, Vote};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Matter> =
    RecordRule { info: RuleInfo::warning("matter/consistent/counters", "counted-and-watched-by-one", include_str!("counters.rs")), check };

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let matter = series.this().body;
    let named: Vec<&At<Vote>> = matter.votes.iter().filter(|vote| !vote.counters.is_empty() || !vote.scrutineers.is_empty()).collect();
    if named.is_empty() {
        return Verdict::NotApplicable("nobody is named who counted or watched");
    }
    Verdict::of(named.into_iter().flat_map(|vote| judge(vote, matter, scope)).collect())
}

fn judge(vote: &Vote, matter: &Matter, scope: &Scope) -> Vec<Finding> {
    let mut found = Vec::new();
    let bodies = concerned(vote, matter, scope);
    let all = || vote.counters.iter().chain(&vote.scrutineers);
    for (_, span, first) in again(all().map(|person| (&person.value.0, person.span))) {
        let what = said!("这个人在计票、监票里列了两次", "this person stands twice among those who counted and watched");
        let mend = said!("换一个人监票，或改正写错的一处", "let somebody else watch, or mend the slip");
        found.push(Finding::at(span, what).mend(mend).also(first, said!("第一次在这里", "first here")));
    }
    for person in all() {
        let sits = bodies.iter().find(|body| {
            body.members.iter().any(|member| member.person.value == person.value && body.holds(member, *vote.until))
        });
        if let Some(body) = sits {
            let name = body.short();
            let what = said!("表决的是{name}的事，它的委员不能计票、监票", "the vote is on a matter of {name}: its members neither count nor watch");
            found.push(Finding::at(person.span, what).mend(said!("换一个不是委员的人", "let somebody who is no member do it")));
        }
        if let Some(removal) = matter.removals.iter().find(|removal| removal.person.value == person.value) {
            let what = said!("表决的是这个人的资格，他不能计票、监票", "the vote is on this person's place: they neither count nor watch");
            let mend = said!("换一个与此事无关的人", "let somebody else do it");
            found.push(Finding::at(person.span, what).mend(mend).also(removal.person.span, said!("写在这里", "it stands here")));
        }
        let stands = matter.candidates.iter().find(|candidate| candidate.person.value == person.value);
        if let Some(candidate) = stands {
            let what = said!("候选人不能计票、监票", "a candidate neither counts nor watches");
            let mend = said!("换一个不参选的人", "let somebody who does not stand do it");
            found.push(Finding::at(person.span, what).mend(mend).also(candidate.person.span, said!("候选人在这里", "the candidate stands here")));
        }
    }
    if let (Some(counter), true) = (vote.counters.first(), vote.scrutineers.is_empty()) {
        let what = said!("有计票人，没有监票人", "somebody counted, nobody watched");
        found.push(Finding::at(counter.span, what).mend(said!("写上监票人", "name who watched")));
    }
    found
}

/// The committees whose own matter is voted on, as they were on the last day of the vote.
fn concerned<'s>(vote: &Vote, matter: &Matter, scope: &'s Scope) -> Vec<&'s Organization> {
    use OrganizationClass::{CourtyardCommittee, OwnersCommittee, TenantsCommittee};
    let election = vote.class_in(matter) == MatterClass::CommitteeElection;
    let in_charge = |id: &str| matter.responsible.as_ref().is_some_and(|body| body.value.0 == id);
    let ids = scope.directory.organizations().map(|(id, _)| id);
    let bodies = ids.filter_map(|id| Some((in_charge(id), scope.directory.organization_on(id, *vote.until)?)));
    // Owners elect no tenants' committee.
    let own = |(in_charge, body): &(bool, &Organization)| match body.class.value {
        OwnersCommittee | CourtyardCommittee => *in_charge || election,
        TenantsCommittee => *in_charge,
        _ => false,
    };
    bodies.filter(own).map(|(_, body)| body).collect()
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::matter::disclosure::tests::with_branch;
    use crate::record::testing::{judged, record, verdict};

    fn check(rest: &str) -> Vec<String> {
        let text = format!(
            "class: 278-3\ncandidates: [{{person: p-09}}]\nvotes:\n  - motion: 甲\n    from: 2026-03-01\n    until: 2026-03-10\n    total: {{owners: 100, area: 100}}\n{rest}"
        );
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn some_count_and_others_watch() {
        assert_eq!(check("    counters: [p-01, p-02]\n    scrutineers: [p-03]\n"), ["holds"]);
        assert_eq!(check("    counters: [p-01, p-02]\n    scrutineers: [p-02]\n"), ["9:19 这个人在计票、监票里列了两次"]);
        assert_eq!(check("    counters: [p-01]\n"), ["8:16 有计票人，没有监票人"]);
        assert_eq!(check(""), ["n/a: nobody is named who counted or watched"]);
    }

    #[test]
    fn candidates_do_neither() {
        assert_eq!(check("    counters: [p-01]\n    scrutineers: [p-09]\n"), ["9:19 候选人不能计票、监票"]);
    }

    #[test]
    fn nor_do_members_of_the_committee_whose_matter_it_is() {
        let check = |class: &str, counter: &str, rest: &str| {
            let text = format!(
                "class: {class}\nvotes:\n  - motion: 甲\n    from: 2026-03-01\n    until: 2026-03-10\n    total: {{owners: 100, area: 100}}\n    counters: [{counter}]\n    scrutineers: [p-09]\n{rest}"
            );
            let record = record(kind_of_folder("matter").unwrap(), "r", &text);
            with_branch(|scope| judged(&[&record], super::RULE.info.id, scope))
        };
        let sits = ["7:16 表决的是业委会的事，它的委员不能计票、监票"];
        assert_eq!(check("278-5", "p-01", "responsible: committee\n"), sits);
        assert_eq!(check("278-3", "p-01", ""), sits);
        // Another body's matter, and a member whose time was over.
        assert_eq!(check("278-5", "p-01", "responsible: branch\n"), ["holds"]);
        assert_eq!(check("278-3", "p-02", ""), ["holds"]);
        assert_eq!(check("278-5", "p-03", "removals: [{person: p-03}]\n"), ["7:16 表决的是这个人的资格，他不能计票、监票"]);
    }
}
