//! 场次不在期间里 · A time outside the period
//!
//! # What it checks
//! 写了期间（`period`）的，每一场都在期间里。 Where a `period` is given, every one of the `times` lies in it.
//!
//! # Why
//! 一场算进两个期间，全年的人次就多了。
//! A time that counts in two periods is counted twice in the year.

use crate::record::activity::Activity;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Activity> =
    RecordRule { info: RuleInfo::error("activity/range/period", "activity-outside-period", include_str!("in_period.rs")), check };

fn check(series: &Series<Activity>, _scope: &Scope) -> Verdict {
    let activity = series.this().body;
    let Some(period) = &activity.period else { return Verdict::NotApplicable("no period is given") };
    let outside = activity.times.iter().filter(|time| !period.contains(*time.on));
    let findings = outside.map(|time| {
        let (day, of) = (time.on.value, period.value);
        Finding::at(time.on.span, said!("{day} 不在期间 {of} 里", "{day} is not in {of}"))
            .mend(said!("改正日期，或写进它自己期间的记录", "mend the day, or move it to the record of its period"))
            .also(period.span, said!("期间", "the period"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn times_lie_in_the_period() {
        let id = super::RULE.info.id;
        assert_eq!(check(id, "period: 2026-Q4\ntimes: [{on: 2026-11-14}]\n"), ["holds"]);
        assert_eq!(check(id, "period: 2026-Q3\ntimes: [{on: 2026-11-14}]\n"), ["4:14 2026-11-14 不在期间 2026-Q3 里"]);
        assert_eq!(check(id, "times: [{on: 2026-11-14}]\n"), ["n/a: no period is given"]);
    }
}
