//! 会议的日期颠倒 · Dates of a meeting out of order
//!
//! # What it checks
//! 通知（`noticed`）、会前沟通（`consulted`）不晚于开会；议定事项的期限和完成不早于开会。
//! Notice and consultation come before the meeting, what is to be done and was done after it.
//! 1. 没有写的日期不判断。 Days that are not given are not judged.
//!
//! # Why
//! 会后补的通知不算通知，会前就办完的事不用会上定。
//! A notice written afterwards tells nobody, and what was done before needed no decision.

use crate::base::date::Date;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::Meeting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Meeting> =
    RecordRule { info: RuleInfo::error("meeting/range/dates", "meeting-dates-out-of-order", include_str!("dates.rs")), check };

fn check(series: &Series<Meeting>, _scope: &Scope) -> Verdict {
    let meeting = series.this().body;
    let Some(on) = &meeting.on else { return Verdict::NotApplicable("no single day") };
    let mut findings = Vec::new();
    let mut wrong = |day: &At<Date>, is_wrong: bool, zh: &str, en: &str| {
        if is_wrong {
            let (written, held) = (day.value, on.value);
            findings.push(
                Finding::at(day.span, said!("{zh}：{written}，{held} 开会", "{en}: {written}, the meeting was on {held}"))
                    .mend(said!("改正其中一个日期", "mend one of the two dates"))
                    .also(on.span, said!("这天开会", "the meeting")),
            );
        }
    };
    let before = [(&meeting.noticed, "通知晚于开会", "announced after it"), (&meeting.consulted, "会前沟通晚于开会", "consulted after it")];
    for (day, zh, en) in before {
        day.iter().for_each(|day| wrong(day, day.value > on.value, zh, en));
    }
    for one in &meeting.follow_ups {
        one.due.iter().for_each(|day| wrong(day, day.value < on.value, "期限早于开会", "due before it"));
        one.done.iter().for_each(|day| wrong(day, day.value < on.value, "完成早于开会", "done before it"));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn notice_before_deeds_after() {
        let id = super::RULE.info.id;
        assert_eq!(check(id, "on: 2026-11-20\nnoticed: 2026-11-20\nfollow_ups: [{subject: 修灯, due: 2026-11-20}]\n"), ["holds"]);
        assert_eq!(check(id, "on: 2026-11-20\nnoticed: 2026-11-21\n"), ["4:10 通知晚于开会：2026-11-21，2026-11-20 开会"]);
        let found = check(id, "on: 2026-11-20\nfollow_ups: [{subject: 修灯, done: 2026-11-19}]\n");
        assert_eq!(found, ["4:34 完成早于开会：2026-11-19，2026-11-20 开会"]);
        assert_eq!(check(id, "sessions: [{on: 2026-11-20}]\n"), ["n/a: no single day"]);
    }
}
