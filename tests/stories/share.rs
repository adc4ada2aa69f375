//! What goes into a group of residents: a few words and a picture, saying what the page says and no more.

use crate::board::{Board, Run};

fn share(board: &Board, record: &str, more: &[&str]) -> Run {
    board.run(&[&["share", "garden", record, "--out", "sheets"], more].concat())
}

/// What the picture's code says, and how wide the picture is.
fn seen(board: &Board, name: &str) -> (u32, String) {
    let picture = image::load_from_memory(&std::fs::read(board.path("sheets/garden").join(name)).unwrap()).unwrap().to_luma8();
    let width = picture.width();
    let pixels = |length: u32| usize::try_from(length).unwrap();
    let pixel = |x: usize, y: usize| picture.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).0[0];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(pixels(width), pixels(picture.height()), pixel);
    let codes: Vec<String> = prepared.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect();
    assert_eq!(codes.len(), 1, "{codes:?}");
    (width, codes[0].clone())
}

#[test]
fn the_conclusion_comes_first_and_the_code_leads_where_the_words_do() {
    let board = Board::sound();
    let run = share(&board, "finance/2026-q3", &[]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let words = run.out.join("\n");
    assert!(words.starts_with("七到九月，收入 8,400.00 元，支出 1,260.00 元。\n水月花园公示：2026年第三季度公共收益收支。"), "{words}");
    assert!(words.chars().count() <= 240, "{words}");
    let address = words.split_whitespace().last().unwrap().trim_start_matches("看全文和凭证：").to_string();
    assert_eq!(seen(&board, "share-finance-2026-q3.png"), (1_080, address.clone()));
    board.build(&[]);
    let page = address.split("/garden/").nth(1).unwrap();
    assert!(board.has(&format!("public/garden/{page}")), "{address}");
    // The same in Chinese names, and the same bytes.
    let before = std::fs::read(board.path("sheets/garden/share-finance-2026-q3.png")).unwrap();
    let again = share(&board, "账目/2026-q3", &[]);
    assert_eq!(again.out.join("\n"), words);
    assert!(std::fs::read(board.path("sheets/garden/share-finance-2026-q3.png")).unwrap() == before);
}

#[test]
fn what_is_too_long_is_cut_but_never_its_address() {
    let board = Board::sound();
    let summary = "说".repeat(300);
    let sentence = "summary: 七到九月，收入 8,400.00 元，支出 1,260.00 元。";
    board.edit("content/garden/finance/2026-q3.yaml", sentence, &format!("summary: {summary}"));
    let words = share(&board, "finance/2026-q3", &["--as-of", "2026-11-01"]).out.join("\n");
    assert!(words.chars().count() <= 240 && words.contains("说…\n") && words.ends_with(".html"), "{words}");
}

#[test]
fn what_is_not_public_is_not_shared() {
    let board = Board::sound();
    let run = share(&board, "finance/2026-q4", &[]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("是不是“finance/2026-q"), "{}", run.err);
    board.edit("content/garden/finance/2026-q3.yaml", "publisher: owners-committee\n", "publisher: owners-committee\nstatus: draft\n");
    let run = share(&board, "finance/2026-q3", &[]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.out.is_empty() && !board.has("sheets/garden/share-finance-2026-q3.png"));
    assert_eq!(board.run(&["share", "gardn", "finance/2026-q2"]).code, Some(2));
}
