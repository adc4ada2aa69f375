//! Stories of votes: what their tables tell, and what neither page nor table does.

use crate::board::Board;

#[test]
fn the_inequality_is_the_same_on_the_page_and_in_the_data() {
    let board = Board::sample();
    board.run(&["build"]);
    let table = board.read("public/huaiyuan-courtyard/data/v1/votes.csv");
    assert!(table.starts_with("\u{feff}record,standing,motion,outcome,base,asked,total,"), "{table}");
    let page = board.read("public/huaiyuan-courtyard/matter/2026-charging-shed.html");
    let row = table.lines().find(|line| line.starts_with("matter/2026-charging-shed,") && line.contains(",owners,agreement,")).unwrap();
    assert!(row.contains(",79,171,3/4,true,129,false,79 < 129,79 × 4 < 171 × 3,"), "{row}");
    assert!(page.contains("79 &lt; 129") && page.contains("data/v1/votes.csv"), "{row}");
}

#[test]
fn an_open_vote_tells_who_took_part_in_both() {
    let board = Board::sample();
    board.run(&["build"]);
    let table = board.read("public/shuiyue-garden/data/v1/votes.csv");
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("matter/2026-ebike-charging,")).collect();
    assert!(rows.len() == 2 && rows.iter().all(|row| row.contains(",participation,")), "{rows:?}");
    assert!(table.contains("matter/2025-property-company,current,") && table.contains(",agreement,"), "a vote that is over tells both");
}
