//! Registering what hangs on the board: by hand, and from photographs.

use gongshi::record::code::code;
use gongshi::site::code::{address, slot_address};

use crate::board::{Board, Run};
use crate::pictures::{board_photo, photograph, traces};

use super::is_clean;

const SITE: &str = "https://gs.example.cn/shuiyue-garden";
const Q3: &str = "finance/2026-q3-common-income";
const CHARGING: &str = "notice/2026-10-09-charging-plan";

/// The address behind the code on a sheet of the sample.
fn sheet(record: &str) -> String {
    address(SITE, &code("shuiyue-garden", record))
}

/// The address behind the label of a place of the sample.
fn label(slot: &str) -> String {
    slot_address(SITE, &code("shuiyue-garden", ""), slot)
}

/// The files that a run tells of.
fn written(run: &Run) -> Vec<String> {
    let paths = run.out.iter().filter_map(|line| line.strip_prefix("content/")).map(|path| path.split('（').next().unwrap());
    paths.map(|path| format!("content/{path}")).collect()
}

fn posted(board: &Board, arguments: &[&str]) -> Run {
    board.run(&[&["posted"], arguments].concat())
}

/// What `due` lists for a record or a period, as status words.
fn due(board: &Board, day: &str, about: &str) -> Vec<String> {
    let run = board.run(&["due", "--json", "--all", "--as-of", day, "--compound", "shuiyue-garden"]);
    let lines = run.out.iter().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines
        .filter(|line| line["about"] == about)
        .map(|line| format!("{} {}", line["rule"].as_str().unwrap(), line["status"].as_str().unwrap()))
        .collect()
}

