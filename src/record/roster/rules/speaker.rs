//! 新闻发言人不是支部书记 · A spokesperson who is not the branch's secretary
//!
//! # What it checks
//! 写了新闻发言人的组织：这个人当天是小区党支部的书记；全小区只有一个新闻发言人。
//! Where a spokesperson is named: that person is secretary of the estate's branch today, and the only spokesperson of the compound.
//! 1. 只看采用了这套程序的小区；没有写的不判断。 Only where the procedure was adopted; who names none is not judged.
//!
//! # Why
//! 几个人对外各说各的，居民不知道信谁。
//! Where several speak for a compound, nobody knows whom to believe.

use crate::base::diagnostic::Severity;
use crate::party::organization::{OrganizationClass, Role};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::{Roster, standing};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that asks for it.
const TEXT: &str = "sd.spokesperson";

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo {
        basis: &[TEXT],
        severity: Severity::Advice,
        ..RuleInfo::warning("roster/coherent/spokesperson", "spokesperson-no-secretary", include_str!("speaker.rs"))
    },
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    if let Err(absence) = scope.pack.text(TEXT, scope.as_of) {
        return Verdict::NotApplicable(absence.reason());
    }
    let this = series.this();
    let Some(person) = this.body.organization.spokesperson.as_ref().filter(|_| standing::place(series, scope.as_of).current) else {
        return Verdict::NotApplicable("nobody speaks for it, or the list is not the current one");
    };
    let mut findings = Vec::new();
    let branch = |class: OrganizationClass| matches!(class, OrganizationClass::EstateBranch | OrganizationClass::GridBranch);
    let secretary = scope.directory.offices(&person.0).any(|(_, body, seat)| branch(*body.class) && *seat.role == Role::Secretary);
    if !secretary {
        let what = said!("新闻发言人不是小区党支部的书记", "the spokesperson is not the secretary of the estate's branch");
        findings.push(Finding::at(person.span, what).mend(said!("改由书记担任，或说明为什么另有其人", "let the secretary speak, or say why somebody else does")));
    }
    let mut others = scope.directory.existing().filter_map(|(_, body)| body.spokesperson.as_ref()).filter(|other| other.value != person.value);
    if others.next().is_some() {
        let what = said!("还有别的组织另写了新闻发言人", "another body names another spokesperson");
        findings.push(Finding::at(person.span, what).mend(said!("全小区只留一个", "keep one for the whole compound")));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    #[test]
    fn who_names_nobody_is_not_judged() {
        let kind = kind_of_folder("roster").unwrap();
        assert_eq!(verdict_under(&[], kind, super::RULE.info.id, &["name: 甲\nclass: council\nspokesperson: p-1\n"]), ["n/a: no such rule binds"]);
        assert_eq!(verdict_under(&["dangjian"], kind, super::RULE.info.id, &["name: 甲\nclass: council\n"]), ["n/a: nobody speaks for it, or the list is not the current one"]);
    }
}
