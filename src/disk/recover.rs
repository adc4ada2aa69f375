//! What a run that was cut off left behind: restored where the swap fell between two renames, removed otherwise.

use std::fs;
use std::path::Path;

use super::aside::Retired;
use super::clock;
use super::error::{DiskError, Doing};
use super::place::Place;

/// Clears the stage folder; gives the first number that is free for a new tree.
pub(super) fn recover(place: &Place) -> Result<u64, DiskError> {
    let stage = place.book.join("stage");
    let names = fs::read_dir(&stage).map_err(|e| DiskError::io(Doing::List, &stage, e))?;
    // Numbers begin at the time: ext4 chooses a neighbourhood by a folder's name, and that of the last run, full of
    // names just removed, is the slowest.
    let mut free = clock::stamp();
    for entry in names.flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        let mut parts = name.splitn(3, '-');
        let (sort, number, key) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
        let number = number.and_then(|n| n.parse::<u64>().ok()).unwrap_or(0);
        free = free.max(number.saturating_add(1));
        let tree = entry.path();
        // What cannot be removed now is tried again next time; it is in nobody's way.
        match sort {
            Some("old") if !key.is_empty() => {
                let live = place.live(key);
                let lost = fs::symlink_metadata(&live).is_err();
                if lost {
                    fs::rename(&tree, &live).map_err(|e| DiskError::io(Doing::Rename, &live, e))?;
                } else {
                    clear(place, key, &tree).ok();
                }
            }
            Some("new") if place.state(key).was_interrupted() => {
                clear(place, key, &tree).ok();
            }
            _ if tree.is_dir() => {
                fs::remove_dir_all(&tree).ok();
            }
            _ => {
                fs::remove_file(&tree).ok();
            }
        }
    }
    Ok(free)
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
