//! 问卷收回多于发出 · More sheets returned than sent
//!
//! # What it checks
//! 1. 发出的问卷不为零，收回的不多于发出的。 Some sheets were sent, and no more came back.
//! 2. 问卷的止不早于起。 The survey does not end before it begins.
//!
//! # Why
//! 回收率超过百分之百，这份问卷就没有人信了。
//! Nobody trusts a survey with a return rate above the whole.

use crate::record::evaluation::Evaluation;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Evaluation> =
    RecordRule { info: RuleInfo::error("evaluation/range/survey", "impossible-survey", include_str!("survey_sheets.rs")), check };

fn check(series: &Series<Evaluation>, _scope: &Scope) -> Verdict {
    let Some(survey) = &series.this().body.survey else { return Verdict::NotApplicable("there is no survey") };
    let (sent, returned) = (survey.sent.value, survey.returned.value);
    let mut findings = Vec::new();
    if sent.0 == 0 {
        findings.push(
            Finding::at(survey.sent.span, said!("发出 0 份", "no sheets were sent"))
                .mend(said!("写上发出的份数；没有发问卷就删去“问卷”", "write how many were sent, or remove the survey")),
        );
    } else if returned > sent {
        findings.push(
            Finding::at(
                survey.returned.span,
                said!("收回 {returned} 份，多于发出的 {sent} 份", "{returned} sheets came back, but only {sent} were sent"),
            )
            .mend(said!(
                "核对份数；扫码填写的，发出按受邀户数写",
                "check the numbers; for answers by QR code, `sent` is how many were invited"
            ))
            .also(survey.sent.span, said!("发出在这里", "sent stands here")),
        );
    }
    if let (Some(from), Some(until)) = (&survey.from, &survey.until)
        && until.value < from.value
    {
        let (first, last) = (from.value, until.value);
        findings.push(
            Finding::at(until.span, said!("问卷的止（{last}）早于起（{first}）", "the survey ends on {last}, before it begins on {first}"))
                .mend(said!("改正两个日期", "mend the two dates")),
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
    fn every_sheet_returned_holds() {
        assert_eq!(check("survey: {sent: 10, returned: 10, from: 2026-06-01, until: 2026-06-01}\n"), ["holds"]);
    }

    #[test]
    fn too_many_sheets_and_reversed_days_are_found() {
        let found = check("survey: {sent: 10, returned: 11, from: 2026-06-02, until: 2026-06-01}\n");
        assert_eq!(found, ["3:30 收回 11 份，多于发出的 10 份", "3:59 问卷的止（2026-06-01）早于起（2026-06-02）"]);
        assert_eq!(check("survey: {sent: 0, returned: 0}\n"), ["3:16 发出 0 份"]);
    }

    #[test]
    fn criteria_alone_are_not_judged() {
        assert_eq!(check("criteria: [{name: 甲, weight: 100, score: 1}]\n"), ["n/a: there is no survey"]);
    }
}
