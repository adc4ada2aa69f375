//! Sheets of paper: read with the faces of the workspace, written whole or not at all.

use std::path::Path;

use super::error::{DiskError, Doing};
use super::ops;

/// The largest font file that is read.
const LARGEST_FONT: u64 = 64 * 1024 * 1024;

/// The font files of the workspace's folder `fonts/`, in order of name; none where there is no such folder.
///
/// # Errors
/// When one cannot be read.
pub fn read_fonts(root: &Path) -> Result<Vec<Vec<u8>>, DiskError> {
    let folder = root.join("fonts");
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let is_font = |path: &Path| path.extension().and_then(|end| end.to_str()).is_some_and(|end| ["ttf", "otf", "ttc", "otc"].contains(&end.to_ascii_lowercase().as_str()));
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| is_font(path)).collect();
    paths.sort();
    let small = |path: &&std::path::PathBuf| std::fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() <= LARGEST_FONT);
    paths.iter().filter(small).map(|path| std::fs::read(path).map_err(|error| DiskError::io(Doing::Read, path, error))).collect()
}

/// Writes a file whole: beside its place first, then moved there, so that the previous one stays when the disk is full.
///
/// # Errors
/// When the folder cannot be made or the file not be written; what stood there before stands there still.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    if let Some(folder) = path.parent() {
        ops::make_folders(folder)?;
    }
    ops::replace(path, bytes)
}
