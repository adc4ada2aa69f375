//! 编码重复 · Duplicate id
//!
//! # What it checks
//! 同一类里，每条记录的编码只用一次；`finance/` 和 `账目/` 是同一类。短码也不重复：算出来的和写上去的、记录的、楼栋的都算；先公布的保留，
//! 后公布的写一个“短码”。
//! Within a kind every record has its own id; `finance/` and `账目/` are one kind. Nor do two pages share a short code, computed or written, of a
//! record or of a building: what was published first keeps it, the later one writes a `code`.
//!
//! # Why
//! 编码写在网址和二维码里，印出去就改不了。
//! The id is in the address and in the printed code, and cannot be changed any more.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::source::Span;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::record::{Record, code};
use crate::said;
use std::collections::{BTreeMap, BTreeSet};

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("record/unique/id", "duplicate-id", include_str!("duplicate_id.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut seen: BTreeMap<&str, &Record> = BTreeMap::new();
    for record in &compound.own.records {
        let span = record.header.id.as_ref().map_or(Span::default(), |id| id.span);
        if let Some(first) = seen.insert(&record.id, record) {
            let (id, path) = (&record.id.0, &first.source.path);
            found.push(
                info.at(record.source.place(span), said!("编码“{id}”已经用过（{path}）", "the id `{id}` is already taken ({path})"))
                    .mend(said!("给其中一个文件改名，或改它的编码", "rename one of the files, or change its id")),
            );
        }
    }
    found.extend(codes(compound, info));
    found
}

/// Codes that two pages would share. Whoever was there first keeps the code, for it is printed: the unit, its buildings, bodies of the
/// units above, then records in the order of their publication, those that were given a code before those that were not.
fn codes(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    let mut found = Vec::new();
    taken.insert(code::of_unit(compound.id), compound.source.path.clone());
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    // One id twice is one code twice; that the id is taken is said elsewhere.
    for building in compound.unit.buildings.iter().filter(|building| ids.insert(&building.id.0)) {
        let path = &compound.source.path;
        if let Some(first) = taken.insert(code::of_building(compound.id, &building.id.0), format!("{path}: {}", building.id.0)) {
            let id = &building.id.0;
            let what = said!("楼栋“{id}”的短码已经用过（{first}）", "the short code of building `{id}` is already taken ({first})");
            let mend = said!("换一个楼栋编码", "choose another id for the building");
            found.push(info.at(compound.source.place(building.id.span), what).mend(mend));
        }
    }
    let own: BTreeSet<&str> = compound.own.records.iter().map(|record| record.id.0.as_str()).collect();
    let mut records: Vec<(bool, &Record)> = compound.records.iter().map(|seen| (seen.from.is_none(), seen.record)).collect();
    records.retain(|(is_own, record)| *is_own || !own.contains(record.id.0.as_str()));
    records.sort_by_key(|(is_own, record)| (*is_own, record.header.published.value, record.header.code.is_none(), &record.id.0));
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    for (_, record) in records.into_iter().filter(|(_, record)| ids.insert(&record.id.0)) {
        let written = code::of_record(compound.id, record);
        if let Some(first) = taken.get(&written) {
            let span = record.header.code.as_ref().map_or(record.header.title.span, |code| code.span);
            let what = said!("短码“{written}”已经用过（{first}）", "the short code `{written}` is already taken ({first})");
            let mend = match code::another(compound.id, &record.id, |code| taken.contains_key(code)) {
                Some(free) => said!("写“短码: {free}”", "write `code: {free}`"),
                None => said!("换一个短码", "choose another code"),
            };
            found.push(info.at(record.source.place(span), what).mend(mend));
        } else {
            taken.insert(written, record.source.path.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};
    use crate::record::code::code;

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

    /// The first two notices whose computed codes are alike: among so many there are some.
    fn alike() -> (String, String) {
        let mut seen = std::collections::BTreeMap::new();
        (0..400_000u32)
            .find_map(|n| seen.insert(code("test", &format!("notice/n{n}")), n).map(|m| (format!("n{m}"), format!("n{n}"))))
            .unwrap()
    }

    #[test]
    fn two_records_of_one_computed_code_are_found_and_the_later_gives_way() {
        let (a, b) = alike();
        let (early, late) = (format!("notice/{b}.md"), format!("notice/{a}.md"));
        let later = notice("").replace("2026-10-14", "2026-10-15");
        let shared = code("test", &format!("notice/{a}"));
        assert_eq!(
            findings(ID, &[(&early, &notice("")), (&late, &later)]),
            [format!("{late}:2:8 短码“{shared}”已经用过（content/test/{early}）")]
        );
        let given = later.replace("title", "code: 7KQ2WA\ntitle");
        assert!(findings(ID, &[(&early, &notice("")), (&late, &given)]).is_empty());
    }

    #[test]
    fn a_written_code_collides_with_those_of_the_unit_its_buildings_and_its_records() {
        for (other, first) in [("", "compound.yaml"), ("building/3", "compound.yaml: 3"), ("notice/a", "notice/a.md")] {
            let taken = code("test", other);
            let b = notice(&format!("code: {taken}\n")).replace("2026-10-14", "2026-10-15");
            assert_eq!(
                findings(ID, &[("notice/a.md", &notice("")), ("notice/b.md", &b)]),
                [format!("notice/b.md:4:7 短码“{taken}”已经用过（content/test/{first}）")]
            );
        }
        let same = notice("code: 7KQ2WA\n");
        assert_eq!(findings(ID, &[("notice/a.md", &same), ("notice/b.md", &same)]).len(), 1);
    }
}
