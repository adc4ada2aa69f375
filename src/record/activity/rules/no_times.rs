//! 活动一场也没有写 · An activity without a single time
//!
//! # What it checks
//! 至少写一场（`times`）：哪天、多少人。 At least one of the `times` is given, with its day.
//!
//! # Why
//! 次数、人数、小时都从一场一场加起来；没有场次，总数就没有来处。
//! Times, people and hours are added up from the rows; without rows there is nothing to add.

use crate::record::activity::Activity;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Activity> =
    RecordRule { info: RuleInfo::error("activity/coverage/times", "activity-without-times", include_str!("no_times.rs")), check };

fn check(series: &Series<Activity>, _scope: &Scope) -> Verdict {
    let activity = series.this().body;
    if !activity.times.is_empty() {
        return Verdict::Holds;
    }
    let mend = said!("在“场次”里一场写一行：日期、人数、小时", "write a row in `times` for each: on, people, hours");
    Verdict::Breaks(vec![Finding::at(activity.sort.span, said!("没有写场次", "no times are given")).mend(mend)])
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn one_time_suffices() {
        assert_eq!(check(super::RULE.info.id, "times: [{on: 2026-11-14}]\n"), ["holds"]);
        assert_eq!(check(super::RULE.info.id, ""), ["1:7 没有写场次"]);
    }
}
