//! 撤下早于挂上 · Taken down before it was hung
//!
//! # What it checks
//! 每一处，`until` 不早于 `from`；还挂着的不写 `until`。
//! Of every place `until` is not before `from`; what still hangs has no `until`.
//!
//! # Why
//! 挂了几天，要从这两个日期算；颠倒了，公示期就算错。
//! How long it hung is counted from these two days; turned round, the count is wrong.

use crate::base::date::Date;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::posting::Posting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Posting> =
    RecordRule { info: RuleInfo::error("posting/range/days", "taken-down-before-hung", include_str!("sheet_range.rs")), check };

fn check(series: &Series<Posting>, _scope: &Scope) -> Verdict {
    let posting = series.this().body;
    let sheets = posting.sheets.iter().filter_map(|sheet| Some((&sheet.from, sheet.until.as_ref()?)));
    let online = posting.online.iter().filter_map(|online| Some((&online.from, online.until.as_ref()?)));
    let ranges: Vec<(&At<Date>, &At<Date>)> = sheets.chain(online).collect();
    if ranges.is_empty() {
        return Verdict::NotApplicable("nothing was taken down yet");
    }
    let turned = ranges.into_iter().filter(|(from, until)| until.value < from.value);
    let findings = turned.map(|(from, until)| {
        let (first, last) = (from.value, until.value);
        Finding::at(until.span, said!("撤下（{last}）早于挂上（{first}）", "taken down on {last}, before it was hung on {first}"))
            .mend(said!("改正其中一个日期", "mend one of the two dates"))
            .also(from.span, said!("这天挂上", "hung on this day"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        verdict(kind_of_folder("posting").unwrap(), super::RULE.info.id, &[&format!("record: notice/a\n{rest}")])
    }

    #[test]
    fn a_single_day_is_a_range() {
        assert_eq!(check("sheets: [{slot: a, from: 2026-11-01, until: 2026-11-01}]\n"), ["holds"]);
        assert_eq!(check("sheets: [{slot: a, from: 2026-11-01}]\n"), ["n/a: nothing was taken down yet"]);
    }

    #[test]
    fn turned_days_are_found_on_paper_and_on_platforms() {
        let found = check("sheets: [{slot: a, from: 2026-11-02, until: 2026-11-01}]\nonline: [{platform: group, from: 2026-11-03, until: 2026-11-01}]\n");
        assert_eq!(found, ["2:45 撤下（2026-11-01）早于挂上（2026-11-02）", "3:53 撤下（2026-11-01）早于挂上（2026-11-03）"]);
    }
}
