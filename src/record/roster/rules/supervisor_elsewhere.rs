//! 监事兼任被监督的组织的委员 · A supervisor who sits where they supervise
//!
//! # What it checks
//! 当天在任的监事，不同时是业主委员会的委员。
//! Who is a supervisor today is no member of the owners' committee today.
//! 1. 不得重合的组织由规则包决定；不占席位的职务（秘书、会计）不算。 Which bodies exclude each other is for the pack; posts without a seat do not count.
//!
//! # Why
//! 自己监督自己，等于没有监督。
//! Who supervises themselves supervises nobody.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::bound::{speaking, word};
use crate::record::roster::{Roster, standing};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo {
        basis: &["sd.supervisory"],
        ..RuleInfo::warning("roster/coherent/supervisor", "supervisor-supervised", include_str!("supervisor_elsewhere.rs"))
    },
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let organization = &series.this().body.organization;
    let place = standing::place(series, scope.as_of);
    let rules = speaking(organization, place.day, scope);
    let excluded: Vec<&str> =
        rules.iter().filter_map(|rule| rule.param("excludes")).flat_map(|words| words.items()).filter_map(|word| word.text()).collect();
    if excluded.is_empty() || !place.current {
        return Verdict::NotApplicable("no rule of its day keeps it apart from others, or the list is not the current one");
    }
    let mut findings = Vec::new();
    for member in organization.members.iter().filter(|member| member.role.takes_seat() && organization.holds(member, place.day)) {
        let both = |other: &crate::party::organization::Organization| excluded.contains(&word(*other.class));
        let mut elsewhere = scope.directory.offices(&member.person.0).filter(|(_, other, seat)| both(other) && seat.role.takes_seat());
        if let Some((_, other, _)) = elsewhere.next() {
            let name = other.short();
            let what = said!("这个人同时在“{name}”任职", "this person sits in `{name}` as well");
            let mend = said!("两边只留一边；已经离任的写上“至”", "keep one of the two; where one has ended, add `until`");
            findings.push(Finding::at(member.person.span, what).mend(mend));
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    #[test]
    fn only_who_adopted_it_is_judged() {
        let kind = kind_of_folder("roster").unwrap();
        assert_eq!(verdict_under(&[], kind, super::RULE.info.id, &["name: 甲\nclass: supervisory_board\n"]), ["n/a: no rule of its day keeps it apart from others, or the list is not the current one"]);
        assert_eq!(verdict_under(&["dangjian"], kind, super::RULE.info.id, &["name: 甲\nclass: supervisory_board\n"]), ["holds"]);
    }
}
