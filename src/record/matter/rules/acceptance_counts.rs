//! 交付查验的数对不上 · Impossible counts of flats taken over
//!
//! # What it checks
//! 首次通过的户数不多于查验的户数；已整改的不多于发现的问题。
//! Passed the first time are no more than looked at; mended no more than found.
//!
//! # Why
//! 通过率是从这两个数算出来的，数错了，率就超过百分之百。
//! The rate is computed from them; wrong counts make it more than all.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::Matter;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo::error("matter/consistent/acceptance", "acceptance-counts-impossible", include_str!("acceptance_counts.rs")),
    check,
};

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let Some(found) = &series.this().body.acceptance else {
        return Verdict::NotApplicable("no flats are taken over");
    };
    let mut findings = Vec::new();
    if found.passed_first.0 > found.units.0 {
        let (passed, units) = (found.passed_first.0, found.units.0);
        let what = said!("首次通过 {passed} 户，查验才 {units} 户", "{passed} passed the first time of {units} looked at");
        findings.push(Finding::at(found.passed_first.span, what).mend(said!("改正户数", "mend the counts")));
    }
    if let (Some(defects), Some(mended)) = (&found.defects, &found.mended)
        && mended.0 > defects.0
    {
        let (mended_count, defects) = (mended.0, defects.0);
        let what = said!("已整改 {mended_count} 处，发现的才 {defects} 处", "{mended_count} mended of {defects} found");
        findings.push(Finding::at(mended.span, what).mend(said!("改正数目", "mend the counts")));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(more: &str) -> Vec<String> {
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&format!("class: ordinary\n{more}")])
    }

    #[test]
    fn holds_where_parts_are_no_more_than_the_whole() {
        assert_eq!(check("acceptance: {units: 100, passed_first: 96, defects: 7, mended: 7}\n"), ["holds"]);
    }

    #[test]
    fn breaks_at_the_part() {
        assert_eq!(check("acceptance: {units: 100, passed_first: 101}\n"), ["2:40 首次通过 101 户，查验才 100 户"]);
        assert_eq!(check("acceptance: {units: 100, passed_first: 96, defects: 7, mended: 8}\n").len(), 1);
    }

    #[test]
    fn not_applicable_without_them() {
        assert_eq!(check(""), ["n/a: no flats are taken over"]);
    }
}
