//! Publishing: stage trees beside the output from any thread, then commit a batch of them at once.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::aside::Retired;
use super::error::{DiskError, Refusal};
use super::live::{Live, look};
use super::lock::Lock;
use super::ops;
use super::place::{self, Place};
use super::recover;
use super::stage::{self, Job, Tally};
use super::state::{Head, Manifest, Meta, Remembered, StateFiles, keys};
use super::swap::swap;
use crate::artifact::{Artifact, Bundle};

/// The one build that may write to an output for as long as it lives.
#[derive(Debug)]
pub struct Publisher {
    pub(super) place: Place,
    pub(super) rewrite: bool,
    next_tree: AtomicU64,
    _lock: Lock,
}

/// A unit written beside the output and not yet visible; dropped without a commit, it is removed.
#[derive(Debug)]
pub struct Staged {
    /// The unit's id.
    pub unit: String,
    /// What staging did.
    pub tally: Tally,
    tree: PathBuf,
    old: PathBuf,
    live_root: PathBuf,
    kept: PathBuf,
    state: StateFiles,
    manifest: Manifest,
    live: Live,
    folders: Vec<String>,
    meta: Meta,
    in_place: bool,
}

/// What a commit did with one unit.
#[derive(Debug)]
pub struct Outcome {
    /// The unit's id.
    pub unit: String,
    /// What was published, or why the old state stands.
    pub result: Result<Tally, DiskError>,
}

impl Publisher {
    /// Opens an output for writing, whatever it holds; if another build has it open, waits.
    ///
    /// `forbidden` are the workspace and its source folders ([`super::Workspace::forbidden`]): the output may neither
    /// be nor hold any of them, nor lie in one that holds no other.
    ///
    /// # Errors
    /// `Refused` for an output that would do harm, otherwise what the system reports.
    pub fn open(out: &Path, forbidden: &[&Path]) -> Result<Self, DiskError> {
        Self::open_or_wait(out, forbidden, true, &mut || {})
    }

    /// Does what [`Publisher::open`] does, and calls `waiting` once if another build has to finish first; only with `adopt`
    /// takes a folder that holds something and was never built into by this program.
    ///
    /// # Errors
    /// Those of [`Publisher::open`].
    pub fn open_or_wait(out: &Path, forbidden: &[&Path], adopt: bool, waiting: &mut dyn FnMut()) -> Result<Self, DiskError> {
        let home = std::env::home_dir();
        let resolved = place::resolve(out, forbidden, home.as_deref())?;
        if !adopt && !place::is_ours_or_empty(&resolved) {
            return Err(DiskError::Refused { path: out.to_path_buf(), why: Refusal::Foreign });
        }
        let place = place::make(resolved)?;
        let lock = Lock::take(&place.book.join("lock"), waiting)?;
        let next_tree = AtomicU64::new(recover::recover(&place)?);
        Ok(Self { place, rewrite: false, next_tree, _lock: lock })
    }

    /// Writes every file anew and skips nothing, whatever is remembered (`--force`).
    pub fn rewriting(mut self, rewrite: bool) -> Self {
        self.rewrite = rewrite;
        self
    }

    /// The output folder, links resolved.
    pub fn out(&self) -> &Path {
        &self.place.out
    }

    /// Where pictures written anew are kept for the next run.
    pub fn pictures(&self) -> PathBuf {
        self.place.book.join(super::darkroom::FOLDER)
    }

    /// What is remembered of a unit, if its output still stands as it was left; cheap.
    pub fn remembered(&self, unit: &str) -> Option<Remembered> {
        if self.rewrite {
            return None;
        }
        self.place.state(unit).remembered(&self.place.live(unit))
    }

    /// The summary given when the unit was last published, even if its output was touched since.
    pub fn last_summary(&self, unit: &str) -> Option<String> {
        self.place.state(unit).last_summary()
    }

    /// The record digests given when the unit was last published, even if its output was touched since.
    pub fn published_records(&self, unit: &str) -> Option<std::collections::BTreeMap<String, String>> {
        self.place.state(unit).manifest().map(|manifest| manifest.records)
    }

    /// Units published earlier whose folder still stands although they are not among the present ones.
    pub fn vanished(&self, present: &[&str]) -> Vec<String> {
        let mut units = keys(&self.place.book.join("state"));
        units.retain(|unit| !unit.starts_with('_') && !present.contains(&unit.as_str()) && self.place.live(unit).is_dir());
        units
    }

    /// Writes a unit's whole tree beside the output; any number of threads may do so at once.
    ///
    /// # Errors
    /// An unsafe path or unit name, a missing `Same` target, an input that cannot be read, or what the disk reports.
    /// The published site is untouched and the staged tree removed.
    pub fn stage(&self, unit: &str, bundle: &Bundle, content: &Path, meta: Meta) -> Result<Staged, DiskError> {
        place::check_unit(unit)?;
        self.stage_tree(unit, bundle.iter().collect(), content, meta, |path| path.starts_with("assets/"))
    }

