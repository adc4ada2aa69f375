//! 查验、整改的日期不对 · Inspection or rectification on an impossible day
//!
//! # What it checks
//! 1. 合同条款的查验不早于评价期间的第一天，不晚于公布的那一天；期间结束后、公布以前补查的，可以。 Contract terms were looked at no earlier than the period began and no later than the record was published; between its end and its publication is in order.
//! 2. 整改的完成日期不早于评价期间的第一天。 Nothing was put right before the period began.
//!
//! # Why
//! 拿别的时候的查验给这一期打分，或者写上还没有做的查验，页面就对居民说了假话。
//! A score resting on what was seen at another time, or not seen at all, would tell people something untrue.

use crate::record::evaluation::Evaluation;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Evaluation> =
    RecordRule { info: RuleInfo::error("evaluation/range/date", "date-outside-period", include_str!("dates.rs")), check };

fn check(series: &Series<Evaluation>, _scope: &Scope) -> Verdict {
    let evaluation = series.this().body;
    if evaluation.inspections.is_empty() && evaluation.rectifications.is_empty() {
        return Verdict::NotApplicable("nothing was inspected or put right");
    }
    let (from, until) = (evaluation.period.from, series.this().header.published.value);
    let stray = evaluation.inspections.iter().filter(|i| i.on.value < from || i.on.value > until);
    let inspections = stray.map(|i| {
        let (term, on) = (&i.term.0, i.on.value);
        Finding::at(
            i.on.span,
            said!(
                "“{term}”的查验日期 {on} 不在期间第一天（{from}）到公布日（{until}）之间",
                "“{term}” was looked at on {on}, not between the first day of the period ({from}) and the publication ({until})"
            ),
        )
        .mend(said!("改正日期，或写到它所在的那一期", "mend the date, or put it into its own period"))
    });
    let early = evaluation.rectifications.iter().filter_map(|r| Some((r, r.done.as_ref().filter(|done| done.value < from)?)));
    let rectifications = early.map(|(r, done)| {
        let (subject, on) = (&r.subject.0, done.value);
        Finding::at(
            done.span,
            said!("“{subject}”在 {on} 就完成了，早于本期第一天 {from}", "“{subject}” was done on {on}, before the period began on {from}"),
        )
        .mend(said!("改正完成日期", "mend the date"))
    });
    Verdict::of(inspections.chain(rectifications).collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        verdict(kind_of_folder("evaluation").unwrap(), super::RULE.info.id, &[&format!("subject: a\nperiod: 2026-H1\n{rest}")])
    }

    #[test]
    fn from_the_first_day_to_the_publication_all_is_well() {
        assert_eq!(check("inspections: [{term: 甲, on: 2026-01-01, kept: true}, {term: 乙, on: 2026-10-14, kept: false}]\n"), ["holds"]);
    }

    #[test]
    fn strays_are_found_at_their_dates() {
        let found = check("inspections: [{term: 甲, on: 2026-10-15, kept: true}]\nrectifications: [{subject: 乙, done: 2025-12-31}]\n");
        assert_eq!(
            found,
            [
                "3:29 “甲”的查验日期 2026-10-15 不在期间第一天（2026-01-01）到公布日（2026-10-14）之间",
                "4:37 “乙”在 2025-12-31 就完成了，早于本期第一天 2026-01-01"
            ]
        );
    }

    #[test]
    fn nothing_inspected_is_not_judged() {
        assert_eq!(check(""), ["n/a: nothing was inspected or put right"]);
    }
}
