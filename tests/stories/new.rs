//! Starting a record.

use crate::board::{Board, Run};

use super::{fresh, is_clean};

const KINDS: [(&str, &str); 10] = [
    ("finance", "账目"),
    ("roster", "组织"),
    ("matter", "事项"),
    ("evaluation", "评价"),
    ("notice", "通知"),
    ("document", "制度"),
    ("posting", "张贴"),
    ("case", "诉求"),
    ("venue", "场所"),
    ("register", "登记"),
];

fn path_of(run: &Run) -> String {
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out.first().unwrap().clone()
}

/// The same record as if its author were done.
fn publish(board: &Board, path: &str) {
    let text = board.read(path);
    let done: String = text.lines().filter(|line| !["status: draft", "状态: 草稿"].contains(line)).flat_map(|line| [line, "\n"]).collect();
    assert_ne!(text, done, "{path} is a draft");
    board.write(path, &done);
}

/// The workspace with every key, kind and word of the compound in Chinese.
fn in_chinese() -> Board {
    let board = fresh();
    std::fs::remove_dir_all(board.path("content/example-garden")).unwrap();
    let unit = "content/yinxing";
    board.write(&format!("{unit}/小区.yaml"), "名称: 银杏院落\n楼栋:\n  - {编码: 1}\n公开栏:\n  - {编码: gate, 名称: 院门}\n");
    board.write(&format!("{unit}/人员.yaml"), "人员:\n  - {编码: d-01, 姓名: 丁一}\n  - {编码: d-02, 姓名: 丁二}\n");
    let roster = "标题: 院委会\n发布日期: 2026-01-05\n名称: 银杏院落院委会\n类别: 院委会\n成员:\n  - {人: d-01, 职务: 主任}\n";
    board.write(&format!("{unit}/组织/courtyard-committee.yaml"), roster);
    let account = "标题: 第三季度院落经费\n发布日期: 2026-10-09\n发布: courtyard-committee\n期间: 2026-Q3\n账户: {种类: 院落经费}\n岗位: {签批: d-01}\n期初: 100.00\n收入:\n  - {号: S1, 日期: 2026-07-09, 项目: 停车费, 金额: 300.50}\n期末: 400.50\n";
    board.write(&format!("{unit}/账目/2026-q3.yaml"), account);
    is_clean(&board);
    board
}

#[test]
fn a_new_record_of_every_kind_is_valid_as_a_draft_and_when_published() {
    let board = fresh();
    for (kind, _) in KINDS {
        let path = path_of(&board.run(&["new", "example-garden", kind, "--title", "新的一条"]));
        assert!(path.starts_with(&format!("content/example-garden/{kind}/")), "{path}");
        let text = board.read(&path);
        assert!(text.contains("title: 新的一条\n") && text.contains("publisher: owners-committee\n"), "{text}");
        is_clean(&board);
        publish(&board, &path);
        is_clean(&board);
    }
    assert_eq!(board.run(&["build"]).code, Some(0));
}

#[test]
fn a_new_record_speaks_the_language_of_the_others() {
    let board = in_chinese();
    for (kind, alias) in KINDS {
        let path = path_of(&board.run(&["new", "yinxing", kind]));
        assert!(path.starts_with(&format!("content/yinxing/{alias}/")), "{path}");
        let text = board.read(&path);
        assert!(text.contains("标题: ") && text.contains("状态: 草稿\n") && !text.contains("title:"), "{text}");
        is_clean(&board);
        publish(&board, &path);
        is_clean(&board);
    }
}

#[test]
fn an_account_goes_on_where_it_stopped() {
    let board = fresh();
    let path = path_of(&board.run(&["new", "example-garden", "账目"]));
    assert_eq!(path, "content/example-garden/finance/2026-q4-common-income.yaml");
    let text = board.read(&path);
    for line in [
        "title: 2026年第四季度公共收益收支",
        "period: 2026-Q4",
        "opening: 7140.00",
        "closing: 7140.00",
        "  accountant: p-03",
        "  sort: common_income",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} in\n{text}");
    }
    assert!(!text.contains("income:\n") && !text.contains("电梯广告"), "no lines yet: {text}");
    let next = path_of(&board.run(&["new", "example-garden", "finance", "--account", "公共收益"]));
    assert_eq!(next, "content/example-garden/finance/2027-q1-common-income.yaml");
    let unknown = board.run(&["new", "example-garden", "finance", "--account", "押金"]);
    assert!(unknown.code == Some(2) && unknown.err.contains("common_income"), "{}", unknown.err);
    let chinese = in_chinese();
    let path = path_of(&chinese.run(&["new", "yinxing", "finance"]));
    let text = chinese.read(&path);
    assert!(text.contains("期初: 400.50\n") && text.contains("种类: 院落经费") && text.contains("签批: d-01"), "{text}");
}

#[test]
fn nothing_is_overwritten_and_slips_are_named() {
    let board = fresh();
    let first = path_of(&board.run(&["new", "example-garden", "notice", "--date", "2026-11-22"]));
    let second = path_of(&board.run(&["new", "example-garden", "notice", "--date", "2026-11-22"]));
    assert_eq!(first, "content/example-garden/notice/2026-11-22-notice.md");
    assert_eq!(second, "content/example-garden/notice/2026-11-22-notice-2.md");
    let taken = board.run(&["new", "example-garden", "notice", "--id", "2026-11-22-notice"]);
    assert!(taken.code == Some(2) && taken.err.contains("没有覆盖"), "{}", taken.err);
    assert!(board.run(&["new", "example-garden", "notise"]).err.contains("notice"));
    assert!(board.run(&["new", "example-gardn", "notice"]).err.contains("example-garden"));
    assert_eq!(board.run(&["new", "example-garden", "notice", "--id", "../x"]).code, Some(2));
    assert_eq!(board.run(&["new", "example-garden", "notice", "--date", "明天"]).code, Some(2));
}

#[test]
fn a_compound_without_anything_can_begin() {
    let board = fresh();
    board.write("content/empty/compound.yaml", "name: 空的小区\n");
    for kind in ["finance", "matter", "notice", "document"] {
        path_of(&board.run(&["new", "empty", kind]));
    }
    let roster = board.run(&["new", "empty", "roster"]);
    assert_eq!(roster.code, Some(0), "{}", roster.err);
    is_clean(&board);
    board.write("content/emptier/compound.yaml", "name: 更空的小区\n");
    let evaluation = board.run(&["new", "emptier", "evaluation"]);
    assert!(evaluation.code == Some(2) && evaluation.err.contains("roster"), "nobody to judge: {}", evaluation.err);
}
