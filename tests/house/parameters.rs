//! Every parameter of every rule is read by some code that judges the rule, or `explain` says why not.
//!
//! A parameter is read where its name stands as a literal in code (no test, no table of the law's own words) that may judge the
//! rule: in the folder of one of its checks, in the rooms named in `pipeline`, or in `src/law`, where duties and votes are judged.

use std::collections::BTreeSet;

use gongshi::base::source::At;
use gongshi::base::tree::{Branch, Tree};
use gongshi::law::{Judge, PackRule, Packs, unread};
use gongshi::pipeline;

use super::source::{File, files};

/// Names under `src/law` that only say what may be written, or tell what was.
const WORDS: [&str; 3] = ["src/law/sorts.rs", "src/law/unread.rs", "src/law/file.rs"];

/// The keys of a rule's parameters, those of mappings included.
fn keys(params: &[(At<String>, Tree)]) -> Vec<String> {
    let within = |tree: &Tree| match &tree.value {
        Branch::Map(entries) => keys(entries),
        Branch::List(items) => {
            items.iter().flat_map(|item| if let Branch::Map(entries) = &item.value { keys(entries) } else { Vec::new() }).collect()
        }
        Branch::Nothing | Branch::Text(_) => Vec::new(),
    };
    params.iter().flat_map(|(key, tree)| std::iter::once(key.value.clone()).chain(within(tree))).collect()
}

/// Where the checks of a rule stand: folders of code.
fn rooms(rule: &PackRule, judges: &[Judge], code: &[(String, String)]) -> BTreeSet<String> {
    let mut rooms: BTreeSet<String> = [format!("{}/", "src/law")].into();
    for judge in Judge::of(rule, judges) {
        if judge.starts_with("src/") {
            rooms.insert(judge.to_string());
            continue;
        }
        let own = code.iter().filter(|(_, text)| text.contains(&format!("\"{judge}\"")));
        // Figures over many units are counted in one room and judged in another.
        let depth = |path: &str| if path.starts_with("src/statistics/") { 2 } else { 3 };
        rooms.extend(own.map(|(path, _)| path.split('/').take(depth(path)).collect::<Vec<_>>().join("/")));
    }
    let naming = code.iter().filter(|(_, text)| text.contains(&format!("\"{}\"", rule.id)));
    rooms.extend(naming.map(|(path, _)| path.clone()));
    rooms
}

/// The code without its tests and without the keys of records, which may have a parameter's name.
fn code() -> Vec<(String, String)> {
    let plain = |file: File| {
        let text = file.text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default().to_string();
        let lines =
            text.lines().filter(|line| !line.contains("fields.") && !line.contains("Column::") && !line.trim_start().starts_with("//"));
        (file.path, lines.collect::<Vec<_>>().join("\n"))
    };
    let judges = |file: &File| file.path.starts_with("src/") && !WORDS.contains(&&*file.path) && !file.path.contains("tests");
    files().into_iter().filter(judges).map(plain).collect()
}

fn is_read(rule: &PackRule, key: &str, judges: &[Judge], code: &[(String, String)]) -> bool {
    let rooms = rooms(rule, judges, code);
    let judging = code.iter().filter(|(path, _)| rooms.iter().any(|room| path.starts_with(room.as_str())));
    judging.clone().any(|(_, text)| text.contains(&format!("\"{key}\"")))
}

fn rules() -> impl Iterator<Item = &'static PackRule> {
    Packs::built_in().rules().map(|(_, rule)| rule).filter(|rule| rule.unjudged.is_none() && rule.superseded_by.is_none())
}

#[test]
fn every_parameter_of_a_rule_is_read_or_it_is_said_why_not() {
    let (judges, code) = (pipeline::judges(), code());
    let mut silent = Vec::new();
    for rule in rules() {
        for key in keys(&rule.params) {
            if unread::why(rule, &key).is_none() && !is_read(rule, &key, &judges, &code) {
                silent.push(format!("{} {key}", rule.id));
            }
        }
    }
    assert!(silent.is_empty(), "no code reads these; judge them, or say why not in src/law/unread.rs: {silent:#?}");
}

#[test]
fn what_is_said_to_be_unread_is_not_read_and_stands_in_a_pack() {
    let (judges, code) = (pipeline::judges(), code());
    for (key, about) in unread::lines() {
        let with: Vec<&PackRule> = rules().filter(|rule| about(rule) && keys(&rule.params).iter().any(|own| own == key)).collect();
        assert!(!with.is_empty(), "no rule has {key}");
        let read: Vec<&str> = with.iter().filter(|rule| is_read(rule, key, &judges, &code)).map(|rule| &*rule.id).collect();
        assert!(read.is_empty(), "{key} is read after all, for {read:?}");
    }
}
