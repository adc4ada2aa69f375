//! 临时组织迟迟没有转正 · Provisional for too long
//!
//! # What it checks
//! 标了“临时”的组织，从成立起过了规定的月数，还没有写转正日期。
//! A body marked provisional, founded longer ago than the months the packs give, without a day of conversion.
//! 1. 只看采用了这套程序的小区；已经撤销的不看。 Only where the procedure was adopted; dissolved bodies are left alone.
//!
//! # Why
//! 临时支部是为了先有人管，不是为了一直临时。
//! A provisional branch is there so that somebody begins, not to stay provisional.

use crate::base::diagnostic::Severity;
use crate::party::organization::Standing;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::bound::{number, speaking};
use crate::record::roster::{Roster, standing};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo {
        basis: &["sd.provisional"],
        severity: Severity::Advice,
        ..RuleInfo::warning("roster/range/provisional", "provisional-for-long", include_str!("provisional_long.rs"))
    },
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let provisional = organization.standing.as_ref().filter(|s| s.value == Standing::Provisional);
    let (Some(word), Some(founded)) = (provisional, &organization.founded) else {
        return Verdict::NotApplicable("not provisional, or nobody says since when");
    };
    let months = speaking(organization, scope.as_of, scope).iter().rev().find_map(|rule| number(rule, "months"));
    let Some(months) = months else { return Verdict::NotApplicable("no rule gives a time") };
    let ended = organization.dissolved.as_ref().is_some_and(|day| day.value <= scope.as_of);
    let due = founded.plus_months(u32::try_from(months).unwrap_or(u32::MAX));
    if organization.converted.is_some() || ended || due >= scope.as_of || !standing::place(series, scope.as_of).current {
        return Verdict::Holds;
    }
    let since = founded.value;
    let what = said!("{since} 成立，{months} 个月后仍是临时的", "founded on {since} and still provisional after {months} months");
    let mend = said!("已经转正的写“转正”日期；没有的，说明原因", "where it was converted add `converted`; where not, say why");
    Verdict::of(vec![Finding::at(word.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(rest: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: estate_branch\nstanding: provisional\n{rest}");
        verdict_under(&["dangjian"], kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sd.provisional
    #[test]
    fn a_year_is_long_enough() {
        assert_eq!(check("founded: 2025-11-21\n"), ["3:11 2025-11-21 成立，12 个月后仍是临时的"]);
        assert_eq!(check("founded: 2025-11-22\n"), ["holds"]);
        assert_eq!(check("founded: 2025-01-01\nconverted: 2025-12-01\n"), ["holds"]);
    }
}
