//! What a keyboard, a web page and an old editor spoil is mended by the program, after it has shown how.

use crate::board::{Board, Run};

use super::is_clean;

const LEDGER: &str = "content/garden/finance/2026-q3.yaml";
const NOTICE: &str = "content/garden/notice/water.md";

fn fix(board: &Board, more: &[&str]) -> Run {
    board.run(&[&["check", "--fix"], more].concat())
}

/// A sound board of which one file is spoiled; mending gives the file back byte for byte.
fn comes_back(path: &str, spoil: &[(&str, &str)]) {
    let board = Board::sound();
    let sound = board.read(path);
    for (from, to) in spoil {
        board.edit(path, from, to);
    }
    let run = fix(&board, &["--yes"]);
    assert_eq!(board.read(path), sound, "{}", run.err);
    assert_eq!(run.code, Some(0), "{}", run.err);
    is_clean(&board);
}

#[test]
fn slips_of_the_keyboard_are_mended_and_everything_else_stays_as_it_was() {
    comes_back(LEDGER, &[("opening: 3000.00", "opening: ３０００．００"), ("published: 2026-10-12", "published: 2026.10.12")]);
    comes_back(LEDGER, &[("period: 2026-Q3", "period：2026-Q3"), ("closing: 10140.00", "closing:10140.00")]);
    comes_back(LEDGER, &[("closing: 10140.00", "closing:\u{3000}10140。00")]);
    comes_back("content/garden/evaluation/2026-h1.yaml", &[("published: 2026-", "published： 2026-")]);
}

#[test]
fn comments_order_line_ends_and_the_mark_survive() {
    let board = Board::sound();
    let text = board.read(LEDGER);
    let spoiled = format!("\u{feff}# 第一行是说明：不动\n{text}").replace('\n', "\r\n").replace("\r\n  ", "\r\n\t");
    assert!(spoiled.contains('\t'), "{spoiled}");
    board.write(LEDGER, &spoiled);
    let run = fix(&board, &["--yes"]);
    assert_eq!(board.read(LEDGER), spoiled.replace('\t', "  "), "{}", run.err);
    assert!(run.err.contains("- →") && run.code == Some(0), "{}", run.err);
}

#[test]
fn a_text_copied_from_a_web_page_is_cleaned() {
    let board = Board::sound();
    let text = board.read(NOTICE);
    board.write(NOTICE, format!("{text}\n物業(yè)通知:停水,请储水(两天)。\n"));
    let run = fix(&board, &["--yes", "--lang", "en"]);
    assert_eq!(board.read(NOTICE), format!("{text}\n物業通知：停水，请储水（两天）。\n"), "{}", run.err);
    assert!(run.err.contains("1 files mended") && run.err.contains("+ 物業通知：停水，请储水（两天）。"), "{}", run.err);
}

#[test]
fn nothing_is_written_before_somebody_agrees() {
    let board = Board::sound();
    board.edit(LEDGER, "opening: 3000.00", "opening: ３０００．００");
    let before = board.tree("content");
    let run = fix(&board, &[]);
    assert!(run.code == Some(2) && run.err.contains("+ opening: 3000.00") && run.err.contains("--yes"), "{}", run.err);
    assert_eq!(board.tree("content"), before);
}

#[test]
fn an_old_encoding_is_converted_and_the_original_kept() {
    for (word, bytes) in [
        ("gbk", &b"# \xcb\xb5\xc3\xf7\r\n\xb1\xea\xcc\xe2\xa3\xba\xcd\xa8\xd6\xaa\r\n"[..]),
        ("utf16", b"#\0 \0\xf4\x8b\x0e\x66\r\0\n\0\x07\x68\x98\x98\x1a\xff\x1a\x90\xe5\x77\r\0\n\0"),
        ("utf16", b"\xff\xfe#\0 \0\xf4\x8b\x0e\x66\r\0\n\0\x07\x68\x98\x98\x1a\xff\x1a\x90\xe5\x77\r\0\n\0"),
    ] {
        let board = Board::sound();
        let path = "content/garden/notice/old.yaml";
        let rest = "published: 2026-10-14\r\nagenda: [x]\r\n";
        let wide = rest.bytes().flat_map(|b| [b, 0]).collect();
        let whole = [bytes.to_vec(), if word == "gbk" { rest.into() } else { wide }].concat();
        board.write(path, &whole);
        assert_eq!(board.run(&["check"]).code, Some(1));
        let run = fix(&board, &["--yes"]);
        assert_eq!(board.read(path), format!("# 说明\r\n标题: 通知\r\n{rest}"), "{}", run.err);
        assert_eq!(std::fs::read(board.path(&format!("{path}.{word}~"))).unwrap(), whole);
        assert!(run.code == Some(0) && run.err.contains("UTF-8"), "{}", run.err);
        is_clean(&board);
    }
}

#[test]
fn a_damaged_file_is_left_to_its_author() {
    let board = Board::sound();
    board.write("content/garden/notice/torn.md", [&b"---\ntitle: "[..], "装修".as_bytes(), b"\xe9\xa1\n---\n"].concat());
    let before = board.tree("content");
    let run = fix(&board, &["--yes"]);
    assert!(run.code == Some(1) && run.err.contains("没有能自动改的"), "{}", run.err);
    assert_eq!(board.tree("content"), before);
}

#[test]
fn the_file_of_the_board_is_mended_too_and_only_what_was_asked_for() {
    let board = Board::sound();
    let sound = board.read("content/board.yaml");
    board.write("content/board.yaml", sound.replacen(": ", "：", 1));
    board.edit(LEDGER, "opening: 3000.00", "opening: ３０００．００");
    fix(&board, &["--yes", "--compound", "court"]);
    assert_eq!(board.read("content/board.yaml"), sound);
    assert!(board.read(LEDGER).contains('３'));
}

#[test]
fn the_edits_shown_tell_no_number() {
    let board = Board::sound();
    let text = board.read(NOTICE);
    board.write(NOTICE, format!("{text}\n联系,请打13912345678，或139**1234**5679。\n"));
    let run = fix(&board, &["--yes"]);
    assert!(run.code == Some(1) && !run.err.contains("13912345678") && !run.err.contains("**1234**"), "{}", run.err);
}

#[test]
fn a_cell_of_a_table_is_mended_and_the_rest_of_the_file_stays_as_the_office_program_wrote_it() {
    let board = Board::sound();
    let table = "\u{feff}方向,号,日期,项目,金额,,\r\n支出,Z0714,2026/7/14,门禁维修,\"１，２６０．００\",,\r\n,,,,,,\r\n";
    let line = "expenditure:\n  - {number: Z0714, on: 2026-07-14, subject: 门禁维修, payee: 某安防公司, amount: 1260.00}\n";
    board.edit(LEDGER, line, "entries: q3.csv\n").write("content/garden/finance/q3.csv", table);
    let sound = table.replace("2026/7/14", "2026-07-14").replace("１，２６０．００", "1260.00");
    let run = fix(&board, &["--yes"]);
    assert_eq!(board.read("content/garden/finance/q3.csv"), sound, "{}", run.err);
    assert_eq!(run.code, Some(0), "{}", run.err);
    is_clean(&board);
}
