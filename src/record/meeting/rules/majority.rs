//! 委员会的决定不够票 · A decision of a committee without its majority
//!
//! # What it checks
//! 业委会会议作了决定的：到会的过应到的规定比例，每一项同意的过全体委员的规定比例。
//! Where a committee's meeting decided something: more than the packs' share of its members were there, and more than their share of all
//! members agreed to each.
//! 1. 全体按“应到”算，没写的不判断；没有写同意人数的决定不判断。 All members are `seats`; without them, or without a count, nothing is judged.
//! 2. 按开会那天的条文。 By the text of the day of the meeting.
//!
//! # Why
//! 到会的过半、同意的不过全体的一半，决定照样不成立。
//! Half of those present is less than half of all, and decides nothing.

use crate::base::number::{Count, Fraction};
use crate::base::source::At;
use crate::law::RuleSort;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::{Meeting, MeetingSort};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Meeting> = RecordRule {
    info: RuleInfo {
        basis: &["sh.committee.vote", "bj.committee.vote", "sc.committee.vote"],
        ..RuleInfo::warning("meeting/range/majority", "decided-without-majority", include_str!("majority.rs"))
    },
    check,
};

fn check(series: &Series<Meeting>, scope: &Scope) -> Verdict {
    let meeting = series.this().body;
    let (MeetingSort::Committee, Some(on), Some(seats)) = (*meeting.sort, &meeting.on, &meeting.seats) else {
        return Verdict::NotApplicable("no committee's meeting, or nobody says how many members there are");
    };
    let committee = |rule: &&crate::law::PackRule| rule.param("body").and_then(|body| body.text()) == Some("committee");
    let Some(rule) = scope.pack.of_kind_on(RuleSort::Vote, on.value).filter(committee).last() else {
        return Verdict::NotApplicable("no text of that date names a majority");
    };
    let share = |key: &str| rule.param(key).and_then(|share| share.scalar::<Fraction>());
    let over = |part: u64, share: Fraction| u128::from(part) * u128::from(share.denominator) > u128::from(seats.0) * u128::from(share.numerator);
    let (all, title) = (seats.0, &rule.title);
    let mut findings = Vec::new();
    if let (Some(least), Some(came)) = (share("present_over"), meeting.came())
        && !meeting.decisions.is_empty()
        && !over(came, least)
    {
        let what = said!("应到 {all} 人，到会 {came} 人，没有超过 {least}（“{title}”）", "{came} of {all} were there, not more than {least} (`{title}`)");
        findings.push(Finding::at(seats.span, what).mend(said!("改正人数；确实不够的，下次会议再定", "mend a number; if they were too few, decide next time")));
    }
    let agreed = meeting.decisions.iter().filter_map(|decision| decision.yes.as_ref());
    let short = |yes: &&At<Count>| share("agree_over").is_some_and(|least| !over(yes.0, least));
    findings.extend(agreed.filter(short).map(|yes| {
        let (count, least) = (yes.0, share("agree_over").unwrap_or(Fraction { numerator: 1, denominator: 1 }));
        let what = said!("同意 {count} 人，没有超过全体 {all} 人的 {least}（“{title}”）", "{count} agreed, not more than {least} of all {all} (`{title}`)");
        Finding::at(yes.span, what).mend(said!("改正人数；确实不够的，这一项没有通过", "mend a number; if they were too few, this was not passed"))
    }));
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(packs: &[&str], rest: &str) -> Vec<String> {
        let text = format!("sort: committee\nbody: owners-committee\non: 2026-11-20\nagenda: [{{number: 1, subject: 甲}}]\n{rest}");
        verdict_under(packs, kind_of_folder("meeting").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sh.committee.vote bj.committee.vote sc.committee.vote
    #[test]
    fn more_than_half_of_all_members_agree() {
        let of = |came: u32, yes: u32| format!("seats: 7\nattended: {came}\ndecisions: [{{topic: 1, text: 同意, yes: {yes}}}]\n");
        for pack in ["shanghai", "beijing", "sichuan"] {
            assert_eq!(check(&[pack], &of(5, 4)), ["holds"], "{pack}");
            let told = check(&[pack], &of(5, 3));
            assert!(told.len() == 1 && told[0].contains("同意 3 人，没有超过全体 7 人的 1/2"), "{told:?}");
            let few = check(&[pack], &of(3, 3));
            assert!(few.len() == 2 && few[0].contains("应到 7 人，到会 3 人，没有超过 1/2"), "{few:?}");
        }
        assert_eq!(check(&[], &of(5, 3)), ["n/a: no text of that date names a majority"]);
        assert_eq!(check(&["shanghai"], "attended: 5\n"), ["n/a: no committee's meeting, or nobody says how many members there are"]);
    }
}
