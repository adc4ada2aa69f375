//! 登记是空的 · An empty register
//!
//! # What it checks
//! 1. 荣誉、开放设施、办事指南、巡查、询问，至少写了一项。 At least one list has an entry.
//! 2. 写了巡查的，写明期间。 Inspections have a period.
//!
//! # Why
//! 空的登记没有内容可公开；巡查多少次，要知道是多长时间里的。
//! An empty register tells nothing; how often something was inspected means nothing without the time.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::register::Register;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Register> =
    RecordRule { info: RuleInfo::error("register/coverage/entry", "register-without-entry", include_str!("empty.rs")), check };

fn check(series: &Series<Register>, _scope: &Scope) -> Verdict {
    let this = series.this();
    let register = this.body;
    if let (Some(first), None) = (register.inspections.first(), &register.period) {
        let what = said!("写了巡查，没有写期间", "there are inspections, but no period");
        let mend = said!("加一行“期间: 2026-Q3”", "add a line `period: 2026-Q3`");
        return Verdict::Breaks(vec![Finding::at(first.sort.span, what).mend(mend)]);
    }
    let lists =
        [register.inspections.len(), register.honours.len(), register.facilities.len(), register.guides.len(), register.questions.len()];
    if lists.iter().any(|n| *n > 0) {
        return Verdict::Holds;
    }
    let what = said!("登记里一项也没有", "the register has no entry");
    let mend = said!("写上荣誉、开放设施、办事指南、巡查或询问", "add `honours`, `facilities`, `guides`, `inspections` or `questions`");
    Verdict::Breaks(vec![Finding::at(this.header.title.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(text: &str) -> Vec<String> {
        verdict(kind_of_folder("register").unwrap(), super::RULE.info.id, &[text])
    }

    #[test]
    fn a_register_has_an_entry() {
        assert_eq!(check("honours: [{name: 甲, by: 市, on: 2026-01-01}]\n"), ["holds"]);
        assert_eq!(check("title: 登记\npublished: 2026-10-14\n"), ["1:8 登记里一项也没有"]);
    }

    #[test]
    fn inspections_have_a_period() {
        let inspections = "inspections: [{sort: fire, times: 1, found: 0, mended: 0}]\n";
        assert_eq!(check(&format!("period: 2026-Q3\n{inspections}")), ["holds"]);
        assert_eq!(check(inspections), ["1:22 写了巡查，没有写期间"]);
    }
}
