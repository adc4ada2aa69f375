//! 开放时间重叠 · Opening hours that overlap
//!
//! # What it checks
//! 同一天的两段开放时间不重叠；前一段的止可以等于后一段的起。
//! Two stretches of one day do not overlap; the end of one may be the beginning of the next.
//!
//! # Why
//! 两段重叠，多半有一段写错了星期或钟点。
//! Where two overlap, one of them most likely has the wrong day or time.

use crate::party::contact::Weekday;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::record::venue::Venue;
use crate::said;

pub const RULE: RecordRule<Venue> =
    RecordRule { info: RuleInfo::warning("venue/unique/hours", "hours-overlap", include_str!("hours_overlap.rs")), check };

fn check(series: &Series<Venue>, _scope: &Scope) -> Verdict {
    let opening = &series.this().body.opening;
    if opening.len() < 2 {
        return Verdict::NotApplicable("there are no two stretches of opening hours");
    }
    let mut findings = Vec::new();
    for (at, later) in opening.iter().enumerate() {
        let clash = opening.iter().take(at).find_map(|earlier| {
            let day = Weekday::ALL.iter().find(|day| earlier.is_on(**day) && later.is_on(**day))?;
            let overlap = earlier.from.value < later.until.value && later.from.value < earlier.until.value;
            overlap.then_some((earlier, day))
        });
        let Some((earlier, day)) = clash else { continue };
        let (zh, en) = (Weekday::WORDS.iter().find(|(word, _)| *word == day.word()).map_or("", |(_, zh)| *zh), day.word());
        let (one, two) = (earlier.from.value, earlier.until.value);
        let what = said!("{zh}的这一段和 {one}–{two} 重叠", "on {en} this stretch overlaps {one}–{two}");
        let mend = said!("改正钟点或星期，或并成一段", "mend time or day, or make one of the two");
        findings.push(Finding::at(later.from.span, what).mend(mend).also(earlier.from.span, said!("另一段在这里", "the other")));
    }
    Verdict::of(findings)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(opening: &str) -> Vec<String> {
        let text = format!("sort: station\naddress: 南门\nopening: [{opening}]\n");
        verdict(kind_of_folder("venue").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn stretches_may_touch_and_stand_on_other_days() {
        assert_eq!(check("{from: 9:00, until: 11:00}, {from: 11:00, until: 12:00}"), ["holds"]);
        assert_eq!(check("{weekdays: [monday], from: 9:00, until: 11:00}, {weekdays: [周二], from: 10:00, until: 12:00}"), ["holds"]);
    }

    #[test]
    fn what_overlaps_is_found() {
        let found = check("{from: 9:00, until: 11:00}, {weekdays: [周二], from: 10:00, until: 12:00}");
        assert_eq!(found, ["3:62 周二的这一段和 9:00–11:00 重叠"]);
        assert_eq!(check("{from: 9:00, until: 11:00}"), ["n/a: there are no two stretches of opening hours"]);
    }
}
