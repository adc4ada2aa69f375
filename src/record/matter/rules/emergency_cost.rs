//! 大额应急维修没有街道意见或造价审核 · A costly emergency repair without the street's opinion or a review of its cost
//!
//! # What it checks
//! 紧急事项的费用（审定的，没有就看合同、预算）超过规则包规定的金额：步骤里有街道办的一步，有审价。
//! Where an emergency costs more than the packs say, its steps hold one of the street office and one that reviews the cost.
//! 1. 审定金额还没有的，工程完了才要求审价。 Until the work is over no review is asked for.
//! 2. 按应急发生（第一步）那天的条文。 By the text of the day of the first step.
//!
//! # Why
//! 应急不用先表决，花大钱就要有别人看一眼。
//! An emergency is not put to the vote first, so somebody else looks at what it costs.

use crate::base::money::Money;
use crate::law::RuleSort;
use crate::party::organization::OrganizationClass;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::course::Course;
use crate::record::matter::{Matter, MatterClass, StepKind};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &["sz.emergency"],
        ..RuleInfo::warning("matter/coverage/emergency-cost", "emergency-cost-unreviewed", include_str!("emergency_cost.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let this = series.this();
    let matter = this.body;
    let cost = matter.cost.as_ref().and_then(|cost| [&cost.audited, &cost.submitted, &cost.contract, &cost.budget].into_iter().flatten().next());
    let (MatterClass::Emergency, Some(cost)) = (*matter.class, cost) else {
        return Verdict::NotApplicable("no emergency, or nobody says what it costs");
    };
    let course = Course::of(matter, scope);
    let day = course.steps.iter().find_map(|step| step.from).unwrap_or(*this.header.published);
    let texts = scope.pack.of_kind_on(RuleSort::Finance, day);
    let Some((rule, over)) = texts.filter_map(|rule| Some((rule, rule.param("over_yuan")?.scalar::<Money>()?))).last() else {
        return Verdict::NotApplicable("no text of that date names an amount");
    };
    if cost.value <= over {
        return Verdict::Holds;
    }
    let needs: Vec<&str> = rule.param("needs").map_or(&[][..], |needs| needs.items()).iter().filter_map(|word| word.text()).collect();
    let street = course.steps.iter().filter_map(|step| scope.directory.organization(step.step.by.as_ref()?)).any(|body| *body.class == OrganizationClass::StreetOffice);
    let has = |kind| course.steps.iter().any(|step| *step.step.kind == kind);
    let over_with = has(StepKind::Acceptance) || matter.closed.is_some();
    let (amount, title) = (cost.value, &rule.title);
    let mut findings = Vec::new();
    if needs.contains(&"street_opinion") && !street {
        let what = said!("应急维修 {amount} 元，超过 {over} 元，没有街道的意见（“{title}”）", "an emergency of {amount}, above {over}, without the street's opinion (`{title}`)");
        findings.push(Finding::at(cost.span, what).mend(said!("补上街道办的一步和日期", "add the step of the street office with its day")));
    }
    if needs.contains(&"cost_review") && over_with && !has(StepKind::Audit) {
        let what = said!("应急维修 {amount} 元，超过 {over} 元，没有审价（“{title}”）", "an emergency of {amount}, above {over}, without a review of its cost (`{title}`)");
        findings.push(Finding::at(cost.span, what).mend(said!("补上“审价”一步和审定的金额", "add the step `audit` and the audited amount")));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(packs: &[&str], cost: &str, steps: &str) -> Vec<String> {
        let text = format!("class: emergency\ncost: {{contract: {cost}}}\nsteps: [{{step: collect, on: 2026-02-01}}{steps}]\n");
        verdict_under(packs, kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sz.emergency
    #[test]
    fn above_a_hundred_thousand_somebody_looks_at_it() {
        let told = check(&["shenzhen"], "100000.01", ", {step: acceptance, on: 2026-03-01}");
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].starts_with("2:18 应急维修 100,000.01 元，超过 100,000.00 元，没有街道的意见"), "{told:?}");
        assert_eq!(check(&["shenzhen"], "100000.01", "").len(), 1, "the work is not over");
        assert_eq!(check(&["shenzhen"], "100000.00", ""), ["holds"]);
        assert_eq!(check(&[], "100000.01", ""), ["n/a: no text of that date names an amount"]);
    }
}
