//! 姓名旁边写着房号 · Flat beside a name
//!
//! # What it checks
//! 普通业主的姓名旁边不写房号（3栋2单元501室）。
//! No flat stands beside the name of somebody without office.
//! 1. 只有房号，或只有姓名，不算。
//!    A flat alone, or a name alone, is fine.
//! 2. 任职的人按职务公开，旁边的办公室房号不算。
//!    Who holds an office is named; the room of the office is fine.
//! 3. 网页上会遮住单元和房号，不会拦下发布。
//!    Pages show the building only; it does not stop the publication.
//!
//! # Why
//! 姓名加房号就是谁住在哪里，欠费、投诉一旦写明就成了针对个人。
//! Name and flat together say who lives where.

use super::CompoundRule;
use super::text::traces;
use crate::base::detect::Sort;
use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::warning("privacy/format/room", "flat-beside-name", include_str!("trace_room.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let places = traces::places(compound, Sort::Room);
    let found = places.into_iter().map(|place| {
        info.at(place, said!("姓名旁边写着房号", "a flat stands beside a name"))
            .mend(said!("只留一样：写楼栋，或写“王*”", "keep one of them: the building, or a masked name"))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn a_flat_beside_an_owner_is_found_and_beside_an_officer_is_not() {
        let people = ("people.yaml", "people: [{id: p-1, name: 甲一}, {id: p-2, name: 乙二, public: full}]\n");
        let with = |text: &str| notice(&format!("summary: {text}\n"));
        assert_eq!(findings(ID, &[people, ("notice/a.md", &with("甲一（3栋2单元501室）投诉"))]), ["notice/a.md:4:13 姓名旁边写着房号"]);
        assert_eq!(findings(ID, &[people, ("notice/a.md", &with("甲一，3 栋 2 单元 501 室"))]), ["notice/a.md:4:13 姓名旁边写着房号"]);
        assert!(findings(ID, &[people, ("notice/a.md", &with("3 栋 101 户，甲一已通知"))]).is_empty(), "a count of flats");
        assert_eq!(findings(ID, &[("notice/a.md", &with("3栋501室业主王大明"))]), ["notice/a.md:4:10 姓名旁边写着房号"]);
        assert!(findings(ID, &[people, ("notice/a.md", &with("201室 乙二接待；3栋501室漏水"))]).is_empty());
    }
}
