//! 报告的日期颠倒 · Dates of a report out of order
//!
//! # What it checks
//! 报告不早于所报告期间的开始；收到、意见不早于报告；答复不早于意见。
//! A report is not made before its period begins; it is received, and spoken to, after it was made; answers follow opinions.
//! 1. 没有写的日期不判断。 Days that are not given are not judged.
//!
//! # Why
//! 先有意见后有报告，意见就不是对这份报告说的。
//! What was said before cannot have been said to it.

use crate::base::date::Date;
use crate::base::source::{At, Span};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::report::Report;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Report> =
    RecordRule { info: RuleInfo::error("report/range/dates", "report-dates-out-of-order", include_str!("dates.rs")), check };

fn check(series: &Series<Report>, _scope: &Scope) -> Verdict {
    let report = series.this().body;
    let made = (report.on.value, report.on.span);
    let mut findings = Vec::new();
    let mut pair = |earlier: (Date, Span), later: &At<Date>, zh: &str, en: &str| {
        if later.value < earlier.0 {
            let (first, second) = (earlier.0, later.value);
            findings.push(
                Finding::at(later.span, said!("{zh}：{second} 早于 {first}", "{en}: {second} is before {first}"))
                    .mend(said!("改正其中一个日期", "mend one of the two dates"))
                    .also(earlier.1, said!("另一个日期", "the other day")),
            );
        }
    };
    if let Some(period) = &report.period {
        pair((period.from, period.span), &report.on, "报告在期间开始之前", "made before its period begins");
    }
    report.received.iter().for_each(|day| pair(made, day, "收到在报告之前", "received before it was made"));
    for one in &report.opinions {
        one.on.iter().for_each(|day| pair(made, day, "意见在报告之前", "spoken to before it was made"));
        let since = one.on.as_ref().map_or(made, |on| (on.value, on.span));
        one.answered.iter().for_each(|day| pair(since, day, "答复在意见之前", "answered before it was said"));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn one_after_the_other() {
        let of = |rest: &str| check(super::RULE.info.id, &format!("sort: regular\nfrom: c\non: 2026-10-15\n{rest}\n"));
        assert_eq!(of("period: 2026-Q3\nreceived: 2026-10-15\nopinions: [{by: b, on: 2026-10-16, text: 好, answered: 2026-10-16}]"), ["holds"]);
        assert_eq!(of("period: 2026-12"), ["3:5 报告在期间开始之前：2026-10-15 早于 2026-12-01"]);
        assert_eq!(of("received: 2026-10-14"), ["4:11 收到在报告之前：2026-10-14 早于 2026-10-15"]);
        assert_eq!(of("opinions: [{by: b, text: 好, answered: 2026-10-14}]"), ["4:39 答复在意见之前：2026-10-14 早于 2026-10-15"]);
    }
}
