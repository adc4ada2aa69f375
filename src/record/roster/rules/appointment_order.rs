//! 任用的先后 · Steps of an appointment out of order
//!
//! # What it checks
//! 物色、考察、聘任的日期依次不早于前一步，聘任不晚于任职第一天；异议答复不早于提出，聘任前每条都有答复。
//! Proposed, vetted and appointed follow each other, the appointment does not follow the first day in the place, and every
//! objection is answered, not before it was raised, and before the appointment.
//! 1. 没写的日期不管。 Days that are not given are not judged.
//!
//! # Why
//! 先上任后考察，等于没有考察；有人提出异议没有答复就聘任，公示成了走过场。
//! Vetting after the fact is none, and an objection without an answer makes the posting a formality.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::source::At;
use crate::party::organization::{Appointment, Membership};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo::error("roster/range/appointment", "appointment-out-of-order", include_str!("appointment_order.rs")),
    check,
};

fn check(series: &Series<Roster>, _scope: &Scope) -> Verdict {
    let members = &series.this().body.organization.members;
    let appointed: Vec<(&Membership, &Appointment)> =
        members.iter().filter_map(|member| Some((&member.value, &member.appointment.as_ref()?.value))).collect();
    if appointed.is_empty() {
        return Verdict::NotApplicable("nobody's appointment is told");
    }
    let judged = |(member, appointment): &(&Membership, &Appointment)| [steps(member, appointment), objections(appointment)].concat();
    Verdict::of(appointed.iter().flat_map(judged).collect())
}

fn steps(member: &Membership, appointment: &Appointment) -> Vec<Finding> {
    let all = [
        (appointment.proposed.as_ref(), said!("物色", "proposed")),
        (appointment.vetted.as_ref(), said!("考察", "vetted")),
        (appointment.appointed.as_ref(), said!("聘任", "appointed")),
        (member.since.as_ref(), said!("任职", "in the place since")),
    ];
    let dated: Vec<(&At<Date>, Said)> = all.into_iter().filter_map(|(day, word)| Some((day?, word))).collect();
    let pairs = dated.iter().zip(dated.iter().skip(1)).filter(|((first, _), (second, _))| second.value < first.value);
    let said = |((first, before), (second, after)): (&(&At<Date>, Said), &(&At<Date>, Said))| {
        let what = Said {
            zh: format!("{}（{}）早于{}（{}）", after.zh, second.value, before.zh, first.value),
            en: format!("{} ({}) before {} ({})", after.en, second.value, before.en, first.value),
        };
        Finding::at(second.span, what).mend(said!("改正其中一个日期", "mend one of the two dates"))
    };
    pairs.map(said).collect()
}

fn objections(appointment: &Appointment) -> Vec<Finding> {
    let mut findings = Vec::new();
    for objection in &appointment.objections {
        match (&objection.replied, &appointment.appointed) {
            (Some(replied), _) if replied.value < objection.on.value => {
                let what = said!("答复早于提出异议", "answered before it was raised");
                findings.push(Finding::at(replied.span, what).mend(said!("改正日期", "mend the dates")));
            }
            (Some(replied), Some(appointed)) if appointed.value < replied.value => {
                let what = said!("聘任以后才答复异议", "the objection was answered after the appointment only");
                findings.push(Finding::at(replied.span, what).mend(said!("改正日期", "mend the dates")));
            }
            (None, Some(_)) if objection.reply.is_none() => {
                let what = said!("异议没有答复就聘任了", "appointed with an objection unanswered");
                let mend = said!("补上 reply（答复）和 replied（答复日期）", "add `reply` and `replied`");
                findings.push(Finding::at(objection.gist.span, what).mend(mend));
            }
            _ => {}
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(member: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: building_heads\nmembers:\n  - {{person: p-1, role: building_head{member}}}\n");
        verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_in_order() {
        let steps = ", since: 2026-03-01, appointment: {proposed: 2026-01-05, vetted: 2026-01-20, appointed: 2026-03-01, objections: [{on: 2026-02-01, gist: 常不在家, reply: 已改为联合楼长, replied: 2026-02-05}]}";
        assert_eq!(check(steps), ["holds"]);
    }

    #[test]
    fn breaks_at_what_came_too_early_or_never() {
        let late = check(", appointment: {proposed: 2026-01-05, vetted: 2026-01-01}");
        assert_eq!(late, ["4:84 考察（2026-01-01）早于物色（2026-01-05）"]);
        assert_eq!(check(", since: 2026-02-01, appointment: {appointed: 2026-03-01}").len(), 1);
        assert_eq!(check(", appointment: {appointed: 2026-03-01, objections: [{on: 2026-02-01, gist: 常不在家}]}").len(), 1);
        assert_eq!(
            check(", appointment: {appointed: 2026-03-01, objections: [{on: 2026-02-01, gist: 不, reply: 是, replied: 2026-01-05}]}").len(),
            1
        );
    }

    #[test]
    fn not_applicable_without_one() {
        assert_eq!(check(""), ["n/a: nobody's appointment is told"]);
    }
}
