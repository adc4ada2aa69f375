//! 交接的日期颠倒 · Dates of a hand-over out of order
//!
//! # What it checks
//! 开始（`begun`）不晚于办完（`ended`）；每一项都在开始和办完之间移交；补齐（`supplied`）不早于移交；补齐了的写明缺过什么。
//! The hand-over ends after it begins, every thing is handed over in between, made good after it was handed over, and only if it lacked something.
//!
//! # Why
//! 交接清单是两边日后对质的凭据，一天也不能错。
//! The list is what both sides will point to later; its days must be right.

use crate::base::date::Date;
use crate::base::source::At;
use crate::record::contract::Contract;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> = RecordRule {
    info: RuleInfo::error("contract/range/handover", "handover-dates-out-of-order", include_str!("handover_order.rs")),
    check,
};

fn check(series: &Series<Contract>, _scope: &Scope) -> Verdict {
    let Some(handover) = &series.this().body.handover else { return Verdict::NotApplicable("there is no hand-over") };
    let (begun, ended) = (handover.begun.as_ref(), handover.ended.as_ref());
    let mut findings = Vec::new();
    let mut pair = |earlier: Option<&At<Date>>, later: Option<&At<Date>>, mark_later: bool, zh: &str, en: &str| {
        let (Some(earlier), Some(later)) = (earlier, later) else { return };
        if later.value < earlier.value {
            let (here, there) = if mark_later { (later, earlier) } else { (earlier, later) };
            let (first, second) = (earlier.value, later.value);
            findings.push(
                Finding::at(here.span, said!("{zh}：{second} 早于 {first}", "{en}: {second} is before {first}"))
                    .mend(said!("改正其中一个日期", "mend one of the two dates"))
                    .also(there.span, said!("另一个日期", "the other day")),
            );
        }
    };
    pair(begun, ended, true, "办完在开始之前", "ended before it began");
    for thing in &handover.checklist {
        pair(begun, thing.handed.as_ref(), true, "移交在交接开始之前", "handed over before the hand-over began");
        pair(thing.handed.as_ref(), ended, false, "交接办完之后才移交", "handed over after the hand-over ended");
        pair(thing.handed.as_ref(), thing.supplied.as_ref(), true, "补齐在移交之前", "made good before it was handed over");
    }
    let idle = handover.checklist.iter().filter(|thing| thing.missing.is_none()).filter_map(|thing| thing.supplied.as_ref());
    findings.extend(idle.map(|day| {
        Finding::at(day.span, said!("写了补齐，没有写缺过什么", "made good, but nothing is said to be missing"))
            .mend(said!("写上“缺少”，或删去“补齐”", "write `missing`, or take `supplied` out"))
    }));
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    fn of(rest: &str) -> Vec<String> {
        check(super::RULE.info.id, &format!("handover: {{from: a, to: b, counted_from: 2026-01-31, {rest}}}\n"))
    }

    #[test]
    fn things_change_hands_in_between() {
        assert_eq!(of("begun: 2026-01-26, ended: 2026-02-06, checklist: [{subject: 钥匙, handed: 2026-01-26}]"), ["holds"]);
        assert_eq!(of("begun: 2026-01-26, ended: 2026-01-25"), ["4:80 办完在开始之前：2026-01-25 早于 2026-01-26"]);
        let found = of("begun: 2026-01-26, ended: 2026-02-06, checklist: [{subject: 钥匙, handed: 2026-02-07}]");
        assert_eq!(found, ["4:126 交接办完之后才移交：2026-02-06 早于 2026-02-07"]);
    }

    #[test]
    fn what_is_made_good_was_missing() {
        assert_eq!(of("checklist: [{subject: 图纸, handed: 2026-01-27, missing: 2 张, supplied: 2026-02-05}]"), ["holds"]);
        assert_eq!(of("checklist: [{subject: 图纸, handed: 2026-01-27, supplied: 2026-02-05}]"), ["4:110 写了补齐，没有写缺过什么"]);
        assert_eq!(check(super::RULE.info.id, ""), ["n/a: there is no hand-over"]);
    }
}
