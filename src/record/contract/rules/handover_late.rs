//! 交接没有按期办完 · A hand-over that took too long
//!
//! # What it checks
//! 更换物业的交接，从起算日（`counted_from`，原合同终止那天）起，在规则包规定的天数内办完；最后一天是休息日的顺延。
//! A change of the property company is handed over within the days the packs ask for, counted from `counted_from`; a last day of rest moves on.
//! 1. 还在期限内的不判断晚没晚；别的合同不判断。 Not judged while there is time, nor for other contracts.
//! 2. 几个规则包都有规定的，每条分别判断。 Where several packs ask, each is judged.
//!
//! # Why
//! 交接拖着，门禁、电梯、账上的钱就没人管。
//! While it drags on, nobody answers for gates, lifts and money.

use crate::base::number::Count;
use crate::law::days::{Holidays, Length};
use crate::law::{PackRule, RuleSort};
use crate::record::contract::{Contract, ContractSort, Handover};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> = RecordRule {
    info: RuleInfo {
        basis: &["sd.handover", "fs.handover", "bj.handover", "sz.handover"],
        ..RuleInfo::warning("contract/range/handover-days", "handover-late", include_str!("handover_late.rs"))
    },
    check,
};

fn check(series: &Series<Contract>, scope: &Scope) -> Verdict {
    let contract = series.this().body;
    let Some(handover) = contract.handover.as_ref().filter(|_| *contract.sort == ContractSort::PropertyService) else {
        return Verdict::NotApplicable("no hand-over of property service");
    };
    let from = handover.counted_from.value;
    let asked: Vec<&PackRule> = scope
        .pack
        .of_kind_on(RuleSort::EventAfter, from)
        .filter(|rule| rule.param("event").and_then(|event| event.text()) == Some("operator_changed"))
        .collect();
    if asked.is_empty() {
        return Verdict::NotApplicable("no rule that binds sets a time for it");
    }
    Verdict::of(asked.into_iter().filter_map(|rule| judge(handover, rule, scope)).collect())
}

fn judge(handover: &Handover, rule: &PackRule, scope: &Scope) -> Option<Finding> {
    let days = rule.param("within_days")?.scalar::<Count>().and_then(|days| u32::try_from(days.0).ok())?;
    let last = Holidays::built_in().within(handover.counted_from.value, Length::Days(days)).day;
    let title = &rule.title;
    let counted = (handover.counted_from.span, said!("从这天起算", "counted from this day"));
    let finding = match &handover.ended {
        Some(ended) if ended.value > last => {
            let (day, late) = (ended.value, ended.value.days_since(last));
            let what = said!("{day} 办完，期限是 {last}，晚 {late} 天（{title}）", "ended on {day}, {late} days after {last} ({title})");
            Finding::at(ended.span, what)
        }
        None if last < scope.as_of => {
            let what = said!("期限是 {last}，还没有办完（{title}）", "not ended, the last day was {last} ({title})");
            Finding::at(handover.counted_from.span, what)
        }
        _ => return None,
    };
    let mend = said!("核对日期；确实晚了的，把原因写进正文，没办完的写明何时办完", "check the days; if it was late, say why in the text, and when it will be done");
    Some(finding.mend(mend).also(counted.0, counted.1))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, check_under};

    const ID: &str = super::RULE.info.id;

    fn of(rest: &str) -> Vec<String> {
        check_under(&["foshan"], ID, &format!("handover: {{from: a, to: b, counted_from: {rest}}}\n"))
    }

    #[test]
    fn within_the_days_of_the_pack() {
        // The fifteenth day after 2026-03-31 is a Wednesday.
        assert_eq!(of("2026-03-31, ended: 2026-04-15"), ["holds"]);
        let found = of("2026-03-31, ended: 2026-04-16");
        assert_eq!(found, ["4:61 2026-04-16 办完，期限是 2026-04-15，晚 1 天（佛山市住宅物业管理条例 第四十二条）"]);
    }

    // breaks: sd.handover fs.handover bj.handover sz.handover
    #[test]
    fn each_pack_has_its_days() {
        for (pack, last, late) in [
            ("dangjian", "2026-04-15", "2026-04-16"),
            ("foshan", "2026-04-15", "2026-04-16"),
            ("beijing", "2026-04-30", "2026-05-06"),
            ("shenzhen", "2026-04-30", "2026-05-06"),
        ] {
            let check = |ended: &str| check_under(&[pack], ID, &format!("handover: {{from: a, to: b, counted_from: 2026-03-31, ended: {ended}}}\n"));
            assert_eq!(check(last), ["holds"], "{pack}");
            assert!(check(late)[0].contains("期限是"), "{pack}");
        }
    }

    #[test]
    fn a_last_day_of_rest_moves_on() {
        // 2026-04-18 is a Saturday.
        assert_eq!(of("2026-04-03, ended: 2026-04-20"), ["holds"]);
    }

    #[test]
    fn what_still_goes_on_is_late_when_the_time_is_over() {
        assert_eq!(of("2026-11-20"), ["holds"]);
        assert_eq!(of("2026-03-31"), ["4:42 期限是 2026-04-15，还没有办完（佛山市住宅物业管理条例 第四十二条）"]);
        assert_eq!(check(ID, "handover: {from: a, to: b, counted_from: 2026-03-31}\n"), ["n/a: no rule that binds sets a time for it"]);
        assert_eq!(check(ID, ""), ["n/a: no hand-over of property service"]);
    }
}
