//! 没写哪天开会 · A meeting without a day
//!
//! # What it checks
//! 一次会议写“日期”（`on`），一季或半年的接待日写“场次”（`sessions`），两样写一样。
//! A meeting has its day (`on`), a season of reception days its `sessions`: one of the two, not both.
//!
//! # Why
//! 多久开一次会、接待日办没办，都要从日期算。
//! How often a body meets, and whether people were received, is counted from the days.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::Meeting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Meeting> =
    RecordRule { info: RuleInfo::error("meeting/coverage/day", "meeting-without-day", include_str!("one_day.rs")), check };

fn check(series: &Series<Meeting>, _scope: &Scope) -> Verdict {
    let meeting = series.this().body;
    match (&meeting.on, meeting.sessions.first()) {
        (Some(_), None) | (None, Some(_)) => Verdict::Holds,
        (None, None) => Verdict::Breaks(vec![
            Finding::at(meeting.sort.span, said!("没有写日期，也没有写场次", "neither a day nor sessions are given"))
                .mend(said!("会议写“日期”，接待日写“场次”", "write `on` for a meeting, `sessions` for reception days")),
        ]),
        (Some(on), Some(session)) => Verdict::Breaks(vec![
            Finding::at(on.span, said!("日期和场次只写一样", "a day and sessions exclude each other"))
                .mend(said!("接待日只写“场次”，删去“日期”；会议另立一条记录", "keep `sessions` for reception days; a meeting is a record of its own"))
                .also(session.on.span, said!("场次在这里", "the sessions are here")),
        ]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_day_or_sessions() {
        let id = super::RULE.info.id;
        assert_eq!(check(id, "on: 2026-11-20\n"), ["holds"]);
        assert_eq!(check(id, "sessions: [{on: 2026-11-20}]\n"), ["holds"]);
        assert_eq!(check(id, ""), ["1:7 没有写日期，也没有写场次"]);
        assert_eq!(check(id, "on: 2026-11-20\nsessions: [{on: 2026-11-20}]\n"), ["3:5 日期和场次只写一样"]);
    }
}
