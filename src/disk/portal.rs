//! Publishing the portal: files at the root of the output, among the units' folders.
//!
//! Its `assets/` is swapped like a unit. Every other file is written aside and renamed, an `index.html` after all
//! others and the root's last, so that a page never names what is not there yet.

use std::fs;
use std::path::Path;

use super::aside;
use super::digest::Digest;
use super::error::{DiskError, Doing};
use super::live::recognise_listed;
use super::ops;
use super::publish::Publisher;
use super::read::below;
use super::stage::Tally;
use super::state::{Entry, Files, Head, Manifest, Meta, Remembered};
use crate::artifact::{Artifact, Bundle};
use crate::base::path::{check_path, shown};

/// The key under which the portal's root files are remembered.
pub(super) const ROOT: &str = "_portal";
/// The key under which the portal's assets are remembered.
pub(super) const ASSETS: &str = "_assets";

impl Publisher {
    /// What is remembered of the portal, if its files still stand as they were left.
    pub fn remembered_portal(&self) -> Option<Remembered> {
        if self.rewrite {
            return None;
        }
        self.place.state(ROOT).remembered(&self.place.out)
    }

    /// Publishes the portal.
    ///
    /// # Errors
    /// Those of staging and committing a unit; the root's `index.html` is then still the old one.
    pub fn commit_portal(&self, bundle: &Bundle, content: &Path, meta: Meta) -> Result<Tally, DiskError> {
        for (path, _) in bundle.iter() {
            check_path(path).map_err(|fault| DiskError::Unsafe { path: shown(path), fault })?;
        }
        let within = bundle.iter().filter_map(|(path, artifact)| Some((path.strip_prefix("assets/")?, artifact)));
        let assets: Vec<(&str, Artifact)> = within
            .map(|(path, artifact)| match artifact {
                Artifact::Same(target) => (path, Artifact::Same(target.strip_prefix("assets/").unwrap_or(target).to_string())),
                other => (path, other.clone()),
            })
            .collect();
        let assets: Vec<(&str, &Artifact)> = assets.iter().map(|(path, artifact)| (*path, artifact)).collect();
        let staged_assets = match assets.is_empty() {
            true => None,
            false => Some(self.stage_tree(ASSETS, assets, content, Meta::default(), |_| true)?),
        };
        let mut root = Root::prepare(self, bundle, content, &meta)?;
        ops::sync_file_system(&self.place.out)?;
        if let Some(mut staged) = staged_assets {
            let had_old = staged.swap_in()?;
            let tally = staged.finish(had_old)?;
            root.add(tally);
        }
        root.put_in_place(self, &meta)
    }
}

/// The portal's root files, written aside; what is not renamed into place is removed when this is dropped.
struct Root {
    /// Where each lies and where it belongs, in the order of renaming.
    waiting: Vec<(std::path::PathBuf, String)>,
    before: Manifest,
    manifest: Manifest,
    tally: Tally,
}

impl Root {
    fn prepare(publisher: &Publisher, bundle: &Bundle, content: &Path, meta: &Meta) -> Result<Self, DiskError> {
        let (out, state) = (&publisher.place.out, publisher.place.state(ROOT));
        let before = recall(publisher)?;
        let manifest = Manifest::new(Files::new(), Vec::new(), meta.records.clone());
        let mut root = Root { waiting: Vec::new(), before, manifest, tally: Tally::default() };
        for (number, (path, artifact)) in bundle.iter().filter(|(path, _)| !path.starts_with("assets/")).enumerate() {
            let bytes = bytes_of(path, artifact, bundle, content)?;
            let digest = meta.digests.get(path).copied().unwrap_or_else(|| Digest::of(&bytes));
            let entry = Entry(digest, bytes.len() as u64);
            root.manifest.files.insert(path.to_string(), entry);
            if !publisher.rewrite && stands(out, path, entry, &root.before) {
                root.tally.unchanged += 1;
                continue;
            }
            let aside = publisher.place.book.join("stage").join(format!("root-{number}"));
            root.waiting.push((aside.clone(), path.to_string()));
            if fs::symlink_metadata(&aside).is_ok() {
                ops::remove_file(&aside)?;
            }
            ops::write_new(&aside, &bytes).map_err(|error| error.needing(entry.1))?;
            root.tally.written += 1;
            root.tally.bytes += entry.1;
        }
        let is_index = |path: &str| path == "index.html" || path.ends_with("/index.html");
        root.waiting.sort_by_key(|(_, path)| (path == "index.html", is_index(path)));
        state.announce(&root.manifest)?;
        Ok(root)
    }

