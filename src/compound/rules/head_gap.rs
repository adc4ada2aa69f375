//! 轮值楼长中间断了 · A gap between heads who take turns
//!
//! # What it checks
//! 单体楼的楼长、写了轮值（mode: rotating）的楼长：前一任到期的第二天就有下一任。
//! Of a building that stands alone, and of heads who take turns: the day after one's last day is another's first.
//! 1. 同一栋楼的几份楼长名单一起看；没有写到哪一天为止的，当作一直到下一任。
//!    All lists of building heads are read together; who has no last day stays until the next comes.
//! 2. 今天没有楼长的，另一条规则会说。 That there is none today is another rule's finding.
//! 3. 只看采用了轮值程序的小区。 Only where the procedure of taking turns was adopted.
//!
//! # Why
//! 轮值最容易断档：上一任以为交出去了，下一任以为还没轮到。
//! Turns get lost between the one who thinks it is over and the one who thinks it has not begun.

use std::collections::BTreeMap;

use super::CompoundRule;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Place};
use crate::compound::Compound;
use crate::party::organization::{HeadMode, Membership, OrganizationClass, Role};
use crate::record::Body;
use crate::record::rule::RuleInfo;
use crate::said;

/// The pack rule that asks for it.
const TEXT: &str = "sd.head.50";

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo { basis: &[TEXT], ..RuleInfo::warning("roster/coherent/turns", "gap-between-heads", include_str!("head_gap.rs")) },
    check,
};

/// One head's turn in one building.
struct Turn {
    from: Date,
    until: Option<Date>,
    person: String,
    place: Place,
}

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (building, mut turns) in turns(compound) {
        turns.sort_by_key(|turn| turn.from);
        let mut covered: Option<(Option<Date>, &Turn)> = None;
        for turn in &turns {
            if let Some((Some(until), before)) = covered
                && turn.from > until.plus_days(1)
                && let Ok(rule) = compound.pack.text(TEXT, turn.from)
                && takes_turns(rule)
            {
                let (first, last, title) = (until.plus_days(1), turn.from.plus_days(-1), &rule.title);
                let what = said!(
                    "{building} 栋 {first} 到 {last} 没有楼长，轮值不能断（“{title}”）",
                    "building {building} had no head from {first} to {last}; turns leave no gap (`{title}`)"
                );
                let mend = said!("日期写错的改正；有人代管的，把代管的人写上", "mend a wrong date; where somebody stood in, list them");
                found
                    .push(info.at(turn.place.clone(), what).mend(mend).also(before.place.clone(), said!("上一任在这里", "the one before")));
            }
            // Who has no last day leaves no gap before the next.
            let next = turns.iter().map(|other| other.from).filter(|from| *from > turn.from).min();
            let until = turn.until.or(next.map(|next| next.plus_days(-1)));
            if covered.is_none_or(|(so_far, _)| so_far.is_some_and(|so_far| until.is_none_or(|until| until > so_far))) {
                covered = Some((until, turn));
            }
        }
    }
    found
}

/// Whether the text asks buildings that stand alone to take turns.
fn takes_turns(rule: &crate::law::PackRule) -> bool {
    rule.param("building_head").and_then(|head| head.get("standalone")?.text()) == Some("rotating")
}

/// Every turn in a building whose heads take turns, by building; of a turn that stands in several lists the newest tells.
fn turns(compound: &Compound) -> BTreeMap<String, Vec<Turn>> {
    let alone = |id: &str| {
        let mut buildings = compound.unit.buildings.iter().filter(|building| building.id.0 == id);
        buildings.any(|building| building.standalone.as_ref().is_some_and(|alone| alone.value))
    };
    let mut turns: BTreeMap<String, Vec<Turn>> = BTreeMap::new();
    let mut lists: Vec<_> = compound.whole().filter(|record| !record.header.is_unfinished() && record.header.purged.is_none()).collect();
    lists.sort_by_key(|record| std::cmp::Reverse((record.header.published.value, &record.id.0)));
    for record in lists {
        let Body::Roster(roster) = &record.body else { continue };
        let organization = &roster.organization;
        if *organization.class != OrganizationClass::BuildingHeads {
            continue;
        }
        for head in organization.members.iter().filter(|member| *member.role == Role::BuildingHead) {
            let (Some(from), until) = organization.stretch(head) else { continue };
            for building in head.buildings.iter().filter(|building| rotates(head) || alone(&building.0)) {
                let known = turns.entry(building.0.clone()).or_default();
                if known.iter().all(|turn| turn.person != head.person.0 || turn.from != from) {
                    let span = head.since.as_ref().map_or(head.person.span, |since| since.span);
                    known.push(Turn { from, until, person: head.person.0.clone(), place: record.source.place(span) });
                }
            }
        }
    }
    turns
}

fn rotates(head: &Membership) -> bool {
    head.mode.as_ref().is_some_and(|mode| **mode == HeadMode::Rotating)
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings_under;
    use crate::law::Pack;

    fn check(pack: &str, standalone: bool, members: &[&str], earlier: &[&str]) -> Vec<String> {
        let unit = format!("name: 测试小区\nbuildings: [{{id: 3, standalone: {standalone}}}]\n");
        let list = |published: &str, members: &[&str]| {
            let members: String = members.iter().map(|member| format!("  - {{role: building_head, buildings: [3], {member}}}\n")).collect();
            format!("title: 楼长\npublished: {published}\nname: 楼长\nid: heads\nclass: building_heads\nmembers:\n{members}")
        };
        let (now, then) = (list("2026-01-10", members), list("2025-01-10", earlier));
        let mut files = vec![("compound.yaml", &*unit), ("roster/heads.yaml", &*now)];
        if !earlier.is_empty() {
            files.push(("roster/heads-2025.yaml", &*then));
        }
        findings_under(Pack::for_unit(&[pack]).0, super::RULE.info.id, &files)
    }

    const FIRST: &str = "person: p-1, since: 2026-01-01, until: 2026-03-31";
    const SECOND: &str = "person: p-2, since: 2026-04-11";

    // breaks: sd.head.50
    #[test]
    fn a_gap_between_turns_is_found() {
        let said = "roster/heads.yaml:8:63 3 栋 2026-04-01 到 2026-04-10 没有楼长，轮值不能断（“党建引领约定程序（支部建在小区）”）";
        assert_eq!(check("dangjian", true, &[FIRST, SECOND], &[]), [said]);
        assert_eq!(check("dangjian", true, &[SECOND], &[FIRST]).len(), 1, "over two lists");
        assert_eq!(check("dangjian", false, &[FIRST, &format!("{SECOND}, mode: rotating")], &[]).len(), 0, "only one of them takes turns");
    }

    #[test]
    fn turns_without_a_gap_hold_and_elsewhere_nobody_asks() {
        let next = "person: p-2, since: 2026-04-01";
        assert!(check("dangjian", true, &[FIRST, next], &[]).is_empty());
        assert!(check("dangjian", true, &["person: p-1, since: 2026-01-01", SECOND], &[]).is_empty(), "no last day");
        assert!(check("dangjian", false, &[FIRST, SECOND], &[]).is_empty());
        assert!(check("foshan", true, &[FIRST, SECOND], &[]).is_empty());
    }
}
