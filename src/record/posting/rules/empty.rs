//! 张贴登记里一处也没有 · A posting without a place
//!
//! # What it checks
//! 至少写一处：公开栏的一张（`sheets`），或一个平台（`online`）。
//! At least one place is given: a sheet on the board (`sheets`) or a platform (`online`).
//!
//! # Why
//! 这条记录是公示的凭证，没有地点和日期，就什么也证明不了。
//! The record is evidence of a disclosure; without place and day it proves nothing.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::posting::Posting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Posting> =
    RecordRule { info: RuleInfo::error("posting/coverage/place", "posting-without-place", include_str!("empty.rs")), check };

fn check(series: &Series<Posting>, _scope: &Scope) -> Verdict {
    let posting = series.this().body;
    if !posting.sheets.is_empty() || !posting.online.is_empty() {
        return Verdict::Holds;
    }
    let what = said!("没有写挂在哪里，也没有写上了哪个平台", "neither a place on the board nor a platform is given");
    let mend = said!("加上“纸面”（公开栏、起），或“线上”（平台、起）", "add `sheets` with slot and from, or `online` with platform and from");
    Verdict::Breaks(vec![Finding::at(posting.record.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        verdict(kind_of_folder("posting").unwrap(), super::RULE.info.id, &[&format!("record: notice/a\n{rest}")])
    }

    #[test]
    fn one_place_of_either_sort_suffices() {
        assert_eq!(check("sheets: [{slot: a, from: 2026-11-01}]\n"), ["holds"]);
        assert_eq!(check("online: [{platform: internet, from: 2026-11-01}]\n"), ["holds"]);
        assert_eq!(check(""), ["1:9 没有写挂在哪里，也没有写上了哪个平台"]);
    }
}
