//! 诉求的日期颠倒了 · The days of a case are out of order
//!
//! # What it checks
//! 收到 ≤ 交办 ≤ 各次转办 ≤ 解决 ≤ 答复；没写的日期跳过。
//! Received, assigned, each hand-off, resolved, answered follow each other; days left out are passed over.
//!
//! # Why
//! 办了几天、哪一级慢了，都从这些日期算出来。
//! How long it took, and which level was slow, is counted from these days.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::source::Span;
use crate::record::case::{Case, Request};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Case> =
    RecordRule { info: RuleInfo::error("case/range/days", "case-days-out-of-order", include_str!("dates_order.rs")), check };

fn check(series: &Series<Case>, _scope: &Scope) -> Verdict {
    let requests = &series.this().body.requests;
    if requests.is_empty() {
        return Verdict::NotApplicable("there are no cases");
    }
    let findings = requests.iter().flat_map(|request| {
        let days = days(request);
        let turned: Vec<_> = days.iter().zip(days.iter().skip(1)).filter(|((before, ..), (after, ..))| after < before).collect();
        let finding = |((before, at, first), (after, span, second)): (&(Date, Span, Said), &(Date, Span, Said))| {
            let (zh, en, earlier_zh, earlier_en) = (&second.zh, &second.en, &first.zh, &first.en);
            let what = said!("{zh}（{after}）早于{earlier_zh}（{before}）", "{en} on {after}, before it was {earlier_en} on {before}");
            Finding::at(*span, what).mend(said!("改正其中一个日期", "mend one of the two days")).also(*at, said!("前一步在这里", "the step before"))
        };
        turned.into_iter().map(|(one, two)| finding((one, two))).collect::<Vec<_>>()
    });
    Verdict::of(findings.collect())
}

/// The days of a case in the order they should have.
fn days(request: &Request) -> Vec<(Date, Span, Said)> {
    let mut days = vec![(request.received.value, request.received.span, said!("收到", "received"))];
    days.extend(request.assigned.as_ref().map(|on| (on.value, on.span, said!("交办", "assigned"))));
    days.extend(request.handoffs.iter().map(|handoff| (handoff.on, handoff.span, said!("转办", "handed on"))));
    days.extend(request.resolved.as_ref().map(|on| (on.value, on.span, said!("解决", "resolved"))));
    days.extend(request.answered.as_ref().map(|on| (on.value, on.span, said!("答复", "answered"))));
    days
}

#[cfg(test)]
mod tests {
    use super::super::testing::{plainly, request};

    fn check(more: &str) -> Vec<String> {
        plainly(super::RULE.info.id, &request(more))
    }

    #[test]
    fn everything_on_one_day_holds() {
        assert_eq!(check(", assigned: 2026-07-03, resolved: 2026-07-03, answered: 2026-07-03"), ["holds"]);
        assert_eq!(check(", handoffs: [社区 2026-07-04, 街道 2026-07-05], answered: 2026-07-09"), ["holds"]);
    }

    #[test]
    fn each_turned_pair_is_found() {
        assert_eq!(check(", answered: 2026-07-02"), ["4:70 答复（2026-07-02）早于收到（2026-07-03）"]);
        let found = check(", assigned: 2026-07-06, handoffs: [社区 2026-07-05], resolved: 2026-07-04");
        assert_eq!(found, ["4:93 转办（2026-07-05）早于交办（2026-07-06）", "4:119 解决（2026-07-04）早于转办（2026-07-05）"]);
    }

    #[test]
    fn no_cases_are_not_judged() {
        assert_eq!(plainly(super::RULE.info.id, ""), ["n/a: there are no cases"]);
    }
}
