//! One shape for everything of a sort: kinds, blocks, rules, files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gongshi::check::all_rules;
use gongshi::record::KINDS;
use gongshi::theme::{FamilyWords, Theme, problems};
use gongshi::unit::board::Locale;

use super::source::{File, files};

fn has(path: &str) -> bool {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists()
}

/// Past this a file is called long; past the wall the test fails.
const LONG: usize = 400;
const WALL: usize = 500;

#[test]
fn files_are_short() {
    let long: Vec<(usize, String)> =
        files().iter().map(|file| (file.text.lines().count(), file.path.clone())).filter(|(n, _)| *n > LONG).collect();
    for (lines, path) in &long {
        println!("{path} has {lines} lines, more than {LONG}");
    }
    // Lists of fields and of plain data are as long as the source documents ask for.
    let lists = ["src/record/matter/model.rs", "src/record/finance/model.rs", "src/disclosure.rs"];
    let over: Vec<_> = long.iter().filter(|(lines, path)| *lines > WALL && !lists.contains(&path.as_str())).collect();
    assert!(over.is_empty(), "more than {WALL} lines: {over:?}");
}

/// Past so many lines a function no longer reads at a glance.
const LONGEST: usize = 60;

#[test]
fn functions_are_short() {
    // One arm for each thing that can be met; to cut them in two would part what belongs together.
    let lists = ["src/base/yaml/complaint.rs: in_words", "src/site/walk.rs: block"];
    let mut long = Vec::new();
    for file in files() {
        let shipped = file.shipped();
        let lines: Vec<&str> = shipped.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let Some((before, name)) = line
                .split_once("fn ")
                .filter(|(before, _)| before.trim_start().chars().all(|c| c.is_ascii_lowercase() || " ()".contains(c)))
            else {
                continue;
            };
            let end = format!("{}}}", &before[..before.len() - before.trim_start().len()]);
            let opens = lines[at..].iter().position(|line| line.ends_with('{') || line.ends_with('}') || line.ends_with(';')).unwrap_or(0);
            if !lines[at + opens].ends_with('{') {
                continue;
            }
            let length = lines[at..].iter().position(|line| *line == end).map_or(usize::MAX, |lines| lines + 1);
            let name = format!("{}: {}", file.path, name.split(['(', '<']).next().unwrap_or(name));
            if length > LONGEST && !lists.contains(&name.as_str()) {
                long.push(format!("{name} has {length} lines"));
            }
        }
    }
    assert_eq!(long, Vec::<String>::new(), "more than {LONGEST} lines");
}

