//! The vectors, the law's own examples, and a slow obvious reference.

use proptest::prelude::*;

use super::*;
use crate::law::{Pack, VoteRule};

fn national(class: &str) -> VoteRule {
    Pack::for_unit(&[]).0.vote(class).unwrap().clone()
}

fn counts(total: (u64, u64), part: (u64, u64), yes: (u64, u64)) -> Counts {
    let pair = |(owners, area)| Pair { owners, area: Area(area) };
    Counts { total: pair(total), participating: pair(part), yes: pair(yes) }
}

#[test]
fn every_vector_comes_out_as_it_must() {
    let mut lines = include_str!("../../../tests/vectors/votes.csv").lines();
    assert_eq!(lines.next(), Some("case,total_area_c,total_heads,part_area_c,part_heads,yes_area_c,yes_heads,item,expect,why"));
    let mut seen = 0;
    for line in lines.filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.splitn(10, ',').collect();
        let n: Vec<u64> = cells[1..7].iter().map(|cell| cell.parse().unwrap()).collect();
        let tally = count(&counts((n[1], n[0]), (n[3], n[2]), (n[5], n[4])), &national(&format!("278-{}", cells[7])));
        let word = match tally.outcome {
            Outcome::QuorumFailed => "quorum_failed",
            Outcome::Passed => "passed",
            Outcome::Rejected => "rejected",
            Outcome::Invalid => "invalid",
        };
        assert_eq!(word, cells[8], "{line}");
        seen += 1;
    }
    assert_eq!(seen, 12);
}

#[test]
fn shares_of_the_seed_documents_come_out_as_computed() {
    let seeds = include_str!("../../../tests/vectors/seed-checks.csv");
    let mut seen = 0;
    for line in seeds.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let Some((part, whole)) = cells[2].split_once('/').and_then(|(p, w)| Some((p.parse().ok()?, w.parse().ok()?))) else { continue };
        let share = Ratio { part, whole };
        // The documents round to tenths or to whole per cents.
        match cells[3].rsplit(' ').next().and_then(|claim| claim.strip_suffix('%')) {
            Some(tenths) if tenths.contains('.') => assert_eq!(share.to_string(), format!("{tenths}%"), "{line}"),
            Some(wholes) => assert_eq!(share.per_mille().map(|n| ((n + 5) / 10).to_string()).as_deref(), Some(wholes), "{line}"),
            None => continue,
        }
        seen += 1;
    }
    assert_eq!(seen, 5);
}

#[test]
fn the_inequality_is_told_with_its_numbers() {
    let tally = count(&counts((1017, 12_830_000), (812, 10_426_050), (655, 8_211_400)), &national("278-4"));
    assert_eq!((tally.participation.owners.needed, tally.participation.area.needed), (678, 8_553_334));
    assert_eq!((tally.agreement.owners.needed, tally.agreement.area.needed), (406, 5_213_025));
    assert_eq!((tally.participation.owners.inclusive, tally.agreement.owners.inclusive), (true, false));
    assert_eq!(tally.outcome, Outcome::Passed);
}

#[test]
fn what_is_missing_is_told_exactly() {
    let two_thirds = |n| Comparison::new(n, 4389, Fraction { numerator: 2, denominator: 3 }, true);
    assert_eq!((two_thirds(2925).missing(), two_thirds(2926).missing()), (1, 0));
    let half = |n| Comparison::new(n, 80, Fraction { numerator: 1, denominator: 2 }, false);
    assert_eq!((half(40).missing(), half(41).missing()), (1, 0));
}

#[test]
fn a_yes_may_be_a_no_to_the_matter() {
    // 73.8 % for "不再续约" refuses the renewal.
    let tally = count(&counts((4389, 61_100_000), (2926, 42_000_000), (2160, 31_000_000)), &national("278-4"));
    assert_eq!((tally.outcome.effect(true), tally.outcome.effect(false)), (Effect::Refused, Effect::Carried));
    assert_eq!(Outcome::Rejected.effect(true), Effect::Undecided);
    assert_eq!(Outcome::QuorumFailed.effect(false), Effect::Undecided);
}

#[test]
fn one_base_never_makes_up_for_the_other() {
    let many_small = count(&counts((300, 30_000), (299, 15_000), (298, 14_000)), &national("278-4"));
    assert_eq!(many_small.outcome, Outcome::QuorumFailed);
    assert!(many_small.participation.owners.holds && !many_small.participation.area.holds);
}

#[test]
fn a_vote_nobody_was_asked_in_is_impossible() {
    assert_eq!(count(&counts((0, 0), (0, 0), (0, 0)), &national("278-4")).outcome, Outcome::Invalid);
}

/// Counts up one by one until the share is reached.
fn least(of: u64, threshold: Fraction, inclusive: bool) -> u64 {
    let mut n = 0;
    loop {
        let (left, right) = (n * threshold.denominator, of * threshold.numerator);
        if left > right || inclusive && left == right {
            return n;
        }
        n += 1;
    }
}

