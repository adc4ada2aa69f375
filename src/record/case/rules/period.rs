//! 诉求不在这一期 · A case of another period
//!
//! # What it checks
//! 1. 每一件的“收到”在这条记录的期间以内。 Every case came in within the period of the record.
//! 2. 写下的日期不晚于这条记录的发布日期。 No day is later than the publication of the record.
//!
//! # Why
//! 件数按期比较，一件算进两期、算错一期，升降就不真了。
//! Periods are compared by their counts; a case in the wrong one makes the trend untrue.

use crate::record::case::Case;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Case> =
    RecordRule { info: RuleInfo::error("case/range/period", "case-of-another-period", include_str!("period.rs")), check };

fn check(series: &Series<Case>, _scope: &Scope) -> Verdict {
    let this = series.this();
    let (case, published) = (this.body, this.header.published.value);
    if case.requests.is_empty() {
        return Verdict::NotApplicable("there are no cases");
    }
    let mut findings = Vec::new();
    for request in &case.requests {
        let received = &request.received;
        let number = &request.number.0;
        if !case.period.contains(received.value) {
            let (day, period) = (received.value, case.period.value);
            let what = said!("{number} 在 {day} 收到，不在 {period} 以内", "{number} came in on {day}, outside {period}");
            let mend = said!("改正日期，或移到它那一期的记录", "mend the day, or move the case to the record of its period");
            findings.push(Finding::at(received.span, what).mend(mend));
        }
        let days = [request.resolved.as_ref(), request.answered.as_ref()].into_iter().flatten();
        for ahead in days.filter(|day| day.value > published) {
            let day = ahead.value;
            let what = said!("{number} 写了 {day}，晚于发布日期 {published}", "{number} has {day}, after the publication on {published}");
            let mend = said!("还没办的先空着，办完再发一条更正", "leave it empty until it is done, then publish a correction");
            findings.push(Finding::at(ahead.span, what).mend(mend));
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{plainly, request};

    #[test]
    fn what_came_in_within_the_period_holds() {
        assert_eq!(plainly(super::RULE.info.id, &request(", answered: 2026-08-05")), ["holds"]);
        assert_eq!(plainly(super::RULE.info.id, ""), ["n/a: there are no cases"]);
    }

    #[test]
    fn a_day_outside_is_found() {
        let other = "{number: B, category: lift, received: 2026-08-01, answered: 2026-08-06}";
        let found = plainly(super::RULE.info.id, other);
        assert_eq!(found, ["4:47 B 在 2026-08-01 收到，不在 2026-07 以内", "4:69 B 写了 2026-08-06，晚于发布日期 2026-08-05"]);
    }
}
