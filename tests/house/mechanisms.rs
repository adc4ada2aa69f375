//! Every mechanism of the survey (A1–G8): which fields hold it, what judges it, where it shows; the table
//! `src/law/mechanisms.md`, made from `mechanisms.txt` and compared here. `INSTA_UPDATE=always` writes it.

use std::collections::BTreeSet;
use std::path::Path;

use gongshi::base::fields::describe;
use gongshi::base::schema::Schema;
use gongshi::check::all_rules;
use gongshi::law::{Judge, Packs};
use gongshi::pipeline;
use gongshi::record::KINDS;

const ROWS: &str = include_str!("mechanisms.txt");
const TABLE: &str = "src/law/mechanisms.md";
/// How many rows there are of each letter.
const COUNTS: [(char, usize); 7] = [('A', 27), ('B', 9), ('C', 15), ('D', 11), ('E', 7), ('F', 15), ('G', 8)];

const HEAD: &str = "# 机制对照 · What becomes of each mechanism

由 `tests/house/mechanisms.rs` 从同名的 .txt 生成，不手改；`INSTA_UPDATE=always cargo test house` 重写。
Made by `tests/house/mechanisms.rs` from the text file beside it; not edited by hand.

字段是记录里的键；检查写程序的编号，规则包里还没有程序判断的标“waiting”；没有可写、可判、可印的，写明原因。
Fields are keys of records; checks are ids of the program, `waiting` where a rule of a pack has no judge yet; where there is
nothing to write, to judge or to print, why.
";

/// One row of the text file.
struct Row {
    id: &'static str,
    what: &'static str,
    fields: Vec<&'static str>,
    checks: Vec<&'static str>,
    page: Vec<&'static str>,
    paper: &'static str,
    remark: &'static str,
}

fn rows() -> Vec<Row> {
    let lines = ROWS.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let words = |cell: &'static str| cell.split_whitespace().filter(|word| *word != "-").collect::<Vec<_>>();
    lines
        .map(|line| {
            let cells: Vec<&'static str> = line.split('|').map(str::trim).collect();
            let [id, what, fields, checks, page, paper, remark] = cells.as_slice() else { panic!("{line}: seven cells") };
            Row { id, what, fields: words(fields), checks: words(checks), page: words(page), paper, remark }
        })
        .collect()
}

/// Every path of keys there is: `finance.income.amount`.
fn fields() -> BTreeSet<String> {
    let unit: (&str, Schema) = ("unit", describe::<gongshi::unit::Unit>());
    let people = ("people", describe::<gongshi::party::person::People>());
    let board = ("board", describe::<gongshi::unit::board::Board>());
    let kinds = KINDS.iter().map(|kind| (kind.name, (kind.schema)()));
    let mut fields = BTreeSet::new();
    for (name, schema) in kinds.chain([unit, people, board]) {
        schema.walk(&mut |path, _| {
            fields.insert(format!("{name}.{}", path.join(".")));
        });
    }
    fields
}

fn exists(path: &str) -> bool {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists()
}

/// Whether a block of a page is one: a kind's, a part of the first page, or the portal.
fn shows(block: &str) -> bool {
    match block.split_once('/') {
        None => block == "portal",
        Some(("home", part)) => {
            exists(&format!("themes/default/templates/part/{part}.html")) || exists(&format!("themes/default/templates/block/{part}.html"))
        }
        Some((kind, block)) => {
            KINDS.iter().any(|known| known.name == kind) && exists(&format!("themes/default/templates/block/{block}.html"))
        }
    }
}

#[test]
fn every_mechanism_has_its_row() {
    let ids: Vec<String> = COUNTS.iter().flat_map(|(letter, count)| (1..=*count).map(move |n| format!("{letter}{n}"))).collect();
    assert_eq!(rows().iter().map(|row| row.id.to_string()).collect::<Vec<_>>(), ids);
}

#[test]
fn what_the_rows_name_is_there() {
    let (fields, rules) = (fields(), all_rules());
    let mut wrong = Vec::new();
    for row in rows() {
        let unknown = row.fields.iter().filter(|field| !fields.contains(**field)).map(|field| format!("{}: no field {field}", row.id));
        wrong.extend(unknown);
        let packs = |id: &str| Packs::built_in().rules().any(|(_, rule)| rule.id == id);
        let known = |id: &str| rules.iter().any(|rule| rule.id == id) || packs(id);
        wrong.extend(row.checks.iter().filter(|id| !known(id)).map(|id| format!("{}: no check {id}", row.id)));
        wrong.extend(row.page.iter().filter(|block| !shows(block)).map(|block| format!("{}: no block {block}", row.id)));
        if !["sheet", "home", "-"].contains(&row.paper) || (row.paper != "-" && row.page.is_empty()) {
            wrong.push(format!("{}: no paper {}", row.id, row.paper));
        }
        let bare =
            row.fields.is_empty() || row.checks.is_empty() || row.page.is_empty() || (row.paper == "-" && !row.page.contains(&"portal"));
        if bare && row.remark.is_empty() {
            wrong.push(format!("{}: nothing says why something is left out", row.id));
        }
        if !row.remark.is_empty() && !row.remark.contains(" · ") {
            wrong.push(format!("{}: the reason stands in one language", row.id));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_table_of_mechanisms_claims_nothing_that_is_not_so() {
    let judges = pipeline::judges();
    let judged = |id: &&str| match Packs::built_in().rules().find(|(_, rule)| rule.id == **id) {
        Some((_, rule)) if rule.unjudged.is_some() => format!("{id} (–)"),
        Some((_, rule)) if Judge::of(rule, &judges).is_empty() => format!("{id} (waiting)"),
        _ => (*id).to_string(),
    };
    let mut table = format!("{HEAD}\n| # | what | field | check | page | paper | remark |\n|---|---|---|---|---|---|---|\n");
    for row in rows() {
        let or_none = |cells: Vec<String>| if cells.is_empty() { "n/a".to_string() } else { cells.join(" ") };
        let plain = |words: &[&str]| words.iter().map(|word| (*word).to_string()).collect::<Vec<_>>();
        let checks = or_none(row.checks.iter().map(judged).collect());
        let (fields, page) = (or_none(plain(&row.fields)), or_none(plain(&row.page)));
        let paper = if row.paper == "-" { "n/a" } else { row.paper };
        table.push_str(&format!("| {} | {} | {fields} | {checks} | {page} | {paper} | {} |\n", row.id, row.what, row.remark));
    }
    super::coverage::compare(TABLE, &table);
}
