//! Files of others: carried along, or kept aside where ours belong; never lost.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::{DiskError, Doing};
use super::live::relative;
use super::ops;

/// How a file got a second name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Way {
    Linked,
    Copied,
}

/// Gives a file (or a link itself) a second name, or copies it where the system does not link.
pub(super) fn link_or_copy(from: &Path, to: &Path) -> Result<Way, DiskError> {
    if ops::link(from, to).is_ok() {
        return Ok(Way::Linked);
    }
    let metadata = fs::symlink_metadata(from).map_err(|e| DiskError::io(Doing::Read, from, e))?;
    let copied = if metadata.is_symlink() { copy_link(from, to) } else { copy_file(from, to) };
    copied.map(|()| Way::Copied).map_err(|e| DiskError::io(Doing::Link, to, e))
}

fn copy_file(from: &Path, to: &Path) -> std::io::Result<()> {
    let (mut input, _) = ops::open_regular(from)?;
    let mut output = fs::OpenOptions::new().write(true).create_new(true).open(to)?;
    std::io::copy(&mut input, &mut output)?;
    Ok(())
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(from)?, to)
}

#[cfg(not(unix))]
fn copy_link(_: &Path, _: &Path) -> std::io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Keeps a second name of a file in the `kept` folder, under its own path.
pub(super) fn keep(from: &Path, kept: &Path, path: &Path) -> Result<(), DiskError> {
    match free_place(from, kept, path)? {
        Some(place) => link_or_copy(from, &place).map(|_| ()),
        None => Ok(()),
    }
}

/// Moves a file, a link or a whole folder into the `kept` folder.
pub(super) fn move_aside(from: &Path, kept: &Path, path: &Path) -> Result<(), DiskError> {
    match free_place(from, kept, path)? {
        Some(place) => ops::rename(from, &place),
        None => ops::remove_file(from),
    }
}

/// Finds where to keep a file: `kept/path`, or `kept.2/path` and so on; `None` when the same file is kept already.
fn free_place(from: &Path, kept: &Path, path: &Path) -> Result<Option<PathBuf>, DiskError> {
    for number in 1_u32..=9_999 {
        let mut folder = kept.as_os_str().to_owned();
        if number > 1 {
            folder.push(format!(".{number}"));
        }
        let place = Path::new(&folder).join(path);
        // Where a kept file stands in the way of this folder, the next number has room.
        let has_parent = place.parent().is_some_and(|parent| fs::create_dir_all(parent).is_ok());
        if has_parent && fs::symlink_metadata(&place).is_err() {
            return Ok(Some(place));
        }
        if has_parent && is_same_file(from, &place) {
            return Ok(None);
        }
    }
    Err(DiskError::io(Doing::Write, kept, ErrorKind::AlreadyExists.into()))
}

/// Whether two names stand for one file, or for two with the same bytes.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    let (Ok(a), Ok(b)) = (fs::symlink_metadata(one), fs::symlink_metadata(other)) else { return false };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        if (a.dev(), a.ino()) == (b.dev(), b.ino()) {
            return true;
        }
    }
    let bytes = |path| ops::open_regular(path).and_then(|(file, _)| super::digest::Digest::of_stream(file)).ok();
    match (fs::read_link(one), fs::read_link(other)) {
        (Ok(a), Ok(b)) => a == b,
        _ => a.is_file() && b.is_file() && a.len() == b.len() && bytes(one).is_some_and(|it| Some(it) == bytes(other)),
    }
}

/// An old tree on its way out.
pub(super) struct Retired<'a> {
    pub(super) old: &'a Path,
    pub(super) live: &'a Path,
    pub(super) kept: &'a Path,
    /// Whether a path of the old tree was written by us.
    pub(super) was_ours: &'a (dyn Fn(&str) -> bool + Sync),
    /// Whether a path of the new tree was written by us.
    pub(super) is_ours: &'a (dyn Fn(&str) -> bool + Sync),
}

impl Retired<'_> {
    /// Removes what is ours or stands in the new tree; anything put there since staging is moved to safety.
    /// Gives the paths rescued.
    pub(super) fn clear(&self) -> Result<Vec<String>, DiskError> {
        let mut rescued = Vec::new();
        for entry in WalkDir::new(self.old).contents_first(true).into_iter().flatten() {
            let whole = entry.path();
            if entry.file_type().is_dir() {
                // One that holds a name we could not read stays, and the next run tries again.
                ops::remove_folder(whole).ok();
                continue;
            }
            let Ok(raw) = whole.strip_prefix(self.old) else { continue };
            let was_ours = relative(self.old, whole).is_some_and(|path| (self.was_ours)(&path));
            if was_ours || is_same_file(whole, &self.live.join(raw)) {
                ops::remove_file(whole)?;
            } else {
                self.rescue(whole, raw)?;
                rescued.push(raw.to_string_lossy().into_owned());
            }
        }
        Ok(rescued)
    }

    fn rescue(&self, whole: &Path, raw: &Path) -> Result<(), DiskError> {
        let place = self.live.join(raw);
        let is_ours = relative(self.live, &place).is_some_and(|path| (self.is_ours)(&path));
        let is_free = fs::symlink_metadata(&place).map_or(true, |m| !m.is_dir() && !is_ours);
        let has_parent = place.parent().is_some_and(|parent| fs::create_dir_all(parent).is_ok());
        if is_free && has_parent { ops::rename(whole, &place) } else { move_aside(whole, self.kept, raw) }
    }
}
