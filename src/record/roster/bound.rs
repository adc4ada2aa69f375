//! Which rules of the packs speak of a body, by the words the packs use.

use crate::base::date::Date;
use crate::base::number::Count;
use crate::law::{PackRule, RuleSort};
use crate::party::organization::{Organization, OrganizationClass};
use crate::record::kind::Scope;

/// What packs call a class of bodies.
pub fn word(class: OrganizationClass) -> &'static str {
    match class {
        OrganizationClass::OwnersCommittee => "committee",
        OrganizationClass::SupervisoryBoard => "supervisory",
        other => other.word(),
    }
}

/// The rules of a day that speak of a body, the nearest last.
pub fn speaking<'s>(organization: &Organization, day: Date, scope: &Scope<'s>) -> Vec<&'s PackRule> {
    let of = word(*organization.class);
    let pack = scope.pack;
    pack.of_kind_on(RuleSort::Roster, day).filter(|rule| rule.param("body").and_then(|body| body.text()) == Some(of)).collect()
}

/// The day by whose texts a body is judged: that on which its term began, or it was founded, or it was made public.
pub fn day(organization: &Organization, published: Date) -> Date {
    let term = organization.term.as_ref().map(|term| term.period.from);
    term.or(organization.founded.as_ref().map(|day| day.value)).unwrap_or(published)
}

/// A whole number a rule gives.
pub fn number(rule: &PackRule, key: &str) -> Option<u64> {
    rule.param(key)?.scalar::<Count>().map(|count| count.0)
}
