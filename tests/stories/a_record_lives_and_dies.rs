//! From draft to publication, correction, withdrawal and purge.

use crate::board::Board;

fn everywhere(board: &Board, words: &str) -> Vec<String> {
    let paths: Vec<String> = board.tree("public").into_keys().collect();
    paths
        .into_iter()
        .filter(|path| String::from_utf8_lossy(&std::fs::read(board.path("public").join(path)).unwrap()).contains(words))
        .collect()
}

#[test]
fn a_secretary_publishes_a_quarter() {
    let board = Board::sound();
    board.build(&[]);
    board.write(
        "content/garden/finance/2026-q4.yaml",
        "标题: 2026年第四季度公共收益收支\n发布日期: 2026-11-20\n期间: 2026-Q4\n账户: {种类: 公共收益}\n期初: 10140.00\n收入:\n  - {号: S1001, 日期: 2026-10-05, 项目: 停车场, 金额: \"1,000.00\"}\n期末: 11,140.01\n",
    );
    let run = board.run(&["build"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("2026-q4.yaml:8:5") && run.err.contains("多了 0.01 元"), "{}", run.err);
    assert!(!board.has("public/garden/finance/2026-q4.html"));
    board.edit("content/garden/finance/2026-q4.yaml", "11,140.01", "11,140.00");
    board.build(&[]);
    let page = board.read("public/garden/finance/2026-q4.html");
    assert!(page.contains("11,140.00") && page.contains("停车场"));
    assert!(board.read("public/garden/index.html").contains("finance/2026-q4.html"));
}

#[test]
fn a_draft_is_in_no_output() {
    let board = Board::sound();
    board.write(
        "content/garden/notice/plan.md",
        "---\ntitle: 尚未定稿的方案\npublished: 2026-11-01\nstatus: draft\n---\n\n内部讨论的数字。\n",
    );
    board.write("content/garden/notice/later.md", "---\ntitle: 下个月才公布\npublished: 2026-12-01\n---\n\n将来的内容。\n");
    board.build(&[]);
    for words in ["尚未定稿的方案", "内部讨论的数字", "下个月才公布", "将来的内容", "notice/plan", "notice/later"]
    {
        assert_eq!(everywhere(&board, words), Vec::<String>::new(), "{words}");
    }
    board.build(&["--as-of", "2026-12-01"]);
    assert!(!everywhere(&board, "下个月才公布").is_empty());
    assert_eq!(everywhere(&board, "尚未定稿的方案"), Vec::<String>::new());
    board.build(&[]);
    assert_eq!(everywhere(&board, "下个月才公布"), Vec::<String>::new(), "whoever looked ahead did not publish");
}

#[test]
fn what_is_not_public_yet_is_not_told_by_what_is() {
    let board = Board::sound();
    let people = board.read("content/garden/people.yaml");
    board.write("content/garden/people.yaml", format!("{people}  - {{id: p-77, name: 钱小明}}\n"));
    board.write("content/garden/notice/plan.md", "---\ntitle: 尚未定稿的方案\npublished: 2026-11-01\nstatus: draft\n---\n");
    board.write(
        "content/garden/roster/planning-group.yaml",
        "title: 名单\npublished: 2027-01-01\nname: 还没成立的小组\nclass: volunteer_team\nmembers: [{person: p-77, role: member}]\n",
    );
    board.write(
        "content/garden/notice/call.md",
        "---\ntitle: 征求意见\npublished: 2026-11-01\npublisher: planning-group\nabout: notice/plan\nfeedback: {contact: p-77}\n---\n",
    );
    board.build(&[]);
    for words in ["钱小明", "尚未定稿的方案", "还没成立的小组"] {
        assert_eq!(everywhere(&board, words), Vec::<String>::new(), "{words}");
    }
    assert!(board.read("public/garden/notice/call.html").contains("钱*"));
}

#[test]
fn what_was_removed_does_not_come_back_as_what_was_changed() {
    for purged in ["a", "b"] {
        let board = Board::sound();
        board.write("content/garden/attachments/list.txt", "一户\n");
        let purge = |one: &str| if one == purged { "purged: {on: 2026-11-10, by: 业委会}\n" } else { "" };
        let told = "summary: 某住户欠了一千元\nfeedback: {place: 门岗旁信箱}\nattachments: [{file: list.txt, title: 欠费名单, inspect: 物业办公室}]\n";
        let (a, b) = if purged == "a" { (told, "summary: 已经缴清\n") } else { ("summary: 已经缴清\n", told) };
        board.write("content/garden/notice/a.md", format!("---\ntitle: 催缴\npublished: 2026-11-01\n{a}{}---\n\n正文。\n", purge("a")));
        let header = "title: 催缴（更正）\npublished: 2026-11-05\namends: notice/a\nreason: 写错\n";
        board.write("content/garden/notice/b.md", format!("---\n{header}{b}{}---\n\n正文。\n", purge("b")));
        board.build(&[]);
        for words in ["欠了一千元", "欠费名单", "物业办公室", "门岗旁信箱"] {
            assert_eq!(everywhere(&board, words), Vec::<String>::new(), "{words}, {purged} purged");
        }
    }
}

#[test]
fn a_draft_of_a_correction_changes_nothing() {
    let board = Board::sound();
    board.build(&[]);
    let (page, home) = (board.read("public/garden/finance/2026-q3.html"), board.read("public/garden/index.html"));
    let draft = board.read("content/garden/finance/2026-q3.yaml");
    board.write("content/garden/finance/2026-q3-b.yaml", format!("{draft}\namends: finance/2026-q3\nreason: 漏记\nstatus: draft\n"));
    board.build(&[]);
    assert_eq!(board.read("public/garden/finance/2026-q3.html"), page);
    assert_eq!(board.read("public/garden/index.html"), home);
}

#[test]
fn who_is_not_to_be_named_is_not_called_either() {
    let board = Board::sound();
    let people = board.read("content/garden/people.yaml");
    board.write("content/garden/people.yaml", format!("{people}  - {{id: p-78, name: 王小明, public: no, work_phone: 100 0000 0077}}\n"));
    board.write(
        "content/garden/roster/planning-group.yaml",
        "title: 名单\npublished: 2026-10-01\nname: 规划小组\nclass: volunteer_team\nmembers: [{person: p-78, role: member}]\n",
    );
    board.write(
        "content/garden/notice/call.md",
        "---\ntitle: 征求意见\npublished: 2026-11-01\npublisher: planning-group\n---\n\n请提意见。\n",
    );
    board.build(&[]);
    assert_eq!(everywhere(&board, "0000 0077"), Vec::<String>::new());
}

#[test]
fn a_correction_keeps_the_old_record() {
    let board = Board::sound();
    board.build(&[]);
    board.write(
        "content/garden/notice/reminder-2.md",
        "---\ntitle: 装修须知（更正）\npublished: 2026-11-01\namends: notice/reminder\nreason: 登记地点写错\n---\n\n装修前到三号楼登记。\n",
    );
    board.build(&[]);
    let (old, new) = (board.read("public/garden/notice/reminder.html"), board.read("public/garden/notice/reminder-2.html"));
    assert!(old.contains("装修前到物业登记") && old.contains("reminder-2.html"), "the old page stays and names its correction");
    assert!(new.contains("登记地点写错") && new.contains("reminder.html"), "the new page gives the reason and names the old one");
    assert!(new.contains("文字改了什么") && new.contains("<del>") && new.contains("<ins>"), "and shows what changed in the text");
}

#[test]
fn earlier_and_later_lead_past_what_was_corrected() {
    let board = Board::sound();
    let q3 = board.read("content/garden/finance/2026-q3.yaml");
    let header = "published: 2026-11-02\namends: finance/2026-q3\nreason: 门禁维修写错\n";
    board.write(
        "content/garden/finance/2026-q3-b.yaml",
        q3.replace("published: 2026-10-12\n", header).replace("2026-10-12, until", "2026-11-02, until"),
    );
    let q4 = "title: 十月收支\npublished: 2026-11-10\nperiod: 2026-10\naccount: {sort: common_income}\nopening: 10140\nclosing: 10140\n";
    board.write("content/garden/finance/2026-10.yaml", q4);
    board.build(&[]);
    let beside = |page: &str| -> (Option<String>, Option<String>) {
        let html = board.read(&format!("public/garden/finance/{page}.html"));
        let leads = |rel: &str| html.split("href=\"").find(|link| link.contains(&format!("\" rel=\"{rel}\""))).map(to_page);
        (leads("prev"), leads("next"))
    };
    fn to_page(link: &str) -> String {
        let target = link.split('"').next().unwrap();
        target.rsplit('/').next().unwrap().trim_end_matches(".html").to_string()
    }
    let expected = |before: &str, after: &str| {
        let page = |page: &str| Some(page.to_string()).filter(|page| !page.is_empty());
        (page(before), page(after))
    };
    assert_eq!(beside("2026-q2"), expected("", "2026-q3-b"));
    assert_eq!(beside("2026-q3"), expected("2026-q2", "2026-10"), "the correction is linked where it is told");
    assert_eq!(beside("2026-q3-b"), expected("2026-q2", "2026-10"));
    assert_eq!(beside("2026-10"), expected("2026-q3-b", ""));
}

#[test]
fn a_published_record_edited_silently_is_noticed() {
    let board = Board::sound();
    board.build(&[]);
    board.edit("content/garden/notice/reminder.md", "到物业登记", "不必登记");
    let run = board.build(&["--json"]);
    assert_eq!(run.out.len(), 1, "{:?}", run.out);
    assert!(
        run.out[0].contains("record/consistent/silent-edit") && run.out[0].contains("content/garden/notice/reminder.md"),
        "{}",
        run.out[0]
    );
    assert!(run.out[0].contains("\"warning\""));
}

#[test]
fn a_closed_account_stays_as_it_was_published() {
    let board = Board::sound();
    board.build(&[]);
    let told = |run: &crate::board::Run, rule: &str| run.out.iter().filter(|line| line.contains(rule)).count();
    // Not only a sum that no longer holds: any change.
    let path = "content/garden/finance/2026-q3.yaml";
    let sound = board.read(path);
    board.write(path, format!("{sound}# 改过\n"));
    let run = board.build(&["--json"]);
    assert_eq!(told(&run, "record/consistent/silent-edit"), 1, "{:?}", run.out);
    board.write(path, format!("{sound}status: draft\n"));
    let run = board.build(&["--json"]);
    assert_eq!(told(&run, "record/consistent/silent-removal"), 1, "{:?}", run.out);
    // It was not public at the last build, so nothing is gone now; of the notice something is.
    std::fs::remove_file(board.path("content/garden/notice/reminder.md")).unwrap();
    let run = board.build(&["--json"]);
    assert!(told(&run, "silent-removal") == 1 && run.out.iter().any(|line| line.contains("notice/reminder")), "{:?}", run.out);
    // A board that looks back to an earlier day misses nothing.
    board.write("content/garden/notice/reminder.md", "---\ntitle: 提醒\npublished: 2026-10-01\n---\n\n到物业登记。\n");
    board.build(&[]);
    assert_eq!(told(&board.build(&["--json", "--as-of", "2026-09-01"]), "silent-removal"), 0);
}

#[test]
fn a_page_shows_the_digest_of_each_published_file() {
    let board = Board::sample();
    board.run(&["build"]);
    let manifest = board.read("public/shuiyue-garden/manifest.json");
    let line = manifest.lines().find(|line| line.contains("attachments/covenant-v3.pdf")).unwrap();
    let digest = line.split('"').nth(3).and_then(|digest| digest.get(..16)).unwrap();
    let page = board.read("public/shuiyue-garden/document/covenant-v3.html");
    assert!(page.contains(&format!("<code>{digest}…</code>")), "{digest}");
}

#[test]
fn a_withdrawn_record_says_so_and_why() {
    let board = Board::sound();
    board.edit(
        "content/garden/notice/reminder.md",
        "published: 2026-10-01\n",
        "published: 2026-10-01\nstatus: withdrawn\nreason: 由街道统一发布\n",
    );
    board.build(&[]);
    let page = board.read("public/garden/notice/reminder.html");
    assert!(page.contains("由街道统一发布") && page.contains("撤回"), "{page}");
}

#[test]
fn a_purged_record_leaves_a_tombstone_everywhere() {
    let board = Board::sound();
    let secret = "门牌与病情";
    let full = format!("---\ntitle: 帮扶公示{secret}\npublished: 2026-10-05\nsummary: 摘要{secret}\n---\n\n正文{secret}。\n");
    board.write("content/garden/notice/help.md", &full);
    board.write("content/garden/notice/other.md", "---\ntitle: 参见\npublished: 2026-10-06\n---\n\n见[帮扶](notice/help)。\n");
    board.build(&[]);
    assert!(everywhere(&board, secret).len() >= 2);
    let address = board.tree("public").into_keys().filter(|path| path.starts_with("garden/Q/")).count();
    // Even a title that was left as it stood is told nowhere: not in lists, feeds, search, links of others, nor old assets.
    let purged = format!("---\ntitle: 帮扶公示{secret}\npublished: 2026-10-05\npurged: {{on: 2026-11-01, by: 业委会}}\n---\n");
    board.write("content/garden/notice/help.md", purged);
    board.run(&["build"]);
    assert_eq!(everywhere(&board, secret), Vec::<String>::new());
    let tomb = board.read("public/garden/notice/help.html");
    assert!(tomb.contains("2026-10-05"), "its day stands in the place of its title");
    assert!(tomb.contains("2026"), "{tomb}");
    assert_eq!(
        board.tree("public").into_keys().filter(|path| path.starts_with("garden/Q/")).count(),
        address,
        "its printed code still leads there"
    );
}

#[test]
fn an_old_path_still_leads_there() {
    let board = Board::sound();
    board.edit(
        "content/garden/notice/reminder.md",
        "published: 2026-10-01\n",
        "published: 2026-10-01\naliases: [notice/zhuangxiu, /old/2024.html]\n",
    );
    board.build(&[]);
    for path in ["public/garden/notice/zhuangxiu.html", "public/garden/old/2024.html"] {
        let page = board.read(path);
        assert!(page.contains("notice/reminder.html") || page.contains("\"reminder.html"), "{path}: {page}");
    }
}

#[test]
fn a_record_that_is_renamed_takes_its_page_along_and_leaves_no_stale_one() {
    let board = Board::sound();
    board.build(&[]);
    std::fs::rename(board.path("content/garden/notice/reminder.md"), board.path("content/garden/notice/renovation.md")).unwrap();
    board.build(&[]);
    assert!(board.has("public/garden/notice/renovation.html") && !board.has("public/garden/notice/reminder.html"));
}

#[test]
fn an_owner_without_office_is_named_by_family_name_only() {
    let board = Board::sound();
    board.write("content/garden/people.yaml", format!("{}  - {{id: p-09, name: 子十一}}\n", board.read("content/garden/people.yaml")));
    board.write(
        "content/garden/notice/thanks.md",
        "---\ntitle: 感谢\npublished: 2026-10-09\nfeedback: {until: 2026-10-20, contact: p-09}\n---\n\n感谢子十一师傅。\n",
    );
    board.build(&[]);
    assert_eq!(everywhere(&board, "子十一"), Vec::<String>::new());
    assert!(board.read("public/garden/notice/thanks.html").contains("子*"));
    assert!(!everywhere(&board, "甲一").is_empty(), "who holds an office is named");
}
