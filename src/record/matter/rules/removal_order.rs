//! 资格终止的先后 · Steps of a removal out of order
//!
//! # What it checks
//! 核查、确认、表决、生效，依次不早于前一步；核查的和确认的不是同一个组织。
//! Looked into, confirmed, decided, in effect: each not before the one before; who looks into it does not confirm it.
//! 1. 没写的日期不管。 Days that are not given are not judged.
//!
//! # Why
//! 业主没有表决就说资格终止，等于几个人把选出来的委员撤了。
//! A place given by the owners' vote ends by their vote, not by a few people's word.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Matter, Removal};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> =
    RecordRule { info: RuleInfo::error("matter/range/removal", "removal-out-of-order", include_str!("removal_order.rs")), check };

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let removals = &series.this().body.removals;
    if removals.is_empty() {
        return Verdict::NotApplicable("nobody's place ends early");
    }
    Verdict::of(removals.iter().flat_map(|removal| one(removal)).collect())
}

fn one(removal: &Removal) -> Vec<Finding> {
    let stages = [
        (removal.found.as_ref(), said!("核查", "looked into")),
        (removal.confirmed.as_ref(), said!("确认", "confirmed")),
        (removal.decided.as_ref(), said!("表决", "decided")),
        (removal.effective.as_ref(), said!("生效", "in effect")),
    ];
    let dated: Vec<(&At<Date>, Said)> = stages.into_iter().filter_map(|(day, word)| Some((day?, word))).collect();
    let mut findings = Vec::new();
    for ((first, before), (second, after)) in dated.iter().zip(dated.iter().skip(1)) {
        if second.value < first.value {
            let what = Said {
                zh: format!("{}（{}）早于{}（{}）", after.zh, second.value, before.zh, first.value),
                en: format!("{} ({}) before {} ({})", after.en, second.value, before.en, first.value),
            };
            findings.push(Finding::at(second.span, what).mend(said!("改正其中一个日期", "mend one of the two dates")));
        }
    }
    if let (Some(found), Some(confirmed)) = (&removal.found_by, &removal.confirmed_by)
        && found.0 == confirmed.0
    {
        let what = said!("核查和确认是同一个组织", "looked into and confirmed by the same body");
        findings.push(Finding::at(confirmed.span, what).mend(said!("改正其中一个", "mend one of the two")));
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(removal: &str) -> Vec<String> {
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&format!("class: \"278-3\"\n{removal}")])
    }

    #[test]
    fn holds_in_order() {
        let sound = "removals: [{person: p-1, found_by: a, found: 2026-01-01, confirmed_by: b, confirmed: 2026-01-10, decided: 2026-02-20, effective: 2026-02-20}]\n";
        assert_eq!(check(sound), ["holds"]);
    }

    #[test]
    fn breaks_at_what_came_too_early() {
        let found = check("removals: [{person: p-1, found: 2026-01-05, confirmed: 2026-01-01}]\n");
        assert_eq!(found, ["2:56 确认（2026-01-01）早于核查（2026-01-05）"]);
        assert_eq!(check("removals: [{person: p-1, found_by: a, confirmed_by: a}]\n").len(), 1);
    }

    #[test]
    fn not_applicable_without_one() {
        assert_eq!(check(""), ["n/a: nobody's place ends early"]);
    }
}
