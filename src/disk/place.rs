//! Where an output may lie, and where its bookkeeping stands beside it.

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Component, Path, PathBuf};

use super::error::{DiskError, Doing, Refusal};
use super::ops;
use crate::base::path::NameFault;

/// An output folder and the folder of its bookkeeping, both resolved.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) out: PathBuf,
    /// `<parent>/.<name>.gongshi`, or `<out>/.gongshi` when the output is a file system of its own.
    pub(super) book: PathBuf,
}

/// Resolves an output that may not exist yet and refuses it where it would do harm; makes nothing.
pub(super) fn resolve(out: &Path, forbidden: &[&Path], home: Option<&Path>) -> Result<PathBuf, DiskError> {
    let refuse = |why| DiskError::Refused { path: out.to_path_buf(), why };
    let resolved = follow(out).map_err(|error| match error.kind() {
        ErrorKind::NotADirectory => refuse(Refusal::NotAFolder),
        ErrorKind::NotFound => refuse(Refusal::DanglingLink),
        _ => DiskError::io(Doing::Read, out, error),
    })?;
    if resolved.parent().is_none() || resolved.file_name().is_none() {
        return Err(refuse(Refusal::Root));
    }
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if home.map(real).is_some_and(|home| home.starts_with(&resolved)) {
        return Err(refuse(Refusal::Home));
    }
    let forbidden: Vec<PathBuf> = forbidden.iter().map(|path| real(path)).collect();
    if forbidden.iter().any(|path| path.starts_with(&resolved)) {
        return Err(refuse(Refusal::HoldsSources));
    }
    // The workspace holds other forbidden folders and may hold the output as well; the innermost may not.
    let innermost = |path: &PathBuf| !forbidden.iter().any(|other| other != path && other.starts_with(path));
    if forbidden.iter().filter(|path| innermost(path)).any(|path| resolved.starts_with(path)) {
        return Err(refuse(Refusal::InsideSources));
    }
    if fs::metadata(&resolved).is_ok_and(|m| !m.is_dir()) {
        return Err(refuse(Refusal::NotAFolder));
    }
    if resolved.file_name().is_none_or(|name| name.to_str().is_none_or(|n| n.chars().any(char::is_control))) {
        return Err(refuse(Refusal::Name));
    }
    Ok(resolved)
}

/// Makes the output folder if need be and finds its bookkeeping folder.
pub(super) fn make(out: PathBuf) -> Result<Place, DiskError> {
    ops::make_folders(&out)?;
    let book = book(&out);
    match fs::symlink_metadata(&book) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(_) => return Err(DiskError::Refused { path: book, why: Refusal::NotAFolder }),
        Err(_) => ops::make_folders(&book)?,
    }
    for folder in ["state", "stage", "kept"] {
        ops::make_folders(&book.join(folder))?;
    }
    ops::spread_folders(&book.join("stage"));
    Ok(Place { out, book })
}

/// Where the bookkeeping of an output that exists stands.
pub(super) fn book(out: &Path) -> PathBuf {
    let name = out.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let parent = out.parent().unwrap_or(out);
    if same_file_system(out, parent) { parent.join(format!(".{name}.gongshi")) } else { out.join(".gongshi") }
}

/// Whether an output is new or empty, or this program has built into it: its bookkeeping stands beside it, or one of its
/// folders is a site (an output that was carried here without its bookkeeping). Hidden files count for nothing, so that a
/// checkout of a pages host is empty.
pub(super) fn is_ours_or_empty(out: &Path) -> bool {
    let Ok(entries) = fs::read_dir(out) else { return true };
    if book(out).join("state").is_dir() {
        return true;
    }
    let hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
    let mut visible = entries.flatten().filter(|entry| !hidden(&entry.file_name())).peekable();
    visible.peek().is_none() || visible.any(|entry| is_site(&entry.path()))
}

/// Whether a folder is a site of ours: its `manifest.json` begins with the digest of a file.
fn is_site(folder: &Path) -> bool {
    /// A path and a digest, whatever the path.
    const FIRST: u64 = 1024;
    let mut head = String::new();
    let read = fs::File::open(folder.join("manifest.json")).and_then(|file| file.take(FIRST).read_to_string(&mut head));
    let digest = head.split('"').nth(3).unwrap_or("");
    read.is_ok() && digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Judges the name of a unit, which becomes a folder of the output and part of names in the bookkeeping.
pub(super) fn check_unit(unit: &str) -> Result<(), DiskError> {
    crate::base::path::check_name(unit)
        .and_then(|()| if unit.starts_with(['.', '_']) || unit == "assets" { Err(NameFault::Reserved) } else { Ok(()) })
        .map_err(|fault| DiskError::Unsafe { path: crate::base::path::shown(unit), fault })
}

/// Resolves links in the part of a path that exists; the rest must be plain names.
fn follow(path: &Path) -> std::io::Result<PathBuf> {
    let absolute = std::path::absolute(path)?;
    match fs::canonicalize(&absolute) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        answer => return answer,
    }
    match fs::symlink_metadata(&absolute) {
        Ok(metadata) if metadata.is_symlink() => return Err(ErrorKind::NotFound.into()),
        // Another build has just made it.
        Ok(_) => return fs::canonicalize(&absolute),
        Err(_) => {}
    }
    match (absolute.parent(), absolute.components().next_back()) {
        (Some(parent), Some(Component::Normal(name))) => Ok(follow(parent)?.join(name)),
        // A `..` behind a folder that does not exist leads nowhere that can be judged.
        _ => Err(ErrorKind::NotFound.into()),
    }
}

#[cfg(unix)]
fn same_file_system(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (fs::metadata(one), fs::metadata(other)) {
        (Ok(one), Ok(other)) => one.dev() == other.dev(),
        _ => true,
    }
}

#[cfg(not(unix))]
fn same_file_system(_: &Path, _: &Path) -> bool {
    true
}
