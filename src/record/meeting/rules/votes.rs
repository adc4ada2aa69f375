//! 票数和到会人数不符 · Votes unlike attendance
//!
//! # What it checks
//! 每项决定的同意、反对、弃权加起来：三样都写的等于到会人数，没有写全的不多于到会人数。
//! The votes on each decision: all three given, they make those present; some left out, they are not more.
//! 1. 没有写票数、没有写到会人数的不判断。 Without votes, or where nobody was counted, nothing is judged.
//!
//! # Why
//! 列席的人不投票，多出来的票是谁投的说不清。
//! Observers have no vote; nobody can say whose the others are.

use crate::base::number::Count;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::Meeting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Meeting> =
    RecordRule { info: RuleInfo::error("meeting/consistent/votes", "votes-unlike-attendance", include_str!("votes.rs")), check };

fn check(series: &Series<Meeting>, _scope: &Scope) -> Verdict {
    let meeting = series.this().body;
    let Some(came) = meeting.came() else { return Verdict::NotApplicable("nobody told who was there") };
    let mut judged = false;
    let mut findings = Vec::new();
    for one in &meeting.decisions {
        let votes: Vec<&At<Count>> = [&one.yes, &one.no, &one.abstain].into_iter().flatten().collect();
        let Some(first) = votes.first() else { continue };
        judged = true;
        let sum = votes.iter().fold(0_u64, |sum, count| sum.saturating_add(count.0));
        let all = one.yes.is_some() && one.no.is_some() && one.abstain.is_some();
        if sum > came || (all && sum < came) {
            let what = said!("到会 {came} 人，票数加起来是 {sum}", "{came} were there, the votes make {sum}");
            findings.push(Finding::at(first.span, what).mend(said!("改正票数；没有表示的算弃权", "mend the votes; who said nothing abstained")));
        }
    }
    if judged { Verdict::of(findings) } else { Verdict::NotApplicable("no votes are given") }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn votes_are_those_of_who_was_there() {
        let of = |votes: &str| check(super::RULE.info.id, &format!("on: 2026-11-20\nattended: 6\ndecisions: [{{topic: 1, text: 同意{votes}}}]\n"));
        assert_eq!(of(", yes: 5, no: 1, abstain: 0"), ["holds"]);
        assert_eq!(of(", yes: 5"), ["holds"]);
        assert_eq!(of(", yes: 7"), ["5:39 到会 6 人，票数加起来是 7"]);
        assert_eq!(of(", yes: 4, no: 1, abstain: 0"), ["5:39 到会 6 人，票数加起来是 5"]);
        assert_eq!(of(""), ["n/a: no votes are given"]);
    }
}
