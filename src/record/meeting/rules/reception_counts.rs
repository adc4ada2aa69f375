//! 接待日的数字对不上 · Numbers of a reception day that cannot be
//!
//! # What it checks
//! 答复的件数不多于提出的件数；取消的场次不写来访、提出、答复；没有开始的场次不写结果。
//! No more is answered than was raised; a day called off, or still ahead, has no numbers.
//!
//! # Why
//! 这些数字会加总公布，写错一个，总数就错。
//! The numbers are added up and published.

use crate::base::number::Count;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::Meeting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Meeting> = RecordRule {
    info: RuleInfo::error("meeting/consistent/reception", "reception-numbers-wrong", include_str!("reception_counts.rs")),
    check,
};

fn check(series: &Series<Meeting>, scope: &Scope) -> Verdict {
    let sessions = &series.this().body.sessions;
    if sessions.is_empty() {
        return Verdict::NotApplicable("no reception days");
    }
    let mut findings = Vec::new();
    for session in sessions {
        let raised = session.raised.as_ref().map_or(0, |count| count.0);
        if let Some(answered) = session.answered.as_ref().filter(|count| count.0 > raised) {
            let given = answered.0;
            let what = said!("提出 {raised} 件，答复 {given} 件", "{raised} were raised, {given} answered");
            findings.push(Finding::at(answered.span, what).mend(said!("改正其中一个数", "mend one of the two numbers")));
        }
        let first: Option<&At<Count>> = [&session.visitors, &session.raised, &session.answered].into_iter().flatten().next();
        let Some(first) = first else { continue };
        let (day, mend) = (session.on.value, said!("改正日期或删去数字", "mend the day, or take the numbers out"));
        if session.cancelled.is_some() {
            findings.push(Finding::at(first.span, said!("{day} 取消了，不应有数字", "{day} was called off and has numbers")).mend(mend));
        } else if day > scope.as_of {
            findings.push(Finding::at(first.span, said!("{day} 还没有到，不应有数字", "{day} lies ahead and has numbers")).mend(mend));
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn numbers_fit() {
        let of = |session: &str| check(super::RULE.info.id, &format!("sessions: [{{{session}}}]\n"));
        assert_eq!(of("on: 2026-11-12, visitors: 9, raised: 6, answered: 6"), ["holds"]);
        assert_eq!(of("on: 2026-11-12, visitors: 9, raised: 6, answered: 7"), ["3:63 提出 6 件，答复 7 件"]);
        assert_eq!(of("on: 2026-11-12, visitors: 9, cancelled: 台风"), ["3:39 2026-11-12 取消了，不应有数字"]);
        assert_eq!(of("on: 2026-11-26, visitors: 9"), ["3:39 2026-11-26 还没有到，不应有数字"]);
        assert_eq!(check(super::RULE.info.id, "on: 2026-11-20\n"), ["n/a: no reception days"]);
    }
}
