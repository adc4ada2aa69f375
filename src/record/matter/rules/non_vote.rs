//! 没有投票的计入多数 · Those who did not vote are counted
//!
//! # What it checks
//! 写了“未投票”怎么算的表决：
//! Of a vote that says how those who did not vote are counted:
//! 1. 只能用规则包允许的算法；不允许的，按不计入算。 Only what the packs allow is used; anything else is counted as absent.
//! 2. 用了默认以外的算法，提醒写明依据：民法典以后能不能这样算有争议。
//!    Anything but the default is told, since it is disputed whether the Civil Code still lets it be.
//! 3. 计入多数要知道哪边多，“反对”要写。 To follow the majority one must know it: the number of those against is written.
//!
//! # Why
//! 把没有说话的人算成同意，最容易让人不服。
//! Nothing is contested more than silence that was taken for a yes.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::ballot::{NON_VOTE, is_allowed};
use crate::record::matter::{Matter, NonVote, Vote};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &[NON_VOTE],
        ..RuleInfo::warning("matter/range/non-vote", "silence-counted", include_str!("non_vote.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let told = series.this().body.votes.iter().filter(|vote| vote.non_vote.is_some());
    let judged: Vec<_> = told.filter_map(|vote| Some((vote, scope.pack.text(NON_VOTE, *vote.until).ok()?))).collect();
    if judged.is_empty() {
        return Verdict::NotApplicable("no vote says how those who did not vote are counted, or there is no text of that date");
    }
    let default = |rule: &crate::law::PackRule, how: NonVote| rule.param("default").and_then(|word| word.text()) == Some(how.word());
    Verdict::of(judged.into_iter().filter_map(|(vote, rule)| judge(vote, scope, |how| default(rule, how), &rule.title)).collect())
}

fn judge(vote: &Vote, scope: &Scope, is_default: impl Fn(NonVote) -> bool, title: &str) -> Option<Finding> {
    let how = vote.non_vote.as_ref()?;
    if is_default(how.value) {
        return None;
    }
    let word = how.value.word();
    if !is_allowed(how.value, vote, scope) {
        let what = said!("“{title}”不允许这样算没有投票的，按不计入算", "`{title}` does not let them be counted so; they are left out");
        return Some(Finding::at(how.span, what).mend(said!("删去“未投票”", "remove `non_vote`")));
    }
    if how.value == NonVote::FollowMajority && vote.counts.no.is_none() {
        let what = said!("没有写“反对”，不知道哪边是多数，按不计入算", "without `no` the majority is not known; they are left out");
        return Some(Finding::at(how.span, what).mend(said!("写上“反对”的人数和面积", "add `no` with owners and area")));
    }
    let what = said!("没有投票的计入了多数（{word}），有争议", "those who did not vote are counted ({word}), which is disputed");
    let mend = said!("议事规则有规定的，在正文里写明哪一条；没有的删去这一行", "cite the article of the rules of procedure that says so, or remove the line");
    Some(Finding::at(how.span, what).mend(mend))
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(how: &str, no: &str) -> Vec<String> {
        let text = format!(
            "class: 278-4\nvotes:\n  - motion: 甲\n    from: 2026-03-01\n    until: 2026-03-10\n    total: {{owners: 100, area: 100}}\n{no}    non_vote: {how}\n"
        );
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: cn.278.nonvote
    #[test]
    fn silence_that_counts_is_told() {
        let no = "    no: {owners: 1, area: 1}\n";
        assert_eq!(check("absent", no), ["holds"]);
        assert_eq!(check("follow_majority", no), ["8:15 没有投票的计入了多数（follow_majority），有争议"]);
        assert_eq!(check("随多数", ""), ["7:15 没有写“反对”，不知道哪边是多数，按不计入算"]);
    }
}
