//! 成立、转正、撤销的先后 · Founded, made formal, dissolved: in that order
//!
//! # What it checks
//! 1. 转正不早于成立。 A body is not made formal before it is founded.
//! 2. 撤销不早于成立，也不早于转正。 Nor dissolved before it is founded, or before it is made formal.
//!
//! # Why
//! 先后反了，多半是年份写错，页面会把一个存在的组织当作不存在。
//! Such an order is mostly a wrong year, and pages would treat a body that exists as one that does not.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> =
    RecordRule { info: RuleInfo::error("roster/range/life", "life-out-of-order", include_str!("life_dates.rs")), check };

fn check(series: &Series<Roster>, _scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let stages = [
        (organization.founded.as_ref(), said!("成立", "founded")),
        (organization.converted.as_ref(), said!("转正", "made formal")),
        (organization.dissolved.as_ref(), said!("撤销", "dissolved")),
    ];
    let dated: Vec<(&At<Date>, Said)> = stages.into_iter().filter_map(|(date, word)| Some((date?, word))).collect();
    if dated.len() < 2 {
        return Verdict::NotApplicable("fewer than two of the dates are given");
    }
    let mut findings = Vec::new();
    for ((first, before), (second, after)) in dated.iter().zip(dated.iter().skip(1)) {
        if second.value < first.value {
            let (early, late) = (first.value, second.value);
            let what = Said {
                zh: format!("{}（{late}）早于{}（{early}）", after.zh, before.zh),
                en: format!("{} ({late}) before {} ({early})", after.en, before.en),
            };
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
        verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&format!("name: 甲\nclass: estate_branch\n{dates}")])
    }

    #[test]
    fn holds_on_one_day() {
        assert_eq!(check("founded: 2026-01-01\nconverted: 2026-01-01\ndissolved: 2026-01-01\n"), ["holds"]);
    }

    #[test]
    fn breaks_at_the_later_stage() {
        assert_eq!(check("founded: 2026-01-02\nconverted: 2026-01-01\n"), ["4:12 转正（2026-01-01）早于成立（2026-01-02）"]);
        assert_eq!(check("founded: 2026-01-02\ndissolved: 2025-12-31\n").len(), 1);
        assert_eq!(check("converted: 2026-01-02\ndissolved: 2025-12-31\n").len(), 1);
    }

    #[test]
    fn not_applicable_to_a_single_date() {
        assert_eq!(check("founded: 2026-01-02\n"), ["n/a: fewer than two of the dates are given"]);
    }
}
