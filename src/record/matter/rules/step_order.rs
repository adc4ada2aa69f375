//! 步骤的先后颠倒 · Steps out of order
//!
//! # What it checks
//! 1. 按写的顺序，步骤的日期不往回走；没有日期的步骤跳过。 In the order written, the dates of steps never go backwards; steps without a date are passed over.
//! 2. 一个步骤的止不早于它的日期。 No step ends before it begins.
//! 3. 前一步没有结束、后一步已经开始，是可以的。 A step may begin before the one before it has ended.
//!
//! # Why
//! 步骤条按写的顺序给居民看。先表决、后讨论的事，要么日期错了，要么程序错了。
//! People read the step bar in the order written. Where the vote comes before the discussion, either the date is wrong or the procedure was.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::Matter;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> =
    RecordRule { info: RuleInfo::error("matter/consistent/step-order", "steps-out-of-order", include_str!("step_order.rs")), check };

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let steps = &series.this().body.steps;
    if steps.is_empty() {
        return Verdict::NotApplicable("there are no steps");
    }
    let mut findings = Vec::new();
    let mut latest = None;
    for step in steps {
        if let (Some(on), Some(until)) = (&step.on, &step.until)
            && until.value < on.value
        {
            let (first, last) = (on.value, until.value);
            findings.push(
                Finding::at(
                    until.span,
                    said!("这一步的止（{last}）早于日期（{first}）", "the step ends on {last}, before it begins on {first}"),
                )
                .mend(said!("改正两个日期", "mend the two dates")),
            );
        }
        let Some(day) = step.on.as_ref().or(step.until.as_ref()) else { continue };
        match latest {
            Some((earlier, span)) if day.value < earlier => {
                let on = day.value;
                findings.push(
                    Finding::at(
                        day.span,
                        said!(
                            "这一步是 {on}，早于写在前面的一步（{earlier}）",
                            "this step is dated {on}, before the one written ahead of it ({earlier})"
                        ),
                    )
                    .mend(said!("改正日期，或按先后重新排列", "mend the date, or put the steps in order"))
                    .also(span, said!("前面的一步在这里", "the one ahead stands here")),
                );
            }
            _ => latest = Some((day.value, day.span)),
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(text: &str) -> Vec<String> {
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[text])
    }

    #[test]
    fn overlapping_and_undated_steps_hold() {
        let text = "class: 278-5\nsteps:\n  - {step: plan_disclosure, on: 2026-01-25, until: 2026-02-10}\n  - {step: report_to_branch, on: 2026-02-01}\n  - {step: contract}\n  - {step: vote, on: 2026-02-01}\n";
        assert_eq!(check(text), ["holds"]);
    }

    #[test]
    fn every_step_back_is_found_at_its_date() {
        let text = "class: 278-5\nsteps:\n  - {step: vote, on: 2026-02-14, until: 2026-02-10}\n  - {step: branch_discussion, on: 2026-01-15}\n  - {step: committee_discussion, on: 2026-01-20}\n";
        assert_eq!(
            check(text),
            [
                "3:41 这一步的止（2026-02-10）早于日期（2026-02-14）",
                "4:35 这一步是 2026-01-15，早于写在前面的一步（2026-02-14）",
                "5:38 这一步是 2026-01-20，早于写在前面的一步（2026-02-14）"
            ]
        );
    }

    #[test]
    fn a_matter_without_steps_is_not_judged() {
        assert_eq!(check("class: 278-5\n"), ["n/a: there are no steps"]);
    }
}
