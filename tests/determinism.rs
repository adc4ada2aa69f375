//! Same sources, same bytes: whatever the order of the files, the threads, the time zone, the language or the folder.

use std::collections::BTreeMap;

use gongshi::artifact::{Artifact, Carried};
use gongshi::base::reading::UnitFiles;
use gongshi::disk;
use gongshi::law::Packs;
use gongshi::load::{self, Loaded};
use gongshi::pipeline::{self, Built, Shared};
use gongshi::theme::Theme;
use rayon::prelude::*;

use crate::board::{Board, sample_folder};

/// The sample's units with all their files, read once; and what they share.
fn sample() -> (Vec<UnitFiles>, Shared) {
    let workspace = disk::read_workspace(&sample_folder()).unwrap();
    let (board, found) = load::load_board(&workspace.board);
    assert!(found.is_empty(), "{found:?}");
    let board = board.unwrap();
    let as_of = board.as_of.as_ref().unwrap().value;
    let units = workspace.units.iter().map(|folder| disk::read_unit(&workspace, folder)).collect();
    (
        units,
        Shared {
            board,
            theme: Theme::load("default", &[]).unwrap(),
            packs: Packs::built_in().clone(),
            as_of,
            base_url: None,
            preview: false,
            printing: None,
        },
    )
}

/// Everything a build yields, as text: digests of the bundle by path, findings, what is remembered.
fn yielded(built: &Built) -> String {
    let bundle = built.bundle.as_ref().unwrap_or_else(|| panic!("{:#?}", built.diagnostics));
    let mut files = BTreeMap::new();
    for (path, artifact) in bundle.iter() {
        let shown = match artifact {
            Artifact::Bytes(bytes) => format!("{} {:x}", bytes.len(), sum(bytes)),
            other => format!("{other:?}"),
        };
        files.insert(path, shown);
    }
    let said: Vec<String> =
        built.diagnostics.iter().map(|d| format!("{} {:?} {}", d.place.source.path, d.place.line_column(), d.what.zh)).collect();
    format!(
        "{files:#?}\n{said:#?}\n{:?}\n{:?}\n{:?}",
        built.summary.as_ref().map(gongshi::site::Summary::to_line),
        built.valid_until,
        built.records
    )
}

fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Puts a list into another order, the same for the same number.
fn shuffled<T>(mut list: Vec<T>, seed: usize) -> Vec<T> {
    let mut state = seed as u64 * 2 + 1;
    for at in (1..list.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list.swap(at, (state >> 33) as usize % (at + 1));
    }
    list
}

/// Attachments are published as they are, under a digest that is none.
fn carry(path: &str) -> Option<Carried> {
    let file = Artifact::Source(path.into());
    Some(Carried { file, ending: None, size: 1, digest: Some(format!("digest of {path}")), picture: None })
}

fn build(units: &[UnitFiles], shared: &Shared, seed: usize) -> Vec<String> {
    let mixed: Vec<UnitFiles> = units
        .iter()
        .map(|unit| UnitFiles {
            files: shuffled(unit.files.clone(), seed),
            attachments: shuffled(unit.attachments.clone(), seed),
            ..unit.clone()
        })
        .collect();
    let above: BTreeMap<&str, Loaded> = mixed.iter().map(|unit| (unit.id.as_str(), load::load(unit))).collect();
    let one = |unit: &UnitFiles| {
        let parent = load::parent(unit);
        let chain: Vec<&Loaded> = parent.iter().filter_map(|id| above.get(id.as_str())).collect();
        yielded(&pipeline::build_compound(unit, &chain, shared, &carry))
    };
    mixed.par_iter().map(one).collect()
}

#[test]
fn ten_builds_with_shuffled_sources_and_other_threads_are_one() {
    let (units, shared) = sample();
    let pools = [1, 4].map(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap());
    let first = pools[0].install(|| build(&units, &shared, 0));
    assert!(first.len() >= 4 && first.iter().all(|unit| unit.len() > 1000));
    for seed in 1..10 {
        let again = pools[seed % 2].install(|| build(&units, &shared, seed));
        for (one, other) in first.iter().zip(&again) {
            let different = one.lines().zip(other.lines()).find(|(a, b)| a != b);
            assert_eq!(different, None, "build {seed}");
        }
    }
}

#[test]
fn neither_time_zone_nor_language_nor_folder_nor_threads_change_a_byte() {
    let board = Board::sample();
    let outs = ["one", "two", "three", "four"];
    let root = board.root().to_str().unwrap().to_string();
    board.run_with(&["build", "--out", "one", "--jobs", "1"], &[("TZ", "UTC"), ("LANG", "C"), ("LC_ALL", "C")]);
    board.run_with(&["build", "--out", "two", "--jobs", "5"], &[("TZ", "Pacific/Kiritimati"), ("LANG", "zh_CN.UTF-8")]);
    board.run_with(
        &["--lang", "en", "build", "--out", "three"],
        &[("TZ", "America/Los_Angeles"), ("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/nonexistent")],
    );
    let elsewhere = Board::empty();
    let out = board.path("four");
    elsewhere.run_with(&["--root", &root, "build", "--out", out.to_str().unwrap()], &[("TZ", "Asia/Shanghai"), ("NO_COLOR", "1")]);
    let first = board.tree(outs[0]);
    assert!(first.len() > 500, "{}", first.len());
    for other in &outs[1..] {
        let tree = board.tree(other);
        let different: Vec<&String> = first.keys().chain(tree.keys()).filter(|path| first.get(*path) != tree.get(*path)).take(5).collect();
        assert!(different.is_empty(), "{other}: {different:?}");
    }
}

#[test]
fn what_has_not_changed_is_not_built_again() {
    let board = Board::sample();
    let run = board.build(&[]);
    let units = board.read_folder("public");
    assert!(units.len() >= 4, "{}", run.err);
    let first = board.tree("public");
    let again = board.build(&[]);
    assert!(again.err.contains("生成 0 个"), "{}", again.err);
    assert_eq!(board.tree("public"), first);
    let forced = board.build(&["--force"]);
    assert!(forced.err.contains("没有变化 0 个"), "{}", forced.err);
    assert_eq!(board.tree("public"), first);
}

#[test]
fn a_record_that_changes_builds_its_own_compound_only() {
    let board = Board::sample();
    board.build(&[]);
    let before = board.tree("public");
    board.write("content/anju-homes/notice/2026-11-test.md", "---\ntitle: 试一试\npublished: 2026-11-20\n---\n\n正文。\n");
    let run = board.build(&[]);
    assert!(run.err.contains("生成 1 个"), "{}", run.err);
    let after = board.tree("public");
    let changed: Vec<&String> = before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path)).collect();
    assert!(changed.iter().any(|path| path.starts_with("anju-homes/notice/2026-11-test")), "{changed:?}");
    let portal = |path: &str| !path.contains('/') || path.starts_with("region/") || path.starts_with("en/") || path.starts_with("zh-hant/");
    assert!(changed.iter().all(|path| path.starts_with("anju-homes/") || portal(path)), "{changed:?}");
}
