//! 续不续签，过了期限还没定 · Renewal not decided in time
//!
//! # What it checks
//! 写了决定期限（`renewal.decide_by`）的，到期时已经有决定日期；决定不早于签订，也不晚于合同到期。
//! Where there is a day by which renewal must be decided, it was decided by then, and before the contract ends.
//! 1. 期限还没到的不判断；已经写了终止的不判断。 Not judged before that day, nor where the end is settled.
//!
//! # Why
//! 拖到最后一天，就只剩下续签一条路。
//! Left to the last day, renewal is the only way that remains.

use crate::record::contract::Contract;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> = RecordRule {
    info: RuleInfo::warning("contract/range/renewal", "renewal-undecided", include_str!("renewal_undecided.rs")),
    check,
};

fn check(series: &Series<Contract>, scope: &Scope) -> Verdict {
    let contract = series.this().body;
    let Some(renewal) = contract.renewal.as_ref().filter(|_| contract.termination.is_none()) else {
        return Verdict::NotApplicable("no day is set for a renewal, or the end is settled");
    };
    let (by, end) = (renewal.decide_by.value, contract.agreed_until(None));
    let mut findings = Vec::new();
    if by > end {
        findings.push(
            Finding::at(renewal.decide_by.span, said!("决定期限 {by} 晚于合同到期 {end}", "the day to decide, {by}, is after the end, {end}"))
                .mend(said!("写一个到期之前的日期", "write a day before the end"))
                .also(contract.period.span, said!("合同期限", "the contract's period")),
        );
    }
    match &renewal.decided {
        Some(decided) if decided.value > by => {
            let on = decided.value;
            findings.push(
                Finding::at(decided.span, said!("{on} 才决定，期限是 {by}", "decided on {on}, the last day was {by}"))
                    .mend(said!("核对日期；确实晚了的，在正文里说明", "check the day; if it was late, say why in the text"))
                    .also(renewal.decide_by.span, said!("期限", "the last day")),
            );
        }
        None if by < scope.as_of => {
            findings.push(
                Finding::at(renewal.decide_by.span, said!("{by} 前要决定续不续签，还没有决定", "renewal was to be decided by {by}, and is not"))
                    .mend(said!("写上“决定日期”和“是否续签”；没定的尽快定", "write `decided` and `renewed`, or decide soon")),
            );
        }
        _ => {}
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const ID: &str = super::RULE.info.id;

    #[test]
    fn decided_by_the_day() {
        assert_eq!(check(ID, "renewal: {decide_by: 2026-11-22}\n"), ["holds"]);
        assert_eq!(check(ID, "renewal: {decide_by: 2026-11-01, decided: 2026-11-01, renewed: true}\n"), ["holds"]);
        assert_eq!(check(ID, "renewal: {decide_by: 2026-11-21}\n"), ["4:22 2026-11-21 前要决定续不续签，还没有决定"]);
        assert_eq!(check(ID, "renewal: {decide_by: 2026-11-01, decided: 2026-11-02}\n"), ["4:43 2026-11-02 才决定，期限是 2026-11-01"]);
        assert_eq!(check(ID, "renewal: {decide_by: 2027-01-01}\n"), ["4:22 决定期限 2027-01-01 晚于合同到期 2026-12-31"]);
        let ended = "renewal: {decide_by: 2026-11-01}\ntermination: {on: 2026-10-01, by: both, reason: 说好的}\n";
        assert_eq!(check(ID, ended), ["n/a: no day is set for a renewal, or the end is settled"]);
    }
}