proptest! {
    #[test]
    fn comparisons_agree_with_counting_up(of in 0_u64..2_000, count in 0_u64..3_000, n in 0_u64..7, d in 1_u64..7, inclusive: bool) {
        let threshold = Fraction { numerator: n, denominator: d };
        let compared = Comparison::new(count, of, threshold, inclusive);
        let least = least(of, threshold, inclusive);
        prop_assert_eq!(compared.holds, count >= least);
        prop_assert_eq!(compared.missing(), least.saturating_sub(count));
        prop_assert_eq!(compared.needed, if inclusive { least } else { least - 1 });
    }

    #[test]
    fn outcomes_agree_with_the_words_of_the_law(
        total in (1_u64..5_000, 1_u64..9_000_000), part in (0_u64..5_000, 0_u64..9_000_000), yes in (0_u64..5_000, 0_u64..9_000_000), special: bool,
    ) {
        let tally = count(&counts(total, part, yes), &national(if special { "278-7" } else { "278-1" }));
        let each = [(total.0, part.0, yes.0), (total.1, part.1, yes.1)];
        let expected = if each.iter().any(|(t, p, y)| p > t || y > p) {
            Outcome::Invalid
        } else if each.iter().any(|(t, p, _)| 3 * p < 2 * t) {
            Outcome::QuorumFailed
        } else if each.iter().all(|(_, p, y)| if special { 4 * y >= 3 * p } else { 2 * y > *p }) {
            Outcome::Passed
        } else {
            Outcome::Rejected
        };
        prop_assert_eq!(tally.outcome, expected);
    }

    #[test]
    fn the_largest_counts_do_not_overflow(count: u64, of: u64) {
        let compared = Comparison::new(count, of, Fraction { numerator: 1_000_000, denominator: 999_999 }, false);
        // More than all is needed, so nothing suffices; what is missing is never less than what is over the whole.
        prop_assert!(!compared.holds || count > of);
        prop_assert_eq!(compared.missing() == 0, compared.holds);
    }
}

#[test]
fn silence_goes_with_the_majority_only_once_enough_took_part() {
    let special = national("278-6");
    let no = |n| Pair { owners: n, area: Area(n) };
    // 49 of 70 are 70 %: too few of those who voted, enough with the 30 who did not.
    let (told, added) = count_following(&counts((100, 100), (70, 70), (49, 49)), no(21), &special);
    assert_eq!((told.outcome, told.agreement.owners.count, told.agreement.owners.of), (Outcome::Passed, 79, 100));
    assert_eq!(added, Some(Added { pair: no(30), with_yes: true }));
    // Too few took part: silence does not make a quorum.
    let (told, added) = count_following(&counts((100, 100), (60, 60), (60, 60)), no(0), &special);
    assert_eq!((told.outcome, added), (Outcome::QuorumFailed, None));
    // The majority is against.
    let (told, added) = count_following(&counts((100, 100), (70, 70), (20, 20)), no(50), &national("278-4"));
    assert_eq!((told.outcome, added.map(|added| added.with_yes)), (Outcome::Rejected, Some(false)));
    // One base for, one against: nobody is added.
    let split = Pair { owners: 30, area: Area(45) };
    let (told, added) = count_following(&counts((100, 100), (80, 80), (50, 35)), split, &national("278-4"));
    assert_eq!((told, added), (count(&counts((100, 100), (80, 80), (50, 35)), &national("278-4")), None));
}

/// One owner: area, and yes 0, no 1, an empty ballot 2, nothing handed in 3.
fn voters() -> impl Strategy<Value = Vec<(u64, u8)>> {
    prop::collection::vec((1u64..20_000, 0u8..4), 1..60)
}

proptest! {
    #[test]
    fn silence_is_counted_as_if_everybody_had_walked_over(voters in voters()) {
        let base = |who: &dyn Fn(u8) -> bool| {
            let those = || voters.iter().filter(|(_, choice)| who(*choice));
            (those().count() as u64, those().map(|(area, _)| *area).sum::<u64>())
        };
        let (all, cast, yes, no) = (base(&|_| true), base(&|c| c < 3), base(&|c| c == 0), base(&|c| c == 1));
        let pair = |(owners, area)| Pair { owners, area: Area(area) };
        let (told, added) = count_following(&counts(all, cast, yes), pair(no), &national("278-6"));
        let enough = 3 * cast.0 >= 2 * all.0 && 3 * cast.1 >= 2 * all.1;
        let side = if yes.0 > no.0 && yes.1 > no.1 { Some(0) } else if no.0 > yes.0 && no.1 > yes.1 { Some(1) } else { None };
        // Each silent owner walks over to the majority, if there is one; then three quarters of those who stand anywhere are needed.
        let stand = |choice: u8| if choice == 3 { side } else { Some(choice) };
        let there = base(&|c| stand(c).is_some());
        let agree = base(&|c| stand(c) == Some(0));
        let passed = 4 * agree.0 >= 3 * there.0 && 4 * agree.1 >= 3 * there.1;
        let expected = if !enough { Outcome::QuorumFailed } else if passed { Outcome::Passed } else { Outcome::Rejected };
        prop_assert_eq!(told.outcome, expected);
        prop_assert_eq!(added.map(|added| added.with_yes), side.filter(|_| enough).map(|side| side == 0));
    }
}
