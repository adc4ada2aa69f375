//! 下属委员会不齐 · Sub-committees missing
//!
//! # What it checks
//! 规则包要求居民委员会设的下属委员会（调解、治安、卫生……、环境与物业管理），名称里有这些字的当天都在。
//! The sub-committees a pack asks a residents' committee to have: for each word one that exists today has it in its name.
//! 1. 一个委员会可以管几样，名称里写全就行。 One may do several things, if its name says so.
//!
//! # Why
//! 少了哪一个，那一摊事就没有人接。
//! Where one is missing nobody does its work.

use crate::base::diagnostic::Severity;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::bound::speaking;
use crate::record::roster::{Roster, standing};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo {
        basis: &["sd.committees", "sd.env"],
        severity: Severity::Advice,
        ..RuleInfo::warning("roster/coverage/sub-committees", "sub-committee-missing", include_str!("sub_committees.rs"))
    },
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let this = series.this();
    let organization = &this.body.organization;
    let place = standing::place(series, scope.as_of);
    let rules: Vec<_> = speaking(organization, place.day, scope).into_iter().filter(|rule| rule.param("core").is_some()).collect();
    if rules.is_empty() || !place.current {
        return Verdict::NotApplicable("no rule of its day asks for sub-committees, or the list is not the current one");
    }
    let own = this.body.organization_id(this.id).to_string();
    let below = scope.directory.existing().filter(|(_, other)| other.parent.as_ref().is_some_and(|parent| *parent.value.0 == *own));
    let names: Vec<&str> = below.map(|(_, other)| &*other.name.value.0).collect();
    let mut findings = Vec::new();
    for rule in rules {
        let core = rule.param("core").map_or(&[][..], |words| words.items()).iter().filter_map(|word| word.text());
        let missing: Vec<&str> = core.filter(|word| !names.iter().any(|name| name.contains(word))).collect();
        if !missing.is_empty() {
            let (words, title) = (missing.join("、"), &rule.title);
            let what = said!("没有管“{words}”的下属委员会（“{title}”）", "no sub-committee for {words} (`{title}`)");
            let mend = said!("给它建一份组织记录，上级写这个居民委员会；由别的组织管的，说明一下", "record it as an organization with this one as `parent`; where others do its work, say so");
            findings.push(Finding::at(organization.name.span, what).mend(mend));
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    #[test]
    fn only_a_residents_committee_under_the_pack_is_judged() {
        let kind = kind_of_folder("roster").unwrap();
        assert_eq!(verdict_under(&[], kind, super::RULE.info.id, &["name: 甲\nclass: neighbourhood_committee\n"]), ["n/a: no rule of its day asks for sub-committees, or the list is not the current one"]);
        assert_eq!(verdict_under(&["dangjian"], kind, super::RULE.info.id, &["name: 甲\nclass: council\n"]), ["n/a: no rule of its day asks for sub-committees, or the list is not the current one"]);
    }
}
