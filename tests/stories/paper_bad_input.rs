//! Paper and what people write: whatever it is, a sheet says it whole or is refused in plain words, and the previous one stays.

use std::fmt::Write as _;
use std::fs;

use super::paper::{ODD, notice, poster, words};
use crate::board::Board;
use crate::pictures::{bomb, photograph};

/// Prints the notice of the odd record and gives its words.
fn told(board: &Board) -> String {
    let run = poster(board, &["--record", "notice/odd", "--what", "notice"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    words(board, ODD)
}

#[test]
fn the_longest_title_is_set_whole_and_one_of_three_hundred_characters_is_refused() {
    let board = Board::sound();
    let title = |sentences: u32| (0..sentences).fold(String::new(), |title, n| format!("{title}第{n:02}句，"));
    notice(&board, &title(24), "正文。");
    assert!(told(&board).contains(&title(24)), "no word of 120 characters is lost");
    let before = board.tree("sheets/garden");
    notice(&board, &title(60), "正文。");
    let run = poster(&board, &["--record", "notice/odd", "--what", "notice"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.err.contains("这一行有 300 字，最多 120 字") && run.err.contains("notice/odd.md:2:8"), "{}", run.err);
    assert_eq!(board.tree("sheets/garden"), before);
}

#[test]
fn hostile_words_in_every_field_are_words() {
    let board = Board::sound();
    let odd = |n: usize| format!("#eval({n}) $x^{n}$ {{{{ x{n} }}}} \\ <b>");
    let quoted = |n: usize| serde_json::to_string(&odd(n)).unwrap();
    board.write(
        "content/garden/finance/2026-q3-odd.yaml",
        format!(
            "title: {}\nnumber: {}\npublished: 2026-10-12\npublisher: odd\nsummary: {}\nbasis: [{}]\nperiod: 2026-Q3\n\
             window: {{from: 2026-10-12, until: 2026-12-11, channels: [{}]}}\n\
             feedback: {{contact: q-01, until: 2026-12-01, place: {}}}\n\
             account: {{sort: other, id: odd, name: {}, tail: \"4321\"}}\nopening: 0.00\n\
             income:\n  - {{number: {}, on: 2026-08-01, subject: {}, payer: {}, amount: 10.00, note: {}}}\nclosing: 10.00\n",
            quoted(1),
            quoted(2),
            quoted(3),
            quoted(4),
            quoted(5),
            quoted(6),
            quoted(7),
            quoted(8),
            quoted(9),
            quoted(10),
            quoted(11),
        ),
    );
    board.write(
        "content/garden/roster/odd.yaml",
        format!(
            "title: 小组\npublished: 2026-06-05\norganization: odd\nname: {}\nclass: group\nmembers:\n  - {{person: q-01, role: leader, title: {}}}\n",
            quoted(12),
            quoted(13)
        ),
    );
    let people = board.read("content/garden/people.yaml");
    board.write("content/garden/people.yaml", format!("{people}  - {{id: q-01, name: {}}}\n", quoted(14)));
    let compound = board.read("content/garden/compound.yaml");
    let slots = format!("slots:\n  - {{id: gate, name: {}, size: A4}}\n", quoted(15));
    board.write("content/garden/compound.yaml", format!("{}{slots}", compound.replace("name: 水月花园", &format!("name: {}", quoted(16)))));
    let bare = |n: usize| odd(n).replace(' ', "");
    let run = poster(&board, &["--record", "finance/2026-q3-odd", "--what", "notice"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let sheet = words(&board, "notice-finance-2026-q3-odd-a4-2026-12-11.pdf");
    for n in [1, 2, 3, 4, 6, 9, 12, 14, 16] {
        assert!(sheet.contains(&bare(n)), "{} in {sheet}", bare(n));
    }
    let run = poster(&board, &["--what", "labels"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let sheet = words(&board, "labels-a4.pdf");
    assert!(sheet.contains(&bare(15)) && sheet.contains(&bare(16)), "{sheet}");
}

#[test]
fn a_roster_of_sixty_names_everybody() {
    let board = Board::sound();
    let (mut people, mut members) = (board.read("content/garden/people.yaml"), String::new());
    let names: Vec<String> = "子丑寅卯辰巳".chars().flat_map(|a| "一二三四五六七八九十".chars().map(move |b| format!("{a}{b}"))).collect();
    for (at, name) in names.iter().enumerate() {
        writeln!(people, "  - {{id: q-{at:02}, name: {name}}}").unwrap();
        writeln!(members, "  - {{person: q-{at:02}, role: participant}}").unwrap();
    }
    board.write("content/garden/people.yaml", people);
    let head =
        "title: 志愿者名单\npublished: 2026-06-05\norganization: many\nname: 志愿者\nclass: group\nwindow: {until: 2026-12-01}\nmembers:\n";
    board.write("content/garden/roster/many.yaml", format!("{head}{members}"));
    let run = poster(&board, &["--record", "roster/many", "--what", "notice"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let name = "notice-roster-many-a4-2026-12-01.pdf";
    let sheet = words(&board, name);
    let missing: Vec<&String> = names.iter().filter(|name| !sheet.contains(name.as_str())).collect();
    assert!(names.len() == 60 && missing.is_empty(), "{missing:?}");
}

#[test]
fn what_is_wrong_in_a_record_is_said_and_the_previous_sheets_stay() {
    let cases = [
        ("an empty period", "period: 2026-Q3", "period:", "period"),
        ("a mark that turns the direction", "门禁维修", "门禁\u{202e}维修", "source/format/control"),
        ("an amount in words", "closing: 10140.00", "closing: 十二万", "十二万"),
        ("a sum that is wrong", "closing: 10140.00", "closing: 999999999999.00", "finance/consistent/closing-balance"),
    ];
    let printed = Board::sound();
    assert_eq!(poster(&printed, &["--what", "labels"]).code, Some(0));
    let before = printed.tree("sheets/garden");
    for (case, from, to, told) in cases {
        let board = Board::like(&printed);
        board.edit("content/garden/finance/2026-q3.yaml", from, to);
        let run = poster(&board, &["--what", "labels", "summary"]);
        assert_eq!(run.code, Some(1), "{case}: {}", run.err);
        assert!(run.err.contains(told) && run.err.contains("怎么改") && run.err.contains("2026-q3.yaml:"), "{case}: {}", run.err);
        assert_eq!(board.tree("sheets/garden"), before, "{case}");
    }
}

#[test]
fn an_attached_picture_is_named_and_never_set_whatever_it_is() {
    for bytes in [photograph(90, 70, 1), bomb(50_000), b"<svg onload=\"alert(1)\"/>".to_vec()] {
        let board = Board::sound();
        notice(&board, "现场", "看图：![门口](attachments/a.png)");
        board.edit(
            "content/garden/notice/odd.md",
            "window:",
            "attachments: [{file: a.png, title: 楼道照片, redacted: {by: p-03, on: 2026-10-20}}]\nwindow:",
        );
        board.write("content/garden/attachments/a.png", bytes);
        let sheet = told(&board);
        assert!(sheet.contains("〔门口〕") && sheet.contains("楼道照片"), "{sheet}");
        let pdf = lopdf::Document::load(board.path("sheets/garden").join(ODD)).unwrap();
        let drawn = pdf.objects.values().filter_map(|object| object.as_stream().ok());
        let pictures =
            drawn.filter(|stream| stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name).is_ok_and(|name| name == b"Image"));
        assert_eq!(pictures.count(), 0, "no picture of anybody's is on the sheet");
    }
}

#[test]
fn a_name_no_face_can_write_is_told_with_the_person_and_the_record() {
    let board = Board::sound();
    board.edit("content/garden/people.yaml", "name: 丁四", "name: 丁𠀀");
    let run = poster(&board, &["--record", "roster/estate-branch", "--what", "notice"]);
    assert_eq!(run.code, Some(1));
    for told in ["sheet/coverage/glyph", "𠀀 (U+20000)", "在“丁𠀀”的名字里", "content/garden/roster/estate-branch.yaml"] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
    let english = board.run_with(
        &["poster", "--compound", "garden", "--out", "sheets", "--record", "roster/estate-branch", "--what", "notice"],
        &[("LANG", "en_GB.UTF-8"), ("LC_ALL", "en_GB.UTF-8")],
    );
    assert!(english.err.contains("in the name of 丁𠀀") || english.err.contains("在“丁𠀀”的名字里"), "{}", english.err);
}

#[test]
fn an_address_too_long_for_a_code_is_refused_and_never_called_missing() {
    let board = Board::sound();
    let address = |length: usize| format!("https://gs.example.cn/{}", "a".repeat(length - 22));
    assert_eq!(poster(&board, &["--what", "summary"]).code, Some(0));
    let before = board.tree("sheets/garden");
    for length in [300, 3_000] {
        // Longer than any code that a phone reads from a board; the longest of these no code can hold at all.
        let run = poster(&board, &["--what", "summary", "--base-url", &address(length)]);
        assert_eq!(run.code, Some(2), "{}", run.err);
        assert!(run.err.contains(&format!("网址有 {length} 个字符，太长")) && run.err.contains("换一个短的"), "{}", run.err);
    }
    let run = poster(&board, &["--what", "summary", "--base-url", &address(200)]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert_eq!(run.err.matches("sheet/range/address").count(), 1, "{}", run.err);
    assert!(run.err.contains("二维码要") && run.err.contains("短的 base_url"), "{}", run.err);
    assert_eq!(board.tree("sheets/garden"), before);
}

#[test]
fn where_nothing_can_be_written_the_previous_sheets_stay() {
    let board = Board::sound();
    assert_eq!(poster(&board, &["--what", "labels"]).code, Some(0));
    let before = board.tree("sheets/garden");
    // The name of the compound changes every label; no file of more than four blocks can be written.
    board.edit("content/garden/compound.yaml", "name: 水月花园", "name: 水月新园");
    let gongshi = env!("CARGO_BIN_EXE_gongshi");
    let script = format!("trap '' XFSZ; ulimit -f 4; exec {gongshi} poster --compound garden --out sheets --what labels");
    let output = std::process::Command::new("sh").arg("-c").arg(script).current_dir(board.root()).output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("labels-a4.pdf") && !err.contains("panicked"), "{err}");
    assert_eq!(board.tree("sheets/garden"), before, "neither the sheet nor what was half written beside it");
    fs::write(board.path("shut"), "a file").unwrap();
    let run = board.run(&["poster", "--compound", "garden", "--out", "shut", "--what", "labels"]);
    assert_eq!(run.code, Some(2), "{}", run.err);
    assert!(run.err.contains("shut") && fs::read(board.path("shut")).unwrap() == b"a file", "{}", run.err);
    assert_eq!(poster(&board, &["--what", "labels"]).code, Some(0));
    assert_ne!(board.tree("sheets/garden"), before);
}
