//! 在任人数多于席位 · More members than seats
//!
//! # What it checks
//! 当天在任、占席位的人数，不多于 `seats`；写明席位数的岗位，也不多于岗位的席位。
//! Those in office today who fill a seat are no more than `seats`; nor are the holders of a post with seats of its own.
//! 1. 候补委员、列席、顾问、聘用人员和志愿者不占席位。 Alternates, observers, advisers, staff and volunteers fill no seat.
//! 2. 一人兼两职，只算一人。 Who holds two roles counts once.
//! 3. 任期已满的，按任期最后一天算。 A term that is over is judged by its last day.
//!
//! # Why
//! 多出来的那个人，要么没有选上，要么已经离任；页面会把没有资格的人说成委员。
//! Somebody among them was not elected or has left, and the page would call them a member.

use crate::base::number::Count;
use crate::base::source::At;
use crate::party::organization::Role;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::{Roster, people, standing};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> =
    RecordRule { info: RuleInfo::error("roster/consistent/seats", "seats-exceeded", include_str!("seats_exceeded.rs")), check };

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let day = standing::place(series, scope.as_of).day;
    let mut findings = Vec::new();
    let mut judge = |seats: &At<Count>, held: u64| {
        if held > seats.0 {
            let (seats_given, span) = (seats.0, seats.span);
            let what = said!("{seats_given} 席，{day} 在任的有 {held} 人", "{seats_given} seats, but {held} in office on {day}");
            let mend = said!(
                "给离任的人写上 until，或改正席位数；候补的职务写 alternate",
                "give those who left an `until`, or mend the seats; alternates have the role `alternate`"
            );
            findings.push(Finding::at(span, what).label(said!("多 {} 人", "{} too many", held - seats_given)).mend(mend));
        }
    };
    let mut judged = false;
    if let Some(seats) = &organization.seats {
        judged = true;
        judge(seats, people::count(organization, day, Role::takes_seat));
    }
    // Several posts of one role are told apart by words only; a single one can be counted.
    for post in &organization.posts {
        let alone = organization.posts.iter().filter(|other| other.role.value == post.role.value).count() == 1;
        if let Some(seats) = post.seats.as_ref().filter(|_| alone) {
            judged = true;
            judge(seats, people::count(organization, day, |role| role == post.role.value));
        }
    }
    if judged { Verdict::of(findings) } else { Verdict::NotApplicable("no seats are given") }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: owners_committee\nterm: {{period: 2024-06-01/2029-05-31}}\n{rest}");
        verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_with_alternates_two_roles_and_who_left() {
        let members = "seats: 2\nposts: [{role: chair, seats: 1}]\nmembers:\n  - {person: p-1, role: chair}\n  - {person: p-1, role: member}\n  - {person: p-2, role: member, until: 2026-01-31}\n  - {person: p-3, role: member, since: 2026-02-01}\n  - {person: p-4, role: alternate}\n  - {person: p-5, role: accountant}\n";
        assert_eq!(check(members), ["holds"]);
    }

    #[test]
    fn breaks_at_the_seats_of_the_body_and_of_a_post() {
        let members =
            "seats: 1\nposts: [{role: chair, seats: 1}]\nmembers:\n  - {person: p-1, role: chair}\n  - {person: p-2, role: chair}\n";
        assert_eq!(check(members), ["4:8 1 席，2026-11-22 在任的有 2 人", "5:30 1 席，2026-11-22 在任的有 2 人"]);
    }

    #[test]
    fn not_applicable_without_seats() {
        assert_eq!(check("members: [{person: p-1, role: chair}]\n"), ["n/a: no seats are given"]);
    }
}
