//! 收回的票比发出的多 · More ballots came back than were sent
//!
//! # What it checks
//! 分渠道的每一行，收回的票数不多于发出的；不计票的张数、委托的张数，都不多于全体业主人数。
//! For each channel no more ballots come back than were sent; neither the ballots not counted nor the proxies are more than all owners.
//!
//! # Why
//! 多出来的票不知道是谁投的。
//! Nobody knows who cast the ballots that are too many.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Matter, Vote};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> =
    RecordRule { info: RuleInfo::error("matter/range/ballots", "more-ballots-than-sent", include_str!("ballots.rs")), check };

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let told = |vote: &Vote| !vote.ballots.is_empty() || !vote.uncounted.is_empty() || vote.proxies.is_some();
    let votes: Vec<&Vote> = series.this().body.votes.iter().map(|vote| &vote.value).filter(|vote| told(vote)).collect();
    if votes.is_empty() {
        return Verdict::NotApplicable("no ballots are told");
    }
    Verdict::of(votes.into_iter().flat_map(judge).collect())
}

fn judge(vote: &Vote) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ballots in &vote.ballots {
        let Some(returned) = ballots.returned.as_ref().filter(|n| n.value > ballots.sent.value) else { continue };
        let (channel, sent, back) = (&ballots.channel.0, ballots.sent.0, returned.0);
        let what = said!("“{channel}”发出 {sent} 张，收回 {back} 张", "“{channel}”: {sent} ballots sent, {back} came back");
        findings.push(Finding::at(returned.span, what).also(ballots.sent.span, said!("发出的在这里", "those sent are here")).mend(said!("改正其中一个数", "mend one of the two")));
    }
    let owners = vote.counts.total.owners.0;
    let few = vote.uncounted.iter().map(|ballots| &ballots.count).chain(&vote.proxies);
    for count in few.filter(|count| count.0 > owners) {
        let n = count.0;
        let what = said!("{n} 张票，多于全体业主 {owners} 人", "{n} ballots, more than all {owners} owners");
        findings.push(Finding::at(count.span, what).mend(said!("核对张数和全体业主人数", "check the ballots and the number of owners")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(vote: &str) -> Vec<String> {
        let text = format!("class: 278-4\nvotes:\n  - motion: 甲\n    from: 2026-03-01\n    until: 2026-03-09\n    total: {{owners: 10, area: 10}}\n{vote}");
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn what_came_back_was_sent() {
        assert_eq!(check("    ballots: [{channel: 纸票, sent: 8, returned: 8}]\n    proxies: 2\n"), ["holds"]);
        assert_eq!(check("    ballots: [{channel: 纸票, sent: 8, returned: 9}]\n"), ["7:48 “纸票”发出 8 张，收回 9 张"]);
    }

    #[test]
    fn neither_proxies_nor_uncounted_ballots_are_more_than_the_owners() {
        assert_eq!(check("    proxies: 11\n"), ["7:14 11 张票，多于全体业主 10 人"]);
        assert_eq!(check(""), ["n/a: no ballots are told"]);
    }
}
