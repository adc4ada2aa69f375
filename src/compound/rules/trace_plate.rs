//! 文字里有车牌号 · Number plate in a text
//!
//! # What it checks
//! 文字、标题和附件名里没有车牌号（包括新能源号牌和夹着空格、圆点的写法）。
//! No text, title or attachment name holds a number plate, in any spelling.
//! 1. 网页上会遮成“沪A****5”，不会拦下发布。
//!    Pages show it masked; it does not stop the publication.
//!
//! # Why
//! 车牌连着车主；违停名单贴车牌，等于点名。
//! A plate names its owner.

use super::CompoundRule;
use super::text::traces;
use crate::base::detect::Sort;
use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::warning("privacy/format/plate", "number-plate", include_str!("trace_plate.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let places = traces::places(compound, Sort::Plate);
    let found = places.into_iter().map(|place| {
        info.at(place, said!("这里有车牌号", "a number plate stands here"))
            .mend(said!("删掉车牌，或写成“沪A****5”的样子", "remove it, or write it masked"))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn a_plate_is_found_where_it_stands() {
        let text = |body: &str| format!("---\ntitle: 通知\npublished: 2026-10-14\n---\n{body}\n");
        assert_eq!(findings(ID, &[("notice/a.md", &text("请沪A·12345车主挪车。"))]), ["notice/a.md:5:2 这里有车牌号"]);
        assert!(findings(ID, &[("notice/a.md", &text("请车主挪车。"))]).is_empty());
        assert_eq!(findings(ID, &[("notice/a.md", &notice("summary: 川A12345 占道\n"))]), ["notice/a.md:4:10 这里有车牌号"]);
    }
}