#[test]
fn every_file_says_what_it_is_for() {
    let tests = |file: &File| file.tests.iter().any(|range| range.len() == file.text.len());
    let silent: Vec<String> =
        files().into_iter().filter(|file| !file.text.starts_with("//!") && !tests(file)).map(|file| file.path).collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn every_kind_has_the_same_shape() {
    let mut lacking = Vec::new();
    for kind in KINDS {
        let folder = format!("src/record/{}", kind.name);
        for part in ["mod.rs", "model.rs", "disclosure.rs", "rules/mod.rs"] {
            lacking.extend(Some(format!("{folder}/{part}")).filter(|path| !has(path)));
        }
        let examples = ["yaml", "md"].map(|end| format!("{folder}/example.{end}"));
        if !examples.iter().any(|path| has(path)) || kind.example.is_empty() {
            lacking.push(format!("{folder}/example"));
        }
        lacking.extend(Some(format!("themes/default/templates/kind/{}.html", kind.name)).filter(|path| !has(path)));
        for locale in Locale::ALL {
            lacking.extend(Some(format!("themes/default/i18n/{}.{}.yaml", kind.name, locale.word())).filter(|path| !has(path)));
        }
        if (kind.rules)().is_empty() {
            lacking.push(format!("{folder}: no rules"));
        }
    }
    assert_eq!(lacking, Vec::<String>::new());
}

#[test]
fn every_kind_is_named_in_every_locale() {
    let theme = Theme::embedded().unwrap();
    for locale in Locale::ALL {
        let catalogue = &theme.voice(*locale).unwrap().catalogue;
        for kind in KINDS {
            assert!(catalogue.has(&format!("kind.{}", kind.name)), "{} lacks kind.{}", locale.word(), kind.name);
        }
    }
}

#[test]
fn every_table_of_open_data_has_a_name_and_a_sentence_in_every_locale() {
    let theme = Theme::embedded().unwrap();
    for locale in Locale::ALL {
        let catalogue = &theme.voice(*locale).unwrap().catalogue;
        for outline in gongshi::site::outlines() {
            for family in ["data_name", "data_about"] {
                assert!(catalogue.has(&format!("{family}.{}", outline.name)), "{} lacks {family}.{}", locale.word(), outline.name);
            }
        }
    }
}

#[test]
fn every_block_has_a_template_and_a_style_of_its_name() {
    let files = files();
    let disclosure = files.iter().find(|file| file.path == "src/disclosure.rs" || file.path == "src/disclosure/mod.rs").unwrap();
    let body = disclosure.code.split("pub enum Block {").nth(1).unwrap().split("\n}").next().unwrap();
    let blocks: Vec<String> = body.lines().filter_map(|line| Some(line.trim().split_once('(')?.0.to_lowercase())).collect();
    assert!(blocks.len() >= 9, "{blocks:?}");
    let mut lacking = Vec::new();
    for block in &blocks {
        for path in [format!("themes/default/templates/block/{block}.html"), format!("themes/default/styles/{block}.css")] {
            lacking.extend(Some(path).filter(|path| !has(path)));
        }
    }
    assert_eq!(lacking, Vec::<String>::new());
}

/// The families of words that no page shows: they steer what is read, built or judged.
const UNSHOWN: [&str; 9] =
    ["status", "entry_direction", "locale", "publicity", "account_sort_of_pack", "pack_status", "confidence", "rule_sort", "level_of_pack"];

#[test]
fn every_word_has_a_label_in_every_locale() {
    let declared = families();
    assert!(declared.len() > 20, "{}", declared.len());
    let shown: Vec<FamilyWords> = declared.into_iter().filter(|(family, _)| !UNSHOWN.contains(family)).collect();
    assert_eq!(problems(&Theme::embedded().unwrap(), &shown), Vec::<String>::new());
}

/// Every enumeration that `words!` declares for records, by reading the source.
fn families() -> Vec<FamilyWords> {
    let leak = |text: &str| -> &'static str { Box::leak(text.to_string().into_boxed_str()) };
    let mut found = Vec::new();
    for file in files().iter().filter(|file| ["record", "party", "unit"].contains(&file.room().unwrap_or(""))) {
        for part in file.text.split("\nwords! {").skip(1) {
            let quoted: Vec<&str> = part
                .split("\n}")
                .next()
                .unwrap()
                .lines()
                .filter(|line| !line.trim().starts_with("///"))
                .flat_map(|line| line.split('"').skip(1).step_by(2))
                .collect();
            let [family, _, rest @ ..] = quoted.as_slice() else { panic!("{}: words! without a family", file.path) };
            let words: Vec<(&'static str, &'static str)> = rest.chunks(2).map(|pair| (leak(pair[0]), leak(pair[1]))).collect();
            found.push((leak(family), &*Box::leak(words.into_boxed_slice())));
        }
    }
    found
}

#[test]
fn every_rule_has_a_manual_page_and_tests() {
    let mut wrong = Vec::new();
    for rule in all_rules() {
        let page = rule.page();
        let title = page.lines().next().unwrap_or("");
        let chinese = |text: &str| text.chars().any(|c| ('一'..='鿿').contains(&c));
        if !(chinese(title) && title.contains(" · ")) {
            wrong.push(format!("{}: the title is not in two languages: {title}", rule.id));
        }
        for part in ["# What it checks", "# Why"] {
            wrong.extend((!page.contains(part)).then(|| format!("{}: no part {part}", rule.id)));
        }
        wrong.extend((!rule.manual.contains("mod tests")).then(|| format!("{}: no tests", rule.id)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_rule_stands_in_a_file_of_its_own_and_in_its_list() {
    let known: BTreeSet<&str> = all_rules().iter().map(|rule| rule.manual).collect();
    let is_rule = |file: &&File| {
        let folder = file.module.iter().position(|part| part == "rules");
        folder.is_some_and(|at| file.module.len() == at + 2) && !file.tests.iter().any(|range| range.len() == file.text.len())
    };
    let files = files();
    let lost: Vec<&str> = files
        .iter()
        .filter(is_rule)
        .filter(|file| file.code.contains("RuleInfo::") && !known.contains(file.text.as_str()))
        .map(|file| file.path.as_str())
        .collect();
    assert_eq!(lost, Vec::<&str>::new());
}

#[test]
fn rule_ids_are_for_ever_unlike_and_of_three_parts() {
    const NATURES: [&str; 7] = ["coverage", "format", "range", "reference", "coherent", "consistent", "unique"];
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for rule in all_rules() {
        assert!(seen.insert(rule.id, rule.name).is_none(), "{} stands twice", rule.id);
        assert!(names.insert(rule.name), "the name {} stands twice", rule.name);
        let parts: Vec<&str> = rule.id.split('/').collect();
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        assert!(parts.len() == 3 && parts.iter().all(|part| plain(part)) && NATURES.contains(&parts[1]), "{}", rule.id);
    }
    println!("{} rules", seen.len());
}

#[test]
fn every_id_in_the_source_is_of_three_parts() {
    const NATURES: [&str; 7] = ["coverage", "format", "range", "reference", "coherent", "consistent", "unique"];
    let mut wrong = Vec::new();
    for file in files() {
        for start in ["Diagnostic::error(", "Diagnostic::warning(", "Diagnostic::new(", ".error(", ".refuse("] {
            for (at, _) in file.code.match_indices(start).filter(|(at, _)| !file.is_test(*at)) {
                let argument = file.text[at + start.len()..].trim_start();
                let Some(id) = argument.strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
                let parts: Vec<&str> = id.split('/').collect();
                if parts.len() != 3 || !NATURES.contains(&parts[1]) {
                    wrong.push(format!("{} {id}", file.place(at)));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
