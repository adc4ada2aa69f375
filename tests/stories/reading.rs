//! What residents read: how long a question waits, what a new version changed, what the words of a page mean.

use crate::board::Board;

#[test]
fn an_unanswered_question_waits_a_day_more_tomorrow_though_nothing_was_edited() {
    let board = Board::sound();
    board.write(
        "content/garden/登记/2026-q4.yaml",
        "编号: DJ-1\nid: questions\n标题: 询问和答复\n发布日期: 2026-11-20\n询问:\n  - {问题: 车库灯几时换, 提出: 2026-11-10}\n  - {问题: 广告收入进了哪个账户, 提出: 2026-10-14, 答复日期: 2026-10-17, 答复单位: owners-committee, 答复: 公共收益账户}\n",
    );
    for (day, waits) in [("2026-11-22", 12), ("2026-11-23", 13), ("2026-11-24", 14)] {
        board.build(&["--as-of", day]);
        let page = board.read("public/garden/register/questions.html");
        assert!(page.contains(&format!("收到 2 条，答复 1 条，还有 1 条没有答复，最久等了 {waits} 天。")), "{day}");
        let (open, answered) = (page.find("车库灯几时换").unwrap(), page.find("广告收入进了哪个账户").unwrap());
        assert!(open < answered && page.contains("3 天答复"), "what waits stands first");
    }
    let table = board.read("public/garden/data/v1/questions.csv");
    assert!(table.contains("广告收入进了哪个账户") && table.contains("2026-10-17"), "{table}");
}

/// A version of a charter; the later one takes the place of the earlier.
fn charter(board: &Board, n: u32, more: &str, text: &str) {
    let front = format!("title: 公约第{n}版\npublished: 2026-0{n}-01\ndocument: pact\nsort: residents_pact\nversion: 第{n}版\n{more}");
    board.write(&format!("content/garden/document/pact-{n}.md"), format!("---\n{front}---\n\n{text}"));
}

#[test]
fn a_new_version_says_what_it_changed_and_splits_no_name_that_is_hidden() {
    let board = Board::sound();
    let people = board.read("content/garden/people.yaml");
    board.write("content/garden/people.yaml", format!("{people}  - {{id: p-77, name: 钱小明}}\n  - {{id: p-78, name: 钱小刚}}\n"));
    charter(
        &board,
        1,
        "force: superseded\nended: 2026-01-31\n",
        "第一条　公共收益每半年公布一次。\n\n第二条　不养狗。\n\n第三条　钱小明管钥匙。\n",
    );
    charter(
        &board,
        2,
        "force: in_force\nsupersedes: document/pact-1\n",
        "第一条　公共收益每季度公布一次。\n\n第三条　钱小刚管钥匙。\n\n第四条　车位先登记再使用。\n",
    );
    board.build(&[]);
    let page = board.read("public/garden/document/pact-2.html");
    let said = |words: &str| format!("<span class=\"gs-hidden\">{words}</span>");
    let (del, ins, end) = (said("（删去："), said("（增加："), said("）"));
    for part in [
        format!("每<del>{del}半年{end}</del><ins>{ins}季度{end}</ins>公布一次。"),
        format!("<del>{del}第二条　不养狗。{end}</del>"),
        format!("<ins>{ins}第四条　车位先登记再使用。{end}</ins>"),
    ] {
        assert!(page.contains(&part), "{part}\n{page}");
    }
    assert!(page.contains("增加 1 条，删去 1 条"), "{page}");
    assert!(!page.contains("小明") && !page.contains("小刚"), "a hidden name is not spelled out by its pieces");
    assert!(!board.read("public/garden/document/pact-1.html").contains("改了什么</h2>"), "the first has nothing before it");
}

#[test]
fn a_page_explains_the_words_that_stand_in_it_and_no_others() {
    let board = Board::sound();
    board.write("content/garden/notice/fund.md", "---\ntitle: 修房顶\npublished: 2026-11-01\n---\n\n从维修资金里出，业委会先问大家。\n");
    board.build(&[]);
    let page = board.read("public/garden/notice/fund.html");
    let (_, words) = page.split_once("<summary>这一页的词</summary>").unwrap();
    let names: Vec<&str> = words.split("<dt>").skip(1).filter_map(|rest| rest.split_once("</dt>")).map(|(name, _)| name).collect();
    assert_eq!(names.iter().take(2).collect::<Vec<_>>(), [&"专项维修资金", &"业主委员会"]);
    assert!(!words.contains("<dt>包干制</dt>"));
}

