//! The floors: a room imports only from rooms declared before it in `lib.rs`; no kind sees another; no two neighbours need
//! each other.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{File, files};

/// Macros of the whole crate; they are defined in `base`.
const MACROS: [&str; 2] = ["said", "words"];

/// The rooms in the order of `lib.rs`, lowest first.
fn rooms(files: &[File]) -> Vec<String> {
    let lib = files.iter().find(|file| file.path == "src/lib.rs").unwrap();
    let declared = lib.code.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    declared.map(str::to_string).collect()
}

#[test]
fn a_room_imports_only_from_rooms_below() {
    let files = files();
    let rooms = rooms(&files);
    let floor = |room: &str| rooms.iter().position(|known| known == room);
    let mut wrong = BTreeSet::new();
    for file in &files {
        let Some(here) = file.room().and_then(floor) else { continue };
        for (at, path) in file.imports() {
            let Some(to) = path.first().filter(|room| !MACROS.contains(&room.as_str())) else { continue };
            match floor(to) {
                Some(there) if there <= here => {}
                Some(_) => _ = wrong.insert(format!("{} imports {} from above", file.place(at), path.join("::"))),
                None => _ = wrong.insert(format!("{} imports {}, which is no room", file.place(at), path.join("::"))),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let folders: BTreeSet<&str> = files.iter().filter_map(File::room).collect();
    let unknown: Vec<_> = folders.iter().filter(|room| floor(room).is_none()).collect();
    assert!(unknown.is_empty(), "rooms that lib.rs does not declare: {unknown:?}");
}

#[test]
fn a_kind_never_sees_another() {
    let kinds: Vec<&str> = gongshi::record::KINDS.iter().map(|kind| kind.name).collect();
    let mut wrong = BTreeSet::new();
    for file in files() {
        let [record, kind, ..] = file.module.as_slice() else { continue };
        if record != "record" || !kinds.contains(&kind.as_str()) {
            continue;
        }
        for (at, path) in file.imports() {
            let other = path.get(1).filter(|other| path[0] == "record" && kinds.contains(&other.as_str()) && *other != kind);
            wrong.extend(other.map(|other| format!("{}: {kind} sees {other}", file.place(at))));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Rooms whose neighbours import one another in one direction only, at every depth.
const WITHOUT_CIRCLES: [&str; 6] = ["site", "render", "compound", "law", "party", "unit"];

#[test]
fn neighbours_do_not_need_each_other() {
    let files = files();
    let folders: BTreeSet<Vec<String>> = files.iter().flat_map(|file| (1..file.module.len()).map(|n| file.module[..n].to_vec())).collect();
    let mut circles = Vec::new();
    for folder in folders.iter().filter(|folder| WITHOUT_CIRCLES.contains(&folder[0].as_str())) {
        let graph = neighbours(&files, folder);
        for (one, others) in &graph {
            for other in others.iter().filter(|other| one < *other && reaches(&graph, other, one)) {
                circles.push(format!("{}: {one} ⇄ {other}", folder.join("/")));
            }
        }
    }
    assert!(circles.is_empty(), "{circles:#?}");
}

/// Which child of a folder imports which; what is compiled for tests only does not count.
fn neighbours(files: &[File], folder: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let depth = folder.len();
    let inside = || files.iter().filter(|file| file.module.len() > depth && file.module.starts_with(folder));
    let children: BTreeSet<&String> = inside().map(|file| &file.module[depth]).collect();
    let mut graph: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in inside() {
        let one = &file.module[depth];
        for (_, path) in file.imports().into_iter().filter(|(at, _)| !file.is_test(*at)) {
            let other = path.get(depth).filter(|other| path.starts_with(folder) && children.contains(other) && *other != one);
            graph.entry(one.clone()).or_default().extend(other.cloned());
        }
    }
    graph
}

fn reaches(graph: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let (mut seen, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(here) = next.pop() {
        if here == to {
            return true;
        }
        if seen.insert(here) {
            next.extend(graph.get(here).into_iter().flatten().map(String::as_str));
        }
    }
    false
}
