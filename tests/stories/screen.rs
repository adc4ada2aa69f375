//! The lobby screen and the pictures for lift screens: what plays by itself, what the playlist changes, what it gets wrong.

use std::fs;

use crate::board::{Board, Run};

const UNIT: &str = "content/garden/compound.yaml";
const SCREEN: &str = "public/garden/kiosk.html";

fn playing(playlist: &str) -> Board {
    let board = Board::sound();
    let unit = board.read(UNIT);
    board.write(UNIT, format!("{unit}{playlist}"));
    board
}

fn built(board: &Board) -> String {
    let run = board.build(&[]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    board.read(SCREEN)
}

/// The opening tags of the slides, in order.
fn slides(page: &str) -> Vec<&str> {
    page.split("<section ").skip(1).map(|slide| slide.split("</section>").next().unwrap()).collect()
}

#[test]
fn a_screen_plays_by_itself_and_names_its_set() {
    let page = built(&Board::sound());
    let shown = slides(&page);
    assert!(shown.len() > 4, "{}", shown.len());
    for told in ["10,140", "100 0000 0001", "水月花园"] {
        assert!(page.contains(told), "{told}");
    }
    // Nothing on it leads away, and nothing but its own files is asked for.
    assert!(!page.contains("<a ") && !page.contains(" style=") && !page.contains("<style"));
    let whole = shown.last().unwrap();
    assert!(!whole.contains("data-until") && !whole.contains("data-topic"), "the last slide always holds: {whole}");
    let board = Board::sound();
    built(&board);
    let list: serde_json::Value = serde_json::from_str(&board.read("public/garden/kiosk.json")).unwrap();
    assert!(page.contains(&format!("data-set=\"{}\"", list["set"].as_str().unwrap())), "the same set from the same records");
    for file in list["files"].as_array().unwrap() {
        assert!(board.has(&format!("public/garden/{}", file.as_str().unwrap())), "{file}");
    }
    board.edit(UNIT, "物业服务台", "物业值班室");
    built(&board);
    let other: serde_json::Value = serde_json::from_str(&board.read("public/garden/kiosk.json")).unwrap();
    assert_ne!(other["set"], list["set"], "another set once anything on it differs");
}

#[test]
fn the_playlist_says_what_shows_how_long_and_until_when() {
    let items = "    - {记录: 账目/2026-q3, 停留: 20秒, 优先: 5}\n    - {标题: 停水, 文字: 明早八点起停水, 起: 2026-11-20, 止: 2026-11-25, 紧急: 是}\n    - {title: 以后再说, from: 2026-12-01}\n";
    let board = playing(&format!("大屏:\n  停留: 12\n  无人操作: 90\n  触摸: 否\n  显示: [账目, 找谁]\n  播放:\n{items}"));
    let page = built(&board);
    assert!(
        page.contains("data-dwell=\"12\" data-idle=\"90\"") && !page.contains("<button"),
        "a screen that cannot be touched has no tiles"
    );
    let shown = slides(&page);
    let [first, second, ..] = shown.as_slice() else { panic!("{shown:?}") };
    assert!(
        first.contains("停水") && first.contains("data-urgent") && first.contains("data-from=\"2026-11-20\" data-until=\"2026-11-25\""),
        "{first}"
    );
    assert!(second.contains("data-dwell=\"20\"") && second.contains("data-topic=\"money\""), "{second}");
    assert!(shown.iter().any(|slide| slide.contains("以后再说") && slide.contains("data-from=\"2026-12-01\"")));
    assert!(!shown.iter().any(|slide| slide.contains("data-topic=\"matters\"") || slide.contains("data-topic=\"duties\"")));
}

#[test]
fn a_notice_that_ran_out_does_not_show_however_often_it_is_asked_for() {
    let board = playing("kiosk: {items: [{record: notice/old}, {record: notice/new}]}\n");
    let notice = |title: &str, until: &str| {
        format!("---\ntitle: {title}\npublished: 2026-11-01\npublisher: owners-committee\nwindow: {{until: {until}}}\n---\n正文。\n")
    };
    board.write("content/garden/notice/old.md", notice("停电检修", "2026-11-07"));
    board.write("content/garden/notice/new.md", notice("停水检修", "2026-12-07"));
    let page = built(&board);
    assert!(!page.contains("停电检修") && page.contains("停水检修"));
    assert!(board.run(&["check"]).err.contains("[kiosk/consistent/record]"));
}

#[test]
fn what_is_urgent_is_said_whole() {
    let text = "水".repeat(120);
    let page = built(&playing(&format!("kiosk: {{items: [{{title: 停水, text: {text}, until: 2026-12-31, urgent: true}}]}}\n")));
    let first = slides(&page)[0];
    assert!(first.contains(&text) && first.contains("data-long=\"2\"") && first.contains("扫码看全部公示"), "{first}");
}

#[test]
fn only_what_is_listed_shows_where_that_is_wanted() {
    let page = built(&playing("kiosk: {only: true, items: [{title: 一句话}]}\n"));
    let shown = slides(&page);
    assert_eq!(shown.len(), 2, "the line, and the slide that always holds");
    assert!(shown[0].contains("一句话"));
}

#[test]
fn every_mistake_of_a_playlist_is_told_in_one_run() {
    let board = playing(
        "kiosk:\n  items:\n    - {record: finance/2026-q9}\n    - {title: 甲, from: 2026-11-20, until: 2026-11-19}\n    - {title: 乙, urgent: true}\n    - {kind: 帐目}\n    - {until: 2026-12-01}\n    - {title: 丙, picture: nowhere.png}\n",
    );
    let run = board.run(&["check", "--lang", "en"]);
    assert_eq!(run.code, Some(1));
    let line = board.read(UNIT).lines().position(|line| line.starts_with("kiosk:")).unwrap() + 1;
    for (rule, below, column) in
        [("record/reference/unknown", 2, 16), ("kiosk/range/window", 3, 43), ("kiosk/reference/kind", 5, 14), ("kiosk/coverage/item", 6, 7)]
    {
        let place = format!("{UNIT}:{}:{column}", line + below);
        assert!(run.err.contains(&format!("[{rule}]")) && run.err.contains(&place), "{rule} at {place}: {}", run.err);
    }
    for rule in ["kiosk/range/window]: this is urgent", "attachment/reference/missing"] {
        assert!(run.err.contains(rule), "{rule}: {}", run.err);
    }
}

#[test]
fn a_slide_stands_neither_a_moment_nor_for_ever() {
    for (dwell, told) in [("2", "2 seconds: it takes 5 to 300"), ("301秒", "301 seconds"), ("快", "is not a whole number")] {
        let board = playing(&format!("kiosk:\n  dwell: {dwell}\n"));
        let run = board.run(&["check", "--lang", "en"]);
        let line = board.read(UNIT).lines().position(|line| line.starts_with("kiosk:")).unwrap() + 2;
        assert!(run.code == Some(1) && run.err.contains(told) && run.err.contains(&format!("{UNIT}:{line}:10")), "{dwell}: {}", run.err);
    }
}

#[test]
fn what_is_private_stays_off_the_screen() {
    let run = playing("kiosk: {items: [{title: 失物招领, text: 请打 13812345678}]}\n").run(&["check"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(run.err.contains("[privacy/"), "{}", run.err);
}

fn slides_of(board: &Board, arguments: &[&str]) -> Run {
    let run = board.run(&[&["slides", "--compound", "garden", "--screen", "16:9"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    run
}

#[test]
fn pictures_for_lift_screens_say_the_same_and_go_when_they_are_over() {
    let board = playing(
        "kiosk:\n  only: true\n  items:\n    - {record: finance/2026-q3}\n    - {title: 停水, text: 明早八点起, until: 2026-11-25}\n",
    );
    slides_of(&board, &[]);
    let folder = board.path("slides/garden");
    let made =
        |board: &Board| -> Vec<String> { board.read_folder("slides/garden").into_iter().filter(|name| name.ends_with(".png")).collect() };
    let names = made(&board);
    assert_eq!(names, ["16x9-01-money-finance-2026-q3.png", "16x9-02-notices-2026-11-25.png", "16x9-03-board.png"]);
    let bytes: Vec<Vec<u8>> = names.iter().map(|name| fs::read(folder.join(name)).unwrap()).collect();
    for picture in &bytes {
        let info = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap().info().clone();
        assert_eq!((info.width, info.height), (1920, 1080));
    }
    // Without the shelf every byte is the same.
    fs::remove_dir_all(board.path("slides/.made")).unwrap();
    fs::remove_file(folder.join(&names[0])).unwrap();
    slides_of(&board, &[]);
    assert!(bytes.iter().zip(&names).all(|(bytes, name)| *bytes == fs::read(folder.join(name)).unwrap()));
    // The day after the water is back nobody finds its picture; what others put there stays.
    fs::write(folder.join("own.png"), b"x").unwrap();
    slides_of(&board, &["--as-of", "2026-11-26"]);
    assert_eq!(made(&board), ["16x9-01-money-finance-2026-q3.png", "16x9-03-board.png", "own.png"]);
    assert!(board.read("slides/garden/slides.csv").contains("16x9-03-board.png,,,"));
}

#[test]
fn a_screen_of_an_unknown_shape_is_said_to_be() {
    let run = Board::sound().run(&["slides", "--screen", "4:3"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("4:3"), "{}", run.err);
}
