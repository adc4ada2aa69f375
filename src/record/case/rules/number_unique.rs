//! 诉求编号重复 · A case number twice
//!
//! # What it checks
//! 同一条记录里，和同样长短的各期之间，每个编号只出现一次。
//! Within a record, and among periods of the same length, each number stands once.
//! 1. 更正一期的记录重复它更正的编号，不算。 A record that corrects a period repeats its numbers; that does not count.
//!
//! # Why
//! 一件事记了两次，件数就多了一件。
//! A case entered twice is counted twice.

use std::collections::BTreeMap;

use crate::record::case::Case;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Case> =
    RecordRule { info: RuleInfo::error("case/unique/number", "case-number-twice", include_str!("number_unique.rs")), check };

fn check(series: &Series<Case>, _scope: &Scope) -> Verdict {
    let case = series.this().body;
    if case.requests.is_empty() {
        return Verdict::NotApplicable("there are no cases");
    }
    let others = series.until_now().iter().filter(|filed| filed.header.purged.is_none() && filed.body.period.value != case.period.value);
    let mut earlier: BTreeMap<&str, String> = BTreeMap::new();
    for filed in others {
        earlier.extend(filed.body.requests.iter().map(|request| (&*request.number.0, filed.body.period.to_string())));
    }
    let numbers = || case.requests.iter().map(|request| (&*request.number.0, request.number.span));
    let mend = || said!("改正编号，或删掉重复的一件", "mend the number, or remove the case that stands twice");
    let twice = again(numbers()).into_iter().map(|(number, span, first)| {
        let finding = Finding::at(span, said!("编号 {number} 写了两次", "the number {number} stands twice"));
        finding.mend(mend()).also(first, said!("第一次在这里", "first here"))
    });
    let used = numbers().filter_map(|(number, span)| {
        let period = earlier.get(number)?;
        Some(Finding::at(span, said!("编号 {number} 已经在 {period} 用过", "the number {number} was used in {period}")).mend(mend()))
    });
    Verdict::of(twice.chain(used).collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{period, plainly, request};
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    #[test]
    fn a_number_stands_once_in_a_record() {
        assert_eq!(plainly(super::RULE.info.id, &request("")), ["holds"]);
        let twice = format!("{}, {}", request(""), request(""));
        assert_eq!(plainly(super::RULE.info.id, &twice), ["4:70 编号 A1 写了两次"]);
        assert_eq!(plainly(super::RULE.info.id, ""), ["n/a: there are no cases"]);
    }

    #[test]
    fn a_number_stands_once_among_periods() {
        let july = period(&request(""));
        let august = july.replace("2026-07", "2026-08").replace("published: 2026-08-05", "published: 2026-09-05");
        let kind = kind_of_folder("case").unwrap();
        assert_eq!(verdict(kind, super::RULE.info.id, &[&july, &august]), ["4:18 编号 A1 已经在 2026-07 用过"]);
        assert_eq!(verdict(kind, super::RULE.info.id, &[&july, &july]), ["holds"]);
    }
}
