//! The portal counts what many compounds published; nobody types a total, and nobody is ranked.

use std::fmt::Write as _;

use crate::board::Board;

const AS_OF: &str = "title: 街道公示\nas_of: 2026-11-22\n";

/// A community of a thousand people that adopted the procedures, and two compounds with an owners' committee each.
fn two_compounds() -> Board {
    let board = Board::empty();
    board.write("content/board.yaml", AS_OF);
    board.write("content/c/unit.yaml", "name: 湖滨社区\nlevel: community\npopulation: 1000\npacks: [dangjian]\n");
    for (id, name) in [("a", "东园"), ("b", "西园")] {
        board.write(
            &format!("content/{id}/compound.yaml"),
            format!("name: {name}\nparent: c\npremises: commercial\nhouseholds: 100\npopulation: 230\n"),
        );
        let roster = "title: 业委会名单\npublished: 2026-01-05\nname: 业主委员会\nclass: owners_committee\n";
        board.write(&format!("content/{id}/roster/committee.yaml"), roster);
    }
    board
}

fn group(board: &Board, id: &str) {
    let roster = "title: 党的工作小组名单\npublished: 2026-01-05\nname: 党的工作小组\nclass: party_working_group\n";
    board.write(&format!("content/{id}/roster/working-group.yaml"), roster);
}

/// So many cases of a quarter; petitions stay internal and are none of them.
fn cases(board: &Board, id: &str, quarter: u32, count: u32) {
    let month = quarter * 3 - 2;
    let mut text = format!("title: 第{quarter}季度诉求\npublished: 2026-10-12\nperiod: 2026-Q{quarter}\ncases:\n");
    for n in 1..=count {
        let _ = writeln!(text, "  - {{number: S{quarter}-{n}, category: parking, channel: call, received: 2026-{month:02}-{n:02}}}");
    }
    board.write(&format!("content/{id}/case/q{quarter}.yaml"), text);
}

fn micro(board: &Board, id: &str, received: &str, total: &str) {
    let account = "title: 民生微实事\npublished: 2026-07-10\nperiod: 2026-H1\naccount: {sort: micro_project}\nopening: 0\n";
    let rest = format!(
        "income:\n  - {{number: M1, on: 2026-03-01, subject: 拨付, amount: {received}}}\nclosing: {received}\nmicro_share: {{community_total: {total}, community_population: 1000}}\n"
    );
    board.write(&format!("content/{id}/finance/micro.yaml"), format!("{account}{rest}"));
}

/// A section of the page of figures.
fn section(board: &Board, id: &str) -> String {
    let page = board.read("public/statistics.html");
    let (_, from) = page.split_once(&format!("id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}: {page}"));
    from.split("</section>").next().unwrap().to_string()
}

#[test]
fn a_portal_over_two_compounds_tells_coverage_one_of_two_and_links_both() {
    let board = two_compounds();
    group(&board, "a");
    let run = board.build(&[]);
    let groups = section(&board, "groups");
    assert!(groups.contains("1 / 2") && groups.contains("50.0%"), "{groups}");
    assert!(groups.contains("href=\"a/roster/working-group.html\"") && groups.contains("href=\"b/index.html\""), "{groups}");
    assert!(groups.contains("还差 1 个"), "{groups}");
    assert!(board.read("public/index.html").contains("href=\"statistics.html#groups\""));
    // It is said at the community's own file, as advice, under the procedure it adopted.
    assert!(run.err.contains("portal/coverage/target") && run.err.contains("content/c/unit.yaml"), "{}", run.err);
    let check = board.run(&["check"]);
    assert!(check.code == Some(0) && check.err.contains("2 个里有 1 个，还差 1 个；没有的：西园"), "{}", check.err);
    assert!(!board.run(&["check", "--compound", "a"]).err.contains("portal/"), "one alone is compared with nobody");
    // The page without the second group is made anew once it is there, though its own compound alone changed.
    group(&board, "b");
    let run = board.build(&[]);
    assert!(section(&board, "groups").contains("2 / 2") && !run.err.contains("党的工作小组"), "{}", run.err);
}

#[test]
fn a_change_keeps_both_its_numbers_and_says_when_its_base_is_small() {
    let board = two_compounds();
    cases(&board, "a", 2, 9);
    cases(&board, "a", 3, 6);
    board.build(&[]);
    let few = section(&board, "cases");
    assert!(few.contains("9 → 6") && few.contains("少了 3 件；基数 9 不到 10，不写百分比") && !few.contains("33.3%"), "{few}");
    assert!(few.contains("href=\"a/case/q3.html\"") && few.contains("另有 1 个小区没有这两个期间的件数"), "{few}");
    cases(&board, "b", 2, 15);
    cases(&board, "b", 3, 0);
    board.build(&[]);
    let both = section(&board, "cases");
    assert!(both.contains("24 → 6") && both.contains("少了 18 件，下降 75.0%"), "{both}");
    // Four are too few to be told on the compound's page, and take no part in a sum they could be subtracted from.
    cases(&board, "b", 3, 4);
    board.build(&[]);
    assert!(section(&board, "cases").contains("9 → 6"));
}

