//! Writing one unit's tree afresh beside the output: linked where nothing changed, written where something did.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::aside;
use super::digest::Digest;
use super::error::{DiskError, Doing};
use super::live::{Foreign, Live};
use super::ops;
use super::read::below;
use super::state::{Entry, Files, Manifest, Meta};
use crate::artifact::Artifact;
use crate::base::path::{check_path, shown};

/// Inputs above this size are copied in pieces instead of being held in memory.
const PIECEMEAL: u64 = 1024 * 1024;

/// What staging did, for the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files written.
    pub written: usize,
    /// Bytes written.
    pub bytes: u64,
    /// Files hard-linked because nothing changed.
    pub unchanged: usize,
    /// Files that are the same as another one of the bundle.
    pub same: usize,
    /// Files of others that were carried over.
    pub carried: Vec<String>,
    /// Files of others that stood where ours belong; a copy of each lies in the bookkeeping's `kept` folder.
    pub aside: Vec<String>,
}

/// What to stage, and where everything lies.
pub(super) struct Job<'a> {
    pub(super) files: Vec<(&'a str, &'a Artifact)>,
    pub(super) content: &'a Path,
    /// Where pictures written anew are kept.
    pub(super) pictures: PathBuf,
    pub(super) meta: &'a Meta,
    pub(super) live_root: &'a Path,
    pub(super) live: &'a Live,
    pub(super) kept: PathBuf,
    pub(super) is_asset: fn(&str) -> bool,
    /// Whether unchanged files are written anew all the same.
    pub(super) rewrite: bool,
}

/// A tree being written.
pub(super) struct Tree<'a> {
    job: &'a Job<'a>,
    root: &'a Path,
    folders: BTreeSet<String>,
    files: Files,
    pub(super) tally: Tally,
}

/// Writes the whole tree; the root must not exist yet. Gives the manifest, the folders made and the tally.
pub(super) fn stage(job: &Job<'_>, root: &Path) -> Result<(Manifest, Vec<String>, Tally), DiskError> {
    ops::make_folder(root)?;
    let mut tree = Tree { job, root, folders: BTreeSet::new(), files: Files::new(), tally: Tally::default() };
    for (path, artifact) in &job.files {
        check_path(path).map_err(|fault| DiskError::Unsafe { path: shown(path), fault })?;
        match artifact {
            Artifact::Bytes(bytes) => tree.put(path, bytes)?,
            Artifact::Source(source) => tree.put_file(path, job.content, source)?,
            Artifact::Made(name) => tree.put_file(path, &job.pictures, name)?,
            Artifact::Same(_) => {}
        }
    }
    for (path, artifact) in &job.files {
        if let Artifact::Same(target) = artifact {
            tree.put_same(path, target)?;
        }
    }
    let old_assets = tree.carry_assets()?;
    tree.carry_foreign()?;
    let mut folders: Vec<String> = tree.folders.into_iter().collect();
    folders.push(String::new());
    folders.sort();
    Ok((Manifest::new(tree.files, old_assets, job.meta.records.clone()), folders, tree.tally))
}

