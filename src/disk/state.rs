//! What is remembered of a published unit: a small head that decides about skipping, and its full manifest.
//!
//! `<unit>.head.json` is all a run with nothing to do reads. `<unit>.files.json` lists what was written.
//! `<unit>.next.json` is the manifest of a tree about to be swapped in; if it is found later, a run was cut off.
//! `<unit>.was.json` is the manifest of a tree that is being cleared away.
//! A state that is damaged, or of another format, counts as absent.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::error::DiskError;
use super::ops;

/// The version of these files; a change of meaning raises it.
const FORMAT: u32 = 2;
/// The program's version; another one's output is rebuilt.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");
/// Files whose size and time stand for the whole output.
const ANCHORS: [&str; 2] = ["index.html", "manifest.json"];

/// What the caller wants remembered of a unit.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// SHA-256 in hexadecimal of everything the output depends on.
    pub fingerprint: String,
    /// The day (ISO) it is built for; empty when no day matters.
    pub as_of: String,
    /// The first day (ISO) on which a byte would differ; `None` when no later day matters.
    pub valid_until: Option<String>,
    /// Whatever the caller needs of a unit it skips (the portal's summary), uninterpreted.
    pub summary: String,
    /// Record id → digest of its published source, to notice silent edits.
    pub records: BTreeMap<String, String>,
    /// Digests of the bundle's files that the caller has computed anyway; the others are computed here.
    pub digests: BTreeMap<String, Digest>,
}

/// What an earlier run remembered of a unit whose output still stands as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// The fingerprint it was built from.
    pub fingerprint: String,
    /// The day (ISO) it was built for.
    pub as_of: String,
    /// The first day (ISO) on which a byte would differ.
    pub valid_until: Option<String>,
    /// What the caller gave as [`Meta::summary`].
    pub summary: String,
}

impl Remembered {
    /// Whether a build of this fingerprint on this day (ISO) would give the same bytes.
    ///
    /// Nothing is known of the days before the one it was built for: what is public now may not have been then.
    pub fn holds(&self, fingerprint: &str, as_of: &str) -> bool {
        self.fingerprint == fingerprint && *self.as_of <= *as_of && self.valid_until.as_deref().is_none_or(|until| as_of < until)
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Head {
    format: u32,
    program: String,
    fingerprint: String,
    as_of: String,
    valid_until: Option<String>,
    summary: String,
    /// Every folder of the output and when it last gained or lost a name.
    folders: Vec<(String, i64)>,
    /// A few files, their sizes and times.
    anchors: Vec<(String, u64, i64)>,
}

impl Head {
    /// Describes an output that has just been put in place.
    pub(super) fn of<'a>(meta: &Meta, live: &Path, folders: &[String], more: impl Iterator<Item = &'a str>) -> Self {
        let stamp = |path: &str| fs::symlink_metadata(live.join(path)).ok();
        let anchors = ANCHORS.into_iter().chain(more);
        Self {
            format: FORMAT,
            program: PROGRAM.to_string(),
            fingerprint: meta.fingerprint.clone(),
            as_of: meta.as_of.clone(),
            valid_until: meta.valid_until.clone(),
            summary: meta.summary.clone(),
            folders: folders.iter().filter_map(|f| Some((f.clone(), ops::modified(&stamp(f)?)))).collect(),
            anchors: anchors.filter_map(|path| stamp(path).map(|m| (path.to_string(), m.len(), ops::modified(&m)))).collect(),
        }
    }

    fn still_stands(&self, live: &Path) -> bool {
        let stamp = |path: &str| fs::symlink_metadata(live.join(path)).ok();
        let folder = |(path, at): &(String, i64)| stamp(path).is_some_and(|m| m.is_dir() && ops::modified(&m) == *at);
        let file = |(path, size, at): &(String, u64, i64)| {
            stamp(path).is_some_and(|m| m.is_file() && m.len() == *size && ops::modified(&m) == *at)
        };
        live.is_dir() && self.folders.iter().all(folder) && self.anchors.iter().all(file)
    }
}

/// One written file: its digest and size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry(pub(super) Digest, pub(super) u64);

/// Path → what was written there.
pub(super) type Files = BTreeMap<String, Entry>;

/// Everything of ours in a unit's output.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: u32,
    /// What the newest bundle held.
    pub(super) files: Files,
    /// Assets of the release before, and of the one before that, which are not in the newest.
    pub(super) old_assets: Vec<Files>,
    /// Record id → digest, as the caller gave it.
    pub(super) records: BTreeMap<String, String>,
    /// When the manifest was written; a file touched later is no longer what it says.
    #[serde(skip)]
    pub(super) written: i64,
}

