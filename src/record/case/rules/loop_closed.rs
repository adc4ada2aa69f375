//! 答复了，没有写哪天解决 · Answered, but nobody says when it was put right
//!
//! # What it checks
//! 采用了“线上收集、线下解决、线上反馈”的小区：答复过的诉求，三个日期（收到、解决、答复）都有。
//! Where a compound adopted collecting online, resolving offline and reporting back online, an answered case has all three days.
//!
//! # Why
//! 只有答复、没有解决的，页面上算“未闭环”。
//! A case answered but not resolved has not gone all the way round, and is shown so.

use crate::record::case::{Case, loop_of};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Case> = RecordRule {
    info: RuleInfo {
        basis: &[loop_of::RULE],
        ..RuleInfo::warning("case/coverage/loop", "answered-but-not-resolved", include_str!("loop_closed.rs"))
    },
    check,
};

fn check(series: &Series<Case>, scope: &Scope) -> Verdict {
    let asked = |on| scope.pack.text(loop_of::RULE, on).is_ok_and(|rule| rule.param("chain").is_some_and(|chain| chain.items().len() == loop_of::STEPS.len()));
    let answered: Vec<_> = series.this().body.requests.iter().filter_map(|request| Some((request, request.answered.as_ref()?))).collect();
    let judged: Vec<_> = answered.into_iter().filter(|(request, _)| asked(request.received.value)).collect();
    if judged.is_empty() {
        return Verdict::NotApplicable("nothing was answered, or the round was not adopted");
    }
    let findings = judged.into_iter().filter(|(request, _)| request.resolved.is_none()).map(|(request, answered)| {
        let number = &request.number.0;
        Finding::at(answered.span, said!("{number} 答复了，没有写哪天解决", "{number} was answered, but no day is given on which it was resolved"))
            .mend(said!("补上“解决”的日期；还没解决的，先不写答复", "add `resolved`; where it is not, leave `answered` empty"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{adopted, plainly, request};

    const ID: &str = super::RULE.info.id;

    // breaks: sd.oao
    #[test]
    fn an_answered_case_was_resolved() {
        assert_eq!(adopted(ID, &request(", resolved: 2026-07-04, answered: 2026-07-04")), ["holds"]);
        assert_eq!(adopted(ID, &request(", answered: 2026-07-04")), ["4:70 A1 答复了，没有写哪天解决"]);
    }

    #[test]
    fn what_is_open_or_not_adopted_is_not_judged() {
        let not = ["n/a: nothing was answered, or the round was not adopted"];
        assert_eq!(adopted(ID, &request("")), not);
        assert_eq!(plainly(ID, &request(", answered: 2026-07-04")), not);
    }
}
