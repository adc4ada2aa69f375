//! Tables as written out, and random ones against somebody who subtracts.

use proptest::prelude::*;

use super::*;
use crate::record::kind_of_folder;
use crate::record::testing::told;

/// A vote that is over, with rows of (all, took part, yes, no); the sums make the vote.
fn rows(of: &[(u64, u64, u64, u64)], until: &str) -> Option<Table> {
    let pair = |n: u64| format!("{{owners: {n}, area: {n}}}");
    let sum = |which: fn(&(u64, u64, u64, u64)) -> u64| pair(of.iter().map(which).sum());
    let mut text = format!(
        "class: 278-4\nvotes:\n  - motion: 续聘\n    from: 2026-03-01\n    until: {until}\n    total: {}\n    participating: {}\n    yes: {}\n    no: {}\n    rows:\n",
        sum(|r| r.0), sum(|r| r.1), sum(|r| r.2), sum(|r| r.3),
    );
    for (at, (all, part, yes, no)) in of.iter().enumerate() {
        let cells = [("total", all), ("participating", part), ("yes", yes), ("no", no)].map(|(key, n)| format!("{key}: {}", pair(*n)));
        text.push_str(&format!("      - {{building: {}, {}}}\n", at + 1, cells.join(", ")));
    }
    let disclosure = told(kind_of_folder("matter").unwrap(), &[&text]);
    disclosure.blocks.into_iter().find_map(|block| match block {
        Block::Table(table) if table.caption.key == "matter.building_table" => Some(table),
        _ => None,
    })
}

/// Buildings, all, took part, and yes where it is told.
fn read(row: &Row) -> (Vec<String>, u64, u64, Option<(u64, u64)>) {
    let count = |at: usize| match row.cells.get(at) {
        Some(Cell::Count(n)) => Some(*n),
        _ => None,
    };
    let id = |cell: &Cell| if let Cell::Building(id) = cell { id.0.clone() } else { String::new() };
    let names = match &row.cells[0] {
        Cell::Many(cells) => cells.iter().map(id).collect(),
        cell => vec![id(cell)],
    };
    (names, count(1).unwrap(), count(2).unwrap(), count(5).zip(count(6)))
}

fn names(table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| read(row).0.join("+")).collect()
}

#[test]
fn a_small_building_takes_the_smallest_other_along() {
    let table = rows(&[(50, 40, 30, 10), (8, 3, 2, 1), (20, 12, 6, 6), (30, 20, 10, 10)], "2026-03-10").unwrap();
    assert_eq!(names(&table), ["1", "2+3", "4"]);
    assert_eq!(read(&table.rows[1]), (vec!["2".into(), "3".into()], 28, 15, Some((8, 7))));
    assert_eq!(table.rows[1].mark.as_ref().map(|(_, label)| label.key), Some("matter.together"));
    assert_eq!(table.total.as_ref().map(|row| row.cells[2].clone()), Some(Cell::Count(75)));
}

#[test]
fn so_does_one_in_which_few_stayed_away() {
    assert_eq!(names(&rows(&[(50, 40, 30, 10), (20, 16, 8, 8), (21, 11, 6, 5)], "2026-03-10").unwrap()), ["1", "2+3"]);
    // An open vote tells who took part by the same rule.
    assert_eq!(names(&rows(&[(50, 40, 0, 0), (20, 4, 0, 0), (21, 11, 0, 0)], "2026-12-10").unwrap()), ["1", "2+3"]);
}

#[test]
fn large_buildings_stand_alone_and_tell_both_ways() {
    let table = rows(&[(50, 40, 30, 10), (20, 12, 6, 6)], "2026-03-10").unwrap();
    assert_eq!((names(&table), table.columns.len()), (vec!["1".to_string(), "2".to_string()], 7));
    assert!(table.rows.iter().all(|row| row.mark.is_none()));
    // Abstentions are not told, but could be reckoned.
    assert_eq!(rows(&[(50, 40, 30, 9), (20, 12, 6, 6)], "2026-03-10").unwrap().columns.len(), 5);
}

#[test]
fn where_all_would_be_one_row_there_is_no_table() {
    assert_eq!(rows(&[(8, 3, 2, 1)], "2026-03-10"), None);
    assert_eq!(rows(&[(8, 3, 2, 1), (8, 4, 3, 1)], "2026-03-10"), None);
}

proptest! {
    #[test]
    fn nobody_who_subtracts_learns_of_a_small_group(of in prop::collection::vec((0u64..40, 0u64..40, 0u64..40, 0u64..40), 1..9)) {
        // Anything that can be: yes and no within those who took part, those within all.
        let of: Vec<_> = of.into_iter().map(|(all, part, yes, no)| {
            let part = part.min(all);
            let yes = yes.min(part);
            (all, part, yes, no.min(part - yes))
        }).collect();
        prop_assume!(of.iter().map(|row| row.0).sum::<u64>() > 0);
        let Some(table) = rows(&of, "2026-03-10") else { return Ok(()) };
        let few = |n: u64| (1..5).contains(&n);
        let told: Vec<_> = table.rows.iter().map(read).collect();
        let mut seen: Vec<String> = told.iter().flat_map(|row| row.0.clone()).collect();
        seen.sort();
        // Every building stands in exactly one row, so that nothing is left to be told from the sum.
        let mut all: Vec<String> = (1..=of.len()).map(|at| at.to_string()).collect();
        all.sort();
        prop_assert_eq!(seen, all);
        for (names, all, part, ways) in told {
            prop_assert!(!few(part) && !few(all - part), "{:?}", table);
            // The reference adds up the buildings of the row by hand.
            let rows = names.iter().map(|name| of[name.parse::<usize>().unwrap() - 1]);
            prop_assert_eq!((all, part), rows.clone().fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1)));
            if let Some((yes, no)) = ways {
                prop_assert_eq!((yes, no), rows.fold((0, 0), |sum, row| (sum.0 + row.2, sum.1 + row.3)));
                prop_assert!(yes >= 5 && no >= 5 && !few(part - yes - no), "{:?}", table);
            }
        }
    }
}
