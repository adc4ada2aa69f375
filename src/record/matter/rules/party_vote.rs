//! 把党组织的意见写成表决 · A party body's opinion recorded as a vote
//!
//! # What it checks
//! “表决”这一步的组织，不是党组织。
//! The body that takes a step `vote` is not a party body.
//!
//! # Why
//! 党组织研究讨论、提出意见；共同决定由业主表决。两件事在页面上不能混为一谈。
//! A party body discusses and gives its opinion; owners decide by vote. A page must not mix the two.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::course::is_party_body;
use crate::record::matter::{Matter, StepKind};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> =
    RecordRule { info: RuleInfo::error("matter/coherent/party-vote", "party-opinion-as-vote", include_str!("party_vote.rs")), check };

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let votes: Vec<_> = series.this().body.steps.iter().filter(|step| *step.kind == StepKind::Vote && step.by.is_some()).collect();
    if votes.is_empty() {
        return Verdict::NotApplicable("no step is a vote of a named body");
    }
    let wrong = votes.into_iter().filter(|step| is_party_body(step, scope));
    let finding = |step: &crate::base::source::At<crate::record::matter::Step>| {
        Finding::at(step.kind.span, said!("党组织的这一步写成了“表决”", "a party body's step is recorded as a vote"))
            .mend(said!("改成“支部研究讨论”，结果写它的意见", "make it `branch_discussion`, with its opinion as the outcome"))
    };
    Verdict::of(wrong.map(finding).collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::matter::disclosure::tests::with_branch;
    use crate::record::rule::Verdict;
    use crate::record::testing::record;

    fn check(text: &str) -> Verdict {
        let kind = kind_of_folder("matter").unwrap();
        let record = record(kind, "r", text);
        with_branch(|scope| {
            (kind.check)(&[&record], 0, scope).into_iter().find(|told| told.rule.id == super::RULE.info.id).unwrap().verdict
        })
    }

    #[test]
    fn a_discussion_by_the_branch_and_a_vote_by_others_hold() {
        assert_eq!(
            check("class: 278-4\nsteps:\n  - {step: branch_discussion, by: branch}\n  - {step: vote, by: committee}\n"),
            Verdict::Holds
        );
    }

    #[test]
    fn a_vote_by_the_branch_is_found() {
        let Verdict::Breaks(findings) = check("class: 278-4\nsteps:\n  - {step: vote, by: branch}\n") else { panic!() };
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].span.start, 31);
    }

    #[test]
    fn votes_of_no_named_body_are_not_judged() {
        assert!(matches!(check("class: 278-4\nsteps: [{step: vote}]\n"), Verdict::NotApplicable(_)));
    }
}