#[test]
fn a_sheet_is_registered_and_shown_on_its_record() {
    let board = Board::sample();
    board.write("photo.jpg", photograph(900, 700, 6));
    let run = posted(&board, &["shuiyue-garden", CHARGING, "--slot", "5 栋大堂", "--by", "p-12", "--photo", "photo.jpg"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let files = written(&run);
    let [photo, record] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!(record, "content/shuiyue-garden/posting/2026-11-22-2026-10-09-charging-plan.yaml");
    assert_eq!(photo, "content/shuiyue-garden/attachments/posting-2026-11-22-2026-10-09-charging-plan-hall-5.jpg");
    assert!(traces(&std::fs::read(board.path(photo)).unwrap()).is_empty());
    let text = board.read(record);
    for line in
        ["publisher: owners-committee", "record: notice/2026-10-09-charging-plan", "- slot: hall-5", "  from: 2026-11-22", "  by: p-12"]
    {
        assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
    }
    assert!(run.out.iter().any(|line| line == "  - slot: hall-5"), "it shows what it wrote: {:?}", run.out);
    is_clean(&board);
    board.build(&[]);
    let page = board.read("public/shuiyue-garden/notice/2026-10-09-charging-plan.html");
    assert!(page.contains("5 栋大堂") && page.contains("attachments/posting-2026-11-22-2026-10-09-charging-plan-hall-5.jpg"));
    let own = board.read("public/shuiyue-garden/posting/2026-11-22-2026-10-09-charging-plan.html");
    assert!(own.contains("thumbnails/posting-2026-11-22-2026-10-09-charging-plan-hall-5.jpg.jpg\" width=\"480\""), "{own}");
}

#[test]
fn a_photograph_nobody_looked_over_is_not_published() {
    let board = Board::sample();
    board.write("photo.jpg", photograph(90, 70, 1));
    let run = posted(&board, &["shuiyue-garden", CHARGING, "--slot", "hall-5", "--photo", "photo.jpg"]);
    assert!(run.code == Some(0) && run.err.contains("还没有人核对"), "{run:?}");
    is_clean(&board);
    board.build(&[]);
    assert!(!board.has("public/shuiyue-garden/attachments/posting-2026-11-22-2026-10-09-charging-plan-hall-5.jpg"));
    let page = board.read("public/shuiyue-garden/posting/2026-11-22-2026-10-09-charging-plan.html");
    assert!(page.contains("5 栋大堂照片") && page.contains("业委会"), "it says where it can be seen: {page}");
}

#[test]
fn what_hangs_closes_a_duty_and_what_comes_down_too_early_opens_it_again() {
    let board = Board::sample();
    // Its own record does not claim that it hangs anywhere but here, and nobody has registered that it does.
    board.edit(
        "content/shuiyue-garden/finance/2026-q3-common-income.yaml",
        "[南门公开栏, 各栋大堂, 本网站, 物业管理信息化系统]",
        "[本网站]",
    );
    let before = "content/shuiyue-garden/posting/2026-10-q3-common-income.yaml";
    let registered = board.read(before);
    std::fs::remove_file(board.path(before)).unwrap();
    assert!(due(&board, "2026-11-22", "2026-Q3").contains(&"fs.income unseen".to_string()), "{:?}", due(&board, "2026-11-22", "2026-Q3"));
    // The city's platform was seen to; the paper is registered now, late as it is.
    let online = "title: 平台\npublished: 2026-10-14\nrecord: finance/2026-q3-common-income\nonline: [{platform: city_platform, from: 2026-10-14}]\n";
    board.write("content/shuiyue-garden/posting/platform.yaml", online);
    assert!(registered.contains("slot: south-gate"));
    let hung = posted(&board, &["shuiyue-garden", Q3, "--slot", "south-gate", "--from", "2026-10-14"]);
    assert_eq!(hung.code, Some(0), "{}", hung.err);
    assert!(due(&board, "2026-11-22", "2026-Q3").contains(&"fs.income on_time".to_string()));
    // After four days it is taken down: the text asks for ten.
    let down = posted(&board, &["shuiyue-garden", Q3, "--slot", "south-gate", "--until", "2026-10-18", "--by", "p-12"]);
    assert_eq!(down.code, Some(0), "{}", down.err);
    let text = board.read(written(&down).last().unwrap());
    assert!(
        text.contains("amends: posting/2026-11-22-2026-q3-common-income") && text.contains("reason: 南门公开栏2026-10-18撤下"),
        "{text}"
    );
    assert!(due(&board, "2026-11-22", "2026-Q3").contains(&"fs.income short".to_string()), "{:?}", due(&board, "2026-11-22", "2026-Q3"));
    let listed = board.run(&["due", "--compound", "shuiyue-garden"]);
    assert!(listed.out.iter().any(|line| line.contains("公示期不足") && line.contains("2026-Q3")), "{:?}", listed.out);
    board.build(&[]);
    assert!(board.read("public/shuiyue-garden/duties.html").contains("公示期不足"));
    // Hung again, it closes it again.
    let again = posted(&board, &["shuiyue-garden", Q3, "--slot", "south-gate", "--from", "2026-10-19"]);
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert!(due(&board, "2026-11-22", "2026-Q3").contains(&"fs.income on_time".to_string()));
    assert!(board.read(written(&again).last().unwrap()).contains("until: 2026-10-18"), "the stretch before is carried on");
    // Only new records were made: nothing public was edited.
    let run = board.build(&[]);
    assert!(!run.err.contains("silent-edit"), "{}", run.err);
}

#[test]
fn photographs_alone_say_what_hangs_where() {
    let board = Board::sample();
    board.write("a.jpg", board_photo(&[&sheet(CHARGING), &label("hall-5")]));
    // Full addresses are read too, and a code of somebody else's beside it is passed over.
    board.write("b.JPG", board_photo(&[&format!("{SITE}/{CHARGING}.html"), "https://u.example/abc", &label("station")]));
    let run = posted(&board, &["a.jpg", "b.JPG", "--by", "p-12"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let files = written(&run);
    let record = "content/shuiyue-garden/posting/2026-11-22-2026-10-09-charging-plan.yaml";
    assert_eq!(files.len(), 3, "one registration of two sheets, with two photographs: {files:?}");
    let text = board.read(record);
    assert!(
        text.contains("- slot: hall-5\n  from: 2026-11-22\n  by: p-12\n  photo: posting-2026-11-22-2026-10-09-charging-plan-hall-5.jpg\n"),
        "{text}"
    );
    assert!(text.contains("- slot: station\n"), "{text}");
    for photo in files.iter().filter(|path| path.ends_with(".jpg")) {
        assert!(traces(&std::fs::read(board.path(photo)).unwrap()).is_empty());
    }
    is_clean(&board);
    // The same photographs once more change nothing.
    let before = board.tree("content");
    let again = posted(&board, &["a.jpg", "b.JPG", "--by", "p-12"]);
    assert!(again.code == Some(0) && again.err.contains("已经登记过：2026-11-22 起挂着"), "{again:?}");
    assert_eq!(board.tree("content"), before);
}

#[test]
fn a_photograph_taken_later_is_added_by_a_registration_that_carries_on() {
    let board = Board::sample();
    posted(&board, &["shuiyue-garden", CHARGING, "--slot", "hall-5", "--from", "2026-11-20"]);
    board.write("a.jpg", board_photo(&[&sheet(CHARGING), &label("hall-5")]));
    let run = posted(&board, &["a.jpg", "--by", "p-12"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let text = board.read(written(&run).last().unwrap());
    assert!(text.contains("reason: 5 栋大堂补登照片\n") && text.contains("- slot: hall-5\n  from: 2026-11-20\n  photo: "), "{text}");
    is_clean(&board);
}

#[test]
fn what_a_photograph_does_not_tell_is_said_in_both_languages() {
    let board = Board::sample();
    let foreign = slot_address("https://gs.example.cn/anju-homes", &code("anju-homes", ""), "east-gate");
    let cases: [(&str, Vec<u8>, &str, &str, &str); 9] = [
        ("none.jpg", photograph(300, 200, 1), "photo/coverage/code", "没有找到二维码", "no code was found"),
        ("other.jpg", board_photo(&["https://u.example/abc"]), "photo/reference/board", "不是这个公示栏的", "is not of this board"),
        ("unknown.jpg", board_photo(&[&address(SITE, "ZZZZZZ"), &label("hall-5")]), "photo/reference/record", "这里没有", "is not here"),
        ("label.jpg", board_photo(&[&label("hall-5")]), "photo/coverage/record", "没有公示的二维码", "none of a record"),
        ("two.jpg", board_photo(&[&sheet(CHARGING), &sheet(Q3)]), "photo/unique/record", "有两条公示", "two records"),
        ("nowhere.jpg", board_photo(&[&sheet(CHARGING)]), "photo/coverage/slot", "没有公开栏的标签", "no label of a place"),
        (
            "places.jpg",
            board_photo(&[&sheet(CHARGING), &label("hall-5"), &label("station")]),
            "photo/unique/slot",
            "两个公开栏标签",
            "the labels of two places",
        ),
        (
            "gone.jpg",
            board_photo(&[&sheet(CHARGING), &label("old-gate")]),
            "photo/reference/slot",
            "compound.yaml 里没有",
            "compound.yaml does not know",
        ),
        (
            "wrong.jpg",
            board_photo(&[&sheet(CHARGING), &foreign]),
            "photo/consistent/unit",
            "标签是“anju-homes”的",
            "the label of `anju-homes`",
        ),
    ];
    let before = board.tree("content");
    for (name, bytes, rule, zh, en) in &cases {
        board.write(name, bytes);
        for (lang, words) in [("zh", zh), ("en", en)] {
            let run = posted(&board, &[name, "--lang", lang]);
            assert_eq!(run.code, Some(1), "{name} {run:?}");
            assert!(run.err.contains(rule) && run.err.contains(words), "{name}: {}", run.err);
        }
        assert_eq!(board.run(&["explain", rule]).code, Some(0), "{rule}");
    }
    board.write("cut.jpg", &cases[5].1[..2000]);
    let run = posted(&board, &["cut.jpg", "missing.jpg", "a.heic"]);
    for words in ["attachment/format/picture", "后面缺了一截", "photo/coverage/file", "missing.jpg"] {
        assert!(run.code == Some(1) && run.err.contains(words), "{words}: {}", run.err);
    }
    assert_eq!(board.tree("content"), before, "nothing was written");
    // One that is not understood stops no other; and somebody may name the place.
    let run = posted(&board, &["none.jpg", "nowhere.jpg", "--slot", "hall-5", "--by", "p-12"]);
    assert!(run.code == Some(1) && written(&run).len() == 2 && run.err.contains("none.jpg"), "{run:?}");
}

#[test]
fn a_board_knows_the_codes_of_where_it_stood_before() {
    let board = Board::sample();
    let old = "http://old.example.cn/board/shuiyue-garden";
    let texts = [address(old, &code("shuiyue-garden", CHARGING)), slot_address(old, &code("shuiyue-garden", ""), "hall-5")];
    board.write("a.jpg", board_photo(&[&texts[0], &texts[1]]));
    assert_eq!(posted(&board, &["a.jpg", "--by", "p-12"]).code, Some(1));
    board.edit(
        "content/board.yaml",
        "base_url: https://gs.example.cn\n",
        "base_url: https://gs.example.cn\nold_base_urls: [http://old.example.cn/board]\n",
    );
    assert_eq!(posted(&board, &["a.jpg", "--by", "p-12"]).code, Some(0));
}

#[test]
fn slips_are_named_and_nothing_is_overwritten() {
    let board = Board::sample();
    let said = |arguments: &[&str]| {
        let run = posted(&board, arguments);
        assert_ne!(run.code, Some(0), "{arguments:?}");
        run.err
    };
    assert!(said(&["shuiyue-garden", "notice/2026-10-09-charging-pla", "--slot", "hall-5"]).contains(CHARGING));
    assert!(said(&["shuiyue-garden", CHARGING]).contains("south-gate（南门公开栏）"));
    assert!(said(&["shuiyue-garden", CHARGING, "--slot", "hall"]).contains("没有公开栏“hall”"));
    assert!(said(&["shuiyue-garden", CHARGING, "--slot", "hall-5", "--by", "p-012"]).contains("p-01"));
    assert!(said(&["shuiyue-garden", CHARGING, "--slot", "hall-5", "--until", "2026-11-01"]).contains("--from"));
    assert!(said(&["shuiyue-garden", CHARGING, "--slot", "south-gate", "--from", "2026-11-01"]).contains("还挂着"));
    assert!(said(&["shuiyue-garden", CHARGING, "--slot", "hall-5", "--from", "明天"]).contains("明天"));
    assert!(said(&["shuiyue-garden", CHARGING, "x", "--slot", "hall-5"]).contains("gongshi posted *.jpg"));
    assert!(said(&["a.jpg", "--photo", "b.jpg"]).contains("--photo"));
    let before = board.tree("content");
    // By its short code, and in Chinese.
    let short = code("shuiyue-garden", CHARGING).to_lowercase();
    let first = posted(&board, &["shuiyue-garden", &short, "--slot", "hall-5"]);
    let second = posted(&board, &["shuiyue-garden", "通知/2026-10-09-charging-plan", "--slot", "station"]);
    assert_eq!((first.code, second.code), (Some(0), Some(0)), "{} {}", first.err, second.err);
    let after = board.tree("content");
    assert!(before.iter().all(|(path, digest)| after.get(path) == Some(digest)) && after.len() == before.len() + 2);
}
