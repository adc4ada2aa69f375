//! 活动过了，没有写来了多少人 · An activity nobody told of
//!
//! # What it checks
//! 过了日子的每一场，写明人数（没有人来写 0），或写明为什么取消。
//! Every time that is over says how many came (0 where nobody did), or why it was called off.
//! 1. 当天的不判断。 The day itself is not judged.
//!
//! # Why
//! 公布了的活动，办没办要有交代。
//! What was announced must be accounted for.

use crate::record::activity::Activity;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Activity> =
    RecordRule { info: RuleInfo::warning("activity/coverage/people", "activity-untold", include_str!("untold.rs")), check };

fn check(series: &Series<Activity>, scope: &Scope) -> Verdict {
    let over = || series.this().body.times.iter().filter(|time| time.on.value < scope.as_of);
    if over().next().is_none() {
        return Verdict::NotApplicable("nothing is over");
    }
    let untold = over().filter(|time| time.people.is_none() && time.cancelled.is_none());
    let findings = untold.map(|time| {
        let day = time.on.value;
        Finding::at(time.on.span, said!("{day} 的这一场没有写人数", "nobody told how many came on {day}"))
            .mend(said!("写上“人数”和“小时”；没有办的写“取消”和原因", "write `people` and `hours`, or why it was `cancelled`"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn what_is_over_is_told() {
        let of = |times: &str| check(super::RULE.info.id, &format!("times: [{times}]\n"));
        assert_eq!(of("{on: 2026-11-14, people: 0}, {on: 2026-10-14, cancelled: 下雨}, {on: 2026-11-28}"), ["holds"]);
        assert_eq!(of("{on: 2026-11-14}"), ["3:14 2026-11-14 的这一场没有写人数"]);
        assert_eq!(of("{on: 2026-11-22}"), ["n/a: nothing is over"]);
    }
}
