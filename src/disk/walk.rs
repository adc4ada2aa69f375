//! Walking a source folder: in name order, never through a link, every name judged.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use walkdir::WalkDir;

use crate::base::path::{NameFault, check_name, folded, is_hidden, shown};
use crate::base::reading::{Obstacle, ObstacleKind};

/// The most files one unit may hold.
pub const MOST_FILES: usize = 100_000;
/// The most folders that may lie within each other.
pub const DEEPEST: usize = 12;

/// A folder or regular file with a safe name.
pub(super) struct Found<'a> {
    pub(super) whole: &'a Path,
    /// From the workspace root, `/` separated.
    pub(super) path: &'a str,
    pub(super) name: &'a str,
    pub(super) is_folder: bool,
}

/// A folder on the way down: its path from the root, and its names so far, folded.
struct Level {
    path: String,
    seen: BTreeMap<String, String>,
}

/// Visits every file below `root/start` (at depth 1 the folders too); what must not be read, and what the visitor
/// refuses, becomes an obstacle. A start that does not exist is an empty one.
pub(super) fn walk(
    root: &Path,
    start: &str,
    depth: usize,
    obstacles: &mut Vec<Obstacle>,
    visit: &mut dyn FnMut(Found<'_>) -> Result<(), ObstacleKind>,
) {
    let mut met = |path: &str, what| obstacles.push(Obstacle { path: shown(path), what });
    let whole = root.join(start);
    match std::fs::symlink_metadata(&whole) {
        Err(error) if error.kind() == ErrorKind::NotFound => return,
        Err(error) => return met(start, ObstacleKind::Unreadable(error.kind())),
        Ok(metadata) if metadata.is_symlink() => return met(start, ObstacleKind::Symlink),
        Ok(_) => {}
    }
    let mut levels = vec![Level { path: start.to_string(), seen: BTreeMap::new() }];
    let mut files = 0_usize;
    let mut entries = WalkDir::new(&whole).min_depth(1).max_depth(depth.min(DEEPEST + 1)).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let (path, kind) = failure(&error, root, start);
                met(&path, ObstacleKind::Unreadable(kind));
                continue;
            }
        };
        let is_folder = entry.file_type().is_dir();
        levels.truncate(entry.depth());
        let Some(level) = levels.last_mut() else { return };
        let name = entry.file_name().to_string_lossy();
        let path = format!("{}/{name}", level.path);
        let collision = match judge(&entry, level) {
            Judged::Read(collision) => collision,
            Judged::Leave(what) => {
                what.into_iter().for_each(|what| met(&path, what));
                if is_folder {
                    entries.skip_current_dir();
                }
                continue;
            }
        };
        collision.into_iter().for_each(|what| met(&path, what));
        if is_folder && depth > 1 {
            levels.push(Level { path, seen: BTreeMap::new() });
            continue;
        }
        files += usize::from(!is_folder);
        if files > MOST_FILES {
            return met(start, ObstacleKind::TooMany(MOST_FILES));
        }
        if let Err(what) = visit(Found { whole: entry.path(), path: &path, name: &name, is_folder }) {
            met(&path, what);
        }
    }
}

enum Judged {
    /// To be read, perhaps beside a sibling of nearly the same name.
    Read(Option<ObstacleKind>),
    /// To be left, in silence if it is hidden.
    Leave(Option<ObstacleKind>),
}

fn judge(entry: &walkdir::DirEntry, level: &mut Level) -> Judged {
    let leave = |what| Judged::Leave(Some(what));
    let Some(name) = entry.file_name().to_str() else { return leave(ObstacleKind::Name(NameFault::NotUtf8)) };
    let kind = entry.file_type();
    if is_hidden(name) {
        return Judged::Leave(None);
    }
    if let Err(fault) = check_name(name) {
        return leave(ObstacleKind::Name(fault));
    }
    if kind.is_symlink() {
        return leave(ObstacleKind::Symlink);
    }
    if !kind.is_dir() && !kind.is_file() {
        return leave(ObstacleKind::Special);
    }
    if kind.is_dir() && entry.depth() > DEEPEST {
        return leave(ObstacleKind::TooDeep(DEEPEST));
    }
    let sibling = level.seen.insert(folded(name), name.to_string());
    Judged::Read(sibling.map(ObstacleKind::Collides))
}

fn failure(error: &walkdir::Error, root: &Path, start: &str) -> (String, ErrorKind) {
    let below = error.path().and_then(|path| path.strip_prefix(root).ok());
    let path = below.map_or_else(|| start.to_string(), |path| path.to_string_lossy().into_owned());
    (path, error.io_error().map_or(ErrorKind::Other, std::io::Error::kind))
}
