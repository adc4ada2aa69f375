//! 没挂满公示期 · Taken down before the announced end
//!
//! # What it checks
//! 每一处公开栏，从第一张挂上到被张贴的记录“公示期”的最后一天，天天都挂着。
//! In every place of the board a sheet hangs on each day from the first until the last day of the posted record's window.
//! 1. 挂晚了的不在这里判断。 Whether the first was hung in time is not judged here.
//! 2. 被张贴的记录没有写公示期最后一天的、公示期还没到最后一天而且还挂着的，不判断。
//!    A record without a last day is not judged, nor what still hangs.
//! 3. 另有登记接着它写的（更正），只判断后一条。 Of a registration that another one carries on, only that one is judged.
//!
//! # Why
//! 公示几天是说好的，早撤的那几天，来看的人什么也看不到。
//! The number of days was announced; who comes in the days that are missing sees an empty board.

use crate::base::date::Date;
use crate::base::source::At;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::posting::{Posting, Sheet, tables};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Posting> = RecordRule {
    info: RuleInfo::warning("posting/consistent/window", "taken-down-early", include_str!("taken_down_early.rs")),
    check,
};

fn check(series: &Series<Posting>, scope: &Scope) -> Verdict {
    let posting = series.this().body;
    let Some((_, Some(end))) = tables::window(posting, scope) else {
        return Verdict::NotApplicable("the posted record has no last day");
    };
    if posting.sheets.is_empty() {
        return Verdict::NotApplicable("nothing hung on the board");
    }
    if scope.is_corrected(series.this().id) {
        return Verdict::NotApplicable("a later registration carries it on");
    }
    Verdict::of(posting.by_slot().iter().flat_map(|sheets| gaps(sheets, end)).collect())
}

/// The days missing in one place: between two sheets, and after the last.
fn gaps(sheets: &[&At<Sheet>], end: Date) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let Some(until) = &sheet.until else { break };
        let next = sheets.get(at + 1).map(|next| next.from.value);
        // The day after which nothing is missing: the one before the next sheet, or the last of the window.
        let covered = next.map_or(end, |next| next.plus_days(-1).min(end));
        let missing = covered.days_since(until.value);
        if missing > 0 && until.value < end {
            let (down, slot) = (until.value, &*sheet.slot.value);
            let what = said!(
                "{slot} 这一张 {down} 撤下，公示期到 {end}，少挂 {missing} 天",
                "the sheet at {slot} came down on {down}, the window ends on {end}: {missing} days are missing"
            );
            let mend = said!(
                "改正日期；确实早撤了的，补挂满天数，把补挂的一张写进“纸面”",
                "mend the date; if it did come down early, hang it again for the missing days and add that sheet to `sheets`"
            );
            findings.push(Finding::at(until.span, what).mend(mend).also(sheet.from.span, said!("这天挂上", "hung on this day")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::record::kind::CatalogueEntry;
    use crate::record::kind_of_folder;
    use crate::record::testing::{around_with, day, judged, record};

    fn check(until: Option<&str>, sheets: &str) -> Vec<String> {
        let kind = kind_of_folder("posting").unwrap();
        let posting = record(kind, "p", &format!("record: notice/a\nsheets: [{sheets}]\n"));
        let entry = CatalogueEntry {
            title: "甲".into(),
            published: day("2026-11-01"),
            public: true,
            hangs: (day("2026-11-01"), until.map(day)),
            corrected: false,
        };
        let carried_on = CatalogueEntry { corrected: sheets.contains("carried on"), ..entry.clone() };
        let catalogue = [("notice/a".to_string(), entry), ("posting/p".to_string(), carried_on)];
        around_with(catalogue, |scope| judged(&[&posting], super::RULE.info.id, scope))
    }

    #[test]
    fn holds_to_the_last_day_and_while_it_hangs() {
        assert_eq!(check(Some("2026-11-20"), "{slot: a, from: 2026-11-01, until: 2026-11-20}"), ["holds"]);
        assert_eq!(check(Some("2026-11-20"), "{slot: a, from: 2026-11-01}"), ["holds"]);
        let again = "{slot: a, from: 2026-11-11, until: 2026-11-20}, {slot: a, from: 2026-11-01, until: 2026-11-10}";
        assert_eq!(check(Some("2026-11-20"), again), ["holds"]);
    }

    #[test]
    fn breaks_where_days_are_missing_at_the_end_or_between() {
        let found = check(Some("2026-11-20"), "{slot: a, from: 2026-11-01, until: 2026-11-18}");
        assert_eq!(found, ["2:45 a 这一张 2026-11-18 撤下，公示期到 2026-11-20，少挂 2 天"]);
        let found = check(Some("2026-11-20"), "{slot: a, from: 2026-11-01, until: 2026-11-08}, {slot: a, from: 2026-11-10, until: 2026-11-25}");
        assert_eq!(found, ["2:45 a 这一张 2026-11-08 撤下，公示期到 2026-11-20，少挂 1 天"]);
    }

    #[test]
    fn not_applicable_without_a_last_day() {
        assert_eq!(check(None, "{slot: a, from: 2026-11-01}"), ["n/a: the posted record has no last day"]);
        assert_eq!(check(Some("2026-11-20"), ""), ["n/a: nothing hung on the board"]);
        let early = "{slot: a, from: 2026-11-01, until: 2026-11-08, note: carried on}";
        assert_eq!(check(Some("2026-11-20"), early), ["n/a: a later registration carries it on"]);
    }
}
