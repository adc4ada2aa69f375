//! 编码重复 · Duplicate id
//!
//! # What it checks
//! 同一类里，每条记录的编码只用一次；`finance/` 和 `账目/` 是同一类，短码也不重复。
//! Within a kind every record has its own id; `finance/` and `账目/` are one kind. Nor is a short code used twice.
//!
//! # Why
//! 编码写在网址和二维码里，印出去就改不了。
//! The id is in the address and in the printed code, and cannot be changed any more.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::source::Span;
use crate::compound::Compound;
use crate::record::Record;
use crate::record::rule::RuleInfo;
use crate::said;
use std::collections::BTreeMap;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("record/unique/id", "duplicate-id", include_str!("duplicate_id.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut seen: BTreeMap<&str, &Record> = BTreeMap::new();
    let mut codes: BTreeMap<&str, &Record> = BTreeMap::new();
    for record in &compound.own.records {
        let span = record.header.id.as_ref().map_or(Span::default(), |id| id.span);
        if let Some(first) = seen.insert(&record.id, record) {
            let (id, path) = (&record.id.0, &first.source.path);
            found.push(
                info.at(record.source.place(span), said!("编码“{id}”已经用过（{path}）", "the id `{id}` is already taken ({path})"))
                    .mend(said!("给其中一个文件改名，或改它的编码", "rename one of the files, or change its id")),
            );
        }
        let Some(code) = &record.header.code else { continue };
        if let Some(first) = codes.insert(&code.0, record) {
            let (written, path) = (&code.0, &first.source.path);
            found.push(
                info.at(
                    record.source.place(code.span),
                    said!("短码“{written}”已经用过（{path}）", "the short code `{written}` is already taken ({path})"),
                )
                .mend(said!("换一个短码", "choose another code")),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn both_folders_of_a_kind_are_one() {
        let text = notice("");
        assert_eq!(
            findings(ID, &[("notice/a.md", &text), ("通知/a.md", &text)]),
            ["通知/a.md:1:1 编码“notice/a”已经用过（content/test/notice/a.md）"]
        );
        assert!(findings(ID, &[("notice/a.md", &text), ("notice/b.md", &text)]).is_empty());
    }
}
