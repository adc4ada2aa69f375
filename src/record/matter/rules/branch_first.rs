//! 先表决、后讨论 · The vote comes before the branch's discussion
//!
//! # What it checks
//! 适用“前置讨论”的小区：支部研究讨论写在委员会讨论、会议通知和表决的前面。
//! Where the procedure of discussion beforehand is adopted: the branch discusses before the committee does, before the
//! assembly is called, and before the vote.
//! 1. 只看重大事项：共同决定事项（民法典所列各项），或写了“重大”的。 Major matters only: those owners decide together, and those marked `major`.
//! 2. 没有写支部研究讨论的，两步都写了日期的，由 matter/coherent/procedure 判断。
//!    A matter without the discussion, and steps that both have a day, are for `matter/coherent/procedure`.
//!
//! # Why
//! 前置讨论放到后面就成了追认；步骤条会照样给居民看到。
//! A discussion held afterwards only approves what is done, and people see it so in the step bar.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Matter, StepKind};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

const FRONT: &str = "sd.front";

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &[FRONT],
        ..RuleInfo::warning("matter/consistent/branch-first", "vote-before-discussion", include_str!("branch_first.rs"))
    },
    check,
};

/// How the words of matters that owners decide together begin.
const JOINT: &str = "278-";

/// What the branch's discussion comes before.
const AFTER: [StepKind; 3] = [StepKind::CommitteeDiscussion, StepKind::AssemblyNotice, StepKind::Vote];

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let this = series.this();
    let Ok(rule) = scope.pack.text(FRONT, this.header.published.value) else {
        return Verdict::NotApplicable("discussion beforehand is not adopted");
    };
    let is_major = this.body.major.as_ref().map_or_else(|| this.body.class.word().starts_with(JOINT), |major| major.value);
    if !is_major {
        return Verdict::NotApplicable("the matter is not a major one");
    }
    let steps = &this.body.steps;
    let Some(first) = steps.iter().position(|step| *step.kind == StepKind::BranchDiscussion) else {
        return Verdict::NotApplicable("no step is the branch's discussion");
    };
    let dated = |at: &crate::record::matter::Step| at.on.is_some() || at.until.is_some();
    // Where both have a day, the rule on procedure compares them.
    let told = |step: &crate::record::matter::Step| steps.get(first).is_some_and(|discussion| dated(discussion)) && dated(step);
    let earlier = steps.iter().take(first).find(|step| AFTER.contains(&step.kind) && !told(step));
    let (Some(earlier), Some(discussion)) = (earlier, steps.get(first)) else { return Verdict::Holds };
    let title = &rule.title;
    let finding = Finding::at(
        discussion.kind.span,
        said!("支部研究讨论写在表决或委员会讨论之后（{title}）", "the branch's discussion stands after the vote or the committee's ({title})"),
    )
    .mend(said!(
        "顺序写错了就按实际先后排好；真的在后面的，如实写明情况",
        "if the order is a slip, put the steps as they happened; if it was so, say why"
    ))
    .also(earlier.kind.span, said!("先写的是这一步", "this step stands before it"));
    Verdict::Breaks(vec![finding])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{verdict, verdict_under};

    fn check(text: &str) -> Vec<String> {
        verdict_under(&["dangjian"], kind_of_folder("matter").unwrap(), super::RULE.info.id, &[text])
    }

    const BEHIND: &str = "class: 278-5\nsteps:\n  - {step: vote}\n  - {step: branch_discussion}\n";

    #[test]
    fn holds_where_the_branch_discusses_first() {
        assert_eq!(check("class: 278-5\nsteps:\n  - {step: collect}\n  - {step: branch_discussion}\n  - {step: vote}\n"), ["holds"]);
    }

    // breaks: sd.front
    #[test]
    fn breaks_at_the_discussion_where_no_day_is_written() {
        assert_eq!(check(BEHIND), ["4:12 支部研究讨论写在表决或委员会讨论之后（党建引领约定程序（前置讨论））"]);
    }

    #[test]
    fn two_days_are_compared_elsewhere() {
        assert_eq!(check(&BEHIND.replace("vote}", "vote, on: 2026-01-15}").replace("discussion}", "discussion, on: 2026-01-20}")), ["holds"]);
    }

    #[test]
    fn who_did_not_adopt_it_or_does_not_write_it_is_not_judged() {
        let text = verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[BEHIND]);
        assert_eq!(text, ["n/a: discussion beforehand is not adopted"]);
        assert_eq!(check("class: 278-5\nsteps: [{step: vote}]\n"), ["n/a: no step is the branch's discussion"]);
        assert_eq!(check(&format!("major: false\n{BEHIND}")), ["n/a: the matter is not a major one"]);
    }
}
