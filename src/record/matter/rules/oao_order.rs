//! 三同步的先后颠倒 · The three ticks out of order
//!
//! # What it checks
//! 线上收集、线下解决、线上反馈的日期依次不往回走；紧急情形的认定、开工不早于发现。
//! Collected, solved, answered: the dates never go backwards; an emergency is neither attested nor worked on before it was found.
//!
//! # Why
//! 先反馈、后解决，反馈的就不是结果。
//! An answer given before the solution tells no result.

use crate::base::date::Date;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::Matter;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> =
    RecordRule { info: RuleInfo::error("matter/consistent/oao-order", "ticks-out-of-order", include_str!("oao_order.rs")), check };

type Named<'m> = (&'static str, &'static str, &'m At<Date>);

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let matter = series.this().body;
    if matter.oao.is_none() && matter.urgency.is_none() {
        return Verdict::NotApplicable("neither ticks nor an emergency");
    }
    let mut pairs: Vec<(Named, Named)> = Vec::new();
    if let Some(oao) = &matter.oao {
        let ticks = [("线上收集", "the collection", &oao.collected), ("线下解决", "the solution", &oao.solved), ("线上反馈", "the answer", &oao.answered)];
        let dated: Vec<Named> = ticks.into_iter().filter_map(|(zh, en, tick)| Some((zh, en, &tick.as_ref()?.on))).collect();
        pairs.extend(dated.iter().copied().zip(dated.iter().copied().skip(1)));
    }
    if let Some(urgency) = &matter.urgency {
        let found: Named = ("发现", "the finding", &urgency.found);
        let later = [("认定", "the attestation", &urgency.attested), ("开工", "the work", &urgency.begun)];
        pairs.extend(later.into_iter().filter_map(|(zh, en, on)| Some((found, (zh, en, on.as_ref()?)))));
    }
    let finding = |((zh, en, first), (zh_after, en_after, then)): (Named, Named)| {
        let (before, after) = (first.value, then.value);
        Finding::at(then.span, said!("{zh_after}（{after}）早于{zh}（{before}）", "{en_after} ({after}) comes before {en} ({before})"))
            .also(first.span, said!("{zh}在这里", "{en} is here"))
            .mend(said!("改正两个日期", "mend the two dates"))
    };
    Verdict::of(pairs.into_iter().filter(|(first, then)| then.2.value < first.2.value).map(finding).collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(text: &str) -> Vec<String> {
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&format!("class: ordinary\n{text}")])
    }

    #[test]
    fn an_answer_follows_the_solution() {
        assert_eq!(check("oao: {collected: {on: 2026-03-01}, answered: {on: 2026-03-09}}\n"), ["holds"]);
        assert_eq!(check("oao: {solved: {on: 2026-03-10}, answered: {on: 2026-03-09}}\n"), ["2:48 线上反馈（2026-03-09）早于线下解决（2026-03-10）"]);
    }

    #[test]
    fn an_emergency_is_found_first() {
        assert_eq!(check("urgency: {ground: 爆管, found: 2026-07-03, begun: 2026-07-02}\n"), ["2:49 开工（2026-07-02）早于发现（2026-07-03）"]);
        assert_eq!(check(""), ["n/a: neither ticks nor an emergency"]);
    }
}
