//! 下派的人没有写到哪天为止 · Somebody seconded without an end
//!
//! # What it checks
//! 第一书记、写了派出单位的人，有自己的结束日期，或者所在组织有任期。
//! First secretaries, and who was seconded from somewhere, have a last day of their own or that of their body's term.
//! 1. 只看采用了这套程序的小区。 Only where the procedure was adopted.
//!
//! # Why
//! 下派是有期限的；期限公布了，到期换谁才有人接。
//! A secondment ends; when it does must be known beforehand.

use crate::party::organization::Role;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::Roster;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that asks for it.
const TEXT: &str = "sd.seconded";

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo {
        basis: &[TEXT],
        ..RuleInfo::warning("roster/coverage/seconded-until", "secondment-without-end", include_str!("seconded_until.rs"))
    },
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let this = series.this();
    if let Err(absence) = scope.pack.text(TEXT, *this.header.published) {
        return Verdict::NotApplicable(absence.reason());
    }
    let organization = &this.body.organization;
    let seconded: Vec<_> = organization.members.iter().filter(|m| m.seconded_from.is_some() || *m.role == Role::FirstSecretary).collect();
    if seconded.is_empty() {
        return Verdict::NotApplicable("nobody was seconded");
    }
    let endless = seconded.into_iter().filter(|member| organization.stretch(member).1.is_none());
    let finding = |person: crate::base::source::Span| {
        let what = said!("下派的人没有写到哪天为止", "somebody seconded has no last day");
        Finding::at(person, what).mend(said!("加上“至”，或给组织写“任期”", "add `until`, or the `term` of the body"))
    };
    Verdict::of(endless.map(|member| finding(member.person.span)).collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{verdict, verdict_under};

    fn text(member: &str) -> String {
        format!("name: 甲\nclass: estate_branch\nmembers: [{{person: p-1, role: first_secretary{member}}}]\n")
    }

    // breaks: sd.seconded
    #[test]
    fn a_secondment_ends() {
        let check = |member: &str| verdict_under(&["dangjian"], kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text(member)]);
        assert_eq!(check(", seconded_from: 区委组织部"), ["3:20 下派的人没有写到哪天为止"]);
        assert_eq!(check(", until: 2027-12-31"), ["holds"]);
    }

    #[test]
    fn who_has_not_adopted_it_is_not_judged() {
        assert_eq!(verdict(kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text("")]), ["n/a: no such rule binds"]);
    }
}
