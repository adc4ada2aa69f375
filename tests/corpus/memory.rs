//! A case through the pipeline, without a disk.

use std::sync::OnceLock;
use std::sync::mpsc;
use std::thread;

use gongshi::base::diagnostic::{Diagnostic, has_errors};
use gongshi::base::reading::{ListedFile, SourceFile, UnitFiles};
use gongshi::law::Packs;
use gongshi::load::{self, Loaded};
use gongshi::pipeline::{self, Built, Shared};
use gongshi::theme::Theme;

use super::case::{Case, Edit, Found};
use crate::board::{LIMIT, sound_folder};

/// What all cases share: the sound files, by path from the workspace root, and the board.
struct Sound {
    files: Vec<(String, Vec<u8>)>,
    shared: Shared,
}

fn sound() -> &'static Sound {
    static SOUND: OnceLock<Sound> = OnceLock::new();
    SOUND.get_or_init(|| {
        let root = sound_folder();
        let entries = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
        let files: Vec<_> = entries
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(&root).unwrap().to_str().unwrap().to_string();
                (path, std::fs::read(entry.path()).unwrap())
            })
            .collect();
        let board = files.iter().find(|(path, _)| path == "content/board.yaml").unwrap();
        let (board, found) = load::load_board(&[SourceFile { path: board.0.clone(), bytes: board.1.clone() }]);
        assert!(found.is_empty(), "{found:?}");
        let board = board.unwrap();
        let as_of = board.as_of.as_ref().unwrap().value;
        let theme = Theme::load("default", &[]).unwrap();
        Sound {
            files,
            shared: Shared { board, theme, packs: Packs::built_in().clone(), as_of, base_url: None, preview: false, printing: None },
        }
    })
}

/// Builds the broken unit of a case and compares what is found; cases that need a disk are passed over.
pub fn run(case: &Case) -> Result<(), String> {
    // What only several units can break is found where all of them are: on the disk.
    let compared = case.expected.iter().any(|expected| expected.rule.starts_with("portal/"));
    if !case.is_plain() || case.unit == "board" || compared {
        return Ok(());
    }
    let mut files = unit(&case.unit);
    for (path, edit) in &case.edits {
        let path = String::from_utf8(path.clone()).unwrap();
        files.files.retain(|file| file.path != path);
        files.attachments.retain(|file| file.path != path);
        if let Edit::Write(bytes) = edit {
            lay(&mut files, path, bytes.clone());
        }
    }
    files.files.sort_by(|a, b| a.path.cmp(&b.path));
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let shared = &sound().shared;
        let community: Option<Loaded> = (files.id != "community").then(|| load::load(&unit("community")));
        let above: Vec<&Loaded> = community.iter().filter(|_| load::parent(&files).as_deref() == Some("community")).collect();
        let _ = send.send(pipeline::build_compound(&files, &above, shared, &|_| None));
    });
    let built = receive.recv_timeout(5 * LIMIT).map_err(|why| format!("  no end, or a panic: {why}"))?;
    judge(case, built)
}

fn judge(case: &Case, built: Built) -> Result<(), String> {
    if built.bundle.is_some() == has_errors(&built.diagnostics) {
        return Err("  a bundle goes with no error, and only so".to_string());
    }
    case.compare(built.diagnostics.iter().map(found).collect())
}

/// The sound files of one unit.
fn unit(id: &str) -> UnitFiles {
    let start = format!("content/{id}/");
    let mut files = UnitFiles { id: id.to_string(), ..UnitFiles::default() };
    for (path, bytes) in sound().files.iter().filter(|(path, _)| path.starts_with(&start)) {
        lay(&mut files, path.clone(), bytes.clone());
    }
    files
}

fn lay(files: &mut UnitFiles, path: String, bytes: Vec<u8>) {
    if path.contains("/attachments/") {
        files.attachments.push(ListedFile { path, size: bytes.len() as u64, modified: 0 });
    } else {
        files.files.push(SourceFile { path, bytes });
    }
}

fn found(diagnostic: &Diagnostic) -> Found {
    let (line, column) = diagnostic.place.line_column();
    Found {
        place: format!("{}:{line}:{column}", gongshi::base::detect::masked(&diagnostic.place.source.path)),
        severity: diagnostic.severity.word().to_string(),
        rule: diagnostic.rule.to_string(),
        zh: gongshi::base::detect::masked(&diagnostic.what.zh),
        en: gongshi::base::detect::masked(&diagnostic.what.en),
        mends: diagnostic.mend.is_some(),
    }
}
