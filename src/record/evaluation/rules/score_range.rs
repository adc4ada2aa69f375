//! 得分超出范围 · Score out of range
//!
//! # What it checks
//! 每一项的得分在 0 到 100 之间（含两端）；权重另计。
//! Every score lies between 0 and 100, both included; its weight is reckoned apart.
//!
//! # Why
//! 常见的错是把“权重 30、得 28 分”的 28 直接写成得分：应写成百分制的 93.33。
//! The usual slip is to write 28 of 30 as 28; out of a hundred that is 93.33.

use crate::base::number::Decimal;
use crate::record::evaluation::Evaluation;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Evaluation> =
    RecordRule { info: RuleInfo::error("evaluation/range/score", "score-out-of-range", include_str!("score_range.rs")), check };

/// The best score there is.
const BEST: Decimal = Decimal(100_00);

fn check(series: &Series<Evaluation>, _scope: &Scope) -> Verdict {
    let criteria = &series.this().body.criteria;
    if criteria.is_empty() {
        return Verdict::NotApplicable("there are no criteria");
    }
    let wrong = criteria.iter().filter(|c| c.score.value > BEST || c.score.0 < 0);
    let findings = wrong.map(|c| {
        let (name, score) = (&c.name.0, c.score.value);
        Finding::at(
            c.score.span,
            said!("“{name}”得 {score} 分，应在 0 到 100 之间", "“{name}” scores {score}; it must lie between 0 and 100"),
        )
        .mend(said!("按百分制写得分", "write the score out of a hundred"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(score: &str) -> Vec<String> {
        let text = format!("subject: a\nperiod: 2026-H1\ncriteria: [{{name: 甲, weight: 100, score: {score}}}]\n");
        verdict(kind_of_folder("evaluation").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn both_ends_hold() {
        assert_eq!(check("0"), ["holds"]);
        assert_eq!(check("100.00"), ["holds"]);
    }

    #[test]
    fn more_than_everything_is_found() {
        assert_eq!(check("100.01"), ["3:42 “甲”得 100.01 分，应在 0 到 100 之间"]);
    }

    #[test]
    fn a_survey_alone_is_not_judged() {
        let text = "subject: a\nperiod: 2026-H1\nsurvey: {sent: 10, returned: 5}\n";
        assert_eq!(verdict(kind_of_folder("evaluation").unwrap(), super::RULE.info.id, &[text]), ["n/a: there are no criteria"]);
    }
}
