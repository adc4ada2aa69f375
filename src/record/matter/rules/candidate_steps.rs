//! 候选人的步骤不全 · A candidate whose steps are missing or out of order
//!
//! # What it checks
//! 表决（没有表决的看办结）以前，每一名候选人都有推荐、审查通过和培训，先审查、后培训，都不晚于表决。
//! Before the vote, or the close where there is none, every candidate was nominated, vetted and trained, vetted first, trained by then.
//! 1. 只看采用了这套程序的小区；没有表决也没有办结的不判断。 Only where the procedure was adopted, and once there was a vote or a close.
//! 2. 只公布通过审查的人；没有通过的不写。 Only those who passed are published; who did not is not written down.
//!
//! # Why
//! 先选后审，审查就成了走过场。
//! Whoever is vetted after the vote was not vetted.

use crate::base::date::Date;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Candidate, Matter};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that asks for it.
const TEXT: &str = "sd.candidate";

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &[TEXT],
        ..RuleInfo::warning("matter/coherent/candidate", "candidate-out-of-order", include_str!("candidate_steps.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let matter = series.this().body;
    if matter.candidates.is_empty() {
        return Verdict::NotApplicable("nobody stands for election");
    }
    let voted = matter.votes.iter().map(|vote| *vote.from).min();
    let Some(voted) = voted.or(matter.closed.as_ref().map(|day| day.value)).filter(|day| *day <= scope.as_of) else {
        return Verdict::NotApplicable("there was no vote yet");
    };
    if let Err(absence) = scope.pack.text(TEXT, voted) {
        return Verdict::NotApplicable(absence.reason());
    }
    Verdict::of(matter.candidates.iter().flat_map(|candidate| judge(candidate, voted)).collect())
}

fn judge(candidate: &Candidate, voted: Date) -> Vec<Finding> {
    let mut missing: Vec<(&str, &str)> = Vec::new();
    if candidate.nominated_by.is_none() {
        missing.push(("推荐", "nominated_by"));
    }
    if candidate.vetted.is_none() {
        missing.push(("审查通过", "vetted"));
    }
    if candidate.trained.is_none() {
        missing.push(("培训", "trained"));
    }
    let mut findings = Vec::new();
    if !missing.is_empty() {
        let zh: Vec<&str> = missing.iter().map(|(zh, _)| *zh).collect();
        let en: Vec<&str> = missing.iter().map(|(_, en)| *en).collect();
        let (zh, en) = (zh.join("、"), en.join(", "));
        let what = said!("这名候选人没有写{zh}，表决从 {voted} 开始", "this candidate lacks {en}; the vote began on {voted}");
        findings.push(Finding::at(candidate.person.span, what).mend(said!("补上；没有做的，如实说明", "add it; where it was not done, say so")));
    }
    if let Some(trained) = &candidate.trained {
        if let Some(vetted) = candidate.vetted.as_ref().filter(|vetted| vetted.value > trained.value) {
            let what = said!("先培训、后审查", "trained before being vetted");
            findings.push(Finding::at(vetted.span, what).mend(said!("核对两个日期", "check the two dates")));
        }
        if trained.value > voted {
            let what = said!("培训晚于表决（{voted}）", "trained after the vote of {voted}");
            findings.push(Finding::at(trained.span, what).mend(said!("核对日期；确实在后的，如实说明", "check the date; where it was so, say so")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{verdict, verdict_under};

    fn text(candidate: &str) -> String {
        format!("class: 278-3\ncandidates: [{{person: p-1{candidate}}}]\nclosed: 2026-03-01\n")
    }

    fn check(candidate: &str) -> Vec<String> {
        verdict_under(&["dangjian"], kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text(candidate)])
    }

    // breaks: sd.candidate
    #[test]
    fn a_candidate_is_nominated_vetted_and_trained_before_the_vote() {
        assert_eq!(check(", nominated_by: 1栋住户, vetted: 2026-01-10, trained: 2026-02-01"), ["holds"]);
        assert_eq!(check(", nominated_by: 1栋住户, vetted: 2026-01-10"), ["2:23 这名候选人没有写培训，表决从 2026-03-01 开始"]);
        assert_eq!(check(", nominated_by: 1栋住户, vetted: 2026-02-10, trained: 2026-02-01"), ["2:56 先培训、后审查"]);
        assert_eq!(check(", nominated_by: 1栋住户, vetted: 2026-02-10, trained: 2026-03-02"), ["2:77 培训晚于表决（2026-03-01）"]);
    }

    #[test]
    fn who_has_not_adopted_it_is_not_judged() {
        assert_eq!(verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text("")]), ["n/a: no such rule binds"]);
    }
}
