//! Writing over a text of the content that a person asked to have mended: what they saw, whole or not at all.

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use super::error::{DiskError, Doing};
use super::ops;
use super::read::below;

/// The most copies of one original that are looked at; more of them mean that somebody never clears up.
const MOST_COPIES: usize = 99;

/// Replaces a text by its mended one. With a word for `kept`, the old bytes stay beside it under a name that is never read
/// (`a.yaml.gbk~`), which is the answer.
///
/// # Errors
/// `Changed` when the file is no longer what was mended; otherwise what the system reports. The file is then as it was.
pub fn replace_text(root: &Path, path: &str, before: &[u8], after: &[u8], kept: Option<&str>) -> Result<Option<String>, DiskError> {
    let whole = below(root, path)?;
    let permissions = unchanged(&whole, before)?;
    let kept = kept.map(|word| keep(&whole, path, before, word)).transpose()?;
    let mut beside = whole.clone();
    beside.set_file_name(format!(".{}.tmp", path.rsplit('/').next().unwrap_or(path)));
    // Left by a run that was ended; the name is one nobody else uses.
    fs::remove_file(&beside).ok();
    let written = ops::write_new(&beside, after)
        .and_then(|()| settle(&beside, permissions))
        .and_then(|()| unchanged(&whole, before))
        .and_then(|_| ops::rename(&beside, &whole));
    if let Err(error) = written {
        fs::remove_file(&beside).ok();
        return Err(error.needing(after.len() as u64));
    }
    Ok(kept)
}

/// Makes sure that a file still is what was read, and tells who may do what with it.
fn unchanged(whole: &Path, before: &[u8]) -> Result<fs::Permissions, DiskError> {
    let failed = |error| DiskError::io(Doing::Read, whole, error);
    let (file, metadata) = ops::open_regular(whole).map_err(failed)?;
    let mut bytes = Vec::with_capacity(before.len());
    file.take(before.len() as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes == before { Ok(metadata.permissions()) } else { Err(DiskError::Changed { path: whole.to_path_buf() }) }
}

/// Brings a fresh file to the disk, for a name must not lead to bytes that are not there yet.
fn settle(path: &Path, permissions: fs::Permissions) -> Result<(), DiskError> {
    let done = fs::set_permissions(path, permissions).and_then(|()| fs::File::open(path)?.sync_all());
    done.map_err(|error| DiskError::io(Doing::Sync, path, error))
}

/// Keeps the old bytes beside a file, under the first name that is free or holds them already.
fn keep(whole: &Path, path: &str, before: &[u8], word: &str) -> Result<String, DiskError> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut answer = Err(DiskError::Exists { path: whole.to_path_buf() });
    for number in 1..=MOST_COPIES {
        let copy = if number == 1 { format!("{name}.{word}~") } else { format!("{name}.{word}-{number}~") };
        let place = whole.with_file_name(&copy);
        answer = match ops::write_new(&place, before) {
            Ok(()) => Ok(copy),
            Err(DiskError::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists => match unchanged(&place, before) {
                Ok(_) => Ok(copy),
                Err(_) => continue,
            },
            Err(error) => {
                fs::remove_file(&place).ok();
                Err(error)
            }
        };
        break;
    }
    answer
}
