//! Files that a person names on the command line, wherever they lie.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::error::{DiskError, Doing};

/// Reads a named file, one byte more than `most` at most; whoever asked judges whether that is too many.
///
/// # Errors
/// What the system reports.
pub fn read_named(path: &Path, most: u64) -> Result<Vec<u8>, DiskError> {
    let failed = |error| DiskError::io(Doing::Read, path, error);
    let file = File::open(path).map_err(failed)?;
    if !file.metadata().map_err(failed)?.is_file() {
        return Err(failed(std::io::ErrorKind::InvalidInput.into()));
    }
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// The files that a name means: itself, or what fits a `*` in it where the shell has left that to us, in order of their names.
pub fn meant(path: &Path) -> Vec<PathBuf> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let Some((before, after)) = name.split_once('*').filter(|_| !path.exists()) else { return vec![path.to_path_buf()] };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (before, after) = (before.to_lowercase(), after.to_lowercase());
    let fits = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
        name.len() >= before.len() + after.len() && name.starts_with(&before) && name.ends_with(&after) && path.is_file()
    };
    let mut found: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).filter(fits).collect();
    found.sort();
    if found.is_empty() { vec![path.to_path_buf()] } else { found }
}
