//! 问卷收回太少 · Too few sheets came back
//!
//! # What it checks
//! 收回的占发出的多少、一共收回多少份，够不够规则包规定的数。
//! The part of the sheets that came back, and how many, reach what the packs ask for.
//! 1. 只看采用了这套程序的小区；按问卷结束（没写的按评价期末）那天的条文。 Only where adopted, by the text of the day the survey ended.
//!
//! # Why
//! 收回几份就说“居民满意”，说服不了人。
//! A handful of answers shows nobody's satisfaction.

use crate::base::number::{Count, Fraction};
use crate::law::RuleSort;
use crate::record::evaluation::Evaluation;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Evaluation> = RecordRule {
    info: RuleInfo {
        basis: &["sd.survey"],
        ..RuleInfo::warning("evaluation/range/response", "too-few-answers", include_str!("response.rs"))
    },
    check,
};

fn check(series: &Series<Evaluation>, scope: &Scope) -> Verdict {
    let evaluation = series.this().body;
    let Some(survey) = &evaluation.survey else { return Verdict::NotApplicable("there is no survey") };
    let day = survey.until.as_ref().map_or(evaluation.period.until, |until| until.value);
    let texts = scope.pack.of_kind_on(RuleSort::Ratio, day);
    let Some(rule) = texts.filter(|rule| rule.param("what").and_then(|what| what.text()) == Some("survey_response")).last() else {
        return Verdict::NotApplicable("no text of that date asks for it");
    };
    let (sent, returned) = (survey.sent.0, survey.returned.0);
    let mut findings = Vec::new();
    if let Some(least) = rule.param("min").and_then(|min| min.scalar::<Fraction>())
        && u128::from(returned) * u128::from(least.denominator) < u128::from(sent) * u128::from(least.numerator)
    {
        let what = said!("发出 {sent} 份，收回 {returned} 份，不到 {least}", "{returned} of {sent} sheets came back, less than {least}");
        findings.push(Finding::at(survey.returned.span, what).mend(said!("再收一轮，或说明为什么少", "ask again, or say why so few came back")));
    }
    if let Some(least) = rule.param("least_base").and_then(|least| least.scalar::<Count>())
        && returned < least.0
    {
        let what = said!("只收回 {returned} 份，不到 {least} 份", "{returned} sheets came back, fewer than {least}");
        findings.push(Finding::at(survey.returned.span, what).mend(said!("再收一轮；户数本来就少的，说明一下", "ask again; where there are few households, say so")));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(sent: u32, returned: u32) -> Vec<String> {
        let text = format!(
            "subject: property\nperiod: 2026-H1\ncriteria: [{{name: 保洁, weight: 100, score: 90}}]\nsurvey: {{sent: {sent}, returned: {returned}, questions: []}}\n"
        );
        verdict_under(&["dangjian"], kind_of_folder("evaluation").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sd.survey
    #[test]
    fn a_tenth_and_thirty_are_the_least() {
        assert_eq!(check(300, 30), ["holds"]);
        assert_eq!(check(301, 30), ["4:31 发出 301 份，收回 30 份，不到 1/10"]);
        assert_eq!(check(40, 29), ["4:30 只收回 29 份，不到 30 份"]);
    }
}
