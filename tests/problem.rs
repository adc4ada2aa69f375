//! A whole careless workspace, `tests/problem/`: one compound that publishes everything and checks nothing, under its community.
//!
//! Every defect is labelled where it stands, and the program must find each label, and nothing else:
//!
//! ```text
//! closing: 24,750.00   # !! finance/consistent/closing-balance      a label at the end of a line is about that line
//! # !! field/format/value                                           a label on a line of its own is about the next line
//! [//]: # (!! privacy/format/id-card)                               so it is written in Markdown, where it shows nowhere
//! seats: 6   # !! roster/range/size sz.size !! roster/…             the rule of a pack that is broken; two labels on a line
//! ```
//!
//! `due` stands for what `gongshi due` tells of the unit: late, or never seen, under that rule.
//! A finding that names a rule of a pack is labelled with that rule; and the code that found it is what `rules` says judges it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use gongshi::base::reading::SourceFile;
use gongshi::law::{Judged, Packs};
use gongshi::pipeline;

use crate::board::Board;

const MARK: &str = "!! ";
const DUE: &str = "due";

/// Where something is wrong, and what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    path: String,
    line: u64,
    rule: String,
}

/// A defect as it is labelled.
#[derive(Debug, Clone)]
struct Label {
    place: Place,
    /// The rule of a pack that is broken.
    law: Option<String>,
}

/// A defect as it was found.
#[derive(Debug, Clone)]
struct Found {
    place: Place,
    said: String,
    /// The rules of packs that may be meant, where it names one.
    laws: BTreeSet<String>,
}

/// A rule of a pack: what it is called, and which code judges it.
struct Law {
    title: String,
    judges: Vec<&'static str>,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}:{} {}", self.path, self.line, self.rule)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{} {}", self.place, self.law.as_deref().unwrap_or(""))
    }
}

impl fmt::Display for Found {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{} {:?}: {}", self.place, self.laws, self.said)
    }
}

/// Every label below a folder of the workspace.
fn labels(board: &Board, below: &str) -> Vec<Label> {
    let mut found = Vec::new();
    for path in board.tree(below).keys().map(|path| format!("{below}/{path}")) {
        if path.ends_with(".yaml") || path.ends_with(".md") {
            found.extend(labels_of(&path, &board.read(&path)));
        }
    }
    found
}

/// Every label of what `check` is to find.
fn defects(board: &Board) -> Vec<Label> {
    let all = labels(board, "content").into_iter().chain(labels(board, "packs"));
    all.filter(|label| label.place.rule != DUE).collect()
}

fn labels_of(path: &str, text: &str) -> Vec<Label> {
    let mut found = Vec::new();
    for (line, written) in (1u64..).zip(text.lines()) {
        let mut parts = written.split(MARK);
        let alone = matches!(parts.next().map(str::trim), Some("#" | "[//]: # ("));
        for label in parts {
            let mut words = label.trim().trim_end_matches(')').split_whitespace();
            let rule = words.next().unwrap_or_else(|| panic!("{path}:{line}: a label without a rule")).to_string();
            let law = words.next().map(str::to_string);
            assert_eq!(words.next(), None, "{path}:{line}: a label is a finding and a rule of a pack");
            found.push(Label { place: Place { path: path.to_string(), line: line + u64::from(alone), rule }, law });
        }
    }
    found
}

/// The rules of packs that bind the compound, its own among them, by id.
fn laws(board: &Board) -> BTreeMap<String, Law> {
    let path = "packs/tongyin.yaml".to_string();
    let own = SourceFile { bytes: board.read(&path).into_bytes(), path };
    let (packs, _) = Packs::load(&[own]);
    let (pack, unknown) = packs.bind(&["cn", "shenzhen", "dangjian", "tongyin"]);
    assert_eq!(unknown, Vec::<&str>::new());
    let judged = pipeline::judges();
    let judges = |id: &str| {
        let of = judged.iter().filter(|judge| matches!(judge.rules, Judged::Ids(ids) if ids.contains(&id)));
        of.map(|judge| judge.code).collect()
    };
    pack.rules.iter().map(|rule| (rule.id.clone(), Law { title: rule.title.clone(), judges: judges(&rule.id) })).collect()
}

impl Law {
    /// Whether this code judges the rule; what a unit agreed for itself is known by its sort only.
    fn is_judged_by(&self, code: &str) -> bool {
        self.judges.is_empty() || self.judges.contains(&code)
    }
}

