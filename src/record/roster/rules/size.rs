//! 人数不合规定 · A body of a size it may not have
//!
//! # What it checks
//! 写了席位的看席位，没写的看当天在任占席位的人数：不少于、不多于规定，要求单数的是单数。
//! The seats, or where none are given those in office who fill one: within what the packs ask for, and odd where they ask for that.
//! 1. 没写席位的，名单可能不全：只看有没有过多、是不是双数。 Without seats the list may be half of one: only too many, or an even number, is told.
//! 2. 几个规则包都说到同一种组织的，以最近的一级为准。 Of several packs that speak of one sort of body the nearest decides.
//! 3. 规模小的小区另有规定人数的，两种都可以。 Where small compounds may have another number, either will do.
//! 4. 按任期开始那天的条文；没有当时条文的不判断。 The text of the day the term began; without one nothing is judged.
//!
//! # Why
//! 双数的委员会会僵住，人数不够的决定站不住脚。
//! A committee of an even number may be deadlocked, and what too few decide can be challenged.

use crate::base::diagnostic::Said;
use crate::law::PackRule;
use crate::party::organization::Role;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::roster::bound::{day, number, speaking};
use crate::record::roster::{Roster, people, standing};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;
use crate::unit::Unit;

pub const RULE: RecordRule<Roster> = RecordRule {
    info: RuleInfo {
        basis: &["cn.committee.size", "cn.juwei.size", "sh.size", "sz.size", "bj.size", "sc.size", "sd.group"],
        ..RuleInfo::warning("roster/range/size", "size-out-of-range", include_str!("size.rs"))
    },
    check,
};

fn check(series: &Series<Roster>, scope: &Scope) -> Verdict {
    let this = series.this();
    let organization = &this.body.organization;
    let rules = speaking(organization, day(organization, *this.header.published), scope);
    let Some(rule) = rules.into_iter().rfind(|rule| number(rule, "min").is_some()) else {
        return Verdict::NotApplicable("no text of its day gives a size to such a body");
    };
    let place = standing::place(series, scope.as_of);
    let (size, span) = match &organization.seats {
        Some(seats) => (seats.0, seats.span),
        None => (people::count(organization, place.day, Role::takes_seat), organization.name.span),
    };
    // A list may be half of one: too few names say nothing where no seats are given.
    let half = organization.seats.is_none() && number(rule, "min").is_some_and(|min| size < min);
    if half || fits(size, rule, scope.unit) {
        return Verdict::Holds;
    }
    let (Said { zh, en }, title) = (asked(rule), &rule.title);
    let what = Said { zh: format!("{size} 人，按“{title}”应为{zh}"), en: format!("{size} people, `{title}` asks for {en}") };
    let mend = said!(
        "席位写错的改正；确实如此的，换届或补选时改过来，并在说明里交代",
        "mend a wrong number; where it is so, mend it at the next election and say so"
    );
    Verdict::of(vec![Finding::at(span, what).mend(mend)])
}

/// Whether a rule lets a body have a size, in this unit.
fn fits(size: u64, rule: &PackRule, unit: &Unit) -> bool {
    let (min, max) = (number(rule, "min").unwrap_or(0), number(rule, "max").unwrap_or(u64::MAX));
    let odd = rule.param("odd").and_then(|odd| odd.scalar::<bool>()).unwrap_or(false);
    let small = || {
        let small = rule.param("small")?;
        let most = |key: &str| small.get(key).and_then(|most| most.scalar::<crate::base::number::Count>()).map(|count| count.0);
        let households = unit.households.as_ref().is_some_and(|has| most("max_households").is_some_and(|most| has.0 <= most));
        let area = unit.area.as_ref().is_some_and(|has| most("max_area_m2").is_some_and(|most| has.0.div_ceil(100) <= most));
        (households || area).then(|| most("size")).flatten()
    };
    ((min..=max).contains(&size) && (!odd || !size.is_multiple_of(2))) || small() == Some(size)
}

fn asked(rule: &PackRule) -> Said {
    let (min, odd) = (number(rule, "min").unwrap_or(0), rule.param("odd").and_then(|odd| odd.scalar::<bool>()).unwrap_or(false));
    let (odd_zh, odd_en) = if odd { ("，单数", ", an odd number") } else { ("", "") };
    match number(rule, "max") {
        Some(max) => said!("{min} 至 {max} 人{odd_zh}", "{min} to {max}{odd_en}"),
        None => said!("{min} 人以上{odd_zh}", "{min} or more{odd_en}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(packs: &[&str], class: &str, rest: &str) -> Vec<String> {
        let text = format!("name: 甲\nclass: {class}\n{rest}");
        verdict_under(packs, kind_of_folder("roster").unwrap(), super::RULE.info.id, &[&text])
    }

    const NOW: &str = "term: {period: 2026-02-01/2031-01-31}\n";

    // breaks: cn.committee.size sh.size sz.size bj.size sc.size
    #[test]
    fn a_committee_of_six_fits_no_pack() {
        for pack in ["cn", "shanghai", "shenzhen", "beijing", "sichuan"] {
            let told = check(&[pack], "owners_committee", &format!("seats: 6\n{NOW}"));
            assert_eq!(told.len(), 1, "{pack}: {told:?}");
            assert!(told[0].starts_with("3:8 6 人，按“") && told[0].contains("单数"), "{told:?}");
            assert_eq!(check(&[pack], "owners_committee", &format!("seats: 7\n{NOW}")), ["holds"]);
        }
        assert_eq!(check(&["cn"], "owners_committee", &format!("seats: 13\n{NOW}")).len(), 1);
        assert_eq!(check(&["sichuan"], "owners_committee", &format!("seats: 13\n{NOW}")), ["holds"], "the nearer text decides");
    }

    // breaks: cn.juwei.size sd.group
    #[test]
    fn other_bodies_have_sizes_of_their_own() {
        assert_eq!(check(&[], "neighbourhood_committee", &format!("seats: 11\n{NOW}")), ["3:8 11 人，按“城市居民委员会组织法 第八条”应为5 至 9 人"]);
        assert_eq!(check(&["dangjian"], "party_working_group", "seats: 8\n").len(), 1);
        assert_eq!(check(&["dangjian"], "party_working_group", "seats: 6\n"), ["holds"]);
    }

    #[test]
    fn a_body_of_a_day_without_a_text_is_not_judged() {
        let none = "n/a: no text of its day gives a size to such a body";
        assert_eq!(check(&[], "neighbourhood_committee", "seats: 11\nterm: {period: 2024-02-01/2029-01-31}\n"), [none]);
        assert_eq!(check(&[], "council", "seats: 2\n"), [none]);
    }

    #[test]
    fn where_no_seats_are_given_those_in_office_count() {
        let member = |n: u32| format!("  - {{person: p-{n}, role: member}}\n");
        let list = |n: u32| format!("{NOW}members:\n{}  - {{person: p-0, role: alternate}}\n", (1..=n).map(member).collect::<String>());
        let told = "1:7 6 人，按“业主大会和业主委员会指导规则 第三十一条”应为5 至 11 人，单数";
        assert_eq!(check(&[], "owners_committee", &list(6)), [told]);
        assert_eq!(check(&[], "owners_committee", &list(2)), ["holds"], "the list may be half of one");
    }
}
