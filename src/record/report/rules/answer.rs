//! 答复了，没写答复什么 · A day of an answer without the answer
//!
//! # What it checks
//! 每条意见写了答复日期（`answered`）的，写明答复了什么（`answer`）。
//! Of every opinion with a day of its answer the answer itself is given.
//!
//! # Why
//! 提意见的人要看的是怎么答的，不只是哪天答的。
//! Who spoke wants to know what was answered, not only when.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::report::Report;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Report> =
    RecordRule { info: RuleInfo::error("report/coverage/answer", "answered-without-answer", include_str!("answer.rs")), check };

fn check(series: &Series<Report>, _scope: &Scope) -> Verdict {
    let opinions = &series.this().body.opinions;
    if opinions.is_empty() {
        return Verdict::NotApplicable("nobody spoke to it");
    }
    let bare = opinions.iter().filter(|one| one.answer.is_none()).filter_map(|one| one.answered.as_ref());
    let findings = bare.map(|day| {
        let on = day.value;
        Finding::at(day.span, said!("写了 {on} 答复，没有写答复什么", "answered on {on}, the answer is not given"))
            .mend(said!("补上“答复”", "write the `answer`"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn an_answer_says_something() {
        let of = |rest: &str| check(super::RULE.info.id, &format!("sort: other\nfrom: c\non: 2026-10-15\n{rest}\n"));
        assert_eq!(of("opinions: [{by: b, text: 好, answer: 记下了, answered: 2026-10-16}]"), ["holds"]);
        assert_eq!(of("opinions: [{by: b, text: 好}]"), ["holds"]);
        assert_eq!(of("opinions: [{by: b, text: 好, answered: 2026-10-16}]"), ["4:39 写了 2026-10-16 答复，没有写答复什么"]);
        assert_eq!(of(""), ["n/a: nobody spoke to it"]);
    }
}