#[test]
fn a_percentage_from_elsewhere_stands_only_as_a_quotation() {
    let board = two_compounds();
    board.write("content/a/compound.yaml", "name: 东园\nparent: c\npacks: [dangjian]\nabout: 投诉下降 79.2%。\n");
    assert!(board.run(&["check"]).err.contains("text/coherent/percent"));
    let quoted = "name: 东园\nparent: c\npacks: [dangjian]\nquoted: [{text: 投诉下降 79.2%, source: 街道通报}]\n";
    board.write("content/a/compound.yaml", quoted);
    assert!(!board.run(&["check"]).err.contains("text/coherent/percent"));
    board.build(&[]);
    let told = section(&board, "quoted");
    assert!(
        told.contains("投诉下降 79.2%") && told.contains("未核算") && told.contains("街道通报") && told.contains("href=\"a/index.html\""),
        "{told}"
    );
}

#[test]
fn micro_project_money_below_the_part_of_the_people_is_told() {
    let board = two_compounds();
    micro(&board, "a", "23000.00", "100000.00");
    micro(&board, "b", "22999.99", "100000.00");
    board.build(&[]);
    let told = section(&board, "micro");
    assert!(
        told.contains("1 / 2") && told.contains("不低于") && told.contains("少 <span class=\"gs-sum\">0.01 元"),
        "a fen is a fen, though both read 23.0%: {told}"
    );
    assert!(told.contains("href=\"b/finance/micro.html\""), "{told}");
    micro(&board, "b", "22999.99", "90000.00");
    let found = board.run(&["check"]).err;
    assert!(found.contains("portal/consistent/micro-totals") && found.contains("东园写 100,000.00 元，西园写 90,000.00 元"), "{found}");
}

#[test]
fn a_programme_has_a_number_and_a_day() {
    let board = two_compounds();
    let rule = "  - {id: qu.branches, kind: ratio, name: 年内建立三个小区党支部, title: 区里的计划, source: 区里的计划, confidence: seed, severity: advice, what: branch_coverage, number: 3, by: 2026-12-31}\n";
    board.write("packs/qu.yaml", format!("pack: qu\nname: 区里的计划\nregion: \"999901\"\nas_of: 2026-11-22\nrules:\n{rule}"));
    board.write("content/c/unit.yaml", "name: 湖滨社区\nlevel: community\npacks: [qu]\n");
    let branch = "title: 党支部\npublished: 2026-03-05\nname: 东园党支部\nclass: estate_branch\nfounded: 2026-03-01\n";
    board.write("content/a/roster/branch.yaml", branch);
    let run = board.build(&[]);
    let told = section(&board, "branches");
    let day = "<time datetime=\"2026-12-31\">2026年12月31日</time>";
    assert!(told.contains(&format!("年内建立三个小区党支部（3，{day}前）。还差 2 个")) && told.contains("2026年3月1日"), "{told}");
    assert!(!run.err.contains("portal/coverage/target"), "there is time: {}", run.err);
    let run = board.build(&["--as-of", "2027-01-01"]);
    assert!(section(&board, "branches").contains("到期时还差 2 个") && run.err.contains("portal/coverage/target"), "{}", run.err);
    let table = board.read("public/data/statistics.csv");
    assert!(table.contains(",branches,") && table.contains(",3,2026-12-31,missed,"), "{table}");
}

#[test]
fn the_sample_board_tells_its_figures() {
    let board = Board::sample();
    board.build(&[]);
    for (id, words) in [
        ("compounds", &["商品房", "保障", "老旧", "= <b"][..]),
        ("groups", &["1 / 1", "shuiyue-garden/roster/party-working-group.html"][..]),
        ("branches", &["3 / 3", "已经达到", "2/3"][..]),
        ("shouldered", &["1 / 3", "好不好，这里不评"][..]),
        ("party", &["12 / 23", "52.2%"][..]),
        ("near", &["nanhu-community/venue/party-centre.html", "359米"][..]),
        ("micro", &["2 / 2", "anju-homes/finance/"][..]),
        ("cases", &["127 → 99", "22.0%"][..]),
        ("quoted", &["未核算"][..]),
    ] {
        let told = section(&board, id);
        words.iter().for_each(|word| assert!(told.contains(word), "{id} {word}: {told}"));
    }
    // Of the party nothing is told of one compound.
    let table = board.read("public/data/statistics.csv");
    assert_eq!(table.lines().filter(|line| line.contains(",party,")).count(), 1, "of the whole board alone: {table}");
    for locale in ["zh-hant", "en"] {
        assert!(board.has(&format!("public/{locale}/statistics.html")), "{locale}");
    }
}