    pub(super) fn stage_tree(
        &self,
        key: &str,
        files: Vec<(&str, &Artifact)>,
        content: &Path,
        meta: Meta,
        is_asset: fn(&str) -> bool,
    ) -> Result<Staged, DiskError> {
        let (state, live_root) = (self.place.state(key), self.place.live(key));
        let number = self.next_tree.fetch_add(1, Ordering::Relaxed);
        let live = look(&live_root, &state, is_asset)?;
        if live.looked {
            // What was found out by looking must outlive the next announcement.
            state.settle(&live.ours)?;
        }
        let kept = self.place.book.join("kept").join(key);
        let stage_folder = self.place.book.join("stage");
        let mut staged = Staged {
            unit: key.to_string(),
            tally: Tally::default(),
            tree: stage_folder.join(format!("new-{number}-{key}")),
            old: stage_folder.join(format!("old-{number}-{key}")),
            live_root,
            kept: kept.clone(),
            state,
            manifest: Manifest::default(),
            live,
            folders: Vec::new(),
            meta,
            in_place: false,
        };
        let needed = files.iter().map(|(_, artifact)| weight(artifact)).sum();
        let job = Job {
            files,
            content,
            pictures: self.pictures(),
            meta: &staged.meta,
            live_root: &staged.live_root,
            live: &staged.live,
            kept,
            is_asset,
            rewrite: self.rewrite,
        };
        let written = stage::stage(&job, &staged.tree).map_err(|error| error.needing(needed))?;
        (staged.manifest, staged.folders, staged.tally) = written;
        staged.state.announce(&staged.manifest).map_err(|error| error.needing(needed))?;
        Ok(staged)
    }

    /// Brings a batch of staged units to the disk with one sync, swaps each in, remembers it, removes the old trees.
    /// A unit that cannot be swapped keeps its old state and does not stop the others.
    ///
    /// # Errors
    /// A failed sync: nothing was swapped, every unit keeps its old state.
    pub fn commit(&self, batch: Vec<Staged>) -> Result<Vec<Outcome>, DiskError> {
        if batch.is_empty() {
            return Ok(Vec::new());
        }
        ops::sync_file_system(&self.place.out)?;
        let swapped: Vec<(Staged, Result<bool, DiskError>)> = batch
            .into_iter()
            .map(|mut staged| {
                let result = staged.swap_in();
                (staged, result)
            })
            .collect();
        // Not on the pool: its threads would come back to this only once no unit is left to build.
        let finish = |(mut staged, swapped): (Staged, Result<bool, DiskError>)| {
            let result = swapped.and_then(|had_old| staged.finish(had_old));
            Outcome { unit: std::mem::take(&mut staged.unit), result }
        };
        Ok(swapped.into_iter().map(finish).collect())
    }
}

fn weight(artifact: &Artifact) -> u64 {
    match artifact {
        Artifact::Bytes(bytes) => bytes.len() as u64,
        Artifact::Same(_) | Artifact::Source(_) | Artifact::Made(_) => 0,
    }
}

impl Place {
    /// Where a key's tree stands in the output.
    pub(super) fn live(&self, key: &str) -> PathBuf {
        match key {
            super::portal::ROOT => self.out.clone(),
            super::portal::ASSETS => self.out.join("assets"),
            unit => self.out.join(unit),
        }
    }

    /// Where a key's state is kept.
    pub(super) fn state(&self, key: &str) -> StateFiles {
        StateFiles::new(&self.book.join("state"), key)
    }
}

impl Staged {
    pub(super) fn swap_in(&mut self) -> Result<bool, DiskError> {
        let had_old = swap(&self.tree, &self.live_root, &self.old, &self.kept)?;
        self.in_place = true;
        Ok(had_old)
    }

    /// Remembers what now stands there and clears the old tree away. Whatever fails here costs at most a rebuild:
    /// the new tree is in place, and what is left of the old one goes on the next run.
    pub(super) fn finish(&mut self, had_old: bool) -> Result<Tally, DiskError> {
        let head = Head::of(&self.meta, &self.live_root, &self.folders, std::iter::empty());
        self.state.confirm(&head)?;
        if had_old {
            // The rename to `old` may have failed, in which case the old tree lies where the new one was written.
            let old = if self.old.is_dir() { &self.old } else { &self.tree };
            let retired = Retired {
                old,
                live: &self.live_root,
                kept: &self.kept,
                was_ours: &|path| self.live.ours.get(path).is_some(),
                is_ours: &|path| self.manifest.get(path).is_some(),
            };
            if let Ok(rescued) = retired.clear() {
                self.tally.carried.extend(rescued);
                self.state.forget();
            }
            self.tally.carried.sort();
            self.tally.carried.dedup();
        }
        Ok(std::mem::take(&mut self.tally))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.in_place {
            fs::remove_dir_all(&self.tree).ok();
            self.state.withdraw();
        }
    }
}
