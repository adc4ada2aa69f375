//! 交接清单不全 · A hand-over list with gaps
//!
//! # What it checks
//! 更换物业的交接清单，规则包列出的每一类（用房、设施设备、档案资料、款项、钥匙账号等）至少有一项；办完那天，缺的都补齐了。
//! The list has at least one thing of every sort the packs name; on the day it ended, nothing was missing any more.
//! 1. 规则包没有列出清单的不判断。 Where no pack names a list, the sorts are not judged.
//! 2. 还没有开始交接的不判断。 Not judged before it began.
//!
//! # Why
//! 清单上没有的，过后就说不清交没交。
//! What is not on the list cannot be asked for later.

use std::collections::BTreeSet;

use crate::base::diagnostic::Said;
use crate::base::scalar::Scalar;
use crate::law::RuleSort;
use crate::record::contract::{Contract, ContractSort, Handover, ThingSort};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Contract> = RecordRule {
    info: RuleInfo {
        basis: &["sd.handover", "fs.handover", "bj.handover", "sz.handover"],
        ..RuleInfo::warning("contract/coverage/checklist", "handover-list-with-gaps", include_str!("checklist.rs"))
    },
    check,
};

fn check(series: &Series<Contract>, scope: &Scope) -> Verdict {
    let contract = series.this().body;
    let begun = |handover: &&crate::base::source::At<Handover>| handover.begun.as_ref().is_some_and(|begun| begun.value <= scope.as_of);
    let Some(handover) = contract.handover.as_ref().filter(begun).filter(|_| *contract.sort == ContractSort::PropertyService) else {
        return Verdict::NotApplicable("no hand-over of property service that has begun");
    };
    let mut findings: Vec<Finding> = missing_sorts(handover, scope).into_iter().collect();
    let ended = handover.ended.as_ref().filter(|ended| ended.value <= scope.as_of);
    let open = handover.checklist.iter().filter(|thing| !thing.is_settled(scope.as_of));
    findings.extend(open.filter(|_| ended.is_some()).map(|thing| {
        let subject = &*thing.subject.value;
        Finding::at(thing.subject.span, said!("交接已经办完，“{subject}”还没有交清", "the hand-over has ended, `{subject}` is not settled"))
            .mend(said!("写上移交或补齐的日期；没有交清的，把“办完”删去", "write when it was handed over or made good, or take `ended` out"))
    }));
    Verdict::of(findings)
}

/// The sorts no thing on the list belongs to.
fn missing_sorts(handover: &Handover, scope: &Scope) -> Option<Finding> {
    let rules = scope.pack.of_kind_on(RuleSort::EventAfter, handover.counted_from.value);
    let rules = rules.filter(|rule| rule.param("event").and_then(|event| event.text()) == Some("operator_changed"));
    let named = rules.filter_map(|rule| rule.param("checklist")).flat_map(|list| list.items());
    let asked: BTreeSet<ThingSort> = named.filter_map(|word| ThingSort::parse(word.text()?).ok()).collect();
    let has = |sort: &ThingSort| handover.checklist.iter().any(|thing| thing.sort.as_ref().is_some_and(|own| own.value == *sort));
    let lacking: Vec<ThingSort> = asked.into_iter().filter(|sort| !has(sort)).collect();
    if lacking.is_empty() {
        return None;
    }
    let words = |pick: fn(&(&'static str, &'static str)) -> &'static str, join: &str| {
        let word = |sort: &ThingSort| ThingSort::WORDS.iter().find(|(word, _)| *word == sort.word()).map(pick);
        lacking.iter().filter_map(word).collect::<Vec<_>>().join(join)
    };
    let (zh, en) = (words(|pair| pair.1, "、"), words(|pair| pair.0, ", "));
    let what: Said = said!("交接清单里没有这几类：{zh}", "the list has nothing of these sorts: {en}");
    let mend = said!("在“清单”里补上，每项写“类别”", "add them to `checklist`, each with its `sort`");
    Some(Finding::at(handover.counted_from.span, what).mend(mend))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, check_under};

    const ID: &str = super::RULE.info.id;

    fn thing(sort: &str) -> String {
        format!("{{subject: 甲, sort: {sort}, handed: 2026-02-02}}")
    }

    fn of(things: &[String]) -> Vec<String> {
        let list = things.join(", ");
        let text = format!("handover: {{from: a, to: b, counted_from: 2026-01-31, begun: 2026-02-01, ended: 2026-02-06, checklist: [{list}]}}\n");
        check_under(&["foshan"], ID, &text)
    }

    #[test]
    fn every_sort_is_on_the_list() {
        let all = ["premises", "facilities", "archives", "common_funds", "keys"].map(thing);
        assert_eq!(of(&all), ["holds"]);
        assert_eq!(of(&all[..3]), ["4:42 交接清单里没有这几类：款项、钥匙账号"]);
    }

    #[test]
    fn nothing_is_open_when_it_ended() {
        let mut all = ["premises", "facilities", "archives", "common_funds"].map(thing).to_vec();
        all.push("{subject: 门禁密码, sort: keys, handed: 2026-02-02, missing: 3 个账号}".into());
        let [found] = of(&all).try_into().unwrap();
        assert!(found.ends_with("交接已经办完，“门禁密码”还没有交清"), "{found}");
        let last = all.len() - 1;
        all[last] = "{subject: 门禁密码, sort: keys, handed: 2026-02-02, missing: 3 个账号, supplied: 2026-02-05}".into();
        assert_eq!(of(&all), ["holds"]);
    }

    #[test]
    fn not_applicable_before_it_begins() {
        assert_eq!(check(ID, ""), ["n/a: no hand-over of property service that has begun"]);
    }
}
