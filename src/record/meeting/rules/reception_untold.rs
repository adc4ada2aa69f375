//! 接待日过了，没有写结果 · A reception day nobody told of
//!
//! # What it checks
//! 过了日子的每一场接待（`sessions`），写明来访人数（没有人来写 0），或写明为什么取消。
//! Every one of the `sessions` that is over says how many came (0 where nobody did), or why it was called off.
//! 1. 当天的不判断。 The day itself is not judged.
//!
//! # Why
//! 公布了时间，居民就会来；办没办、来了几个人，要有交代。
//! People come on the announced day; they must be told whether anybody was there.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::Meeting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Meeting> = RecordRule {
    info: RuleInfo::warning("meeting/coverage/reception", "reception-day-untold", include_str!("reception_untold.rs")),
    check,
};

fn check(series: &Series<Meeting>, scope: &Scope) -> Verdict {
    let over = || series.this().body.sessions.iter().filter(|session| session.on.value < scope.as_of);
    if over().next().is_none() {
        return Verdict::NotApplicable("no reception day is over");
    }
    let untold = over().filter(|session| session.cancelled.is_none() && session.visitors.is_none());
    let findings = untold.map(|session| {
        let day = session.on.value;
        Finding::at(session.on.span, said!("{day} 的接待日没有写结果", "nothing is told of the reception day on {day}"))
            .mend(said!("写上“来访”“提出”“答复”的数目；没有办的写“取消”和原因", "write `visitors`, `raised` and `answered`, or why it was `cancelled`"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn what_is_over_is_told() {
        let of = |sessions: &str| check(super::RULE.info.id, &format!("sessions: [{sessions}]\n"));
        assert_eq!(of("{on: 2026-11-12, visitors: 0}, {on: 2026-10-08, cancelled: 放假}, {on: 2026-11-26}"), ["holds"]);
        assert_eq!(of("{on: 2026-11-12}"), ["3:17 2026-11-12 的接待日没有写结果"]);
        assert_eq!(of("{on: 2026-11-22}"), ["n/a: no reception day is over"]);
    }
}
