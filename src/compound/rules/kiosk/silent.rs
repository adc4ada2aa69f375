//! 大屏点名的记录已经不作数 · A record in the playlist that no longer speaks
//!
//! # What it checks
//! 1. “播放”里点名的记录，没有撤回、更正或移除内容；草稿和日期未到的不查，到时自会播出。
//!    A record the playlist names was not withdrawn, corrected or emptied; a draft, or what is dated ahead, shows in its time.
//! 2. 点名的通知、制度等，公示期没有满；账目、事项期满照播。这一条自己写的止已过的，不查。
//!    A notice or a document it names is still posted; accounts and matters show without their window. A line whose own last day
//!    has passed is not judged.
//!
//! # Why
//! 不作数的不会播，写在单子里的人却以为还在播。
//! It does not show, and whoever wrote the list believes it does.

use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::source::At;
use crate::compound::Compound;
use crate::compound::rules::CompoundRule;
use crate::record::Record;
use crate::record::header::Status;
use crate::record::rule::RuleInfo;
use crate::said;
use crate::unit::kiosk::{PlayItem, Topic};

use super::{items, place};

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::warning("kiosk/consistent/record", "kiosk-silent-record", include_str!("silent.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let finding = |item: &At<PlayItem>| {
        let id = item.record.as_ref()?;
        let record = compound.whole().find(|record| record.id == id.value)?;
        let header = &record.header;
        let corrected = compound.corrections.get(&record.id.0);
        let gone = header.purged.is_some() || header.status() == Status::Withdrawn || corrected.is_some();
        let name = &id.0;
        if let Some(until) = ended(compound, record).filter(|_| !gone && item.until.as_ref().is_none_or(|own| own.value >= compound.as_of))
        {
            let what = said!("“{name}”公示到 {until}，已经期满，不会播出", "`{name}` was posted until {until} and does not show");
            return Some(info.at(place(compound, id.span)?, what).mend(said!("删掉这一条", "take the line out")));
        }
        let what = said!("“{name}”已经撤回、更正或移除，不会播出", "`{name}` was withdrawn, corrected or emptied and does not show");
        let mend = match corrected {
            Some(by) => said!("换成更正它的“{}”", "name the record that corrects it: `{}`", by.id.0),
            None => said!("删掉这一条", "take the line out"),
        };
        gone.then(|| place(compound, id.span)).flatten().map(|place| info.at(place, what).mend(mend))
    };
    items(compound).filter_map(finding).collect()
}

/// The last day of a record that shows only while it is posted, once it is past.
fn ended(compound: &Compound, record: &Record) -> Option<Date> {
    let posted = Topic::of_kind(record.kind.name) == Topic::Notices;
    record.header.hangs().1.filter(|until| posted && *until < compound.as_of)
}

#[cfg(test)]
mod tests {
    use crate::compound::rules::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;
    const UNIT: (&str, &str) = ("compound.yaml", "name: 测试\nkiosk: {items: [{record: notice/a}]}\n");

    #[test]
    fn what_speaks_holds_and_what_was_withdrawn_breaks() {
        assert!(findings(ID, &[UNIT, ("notice/a.md", &notice(""))]).is_empty());
        assert!(findings(ID, &[UNIT, ("notice/a.md", &notice("status: draft\n"))]).is_empty());
        let found = findings(ID, &[UNIT, ("notice/a.md", &notice("status: withdrawn\nreason: 重复\n"))]);
        assert_eq!(found, ["compound.yaml:2:26 “notice/a”已经撤回、更正或移除，不会播出"]);
    }

    #[test]
    fn a_notice_that_ran_out_breaks_and_an_account_or_an_old_line_does_not() {
        let ran_out = ("notice/a.md", notice("window: {until: 2026-11-21}\n"));
        let found = |unit: &str, (path, text): &(&str, String)| findings(ID, &[("compound.yaml", unit), (path, text)]);
        assert_eq!(found(UNIT.1, &ran_out), ["compound.yaml:2:26 “notice/a”公示到 2026-11-21，已经期满，不会播出"]);
        assert!(found(UNIT.1, &("notice/a.md", notice("window: {until: 2026-11-22}\n"))).is_empty());
        assert!(found("name: 测试\nkiosk: {items: [{record: notice/a, until: 2026-11-21}]}\n", &ran_out).is_empty());
    }

    #[test]
    fn what_was_corrected_is_named_by_its_correction() {
        let files = [UNIT, ("notice/a.md", &notice("")), ("notice/b.md", &notice("amends: notice/a\nreason: 日期写错\n"))];
        assert_eq!(findings(ID, &files).len(), 1);
    }
}
