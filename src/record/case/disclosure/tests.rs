use crate::disclosure::{Block, Cell, Disclosure, Tone};
use crate::record::kind_of_folder;
use crate::record::testing::{record, told, under};

fn tell(texts: &[&str]) -> Disclosure {
    told(kind_of_folder("case").unwrap(), texts)
}

/// A month with so many cases of each category; every one answered a day later but for the last.
fn month(month: u32, counts: &[(&str, usize)]) -> String {
    let mut cases = Vec::new();
    for (category, n) in counts {
        for _ in 0..*n {
            let number = cases.len();
            cases.push(format!("{{number: N{month}-{number}, category: {category}, received: 2026-{month:02}-03, answered: 2026-{month:02}-04}}"));
        }
    }
    if let Some(last) = cases.last_mut() {
        *last = last.replace(&format!(", answered: 2026-{month:02}-04"), "");
    }
    format!("title: 甲\npublished: 2026-11-05\nperiod: 2026-{month:02}\ncases: [{}]\n", cases.join(", "))
}

fn table(told: &Disclosure, caption: &str) -> Option<Vec<Vec<String>>> {
    let table = told.blocks.iter().find_map(|block| match block {
        Block::Table(table) if table.caption.key == caption => Some(table),
        _ => None,
    })?;
    let shown = |cell: &Cell| match cell {
        Cell::Label(label) => label.key.to_string(),
        Cell::Count(n) => n.to_string(),
        Cell::Ratio(share) => share.to_string(),
        other => format!("{other:?}"),
    };
    Some(table.rows.iter().chain(&table.total).map(|row| row.cells.iter().map(shown).collect()).collect())
}

#[test]
fn a_period_stands_beside_the_one_before_by_its_counts() {
    let told = tell(&[&month(6, &[("lift", 9), ("noise", 6)]), &month(7, &[("lift", 5), ("noise", 6), ("dogs", 1), ("leak", 1)])]);
    assert_eq!(told.headline.as_ref().map(|label| (label.key, label.with.len())), Some(("case.headline", 3)));
    assert_eq!(told.state, Some((Tone::Soon, crate::disclosure::Label::with("case.state_open", [Cell::Count(1)]))));
    let rows = table(&told, "case.categories").unwrap();
    assert_eq!(rows, [["case_category.noise", "6", "6"], ["case.rest", "7", "9"], ["case.total", "13", "15"]]);
    let remark = told.remark.unwrap();
    assert_eq!(remark.key, "case.remark");
    assert_eq!(remark.with[1], Cell::Decimal(crate::base::number::Decimal(100)), "a day");
}

#[test]
fn a_few_cases_are_not_told_by_their_number() {
    let told = tell(&[&month(7, &[("lift", 3)])]);
    assert_eq!(told.headline.map(|label| label.key), Some("case.headline_few"));
    assert!(told.figures.is_empty() && told.state.is_none());
    assert_eq!(told.blocks.iter().map(Block::word).collect::<Vec<_>>(), ["facts"]);
}

#[test]
fn petitions_and_collective_events_leave_no_trace() {
    let with = month(7, &[("lift", 6), ("collective", 7)]).replacen("category: lift", "category: lift, channel: petition", 1);
    let told = tell(&[&with]);
    assert_eq!(told.headline.map(|label| label.with), Some(vec![Cell::Count(5)]));
    let all = format!("{:?}", told.blocks);
    assert!(!all.contains("collective") && !all.contains("petition") && !all.contains("13"), "{all}");
}

#[test]
fn offices_that_took_a_few_are_folded_together() {
    let mut text = month(7, &[("lift", 12)]);
    for (n, office) in [(7, "company"), (3, "committee"), (2, "branch")] {
        text = text.replacen("category: lift,", &format!("category: lift, first: {office},"), n).replace("category: lift, first", "category: Lift, first");
    }
    let rows = table(&tell(&[&text.replace("Lift", "lift")]), "case.offices").unwrap();
    assert_eq!(rows.iter().map(|row| row[1].as_str()).collect::<Vec<_>>(), ["7", "5"]);
    assert_eq!(rows[1][0], "case.rest");
}

#[test]
fn levels_are_held_against_the_days_of_the_procedure() {
    let text = "title: 甲\npublished: 2026-11-20\nperiod: 2026-11\ncases:\n".to_string()
        + "  - {number: A, category: lift, received: 2026-11-02, handoffs: [community 2026-11-03, street 2026-11-04], resolved: 2026-11-08, answered: 2026-11-09}\n"
        + "  - {number: B, category: lift, received: 2026-11-02, handoffs: [community 2026-11-20]}\n"
        + "  - {number: C, category: lift, received: 2026-11-02, handoffs: [street 2026-11-20]}\n"
        + "  - {number: D, category: lift, received: 2026-11-02}\n  - {number: E, category: lift, received: 2026-11-02}\n";
    let kind = kind_of_folder("case").unwrap();
    let case = record(kind, "r", &text);
    let told = under(&["dangjian"], |scope| (kind.disclose)(&[&case], 0, scope));
    let rows = table(&told, "case.levels").unwrap();
    assert_eq!(rows, [["case_level.community", "2", "1", "50.0%"], ["case_level.street", "2", "0", "0.0%"]]);
    assert_eq!(told.state.map(|(tone, label)| (tone, label.with)), Some((Tone::Late, vec![Cell::Count(1)])));
    assert!(table(&under(&[], |scope| (kind.disclose)(&[&case], 0, scope)), "case.levels").is_none(), "nobody adopted it");
}

#[test]
fn the_example_reads_clean() {
    let kind = kind_of_folder("case").unwrap();
    record(kind, "example", kind.example);
}
