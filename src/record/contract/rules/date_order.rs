//! 合同的日期颠倒 · Dates of a contract out of order
//!
//! # What it checks
//! 先选定（`award.on`），再签订（`signed`）；终止不早于开始，书面通知不晚于终止；查验在合同期内。
//! The award comes before the signature; the end not before the beginning, the notice of it not after; inspections lie in the period.
//! 1. 没有写的日期不判断。 Days that are not given are not judged.
//! 2. 合同到期后的查验（质保、遗留问题）不算错。 What is looked at after the end (warranties) is no mistake.
//!
//! # Why
//! 先签后选，选就成了走过场。
//! If the signature comes first, the choice was made for show.

use crate::base::date::Date;
use crate::base::source::At;
use crate::record::contract::Contract;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> =
    RecordRule { info: RuleInfo::error("contract/range/dates", "contract-dates-out-of-order", include_str!("date_order.rs")), check };

fn check(series: &Series<Contract>, _scope: &Scope) -> Verdict {
    let contract = series.this().body;
    let begin = contract.period.from;
    let awarded = contract.award.as_ref().and_then(|award| award.on.as_ref());
    let end = contract.termination.as_ref();
    let mut findings = Vec::new();
    let mut judged = false;
    let mut pair = |earlier: Option<&At<Date>>, later: Option<&At<Date>>, zh: &str, en: &str| {
        let (Some(earlier), Some(later)) = (earlier, later) else { return };
        judged = true;
        if later.value < earlier.value {
            let (first, second) = (earlier.value, later.value);
            findings.push(
                Finding::at(later.span, said!("{zh}：{second} 早于 {first}", "{en}: {second} is before {first}"))
                    .mend(said!("改正其中一个日期", "mend one of the two dates"))
                    .also(earlier.span, said!("这天", "this day")),
            );
        }
    };
    pair(awarded, contract.signed.as_ref(), "签订在选定之前", "signed before it was awarded");
    pair(end.and_then(|end| end.notice.as_ref()), end.map(|end| &end.on), "终止在书面通知之前", "ended before notice was given");
    let from = At { value: begin, span: contract.period.span };
    pair(Some(&from), end.map(|end| &end.on), "终止在合同开始之前", "ended before it began");
    for one in &contract.inspections {
        pair(Some(&from), Some(&one.on), "查验在合同开始之前", "inspected before it began");
    }
    if judged { Verdict::of(findings) } else { Verdict::NotApplicable("no two days to compare") }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const ID: &str = super::RULE.info.id;

    #[test]
    fn the_award_comes_first() {
        assert_eq!(check(ID, "signed: 2026-01-06\naward: {method: tender, on: 2025-12-24}\n"), ["holds"]);
        let found = check(ID, "signed: 2025-12-20\naward: {method: tender, on: 2025-12-24}\n");
        assert_eq!(found, ["4:9 签订在选定之前：2025-12-20 早于 2025-12-24"]);
        assert_eq!(check(ID, "signed: 2025-12-20\n"), ["n/a: no two days to compare"]);
    }

    #[test]
    fn an_end_follows_beginning_and_notice() {
        assert_eq!(check(ID, "termination: {on: 2026-09-30, notice: 2026-06-30, by: owners, reason: 说好的}\n"), ["holds"]);
        let found = check(ID, "termination: {on: 2026-05-30, notice: 2026-06-30, by: owners, reason: 说好的}\n");
        assert_eq!(found, ["4:19 终止在书面通知之前：2026-05-30 早于 2026-06-30"]);
        let found = check(ID, "termination: {on: 2025-05-30, by: owners, reason: 说好的}\n");
        assert_eq!(found, ["4:19 终止在合同开始之前：2025-05-30 早于 2026-01-01"]);
    }

    #[test]
    fn nothing_is_inspected_before_it_began() {
        let found = check(ID, "inspections: [{term: 一, on: 2025-12-31, result: kept}]\n");
        assert_eq!(found, ["4:29 查验在合同开始之前：2025-12-31 早于 2026-01-01"]);
    }
}
