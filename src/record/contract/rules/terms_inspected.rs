//! 条款没有按频次查验 · A term not looked at when it should be
//!
//! # What it checks
//! 写了频次（`every`）的条款，合同期内已经过完的每个月、每季度、每半年或每年，都至少查验过一次。
//! Of each term with a frequency there is an inspection in every whole month, quarter, half-year or year of the contract that is over.
//! 1. 合同头尾不满一期的不算；还没过完的一期不算。 Broken stretches at the ends do not count, nor one that still runs.
//! 2. 只看采用了这套程序的小区；按每一期最后一天的条文。 Only where the procedure was adopted; the text of each stretch's last day decides.
//!
//! # Why
//! 合同写得再细，没人去看就等于没写。
//! The best contract is worth as much as somebody looks at it.

use crate::base::period::Period;
use crate::base::source::At;
use crate::law::Absence;
use crate::record::contract::{Contract, Term};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that asks for it.
const TEXT: &str = "sd.terms";

pub const RULE: RecordRule<Contract> = RecordRule {
    info: RuleInfo {
        basis: &[TEXT],
        ..RuleInfo::warning("contract/coverage/inspection", "term-not-inspected", include_str!("terms_inspected.rs"))
    },
    check,
};

fn check(series: &Series<Contract>, scope: &Scope) -> Verdict {
    let contract = series.this().body;
    let mut judged = false;
    let mut absent = "no term has a frequency";
    let mut findings = Vec::new();
    for term in &contract.terms {
        let Some(every) = &term.every else { continue };
        let over = contract.ends().min(scope.as_of.plus_days(-1));
        let asked = every.cycles(contract.period.from, over).into_iter().filter(|cycle| match scope.pack.text(TEXT, cycle.until) {
            Ok(_) => true,
            Err(absence) => {
                absent = if matches!(absence, Absence::Unknown | Absence::Off(_)) { "the unit has not adopted the procedure" } else { absence.reason() };
                false
            }
        });
        let missed: Vec<Period> = asked.inspect(|_| judged = true).filter(|cycle| !inspected(contract, term, *cycle)).collect();
        let (Some(first), Some(last)) = (missed.first(), missed.last()) else { continue };
        let (number, count) = (&*term.number.value, missed.len());
        let stretch = if count > 1 { format!("{first} … {last}") } else { first.to_string() };
        findings.push(
            Finding::at(every.span, said!("{number} 有 {count} 期没有查验：{stretch}", "{number} was not inspected in {count} stretches: {stretch}"))
                .label(said!("应当这样查", "it should be looked at like this"))
                .mend(said!("查过的补进“查验”；没有查的尽快查一次", "enter what was looked at under `inspections`; look at the rest soon")),
        );
    }
    if judged { Verdict::of(findings) } else { Verdict::NotApplicable(absent) }
}

fn inspected(contract: &Contract, term: &At<Term>, cycle: Period) -> bool {
    contract.inspections.iter().any(|one| *one.term.value == *term.number.value && cycle.contains(*one.on))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, check_under};

    const ID: &str = super::RULE.info.id;

    fn of(inspections: &str) -> Vec<String> {
        check_under(&["dangjian"], ID, &format!("terms: [{{number: 八, gist: 扫, every: quarterly}}]\ninspections: [{inspections}]\n"))
    }

    // breaks: sd.terms
    #[test]
    fn every_stretch_that_is_over_was_looked_at() {
        let look = |on: &str| format!("{{term: 八, on: {on}, result: kept}}");
        assert_eq!(of(&[look("2026-01-05"), look("2026-06-30"), look("2026-07-01")].join(", ")), ["holds"]);
        assert_eq!(of(&[look("2026-01-05"), look("2026-07-01")].join(", ")), ["4:37 八 有 1 期没有查验：2026-Q2"]);
        assert_eq!(of(&look("2026-11-05")), ["4:37 八 有 3 期没有查验：2026-Q1 … 2026-Q3"]);
    }

    #[test]
    fn nothing_is_asked_where_nobody_adopted_it() {
        assert_eq!(check(ID, "terms: [{number: 八, gist: 扫, every: monthly}]\n"), ["n/a: the unit has not adopted the procedure"]);
        assert_eq!(check_under(&["dangjian"], ID, "terms: [{number: 八, gist: 扫}]\n"), ["n/a: no term has a frequency"]);
    }
}
