//! Random rosters against somebody who goes through them day by day with a finger on the list.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::base::date::Date;
use crate::record::kind_of_folder;
use crate::record::testing::{day, verdict};

use super::testing::offices;

/// The term, in days from the first of November 2026; today, the 22nd, is the 21st of them.
const TERM: std::ops::Range<i64> = 0..40;
const TODAY: i64 = 21;

/// One line of a roster.
#[derive(Debug, Clone)]
struct Line {
    person: u8,
    role: &'static str,
    titled: bool,
    since: Option<i64>,
    until: Option<i64>,
    buildings: BTreeSet<u8>,
}

impl Line {
    /// Every day on which the place is held.
    fn days(&self) -> BTreeSet<i64> {
        let first = self.since.unwrap_or(TERM.start);
        let last = self.until.unwrap_or(TERM.end - 1);
        (-20..80).filter(|day| first <= *day && *day <= last).collect()
    }

    fn shares_a_day(&self, other: &Line) -> bool {
        self.days().intersection(&other.days()).next().is_some()
    }

    fn written(&self) -> String {
        let mut text = format!("  - {{person: p-{}, role: {}", self.person, self.role);
        if self.titled {
            text.push_str(", 名称: 专职");
        }
        for (key, offset) in [("since", self.since), ("until", self.until)] {
            if let Some(offset) = offset {
                text.push_str(&format!(", {key}: {}", date(offset)));
            }
        }
        if !self.buildings.is_empty() {
            let ids: Vec<String> = self.buildings.iter().map(u8::to_string).collect();
            text.push_str(&format!(", buildings: [{}]", ids.join(", ")));
        }
        text + "}\n"
    }
}

fn date(offset: i64) -> Date {
    day("2026-11-01").plus_days(offset)
}

fn line() -> impl Strategy<Value = Line> {
    let role = prop::sample::select(vec!["chair", "member", "alternate", "building_head"]);
    let offset = || prop::option::of(-8i64..48);
    let buildings = prop::collection::btree_set(1u8..4, 0..3);
    (0u8..4, role, any::<bool>(), offset(), offset(), buildings).prop_map(|(person, role, titled, since, until, buildings)| {
        let buildings = if role == "building_head" { buildings } else { BTreeSet::new() };
        Line { person, role, titled, since, until, buildings }
    })
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    prop::collection::vec(line(), 2..9)
}

fn roster(lines: &[Line], rest: &str) -> String {
    let members: String = lines.iter().map(Line::written).collect();
    let until = date(TERM.end - 1);
    format!("name: 甲\nclass: owners_committee\nterm: {{period: {}/{until}}}\n{rest}members:\n{members}", date(0))
}

/// The lines, from 0, at which a rule finds something.
fn found(rule: &str, lines: &[Line]) -> Vec<usize> {
    let told = verdict(kind_of_folder("roster").unwrap(), rule, &[&roster(lines, "")]);
    let at = |told: &String| told.split(':').next().and_then(|line| line.parse::<usize>().ok()).map(|line| line - 5);
    told.iter().filter_map(at).collect()
}

/// Lines of which an earlier one says the same in the eyes of `alike`.
fn after_alike(lines: &[Line], alike: impl Fn(&Line, &Line) -> bool) -> Vec<usize> {
    (0..lines.len()).filter(|at| lines[..*at].iter().any(|earlier| alike(earlier, &lines[*at]))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_place_that_no_day_of_the_term_sees_is_found(lines in lines()) {
        let dated = |line: &Line| line.since.is_some() || line.until.is_some();
        let own = |line: &Line| (-20..80).filter(|day| line.since.is_none_or(|d| d <= *day) && line.until.is_none_or(|d| *day <= d)).collect::<BTreeSet<i64>>();
        let empty = (0..lines.len()).filter(|at| dated(&lines[*at]) && !own(&lines[*at]).iter().any(|day| TERM.contains(day)));
        prop_assert_eq!(found("roster/range/membership", &lines), empty.collect::<Vec<_>>());
    }

    #[test]
    fn doubles_are_those_who_stand_twice_on_a_day(lines in lines()) {
        prop_assume!(lines.iter().all(|line| !line.days().is_empty()));
        let same = |a: &Line, b: &Line| {
            let other_buildings = !a.buildings.is_empty() && !b.buildings.is_empty() && a.buildings.is_disjoint(&b.buildings);
            (a.person, a.role, a.titled) == (b.person, b.role, b.titled) && !other_buildings && a.shares_a_day(b)
        };
        prop_assert_eq!(found("roster/unique/membership", &lines), after_alike(&lines, same));
    }

    #[test]
    fn a_building_has_one_head_a_day(lines in lines()) {
        prop_assume!(lines.iter().all(|line| !line.days().is_empty()));
        let mut expected = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            for building in &line.buildings {
                let clash = |other: &&Line| other.buildings.contains(building) && other.person != line.person
                    && !(other.titled && line.titled) && other.shares_a_day(line);
                expected.extend(lines[..at].iter().find(clash).map(|_| at));
            }
        }
        prop_assert_eq!(found("roster/unique/building", &lines), expected);
    }

    #[test]
    fn seats_are_counted_in_people_of_today(lines in lines(), seats in 0usize..5) {
        let there = lines.iter().filter(|line| line.days().contains(&TODAY) && line.role != "alternate");
        let people: BTreeSet<u8> = there.map(|line| line.person).collect();
        let told = verdict(kind_of_folder("roster").unwrap(), "roster/consistent/seats", &[&roster(&lines, &format!("seats: {seats}\n"))]);
        prop_assert_eq!(told == ["holds"], people.len() <= seats, "{:?}", told);
    }

    #[test]
    fn the_directory_knows_the_places_of_today(lines in lines()) {
        let told = offices(&roster(&lines, ""), &["p-0", "p-1", "p-2", "p-3"]);
        for person in 0..4 {
            let held = lines.iter().filter(|line| line.person == person && line.days().contains(&TODAY)).map(|line| line.role);
            prop_assert_eq!(&told[usize::from(person)], &held.collect::<Vec<_>>());
        }
    }

    #[test]
    fn two_terms_clash_when_they_share_a_day(one in (0i64..20, 0i64..20), two in (0i64..40, 0i64..20)) {
        let days = |(from, length): (i64, i64)| (from..=from + length).collect::<BTreeSet<i64>>();
        let text = |(from, length): (i64, i64)| {
            format!("name: 甲\nclass: owners_committee\nterm: {{period: {}/{}}}\n", date(from), date(from + length))
        };
        let told = verdict(kind_of_folder("roster").unwrap(), "roster/unique/term", &[&text(one), &text(two)]);
        prop_assert_eq!(told == ["holds"], days(one).is_disjoint(&days(two)), "{:?}", told);
    }
}
