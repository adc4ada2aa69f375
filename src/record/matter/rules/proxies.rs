//! 一人受托太多 · Too many mandates in one hand
//!
//! # What it checks
//! 写了“一人最多受托”的表决：不超过规则包规定的张数。
//! Where a vote tells the most that anybody cast for others: it is no more than the packs allow.
//! 1. 按表决结束那天的条文；没有规定的地方不判断。 The text of the day on which voting ends decides; where there is none nothing is judged.
//!
//! # Why
//! 委托票集中在几个人手里，就不是大家在表决。
//! When mandates gather in a few hands it is no longer everybody who votes.

use crate::base::number::Count;
use crate::law::RuleSort;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Matter, Vote};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &["sz.proxy"],
        ..RuleInfo::warning("matter/range/proxies", "too-many-proxies", include_str!("proxies.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let told = series.this().body.votes.iter().filter_map(|vote| Some((vote, vote.most_proxies.as_ref()?)));
    let judged: Vec<_> = told.filter_map(|(vote, most)| Some((most, limit(vote, scope)?))).collect();
    if judged.is_empty() {
        return Verdict::NotApplicable("nobody says how many one person cast for others, or no text limits it");
    }
    let findings = judged.into_iter().filter(|(most, (limit, _))| most.value > *limit).map(|(most, (limit, title))| {
        let now = most.value;
        let what = said!("有人受托 {now} 张，最多 {limit} 张（“{title}”）", "somebody cast {now} for others, at most {limit} are allowed (`{title}`)");
        Finding::at(most.span, what).mend(said!("超出的委托不计票，写进“不计票”，再改票数", "do not count what is beyond: put it into `uncounted` and mend the counts"))
    });
    Verdict::of(findings.collect())
}

/// How many mandates one person may hold, and the text that says so.
fn limit<'s>(vote: &Vote, scope: &Scope<'s>) -> Option<(Count, &'s str)> {
    let texts = scope.pack.of_kind_on(RuleSort::Vote, *vote.until);
    texts.filter_map(|rule| Some((rule.param("max_proxies")?.scalar::<Count>()?, rule.title.as_str()))).last()
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(pack: &str, most: u64) -> Vec<String> {
        let text = format!(
            "class: 278-4\nvotes:\n  - motion: 甲\n    from: 2026-03-01\n    until: 2026-03-10\n    total: {{owners: 100, area: 100}}\n    proxies: 9\n    most_proxies: {most}\n"
        );
        verdict_under(&[pack], kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sz.proxy
    #[test]
    fn three_mandates_are_the_most_in_shenzhen() {
        assert_eq!(check("shenzhen", 3), ["holds"]);
        assert_eq!(check("shenzhen", 4), ["8:19 有人受托 4 张，最多 3 张（“深圳经济特区物业管理条例 第十八条”）"]);
        assert_eq!(check("foshan", 4), ["n/a: nobody says how many one person cast for others, or no text limits it"]);
    }
}
