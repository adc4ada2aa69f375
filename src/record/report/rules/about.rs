//! 报告没写报告什么 · A report of nothing
//!
//! # What it checks
//! 单项报告写明事项（`matter`）；定期、半年、年度报告和楼长月报写明期间（`period`）。
//! A report of one matter names it; regular, half-yearly, yearly ones and those of building heads name their period.
//! 1. 核查报告、代行报告和其他报告，写期间或事项都行，不写也行。 Others may name either, or neither.
//!
//! # Why
//! 报告了几次、哪件事报告过，都要从这里数。
//! How often was reported, and of what, is counted from here.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::report::{Report, ReportSort};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Report> =
    RecordRule { info: RuleInfo::error("report/coverage/about", "report-of-nothing", include_str!("about.rs")), check };

fn check(series: &Series<Report>, _scope: &Scope) -> Verdict {
    let report = series.this().body;
    let finding = match *report.sort {
        ReportSort::Single if report.matter.is_none() => {
            Finding::at(report.sort.span, said!("单项报告没有写是哪件事", "a report of one matter names none"))
                .mend(said!("写上“事项: 事项/…”", "write `matter: matter/…`"))
        }
        ReportSort::Regular | ReportSort::HalfYearly | ReportSort::Yearly | ReportSort::BuildingHeads if report.period.is_none() => {
            Finding::at(report.sort.span, said!("没有写报告的是哪一段时间", "the period it tells of is not given"))
                .mend(said!("写上“期间”，如 2026-Q3、2026-10", "write `period`, like 2026-Q3 or 2026-10"))
        }
        ReportSort::Supervision | ReportSort::Delegation | ReportSort::Other => {
            return Verdict::NotApplicable("such a report may tell of anything");
        }
        _ => return Verdict::Holds,
    };
    Verdict::Breaks(vec![finding])
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_report_tells_of_something() {
        let of = |text: &str| check(super::RULE.info.id, &format!("{text}\nfrom: c\non: 2026-10-15\n"));
        assert_eq!(of("sort: single\nmatter: matter/a"), ["holds"]);
        assert_eq!(of("sort: single"), ["1:7 单项报告没有写是哪件事"]);
        assert_eq!(of("sort: yearly\nperiod: 2025"), ["holds"]);
        assert_eq!(of("sort: regular"), ["1:7 没有写报告的是哪一段时间"]);
        assert_eq!(of("sort: other"), ["n/a: such a report may tell of anything"]);
    }
}
