//! 首问单位没有答复 · Not answered by who took it first
//!
//! # What it checks
//! 采用了“首问负责”的小区：答复居民的单位就是首问单位。
//! Where a compound adopted first-receiver responsibility, the office that took a case tells the resident.
//! 1. 没写首问或答复单位的，不在这里判断。 Where either is not given it is not judged here.
//!
//! # Why
//! 事情可以转给别人办，答复要由先接的人给，居民只认这一家。
//! Others may do the work, but the answer comes from who took the case: the resident knows no one else.

use crate::record::case::Case;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

use super::first_receiver::BASIS;

pub const RULE: RecordRule<Case> = RecordRule {
    info: RuleInfo {
        basis: &[BASIS],
        ..RuleInfo::warning("case/consistent/answered-by", "answered-by-another", include_str!("answered_by.rs"))
    },
    check,
};

fn check(series: &Series<Case>, scope: &Scope) -> Verdict {
    let bound = series.this().body.requests.iter().filter(|request| scope.pack.text(BASIS, request.received.value).is_ok());
    let named: Vec<_> = bound.filter_map(|request| Some((request, request.first.as_ref()?, request.answered_by.as_ref()?))).collect();
    if named.is_empty() {
        return Verdict::NotApplicable("nobody is named for both, or first-receiver responsibility was not adopted");
    }
    let findings = named.into_iter().filter(|(_, first, answered)| first.value != answered.value).map(|(request, first, answered)| {
        let (number, one, other) = (&request.number.0, &first.value, &answered.value);
        Finding::at(answered.span, said!("{number} 由 {other} 答复，首问是 {one}", "{number} was answered by {other}; {one} took it first"))
            .mend(said!("由首问单位答复；写错的改正", "let the first receiver answer, or correct the slip"))
            .also(first.span, said!("首问在这里", "the first receiver"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{adopted, plainly, request};

    const ID: &str = super::RULE.info.id;

    // breaks: sd.firstask
    #[test]
    fn who_took_it_answers() {
        assert_eq!(adopted(ID, &request(", first: a, answered: 2026-07-04, answered_by: a")), ["holds"]);
        assert_eq!(adopted(ID, &request(", first: a, answered: 2026-07-04, answered_by: b")), ["4:105 A1 由 b 答复，首问是 a"]);
    }

    #[test]
    fn what_is_not_named_is_not_judged() {
        let not = ["n/a: nobody is named for both, or first-receiver responsibility was not adopted"];
        assert_eq!(adopted(ID, &request(", first: a")), not);
        assert_eq!(plainly(ID, &request(", first: a, answered: 2026-07-04, answered_by: b")), not);
    }
}