impl Tree<'_> {
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), DiskError> {
        let digest = self.job.meta.digests.get(path).copied().unwrap_or_else(|| Digest::of(bytes));
        let entry = Entry(digest, bytes.len() as u64);
        self.make_parents(path)?;
        if !self.link_unchanged(path, entry) {
            ops::write_new(&self.root.join(path), bytes)?;
            self.wrote(entry);
        }
        self.files.insert(path.to_string(), entry);
        Ok(())
    }

    fn put_file(&mut self, path: &str, folder: &Path, name: &str) -> Result<(), DiskError> {
        let whole = below(folder, name)?;
        let reading = |e| DiskError::io(Doing::Read, &whole, e);
        let (mut file, metadata) = ops::open_regular(&whole).map_err(reading)?;
        if metadata.len() <= PIECEMEAL {
            let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0).saturating_add(1));
            file.read_to_end(&mut bytes).map_err(reading)?;
            return self.put(path, &bytes);
        }
        self.make_parents(path)?;
        let (digest, size) = Digest::of_stream(file).map_err(reading)?;
        let mut entry = Entry(digest, size);
        if !self.link_unchanged(path, entry) {
            entry = self.copy(&whole, path)?;
        }
        self.files.insert(path.to_string(), entry);
        Ok(())
    }

    /// Copies in pieces; the digest is that of the bytes written, even if the input changes meanwhile.
    fn copy(&mut self, from: &Path, path: &str) -> Result<Entry, DiskError> {
        let to = self.root.join(path);
        let (mut input, _) = ops::open_regular(from).map_err(|e| DiskError::io(Doing::Read, from, e))?;
        ops::write_new(&to, &[])?;
        let writing = |e| DiskError::io(Doing::Write, &to, e);
        let mut output = OpenOptions::new().write(true).open(&to).map_err(writing)?;
        let (mut hasher, mut piece, mut size) = (Sha256::new(), vec![0_u8; 256 * 1024], 0_u64);
        loop {
            let read = input.read(&mut piece).map_err(|e| DiskError::io(Doing::Read, from, e))?;
            let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
            hasher.update(bytes);
            output.write_all(bytes).map_err(writing)?;
            size = size.saturating_add(read as u64);
        }
        let entry = Entry(Digest(hasher.finalize().into()), size);
        self.wrote(entry);
        Ok(entry)
    }

    fn put_same(&mut self, path: &str, target: &str) -> Result<(), DiskError> {
        let no_target = || DiskError::NoSuchTarget { path: path.to_string(), target: target.to_string() };
        let entry = *self.files.get(target).ok_or_else(no_target)?;
        self.make_parents(path)?;
        let (from, to) = (self.root.join(target), self.root.join(path));
        if ops::link(&from, &to).is_err() {
            let bytes = fs::read(&from).map_err(|e| DiskError::io(Doing::Read, &from, e))?;
            ops::write_new(&to, &bytes)?;
            self.wrote(entry);
        }
        self.tally.same += 1;
        self.files.insert(path.to_string(), entry);
        Ok(())
    }

    fn wrote(&mut self, entry: Entry) {
        self.tally.written += 1;
        self.tally.bytes = self.tally.bytes.saturating_add(entry.1);
    }

    /// Links the published file if it is what the memory says and nobody has written to it since.
    fn link_unchanged(&mut self, path: &str, entry: Entry) -> bool {
        let Live { ours, .. } = self.job.live;
        let unchanged = !self.job.rewrite && ours.get(path) == Some(&entry) && {
            let from = self.job.live_root.join(path);
            let untouched = |m: fs::Metadata| m.is_file() && m.len() == entry.1 && ops::modified(&m) <= ours.written;
            fs::symlink_metadata(&from).is_ok_and(untouched) && ops::link(&from, &self.root.join(path)).is_ok()
        };
        self.tally.unchanged += usize::from(unchanged);
        unchanged
    }

    fn make_parents(&mut self, path: &str) -> Result<(), DiskError> {
        match path.rsplit_once('/') {
            Some((parent, _)) => self.make(parent),
            None => Ok(()),
        }
    }

    fn make(&mut self, folder: &str) -> Result<(), DiskError> {
        if self.folders.contains(folder) {
            return Ok(());
        }
        self.make_parents(folder)?;
        ops::make_folder(&self.root.join(folder))?;
        self.folders.insert(folder.to_string());
        Ok(())
    }

    /// Carries over the assets of the two releases before, since pages cached elsewhere still ask for them.
    fn carry_assets(&mut self) -> Result<Vec<Files>, DiskError> {
        let Live { ours, .. } = self.job.live;
        let is_asset = |path: &&String| (self.job.is_asset)(path);
        let newest: BTreeSet<&String> = self.files.keys().filter(is_asset).collect();
        let before: Files = ours.files.iter().filter(|(path, _)| is_asset(path)).map(|(p, e)| (p.clone(), *e)).collect();
        // A build with the same set of assets is no new release.
        let released = newest != before.keys().collect();
        let before = Some(before).filter(|before| released && !before.is_empty());
        let mut history: Vec<Files> = before.into_iter().chain(ours.old_assets.iter().cloned()).take(2).collect();
        for assets in &mut history {
            assets.retain(|path, _| !self.files.contains_key(path) && !self.is_taken(path));
        }
        for (path, entry) in history.iter().flatten() {
            let (from, to) = (self.job.live_root.join(path), self.root.join(path));
            if fs::symlink_metadata(&to).is_ok() || !fs::symlink_metadata(&from).is_ok_and(|m| m.is_file()) {
                continue;
            }
            self.make_parents(path)?;
            if aside::link_or_copy(&from, &to)? == aside::Way::Copied {
                self.wrote(*entry);
            }
        }
        Ok(history)
    }

    /// Carries over what others put into the output; what stands in our way is kept aside.
    fn carry_foreign(&mut self) -> Result<(), DiskError> {
        for Foreign { path, raw, is_folder } in &self.job.live.foreign {
            let (from, to) = (self.job.live_root.join(raw), self.root.join(raw));
            let taken = self.is_taken(path);
            if *is_folder {
                if !taken && fs::symlink_metadata(&to).is_err() {
                    self.make_foreign(path, raw)?;
                }
            } else if taken {
                if !self.files.get(path).is_some_and(|entry| is_the_same(&from, *entry)) {
                    aside::keep(&from, &self.job.kept, raw)?;
                    self.tally.aside.push(path.clone());
                }
            } else {
                if let (Some((parent, _)), Some(raw)) = (path.rsplit_once('/'), raw.parent()) {
                    self.make_foreign(parent, raw)?;
                }
                aside::link_or_copy(&from, &to)?;
                self.tally.carried.push(path.clone());
            }
        }
        Ok(())
    }

    fn make_foreign(&mut self, path: &str, raw: &Path) -> Result<(), DiskError> {
        if raw.to_str().is_some() { self.make(path) } else { ops::make_folders(&self.root.join(raw)) }
    }

    /// Whether ours stands at a path, below it or above it.
    fn is_taken(&self, path: &str) -> bool {
        let above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        self.files.contains_key(path) || self.folders.contains(path) || above.into_iter().any(|folder| self.files.contains_key(folder))
    }
}

fn is_the_same(file: &Path, entry: Entry) -> bool {
    let Ok((file, metadata)) = ops::open_regular(file) else { return false };
    metadata.len() == entry.1 && Digest::of_stream(file).is_ok_and(|(digest, _)| digest == entry.0)
}
