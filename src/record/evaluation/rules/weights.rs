//! 权重之和不是一百 · Weights do not make a hundred
//!
//! # What it checks
//! 1. 各项权重都大于零，加起来正好是 100。 Every weight is above zero, and together they make exactly 100.
//! 2. 同名的项目只写一次。 Each criterion stands once.
//!
//! # Why
//! 权重不是一百，总分就不是满分一百的分数，也不能和上一次比。
//! Otherwise the total is no score out of a hundred and cannot be compared with the last one.

use crate::base::number::Decimal;
use crate::record::evaluation::Evaluation;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Evaluation> =
    RecordRule { info: RuleInfo::error("evaluation/consistent/weights", "weights-not-100", include_str!("weights.rs")), check };

/// The whole, in hundredths of a per cent.
const WHOLE: Decimal = Decimal(10_000);

fn check(series: &Series<Evaluation>, _scope: &Scope) -> Verdict {
    let criteria = &series.this().body.criteria;
    let Some(first) = criteria.first() else { return Verdict::NotApplicable("there are no criteria") };
    let mut findings = Vec::new();
    for criterion in criteria {
        let name = &criterion.name.0;
        if criterion.weight.0 <= 0 {
            findings.push(
                Finding::at(criterion.weight.span, said!("“{name}”的权重是零", "“{name}” has no weight"))
                    .mend(said!("写上权重，或删去这一项", "give it a weight, or remove it")),
            );
        }
    }
    for (name, span, first) in again(criteria.iter().map(|criterion| (&criterion.name.0, criterion.name.span))) {
        findings.push(
            Finding::at(span, said!("“{name}”写了两次", "“{name}” stands twice"))
                .mend(said!("合成一项，或改名", "make them one, or rename one"))
                .also(first, said!("第一次在这里", "first here")),
        );
    }
    let sum = Decimal(criteria.iter().map(|c| c.weight.0).sum());
    if sum != WHOLE {
        let difference = Decimal((WHOLE.0 - sum.0).abs());
        let (zh, en) = if sum < WHOLE { ("少", "too little") } else { ("多", "too much") };
        findings.push(
            Finding::at(first.weight.span, said!("权重加起来是 {sum}，{zh}了 {difference}", "the weights make {sum}: {difference} {en}"))
                .label(said!("从这里起，应合计 100", "from here on they should make 100"))
                .mend(said!("调整各项权重，使之和为 100", "adjust the weights so that they make 100")),
        );
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        verdict(kind_of_folder("evaluation").unwrap(), super::RULE.info.id, &[&format!("subject: a\nperiod: 2026-H1\n{rest}")])
    }

    #[test]
    fn weights_with_decimals_that_make_a_hundred_hold() {
        assert_eq!(check("criteria: [{name: 甲, weight: 33.33, score: 1}, {name: 乙, weight: 66.67, score: 1}]\n"), ["holds"]);
    }

    #[test]
    fn the_difference_and_doubles_are_named() {
        assert_eq!(
            check("criteria: [{name: 甲, weight: 33.33, score: 1}, {name: 乙, weight: 66.66, score: 1}]\n"),
            ["3:30 权重加起来是 99.99，少了 0.01"]
        );
        let found = check("criteria: [{name: 甲, weight: 0, score: 1}, {name: 甲, weight: 100, score: 1}]\n");
        assert_eq!(found, ["3:30 “甲”的权重是零", "3:51 “甲”写了两次"]);
    }

    #[test]
    fn a_survey_alone_is_not_judged() {
        assert_eq!(check("survey: {sent: 10, returned: 5}\n"), ["n/a: there are no criteria"]);
    }
}
