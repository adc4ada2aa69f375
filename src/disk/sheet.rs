//! Sheets of paper: read with the faces of the workspace, written whole or not at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

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
    let is_font = |path: &Path| {
        path.extension()
            .and_then(|end| end.to_str())
            .is_some_and(|end| ["ttf", "otf", "ttc", "otc"].contains(&end.to_ascii_lowercase().as_str()))
    };
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

/// Finished sheets beside the output, by a key of all they depend on; it may be deleted at any time.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    used: Mutex<BTreeSet<String>>,
}

impl Shelf {
    /// A shelf in a folder, which is made when something is kept.
    pub fn at(folder: &Path) -> Self {
        Shelf { folder: folder.to_path_buf(), used: Mutex::default() }
    }

    /// Takes what was kept under a key, with its preview.
    pub fn take(&self, key: &str) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
        let pdf = std::fs::read(self.place(key, "pdf")).ok()?;
        self.mark(key);
        Some((pdf, std::fs::read(self.place(key, "png")).ok()))
    }

    /// Puts a file and its preview there; what cannot be written is made again next time.
    pub fn put(&self, key: &str, pdf: &[u8], preview: Option<&[u8]>) {
        self.mark(key);
        if let Some(preview) = preview {
            let _ = write_whole(&self.place(key, "png"), preview);
        }
        // The file comes last: where it stands, all of it stands.
        let _ = write_whole(&self.place(key, "pdf"), pdf);
    }

    /// Clears away what was not asked for since the shelf was opened.
    pub fn sweep(&self) {
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return };
        let Ok(used) = self.used.lock() else { return };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let key = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            if !used.contains(key) {
                let _ = std::fs::remove_file(&path);
            }
        }
    }

    fn place(&self, key: &str, end: &str) -> PathBuf {
        self.folder.join(format!("{key}.{end}"))
    }

    fn mark(&self, key: &str) {
        if let Ok(mut used) = self.used.lock() {
            used.insert(key.to_string());
        }
    }
}
