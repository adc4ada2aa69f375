//! What is to be made public is told on a page of its own, on every record that meets a duty, on the first page and the portal.

use crate::board::Board;

#[test]
fn the_sample_board_shows_what_was_on_time_what_was_late_and_what_is_to_come() {
    let board = Board::sample();
    board.build(&[]);
    let page = board.read("public/shuiyue-garden/duties.html");
    for word in ["按时", "逾期补", "未到期", "怎么算的", "对方说明", "程序核对，非行政认定", "最早可以撤下"]
    {
        assert!(page.contains(word), "{word}");
    }
    // A procedure the compound adopted is told as that, never as law; nobody is said to have broken one.
    assert!(page.contains("本小区约定程序") && !page.contains("违法"));
    assert!(!page.contains("建房〔2009〕274号"), "a text nobody has compared is not told");
    assert!(page.contains("data-due=\"2026-12-31\"") && page.contains("2026年12月31日"));
    let script = page.split("<script src=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(board.has(&format!("public/shuiyue-garden/{script}")), "{script}");
    let record = board.read("public/shuiyue-garden/finance/2026-q3-common-income.html");
    assert!(record.contains("佛山市住宅物业管理条例 第六十条：应于") && record.contains("按时"));
    let home = board.read("public/shuiyue-garden/index.html");
    assert!(home.contains("href=\"duties.html\"") && home.contains("data-due=\"2026-12-31\"") && home.contains(script));
    let portal = board.read("public/index.html");
    assert!(portal.contains("豁免4项") && portal.contains("程序核对，非行政认定") && portal.contains("shuiyue-garden/duties.html"));
    for locale in ["zh-hant", "en"] {
        assert!(board.has(&format!("public/shuiyue-garden/{locale}/duties.html")), "{locale}");
    }
    let table = board.read("public/shuiyue-garden/data/v1/duties.csv");
    assert!(table.starts_with("\u{feff}rule,what,about,") && table.contains("fs.income,"), "{}", &table[..200]);
}

#[test]
fn a_late_quarter_is_told_with_its_days_and_what_the_party_says() {
    let board = Board::sample();
    for path in ["finance", "posting"].map(|kind| format!("content/shuiyue-garden/{kind}/2026-10-q3-common-income.yaml")) {
        let path = path.replace("finance/2026-10-", "finance/2026-");
        let text = board.read(&path).replace("2026-10-14", "2026-10-20").replace("2026-10-15", "2026-10-20");
        board.write(&path, text);
    }
    let said = "  - {rule: fs.income, period: 2026-Q3, text: 银行对账单晚到了六天。, on: 2026-10-20}\n  - {rule: fs.decision,";
    board.edit("content/shuiyue-garden/compound.yaml", "  - {rule: fs.decision,", said);
    board.run(&["build"]);
    let page = board.read("public/shuiyue-garden/duties.html");
    assert!(page.contains("晚5天") && page.contains("银行对账单晚到了六天"), "late and explained");
    assert!(board.read("public/shuiyue-garden/finance/2026-q3-common-income.html").contains("逾期补"));
}

#[test]
fn a_day_later_the_page_is_made_anew_where_something_fell_due() {
    let board = Board::sample();
    board.build(&["--as-of", "2026-12-31"]);
    assert!(board.read("public/shuiyue-garden/duties.html").contains("将到期"));
    let next = board.build(&["--as-of", "2027-01-01"]);
    assert!(!next.err.contains("没有变化 4 个"), "{}", next.err);
    let page = board.read("public/shuiyue-garden/duties.html");
    assert!(page.contains("未见公布") && page.contains("2026年<wbr>第四季度"));
}

#[test]
fn a_rule_that_does_not_bind_is_not_explained() {
    let board = Board::sample();
    let unit = board.read("content/shuiyue-garden/compound.yaml");
    board.write("content/shuiyue-garden/compound.yaml", unit.replace("rule: fs.decision", "rule: fs.decisions"));
    let run = board.run(&["check"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("unit/reference/rule") && run.err.contains("fs.decision"), "{}", run.err);
}

#[test]
fn on_monday_the_secretary_asks_what_is_due() {
    let board = Board::sample();
    let run = board.run(&["due", "--as-of", "2026-12-28", "--within", "7d", "--compound", "shuiyue-garden"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let line = run.out.iter().find(|line| line.contains("第二十六条")).unwrap_or_else(|| panic!("{:?}", run.out));
    assert!(line.starts_with("2026-12-31") && line.contains("将到期") && line.contains("2026-Q4") && line.contains("业委会"), "{line}");
    assert!(run.out.iter().any(|line| line.contains("南湖社区")) && run.out.last().unwrap().contains("非行政认定"));
    assert!(!run.out.iter().any(|line| line.contains("2027-01-15")), "{:?}", run.out);
    let table = board.run(&["due", "--csv", "--all"]);
    assert!(table.out[0].starts_with("above,compound,name,due,") && table.out.iter().any(|line| line.contains(",huaiyuan-courtyard,")));
    let json = board.run(&["due", "--json", "--as-of", "2026-12-28"]);
    let first: serde_json::Value = serde_json::from_str(&json.out[0]).unwrap();
    assert!(first["rule"].is_string() && first["status"].is_string());
    assert_eq!(board.run(&["due", "--within", "soon"]).code, Some(2));
}
