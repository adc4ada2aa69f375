//! 整改的比发现的多 · More put right than was found
//!
//! # What it checks
//! 1. 每一项巡查，整改的不多于发现的。 Of each inspection no more was put right than was found.
//! 2. 一次也没有巡查的，没有发现。 Where nothing was inspected, nothing was found.
//!
//! # Why
//! 整改率超过百分之百，这张表就没有人信了。
//! Nobody trusts a table in which more was mended than was broken.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::register::Register;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Register> = RecordRule {
    info: RuleInfo::error("register/range/inspection", "more-mended-than-found", include_str!("inspection_counts.rs")),
    check,
};

fn check(series: &Series<Register>, _scope: &Scope) -> Verdict {
    let inspections = &series.this().body.inspections;
    if inspections.is_empty() {
        return Verdict::NotApplicable("there are no inspections");
    }
    let mut findings = Vec::new();
    for inspection in inspections {
        let (times, found, mended) = (inspection.times.value, inspection.found.value, inspection.mended.value);
        if mended > found {
            let what = said!("整改 {mended} 处，多于发现的 {found} 处", "{mended} were put right, but only {found} were found");
            let mend = said!("核对两个数；上一期遗留的另写一项", "check both numbers; faults left from before are an entry of their own");
            findings.push(Finding::at(inspection.mended.span, what).mend(mend).also(inspection.found.span, said!("发现", "found")));
        }
        if times.0 == 0 && found.0 > 0 {
            let what = said!("没有巡查过，却发现了 {found} 处", "nothing was inspected, yet {found} were found");
            let mend = said!("补上巡查的次数", "write how often it was inspected");
            findings.push(Finding::at(inspection.times.span, what).mend(mend));
        }
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(inspection: &str) -> Vec<String> {
        let text = format!("period: 2026-Q3\ninspections: [{inspection}]\n");
        verdict(kind_of_folder("register").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn no_more_is_put_right_than_was_found() {
        assert_eq!(check("{sort: fire, times: 3, found: 2, mended: 2}"), ["holds"]);
        assert_eq!(check("{sort: fire, times: 3, found: 2, mended: 3}"), ["2:56 整改 3 处，多于发现的 2 处"]);
        assert_eq!(check("{sort: fire, times: 0, found: 2, mended: 1}"), ["2:35 没有巡查过，却发现了 2 处"]);
        assert_eq!(check(""), ["n/a: there are no inspections"]);
    }
}
