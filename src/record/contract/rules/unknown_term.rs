//! 查验的条款不在合同里 · An inspected term that is not listed
//!
//! # What it checks
//! 每次查验（`inspections`）写的条号，都列在合同条款（`terms`）里。
//! The term that each of the `inspections` names is one of the `terms`.
//!
//! # Why
//! 查了哪一条、按什么标准查，居民要对得上。
//! People must see what was asked for beside what was found.

use crate::base::text::nearest;
use crate::record::contract::Contract;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> =
    RecordRule { info: RuleInfo::error("contract/reference/term", "unknown-term", include_str!("unknown_term.rs")), check };

fn check(series: &Series<Contract>, _scope: &Scope) -> Verdict {
    let contract = series.this().body;
    if contract.inspections.is_empty() {
        return Verdict::NotApplicable("nothing was inspected");
    }
    let known = || contract.terms.iter().map(|term| term.number.value.0.as_str());
    let unknown = contract.inspections.iter().filter(|one| !known().any(|number| number == one.term.value.0));
    let findings = unknown.map(|one| {
        let number = &*one.term.value;
        let finding = Finding::at(one.term.span, said!("合同条款里没有“{number}”", "no term is numbered `{number}`"));
        match nearest(number, known()) {
            Some(near) => finding.mend(said!("是不是“{near}”？", "did you mean `{near}`?")),
            None => finding.mend(said!("在“条款”里加上这一条，写明要点", "list the term with its gist")),
        }
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn what_is_inspected_is_listed() {
        let id = super::RULE.info.id;
        let terms = "terms: [{number: 第八条, gist: 扫}]\n";
        assert_eq!(check(id, terms), ["n/a: nothing was inspected"]);
        assert_eq!(check(id, &format!("{terms}inspections: [{{term: 第八条, on: 2026-03-01, result: kept}}]\n")), ["holds"]);
        let found = check(id, &format!("{terms}inspections: [{{term: 第九条, on: 2026-03-01, result: kept}}]\n"));
        assert_eq!(found, ["5:22 合同条款里没有“第九条”"]);
    }
}
