//! 表决的全体和小区的数不一样 · A vote on another number of owners than there are
//!
//! # What it checks
//! 表决和分楼栋写的“全体”，和 compound.yaml 里的数比：限定了楼栋的，和那几栋比；没有限定的，和整个小区比。
//! The `total` of a vote, and of each of its buildings, is compared with compound.yaml: with the buildings named, or with the whole.
//! 1. 面积应当一样：房子的面积不会自己变。 The area is the same: flats do not grow.
//! 2. 业主人数不多于户数：一套房只算一人。 There are no more owners than flats, for of each flat one counts.
//! 3. 全体业主表决的，最近那一次的业主人数和小区的一样；房子会买卖，更早的不比。限定楼栋的也不比：几栋都有房的人，小区只算在一栋。
//!    The newest vote of all owners has as many as compound.yaml. Flats are sold, so earlier votes are not held to today's number;
//!    nor are votes of some buildings, for who owns flats in several counts in one of them only.
//! 4. compound.yaml 没有写的、保障房，不判断；更正过的、撤回的、没有写完的不判断。 What compound.yaml leaves out is not judged; nor are affordable housing,
//!    drafts, and what was corrected or withdrawn.
//!
//! # Why
//! 过没过三分之二，是拿全体作底数算的；底数错了，结果就错了。
//! Two thirds are reckoned of everybody; where everybody is wrong, so is the outcome.

use super::CompoundRule;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Said};
use crate::compound::Compound;
use crate::record::header::Status;
use crate::record::matter::{Base, Vote};
use crate::record::rule::RuleInfo;
use crate::record::{Body, Record};
use crate::said;
use crate::unit::{Figures, Premises};

const HEADS: &str = "cn.heads";

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo {
        basis: &[HEADS],
        ..RuleInfo::warning("matter/consistent/electorate", "electorate-unlike-compound", include_str!("electorate.rs"))
    },
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let unit = compound.unit;
    if compound.own.flawed.unit || unit.premises.as_ref().is_some_and(|premises| premises.value == Premises::Affordable) {
        return Vec::new();
    }
    let votes = votes(compound);
    let newest: Option<Date> = votes.iter().filter(|(_, vote)| vote.buildings.is_empty()).map(|(_, vote)| *vote.until).max();
    let mut found = Vec::new();
    for (record, vote) in votes {
        let known = unit.figures(vote.buildings.iter().map(|building| &*building.0));
        // Where it is not the newest vote of all, the number of owners is that of another time, or counted otherwise.
        let counted = vote.buildings.is_empty() && Some(*vote.until) == newest;
        let known = Figures { owners: known.owners.filter(|_| counted), ..known };
        let heads = compound.pack.text(HEADS, *vote.until).is_ok();
        let rows = vote.rows.iter().map(|row| {
            let of_building = unit.figures(std::iter::once(&*row.building.0));
            (&row.counts.total, Figures { owners: None, ..of_building })
        });
        for (total, known) in std::iter::once((&vote.counts.total, known)).chain(rows) {
            let Some(what) = unlike(total, &known, heads) else { continue };
            let mend = said!(
                "改正“全体”或“范围”；小区的数变了的，改 compound.yaml",
                "mend `total` or `buildings`; where the compound has changed, mend compound.yaml"
            );
            found.push(info.at(record.source.place(total.span), what).mend(mend));
        }
    }
    found
}

/// The votes that stand, each with its record.
fn votes<'c>(compound: &Compound<'c>) -> Vec<(&'c Record, &'c Vote)> {
    let stands = |record: &&Record| {
        let header = &record.header;
        header.purged.is_none() && header.status() == Status::Published && !compound.corrections.contains_key(&record.id.0)
    };
    let matters = compound.whole().filter(stands).filter_map(|record| match &record.body {
        Body::Matter(matter) => Some((record, matter)),
        _ => None,
    });
    matters.flat_map(|(record, matter)| matter.votes.iter().map(move |vote| (record, &vote.value))).collect()
}

