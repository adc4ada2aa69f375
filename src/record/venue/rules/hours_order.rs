//! 关门早于开门 · Closed before it opens
//!
//! # What it checks
//! 每一段开放时间，`until` 晚于 `from`；过了半夜的，分成两段写。
//! Of every stretch of opening hours `until` is after `from`; one past midnight is written as two.
//!
//! # Why
//! 居民照着时间去，门却是锁着的。
//! People go there by these hours and find the door locked.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::record::venue::Venue;
use crate::said;

pub const RULE: RecordRule<Venue> =
    RecordRule { info: RuleInfo::error("venue/range/hours", "closed-before-it-opens", include_str!("hours_order.rs")), check };

fn check(series: &Series<Venue>, _scope: &Scope) -> Verdict {
    let opening = &series.this().body.opening;
    if opening.is_empty() {
        return Verdict::NotApplicable("no opening hours are given");
    }
    let turned = opening.iter().filter(|stretch| stretch.until.value <= stretch.from.value);
    let findings = turned.map(|stretch| {
        let (from, until) = (stretch.from.value, stretch.until.value);
        Finding::at(stretch.until.span, said!("{until} 关门，不晚于开门 {from}", "it closes at {until}, not after it opens at {from}"))
            .mend(said!("改正钟点；到半夜的写 24:00", "mend the times; midnight is 24:00"))
            .also(stretch.from.span, said!("开门", "it opens"))
    });
    Verdict::of(findings.collect())
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
    fn it_closes_after_it_opens() {
        assert_eq!(check("{from: 9:00, until: 24:00}"), ["holds"]);
        assert_eq!(check("{from: 9:00, until: 9:00}"), ["3:31 9:00 关门，不晚于开门 9:00"]);
        assert_eq!(check(""), ["n/a: no opening hours are given"]);
    }
}
