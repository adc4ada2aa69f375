//! 楼长月报的数字对不上 · Numbers of building heads that do not fit
//!
//! # What it checks
//! 每位楼长只有一行；办结和转办加起来不多于收到；没有报告的（不写走访）也不写别的数。
//! Every head has one row; what was settled and passed on is not more than what was raised; who made no report has no numbers.
//!
//! # Why
//! 这些数字会加总，写在页面最上面。
//! The numbers are added up and stand on top of the page.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::report::{HeadReport, Report};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Report> = RecordRule {
    info: RuleInfo::error("report/consistent/heads", "building-heads-numbers-wrong", include_str!("head_counts.rs")),
    check,
};

fn check(series: &Series<Report>, _scope: &Scope) -> Verdict {
    let heads = &series.this().body.heads;
    if heads.is_empty() {
        return Verdict::NotApplicable("no building heads report here");
    }
    let twice = again(heads.iter().map(|head| (&head.person.value.0, head.person.span))).into_iter().map(|(id, span, first)| {
        Finding::at(span, said!("“{id}”有两行", "`{id}` has two rows"))
            .mend(said!("合成一行", "make one of the two"))
            .also(first, said!("第一行", "the first row"))
    });
    Verdict::of(twice.chain(heads.iter().filter_map(|head| numbers(head))).collect())
}

fn numbers(head: &HeadReport) -> Option<Finding> {
    let number = |count: &Option<crate::base::source::At<crate::base::number::Count>>| count.as_ref().map_or(0, |count| count.0);
    let first = [&head.raised, &head.settled, &head.passed_on].into_iter().flatten().next()?;
    if !head.is_made() {
        let what = said!("没有写走访，却有别的数", "there are numbers, but no visits");
        return Some(Finding::at(first.span, what).mend(said!("写上“走访”（没有写 0），或删去别的数", "write `visits` (0 where there was none), or take the others out")));
    }
    let (raised, done) = (number(&head.raised), number(&head.settled).saturating_add(number(&head.passed_on)));
    (done > raised).then(|| {
        Finding::at(first.span, said!("收到 {raised} 件，办结和转办共 {done} 件", "{raised} were raised, {done} settled or passed on"))
            .mend(said!("改正其中一个数", "mend one of the numbers"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn rows_fit() {
        let of = |heads: &str| check(super::RULE.info.id, &format!("sort: building_heads\nfrom: h\non: 2026-11-02\nperiod: 2026-10\nheads: [{heads}]\n"));
        assert_eq!(of("{person: a, visits: 9, raised: 3, settled: 2, passed_on: 1}, {person: b}"), ["holds"]);
        assert_eq!(of("{person: a, visits: 9, raised: 3, settled: 3, passed_on: 1}"), ["5:40 收到 3 件，办结和转办共 4 件"]);
        assert_eq!(of("{person: a, raised: 3}"), ["5:29 没有写走访，却有别的数"]);
        assert_eq!(of("{person: a, visits: 1}, {person: a, visits: 2}"), ["5:42 “a”有两行"]);
        assert_eq!(of(""), ["n/a: no building heads report here"]);
    }
}
