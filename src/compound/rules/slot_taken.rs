//! 公开栏挂不下 · More sheets than a place takes
//!
//! # What it checks
//! 同一块公开栏，任何一天挂着的张数，不多于 compound.yaml 里写的“张数”（sheets）；没有写的，一块栏一张。
//! On no day more sheets hang in one place than compound.yaml says it takes (`sheets`); one where nothing is said.
//! 1. 没写撤下日期的，算一直挂着。 What was not taken down hangs on.
//! 2. 撤回、更正过、移除了内容的张贴登记不算。 Postings withdrawn, corrected or emptied do not count.
//!
//! # Why
//! 一处挂不下两张，总有一张其实没有挂，或者已经撤了没有记。
//! Two sheets cannot hang in one spot: one of them did not hang, or came down and nobody wrote it.

use std::collections::BTreeMap;

use super::CompoundRule;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::source::At;
use crate::compound::Compound;
use crate::record::header::Status;
use crate::record::posting::Sheet;
use crate::record::rule::RuleInfo;
use crate::record::{Body, Record};
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::warning("posting/unique/slot", "slot-taken", include_str!("slot_taken.rs")), check };

type Hung<'c> = (&'c Record, &'c At<Sheet>);

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    if compound.own.flawed.unit {
        return Vec::new();
    }
    let mut slots: BTreeMap<&str, Vec<Hung>> = BTreeMap::new();
    for record in compound.whole() {
        let Body::Posting(posting) = &record.body else { continue };
        let header = &record.header;
        let gone = header.purged.is_some() || header.status() != Status::Published || compound.corrections.contains_key(&record.id.0);
        for sheet in posting.sheets.iter().filter(|_| !gone) {
            slots.entry(&sheet.slot.0).or_default().push((record, sheet));
        }
    }
    slots.into_iter().flat_map(|(slot, sheets)| crowded(compound, info, slot, sheets)).collect()
}

/// Each sheet that was hung where as many as fit hung already.
fn crowded(compound: &Compound, info: &RuleInfo, slot: &str, mut sheets: Vec<Hung>) -> Vec<Diagnostic> {
    // A place that is not known is another rule's matter.
    let Some(known) = compound.unit.slots.iter().find(|known| *known.id.0 == *slot) else { return Vec::new() };
    let takes = known.sheets.as_ref().map_or(1, |sheets| usize::try_from(sheets.0).unwrap_or(usize::MAX));
    sheets.sort_by_key(|(record, sheet)| (sheet.from.value, &record.id.0, sheet.span.start));
    let mut found = Vec::new();
    for (at, (record, sheet)) in sheets.iter().enumerate() {
        let day = sheet.from.value;
        let before: Vec<&Hung> = sheets.iter().take(at).filter(|(_, other)| hangs(other, day)).collect();
        let Some((other, first)) = before.first().filter(|_| before.len() >= takes) else { continue };
        let (name, number) = (&*known.name.value, before.len() + 1);
        let what = said!(
            "{name}只挂得下 {takes} 张，{day} 挂了第 {number} 张",
            "{name} takes {takes} sheets; on {day} sheet number {number} was hung"
        );
        let mend = said!(
            "给撤下的那一张写上“止”；栏里挂得下的，在 compound.yaml 的这块公开栏写“张数”",
            "write `until` for the sheet that came down; where there is room, write `sheets` for this slot in compound.yaml"
        );
        let also = said!("这一张还没撤下", "this one had not come down");
        found.push(info.at(record.source.place(sheet.slot.span), what).mend(mend).also(other.source.place(first.slot.span), also));
    }
    found
}

fn hangs(sheet: &Sheet, day: Date) -> bool {
    sheet.until.as_ref().is_none_or(|until| day <= until.value)
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings;

    const ID: &str = super::RULE.info.id;
    const UNIT: (&str, &str) = ("compound.yaml", "name: 测试\nslots: [{id: hall, name: 大堂}, {id: gate, name: 南门, sheets: 2}]\n");

    fn posting(sheets: &str) -> String {
        format!("title: 甲\npublished: 2026-10-14\nrecord: posting/a\nsheets: [{sheets}]\n")
    }

    #[test]
    fn a_place_is_free_again_the_day_after() {
        let a = posting("{slot: hall, from: 2026-10-01, until: 2026-10-14}");
        assert!(findings(ID, &[UNIT, ("posting/a.yaml", &a), ("posting/b.yaml", &posting("{slot: hall, from: 2026-10-15}"))]).is_empty());
        let found = findings(ID, &[UNIT, ("posting/a.yaml", &a), ("posting/b.yaml", &posting("{slot: hall, from: 2026-10-14}"))]);
        assert_eq!(found, ["posting/b.yaml:4:17 大堂只挂得下 1 张，2026-10-14 挂了第 2 张"]);
    }

    #[test]
    fn a_place_takes_as_many_as_it_says() {
        let one = posting("{slot: gate, from: 2026-10-01}");
        let two = posting("{slot: gate, from: 2026-10-02}, {slot: gate, from: 2026-10-03}");
        assert!(findings(ID, &[UNIT, ("posting/a.yaml", &one), ("posting/b.yaml", &one)]).is_empty());
        let found = findings(ID, &[UNIT, ("posting/a.yaml", &one), ("posting/b.yaml", &two)]);
        assert_eq!(found, ["posting/b.yaml:4:49 南门只挂得下 2 张，2026-10-03 挂了第 3 张"]);
    }

    #[test]
    fn what_was_withdrawn_does_not_count() {
        let gone = format!("{}status: withdrawn\nreason: 登记错了\n", posting("{slot: hall, from: 2026-10-01}"));
        let other = posting("{slot: hall, from: 2026-10-05}");
        assert!(findings(ID, &[UNIT, ("posting/a.yaml", &gone), ("posting/b.yaml", &other)]).is_empty());
    }
}
