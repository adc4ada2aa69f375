//! A case over a board that is already published, through the program.

#![expect(clippy::disallowed_methods, reason = "a watchdog: no case may hang")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::Instant;

use super::case::{Case, Edit, Found, name};
use crate::board::{Board, LIMIT};

/// The sound board, published.
pub fn published() -> Board {
    let board = Board::sound();
    let run = board.build(&["--json"]);
    assert!(run.out.is_empty(), "the sound workspace has findings: {run:#?}");
    board
}

/// What the sound units say anew, so that one can see them published.
const NEWS: &str = "---\ntitle: 新的通知\npublished: 2026-11-20\n---\n\n自此施行。\n";
const UNITS: [&str; 3] = ["community", "court", "garden"];

/// Lays a case over the published board, builds, and compares everything.
pub fn run(case: &Case, published: &Board) -> Result<(), String> {
    let board = Board::like(published);
    for unit in UNITS.iter().filter(|unit| **unit != case.unit) {
        board.write(&format!("content/{unit}/notice/news.md"), NEWS);
    }
    for (path, edit) in &case.edits {
        lay(&board.root().join(name(path)), edit);
    }
    let before = board.tree("public");
    let begun = Instant::now();
    let run = board.run(&["build", "--json"]);
    let took = begun.elapsed();
    let after = board.tree("public");
    // That a published record was edited is said on top; a story tells of it.
    let silent = |found: &Found| found.rule == "record/consistent/silent-edit";
    case.compare(run.out.iter().map(|line| found(line)).filter(|found| !silent(found)).collect())?;
    let code = i32::from(case.stops());
    if run.code != Some(code) {
        return Err(format!("  exit code {:?} instead of {code}: {}", run.code, run.err));
    }
    if took > LIMIT * 3 {
        return Err(format!("  took {took:?}"));
    }
    for unit in UNITS {
        let same = files(&before, unit).eq(files(&after, unit));
        let held = case.stops() && (case.unit == unit || case.unit == "board");
        match (held, same) {
            (true, false) => return Err(format!("  the published {unit} was changed")),
            (false, true) if case.unit != unit => return Err(format!("  {unit} was not published: {}", run.err)),
            _ => {}
        }
    }
    if case.stops() && case.unit != "board" {
        let pages = after.keys().filter(|path| path.starts_with("region/") || *path == "index.html");
        let portal: String = pages.map(|path| board.read(&format!("public/{path}"))).collect();
        if !portal.contains("水月花园") || !portal.contains("锦里院落") {
            return Err("  a unit is lost from the portal".to_string());
        }
    }
    Ok(())
}

fn files<'t>(tree: &'t BTreeMap<String, String>, unit: &'t str) -> impl Iterator<Item = (&'t String, &'t String)> {
    tree.iter().filter(move |(path, _)| path.split('/').next() == Some(unit))
}

fn lay(path: &Path, edit: &Edit) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    match edit {
        Edit::Write(bytes) => fs::write(path, bytes).unwrap(),
        Edit::Gone if path.is_dir() => fs::remove_dir_all(path).unwrap(),
        Edit::Gone => fs::remove_file(path).unwrap(),
        Edit::Folder => fs::create_dir_all(path).unwrap(),
        Edit::Link(target) => symlink(target, path).unwrap(),
        Edit::Pipe => {
            let made = std::process::Command::new("mkfifo").arg(path).status().unwrap();
            assert!(made.success());
        }
    }
}

/// Reads a line of `--json`.
fn found(line: &str) -> Found {
    let json: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_string();
    Found {
        place: format!("{}:{}:{}", text(&json["path"]), json["line"], json["column"]),
        severity: text(&json["severity"]),
        rule: text(&json["rule"]),
        zh: text(&json["what"]["zh"]),
        en: text(&json["what"]["en"]),
        mends: json["mend"].is_object(),
    }
}
