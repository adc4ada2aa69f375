//! 转办没有往上走 · A hand-off that does not go up
//!
//! # What it checks
//! 采用了“逐级响应”的小区：每一次转办都到更高的一级（社区、街道、区、联席会议）。
//! Where a compound adopted stepwise response, each hand-off goes to a higher level.
//!
//! # Why
//! 往下退、在同一级打转的，事情就没有人办了。
//! A case that goes down again, or round in circles, is seen to by nobody.

use crate::record::case::{Case, CaseLevel, response};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Case> = RecordRule {
    info: RuleInfo {
        basis: &[response::RULE],
        ..RuleInfo::warning("case/consistent/escalation", "hand-off-not-upward", include_str!("escalation.rs"))
    },
    check,
};

fn check(series: &Series<Case>, scope: &Scope) -> Verdict {
    let handed = series.this().body.requests.iter().filter(|request| !request.handoffs.is_empty());
    let mut judged = false;
    let mut findings = Vec::new();
    for request in handed.filter(|request| scope.pack.text(response::RULE, request.received.value).is_ok()) {
        judged = true;
        let mut level = CaseLevel::Compound;
        for handoff in &request.handoffs {
            if handoff.to <= level {
                let number = &request.number.0;
                let what = said!("{number} 转办没有到更高的一级", "{number} was handed on, but not to a higher level");
                let mend = said!("改正层级；退回重办的不算转办，删掉这一次", "mend the level; a case sent back is no hand-off, remove it");
                findings.push(Finding::at(handoff.span, what).mend(mend));
            }
            level = level.max(handoff.to);
        }
    }
    if judged { Verdict::of(findings) } else { Verdict::NotApplicable("nothing was handed on, or no stepwise response was adopted") }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{adopted, plainly, request};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn steps_upward_hold_also_where_a_level_is_left_out() {
        assert_eq!(adopted(ID, &request(", handoffs: [community 2026-07-04, district 2026-07-06]")), ["holds"]);
    }

    // breaks: sd.call
    #[test]
    fn back_and_round_are_found() {
        let found = adopted(ID, &request(", handoffs: [街道 2026-07-04, 社区 2026-07-05, 街道 2026-07-06]"));
        assert_eq!(found, ["4:86 A1 转办没有到更高的一级", "4:101 A1 转办没有到更高的一级"]);
        assert_eq!(adopted(ID, &request(", handoffs: [小区 2026-07-04]")), ["4:71 A1 转办没有到更高的一级"]);
    }

    #[test]
    fn who_has_not_adopted_it_is_not_judged() {
        let not = ["n/a: nothing was handed on, or no stepwise response was adopted"];
        assert_eq!(plainly(ID, &request(", handoffs: [小区 2026-07-04]")), not);
        assert_eq!(adopted(ID, &request("")), not);
    }
}
