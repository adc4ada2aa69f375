//! 物业评价没有报送 · An evaluation of the property company that was not forwarded
//!
//! # What it checks
//! 规则包写了要报送的系统的（等级评定、诚信评价）：物业服务评价的“报送”里都有，报送的日期不早于评价期结束。
//! Where a pack names the systems an evaluation of the property company is forwarded to: each is among `forwarded`, on no day before the
//! period ended.
//! 1. 系统叫什么各地不同，按规则包的 forward_said 认。 What a system is called differs; the pack's `forward_said` tells them apart.
//! 2. 没有写报送、公布还不到半个月的，先不说。 Where nothing was forwarded yet, nothing is told until the pack's days have passed since it was published.
//!
//! # Why
//! 评了不报送，评得再认真，企业的等级和信用也不会变。
//! What nobody forwards changes neither the grade nor the credit of the company.

use crate::base::number::Count;
use crate::law::{PackRule, RuleSort};
use crate::party::organization::OrganizationClass;
use crate::record::evaluation::Evaluation;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Evaluation> = RecordRule {
    info: RuleInfo {
        basis: &["sd.eval"],
        ..RuleInfo::warning("evaluation/coverage/forwarded", "evaluation-not-forwarded", include_str!("forwarded.rs"))
    },
    check,
};

fn check(series: &Series<Evaluation>, scope: &Scope) -> Verdict {
    let (header, evaluation) = (series.this().header, series.this().body);
    let subject = scope.directory.organization(&evaluation.subject).map(|body| body.class.value);
    if subject != Some(OrganizationClass::PropertyCompany) {
        return Verdict::NotApplicable("the subject is no property company");
    }
    let texts = scope.pack.of_kind_on(RuleSort::Cadence, evaluation.period.until);
    let asks = |rule: &&PackRule| rule.param("event").and_then(|event| event.text()) == Some("property_evaluation");
    let Some(rule) = texts.filter(asks).filter(|rule| rule.param("forward_to").is_some()).last() else {
        return Verdict::NotApplicable("no text of that date asks for it");
    };
    let days = rule.param("forward_days").and_then(|days| days.scalar::<Count>()).map_or(0, |days| i64::try_from(days.0).unwrap_or(i64::MAX));
    if header.published.value.plus_days(days) >= scope.as_of {
        return Verdict::NotApplicable("there is still time to forward it");
    }
    let words = rule.param("forward_said").map_or(&[][..], |words| words.items()).iter().filter_map(|word| word.text());
    let lacking: Vec<&str> = words.filter(|word| !evaluation.forwarded.iter().any(|sent| sent.system.0.contains(*word))).collect();
    let mut findings: Vec<Finding> = Vec::new();
    if !lacking.is_empty() {
        let (zh, en, title) = (lacking.join("、"), lacking.join(", "), &rule.title);
        let what = said!("没有报送{zh}的记录（“{title}”）", "nothing shows that it was forwarded for {en} (`{title}`)");
        let mend = said!("报送了的，在“报送”里写明系统和日期；还没有的，报送后补上", "add the system and the day to `forwarded`, once it was");
        findings.push(Finding::at(evaluation.subject.span, what).mend(mend));
    }
    for sent in evaluation.forwarded.iter().filter(|sent| sent.on.value < evaluation.period.from) {
        let what = said!("报送日期早于评价期", "forwarded before the period judged began");
        findings.push(Finding::at(sent.on.span, what).mend(said!("核对日期", "check the day")));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::party::directory::Directory;
    use crate::record::kind::Scope;
    use crate::record::testing::{judged, record, under};
    use crate::record::{Body, kind_of_folder};

    fn check(packs: &[&str], published: &str, forwarded: &str) -> Vec<String> {
        let body = record(kind_of_folder("roster").unwrap(), "property", "name: 物业\nclass: property_company\n").body;
        let Body::Roster(roster) = body else { panic!("a roster") };
        let text = format!("title: 评价\npublished: {published}\nsubject: property\nperiod: 2026-H1\n{forwarded}");
        let judged_one = record(kind_of_folder("evaluation").unwrap(), "a", &text);
        under(packs, |scope| {
            let directory = Directory::new(scope.as_of, [], [("property".to_string(), roster.organization)]);
            judged(&[&judged_one], super::RULE.info.id, &Scope { directory: &directory, ..*scope })
        })
    }

    #[test]
    fn both_systems_hear_of_it() {
        let both = "forwarded: [{system: 街道等级评定, on: 2026-07-21}, {system: 市诚信评价, on: 2026-07-21}]\n";
        assert_eq!(check(&["dangjian"], "2026-07-20", both), ["holds"]);
        let one = "forwarded: [{system: 街道等级评定, on: 2026-07-21}]\n";
        assert_eq!(check(&["dangjian"], "2026-07-20", one), ["3:10 没有报送诚信的记录（“党建引领约定程序（物业评价）”）"]);
        let early = both.replacen("2026-07-21", "2025-07-21", 1);
        assert_eq!(check(&["dangjian"], "2026-07-20", &early), ["5:34 报送日期早于评价期"]);
    }

    #[test]
    fn there_is_time_and_elsewhere_nobody_asks() {
        assert_eq!(check(&["dangjian"], "2026-11-20", ""), ["n/a: there is still time to forward it"]);
        assert_eq!(check(&[], "2026-07-20", ""), ["n/a: no text of that date asks for it"]);
    }
}
