//! Asking which rules bind a compound.

use crate::board::Board;

const OWN: &str = "pack: garden\nname: 本小区\nas_of: 2026-11-22\ninherits: foshan\nrules:\n  - {id: fs.survey, enabled: false}\n  - {id: cn.943, kind: periodic, name: 每月公布, title: 本小区约定, source: 业主大会决议, confidence: seed, publisher: property, content: [services], every: month}\n";

fn json(board: &Board, arguments: &[&str]) -> Vec<serde_json::Value> {
    let run = board.run(&[arguments, &["--json"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn without_a_compound_the_packs_are_listed() {
    let run = Board::empty().run(&["rules"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let row = run.out.iter().find(|line| line.starts_with("foshan ")).unwrap();
    assert!(row.contains("佛山") && row.contains("built-in/packs/foshan.yaml"), "{row}");
}

#[test]
fn what_binds_a_compound_is_told_with_its_level() {
    let board = Board::sound();
    board.write("packs/garden.yaml", OWN);
    let unit = board.read("content/garden/compound.yaml");
    board.write("content/garden/compound.yaml", format!("{unit}packs: [garden]\n"));
    let run = board.run(&["rules", "--compound", "garden"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let levels: Vec<&str> = run.out.iter().filter(|line| line.contains(" · ")).map(String::as_str).collect();
    assert!(levels.iter().any(|line| line.starts_with("国家 · cn")) && levels.iter().any(|line| line.starts_with("市 · ")), "{levels:?}");
    assert!(run.out.iter().any(|line| line.starts_with("fs.survey ") && line.contains("garden 停用")), "{:?}", run.out);
    assert!(run.out.iter().any(|line| line.contains("cn.943（cn）由 garden 改写")), "{:?}", run.out);
    let rules = json(&board, &["rules", "--compound", "garden"]);
    let rule = |id: &str| rules.iter().find(|rule| rule["id"] == id).unwrap();
    assert_eq!(rule("cn.943")["parameters"]["every"], "month");
    assert_eq!((rule("fs.survey")["enabled"].as_bool(), rule("fs.survey")["switched_by"].as_str()), (Some(false), Some("garden")));
    assert_eq!(rule("cn.cashier")["judged_by"], serde_json::json!(["finance/consistent/officers"]));
    assert_eq!(rule("cn.cashier.1999")["in_force"], false);
    let elsewhere = json(&board, &["rules", "--compound", "court"]);
    assert!(elsewhere.iter().all(|rule| rule["pack"] != "garden"), "nobody else is bound");
}

#[test]
fn one_pack_is_listed_by_its_name_and_a_slip_is_corrected() {
    let board = Board::empty();
    let rules = json(&board, &["rules", "--pack", "佛山"]);
    assert!(rules.len() > 10 && rules.iter().all(|rule| rule["pack"] == "foshan" && rule["level"] == "city"));
    let slip = board.run(&["rules", "--pack", "foshn", "--lang", "en"]);
    assert!(slip.code == Some(2) && slip.err.contains("did you mean `foshan`"), "{}", slip.err);
    assert_eq!(board.run(&["rules", "--compound", "nowhere"]).code, Some(2));
}

#[test]
fn a_rule_of_a_pack_is_explained_whole() {
    let board = Board::sound();
    let page = board.run(&["explain", "fs.income"]).out.join("\n");
    for part in ["佛山市住宅物业管理条例 第六十条", "市（规则包 foshan", "2024-08-09", "期后几日内 due_days_after：15", "# 例子"]
    {
        assert!(page.contains(part), "{part} in {page}");
    }
    let unjudged = board.run(&["explain", "cn.archive", "--lang", "en"]).out.join("\n");
    assert!(unjudged.contains("cannot be judged from records, because"), "{unjudged}");
    board.write("packs/garden.yaml", OWN);
    let own = board.run(&["explain", "cn.943"]).out.join("\n");
    assert!(own.contains("民法典 第九百四十三条") && own.contains("本小区约定") && own.contains("每月"), "{own}");
}
