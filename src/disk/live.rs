//! What stands in an output folder now: which files are ours, and which somebody else put there.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use walkdir::WalkDir;

use super::digest::Digest;
use super::error::{DiskError, Doing};
use super::ops;
use super::state::{Entry, Files, Manifest, StateFiles};

/// Something in an output that we did not write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Foreign {
    /// As it can be shown and compared.
    pub(super) path: String,
    /// As the system knows it; a name of others need not be UTF-8.
    pub(super) raw: PathBuf,
    pub(super) is_folder: bool,
}

/// An output folder, looked through.
#[derive(Debug, Default)]
pub(super) struct Live {
    /// What is ours there; when nobody touched it since, `Manifest::written` says until when.
    pub(super) ours: Manifest,
    /// What is not, in path order (folders only where nothing of ours lies in them).
    pub(super) foreign: Vec<Foreign>,
    /// Whether `ours` was found by looking, not by remembering.
    pub(super) looked: bool,
}

/// Looks through an output folder. Remembered paths are ours; after a cut-off run or without a memory a file is
/// ours when its digest is one that we announced, that the output's own `manifest.json` names, or that its name bears.
pub(super) fn look(live: &Path, state: &StateFiles, is_asset: fn(&str) -> bool) -> Result<Live, DiskError> {
    if !fs::symlink_metadata(live).is_ok_and(|m| m.is_dir()) {
        return Ok(Live::default());
    }
    let known = state.manifest();
    let records = known.as_ref().map(|m| m.records.clone()).unwrap_or_default();
    match known {
        Some(manifest) if !state.was_interrupted() => {
            let foreign = list(live, &mut |path, _| Ok(manifest.get(path).is_some()))?;
            Ok(Live { ours: manifest, foreign, looked: false })
        }
        known => {
            let public = fs::read(live.join("manifest.json")).ok().map(|bytes| public_manifest(&bytes));
            let candidates: Vec<Manifest> = known.into_iter().chain(state.interrupted()).chain(public).collect();
            let (mut files, mut assets) = (Files::new(), Files::new());
            let foreign = list(live, &mut |path, whole| {
                let Some(entry) = recognise(path, whole, &candidates, is_asset)? else { return Ok(false) };
                let current = candidates.iter().any(|c| c.files.contains_key(path));
                if current { &mut files } else { &mut assets }.insert(path.to_string(), entry);
                Ok(true)
            })?;
            Ok(Live { ours: Manifest::new(files, vec![assets], records), foreign, looked: true })
        }
    }
}

/// Finds which of the files that an earlier run listed are still as it left them, without looking at any other.
pub(super) fn recognise_listed(folder: &Path, state: &StateFiles) -> Result<Manifest, DiskError> {
    let candidates: Vec<Manifest> = state.manifest().into_iter().chain(state.interrupted()).collect();
    let mut files = Files::new();
    for path in candidates.iter().flat_map(|manifest| manifest.files.keys()) {
        if let Some(entry) = recognise(path, &folder.join(path), &candidates, |_| false)? {
            files.insert(path.clone(), entry);
        }
    }
    let records = candidates.into_iter().next().map(|manifest| manifest.records).unwrap_or_default();
    Ok(Manifest::new(files, Vec::new(), records))
}

/// Lists everything in a folder that `is_ours` does not claim.
fn list(live: &Path, is_ours: &mut dyn FnMut(&str, &Path) -> Result<bool, DiskError>) -> Result<Vec<Foreign>, DiskError> {
    let mut foreign: Vec<Foreign> = Vec::new();
    let mut ours: Vec<String> = Vec::new();
    for entry in WalkDir::new(live).min_depth(1) {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(live).to_path_buf();
            DiskError::io(Doing::List, &path, error.into())
        })?;
        let Ok(raw) = entry.path().strip_prefix(live) else { continue };
        let is_folder = entry.file_type().is_dir();
        let path = relative(live, entry.path());
        let claimed = match &path {
            Some(path) if !is_folder => is_ours(path, entry.path())?,
            _ => false,
        };
        let path = path.unwrap_or_else(|| raw.to_string_lossy().into_owned());
        if !claimed {
            foreign.push(Foreign { path, raw: raw.to_path_buf(), is_folder });
        } else if ours.last().map(String::as_str) != parent(&path) {
            ours.extend(parent(&path).map(str::to_string));
        }
    }
    let holds_ours = |folder: &str| ours.iter().any(|p| p == folder || p.strip_prefix(folder).is_some_and(|r| r.starts_with('/')));
    foreign.retain(|f| !f.is_folder || !holds_ours(&f.path));
    foreign.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(foreign)
}

/// The path of something within a folder, `/` separated; `None` for a name that is not UTF-8.
pub(super) fn relative(folder: &Path, whole: &Path) -> Option<String> {
    let path = whole.strip_prefix(folder).ok()?.to_str()?;
    Some(if cfg!(windows) { path.replace('\\', "/") } else { path.to_string() })
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}

fn recognise(path: &str, whole: &Path, candidates: &[Manifest], is_asset: fn(&str) -> bool) -> Result<Option<Entry>, DiskError> {
    let expected: Vec<Digest> = candidates.iter().filter_map(|c| c.get(path)).map(|entry| entry.0).collect();
    let is_manifest = path == "manifest.json";
    if expected.is_empty() && !is_asset(path) && !is_manifest {
        return Ok(None);
    }
    let Ok((file, _)) = ops::open_regular(whole) else { return Ok(None) };
    let (digest, size) = Digest::of_stream(file).map_err(|e| DiskError::io(Doing::Read, whole, e))?;
    let names_itself = is_asset(path) && bears(path, digest);
    // The manifest cannot name its own digest; that it names others of ours here is enough.
    let lists_us = is_manifest && candidates.iter().any(|c| !c.files.is_empty());
    Ok((expected.contains(&digest) || names_itself || lists_us).then_some(Entry(digest, size)))
}

/// Whether a file's name holds at least eight leading digits of its own digest, as fingerprinted assets do.
fn bears(path: &str, digest: Digest) -> bool {
    let hex = digest.to_hex();
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part.len() >= 8 && hex.starts_with(part))
}

/// Reads `path → digest` out of an output's public manifest, at the top or below `files`, plain or as `{sha256}`.
fn public_manifest(bytes: &[u8]) -> Manifest {
    let value: Value = serde_json::from_slice(bytes).unwrap_or_default();
    let listing = value.get("files").unwrap_or(&value).as_object();
    let entries = listing.into_iter().flatten().filter_map(|(path, said)| {
        let hex = said.as_str().or_else(|| said.get("sha256")?.as_str())?;
        let digest = Digest::from_hex(hex.trim_start_matches("sha256:").trim_start_matches("sha256-"))?;
        Some((path.clone(), Entry(digest, 0)))
    });
    Manifest::new(entries.collect(), Vec::new(), Default::default())
}
