//! 通过、施行、失效的先后 · Adopted, effective, ended: in that order
//!
//! # What it checks
//! 1. 施行不早于通过。 A version does not take effect before it is adopted.
//! 2. 失效不早于施行；没有写施行的，不早于通过。 Nor end before it takes effect, or was adopted.
//!
//! # Why
//! 还没有通过的规则不能约束任何人；日期反了，多半是年份写错。
//! A rule binds nobody before it is adopted; such an order is mostly a wrong year.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::source::At;
use crate::record::document::Document;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Document> =
    RecordRule { info: RuleInfo::error("document/range/effective", "effective-before-adopted", include_str!("effective_dates.rs")), check };

fn check(series: &Series<Document>, _scope: &Scope) -> Verdict {
    let document = series.this().body;
    let stages = [
        (document.adopted.as_ref(), said!("通过", "adopted")),
        (document.effective.as_ref(), said!("施行", "effective")),
        (document.ended.as_ref(), said!("失效", "ended")),
    ];
    let dated: Vec<(&At<Date>, Said)> = stages.into_iter().filter_map(|(date, word)| Some((date?, word))).collect();
    if dated.len() < 2 {
        return Verdict::NotApplicable("fewer than two of the dates are given");
    }
    let mut findings = Vec::new();
    for ((first, before), (second, after)) in dated.iter().zip(dated.iter().skip(1)) {
        let (early, late) = (first.value, second.value);
        let what = Said {
            zh: format!("{}（{late}）早于{}（{early}）", after.zh, before.zh),
            en: format!("{} ({late}) before {} ({early})", after.en, before.en),
        };
        if late < early {
            findings.push(Finding::at(second.span, what).mend(said!("改正其中一个日期", "mend one of the two dates")));
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(dates: &str) -> Vec<String> {
        let text = format!("document: covenant\nsort: covenant\nversion: v3\nforce: in_force\n{dates}");
        verdict(kind_of_folder("document").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_on_one_day() {
        assert_eq!(check("adopted: 2026-03-01\neffective: 2026-03-01\n"), ["holds"]);
    }

    #[test]
    fn breaks_at_the_later_stage() {
        assert_eq!(check("adopted: 2026-03-02\neffective: 2026-03-01\n"), ["6:12 施行（2026-03-01）早于通过（2026-03-02）"]);
        assert_eq!(check("adopted: 2026-03-02\nended: 2026-03-01\n").len(), 1);
    }

    #[test]
    fn not_applicable_to_a_single_date() {
        assert_eq!(check("effective: 2026-03-01\n"), ["n/a: fewer than two of the dates are given"]);
    }
}