impl Manifest {
    /// A manifest of today's format.
    pub(super) fn new(files: Files, old_assets: Vec<Files>, records: BTreeMap<String, String>) -> Self {
        Self { format: FORMAT, files, old_assets, records, written: i64::MAX }
    }

    /// What stands at a path according to this manifest.
    pub(super) fn get(&self, path: &str) -> Option<&Entry> {
        self.files.get(path).or_else(|| self.old_assets.iter().find_map(|assets| assets.get(path)))
    }
}

/// Where one unit's state is kept.
#[derive(Debug, Clone)]
pub(super) struct StateFiles {
    head: PathBuf,
    files: PathBuf,
    next: PathBuf,
    was: PathBuf,
}

impl StateFiles {
    pub(super) fn new(state: &Path, key: &str) -> Self {
        let path = |part: &str| state.join(format!("{key}.{part}.json"));
        Self { head: path("head"), files: path("files"), next: path("next"), was: path("was") }
    }

    /// The head, if its output still stands as it was left.
    pub(super) fn remembered(&self, live: &Path) -> Option<Remembered> {
        let bytes = fs::read(&self.head).ok()?;
        let head: Head = serde_json::from_slice(&bytes).ok()?;
        if head.format != FORMAT || head.program != PROGRAM || !head.still_stands(live) {
            return None;
        }
        let Head { fingerprint, as_of, valid_until, summary, .. } = head;
        Some(Remembered { fingerprint, as_of, valid_until, summary })
    }

    /// The summary given when the unit was last published, whatever became of its output since.
    pub(super) fn last_summary(&self) -> Option<String> {
        let head: Head = serde_json::from_slice(&fs::read(&self.head).ok()?).ok()?;
        (head.format == FORMAT).then_some(head.summary)
    }

    /// The manifest of what was last put in place.
    pub(super) fn manifest(&self) -> Option<Manifest> {
        read_manifest(&self.files)
    }

    /// The manifests of a swap that may or may not have taken place and of the tree that it was to replace.
    pub(super) fn interrupted(&self) -> impl Iterator<Item = Manifest> {
        [&self.next, &self.was].into_iter().filter_map(|path| read_manifest(path))
    }

    /// Whether a swap was begun and not finished, legible or not.
    pub(super) fn was_interrupted(&self) -> bool {
        fs::symlink_metadata(&self.next).is_ok()
    }

    /// Before the swap: announces what is about to stand there.
    pub(super) fn announce(&self, manifest: &Manifest) -> Result<(), DiskError> {
        ops::replace(&self.next, &to_json(manifest))
    }

    /// After the swap: what was announced is now the state; the old manifest stays until [`StateFiles::forget`].
    pub(super) fn confirm(&self, head: &Head) -> Result<(), DiskError> {
        if fs::symlink_metadata(&self.files).is_ok() {
            ops::rename(&self.files, &self.was)?;
        }
        ops::rename(&self.next, &self.files)?;
        ops::replace(&self.head, &to_json(head))
    }

    /// After clearing: nothing is left of the tree before.
    pub(super) fn forget(&self) {
        fs::remove_file(&self.was).ok();
    }

    /// Records what was found to stand there after an interruption, which is thereby over: an announcement that
    /// outlived it would make the next half-staged tree look like one that had been public.
    pub(super) fn settle(&self, manifest: &Manifest) -> Result<(), DiskError> {
        ops::replace(&self.files, &to_json(manifest))?;
        self.withdraw();
        Ok(())
    }

    /// Takes an announcement back.
    pub(super) fn withdraw(&self) {
        fs::remove_file(&self.next).ok();
    }
}

/// The keys of all units that have a state.
pub(super) fn keys(state: &Path) -> Vec<String> {
    let names = fs::read_dir(state).into_iter().flatten().flatten().filter_map(|e| e.file_name().into_string().ok());
    let mut keys: Vec<String> = names.filter_map(|name| name.strip_suffix(".files.json").map(str::to_string)).collect();
    keys.sort();
    keys
}

fn read_manifest(path: &Path) -> Option<Manifest> {
    let bytes = fs::read(path).ok()?;
    let mut manifest: Manifest = serde_json::from_slice(&bytes).ok()?;
    manifest.written = ops::modified(&fs::symlink_metadata(path).ok()?);
    (manifest.format == FORMAT).then_some(manifest)
}

/// These are maps of strings and numbers, which JSON can always hold.
fn to_json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}
