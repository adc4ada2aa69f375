//! Who judges each rule of the packs, and what breaks it: the table `src/law/coverage.md`, made here and compared here.
//!
//! A check names the pack rules it judges in its `basis`, a room that is no check has a line in `pipeline::ROOMS`. What
//! breaks a rule is a case of the corpus with a line `law ID`, or a test of the program below a comment `// breaks: ID ID …`.
//! `INSTA_UPDATE=always` writes the table.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use gongshi::law::{Judge, Judged, PackRule, Packs};
use gongshi::pipeline;

use super::source::files;
use crate::corpus;

const TABLE: &str = "src/law/coverage.md";

const HEAD: &str = "# 规则由谁判断 · Who judges each rule

由 `tests/house/coverage.rs` 生成，不手改；`INSTA_UPDATE=always cargo test house` 重写。
Made by `tests/house/coverage.rs`; not edited by hand.

每一条规则：由哪段程序判断，哪个例子会触犯它；记录看不出的，写明原因；还没有程序判断的，写“waiting”。
Each rule: the code that judges it and what breaks it; where records cannot tell, why; `waiting` where no code does yet.
";

/// What breaks each rule, by id: where it stands, and the checks it must be found by.
fn breaking() -> BTreeMap<String, Vec<String>> {
    let mut breaking: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for case in corpus::cases() {
        let file = case.origin.rsplit_once(':').map_or(case.origin.as_str(), |(file, _)| file);
        for id in &case.law {
            breaking.entry(id.clone()).or_default().push(format!("{file}: {}", case.name));
        }
    }
    for (path, text) in files().into_iter().map(|file| (file.path, file.text)).chain(own()) {
        for (at, ids) in text.match_indices("// breaks: ").map(|(at, mark)| (at, &text[at + mark.len()..])) {
            let line = ids.lines().next().unwrap_or("");
            let named = ids.split_once("fn ").and_then(|(_, rest)| rest.split_once('(')).map_or("", |(name, _)| name);
            assert!(!named.is_empty() && text[at..].lines().nth(1).is_some_and(|next| next.contains("#[test]")), "{path}: {line}");
            for id in line.split_whitespace() {
                breaking.entry(id.to_string()).or_default().push(format!("{path}: {named}"));
            }
        }
    }
    breaking
}

/// The stories, which may break rules as well.
fn own() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stories = walkdir::WalkDir::new(root.join("tests/stories")).sort_by_file_name().into_iter().map(Result::unwrap);
    let rust = stories.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    let read = |path: &Path| (path.strip_prefix(root).unwrap().to_str().unwrap().to_string(), std::fs::read_to_string(path).unwrap());
    rust.map(|entry| read(entry.path())).collect()
}

fn codes(rule: &PackRule, judges: &[Judge]) -> BTreeSet<&'static str> {
    Judge::of(rule, judges).into_iter().collect()
}

fn table() -> String {
    let (judges, breaking) = (pipeline::judges(), breaking());
    let mut table = format!("{HEAD}\n| rule | sort | confidence | judged by | broken by |\n|---|---|---|---|---|\n");
    for (_, rule) in Packs::built_in().rules() {
        let code: Vec<String> = codes(rule, &judges).iter().map(|code| format!("`{code}`")).collect();
        let judge = match (&rule.unjudged, code.is_empty()) {
            (Some(why), _) => format!("– {} · {}", why.zh, why.en),
            (None, true) => "waiting".to_string(),
            (None, false) => code.join(" "),
        };
        let broken = breaking.get(&rule.id).map(|places| places.join(" · ")).unwrap_or_default();
        let _ = writeln!(table, "| {} | {} | {} | {judge} | {broken} |", rule.id, rule.kind.word(), rule.confidence.word());
    }
    table
}

#[test]
fn every_rule_has_a_judge_or_a_reason_and_every_judge_a_rule() {
    let judges = pipeline::judges();
    let rules: Vec<&PackRule> = Packs::built_in().rules().map(|(_, rule)| rule).collect();
    let named = judges.iter().filter_map(|judge| match judge.rules {
        Judged::Ids(ids) => Some((judge.code, ids)),
        Judged::Where(_) => None,
    });
    let named = named.flat_map(|(code, ids)| ids.iter().map(move |id| (code, *id)));
    let unknown: Vec<_> = named.filter(|(_, id)| !rules.iter().any(|rule| rule.id == *id)).collect();
    assert!(unknown.is_empty(), "judge rules that no pack has: {unknown:?}");
    let both: Vec<&str> =
        rules.iter().filter(|rule| rule.unjudged.is_some() && !Judge::of(rule, &judges).is_empty()).map(|rule| &*rule.id).collect();
    assert!(both.is_empty(), "said to be beyond judgement, and judged: {both:?}");
    let waiting: Vec<&str> =
        rules.iter().filter(|rule| rule.unjudged.is_none() && Judge::of(rule, &judges).is_empty()).map(|rule| &*rule.id).collect();
    assert!(waiting.is_empty(), "nobody judges these: {waiting:?}");
}

#[test]
fn every_rule_that_is_judged_is_broken_by_something() {
    let (judges, breaking) = (pipeline::judges(), breaking());
    let rules: Vec<&PackRule> = Packs::built_in().rules().map(|(_, rule)| rule).collect();
    let judged = rules.iter().filter(|rule| !Judge::of(rule, &judges).is_empty() && rule.superseded_by.is_none());
    let whole: Vec<&str> = judged.map(|rule| &*rule.id).filter(|id| !breaking.contains_key(*id)).collect();
    assert!(whole.is_empty(), "nothing breaks these (a case with `law ID`, or `// breaks: ID` above a test): {whole:?}");
    let stray: Vec<&String> = breaking.keys().filter(|id| !rules.iter().any(|rule| rule.id == **id)).collect();
    assert!(stray.is_empty(), "broken, and no rule: {stray:?}");
}

#[test]
fn a_case_that_breaks_a_rule_is_found_by_its_judge() {
    let judges = pipeline::judges();
    let rules: Vec<&PackRule> = Packs::built_in().rules().map(|(_, rule)| rule).collect();
    for case in corpus::cases() {
        for rule in case.law.iter().flat_map(|id| rules.iter().filter(move |rule| rule.id == *id)) {
            let codes = Judge::of(rule, &judges);
            assert!(
                case.expected.iter().any(|expected| codes.contains(&&*expected.rule)),
                "{}: nobody expected judges {}",
                case.origin,
                rule.id
            );
        }
    }
}

#[test]
fn the_table_of_judges_claims_nothing_that_is_not_so() {
    compare(TABLE, &table());
}

/// Compares a table with the file that holds it; `INSTA_UPDATE=always` writes the file.
pub fn compare(file: &str, table: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&path, table).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    let off = written.lines().zip(table.lines()).find(|(then, now)| then != now);
    assert!(written == table, "{file} says otherwise ({off:?}); `INSTA_UPDATE=always cargo test house` writes it anew");
}
