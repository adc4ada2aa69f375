//! 选票张数对不上 · Ballots that do not add up
//!
//! # What it checks
//! 1. 收回 = 有效 + 不计票各项之和；收回不多于发出。 Handed in = counted + all that were not counted; no more were handed in than out.
//! 2. 每一项不计票至少一张。 Each reason for not counting is that of one ballot at least.
//! 3. 委托的张数不多于有效的张数，一人最多受托的不多于全部委托。
//!    No more were cast by proxy than counted, and nobody cast more for others than were cast by proxy.
//! 4. 张数和业主人数不比：一位业主可能有几张票。 Sheets are not compared with owners: one owner may hold several.
//!
//! # Why
//! 每一张票都要有下落，计票才有人信。
//! A count is believed when every ballot is accounted for.

use crate::base::number::Count;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Matter, Sheets, Vote};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> =
    RecordRule { info: RuleInfo::error("matter/consistent/ballots", "ballots-unaccounted", include_str!("sheets.rs")), check };

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let told = |vote: &&At<Vote>| vote.sheets.is_some() || vote.proxies.is_some() || !vote.uncounted.is_empty();
    let votes: Vec<&At<Vote>> = series.this().body.votes.iter().filter(told).collect();
    if votes.is_empty() {
        return Verdict::NotApplicable("nothing is told of the ballots");
    }
    Verdict::of(votes.into_iter().flat_map(|vote| judge(vote)).collect())
}

fn judge(vote: &Vote) -> Vec<Finding> {
    let sheet = || said!("对照计票表改正", "mend it by the counting sheet");
    let mut found = Vec::new();
    for none in vote.uncounted.iter().filter(|one| one.count.0 == 0) {
        found.push(Finding::at(none.count.span, said!("不计票 0 张，没有可说的", "no ballot was left out here")).mend(said!("删去这一项", "remove the line")));
    }
    found.extend(vote.sheets.as_ref().into_iter().flat_map(|sheets| sum(sheets, vote)));
    let more = |part: &At<Count>, whole: &At<Count>, zh: &str, en: &str| {
        let (now, of) = (part.value, whole.value);
        (now > of).then(|| Finding::at(part.span, said!("{zh}：{now} 张，多于 {of} 张", "{en}: {now}, more than {of}")).mend(sheet()))
    };
    if let (Some(proxies), Some(sheets)) = (&vote.proxies, &vote.sheets) {
        found.extend(more(proxies, &sheets.valid, "委托的多于有效的", "more by proxy than counted"));
    }
    if let (Some(most), Some(proxies)) = (&vote.most_proxies, &vote.proxies) {
        found.extend(more(most, proxies, "一人受托的多于全部委托", "one person cast more for others than all together"));
    }
    found
}

fn sum(sheets: &Sheets, vote: &Vote) -> Vec<Finding> {
    let out = Count(vote.uncounted.iter().fold(0, |sum, one| one.count.0.saturating_add(sum)));
    let (returned, valid) = (sheets.returned.value, sheets.valid.value);
    let mut found = Vec::new();
    if Count(valid.0.saturating_add(out.0)) != returned {
        let what = said!(
            "收回 {returned} 张，有效 {valid} 张加不计票 {out} 张不等于它",
            "{returned} were handed in; {valid} counted and {out} not counted do not make it"
        );
        found.push(Finding::at(sheets.returned.span, what).mend(said!("核对三个数；作废的写进“不计票”，写明原因", "check the three; put void ballots into `uncounted` with the reason")));
    }
    if let Some(issued) = sheets.issued.as_ref().filter(|issued| issued.value < returned) {
        let given = issued.value;
        let what = said!("发出 {given} 张，却收回 {returned} 张", "{given} were handed out, but {returned} handed in");
        found.push(Finding::at(issued.span, what).mend(said!("对照选票登记簿改正", "mend it by the register of ballots")));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        let text = format!("class: 278-4\nvotes:\n  - motion: 甲\n    from: 2026-03-01\n    until: 2026-03-10\n    total: {{owners: 100, area: 100}}\n{rest}");
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn every_ballot_is_accounted_for() {
        let ballots = |valid: u64| {
            format!("    sheets: {{issued: 100, returned: 83, valid: {valid}}}\n    uncounted: [{{count: 2, reason: 没有签名}}, {{count: 1, reason: 两项都选}}]\n")
        };
        assert_eq!(check(&ballots(80)), ["holds"]);
        assert_eq!(check(&ballots(81)), ["7:37 收回 83 张，有效 81 张加不计票 3 张不等于它"]);
        assert_eq!(check(""), ["n/a: nothing is told of the ballots"]);
    }

    #[test]
    fn no_more_come_back_than_went_out_and_no_reason_is_empty() {
        let found = check("    sheets: {issued: 80, returned: 81, valid: 81}\n    uncounted: [{count: 0, reason: 空}]\n");
        assert_eq!(found, ["8:25 不计票 0 张，没有可说的", "7:22 发出 80 张，却收回 81 张"]);
    }

    #[test]
    fn proxies_are_part_of_the_ballots() {
        let text = "    sheets: {returned: 5, valid: 5}\n    proxies: 6\n    most_proxies: 7\n";
        assert_eq!(check(text), ["8:14 委托的多于有效的：6 张，多于 5 张", "9:19 一人受托的多于全部委托：7 张，多于 6 张"]);
    }
}