    fn add(&mut self, assets: Tally) {
        let below = |path: String| format!("assets/{path}");
        self.tally.written += assets.written;
        self.tally.bytes += assets.bytes;
        self.tally.unchanged += assets.unchanged;
        self.tally.same += assets.same;
        self.tally.carried.extend(assets.carried.into_iter().map(below));
        self.tally.aside.extend(assets.aside.into_iter().map(below));
    }

    fn put_in_place(mut self, publisher: &Publisher, meta: &Meta) -> Result<Tally, DiskError> {
        let (out, state) = (&publisher.place.out, publisher.place.state(ROOT));
        let kept = publisher.place.book.join("kept").join(ROOT);
        for (aside, path) in &self.waiting {
            let place = out.join(path);
            if let Some(parent) = place.parent() {
                ops::make_folders(parent)?;
            }
            let theirs = fs::symlink_metadata(&place).ok().filter(|_| self.before.get(path).is_none());
            if let Some(theirs) = theirs.filter(|_| !aside::is_same_file(aside, &place)) {
                let keep = if theirs.is_dir() { aside::move_aside } else { aside::keep };
                keep(&place, &kept, Path::new(path))?;
                self.tally.aside.push(path.clone());
            }
            ops::rename(aside, &place)?;
        }
        for path in self.before.files.keys().filter(|path| !self.manifest.files.contains_key(*path)) {
            // Ours once, named by nothing any more; so are folders that this leaves empty.
            fs::remove_file(out.join(path)).ok();
            let emptied = Path::new(path).ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
            emptied.take_while(|folder| fs::remove_dir(out.join(folder)).is_ok()).for_each(drop);
        }
        let anchors = self.manifest.files.keys().take(64).map(String::as_str);
        state.confirm(&Head::of(meta, out, &[], anchors))?;
        state.forget();
        Ok(std::mem::take(&mut self.tally))
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        for (aside, _) in &self.waiting {
            fs::remove_file(aside).ok();
        }
    }
}

/// Which files at the root are ours: as remembered, or after a cut-off run those with a digest of ours. The public
/// manifest is not asked, since it may list what belongs to the units.
fn recall(publisher: &Publisher) -> Result<Manifest, DiskError> {
    let state = publisher.place.state(ROOT);
    match state.manifest() {
        Some(manifest) if !state.was_interrupted() => Ok(manifest),
        _ => {
            let ours = recognise_listed(&publisher.place.out, &state)?;
            state.settle(&ours)?;
            Ok(ours)
        }
    }
}

fn stands(out: &Path, path: &str, entry: Entry, before: &Manifest) -> bool {
    let untouched = |m: fs::Metadata| m.is_file() && m.len() == entry.1 && ops::modified(&m) <= before.written;
    before.files.get(path) == Some(&entry) && fs::symlink_metadata(out.join(path)).is_ok_and(untouched)
}

fn bytes_of(path: &str, artifact: &Artifact, bundle: &Bundle, content: &Path) -> Result<Vec<u8>, DiskError> {
    let found = match artifact {
        Artifact::Same(target) => {
            bundle.get(path).ok_or_else(|| DiskError::NoSuchTarget { path: path.to_string(), target: target.clone() })?
        }
        other => other,
    };
    match found {
        Artifact::Bytes(bytes) => Ok(bytes.to_vec()),
        Artifact::Source(source) => {
            let whole = below(content, source)?;
            super::read::read_file(content, source).map_err(|error| match error {
                DiskError::Io { source, .. } => DiskError::io(Doing::Read, &whole, source),
                other => other,
            })
        }
        Artifact::Same(target) => Err(DiskError::NoSuchTarget { path: path.to_string(), target: target.clone() }),
        // The portal has no attachments.
        Artifact::Made(name) => Err(DiskError::NoSuchTarget { path: path.to_string(), target: name.to_string() }),
    }
}
