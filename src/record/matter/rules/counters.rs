//! 计票的和监票的分不开 · Counting and watching in one hand
//!
//! # What it checks
//! 1. 同一次表决，计票人不同时监票，一个人不列两次。 Who counts a vote does not watch the count; nobody stands twice.
//! 2. 选举时，候选人不计票、不监票。 In an election no candidate counts or watches.
//! 3. 写了计票人的，要有监票人。 Where somebody counted, somebody watched.
//!
//! # Why
//! 自己数自己的票，数对了也没有人信。
//! Who counts the votes for themselves is not believed even when right.

use crate::base::id::PersonId;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Matter, Vote};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> =
    RecordRule { info: RuleInfo::warning("matter/consistent/counters", "counted-and-watched-by-one", include_str!("counters.rs")), check };

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let matter = series.this().body;
    let named: Vec<&At<Vote>> = matter.votes.iter().filter(|vote| !vote.counters.is_empty() || !vote.scrutineers.is_empty()).collect();
    if named.is_empty() {
        return Verdict::NotApplicable("nobody is named who counted or watched");
    }
    Verdict::of(named.into_iter().flat_map(|vote| judge(vote, matter)).collect())
}

fn judge(vote: &Vote, matter: &Matter) -> Vec<Finding> {
    let mut found = Vec::new();
    let all: Vec<&At<PersonId>> = vote.counters.iter().chain(&vote.scrutineers).collect();
    for (at, person) in all.iter().enumerate() {
        let before = all.iter().take(at).find(|other| other.value == person.value);
        if let Some(first) = before {
            let what = said!("这个人在计票、监票里列了两次", "this person stands twice among those who counted and watched");
            let mend = said!("换一个人监票，或改正写错的一处", "let somebody else watch, or mend the slip");
            found.push(Finding::at(person.span, what).mend(mend).also(first.span, said!("第一次在这里", "first here")));
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

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

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
}
