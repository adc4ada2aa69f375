//! 任职期间不成立 · A membership that never holds
//!
//! # What it checks
//! 1. 任职的“至”不早于“自”。 A membership does not end before it begins.
//! 2. 任职期间与本届任期（或组织存续期）至少有一天相同。 It shares at least one day with the term.
//!
//! # Why
//! 这样的一行永远不会在任，页面上就看不到这个人。
//! Such a place is never held, and the person would stand on no page.

use crate::base::source::At;
use crate::party::organization::{Membership, Organization};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> =
    RecordRule { info: RuleInfo::error("roster/range/membership", "membership-never-holds", include_str!("membership_range.rs")), check };

fn check(series: &Series<Roster>, _scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let dated = || organization.members.iter().filter(|m| m.since.is_some() || m.until.is_some());
    if dated().next().is_none() {
        return Verdict::NotApplicable("no member has dates of their own");
    }
    Verdict::of(dated().filter_map(|member| judge(organization, member)).collect())
}

fn judge(organization: &Organization, member: &At<Membership>) -> Option<Finding> {
    let place = member.until.as_ref().or(member.since.as_ref())?.span;
    if let (Some(since), Some(until)) = (&member.since, &member.until)
        && until.value < since.value
    {
        let (from, to) = (since.value, until.value);
        let finding =
            Finding::at(place, said!("任职的“至”（{to}）早于“自”（{from}）", "the membership ends ({to}) before it begins ({from})"));
        return Some(
            finding.mend(said!("改正其中一个日期", "mend one of the two dates")).also(since.span, said!("从这里开始", "it begins here")),
        );
    }
    let term = organization.term.as_ref()?.period.value;
    let before = member.until.as_ref().is_some_and(|until| until.value < term.from);
    let after = member.since.as_ref().is_some_and(|since| term.until < since.value);
    let (from, until) = (term.from, term.until);
    (before || after).then(|| {
        Finding::at(
            place,
            said!("任职期间完全在本届任期（{from} 至 {until}）之外", "the membership lies wholly outside the term ({from} to {until})"),
        )
        .mend(said!("改正日期，或把这个人记到他所在的那一届", "mend the date, or list the person in the term they belong to"))
    })
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(member: &str) -> Vec<String> {
        let text = format!(
            "name: 甲\nclass: owners_committee\nterm: {{period: 2024-06-01/2029-05-31}}\nmembers:\n  - {{person: p-1, role: member{member}}}\n"
        );
        verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_on_a_single_day() {
        assert_eq!(check(", since: 2029-05-31, until: 2029-05-31"), ["holds"]);
    }

    #[test]
    fn breaks_where_it_ends_before_it_begins_or_lies_outside() {
        assert_eq!(check(", since: 2025-02-01, until: 2025-01-31"), ["5:59 任职的“至”（2025-01-31）早于“自”（2025-02-01）"]);
        assert_eq!(check(", until: 2024-05-31"), ["5:40 任职期间完全在本届任期（2024-06-01 至 2029-05-31）之外"]);
        assert_eq!(check(", since: 2029-06-01").len(), 1);
    }

    #[test]
    fn not_applicable_without_dates() {
        assert_eq!(check(""), ["n/a: no member has dates of their own"]);
    }
}
