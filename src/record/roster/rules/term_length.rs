//! 任期过长或过短 · A term too long or too short
//!
//! # What it checks
//! 任期的首尾两天：不超过规定的年数；规定了至少几年的，也不少于。
//! First and last day of a term: no more years than the packs allow, and no fewer where they name a least.
//! 1. 几个规则包都说到的，以最近的一级为准。 Of several packs the nearest decides.
//! 2. 按任期开始那天的条文。 The text of the day the term began.
//!
//! # Why
//! 过期的委员会作的决定，谁都可以不认。
//! What a committee decides after its time binds nobody.

use crate::base::date::Date;
use crate::law::PackRule;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::roster::bound::{day, number, speaking};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo {
        basis: &["cn.committee.term", "cn.juwei.term", "sh.size", "sz.size", "bj.size", "sc.size"],
        ..RuleInfo::warning("roster/range/term-length", "term-of-wrong-length", include_str!("term_length.rs"))
    },
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let this = series.this();
    let organization = &this.body.organization;
    let Some(term) = &organization.term else { return Verdict::NotApplicable("no term is given") };
    let rules = speaking(organization, day(organization, *this.header.published), scope);
    let Some((rule, least, most)) = rules.into_iter().rev().find_map(|rule| years(rule).map(|(least, most)| (rule, least, most))) else {
        return Verdict::NotApplicable("no text of its day gives a term to such a body");
    };
    let (from, until) = (term.period.from, term.period.until);
    // Years end on the corresponding day; who writes the day before it has kept them as well.
    let (latest, earliest) = (after(from, most), after(from, least).plus_days(-1));
    let title = &rule.title;
    let what = if until > latest {
        said!("任期到 {until}，超过 {most} 年（“{title}”）；最晚到 {}", "the term ends on {until}, after more than {most} years (`{title}`); at the latest on {}", latest)
    } else if until < earliest {
        said!("任期到 {until}，不足 {least} 年（“{title}”）；最早到 {}", "the term ends on {until}, after less than {least} years (`{title}`); at the earliest on {}", earliest)
    } else {
        return Verdict::Holds;
    };
    Verdict::of(vec![Finding::at(term.period.span, what).mend(said!("核对选举结果里的任期", "check the term against the result of the election"))])
}

/// The least and the most years a rule allows.
fn years(rule: &PackRule) -> Option<(u64, u64)> {
    if let Some(most) = number(rule, "max_years") {
        return Some((0, most));
    }
    let both: Vec<u64> = rule.param("term_years")?.items().iter().filter_map(|years| years.scalar::<crate::base::number::Count>()).map(|n| n.0).collect();
    both.first().copied().zip(both.last().copied())
}

fn after(from: Date, years: u64) -> Date {
    from.plus_months(u32::try_from(years.saturating_mul(12)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(packs: &[&str], class: &str, term: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: {class}\nterm: {{period: {term}}}\n");
        verdict_under(packs, kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: cn.committee.term cn.juwei.term
    #[test]
    fn five_years_and_three_months_are_too_many() {
        assert_eq!(check(&[], "owners_committee", "2024-06-01/2029-05-31"), ["holds"]);
        let told = "3:16 任期到 2029-08-31，超过 5 年（“业主大会和业主委员会指导规则 第三十二条”）；最晚到 2029-06-01";
        assert_eq!(check(&[], "owners_committee", "2024-06-01/2029-08-31"), [told]);
        assert_eq!(check(&[], "neighbourhood_committee", "2026-06-01/2031-08-31").len(), 1);
        assert_eq!(check(&[], "owners_committee", "2024-02-29/2029-02-28"), ["holds"], "the corresponding day, or its month's last");
    }

    #[test]
    fn a_place_may_ask_for_a_least() {
        assert_eq!(check(&["shenzhen"], "owners_committee", "2025-06-01/2028-05-31"), ["3:16 任期到 2028-05-31，不足 5 年（“深圳经济特区物业管理条例 第三十三条、第三十六条、第四十二条”）；最早到 2030-05-31"]);
        assert_eq!(check(&["shanghai"], "owners_committee", "2025-06-01/2028-05-31"), ["holds"]);
        assert_eq!(check(&["shanghai"], "owners_committee", "2025-06-01/2027-05-31").len(), 1);
        assert_eq!(check(&[], "council", "2025-06-01/2065-05-31"), ["n/a: no text of its day gives a term to such a body"]);
    }
}
