//! 没有首问单位 · A case without a first receiver
//!
//! # What it checks
//! 采用了“首问负责”的小区：每一件写明谁先接的（首问）。
//! Where a compound adopted first-receiver responsibility, every case names the office that took it first.
//!
//! # Why
//! 先接的负责到底，居民不用再跑第二家。
//! Who takes it first sees it through, and nobody is sent from door to door.

use crate::record::case::Case;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule it rests on.
pub const BASIS: &str = "sd.firstask";

pub const RULE: RecordRule<Case> = RecordRule {
    info: RuleInfo {
        basis: &[BASIS],
        ..RuleInfo::warning("case/coverage/first-receiver", "case-without-first-receiver", include_str!("first_receiver.rs"))
    },
    check,
};

fn check(series: &Series<Case>, scope: &Scope) -> Verdict {
    let judged: Vec<_> =
        series.this().body.requests.iter().filter(|request| scope.pack.text(BASIS, request.received.value).is_ok()).collect();
    if judged.is_empty() {
        return Verdict::NotApplicable("there are no cases, or first-receiver responsibility was not adopted");
    }
    let findings = judged.into_iter().filter(|request| request.first.is_none()).map(|request| {
        let number = &request.number.0;
        Finding::at(request.number.span, said!("{number} 没有写首问", "{number} does not say who took it first"))
            .mend(said!("补上“首问”：接到它的组织的编码", "add `first` with the id of the organization that took it"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{adopted, plainly, request};

    const ID: &str = super::RULE.info.id;

    // breaks: sd.firstask
    #[test]
    fn every_case_has_its_first_receiver() {
        assert_eq!(adopted(ID, &request(", first: property-company")), ["holds"]);
        assert_eq!(adopted(ID, &request("")), ["4:18 A1 没有写首问"]);
    }

    #[test]
    fn who_has_not_adopted_it_is_not_judged() {
        assert_eq!(plainly(ID, &request("")), ["n/a: there are no cases, or first-receiver responsibility was not adopted"]);
    }
}
