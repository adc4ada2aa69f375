//! Writing a file that a person asked for, never over one that is there.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::error::{DiskError, Doing};
use super::ops;

/// Writes a new file, making its parent folders; an existing file (or link) stays as it is.
///
/// # Errors
/// `Exists` when something stands there, otherwise what the system reports.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|e| DiskError::io(Doing::MakeFolder, parent, e))?;
    }
    match ops::write_new(path, bytes) {
        Err(DiskError::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists => {
            Err(DiskError::Exists { path: path.to_path_buf() })
        }
        Err(error @ DiskError::Full { .. }) => {
            // Half a record would be read as a whole one.
            fs::remove_file(path).ok();
            Err(error.needing(bytes.len() as u64))
        }
        answer => answer,
    }
}

/// Writes new files that belong together: all of them, or none.
///
/// # Errors
/// Those of [`write_new_file`]; what was written before is removed again.
pub fn write_new_files(root: &Path, files: &[(String, Vec<u8>)]) -> Result<(), DiskError> {
    for (at, (path, bytes)) in files.iter().enumerate() {
        let written = super::read::below(root, path).and_then(|whole| write_new_file(&whole, bytes));
        if let Err(error) = written {
            for (path, _) in files.iter().take(at) {
                fs::remove_file(root.join(path)).ok();
            }
            return Err(error);
        }
    }
    Ok(())
}

/// Whether a folder is empty or does not exist, so that nothing of anybody's can be in the way.
pub fn is_vacant(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == ErrorKind::NotFound && fs::symlink_metadata(folder).is_err(),
    }
}
