//! 委员缺席达到终止资格的次数 · So many absences that a seat ends
//!
//! # What it checks
//! 同一组织同一种会议，一年里每个人的缺席：未请假的、请假的各到规定次数，或者缺席达到全年会议的规定比例。
//! Of the meetings of one body within a year, each person's absences: so many without leave, so many with it, or such a part of all.
//! 1. 只提示，资格要不要终止由业主大会或规约定。 It is advice: whether the seat ends is for the owners or the covenant.
//! 2. 按比例算的，那一年过完了才算。 A part of the year's meetings is reckoned once the year is over.
//! 3. 按当次会议那天的条文。 By the text of the day of the meeting.
//!
//! # Why
//! 长期不到会的委员占着席位，会就开不成。
//! A member who never comes keeps a seat that others need to decide.

use crate::base::diagnostic::Severity;
use crate::base::number::{Count, Fraction};
use crate::law::RuleSort;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::{AbsenceSort, Meeting, MeetingSort};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Meeting> = RecordRule {
    info: RuleInfo {
        basis: &["sh.absence", "bj.absence", "sz.absence"],
        severity: Severity::Advice,
        ..RuleInfo::warning("meeting/range/absences", "absent-too-often", include_str!("absences.rs"))
    },
    check,
};

fn check(series: &Series<Meeting>, scope: &Scope) -> Verdict {
    let this = series.this().body;
    let (MeetingSort::Committee, Some(on)) = (*this.sort, &this.on) else { return Verdict::NotApplicable("no committee's meeting on a day") };
    let counts = |rule: &&crate::law::PackRule| ["absent_share", "unexcused", "excused"].iter().any(|key| rule.param(key).is_some());
    let Some(rule) = scope.pack.of_kind_on(RuleSort::Roster, on.value).filter(counts).last() else {
        return Verdict::NotApplicable("no text of that date counts absences");
    };
    let year = on.year();
    let of_year = |meeting: &&Meeting| meeting.on.as_ref().is_some_and(|day| day.year() == year);
    let all: Vec<&Meeting> = series.all().iter().map(|filed| filed.body).filter(of_year).collect();
    let so_far: Vec<&Meeting> = series.until_now().iter().map(|filed| filed.body).filter(of_year).collect();
    let over = scope.as_of.year() > year && so_far.len() == all.len();
    let title = &rule.title;
    let mut findings = Vec::new();
    for absence in &this.absent {
        let absent = |meetings: &[&Meeting], sort: Option<AbsenceSort>| {
            let own = meetings.iter().flat_map(|meeting| &meeting.absent).filter(|other| other.person.value == absence.person.value);
            own.filter(|other| sort.is_none_or(|sort| *other.sort == sort)).count()
        };
        let reached = |key: &str, sort| {
            let most = usize::try_from(rule.param(key)?.scalar::<Count>()?.0).ok()?;
            // Told at the meeting that reaches the number, not at each one after it.
            (absent(&so_far, Some(sort)) == most && *absence.sort == sort).then_some(most)
        };
        let share = rule.param("absent_share").and_then(|share| share.scalar::<Fraction>()).filter(|_| over);
        let (missed, whole) = (absent(&all, None) as u128, all.len() as u128);
        let what = if let Some(count) = reached("unexcused", AbsenceSort::Unexcused) {
            said!("{year} 年第 {count} 次未请假缺席（“{title}”）", "absent without leave for the {count}th time in {year} (`{title}`)")
        } else if let Some(count) = reached("excused", AbsenceSort::Excused) {
            said!("{year} 年第 {count} 次请假缺席（“{title}”）", "absent with leave for the {count}th time in {year} (`{title}`)")
        } else if share.is_some_and(|share| missed * u128::from(share.denominator) >= whole * u128::from(share.numerator)) {
            said!("{year} 年开会 {whole} 次，缺席 {missed} 次（“{title}”）", "absent from {missed} of {whole} meetings in {year} (`{title}`)")
        } else {
            continue;
        };
        let mend = said!("核对出席记录；属实的，按规约办理", "check the attendance; where it is so, act by the covenant");
        findings.push(Finding::at(absence.person.span, what).mend(mend));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(pack: &str, meetings: &[(&str, &str)]) -> Vec<String> {
        let text = |(on, sort): &(&str, &str)| {
            let absent = if sort.is_empty() { String::new() } else { format!("absent: [{{person: p-1, sort: {sort}}}]\n") };
            format!("sort: committee\nbody: owners-committee\non: {on}\n{absent}")
        };
        let texts: Vec<String> = meetings.iter().map(text).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        verdict_under(&[pack], kind_of_folder("meeting").unwrap(), super::RULE.info.id, &texts)
    }

    // breaks: sz.absence
    #[test]
    fn two_without_leave_in_a_year_are_told_at_the_second() {
        let told = check("shenzhen", &[("2026-02-01", "unexcused"), ("2026-04-01", "unexcused")]);
        assert_eq!(told, ["4:19 2026 年第 2 次未请假缺席（“深圳经济特区物业管理条例 第四十条”）"]);
        assert_eq!(check("shenzhen", &[("2025-12-01", "unexcused"), ("2026-04-01", "unexcused")]), ["holds"], "another year");
        assert_eq!(check("shenzhen", &[("2026-02-01", "unexcused"), ("2026-04-01", "excused")]), ["holds"]);
    }

    // breaks: sh.absence bj.absence
    #[test]
    fn half_of_the_meetings_of_a_year_that_is_over() {
        for pack in ["shanghai", "beijing"] {
            let year = [("2025-02-01", ""), ("2025-04-01", "excused"), ("2025-06-01", ""), ("2025-08-01", "unexcused")];
            let told = check(pack, &year);
            assert!(told.len() == 1 && told[0].starts_with("4:19 2025 年开会 4 次，缺席 2 次"), "{told:?}");
            assert_eq!(check(pack, &[("2026-02-01", "excused")]), ["holds"], "the year is not over");
        }
        assert_eq!(check("cn", &[("2026-02-01", "excused")]), ["n/a: no text of that date counts absences"]);
    }
}
