//! A miniature board and everything it becomes: texts as they are, pictures by their digests.

use crate::board::Board;

#[test]
fn a_small_board_becomes_this() {
    let board = Board::empty();
    board
        .write("content/board.yaml", "title: 小公示栏\nbase_url: https://gs.example.cn\nas_of: 2026-11-22\n")
        .write("content/yard/compound.yaml", "name: 柳树院\nhouseholds: 12\n")
        .write("content/yard/people.yaml", "people: [{id: p-01, name: 甲一}]\n")
        .write(
            "content/yard/finance/2026-q3.yaml",
            "title: 三季度院落经费\npublished: 2026-10-10\nperiod: 2026-Q3\naccount: {sort: courtyard_fund}\nopening: 0\nincome:\n  - {number: S1, on: 2026-07-03, subject: 停车费, amount: 900}\nclosing: 900\n",
        )
        .write("content/yard/notice/meeting.md", "---\ntitle: 院坝会\npublished: 2026-10-20\nsort: meeting\n---\n\n周六**上午九点**，院坝见。\n");
    board.build(&[]);
    let mut whole = String::new();
    for (path, digest) in board.tree("public") {
        let text = ["html", "xml", "txt", "webmanifest", "json", "ics"].iter().any(|end| path.ends_with(end));
        if text
            && !path.contains("/Q/")
            && !path.ends_with("404.html")
            && !path.ends_with("manifest.json")
            && !path.ends_with(".schema.json")
        {
            whole += &format!("==== {path}\n{}\n", board.read(&format!("public/{path}")));
        } else {
            whole += &format!("==== {path} {}\n", &digest[..16]);
        }
    }
    insta::with_settings!({ snapshot_path => "../golden", prepend_module_to_snapshot => false }, { insta::assert_snapshot!("a_small_board", whole) });
}
