//! 大屏点名的记录已经不作数 · A record in the playlist that no longer speaks
//!
//! # What it checks
//! “播放”里点名的记录，没有撤回、更正或移除内容；草稿和日期未到的不查，到时自会播出。
//! A record the playlist names was not withdrawn, corrected or emptied; a draft, or what is dated ahead, shows in its time.
//!
//! # Why
//! 不作数的不会播，写在单子里的人却以为还在播。
//! It does not show, and whoever wrote the list believes it does.

use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::compound::rules::CompoundRule;
use crate::record::header::Status;
use crate::record::rule::RuleInfo;
use crate::said;

use super::{items, place};

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::warning("kiosk/consistent/record", "kiosk-silent-record", include_str!("silent.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let named = items(compound).filter_map(|item| item.record.as_ref());
    let finding = |id: &crate::base::source::At<crate::base::id::RecordId>| {
        let record = compound.whole().find(|record| record.id == id.value)?;
        let header = &record.header;
        let corrected = compound.corrections.get(&record.id.0);
        let gone = header.purged.is_some() || header.status() == Status::Withdrawn || corrected.is_some();
        let name = &id.0;
        let what = said!("“{name}”已经撤回、更正或移除，不会播出", "`{name}` was withdrawn, corrected or emptied and does not show");
        let mend = match corrected {
            Some(by) => said!("换成更正它的“{}”", "name the record that corrects it: `{}`", by.id.0),
            None => said!("删掉这一条", "take the line out"),
        };
        gone.then(|| place(compound, id.span)).flatten().map(|place| info.at(place, what).mend(mend))
    };
    named.filter_map(finding).collect()
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
    fn what_was_corrected_is_named_by_its_correction() {
        let files = [UNIT, ("notice/a.md", &notice("")), ("notice/b.md", &notice("amends: notice/a\nreason: 日期写错\n"))];
        assert_eq!(findings(ID, &files).len(), 1);
    }
}
