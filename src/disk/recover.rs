//! What a run that was cut off left behind: restored where the swap fell between two renames, removed otherwise.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};

use super::aside::Retired;
use super::clock;
use super::error::{DiskError, Doing};
use super::ops;
use super::place::Place;

/// A tree or file that a run before left in the stage folder: `<sort>-<number>-<unit>`.
struct Left {
    sort: Sort,
    number: u64,
    key: String,
    tree: PathBuf,
}

/// In the order they are dealt with: what was public comes back before anything is cleared, or a file of others that is
/// brought to safety would stand where the site belongs.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Old,
    New,
    Other,
}

/// Clears the stage folder; gives the first number that is free for a new tree.
pub(super) fn recover(place: &Place) -> Result<u64, DiskError> {
    let stage = place.book.join("stage");
    let names = fs::read_dir(&stage).map_err(|e| DiskError::io(Doing::List, &stage, e))?;
    let mut all: Vec<Left> = names.flatten().filter_map(|entry| left(&entry)).collect();
    all.sort_by(|a, b| a.sort.cmp(&b.sort).then(b.number.cmp(&a.number)));
    // Numbers begin at the time: ext4 chooses a neighbourhood by a folder's name, and that of the last run, full of
    // names just removed, is the slowest.
    let free = all.iter().map(|left| left.number.saturating_add(1)).fold(clock::stamp(), u64::max);
    for left in &all {
        let live = place.live(&left.key);
        if left.sort == Sort::Old && fs::symlink_metadata(&live).is_err() {
            fs::rename(&left.tree, &live).map_err(|e| DiskError::io(Doing::Rename, &live, e))?;
        } else {
            // What cannot be removed now is tried again next time; it is in nobody's way.
            remove(place, left).ok();
        }
    }
    Ok(free)
}

fn left(entry: &DirEntry) -> Option<Left> {
    let name = entry.file_name().into_string().ok()?;
    let mut parts = name.splitn(3, '-');
    let (sort, number, key) = (parts.next(), parts.next(), parts.next().unwrap_or_default().to_string());
    let sort = match sort {
        Some("old") if !key.is_empty() => Sort::Old,
        Some("new") => Sort::New,
        _ => Sort::Other,
    };
    Some(Left { sort, number: number.and_then(|n| n.parse().ok()).unwrap_or(0), key, tree: entry.path() })
}

fn remove(place: &Place, left: &Left) -> Result<(), DiskError> {
    match left.sort {
        Sort::Old => clear(place, &left.key, &left.tree),
        Sort::New if place.state(&left.key).was_interrupted() => clear(place, &left.key, &left.tree),
        _ if left.tree.is_dir() => fs::remove_dir_all(&left.tree).map_err(|e| DiskError::io(Doing::Remove, &left.tree, e)),
        _ => ops::remove_file(&left.tree),
    }
}

/// Removes a tree that may have been public: files of others that came after staging are brought to safety.
fn clear(place: &Place, key: &str, tree: &Path) -> Result<(), DiskError> {
    let state = place.state(key);
    let known: Vec<_> = state.manifest().into_iter().chain(state.interrupted()).collect();
    let is_known = |path: &str| known.iter().any(|manifest| manifest.get(path).is_some());
    let kept = place.book.join("kept").join(key);
    let live = place.live(key);
    let retired = Retired { old: tree, live: &live, kept: &kept, was_ours: &is_known, is_ours: &is_known };
    retired.clear()?;
    state.forget();
    Ok(())
}
