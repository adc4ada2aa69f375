//! Watching the sources for `serve`: which paths changed, shortly after they did.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify_debouncer_full::notify::event::{AccessKind, AccessMode};
use notify_debouncer_full::notify::{Error, ErrorKind, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};

use crate::base::diagnostic::Said;
use crate::said;

use super::error::{DiskError, answer};
use super::live::relative;
use super::read::is_source_path;

/// How long a path must be quiet; together with [`TICK`] at most 20 ms pass after the last write.
const QUIET: Duration = Duration::from_millis(10);
const TICK: Duration = Duration::from_millis(3);
const SOURCES: [&str; 4] = ["content", "themes", "packs", "fonts"];

/// What changed in the sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These files or folders, from the workspace root, `/` separated, in path order.
    Paths(Vec<String>),
    /// Events were lost, so that everything may have changed.
    Everything,
}

/// A running watch; it ends when this is dropped.
pub struct Watch {
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// Calls back from a thread of its own with what changed below the workspace's source folders.
///
/// # Errors
/// `Watch` when the system does not let the folders be watched.
pub fn watch(root: &Path, mut callback: impl FnMut(Change) + Send + 'static) -> Result<Watch, DiskError> {
    let failed = |reason: Said| DiskError::Watch { path: root.to_path_buf(), reason };
    let refused = |error: &Error| failed(refusal(error));
    let root = std::fs::canonicalize(root).map_err(|error| failed(answer(&error)))?;
    let base = root.clone();
    let handler = move |result: DebounceEventResult| {
        if let Some(change) = digest(&base, result) {
            callback(change);
        }
    };
    let mut debouncer = new_debouncer(QUIET, Some(TICK), handler).map_err(|error| refused(&error))?;
    // The root itself is watched flat, to see a `themes` folder appear; the output beside it is none of our business.
    let folders = SOURCES.iter().map(|name| root.join(name)).filter(|folder| folder.is_dir());
    let watched: Vec<(PathBuf, RecursiveMode)> = std::iter::once((root.clone(), RecursiveMode::NonRecursive))
        .chain(folders.map(|folder| (folder, RecursiveMode::Recursive)))
        .collect();
    for (folder, mode) in watched {
        debouncer.watch(&folder, mode).map_err(|error| refused(&error))?;
    }
    Ok(Watch { _debouncer: debouncer })
}

/// What a watcher answered.
fn refusal(error: &Error) -> Said {
    match &error.kind {
        ErrorKind::Io(error) => answer(error),
        ErrorKind::MaxFilesWatch => said!("系统允许监视的文件夹数用完了", "the system watches no more folders"),
        ErrorKind::PathNotFound | ErrorKind::WatchNotFound => said!("文件夹不见了", "the folder has vanished"),
        other => Said { zh: format!("系统没有做成（{other:?}）"), en: format!("{other:?}") },
    }
}

fn digest(root: &Path, result: DebounceEventResult) -> Option<Change> {
    let Ok(events) = result else { return Some(Change::Everything) };
    if events.iter().any(|event| event.need_rescan()) {
        return Some(Change::Everything);
    }
    let is_change = |kind: &EventKind| match kind {
        // Reading is not changing; the end of writing is.
        EventKind::Access(access) => *access == AccessKind::Close(AccessMode::Write),
        _ => true,
    };
    let paths: BTreeSet<String> = events
        .iter()
        .filter(|event| is_change(&event.kind))
        .flat_map(|event| &event.paths)
        .filter_map(|path| relative(root, path))
        .filter(|path| SOURCES.iter().any(|source| path.split('/').next() == Some(source)))
        .filter(|path| is_source_path(path))
        .collect();
    (!paths.is_empty()).then(|| Change::Paths(paths.into_iter().collect()))
}
