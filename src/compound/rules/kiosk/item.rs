//! 大屏的一条说不清播什么 · A line of the playlist that says nothing, or two things
//!
//! # What it checks
//! 1. “播放”（kiosk.items）里的每一条，写记录（record）、类别（kind）、标题（title）三样中的一样，不多不少。
//!    Each line of `kiosk.items` names one of `record`, `kind` and `title`, and no more than one.
//! 2. 文字（text）和图片（picture）要有标题。 `text` and `picture` come with a `title`.
//!
//! # Why
//! 屏上要么空一张，要么播的不是想播的。
//! The screen would show nothing, or not what was meant.

use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::compound::rules::CompoundRule;
use crate::record::rule::RuleInfo;
use crate::said;

use super::{items, place};

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("kiosk/coverage/item", "kiosk-item-unclear", include_str!("item.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let judged = items(compound).filter_map(|item| {
        let named = [item.record.is_some(), item.kind.is_some(), item.title.is_some()].into_iter().filter(|named| *named).count();
        let own = item.text.is_some() || item.picture.is_some();
        let what = match named {
            1 if own && item.title.is_none() => said!("文字和图片要有标题（title）", "`text` and `picture` need a `title`"),
            1 => return None,
            0 => said!("这一条没有写播什么", "this line does not say what to show"),
            _ => said!("这一条写了几样，不知道播哪一样", "this line names several things to show"),
        };
        let mend = said!(
            "只写一样：记录（record）、类别（kind），或者自己的标题（title）加文字、图片",
            "name one: `record`, `kind`, or a `title` of your own with `text` and `picture`"
        );
        Some(info.at(place(compound, item.span)?, what).mend(mend))
    });
    judged.collect()
}

#[cfg(test)]
mod tests {
    use crate::compound::rules::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    fn found(item: &str) -> Vec<String> {
        let unit = format!("name: 测试\nkiosk:\n  items:\n    - {{{item}}}\n");
        findings(ID, &[("compound.yaml", &unit), ("notice/a.md", &notice(""))])
    }

    #[test]
    fn a_line_names_one_thing() {
        for good in ["record: notice/a", "kind: 通知", "title: 停水", "title: 停水, text: 早八点到晚六点"] {
            assert!(found(good).is_empty(), "{good}");
        }
        assert_eq!(found("until: 2026-12-01"), ["compound.yaml:4:7 这一条没有写播什么"]);
        assert_eq!(found("record: notice/a, title: 停水"), ["compound.yaml:4:7 这一条写了几样，不知道播哪一样"]);
        assert_eq!(found("record: notice/a, text: 停水"), ["compound.yaml:4:7 文字和图片要有标题（title）"]);
    }

    #[test]
    fn a_unit_without_a_playlist_is_not_judged() {
        assert!(findings(ID, &[("compound.yaml", "name: 测试\n")]).is_empty());
    }
}
