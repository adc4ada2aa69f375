//! 意见的去向对不上 · Views received and answered do not add up
//!
//! # What it checks
//! 1. 收到 = 采纳 + 未采纳 + 待复。 received = adopted + declined + pending.
//! 2. 每一条未采纳的意见都有说明。 Every declined view has its reason.
//!
//! # Why
//! 提了意见的人会来找自己那一条。少一条，就是没有回音。
//! Whoever spoke will look for their own view. One missing is one unanswered.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Consultation, Matter};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo::error("matter/consistent/consultation-sum", "consultation-sum-mismatch", include_str!("consultation_sum.rs")),
    check,
};

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let consultations = &series.this().body.consultations;
    if consultations.is_empty() {
        return Verdict::NotApplicable("nobody was consulted");
    }
    Verdict::of(consultations.iter().flat_map(|consultation| judge(consultation)).collect())
}

fn judge(consultation: &Consultation) -> Vec<Finding> {
    let views = |list: &[crate::base::source::At<crate::record::matter::View>]| list.iter().map(|view| view.count.0).sum::<u64>();
    let (adopted, declined) = (views(&consultation.adopted), views(&consultation.declined));
    let pending = consultation.pending.as_ref().map_or(0, |n| n.0);
    let (received, sum) = (consultation.received.0, adopted + declined + pending);
    let mut findings = Vec::new();
    if received != sum {
        findings.push(
            Finding::at(
                consultation.received.span,
                said!(
                    "收到 {received} 件，采纳 {adopted} + 未采纳 {declined} + 待复 {pending} = {sum} 件",
                    "{received} received, but adopted {adopted} + declined {declined} + pending {pending} = {sum}"
                ),
            )
            .label(said!("应为 {sum}", "should be {sum}"))
            .mend(said!("补上漏写的意见；还没有答复的写在“待复”里", "add what is missing; views not yet answered go into `pending`")),
        );
    }
    for view in consultation.declined.iter().filter(|view| view.reason.as_ref().is_none_or(|reason| reason.is_empty())) {
        let gist = &view.gist.0;
        findings.push(
            Finding::at(view.gist.span, said!("“{gist}”没有采纳，也没有说明", "“{gist}” was declined without a reason"))
                .mend(said!("写上“说明: …”", "add `reason: …`")),
        );
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        let text = format!("class: 278-5\nconsultations:\n  - {{stage: before, channel: 微信群, from: 2026-01-01, received: 6, {rest}}}\n");
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn every_view_accounted_for_holds() {
        assert_eq!(check("adopted: [{gist: 甲, count: 3}], declined: [{gist: 乙, count: 2, reason: 超出预算}], pending: 1"), ["holds"]);
    }

    #[test]
    fn a_missing_view_and_a_missing_reason_are_found() {
        let found = check("adopted: [{gist: 甲, count: 3}], declined: [{gist: 乙, count: 2}]");
        assert_eq!(found, ["3:63 收到 6 件，采纳 3 + 未采纳 2 + 待复 0 = 5 件", "3:116 “乙”没有采纳，也没有说明"]);
    }

    #[test]
    fn nobody_consulted_is_not_judged() {
        assert_eq!(verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &["class: 278-5\n"]), ["n/a: nobody was consulted"]);
    }
}
