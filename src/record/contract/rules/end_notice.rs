//! 物业合同终止，通知不够早 · Notice of the end given too late
//!
//! # What it checks
//! 终止物业服务合同（`termination`），书面通知（`notice`）到终止之间的天数够：业主一方提出的和物业一方提出的，各按规则包。
//! When a contract of property service ends, the written notice came as many days before as the packs ask of the side that ended it.
//! 1. 双方商定的、别的合同不判断。 Ends that both agreed on, and other contracts, are not judged.
//!
//! # Why
//! 住户要有时间找下一家，物业要有时间安排人。
//! Residents need time to find the next company, and the company to place its people.

use crate::base::number::Count;
use crate::law::RuleSort;
use crate::record::contract::{Contract, ContractSort, EndedBy};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> = RecordRule {
    info: RuleInfo {
        basis: &["cn.946", "cn.947"],
        ..RuleInfo::warning("contract/range/notice", "notice-of-end-late", include_str!("end_notice.rs"))
    },
    check,
};

fn check(series: &Series<Contract>, scope: &Scope) -> Verdict {
    let contract = series.this().body;
    let Some(end) = contract.termination.as_ref().filter(|_| *contract.sort == ContractSort::PropertyService) else {
        return Verdict::NotApplicable("no contract of property service that was ended");
    };
    let event = match *end.by {
        EndedBy::Owners => "dismiss_operator",
        EndedBy::OtherSide => "operator_leaves",
        EndedBy::Both => return Verdict::NotApplicable("both sides agreed on the end"),
    };
    let told = end.notice.as_ref().map_or(end.on.value, |notice| notice.value);
    let asked = scope.pack.of_kind_on(RuleSort::EventBefore, told).filter(|rule| rule.param("event").and_then(|name| name.text()) == Some(event));
    let days = |rule: &crate::law::PackRule| Some((rule.param("lead_days")?.scalar::<Count>()?.0, rule.title.clone()));
    let Some((days, title)) = asked.filter_map(days).max() else {
        return Verdict::NotApplicable("no text of that date");
    };
    let Some(notice) = &end.notice else {
        let what = said!("没有写书面通知的日期；应提前 {days} 天（{title}）", "no day of the written notice; {days} days are asked for ({title})");
        return Verdict::Breaks(vec![Finding::at(end.on.span, what).mend(said!("写上“书面通知”的日期", "write the day as `notice`"))]);
    };
    let ahead = end.on.value.days_since(notice.value);
    if ahead >= i64::try_from(days).unwrap_or(i64::MAX) {
        return Verdict::Holds;
    }
    let what = said!("书面通知提前 {ahead} 天，应提前 {days} 天（{title}）", "notice was given {ahead} days ahead, {days} are asked for ({title})");
    let mend = said!("核对两个日期；确实不够的，把协商的经过写进正文", "check the two days; if they are right, tell in the text what was agreed");
    Verdict::Breaks(vec![Finding::at(notice.span, what).mend(mend).also(end.on.span, said!("这天终止", "ended on this day"))])
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const ID: &str = super::RULE.info.id;

    // breaks: cn.946 cn.947
    #[test]
    fn each_side_has_its_days() {
        let end = |by: &str, notice: &str| check(ID, &format!("termination: {{on: 2026-09-30, by: {by}, notice: {notice}, reason: 不满意}}\n"));
        assert_eq!(end("owners", "2026-08-01"), ["holds"]);
        assert_eq!(end("owners", "2026-08-02"), ["4:51 书面通知提前 59 天，应提前 60 天（民法典 第九百四十六条）"]);
        assert_eq!(end("other_side", "2026-08-01"), ["4:55 书面通知提前 60 天，应提前 90 天（民法典 第九百四十七条）"]);
        assert_eq!(end("both", "2026-09-30"), ["n/a: both sides agreed on the end"]);
    }

    #[test]
    fn a_notice_has_a_day() {
        let found = check(ID, "termination: {on: 2026-09-30, by: owners, reason: 不满意}\n");
        assert_eq!(found, ["4:19 没有写书面通知的日期；应提前 60 天（民法典 第九百四十六条）"]);
        assert_eq!(check(ID, ""), ["n/a: no contract of property service that was ended"]);
    }
}