/// A notice posted, and open to opinions, until a day.
fn posted(until: &str) -> String {
    format!(
        "---\ntitle: 停水检修\npublished: 2026-11-01\npublisher: owners-committee\nsummary: 洗水箱。\nwindow: {{until: {until}}}\nfeedback: {{until: {until}, phone: 100 0000 0005}}\n---\n正文。\n"
    )
}

#[test]
fn what_is_over_says_so_and_asks_for_nothing() {
    let board = Board::sound();
    board.write("content/garden/notice/water.md", posted("2026-11-20"));
    board.build(&["--as-of", "2026-11-20"]);
    let page = board.read("public/garden/notice/water.html");
    assert!(page.contains("data-until=\"2026-11-20\"") && page.contains("公示至") && page.contains("前提出"), "{page}");
    assert!(board.read("public/garden/index.html").contains("data-ends=\"2026-11-20\">有意见请打"));
    board.build(&["--as-of", "2026-11-21"]);
    let page = board.read("public/garden/notice/water.html");
    assert!(page.contains("已期满") && page.contains("已经结束") && !page.contains("data-until") && !page.contains("前提出"), "{page}");
    assert!(board.read("public/garden/notice/index.html").contains("公示到 <time datetime=\"2026-11-20\">2026年11月20日</time>，已期满"));
    let run = board.run(&["share", "garden", "notice/water", "--out", "sheets", "--as-of", "2026-11-21"]);
    let words = run.out.join("\n");
    assert!(words.contains("公示已于2026年11月20日期满") && !words.contains("有意见"), "{words}{}", run.err);
}

#[test]
fn a_page_that_was_kept_learns_of_every_change_and_of_no_day() {
    let board = Board::sound();
    board.write("content/garden/notice/water.md", posted("2026-12-05"));
    let told = |day: &str| {
        board.build(&["--as-of", day]);
        let told = board.read("public/garden/newest.json");
        let set = told.split("\"set\":\"").nth(1).unwrap()[..16].to_string();
        assert!(board.read("public/garden/index.html").contains(&format!("data-set=\"{set}\"")), "the page says what it is of");
        assert!(told.len() < 80, "{told}");
        told
    };
    let first = told("2026-11-22");
    assert_eq!(first, told("2026-12-06"), "only days passed");
    board.edit("content/garden/notice/water.md", "title:", "status: withdrawn\nreason: 重复\ntitle:");
    let second = told("2026-12-06");
    assert!(first != second && first[..21] == second[..21], "the same day, another digest: {first} {second}");
}

#[test]
fn a_day_that_passes_moves_no_rule_and_what_takes_place_once_is_told_once() {
    let board = Board::sound();
    let unit = board.read("content/garden/compound.yaml");
    let reception = "reception: {weekday: thursday, nth: [2, 4], time: 19:00–20:30, place: 党群服务站}\n";
    board.write("content/garden/compound.yaml", format!("{unit}{reception}"));
    for (name, subject) in [("desk", "接待日（甲五）"), ("rules", "当面听意见")] {
        let occasion = format!("occasions:\n  - {{on: 2026-11-26, time: 19:00–20:30, place: 党群服务站, subject: {subject}}}\n");
        let front = format!("title: 通知\npublished: 2026-11-10\npublisher: owners-committee\n{occasion}");
        board.write(&format!("content/garden/notice/{name}.md"), format!("---\n{front}---\n正文。\n"));
    }
    let calendar = |day: &str| {
        board.build(&["--as-of", day]);
        board.read("public/garden/calendar.ics").replace("\r\n ", "").replace("\r\n", "\n")
    };
    let (before, after) = (calendar("2026-11-22"), calendar("2026-11-27"));
    for text in [&before, &after] {
        let rule = text.split("BEGIN:VEVENT").find(|event| event.contains("RRULE")).unwrap();
        assert!(rule.contains("EXDATE;TZID=Asia/Shanghai:20261126T190000"), "{rule}");
        let evening = text.split("BEGIN:VEVENT").filter(|event| event.contains("DTSTART;TZID=Asia/Shanghai:20261126T190000"));
        let evening: Vec<&str> = evening.collect();
        assert!(evening.len() == 1 && evening[0].contains("甲五") && evening[0].contains("当面听意见"), "{evening:?}");
    }
    let rule = |text: &str| text.split("BEGIN:VEVENT").find(|event| event.contains("RRULE")).unwrap().to_string();
    assert_eq!(rule(&before), rule(&after));
}
