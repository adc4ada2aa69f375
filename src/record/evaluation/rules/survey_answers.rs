//! 答案与收回份数不符 · Answers do not add up to the sheets returned
//!
//! # What it checks
//! 每一题：满意 + 基本满意 + 不满意 + 未答 = 收回份数；未答没有写的算零。
//! For every question: satisfied + fair + dissatisfied + blank = sheets returned; a missing blank counts as none.
//!
//! # Why
//! 满意率是从这些数算出来的；少了的几份，往往正是不满意的。
//! Rates are computed from these; the sheets that are missing are often the unhappy ones.

use crate::base::number::Count;
use crate::record::evaluation::Evaluation;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Evaluation> =
    RecordRule { info: RuleInfo::error("evaluation/consistent/answers", "answers-mismatch", include_str!("survey_answers.rs")), check };

fn check(series: &Series<Evaluation>, _scope: &Scope) -> Verdict {
    let Some(survey) = series.this().body.survey.as_ref().filter(|survey| !survey.questions.is_empty()) else {
        return Verdict::NotApplicable("no question was asked");
    };
    let returned = survey.returned.value;
    let findings = survey.questions.iter().filter_map(|q| {
        let sum = Count(q.satisfied.0 + q.fair.0 + q.dissatisfied.0 + q.blank.as_ref().map_or(0, |b| b.0));
        let text = &q.text.0;
        let wrong = || {
            Finding::at(
                q.text.span,
                said!(
                    "“{text}”的答案加起来是 {sum} 份，收回的是 {returned} 份",
                    "the answers to “{text}” make {sum}, but {returned} sheets came back"
                ),
            )
            .mend(said!("没有作答的写在“未答”里", "put sheets without an answer into `blank`"))
            .also(survey.returned.span, said!("收回在这里", "returned stands here"))
        };
        (sum != returned).then(wrong)
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(questions: &str) -> Vec<String> {
        let text = format!("subject: a\nperiod: 2026-H1\nsurvey:\n  sent: 20\n  returned: 10\n{questions}");
        verdict(kind_of_folder("evaluation").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn answers_with_blanks_hold() {
        assert_eq!(check("  questions: [{text: 甲, satisfied: 5, fair: 2, dissatisfied: 1, blank: 2}]\n"), ["holds"]);
    }

    #[test]
    fn missing_sheets_are_found_at_the_question() {
        let found = check("  questions: [{text: 甲, satisfied: 5, fair: 2, dissatisfied: 1}]\n");
        assert_eq!(found, ["6:22 “甲”的答案加起来是 8 份，收回的是 10 份"]);
    }

    #[test]
    fn a_survey_without_questions_is_not_judged() {
        assert_eq!(check(""), ["n/a: no question was asked"]);
    }
}
