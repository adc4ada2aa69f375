//! 同一条写了两次 · A term listed twice
//!
//! # What it checks
//! 合同条款（`terms`）的条号各不相同。 Every number among the `terms` is there once.
//!
//! # Why
//! 查验按条号归到条款名下，条号重了就不知道查的是哪一条。
//! Inspections are filed under the number of a term; two of the same cannot be told apart.

use crate::record::contract::Contract;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Contract> =
    RecordRule { info: RuleInfo::error("contract/unique/term", "duplicate-term", include_str!("duplicate_term.rs")), check };

fn check(series: &Series<Contract>, _scope: &Scope) -> Verdict {
    let terms = &series.this().body.terms;
    if terms.is_empty() {
        return Verdict::NotApplicable("no terms are listed");
    }
    let twice = again(terms.iter().map(|term| (&term.number.0, term.number.span))).into_iter().map(|(number, span, first)| {
        Finding::at(span, said!("“{number}”写了两次", "`{number}` is listed twice"))
            .mend(said!("合成一条，或改正条号（如 第八条第二款）", "make one of the two, or mend the number"))
            .also(first, said!("第一次在这里", "first listed here"))
    });
    Verdict::of(twice.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn numbers_are_unlike() {
        let id = super::RULE.info.id;
        assert_eq!(check(id, ""), ["n/a: no terms are listed"]);
        assert_eq!(check(id, "terms: [{number: 一, gist: 扫}, {number: 二, gist: 修}]\n"), ["holds"]);
        assert_eq!(check(id, "terms: [{number: 一, gist: 扫}, {number: 一, gist: 修}]\n"), ["4:40 “一”写了两次"]);
    }
}
