//! 议定的事没人领、没期限 · A task without owner or day
//!
//! # What it checks
//! 每件议定事项（`follow_ups`）写明谁办（负责的组织或责任人）、何时办完（`due`）。
//! Each of the `follow_ups` says who does it (a body or a person) and by when.
//! 1. 已经办完、写了完成日期的，不再要期限。 What is done needs no day any more.
//! 2. 只看采用了这套程序的小区。 Only where the procedure was adopted.
//!
//! # Why
//! 没有人领的事，下次会上还是这件事。
//! A task nobody owns comes back at the next meeting.

use crate::law::Absence;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::Meeting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that asks for it.
const TEXT: &str = "sd.followup";

pub const RULE: RecordRule<Meeting> = RecordRule {
    info: RuleInfo {
        basis: &[TEXT],
        ..RuleInfo::warning("meeting/coverage/follow-up", "task-without-owner", include_str!("follow_up.rs"))
    },
    check,
};

fn check(series: &Series<Meeting>, scope: &Scope) -> Verdict {
    let meeting = series.this().body;
    let Some(day) = meeting.first_day().filter(|_| !meeting.follow_ups.is_empty()) else {
        return Verdict::NotApplicable("nothing is to be done");
    };
    if let Err(absence) = scope.pack.text(TEXT, day) {
        let unadopted = matches!(absence, Absence::Unknown | Absence::Off(_));
        return Verdict::NotApplicable(if unadopted { "the unit has not adopted the procedure" } else { absence.reason() });
    }
    let findings = meeting.follow_ups.iter().filter_map(|one| {
        let nobody = one.owner.is_none() && one.person.is_none();
        let never = one.due.is_none() && one.done.is_none();
        let (zh, en) = match (nobody, never) {
            (true, true) => ("没有写谁办、何时办完", "nobody is named, and no day"),
            (true, false) => ("没有写谁办", "nobody is named"),
            (false, true) => ("没有写何时办完", "no day is given"),
            (false, false) => return None,
        };
        let mend = said!("写上“负责”或“责任人”，以及“期限”", "write `owner` or `person`, and `due`");
        Some(Finding::at(one.subject.span, said!("这件事{zh}", "of this task {en}")).mend(mend))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, check_adopted};

    const ID: &str = super::RULE.info.id;

    // breaks: sd.followup
    #[test]
    fn a_task_has_an_owner_and_a_day() {
        let of = |rest: &str| check_adopted(ID, &format!("on: 2026-11-20\nfollow_ups: [{{subject: 修灯{rest}}}]\n"));
        assert_eq!(of(", owner: c, due: 2026-12-01"), ["holds"]);
        assert_eq!(of(", person: p, done: 2026-11-21"), ["holds"]);
        assert_eq!(of(", owner: c"), ["4:24 这件事没有写何时办完"]);
        assert_eq!(of(", due: 2026-12-01"), ["4:24 这件事没有写谁办"]);
        assert_eq!(of(""), ["4:24 这件事没有写谁办、何时办完"]);
    }

    #[test]
    fn not_applicable_where_nothing_is_asked() {
        assert_eq!(check(ID, "on: 2026-11-20\nfollow_ups: [{subject: 修灯}]\n"), ["n/a: the unit has not adopted the procedure"]);
        assert_eq!(check_adopted(ID, "on: 2026-11-20\n"), ["n/a: nothing is to be done"]);
    }
}
