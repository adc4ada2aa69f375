//! 不够法定人数也作了决定 · A decision without a quorum
//!
//! # What it checks
//! 写了法定人数（`quorum`）又作了决定的，到会人数不少于法定人数。
//! Where a `quorum` is given and something was decided, at least as many were there.
//! 1. 没有写法定人数、没有决定的不判断。 Without a quorum or a decision there is nothing to judge.
//!
//! # Why
//! 人不够的时候可以商量，不能决定。
//! Too few may talk; they cannot decide.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::Meeting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Meeting> =
    RecordRule { info: RuleInfo::error("meeting/consistent/quorum", "decided-without-quorum", include_str!("quorum.rs")), check };

fn check(series: &Series<Meeting>, _scope: &Scope) -> Verdict {
    let meeting = series.this().body;
    let (Some(quorum), Some(came), Some(first)) = (&meeting.quorum, meeting.came(), meeting.decisions.first()) else {
        return Verdict::NotApplicable("no quorum, nobody counted, or nothing decided");
    };
    let needed = quorum.0;
    if came >= needed {
        return Verdict::Holds;
    }
    let what = said!("到会 {came} 人，法定人数 {needed} 人，不能作决定", "{came} were there, the quorum is {needed}: nothing can be decided");
    let mend = said!("改正人数；确实不够的，把决定改成意见，写进正文，下次会议再定", "mend a number; if they were too few, tell it as a discussion and decide next time");
    Verdict::Breaks(vec![Finding::at(quorum.span, what).mend(mend).also(first.text.span, said!("这里作了决定", "decided here"))])
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn enough_were_there() {
        let of = |rest: &str| check(super::RULE.info.id, &format!("on: 2026-11-20\nquorum: 4\n{rest}"));
        assert_eq!(of("attended: 4\ndecisions: [{topic: 1, text: 同意}]\n"), ["holds"]);
        assert_eq!(of("attended: 3\ndecisions: [{topic: 1, text: 同意}]\n"), ["4:9 到会 3 人，法定人数 4 人，不能作决定"]);
        assert_eq!(of("attended: 3\n"), ["n/a: no quorum, nobody counted, or nothing decided"]);
    }
}
