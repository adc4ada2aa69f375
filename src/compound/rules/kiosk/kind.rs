//! 大屏写的类别不存在 · Unknown kind in the playlist
//!
//! # What it checks
//! “播放”里写的类别（kind），是记录的类别：账目、通知……，中英文都可以。
//! The `kind` of a line of the playlist is a kind of record: finance, notice …, in either language.
//!
//! # Why
//! 写错了，这一条什么也不播。
//! With a mistake in it the line shows nothing.

use crate::base::diagnostic::Diagnostic;
use crate::base::text::nearest;
use crate::compound::Compound;
use crate::compound::rules::CompoundRule;
use crate::load::kind_name;
use crate::record::KINDS;
use crate::record::rule::RuleInfo;
use crate::said;

use super::{items, place};

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("kiosk/reference/kind", "kiosk-unknown-kind", include_str!("kind.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let unknown = items(compound).filter_map(|item| item.kind.as_ref()).filter(|kind| kind_name(kind).is_none());
    let finding = |kind: &crate::base::source::At<crate::base::scalar::Line>| {
        let word = &***kind;
        let what = said!("没有“{word}”这一类记录", "there is no kind of record called `{word}`");
        let known = || KINDS.iter().flat_map(|kind| [kind.name, kind.alias]);
        let mend = match nearest(word, known()) {
            Some(near) => said!("是不是“{near}”？", "did you mean `{near}`?"),
            None => {
                let all: Vec<&str> = KINDS.iter().map(|kind| kind.alias).collect();
                said!("可以写：{}", "there are: {}", all.join("、"))
            }
        };
        Some(info.at(place(compound, kind.span)?, what).mend(mend))
    };
    unknown.filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::compound::rules::testing::findings;

    const ID: &str = super::RULE.info.id;

    fn found(kind: &str) -> Vec<String> {
        findings(ID, &[("compound.yaml", &format!("name: 测试\n大屏:\n  播放:\n    - {{类别: {kind}}}\n"))])
    }

    #[test]
    fn a_kind_is_known_in_both_languages() {
        assert!(found("通知").is_empty() && found("finance").is_empty());
        assert_eq!(found("帐目"), ["compound.yaml:4:12 没有“帐目”这一类记录"]);
    }
}
