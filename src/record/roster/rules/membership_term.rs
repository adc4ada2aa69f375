//! 任职超出本届任期 · A seat held beyond the term
//!
//! # What it checks
//! 占席位的成员（委员、监事等）和候补委员，任职不早于本届开始，不晚于本届结束。
//! Whoever fills a seat, or stands by for one, does so within the term.
//! 1. 聘用的会计、出纳、工作人员、项目经理和顾问不随届，不看。 Staff, advisers and other hired people are not bound to a term.
//! 2. 完全在任期之外的，另有一条规则指出。 A membership wholly outside the term is another rule's matter.
//!
//! # Why
//! 席位随届产生、随届结束；连任的，每一届各记一次。
//! A seat comes and goes with the term; who was re-elected stands in the record of each term.

use crate::base::date::Date;
use crate::base::period::Period;
use crate::base::source::At;
use crate::party::organization::Role;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo::warning("roster/range/membership-term", "membership-beyond-term", include_str!("membership_term.rs")),
    check,
};

fn check(series: &Series<Roster>, _scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let Some(term) = organization.term.as_ref().map(|t| t.period.value) else { return Verdict::NotApplicable("no term is given") };
    let bound = organization.members.iter().filter(|m| m.role.takes_seat() || m.role.value == Role::Alternate);
    let mut findings = Vec::new();
    for member in bound {
        let (since, until) = (member.since.as_ref(), member.until.as_ref());
        let outside = until.is_some_and(|d| d.value < term.from) || since.is_some_and(|d| term.until < d.value);
        let early = since.filter(|d| d.value < term.from);
        let late = until.filter(|d| term.until < d.value);
        if !outside {
            findings.extend(early.into_iter().chain(late).map(|day| beyond(day, term)));
        }
    }
    Verdict::of(findings)
}

fn beyond(day: &At<Date>, term: Period) -> Finding {
    let (date, from, until) = (day.value, term.from, term.until);
    let what = said!("{date} 不在本届任期 {from} 至 {until} 之内", "{date} lies outside the term {from} to {until}");
    Finding::at(day.span, what).mend(said!(
        "与任期相同的日期可以不写；连任的，上一届记在上一届的名单里",
        "leave out a date that is the term's own; list an earlier term in its own record"
    ))
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(member: &str) -> Vec<String> {
        let text = format!(
            "name: 甲\nclass: owners_committee\nterm: {{period: 2024-06-01/2029-05-31}}\nmembers:\n  - {{person: p-1, {member}}}\n"
        );
        verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_at_both_ends_and_for_hired_people() {
        assert_eq!(check("role: member, since: 2024-06-01, until: 2029-05-31"), ["holds"]);
        assert_eq!(check("role: accountant, since: 2020-01-01"), ["holds"]);
    }

    #[test]
    fn breaks_where_the_date_stands() {
        assert_eq!(check("role: chair, since: 2019-06-01"), ["5:39 2019-06-01 不在本届任期 2024-06-01 至 2029-05-31 之内"]);
        assert_eq!(check("role: chair, until: 2029-06-01").len(), 1);
    }

    #[test]
    fn not_applicable_without_a_term() {
        let text = "name: 甲\nclass: group\nmembers: [{person: p-1, role: leader, since: 2020-01-01}]\n";
        assert_eq!(verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[text]), ["n/a: no term is given"]);
    }
}
