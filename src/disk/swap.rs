//! The moment of publishing: a staged tree takes the place of the one that stands there.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::aside;
use super::error::{DiskError, Doing};
use super::ops;

/// Puts a tree in place. What stood there goes to `old`; gives whether there was anything.
///
/// On Linux the two trade places in one step. Where the system cannot do that, two renames follow each other, and
/// the next run mends a fall between them. A file or link of others at this place is kept aside.
pub(super) fn swap(tree: &Path, place: &Path, old: &Path, kept: &Path) -> Result<bool, DiskError> {
    match fs::symlink_metadata(place) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            ops::rename(tree, place)?;
            return Ok(false);
        }
        Err(error) => return Err(DiskError::io(Doing::Rename, place, error)),
        Ok(metadata) if !metadata.is_dir() => {
            let name = place.file_name().unwrap_or_default();
            aside::move_aside(place, kept, Path::new(name))?;
            ops::rename(tree, place)?;
            return Ok(false);
        }
        Ok(_) => {}
    }
    match ops::exchange(tree, place) {
        Ok(()) => {
            // The name tells a later run what it is; if this fails, the announcement still does.
            ops::rename(tree, old).ok();
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::Unsupported => two_renames(tree, place, old),
        Err(error) => Err(DiskError::io(Doing::Rename, place, error)),
    }
}

fn two_renames(tree: &Path, place: &Path, old: &Path) -> Result<bool, DiskError> {
    ops::rename(place, old)?;
    if let Err(error) = ops::rename(tree, place) {
        fs::rename(old, place).ok();
        return Err(error);
    }
    Ok(true)
}