/// In what a total differs from what is known of those asked.
fn unlike(total: &Base, known: &Figures, heads: bool) -> Option<Said> {
    let (owners, area) = (total.owners, total.area);
    // Where the compound says that it has more owners than flats, as with shops, another rule asks about that once.
    if let Some(flats) = known.households.filter(|flats| heads && owners > *flats && known.owners.is_none_or(|of| of != owners)) {
        return Some(said!("全体写的是 {owners} 人，多于 {flats} 户", "{owners} owners in all, more than the {flats} flats"));
    }
    if let Some(of) = known.owners.filter(|of| owners != *of) {
        return Some(said!("全体写的是 {owners} 人，小区登记的是 {of} 人", "{owners} owners in all, compound.yaml says {of}"));
    }
    let of = known.area.filter(|of| area != *of)?;
    Some(said!("全体写的是 {area} ㎡，登记的专有面积是 {of} ㎡", "{area} m² in all, compound.yaml says {of} m²"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings_under;
    use crate::law::Pack;

    const UNIT: &str = "name: 甲\nhouseholds: 120\nowners: 112\narea: 10800\nbuildings:\n  - {id: 1, households: 60, owners: 56, area: 5400}\n  - {id: 2, households: 60, owners: 56, area: 5400}\n";

    fn vote(until: &str, rest: &str) -> String {
        format!(
            "---\ntitle: 甲\npublished: 2026-03-01\nclass: 278-7\nvotes:\n  - {{motion: 甲, from: 2026-01-01, until: {until}, {rest}}}\n---\n正文。\n"
        )
    }

    fn check(files: &[(&str, &str)]) -> Vec<String> {
        let unit = ("compound.yaml", UNIT);
        let files: Vec<(&str, &str)> = std::iter::once(unit).chain(files.iter().copied()).collect();
        findings_under(Pack::for_unit(&[]).0, super::RULE.info.id, &files)
    }

    fn of(rest: &str) -> Vec<String> {
        check(&[("matter/a.md", &vote("2026-03-10", rest))])
    }

    #[test]
    fn everybody_is_everybody() {
        assert!(of("total: {owners: 112, area: 10800}").is_empty());
        assert_eq!(of("total: {owners: 12, area: 1000}"), ["matter/a.md:6:61 全体写的是 12 人，小区登记的是 112 人"]);
        assert_eq!(of("total: {owners: 5000, area: 999999}"), ["matter/a.md:6:61 全体写的是 5,000 人，多于 120 户"]);
        assert_eq!(of("total: {owners: 112, area: 9800}"), ["matter/a.md:6:61 全体写的是 9,800.00 ㎡，登记的专有面积是 10,800.00 ㎡"]);
    }

    #[test]
    fn some_buildings_are_held_to_their_own_flats_and_area() {
        assert_eq!(of("buildings: [1], total: {owners: 112, area: 10800}"), ["matter/a.md:6:77 全体写的是 112 人，多于 60 户"]);
        assert!(of("buildings: [1], total: {owners: 58, area: 5400}").is_empty(), "two of them count in building 2");
        let row = "rows: [{building: 1, total: {owners: 56, area: 5300}}], total: {owners: 112, area: 10800}";
        assert_eq!(of(row), ["matter/a.md:6:82 全体写的是 5,300.00 ㎡，登记的专有面积是 5,400.00 ㎡"]);
    }

    #[test]
    fn an_earlier_vote_had_owners_of_its_own() {
        let (old, new) = (vote("2024-03-10", "total: {owners: 109, area: 10800}"), vote("2026-03-10", "total: {owners: 112, area: 10800}"));
        assert!(check(&[("matter/a.md", &new), ("matter/b.md", &old)]).is_empty());
    }

    #[test]
    fn what_the_compound_leaves_out_is_not_judged() {
        let files = [("compound.yaml", "name: 甲\n"), ("matter/a.md", &vote("2026-03-10", "total: {owners: 5, area: 1}"))];
        assert!(findings_under(Pack::for_unit(&[]).0, super::RULE.info.id, &files).is_empty());
    }
}
