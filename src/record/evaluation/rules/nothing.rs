//! 评价里什么也没有评 · An evaluation that judges nothing
//!
//! # What it checks
//! 至少有一样：评价指标（`criteria`）、问卷（`survey`）、查验（`inspections`）、等级（`grades`）、前后对比（`comparisons`）。
//! At least one of criteria, a survey, inspections, grades or comparisons is given.
//!
//! # Why
//! 只有题目、没有内容的评价，居民看不出好坏，也不算做过一次评价。
//! A title alone tells nobody how well the work was done, and is not counted as an evaluation.

use crate::record::evaluation::Evaluation;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Evaluation> =
    RecordRule { info: RuleInfo::warning("evaluation/coverage/judgement", "evaluation-of-nothing", include_str!("nothing.rs")), check };

fn check(series: &Series<Evaluation>, _scope: &Scope) -> Verdict {
    let evaluation = series.this().body;
    if evaluation.judges() {
        return Verdict::Holds;
    }
    let what = said!("这份评价没有指标，没有问卷，什么也没有评", "there are neither criteria nor a survey: nothing is judged");
    let mend = said!(
        "补上“指标”（名称、权重、得分）或“问卷”（发出、收回、各题的答案）；还没评完的先写 状态: 草稿",
        "add `criteria` with weights and scores, or a `survey` with its answers; until it is done write `status: draft`"
    );
    Verdict::Breaks(vec![Finding::at(evaluation.subject.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, record, verdict};

    fn check(rest: &str) -> Vec<String> {
        verdict(kind_of_folder("evaluation").unwrap(), super::RULE.info.id, &[&format!("subject: a\nperiod: 2026-H1\n{rest}")])
    }

    #[test]
    fn anything_that_is_judged_suffices() {
        assert_eq!(check("criteria: [{name: 甲, weight: 100, score: 80}]\n"), ["holds"]);
        assert_eq!(check("survey: {sent: 10, returned: 5}\n"), ["holds"]);
        assert_eq!(check("comparisons: [{name: 投诉, before: 24, now: 5}]\n"), ["holds"]);
    }

    #[test]
    fn a_reply_to_nothing_is_no_evaluation() {
        let found = ["1:10 这份评价没有指标，没有问卷，什么也没有评"];
        assert_eq!((check(""), check("reply: {on: 2026-07-20, text: 认可}\n")), (found.map(String::from).to_vec(), found.map(String::from).to_vec()));
        let kind = kind_of_folder("evaluation").unwrap();
        let told = around(|scope| (kind.occurrences)(&record(kind, "a", "subject: a\nperiod: 2026-H1\n"), scope));
        assert_eq!(told.events, []);
    }
}
