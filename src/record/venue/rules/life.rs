//! 停用早于启用 · Closed for good before it was opened
//!
//! # What it checks
//! 场所的“停用”不早于“启用”。
//! The day a venue was closed for good is not before the day it was opened.
//!
//! # Why
//! 两个日期颠倒，页面上就说不清现在还开不开。
//! Turned round, the page cannot say whether it is open.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::record::venue::Venue;
use crate::said;

pub const RULE: RecordRule<Venue> =
    RecordRule { info: RuleInfo::error("venue/range/life", "venue-closed-before-opened", include_str!("life.rs")), check };

fn check(series: &Series<Venue>, _scope: &Scope) -> Verdict {
    let venue = series.this().body;
    let (Some(opened), Some(closed)) = (&venue.opened, &venue.closed) else {
        return Verdict::NotApplicable("it was not both opened and closed");
    };
    let (first, last) = (opened.value, closed.value);
    let turned = (last < first).then(|| {
        Finding::at(closed.span, said!("停用（{last}）早于启用（{first}）", "closed on {last}, before it was opened on {first}"))
            .mend(said!("改正其中一个日期", "mend one of the two dates"))
            .also(opened.span, said!("启用在这里", "opened on this day"))
    });
    Verdict::of(turned.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(life: &str) -> Vec<String> {
        verdict(kind_of_folder("venue").unwrap(), super::RULE.info.id, &[&format!("sort: station\naddress: 南门\n{life}")])
    }

    #[test]
    fn it_is_opened_before_it_is_closed() {
        assert_eq!(check("opened: 2026-03-01\nclosed: 2026-03-01\n"), ["holds"]);
        assert_eq!(check("opened: 2026-03-02\nclosed: 2026-03-01\n"), ["4:9 停用（2026-03-01）早于启用（2026-03-02）"]);
        assert_eq!(check("opened: 2026-03-02\n"), ["n/a: it was not both opened and closed"]);
    }
}
