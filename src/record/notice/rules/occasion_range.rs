//! 日程的“至”早于开始 · An occasion that ends before it begins
//!
//! # What it checks
//! 每一项日程，`until` 不早于 `on`；只有一天的可以不写 `until`。
//! No occasion has its last day before its first; one of a single day needs no `until`.
//!
//! # Why
//! 这样的日程在日历里一天也不占，居民就错过了。
//! Such an occasion takes up no day in the calendar, and people miss it.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::notice::Notice;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Notice> = RecordRule {
    info: RuleInfo::error("notice/range/occasion", "occasion-ends-before-it-begins", include_str!("occasion_range.rs")),
    check,
};

fn check(series: &Series<Notice>, _scope: &Scope) -> Verdict {
    let notice = series.this().body;
    let ranges = || notice.occasions.iter().filter_map(|o| Some((&o.on, o.until.as_ref()?)));
    if ranges().next().is_none() {
        return Verdict::NotApplicable("no occasion lasts longer than a day");
    }
    let turned = ranges().filter(|(on, until)| until.value < on.value);
    let findings = turned.map(|(on, until)| {
        let (first, last) = (on.value, until.value);
        Finding::at(until.span, said!("日程的“至”（{last}）早于开始（{first}）", "the occasion ends ({last}) before it begins ({first})"))
            .mend(said!("改正其中一个日期", "mend one of the two dates"))
            .also(on.span, said!("从这里开始", "it begins here"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(text: &str) -> Vec<String> {
        verdict(kind_of_folder("notice").unwrap(), super::RULE.info.id, &[text])
    }

    #[test]
    fn holds_on_a_single_day() {
        assert_eq!(check("occasions: [{on: 2026-12-01, until: 2026-12-01, subject: 停水}]\n"), ["holds"]);
    }

    #[test]
    fn breaks_at_the_end() {
        assert_eq!(
            check("occasions: [{on: 2026-12-02, until: 2026-12-01, subject: 停水}]\n"),
            ["1:37 日程的“至”（2026-12-01）早于开始（2026-12-02）"]
        );
    }

    #[test]
    fn not_applicable_without_a_last_day() {
        assert_eq!(check("occasions: [{on: 2026-12-02, subject: 停水}]\n"), ["n/a: no occasion lasts longer than a day"]);
    }
}
