//! 三个公开的先后颠倒 · Stages of disclosure out of order
//!
//! # What it checks
//! 事前、事中、事后所指的记录，发布日期依次不早于前一个；没有写的、还不知道发布日期的跳过。
//! The records of the stages before, during and after are published in that order; stages not given or not known are passed over.
//!
//! # Why
//! 事后才发布的“事前公开”，不是事前公开。
//! A disclosure before the decision that was published after the work is none.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::Matter;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo::error("matter/consistent/disclosure-stages", "stages-out-of-order", include_str!("disclosure_stages.rs")),
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let Some(stages) = &series.this().body.disclosures else { return Verdict::NotApplicable("no stages of disclosure are given") };
    let each = [("事前", "before", &stages.before), ("事中", "during", &stages.during), ("事后", "after", &stages.after)];
    let dated = each.into_iter().filter_map(|(zh, en, record)| {
        let record = record.as_ref()?;
        Some((zh, en, record.span, scope.catalogue.get(&record.0)?.published))
    });
    let mut findings = Vec::new();
    let mut previous = None;
    for (zh, en, span, day) in dated {
        if let Some((earlier_zh, earlier_en, earlier_span, earlier)) = previous
            && day < earlier
        {
            findings.push(
                Finding::at(
                    span,
                    said!(
                        "{zh}公开（{day}）早于{earlier_zh}公开（{earlier}）",
                        "the stage `{en}` was published on {day}, before `{earlier_en}` ({earlier})"
                    ),
                )
                .mend(said!("看看三个公开所指的记录有没有写反", "check whether the stages name the right records"))
                .also(earlier_span, said!("{earlier_zh}在这里", "`{earlier_en}` stands here")),
            );
        }
        previous = Some((zh, en, span, day));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::record::kind::{CatalogueEntry, Scope};
    use crate::record::kind_of_folder;
    use crate::record::rule::Verdict;
    use crate::record::testing::{around, day, record};

    fn check(before: &str, after: &str) -> Verdict {
        let kind = kind_of_folder("matter").unwrap();
        let record = record(kind, "r", "class: 278-5\ndisclosures: {before: notice/a, during: notice/unknown, after: notice/b}\n");
        let told = |on: &str| CatalogueEntry { title: "甲".into(), published: day(on), public: true, hangs: (day(on), None), corrected: false };
        let entry = |id: &str, on: &str| (id.to_string(), told(on));
        let catalogue = BTreeMap::from([entry("notice/a", before), entry("notice/b", after)]);
        around(|scope| {
            let scope = Scope { catalogue: &catalogue, ..*scope };
            (kind.check)(&[&record], 0, &scope).into_iter().find(|told| told.rule.id == super::RULE.info.id).unwrap().verdict
        })
    }

    #[test]
    fn stages_in_order_hold_and_unknown_records_are_passed_over() {
        assert_eq!(check("2026-01-01", "2026-05-01"), Verdict::Holds);
    }

    #[test]
    fn a_stage_published_too_early_is_found() {
        let Verdict::Breaks(findings) = check("2026-05-01", "2026-01-01") else { panic!() };
        assert_eq!(findings[0].what.zh, "事后公开（2026-01-01）早于事前公开（2026-05-01）");
    }
}
