//! 止早于起 · Period ends before it begins
//!
//! # What it checks
//! 表决、征求意见、交接的止不早于起。步骤的起止另有规则。
//! Votes, consultations and hand-overs do not end before they begin. Steps have a rule of their own.
//! 计票不早于表决的止。 Votes are counted when voting has ended.
//!
//! # Why
//! 起止反了，谁也不知道什么时候投票、什么时候提意见。
//! With the ends turned round nobody knows when to vote or to speak.

use crate::base::date::Date;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::Matter;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> =
    RecordRule { info: RuleInfo::error("matter/range/period", "period-ends-before-it-begins", include_str!("periods.rs")), check };

/// What it is in both languages, its first and its last day.
type Stretch<'m> = (&'static str, &'static str, &'m At<Date>, Option<&'m At<Date>>);

fn check(series: &Series<Matter>, _scope: &Scope) -> Verdict {
    let matter = series.this().body;
    let votes = matter.votes.iter().map(|v| ("表决", "the vote", &v.from, Some(&v.until)));
    let consultations = matter.consultations.iter().map(|c| ("征求意见", "the consultation", &c.from, c.until.as_ref()));
    let handover = matter.handover.iter().map(|h| ("交接", "the hand-over", &h.begun, h.ended.as_ref()));
    let periods: Vec<Stretch> = votes.chain(consultations).chain(handover).collect();
    let counted = matter.votes.iter().filter_map(|vote| early(&vote.until, vote.counted.as_ref()?));
    if periods.is_empty() {
        return Verdict::NotApplicable("nothing here takes time");
    }
    let wrong =
        periods.into_iter().filter_map(|(zh, en, from, until)| Some((zh, en, from, until.filter(|until| until.value < from.value)?)));
    let finding = |(zh, en, from, until): (&str, &str, &At<Date>, &At<Date>)| {
        let (first, last) = (from.value, until.value);
        Finding::at(until.span, said!("{zh}的止（{last}）早于起（{first}）", "{en} ends on {last}, before it begins on {first}"))
            .mend(said!("改正两个日期", "mend the two dates"))
            .also(from.span, said!("起在这里", "it begins here"))
    };
    Verdict::of(wrong.map(finding).chain(counted).collect())
}

/// A count before the last day of voting.
fn early(until: &At<Date>, counted: &At<Date>) -> Option<Finding> {
    let (on, last) = (counted.value, until.value);
    (on < last).then(|| {
        Finding::at(counted.span, said!("计票日期（{on}）早于表决的止（{last}）", "the votes were counted on {on}, before voting ended on {last}"))
            .mend(said!("改正两个日期", "mend the two dates"))
            .also(until.span, said!("止在这里", "it ends here"))
    })
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(text: &str) -> Vec<String> {
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[text])
    }

    #[test]
    fn one_day_is_a_period() {
        assert_eq!(
            check("class: 278-4\nvotes: [{motion: 甲, from: 2026-03-01, until: 2026-03-01, total: {owners: 1, area: 1}}]\n"),
            ["holds"]
        );
    }

    #[test]
    fn every_reversed_period_is_found_at_its_end() {
        let text = "class: 278-4\nvotes: [{motion: 甲, from: 2026-03-10, until: 2026-03-01, total: {owners: 1, area: 1}}]\nhandover: {from: a, to: b, begun: 2026-05-01, ended: 2026-04-01}\n";
        assert_eq!(check(text), ["2:46 表决的止（2026-03-01）早于起（2026-03-10）", "3:54 交接的止（2026-04-01）早于起（2026-05-01）"]);
    }

    #[test]
    fn votes_are_counted_when_all_are_cast() {
        let of = |counted: &str| {
            check(&format!("class: 278-4\nvotes: [{{motion: 甲, from: 2026-02-14, until: 2026-02-28, counted: {counted}, total: {{owners: 1, area: 1}}}}]\n"))
        };
        assert_eq!(of("2026-02-28"), ["holds"]);
        assert_eq!(of("2026-02-20"), ["2:67 计票日期（2026-02-20）早于表决的止（2026-02-28）"]);
    }

    #[test]
    fn a_matter_of_moments_is_not_judged() {
        assert_eq!(check("class: 278-4\n"), ["n/a: nothing here takes time"]);
    }
}
