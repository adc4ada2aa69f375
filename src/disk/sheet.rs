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

/// New sheets of one folder: laid beside their places one by one as they are made, put there together at the end. Until then, and
/// on any error, the previous ones stand.
#[derive(Debug)]
pub struct Tray {
    folder: PathBuf,
    laid: Mutex<Vec<PathBuf>>,
}

impl Tray {
    /// A tray for a folder, which is made when the first sheet is laid.
    pub fn at(folder: &Path) -> Self {
        Tray { folder: folder.to_path_buf(), laid: Mutex::default() }
    }

    /// Lays a sheet ready; what stands there already as it is to be is left alone.
    ///
    /// # Errors
    /// When the folder cannot be made or the file not be written.
    pub fn lay(&self, name: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let place = self.folder.join(name);
        if stands(&place, bytes) {
            return Ok(());
        }
        ops::make_folders(&self.folder)?;
        // It is known before it is written: what a full disk left half is cleared away.
        if let Ok(mut laid) = self.laid.lock() {
            laid.push(place.clone());
        }
        ops::write(&beside(&place), bytes)
    }

    /// Puts every sheet in its place.
    ///
    /// # Errors
    /// When one cannot be moved there; those that were stay, each whole.
    pub fn hang(self) -> Result<(), DiskError> {
        let laid = self.laid.lock().map(|mut laid| std::mem::take(&mut *laid)).unwrap_or_default();
        let moved = laid.iter().try_for_each(|place| ops::rename(&beside(place), place));
        laid.iter().for_each(|place| clear(place));
        moved
    }
}

impl Drop for Tray {
    /// Clears away what was laid and never hung.
    fn drop(&mut self) {
        if let Ok(laid) = self.laid.lock() {
            laid.iter().for_each(|place| clear(place));
        }
    }
}

fn clear(place: &Path) {
    let _ = std::fs::remove_file(beside(place));
}

/// Where a file waits before it is moved to its place.
fn beside(place: &Path) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.tmp"))
}

/// Whether these very bytes stand in a file.
fn stands(place: &Path, bytes: &[u8]) -> bool {
    let long = std::fs::metadata(place).is_ok_and(|meta| usize::try_from(meta.len()).is_ok_and(|len| len == bytes.len()));
    long && std::fs::read(place).is_ok_and(|there| there == bytes)
}

/// Finished sheets beside the output, by their name and a key of all they depend on; it may be deleted at any time.
#[derive(Debug)]
pub struct Shelf {
    folder: PathBuf,
    used: Mutex<BTreeSet<PathBuf>>,
}

impl Shelf {
    /// A shelf in a folder, which is made when something is kept.
    pub fn at(folder: &Path) -> Self {
        Shelf { folder: folder.to_path_buf(), used: Mutex::default() }
    }

    /// Takes the sheet of a unit that was kept under a key, with its preview.
    pub fn take(&self, unit: &str, name: &str, key: &str) -> Option<(Vec<u8>, Option<Vec<u8>>)> {
        let place = self.place(unit, name, key);
        let pdf = std::fs::read(&place).ok()?;
        let preview = std::fs::read(place.with_extension("png")).ok();
        self.mark(place);
        Some((pdf, preview))
    }

    /// Puts a sheet and its preview there, in the place of what it was before; what cannot be written is made again next time.
    pub fn put(&self, unit: &str, name: &str, key: &str, pdf: &[u8], preview: Option<&[u8]>) {
        let place = self.place(unit, name, key);
        let before = format!("{name}~");
        self.clear(unit, |path| path.file_name().is_some_and(|other| other.to_string_lossy().starts_with(&before)));
        let written = ops::make_folders(&self.folder.join(unit)).and_then(|()| match preview {
            Some(preview) => ops::replace(&place.with_extension("png"), preview),
            None => Ok(()),
        });
        // The file comes last: where it stands, all of it stands.
        if written.and_then(|()| ops::replace(&place, pdf)).is_err() {
            self.clear(unit, |path| path.extension().is_some_and(|end| end == "tmp"));
        }
        self.mark(place);
    }

    /// Clears away the sheets of a unit that were not asked for since the shelf was opened.
    pub fn sweep(&self, unit: &str) {
        let used = self.used.lock().map(|used| used.clone()).unwrap_or_default();
        self.clear(unit, |path| !used.contains(&path.with_extension("pdf")));
    }

    fn clear(&self, unit: &str, gone: impl Fn(&Path) -> bool) {
        let Ok(entries) = std::fs::read_dir(self.folder.join(unit)) else { return };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| gone(path)) {
            let _ = std::fs::remove_file(&path);
        }
    }

    fn place(&self, unit: &str, name: &str, key: &str) -> PathBuf {
        self.folder.join(unit).join(format!("{name}~{key}.pdf"))
    }

    fn mark(&self, place: PathBuf) {
        if let Ok(mut used) = self.used.lock() {
            used.insert(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn sheets_are_hung_together_or_not_at_all() {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("garden");
        let tray = Tray::at(&folder);
        tray.lay("a.pdf", b"one").unwrap();
        tray.lay("b.pdf", b"one").unwrap();
        assert_eq!(names(&folder), [".a.pdf.tmp", ".b.pdf.tmp"], "laid, not hung");
        tray.hang().unwrap();
        assert_eq!(names(&folder), ["a.pdf", "b.pdf"]);
        let tray = Tray::at(&folder);
        tray.lay("a.pdf", b"two").unwrap();
        tray.lay("b.pdf", b"one").unwrap();
        assert_eq!(names(&folder), [".a.pdf.tmp", "a.pdf", "b.pdf"], "what stands as it is to be is not written again");
        drop(tray);
        assert_eq!(names(&folder), ["a.pdf", "b.pdf"], "a tray that is dropped leaves nothing");
        assert_eq!(std::fs::read(folder.join("a.pdf")).unwrap(), b"one");
    }

    #[test]
    fn a_sheet_takes_the_place_of_what_it_was_and_the_sweep_spares_what_was_asked_for() {
        let room = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(room.path());
        shelf.put("garden", "summary-a3", "1111", b"old", Some(b"picture"));
        shelf.put("garden", "summary-a3", "2222", b"new", None);
        shelf.put("garden", "summary-a3-gray", "3333", b"gray", None);
        shelf.put("court", "summary-a3", "4444", b"other", None);
        assert_eq!(names(&room.path().join("garden")), ["summary-a3-gray~3333.pdf", "summary-a3~2222.pdf"]);
        let shelf = Shelf::at(room.path());
        assert_eq!(shelf.take("garden", "summary-a3", "1111"), None);
        assert_eq!(shelf.take("garden", "summary-a3", "2222"), Some((b"new".to_vec(), None)));
        shelf.sweep("garden");
        assert_eq!(names(&room.path().join("garden")), ["summary-a3~2222.pdf"]);
        assert_eq!(names(&room.path().join("court")), ["summary-a3~4444.pdf"], "another unit's sheets are not swept with it");
    }
}