/// Everything `check` finds, in one run.
fn findings(board: &Board, laws: &BTreeMap<String, Law>) -> Vec<Found> {
    let run = board.run(&["check", "--json"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let read = |line: &String| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_string();
        let (rule, said) = (text(&row["rule"]), text(&row["what"]["zh"]));
        let meant = laws.iter().filter(|(_, law)| law.is_judged_by(&rule) && said.contains(&law.title));
        let laws = meant.map(|(id, _)| id.clone()).collect();
        Found { place: Place { path: text(&row["path"]), line: row["line"].as_u64().unwrap(), rule }, said, laws }
    };
    run.out.iter().map(read).collect()
}

/// Whether a label tells of a finding.
fn tells(label: &Label, found: &Found, laws: &BTreeMap<String, Law>) -> bool {
    let law = match &label.law {
        None => found.laws.is_empty(),
        Some(law) => {
            let judged = laws.get(law).is_some_and(|law| law.is_judged_by(&found.place.rule));
            judged && (found.laws.is_empty() || found.laws.contains(law))
        }
    };
    label.place == found.place && law
}

/// The labels nothing was found of, and the findings nobody labelled.
fn apart(labels: &[Label], found: Vec<Found>, laws: &BTreeMap<String, Law>) -> (Vec<Label>, Vec<Found>) {
    let mut rest = found;
    let mut unfound = Vec::new();
    for label in labels {
        match rest.iter().position(|found| tells(label, found, laws)) {
            Some(at) => drop(rest.remove(at)),
            None => unfound.push(label.clone()),
        }
    }
    (unfound, rest)
}

fn listed(lines: &[impl fmt::Display]) -> String {
    lines.iter().map(|line| format!("  {line}\n")).collect()
}

#[test]
fn every_defect_is_found_where_it_stands_and_nothing_else() {
    let board = Board::careless();
    let laws = laws(&board);
    let labels = defects(&board);
    let (unfound, unlabelled) = apart(&labels, findings(&board, &laws), &laws);
    assert!(
        unfound.is_empty() && unlabelled.is_empty(),
        "{} labels not found\n{}\n{} findings not labelled\n{}",
        unfound.len(),
        listed(&unfound),
        unlabelled.len(),
        listed(&unlabelled)
    );
    let distinct: BTreeSet<&str> = labels.iter().map(|label| label.place.rule.as_str()).collect();
    let broken: BTreeSet<&str> = labels.iter().filter_map(|label| label.law.as_deref()).collect();
    println!("{} defects, {} findings of different sorts, {} rules of packs", labels.len(), distinct.len(), broken.len());
    assert!(labels.len() >= 240 && distinct.len() >= 190 && broken.len() >= 25, "the careless compound has become careful");
}

#[test]
fn every_kind_of_record_has_a_defect() {
    let board = Board::careless();
    let labels = labels(&board, "content/tongyin-court");
    let kinds: BTreeSet<&str> = labels.iter().filter_map(|label| label.place.path.split('/').nth(2)).collect();
    let missing: Vec<&str> = gongshi::record::KINDS.iter().map(|kind| kind.name).filter(|kind| !kinds.contains(kind)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn what_was_late_or_never_seen_is_due() {
    let board = Board::careless();
    let labels = labels(&board, "content/tongyin-court");
    let labelled: BTreeSet<String> =
        labels.into_iter().filter(|label| label.place.rule == DUE).map(|label| label.law.expect("due under a rule")).collect();
    // Who owes what is told of a board that is sound; the units may be as they are.
    for path in ["content/board.yaml", "packs/tongyin.yaml"] {
        let text = board.read(path);
        let sound = text.lines().filter(|line| !line.contains(MARK) && !line.starts_with("severities"));
        board.write(path, sound.map(|line| format!("{line}\n")).collect::<String>());
    }
    let run = board.run(&["due", "--compound", "tongyin-court", "--all", "--json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let rows = run.out.iter().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let unmet = rows.filter(|row| matches!(row["status"].as_str(), Some("late" | "unseen" | "short")));
    let found: BTreeSet<String> = unmet.map(|row| row["rule"].as_str().unwrap().to_string()).collect();
    assert_eq!(found, labelled);
    assert!(found.len() >= 14);
}

#[test]
fn a_label_that_is_moved_or_left_out_is_noticed() {
    let board = Board::careless();
    let path = "content/tongyin-court/finance/2026-q3-common-income.yaml";
    let label = "# !! finance/consistent/bank-balance";
    assert_eq!(board.read(path).matches(label).count(), 1);
    board.edit(path, label, "");
    let laws = laws(&board);
    let (unfound, unlabelled) = apart(&defects(&board), findings(&board, &laws), &laws);
    assert!(unfound.is_empty(), "{}", listed(&unfound));
    assert_eq!(unlabelled.iter().map(|found| found.place.rule.as_str()).collect::<Vec<_>>(), ["finance/consistent/bank-balance"]);
    let text = board.read(path);
    board.write(path, format!("{label}\n{text}"));
    let (unfound, unlabelled) = apart(&defects(&board), findings(&board, &laws), &laws);
    assert_eq!((unfound.len(), unlabelled.len()), (1, 1), "{}{}", listed(&unfound), listed(&unlabelled));
}
