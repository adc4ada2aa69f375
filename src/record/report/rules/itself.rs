//! 向自己报告 · A report to oneself
//!
//! # What it checks
//! 报告对象（`to`）里没有报告方自己，也没有谁写两次。
//! Who reports is not among those it reports to, and nobody is named twice.
//!
//! # Why
//! 报告是说给别人听的；写重了，次数就数不清。
//! A report is made to somebody else.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::report::Report;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Report> =
    RecordRule { info: RuleInfo::error("report/unique/to", "report-to-itself", include_str!("itself.rs")), check };

fn check(series: &Series<Report>, _scope: &Scope) -> Verdict {
    let report = series.this().body;
    if report.to.is_empty() {
        return Verdict::NotApplicable("it is made to all");
    }
    let mut findings = Vec::new();
    for (at, to) in report.to.iter().enumerate() {
        let id = &*to.value;
        let earlier = report.to.iter().take(at).find(|other| other.value == to.value);
        let (what, also) = match earlier {
            _ if to.value == report.from.value => (said!("“{id}”向自己报告", "`{id}` reports to itself"), report.from.span),
            Some(first) => (said!("“{id}”写了两次", "`{id}` is named twice"), first.span),
            None => continue,
        };
        findings.push(Finding::at(to.span, what).mend(said!("删去这一个", "take it out")).also(also, said!("在这里", "here")));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_report_goes_to_somebody_else() {
        let of = |to: &str| check(super::RULE.info.id, &format!("sort: other\nfrom: c\non: 2026-10-15\n{to}\n"));
        assert_eq!(of("to: [a, b]"), ["holds"]);
        assert_eq!(of("to: [a, c]"), ["4:9 “c”向自己报告"]);
        assert_eq!(of("to: [a, a]"), ["4:9 “a”写了两次"]);
        assert_eq!(of(""), ["n/a: it is made to all"]);
    }
}
