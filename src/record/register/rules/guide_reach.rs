//! 指南没有写去哪里、打哪个电话 · A guide without a place or a number
//!
//! # What it checks
//! 每一份办事指南写了地点或电话，至少一样。
//! Every guide gives a place or a telephone number.
//!
//! # Why
//! 看完指南还不知道去哪里，等于没有看。
//! Who has read a guide and still does not know where to go might as well not have read it.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::register::Register;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Register> =
    RecordRule { info: RuleInfo::warning("register/coverage/reach", "guide-without-place", include_str!("guide_reach.rs")), check };

fn check(series: &Series<Register>, _scope: &Scope) -> Verdict {
    let guides = &series.this().body.guides;
    if guides.is_empty() {
        return Verdict::NotApplicable("there are no guides");
    }
    let lost = guides.iter().filter(|guide| guide.place.is_none() && guide.phone.is_none());
    let findings = lost.map(|guide| {
        let name = &*guide.name.value;
        Finding::at(guide.name.span, said!("“{name}”没有写地点，也没有写电话", "“{name}” gives neither place nor telephone"))
            .mend(said!("补上“地点”或“电话”", "add `place` or `phone`"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(guide: &str) -> Vec<String> {
        verdict(kind_of_folder("register").unwrap(), super::RULE.info.id, &[&format!("guides: [{guide}]\n")])
    }

    #[test]
    fn a_guide_says_where_to_go_or_whom_to_call() {
        assert_eq!(check("{name: 甲, office: 乙, place: 南门}"), ["holds"]);
        assert_eq!(check("{name: 甲, office: 乙, phone: 100 0000 0001}"), ["holds"]);
        assert_eq!(check("{name: 甲, office: 乙}"), ["1:17 “甲”没有写地点，也没有写电话"]);
        assert_eq!(check(""), ["n/a: there are no guides"]);
    }
}
