//! 评选以后才征求意见 · An award before the opinion on it
//!
//! # What it checks
//! 征求意见的日期，不晚于公布评选结果的日期。
//! The opinion on an award is dated no later than the notice that publishes it.
//! 1. 没有写意见日期的不判断。 Without a date there is nothing to judge.
//!
//! # Why
//! 先评后问，问就成了走过场。
//! To ask when all is decided is no asking.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::notice::Notice;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Notice> =
    RecordRule { info: RuleInfo::error("notice/consistent/award-opinion", "award-before-opinion", include_str!("award_opinion.rs")), check };

fn check(series: &Series<Notice>, _scope: &Scope) -> Verdict {
    let this = series.this();
    let asked: Vec<_> = this.body.awards.iter().filter_map(|award| award.opinion_on.as_ref()).collect();
    if asked.is_empty() {
        return Verdict::NotApplicable("no award with a dated opinion");
    }
    let published = &this.header.published;
    let late = asked.into_iter().filter(|on| on.value > published.value).map(|on| {
        let (asked, told) = (on.value, published.value);
        Finding::at(on.span, said!("{told} 公布了结果，{asked} 才征求意见", "published on {told}, the opinion is dated {asked}"))
            .also(published.span, said!("公布日期在这里", "the publication is here"))
            .mend(said!("改正两个日期", "mend the two dates"))
    });
    Verdict::of(late.collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        let text = format!("title: 测试\npublished: 2026-10-14\nawards: [{{title: 文明家庭, to: 一户{rest}}}]\n");
        verdict(kind_of_folder("notice").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn an_opinion_comes_first() {
        assert_eq!(check(", opinion_on: 2026-10-10"), ["holds"]);
        assert_eq!(check(", opinion_on: 2026-10-15").len(), 1);
        assert_eq!(check(""), ["n/a: no award with a dated opinion"]);
    }
}
