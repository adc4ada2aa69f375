//! 制度里的数和小区的约定不一样 · The clause and the compound's own threshold differ
//!
//! # What it checks
//! 现行有效的制度里，写了金额的“重大开支”条款，和小区文件里约定的重大开支一样。
//! A clause on major expenditures in a document that is in force names the same amount as the compound's own file.
//! 1. 没有这样的条款、小区没有约定、或者版本不是现行有效的，不判断。 Without such a clause, such a threshold, or force, nothing is judged.
//!
//! # Why
//! 页面按小区的约定标出“重大开支”；和制度不一样，居民就看到两个标准。
//! Pages mark major expenditures by the compound's own number; where its rules say another, residents see two standards.

use crate::record::document::{Clause, ClauseSort, Document, Force};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Document> =
    RecordRule { info: RuleInfo::warning("document/consistent/threshold", "threshold-differs", include_str!("threshold.rs")), check };

fn check(series: &Series<Document>, scope: &Scope) -> Verdict {
    let document = series.this().body;
    let own = scope.unit.thresholds.as_ref().and_then(|thresholds| thresholds.major_expenditure.as_ref());
    let named = document.clauses.iter().filter(|clause| clause.sort.as_ref().is_some_and(|sort| sort.value == ClauseSort::MajorExpenditure));
    judge(named.map(|clause| &clause.value), own.map(|own| own.value).filter(|_| *document.force == Force::InForce))
}

fn judge<'d>(clauses: impl Iterator<Item = &'d Clause>, own: Option<crate::base::money::Money>) -> Verdict {
    let amounts: Vec<_> = clauses.filter_map(|clause| clause.amount.as_ref()).collect();
    let Some(own) = own.filter(|_| !amounts.is_empty()) else { return Verdict::NotApplicable("nothing to compare") };
    let finding = |amount: &&crate::base::source::At<crate::base::money::Money>| {
        let written = amount.value;
        let what = said!("条款写的是 {written} 元，小区约定的是 {own} 元", "the clause says {written}, the compound's file {own}");
        Finding::at(amount.span, what).mend(said!("两处改成一样", "make the two alike"))
    };
    Verdict::of(amounts.iter().filter(|amount| amount.value != own).map(finding).collect())
}

#[cfg(test)]
mod tests {
    use crate::base::money::Money;
    use crate::record::document::Document;
    use crate::record::entry::Embodied;
    use crate::record::kind_of_folder;
    use crate::record::rule::Verdict;
    use crate::record::testing::{record, verdict};

    const TEXT: &str = "document: rules\nsort: financial_rules\nversion: 第一版\nforce: in_force\nclauses: [{number: 第六条, gist: 一万元以上算重大开支, sort: major_expenditure, amount: 10000}]\n";

    #[test]
    fn the_clause_and_the_file_say_the_same() {
        let record = record(kind_of_folder("document").unwrap(), "r", TEXT);
        let document = Document::embodied(&record.body).unwrap();
        let judged = |fen: i64| super::judge(document.clauses.iter().map(|c| &c.value), Some(Money::from_fen(fen)));
        assert!(matches!(judged(1_000_000), Verdict::Holds));
        assert!(matches!(judged(500_000), Verdict::Breaks(found) if found.len() == 1));
    }

    #[test]
    fn where_the_compound_agreed_on_nothing_nothing_is_judged() {
        assert_eq!(verdict(kind_of_folder("document").unwrap(), super::RULE.info.id, &[TEXT]), ["n/a: nothing to compare"]);
    }
}
