//! 应急维修花得多，缺意见或审价 · A costly emergency without opinion or review
//!
//! # What it checks
//! 紧急事项已经动工、费用超过规则包规定数额的：有街道意见（步骤“街道意见”）和造价审核（步骤“审价”，或写了审定价）。
//! An emergency whose works have begun and whose cost is above what the packs name has the street office's opinion (a step
//! `street_opinion`) and a review of its cost (a step `audit`, or an audited amount).
//! 1. 费用取审定价、送审价、合同价、预算里先有的一个；没有写费用的不判断。 The cost is what is known best: audited, submitted, agreed or budgeted.
//!
//! # Why
//! 应急可以先修，花得多了还要有人把一把关。
//! An emergency may be mended at once; what costs much is still looked at by somebody.

use crate::base::money::Money;
use crate::base::number::Count;
use crate::base::source::At;
use crate::law::{PackRule, RuleSort};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Matter, MatterClass, StepKind};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &["sz.emergency"],
        ..RuleInfo::warning("matter/coverage/emergency", "costly-emergency-unreviewed", include_str!("emergency_needs.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let matter = series.this().body;
    if *matter.class != MatterClass::Emergency {
        return Verdict::NotApplicable("no emergency");
    }
    let begun = matter.steps.iter().filter(|step| *step.kind == StepKind::Implementation).filter_map(|step| step.on.as_ref()).map(|on| on.value).min();
    let (Some(day), Some(cost)) = (begun.filter(|day| *day <= scope.as_of), cost(matter)) else {
        return Verdict::NotApplicable("the works have not begun, or no cost is given");
    };
    let texts = scope.pack.of_kind_on(RuleSort::Finance, day);
    let Some((rule, over)) = texts.filter_map(|rule| Some((rule, over(rule)?))).last() else {
        return Verdict::NotApplicable("no text of that date asks for it");
    };
    if cost.value <= over {
        return Verdict::Holds;
    }
    let has = |kind: StepKind| matter.steps.iter().any(|step| *step.kind == kind);
    let reviewed = has(StepKind::Audit) || matter.cost.as_ref().is_some_and(|cost| cost.audited.is_some());
    let wanted = [("street_opinion", has(StepKind::StreetOpinion), "街道意见", "the street office's opinion"), ("cost_review", reviewed, "造价审核", "a review of the cost")];
    let needs = |word: &str| rule.param("needs").is_some_and(|needs| needs.items().iter().any(|need| need.text() == Some(word)));
    let missing = wanted.into_iter().filter(|(word, there, ..)| needs(word) && !there);
    let (amount, title) = (cost.value, &rule.title);
    let findings = missing.map(|(_, _, zh, en)| {
        let what = said!("应急维修 {amount} 元，超过 {over} 元，缺{zh}（“{title}”）", "an emergency of {amount}, above {over}, without {en} (`{title}`)");
        Finding::at(cost.span, what).mend(said!("有的补上这一步和日期；没有的如实说明", "add the step and its day; where there was none, say so"))
    });
    Verdict::of(findings.collect())
}

/// What it costs, as well as is known.
fn cost(matter: &Matter) -> Option<&At<Money>> {
    let cost = matter.cost.as_ref()?;
    [&cost.audited, &cost.submitted, &cost.contract, &cost.budget].into_iter().find_map(|amount| amount.as_ref())
}

/// Above which amount a text asks for more.
fn over(rule: &PackRule) -> Option<Money> {
    let yuan = rule.param("over_yuan")?.scalar::<Count>()?;
    Some(Money::from_fen(i64::try_from(yuan.0.saturating_mul(100)).unwrap_or(i64::MAX)))
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(pack: &str, cost: &str, steps: &str) -> Vec<String> {
        let text = format!("class: emergency\ncost: {{contract: {cost}}}\nsteps:\n  - {{step: implementation, on: 2026-03-01}}\n{steps}");
        verdict_under(&[pack], kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sz.emergency
    #[test]
    fn above_a_hundred_thousand_two_look_at_it() {
        let both = "  - {step: street_opinion, on: 2026-03-01}\n  - {step: audit, on: 2026-04-01}\n";
        assert_eq!(check("shenzhen", "100000.01", both), ["holds"]);
        assert_eq!(check("shenzhen", "100000", ""), ["holds"]);
        let found = check("shenzhen", "100000.01", "  - {step: 街道意见, on: 2026-03-01}\n");
        assert_eq!(
            found,
            ["2:18 应急维修 100,000.01 元，超过 100,000.00 元，缺造价审核（“深圳经济特区物业管理条例 第八十二条至第八十三条”）"]
        );
        assert_eq!(check("shenzhen", "100000.01", "").len(), 2);
        assert_eq!(check("shanghai", "100000.01", ""), ["n/a: no text of that date asks for it"]);
    }
}
