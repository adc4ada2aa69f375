//! 到会人数对不上 · Attendance that does not add up
//!
//! # What it checks
//! 到会和缺席的人加起来等于应到人数；没有人既到会又缺席，也没有人写两次；写了名单又写了到会人数的，两个数一样。
//! Who was there and who was not make up the number of seats; nobody is named twice, and a number beside names equals them.
//! 1. 没有写应到人数的，不判断加起来对不对。 Without `seats` the sum is not judged.
//! 2. 只写了人数、没有写缺席的，不能多于应到。 Where only a number is given it must not exceed the seats.
//!
//! # Why
//! 够不够法定人数、决定算不算数，都从到会人数算起。
//! Whether a decision stands begins with who was there.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::Meeting;
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Meeting> = RecordRule {
    info: RuleInfo::error("meeting/consistent/attendance", "attendance-unlike-seats", include_str!("attendance.rs")),
    check,
};

fn check(series: &Series<Meeting>, _scope: &Scope) -> Verdict {
    let meeting = series.this().body;
    let Some(came) = meeting.came() else { return Verdict::NotApplicable("nobody told who was there") };
    let mut findings = twice(meeting);
    if let Some(attended) = meeting.attended.as_ref().filter(|attended| attended.0 != came) {
        let given = attended.0;
        findings.push(
            Finding::at(attended.span, said!("写了到会 {given} 人，名单上有 {came} 人", "{given} were there, but {came} are named"))
                .mend(said!("补全名单，或删去“到会人数”", "complete the names, or take `attended` out")),
        );
    }
    if let Some(seats) = &meeting.seats {
        let missing = u64::try_from(meeting.absent.len()).unwrap_or(u64::MAX);
        let (of, sum) = (seats.0, came.saturating_add(missing));
        let named = !meeting.present.is_empty() || missing > 0;
        if sum > of || (named && sum < of) {
            let what = said!(
                "应到 {of} 人，到会 {came} 人，缺席 {missing} 人，加起来是 {sum}",
                "of {of}, {came} were there and {missing} were not: that makes {sum}"
            );
            findings.push(Finding::at(seats.span, what).mend(said!("补上漏写的人，或改正“应到”", "name who is missing, or mend `seats`")));
        }
    }
    Verdict::of(findings)
}

/// People who are named twice.
fn twice(meeting: &Meeting) -> Vec<Finding> {
    let people = meeting.present.iter().chain(meeting.absent.iter().map(|one| &one.person));
    let twice = again(people.map(|person| (&person.value.0, person.span))).into_iter().map(|(id, span, first)| {
        Finding::at(span, said!("“{id}”写了两次", "`{id}` is named twice"))
            .mend(said!("只留一处", "keep one of the two"))
            .also(first, said!("第一次在这里", "first named here"))
    });
    twice.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    fn of(rest: &str) -> Vec<String> {
        check(super::RULE.info.id, &format!("on: 2026-11-20\n{rest}"))
    }

    #[test]
    fn present_and_absent_make_the_seats() {
        assert_eq!(of("seats: 3\npresent: [a, b]\nabsent: [{person: c, sort: excused}]\n"), ["holds"]);
        assert_eq!(of("seats: 4\npresent: [a, b]\nabsent: [{person: c, sort: excused}]\n"), ["4:8 应到 4 人，到会 2 人，缺席 1 人，加起来是 3"]);
        assert_eq!(of("seats: 3\nattended: 2\n"), ["holds"]);
        assert_eq!(of("seats: 3\nattended: 4\n"), ["4:8 应到 3 人，到会 4 人，缺席 0 人，加起来是 4"]);
        assert_eq!(of("seats: 3\n"), ["n/a: nobody told who was there"]);
    }

    #[test]
    fn nobody_is_named_twice() {
        assert_eq!(of("present: [a, b, a]\n"), ["4:17 “a”写了两次"]);
        assert_eq!(of("present: [a]\nabsent: [{person: a, sort: excused}]\n"), ["5:19 “a”写了两次"]);
        assert_eq!(of("present: [a, b]\nattended: 3\n"), ["5:11 写了到会 3 人，名单上有 2 人"]);
    }
}
