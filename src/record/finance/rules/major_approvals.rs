//! 重大开支没有会审 · A major expenditure without its approvals
//!
//! # What it checks
//! 达到“重大开支”金额的、或标了“重大”的支出：付款当天或之前，要有规定个数的不同机构会审同意，
//! 还要由规定个数的人签批（一支笔），不多也不少。 An expenditure from the agreed amount on, or marked `major`: as many different bodies as the
//! procedure asks for approve it on or before the day of payment, and exactly as many persons as it says sign.
//! 1. 只看采用了这套程序的小区，只看居民自己管的账户；维修资金、物业费、党建经费另有程序。
//!    Only where a unit has adopted the procedure, and only for accounts the residents' bodies decide over.
//! 2. 一笔支出挂着一件表决过的事项时，由事项说明，不再会审。 One that rests on a matter is accounted for there.
//!
//! # Why
//! 大钱要几家一起看过才花，事后补的会审看不住钱。
//! Large sums are looked at by several bodies before they are spent; an approval afterwards guards nothing.

use std::collections::BTreeSet;

use crate::record::finance::major::{self, Major};
use crate::record::finance::model::Opinion;
use crate::record::finance::{Entry, Finance};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo {
        basis: &[major::RULE],
        ..RuleInfo::warning("finance/coverage/approvals", "major-expenditure-unapproved", include_str!("major_approvals.rs"))
    },
    check,
};

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
    let finance = series.this().body;
    // Each expenditure is judged by the text of its own day.
    let texts = finance.expenditure.iter().map(|entry| (&entry.value, Major::on(scope, *entry.on)));
    let texts: Vec<(&Entry, Result<Major, &'static str>)> = texts.collect();
    let none = || texts.iter().find_map(|(_, text)| text.err()).or_else(|| Major::on(scope, finance.period.until).err());
    if let Some(why) = none().filter(|_| texts.iter().all(|(_, text)| text.is_err())) {
        return Verdict::NotApplicable(why);
    }
    if !major::is_own(finance) {
        return Verdict::NotApplicable(major::ANOTHER_ACCOUNT);
    }
    let asked = texts.into_iter().filter_map(|(entry, text)| Some((entry, text.ok()?)));
    let judged = asked.filter(|(entry, asked)| asked.is(entry) && entry.matter.is_none());
    Verdict::of(judged.flat_map(|(entry, asked)| judge(entry, asked)).collect())
}

fn judge(entry: &Entry, asked: Major) -> Vec<Finding> {
    let day = entry.on.value;
    let agreed = |opinion: Opinion| matches!(opinion, Opinion::Agreed | Opinion::Conditional);
    let in_time = entry.approvals.iter().filter(|approval| agreed(*approval.opinion) && *approval.on <= day);
    let bodies: BTreeSet<&str> = in_time.map(|approval| &*approval.body.0).collect();
    let number = &*entry.number.value;
    let mut findings = Vec::new();
    if bodies.len() < asked.bodies {
        let (have, want) = (bodies.len(), asked.bodies);
        let what = said!(
            "{number} 是重大开支，付款前会审同意的只有 {have} 家，要 {want} 家",
            "{number} is a major expenditure: {have} bodies approved before payment, {want} must"
        );
        let mend = said!("补上“会审”：机构、日期、意见；确实没有会审的，如实说明", "add `approvals` with body, day and opinion; where there were none, say so");
        findings.push(Finding::at(entry.amount.span, what).mend(mend));
    }
    let signed = entry.signed.iter().chain(&entry.also_signed).filter(|signed| *signed.on <= day);
    let pens: BTreeSet<&str> = signed.map(|signed| &*signed.by.0).collect();
    let (have, want) = (pens.len(), asked.signatories);
    if have != want {
        let what = match have {
            0 => said!("{number} 是重大开支，付款前没有人签批", "{number} is a major expenditure: nobody signed before payment"),
            _ => said!(
                "{number} 是重大开支，付款前签批的有 {have} 人，应是 {want} 人",
                "{number} is a major expenditure: {have} signed before payment, it is for {want}"
            ),
        };
        let mend = said!("“签批”写人和日期；几支笔由规则包定，多的改记到“会审”", "`signed` names person and day; how many sign is the pack's to say, others approve");
        findings.push(Finding::at(entry.amount.span, what).mend(mend));
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{verdict, verdict_under};

    fn ledger(sort: &str, entry: &str) -> String {
        format!("period: 2026-Q3\naccount: {{sort: {sort}}}\nopening: 20000\nclosing: 0\nexpenditure:\n  - {{number: Z1, on: 2026-08-29, subject: 排险, {entry}}}\n")
    }

    fn check(entry: &str) -> Vec<String> {
        verdict_under(&["dangjian"], kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&ledger("courtyard_fund", entry)])
    }

    const THREE: &str = "approvals: [{body: a, on: 2026-08-20, opinion: agreed}, {body: b, on: 2026-08-22, opinion: agreed}, {body: c, on: 2026-08-29, opinion: conditional}]";
    const SIGNED: &str = "signed: {by: p-01, on: 2026-08-24}";

    #[test]
    fn three_bodies_approve_and_one_person_signs_before_payment() {
        assert_eq!(check(&format!("amount: 10000, {THREE}, {SIGNED}")), ["holds"]);
        assert_eq!(check("amount: 9999.99"), ["holds"]);
        let twice = THREE.replace("body: b", "body: a");
        assert_eq!(check(&format!("amount: 10000, {twice}, {SIGNED}")), ["6:55 Z1 是重大开支，付款前会审同意的只有 2 家，要 3 家"]);
        let late = THREE.replace("2026-08-29", "2026-08-30");
        assert_eq!(check(&format!("amount: 10000, {late}, {SIGNED}")), ["6:55 Z1 是重大开支，付款前会审同意的只有 2 家，要 3 家"]);
        let two = format!("{SIGNED}, also_signed: [{{by: p-02, on: 2026-08-25}}]");
        assert_eq!(check(&format!("amount: 10000, {THREE}, {two}")), ["6:55 Z1 是重大开支，付款前签批的有 2 人，应是 1 人"]);
        assert_eq!(check(&format!("amount: 500, major: true, {THREE}")), ["6:55 Z1 是重大开支，付款前没有人签批"]);
    }

    #[test]
    fn who_has_not_adopted_it_is_not_judged() {
        let kind = kind_of_folder("finance").unwrap();
        let not_adopted = verdict(kind, super::RULE.info.id, &[&ledger("courtyard_fund", "amount: 10000")]);
        assert_eq!(not_adopted, [format!("n/a: {}", super::major::NOT_ADOPTED)]);
        let another = verdict_under(&["dangjian"], kind, super::RULE.info.id, &[&ledger("property_fee", "amount: 10000")]);
        assert_eq!(another, [format!("n/a: {}", super::major::ANOTHER_ACCOUNT)]);
    }
}
