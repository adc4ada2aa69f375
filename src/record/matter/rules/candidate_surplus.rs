//! 差额选举的候选人不够 · Too few candidates for a contested election
//!
//! # What it checks
//! 写了应选人数的选举：候选人比应选人数至少多规则包规定的比例，多出的不足一人按一人算；当选的不多于应选的。
//! Where an election says how many are to be elected: the candidates outnumber them by the part the packs ask for, rounded up to one
//! more person; and no more are elected than were to be.
//! 1. 按表决开始（没有表决的看办结）那天的条文；没有写应选人数或候选人的不判断。
//!    By the text of the day the vote began, or of the close; without seats or candidates nothing is judged.
//!
//! # Why
//! 几个人选几个人，就没有选。
//! Where there are as many candidates as seats there is no choice.

use crate::base::number::{Count, Fraction};
use crate::law::RuleSort;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Matter, MatterClass};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &["sz.size"],
        ..RuleInfo::warning("matter/range/candidates", "election-uncontested", include_str!("candidate_surplus.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let matter = series.this().body;
    let Some(seats) = matter.seats.as_ref().filter(|_| !matter.candidates.is_empty()) else {
        return Verdict::NotApplicable("nobody stands for election, or nothing says how many are to be elected");
    };
    let (standing, elected) = (count(matter.candidates.len()), matter.candidates.iter().filter(|c| c.elected.as_ref().is_some_and(|e| e.value)));
    let mut findings = Vec::new();
    let elected = count(elected.count());
    if elected > seats.0 {
        let (seats_of, span) = (seats.value, seats.span);
        let what = said!("应选 {seats_of} 人，写着当选的有 {elected} 人", "{seats_of} were to be elected, {elected} are said to be");
        findings.push(Finding::at(span, what).mend(said!("核对应选人数和谁当选", "check the seats, and who was elected")));
    }
    let voted = matter.votes.iter().map(|vote| *vote.from).min().or(matter.closed.as_ref().map(|day| day.value));
    let day = voted.filter(|day| *day <= scope.as_of && *matter.class == MatterClass::CommitteeElection);
    if let Some((surplus, title)) = day.and_then(|day| {
        let texts = scope.pack.of_kind_on(RuleSort::Roster, day);
        texts.filter_map(|rule| Some((rule.param("surplus_min")?.scalar::<Fraction>()?, &rule.title))).last()
    }) && let Some(needed) = needed(seats.value, surplus).filter(|needed| standing < *needed)
    {
        let seats_of = seats.value;
        let what = said!(
            "应选 {seats_of} 人，候选人 {standing} 人，差额 {surplus} 要有 {needed} 人（“{title}”）",
            "{standing} candidates for {seats_of} seats; {surplus} more asks for {needed} (`{title}`)"
        );
        let mend = said!("名单漏了人的补上；确实不够的，在说明里交代", "add whoever is missing; where there were too few, say why");
        findings.push(Finding::at(seats.span, what).mend(mend));
    }
    Verdict::of(findings)
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// How many candidates so many seats need.
fn needed(seats: Count, surplus: Fraction) -> Option<u64> {
    let more = seats.0.checked_mul(surplus.numerator)?.checked_add(surplus.denominator.checked_sub(1)?)?.checked_div(surplus.denominator)?;
    seats.0.checked_add(more)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(pack: &str, seats: u32, standing: u32, elected: u32) -> Vec<String> {
        let one = |n: u32| format!("{{person: p-{n}{}}}", if n <= elected { ", elected: true" } else { "" });
        let candidates: Vec<String> = (1..=standing).map(one).collect();
        let text = format!("class: 278-3\nseats: {seats}\ncandidates: [{}]\nclosed: 2026-03-01\n", candidates.join(", "));
        verdict_under(&[pack], kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sz.size
    #[test]
    fn a_fifth_more_than_seats_stand_in_shenzhen() {
        assert_eq!(check("shenzhen", 5, 6, 5), ["holds"]);
        assert_eq!(check("shenzhen", 7, 8, 7), ["2:8 应选 7 人，候选人 8 人，差额 1/5 要有 9 人（“深圳经济特区物业管理条例 第三十三条、第三十六条、第四十二条”）"]);
        assert_eq!(check("foshan", 7, 7, 7), ["holds"], "nobody asks for it there");
    }

    #[test]
    fn no_more_are_elected_than_there_are_seats() {
        assert_eq!(check("foshan", 3, 5, 4), ["2:8 应选 3 人，写着当选的有 4 人"]);
    }
}
