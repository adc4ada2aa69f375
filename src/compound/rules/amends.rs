//! 更正的对象不对 · Amends nothing
//!
//! # What it checks
//! 1. 被更正的记录存在，不是自己。 The record that is amended exists and is another one.
//! 2. 更正与被更正的是同一类。 Both are of one kind.
//! 3. 一条记录只被更正一次；再错，就更正那条更正。 A record is amended once; what is wrong again amends the amendment.
//! 4. 更正不早于被更正的记录。 The amendment is not older than what it amends.
//! 5. 更正不绕圈。 Amendments do not go round in a circle.
//!
//! # Why
//! 公布过的记录不悄悄修改：旧的留着，新的写明改了什么、为什么。
//! A published record is never edited silently: the old one stays, the new one says what changed and why.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::record::Record;
use crate::record::rule::RuleInfo;
use crate::said;
use std::collections::BTreeMap;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("record/reference/amends", "amends-nothing", include_str!("amends.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut seen: BTreeMap<String, &Record> = BTreeMap::new();
    for record in compound.whole() {
        let Some(amends) = &record.header.amends else { continue };
        let id = amends.0.clone();
        let at = |what| info.at(record.source.place(amends.span), what);
        let other = compound.own.records.iter().find(|other| other.id.0 == id);
        match other {
            _ if compound.own.flawed.records.contains(&id) => {}
            None => found.push(
                at(said!("要更正的“{id}”不存在", "`{id}`, which this amends, does not exist"))
                    .mend(said!("写成 类别/编码，文件名就是编码", "write kind/id; the file name is the id")),
            ),
            Some(other) if other.id == record.id => {
                found.push(
                    at(said!("不能更正自己", "a record cannot amend itself"))
                        .mend(said!("写被更正的那条记录", "name the record that was wrong")),
                );
            }
            Some(other) if other.kind.name != record.kind.name => {
                found.push(
                    at(said!("更正的记录要和被更正的同一类", "an amendment is of the same kind as what it amends"))
                        .mend(said!("把更正写进同一个文件夹", "put the amendment into the same folder")),
                );
            }
            Some(other) if other.header.published.value > record.header.published.value => {
                found.push(
                    at(said!("更正的日期早于被更正的记录", "the amendment is older than what it amends"))
                        .mend(said!("检查两条记录的发布日期", "look at the dates of both records"))
                        .also(other.source.place(other.header.published.span), said!("被更正的记录发布于此日", "published on this day")),
                );
            }
            Some(other) if in_circle(compound, other, record) => {
                found.push(
                    at(said!("“{id}”又更正了这一条，绕成了圈", "`{id}` amends this one in turn: a circle"))
                        .mend(said!("去掉其中一条的 amends（更正）", "take `amends` out of one of them")),
                );
            }
            Some(_) => {}
        }
        if let Some(first) = seen.insert(id.clone(), record) {
            let other = &first.id.0;
            found.push(
                at(said!("“{id}”已经被 {other} 更正过", "`{id}` is already amended by {other}"))
                    .mend(said!("改成更正 {other}", "amend {other} instead")),
            );
        }
    }
    found
}

/// Whether a record amends another in turn, directly or by way of others.
fn in_circle(compound: &Compound, start: &Record, other: &Record) -> bool {
    let amended = |record: &Record| {
        let id = record.header.amends.as_ref()?;
        compound.own.records.iter().find(|known| known.id == id.value)
    };
    let chain = std::iter::successors(Some(start), |record| amended(record)).take(compound.own.records.len());
    chain.skip(1).any(|record| record.id == other.id)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn an_amendment_of_another_record_holds() {
        let fixed = notice("amends: notice/a\nreason: 笔误\n");
        assert!(findings(ID, &[("notice/a.md", &notice("")), ("notice/b.md", &fixed)]).is_empty());
    }

    #[test]
    fn nothing_itself_and_twice_are_found() {
        let lost = notice("amends: notice/z\nreason: 笔误\n");
        assert_eq!(findings(ID, &[("notice/b.md", &lost)]), ["notice/b.md:4:9 要更正的“notice/z”不存在"]);
        let own = notice("amends: notice/b\nreason: 笔误\n");
        assert_eq!(findings(ID, &[("notice/b.md", &own)]), ["notice/b.md:4:9 不能更正自己"]);
        let turn = |other: &str| notice(&format!("amends: notice/{other}\nreason: 笔误\n"));
        let found = findings(ID, &[("notice/a.md", &turn("b")), ("notice/b.md", &turn("c")), ("notice/c.md", &turn("a"))]);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], "notice/a.md:4:9 “notice/b”又更正了这一条，绕成了圈");
        let fixed = notice("amends: notice/a\nreason: 笔误\n");
        let found = findings(ID, &[("notice/a.md", &notice("")), ("notice/b.md", &fixed), ("notice/c.md", &fixed)]);
        assert_eq!(found, ["notice/c.md:4:9 “notice/a”已经被 notice/b 更正过"]);
    }
}
