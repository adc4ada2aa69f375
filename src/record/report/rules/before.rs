//! 事后才报告 · A report that came too late
//!
//! # What it checks
//! 写了应先于哪天（`before`，如业主大会通知、开工那天）的报告，在那天之前作出。
//! A report that says what it must come before (`before`: the notice of the vote, the first day of works) was made before that day.
//! 1. 没有写的不判断；各事项该不该先报告，由事项自己的步骤判断。 Whether a matter needed one is judged by its own steps.
//!
//! # Why
//! 事后报告，意见提了也来不及改。
//! After the fact no opinion can change anything.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::report::Report;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Report> =
    RecordRule { info: RuleInfo::warning("report/range/before", "report-after-the-fact", include_str!("before.rs")), check };

fn check(series: &Series<Report>, _scope: &Scope) -> Verdict {
    let report = series.this().body;
    let Some(before) = &report.before else { return Verdict::NotApplicable("nothing is said of what it comes before") };
    if report.on.value < before.value {
        return Verdict::Holds;
    }
    let (on, day) = (report.on.value, before.value);
    Verdict::Breaks(vec![
        Finding::at(report.on.span, said!("{on} 才报告，应在 {day} 之前", "reported on {on}, it should have come before {day}"))
            .mend(said!("核对日期；确实晚了的，在正文里说明", "check the days; if it was late, say why in the text"))
            .also(before.span, said!("应先于这天", "it comes before this day")),
    ])
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn it_comes_before() {
        let of = |rest: &str| check(super::RULE.info.id, &format!("sort: single\nfrom: c\nmatter: matter/a\non: 2026-10-15\n{rest}\n"));
        assert_eq!(of("before: 2026-10-16"), ["holds"]);
        assert_eq!(of("before: 2026-10-15"), ["4:5 2026-10-15 才报告，应在 2026-10-15 之前"]);
        assert_eq!(of(""), ["n/a: nothing is said of what it comes before"]);
    }
}
