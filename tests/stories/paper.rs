//! Paper: what somebody prints, and what they are told when it cannot be printed.

use std::fmt::Write as _;
use std::fs;

use crate::board::{Board, Run};

/// Makes sheets of the garden.
pub fn poster(board: &Board, arguments: &[&str]) -> Run {
    board.run(&[&["poster", "--compound", "garden", "--out", "sheets"], arguments].concat())
}

/// The words of a file, without the ends of lines, which fall where the paper ends.
pub fn words(board: &Board, name: &str) -> String {
    let pdf = lopdf::Document::load(board.path("sheets/garden").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let pages: Vec<u32> = pdf.get_pages().into_keys().collect();
    pdf.extract_text(&pages).unwrap().split_whitespace().collect()
}

/// How many pages a file has.
pub fn pages(board: &Board, name: &str) -> usize {
    lopdf::Document::load(board.path("sheets/garden").join(name)).unwrap().get_pages().len()
}

/// Writes a notice that hangs.
pub fn notice(board: &Board, title: &str, body: &str) {
    let head = format!("title: {}\npublished: 2026-11-10\npublisher: owners-committee\n", serde_json::to_string(title).unwrap());
    let window = "window: {from: 2026-11-10, until: 2026-12-10}\n";
    board.write("content/garden/notice/odd.md", format!("---\n{head}{window}---\n\n{body}\n"));
}

/// What the sheet of the odd notice is called.
pub const ODD: &str = "notice-notice-odd-a4-2026-12-10.pdf";

#[test]
fn the_usual_sheets_are_made_and_made_again_only_when_something_changed() {
    let board = Board::sound();
    let run = poster(&board, &[]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let made = board.read_folder("sheets/garden");
    let usual = ["labels-a4.pdf", "stairwell-3-a4.pdf", "stairwell-5-a4.pdf", "summary-a3.pdf"];
    assert_eq!(made, usual, "nothing hangs on the 22nd, and there is no board to list");
    let before: Vec<_> = usual
        .map(|name| fs::metadata(board.path("sheets/.made")).map(|_| fs::read(board.path("sheets/garden").join(name)).unwrap()).unwrap())
        .into();
    let shelf = board.read_folder("sheets/.made/garden");
    fs::remove_dir_all(board.path("sheets/.made")).unwrap();
    poster(&board, &[]);
    let after: Vec<_> = usual.map(|name| fs::read(board.path("sheets/garden").join(name)).unwrap()).into();
    assert_eq!(board.read_folder("sheets/.made/garden"), shelf);
    assert!(before == after, "without the shelf the bytes are the same");
    assert_eq!(pages(&board, "summary-a3.pdf"), 1);
    let summary = words(&board, "summary-a3.pdf");
    for told in ["水月花园公开", "8,400.00", "1,260.00", "10,140.00", "10000000001".split_at(3).0] {
        assert!(summary.contains(told), "{told} in {summary}");
    }
}

#[test]
fn nothing_an_author_writes_is_a_command() {
    let board = Board::sound();
    let odd = "#eval(\"1\") $x^2$ {{ x }} \\ \" <b> @ref *a* _b_ // c";
    notice(&board, odd, "正文也有 `#panic()` 和 $y$ 和 {{ z }}。");
    let run = poster(&board, &["--record", "notice/odd", "--what", "notice"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let told = words(&board, ODD);
    for part in ["#eval(\"1\")", "$x^2$", "{{x}}", "<b>@ref*a*_b_//c", "#panic()", "$y$", "{{z}}"] {
        assert!(told.contains(part), "{part} in {told}");
    }
}

#[test]
fn long_titles_long_tables_and_long_sums_take_more_pages_and_never_smaller_letters() {
    let board = Board::sound();
    let mut entries = String::new();
    // Without optimising, five hundred rows take longer than a story may.
    let rows: u64 = if cfg!(debug_assertions) { 100 } else { 500 };
    for day in 0..rows {
        writeln!(entries, "  - {{number: S{day:04}, on: 2026-08-01, subject: 场地费第 {day} 笔, amount: \"1,000,000.00\"}}").unwrap();
    }
    let closing = format!("{},789,012.00", if rows == 500 { "123,956" } else { "123,556" });
    let head = format!("title: {}\npublished: 2026-10-12\npublisher: owners-committee\nperiod: 2026-Q3\n", "很长的标题".repeat(24));
    let account = "account: {sort: other, id: long, name: 很长的账, tail: \"4321\"}\nopening: 123456789012.00\n";
    board.write("content/garden/finance/2026-q3-long.yaml", format!("{head}{account}income:\n{entries}closing: \"{closing}\"\n"));
    let run = poster(&board, &["--record", "finance/2026-q3-long", "--what", "notice"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let name = "notice-finance-2026-q3-long-a4.pdf";
    assert!(pages(&board, name) > 4);
    let told = words(&board, name);
    assert!(told.contains(&closing) && told.contains(&format!("场地费第{}笔", rows - 1)), "the sum and the last row are there");
}

#[test]
fn rare_characters_are_set_and_one_no_face_has_is_an_error_that_names_it() {
    let board = Board::sound();
    notice(&board, "㛃䶮𬸣镕喆堃芃昇𫖯", "名字里的字一个也不少。");
    assert_eq!(poster(&board, &["--record", "notice/odd", "--what", "notice"]).code, Some(0));
    let before = fs::read(board.path("sheets/garden").join(ODD)).unwrap();
    notice(&board, "𠀀家的通知", "字体里没有这个字。");
    let run = poster(&board, &["--record", "notice/odd", "--what", "notice"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("sheet/coverage/glyph") && run.err.contains("𠀀 (U+20000)"), "{}", run.err);
    assert!(run.err.contains("content/garden/notice/odd.md") && run.err.contains("fonts/"), "{}", run.err);
    assert!(fs::read(board.path("sheets/garden").join(ODD)).unwrap() == before, "the previous sheet stays");
}

#[test]
fn without_an_address_a_sheet_says_that_it_has_no_code() {
    let board = Board::sound();
    board.edit("content/board.yaml", "base_url: https://gs.example.cn\n", "");
    assert_eq!(poster(&board, &["--what", "summary"]).code, Some(0));
    assert!(words(&board, "summary-a3.pdf").contains("还没有网址，所以没有二维码"));
}

#[test]
fn what_cannot_be_understood_is_said_in_both_languages() {
    let board = Board::sound();
    for (arguments, told) in
        [(["--what", "sumary"], "sumary"), (["--size", "b5"], "b5"), (["--bleed", "3cm"], "3cm"), (["--record", "finance/none"], "没有")]
    {
        let run = poster(&board, &arguments);
        assert!(run.err.contains(told), "{arguments:?}: {}", run.err);
        assert_eq!(run.code, Some(if told == "没有" { 0 } else { 2 }), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_site_offers_its_sheets_with_a_picture_and_their_size() {
    let board = Board::sound();
    board.edit("content/garden/finance/2026-q3.yaml", "until: 2026-11-11", "until: 2026-12-11");
    board.build(&["--posters", "current"]);
    let page = board.read("public/garden/finance/2026-q3.html");
    let file = "posters/notice-finance-2026-q3-a4-2026-12-11";
    assert!(page.contains(&format!("href=\"../{file}.pdf\"")) && page.contains(&format!("src=\"../{file}.png\"")), "{page}");
    assert!(fs::read(board.path("public/garden").join(format!("{file}.pdf"))).unwrap().starts_with(b"%PDF-1.7"));
    assert!(board.read("public/garden/index.html").contains("posters/summary-a3"));
    let again = board.build(&["--posters", "current"]);
    assert!(again.err.contains("没有变化 2 个") || again.err.contains("生成 0 个"), "{}", again.err);
}

#[test]
fn letters_are_as_high_as_the_board_wants_them() {
    let board = Board::sound();
    assert_eq!(poster(&board, &["--record", "finance/2026-q3", "--what", "notice"]).code, Some(0));
    let name = "notice-finance-2026-q3-a4-2026-11-11.pdf";
    let usual = pages(&board, name);
    let settings = board.read("content/board.yaml");
    board.write("content/board.yaml", format!("{settings}字高: 15\n"));
    assert_eq!(poster(&board, &["--record", "finance/2026-q3", "--what", "notice"]).code, Some(0));
    assert!(pages(&board, name) > usual, "twice as high takes more paper");
    board.write("content/board.yaml", format!("{settings}letter_height: 3\n"));
    let run = poster(&board, &["--what", "labels"]);
    assert!(run.code == Some(1) && run.err.contains("“3”不是字高") && run.err.contains("7.5"), "{}", run.err);
}

#[test]
fn a_sheet_tells_its_version_and_who_acts_for_whom() {
    let board = Board::sound();
    notice(&board, "修好了", "正文。");
    let acts = "published: 2026-11-10\nsign_off: {acting: true}\n";
    board.edit(
        "content/garden/notice/odd.md",
        "published: 2026-11-10\npublisher: owners-committee\n",
        &format!("{acts}publisher: estate-branch\n"),
    );
    let branch = board.read("content/garden/roster/estate-branch.yaml");
    let acting = "delegation: {for_body: 业主委员会（换届中）, powers: [公布账目], period: 2026-11-01/2026-12-31}\n";
    board.write("content/garden/roster/estate-branch.yaml", format!("{branch}{acting}"));
    let run = poster(&board, &["--record", "notice/odd", "--what", "notice"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let told = words(&board, ODD);
    assert!(told.contains("水月花园党支部（代行业主委员会职责）") && told.contains("第1版"), "{told}");
    let again = board.read("content/garden/notice/odd.md").replace("sign_off", "amends: notice/odd\nreason: 日期写错\nsign_off");
    board.write("content/garden/notice/odd-2.md", again);
    let run = poster(&board, &["--record", "notice/odd-2", "--what", "notice"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(words(&board, "notice-notice-odd-2-a4-2026-12-10.pdf").contains("第2版"));
    board.edit("content/garden/roster/estate-branch.yaml", "2026-11-01/2026-12-31", "2026-01-01/2026-03-31");
    poster(&board, &["--record", "notice/odd-2", "--what", "notice"]);
    let told = words(&board, "notice-notice-odd-2-a4-2026-12-10.pdf");
    assert!(told.contains("水月花园党支部") && !told.contains("代行"), "a delegation that is over is not claimed: {told}");
}
