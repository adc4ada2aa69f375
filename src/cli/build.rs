//! `build`: every compound in parallel, each published whole or left as it was.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver};

use clap::Args;
use rayon::prelude::*;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Said};
use crate::base::scalar::Scalar;
use crate::disk::{Darkroom, Digest, DiskError, Meta, Publisher, Staged, UnitFolder};
use crate::load::attached;
use crate::pipeline::{self, Built};
use crate::said;
use crate::site::Summary;
use crate::unit::board::BaseUrl;

use super::board::{self, Above, Open, Wishes};
use super::eyes::Looking;
use super::report::Report;
use super::{Common, Failure};

/// Where sites go unless somebody says otherwise.
pub const OUT: &str = "public";
/// How many compounds are made durable together and swapped in: so many at least while others are being built …
const BATCH_LEAST: usize = 12;
/// … and so many at most, however many are waiting.
const BATCH_MOST: usize = 64;

/// 生成网站
#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct Build {
    /// 网站放在哪里 · where the sites go
    #[arg(long, value_name = "DIR", default_value = OUT)]
    out: PathBuf,
    /// 按哪一天生成（默认今天，或 board.yaml 里的 as_of）· the day to build for
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// 网站将来的网址 · where the board will stand on the web
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// 只生成这些小区，可以写几个 · only these compounds, one or more
    #[arg(long, value_name = "ID", num_args = 1.., value_delimiter = ',')]
    compound: Vec<String>,
    /// 同时用几个线程，1 到 256 · how many threads, 1 to 256
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// 连同打印用的纸面：summary 汇总海报，current 再加正在公示的，all 全部，none 不做 · also sheets to print
    #[cfg(feature = "poster")]
    #[arg(long, value_enum, default_value = "none")]
    posters: super::poster::Extent,
    /// 全部重新生成 · build everything anew
    #[arg(long)]
    force: bool,
    /// 输出文件夹里已经有别的文件，也用它（别的文件原样保留）· use an output folder that holds other files already; they are kept
    #[arg(long)]
    adopt: bool,
}

/// What became of one unit.
struct Finished {
    id: String,
    diagnostics: Vec<Diagnostic>,
    summary: Option<Summary>,
    staged: Option<Staged>,
    built: bool,
    skipped: bool,
    failure: Option<Said>,
}

impl Build {
    /// Builds and publishes; what is found is the result.
    pub fn run(self, common: &Common, report: &Report) -> Result<Vec<Diagnostic>, Failure> {
        let wishes = Wishes { as_of: self.day()?, base_url: self.address()?, preview: false };
        if let Some(jobs) = self.jobs {
            // A second call in one process finds the pool made already; the first one's choice then stands.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global();
        }
        #[cfg_attr(not(feature = "poster"), expect(unused_mut, reason = "only sheets are added"))]
        let mut open = board::open(common, wishes)?;
        #[cfg(feature = "poster")]
        {
            open.shared.printing = super::poster::offered(&open.shared, &common.root, &self.out, self.posters)?;
        }
        let chosen = open.chosen(&self.compound)?;
        let forbidden = open.workspace.forbidden();
        let forbidden: Vec<&std::path::Path> = forbidden.iter().map(PathBuf::as_path).collect();
        let out = if self.out.is_absolute() { self.out.clone() } else { common.root.join(&self.out) };
        let waiting = said!("另一次生成正在进行，等它结束……", "another build is running, waiting for it …");
        let publisher = Publisher::open_or_wait(&out, &forbidden, self.adopt, &mut || report.note(&waiting))?.rewriting(self.force);
        let darkroom = Darkroom::keeping(&open.workspace.root, publisher.pictures(), self.force);
        let works = Works { open: &open, publisher: &publisher, darkroom: &darkroom };
        let Published { mut found, counts, summaries, failures } = published(&works, &chosen, report)?;
        if self.compound.is_empty() {
            portal(&open, &publisher, summaries, &mut found)?;
            let present: Vec<&str> = open.workspace.units.iter().map(|unit| unit.id.as_str()).collect();
            for gone in publisher.vanished(&present) {
                report.note(&said!(
                    "“{gone}”的记录已经不在了，它的网站原样保留",
                    "the records of `{gone}` are gone; its site is left as it is"
                ));
            }
        }
        report.note(&counts.said(&publisher));
        match failures.is_empty() {
            true => Ok(found),
            // What was found is told all the same: all in one run.
            false => {
                report.finish(&found);
                Err(Failure::Outside(listed(&failures)))
            }
        }
    }

    fn day(&self) -> Result<Option<Date>, Failure> {
        self.as_of.as_deref().map(|text| Date::parse(text).map_err(Failure::Outside)).transpose()
    }

    fn address(&self) -> Result<Option<String>, Failure> {
        self.base_url.as_deref().map(|text| BaseUrl::parse(text).map(|url| url.0).map_err(Failure::Outside)).transpose()
    }
}

/// What every unit is built and published with.
struct Works<'a> {
    open: &'a Open,
    publisher: &'a Publisher,
    darkroom: &'a Darkroom,
}

/// What became of all units, in their order.
struct Published {
    found: Vec<Diagnostic>,
    counts: Counts,
    summaries: Vec<Summary>,
    /// What stood in the way outside of the records: a full disk, a folder that may not be written.
    failures: Vec<Said>,
}

/// Builds the units in parallel and publishes them in batches: while one batch is brought to the disk, the next is built.
fn published(works: &Works, chosen: &[&UnitFolder], report: &Report) -> Result<Published, Failure> {
    let done = AtomicUsize::new(0);
    let (ready, waiting) = mpsc::channel();
    let (finished, committed) = std::thread::scope(|scope| {
        let committing = scope.spawn(|| commit(works.publisher, waiting));
        let one = |folder: &&UnitFolder| {
            let mut finished = finish(works, folder);
            report.progress(done.fetch_add(1, Ordering::Relaxed) + 1, chosen.len(), &finished.id);
            if let Some(staged) = finished.staged.take() {
                finished.built = true;
                // Nobody listens any more only after a failed sync, which is reported once all are back.
                let _ = ready.send(staged);
            }
            finished
        };
        // One at a time: a thread that took a dozen would be alone with its last ones.
        let finished: Vec<Finished> = chosen.par_iter().with_max_len(1).map(one).collect();
        drop(ready);
        (finished, committing.join())
    });
    report.progress_done();
    let broken = committed.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
    Ok(settle(works.open, finished, &broken))
}

/// Brings what is waiting to the disk, batch by batch, until nothing more comes; gives the units that kept their old state.
fn commit(publisher: &Publisher, waiting: Receiver<Staged>) -> Result<Vec<(String, DiskError)>, DiskError> {
    let mut broken = Vec::new();
    loop {
        let mut batch: Vec<Staged> = waiting.iter().take(BATCH_LEAST).collect();
        batch.extend(waiting.try_iter().take(BATCH_MOST - BATCH_LEAST));
        if batch.is_empty() {
            return Ok(broken);
        }
        let outcomes = publisher.commit(batch)?;
        broken.extend(outcomes.into_iter().filter_map(|outcome| Some((outcome.unit, outcome.result.err()?))));
    }
}

/// Counts what became of each unit and gathers what was found.
fn settle(open: &Open, finished: Vec<Finished>, broken: &[(String, DiskError)]) -> Published {
    let found = open.diagnostics.clone();
    let mut published = Published { found, counts: Counts::default(), summaries: Vec::new(), failures: Vec::new() };
    let counts = &mut published.counts;
    for unit in finished {
        published.found.extend(unit.diagnostics);
        published.summaries.extend(unit.summary);
        let unswapped = broken.iter().find(|(id, _)| *id == unit.id).map(|(_, error)| Said { zh: error.zh(), en: error.en() });
        match (unit.skipped, unit.built && unswapped.is_none()) {
            (true, _) => counts.skipped += 1,
            (false, true) => counts.built += 1,
            (false, false) => counts.broken += 1,
        }
        published.failures.extend(unit.failure.or(unswapped));
    }
    published
}

/// Several failures as one, each on a line of its own, none told twice.
fn listed(failures: &[Said]) -> Said {
    let mut once: Vec<&Said> = Vec::new();
    failures.iter().for_each(|said| {
        if !once.contains(&said) {
            once.push(said)
        }
    });
    let lines = |of: fn(&Said) -> &str| once.iter().map(|said| of(said)).collect::<Vec<_>>().join("\n");
    Said { zh: lines(|said| &said.zh), en: lines(|said| &said.en) }
}

#[derive(Default)]
struct Counts {
    built: usize,
    skipped: usize,
    broken: usize,
}

impl Counts {
    fn said(&self, publisher: &Publisher) -> Said {
        let Counts { built, skipped, broken, .. } = self;
        let out = publisher.out().display().to_string();
        said!(
            "生成 {built} 个，没有变化 {skipped} 个，有错误未更新 {broken} 个 → {out}",
            "{built} built, {skipped} unchanged, {broken} left as they were because of errors → {out}"
        )
    }
}

/// Builds one unit, or leaves it when nothing it depends on has changed.
fn finish(works: &Works, folder: &UnitFolder) -> Finished {
    let Works { open, publisher, darkroom } = *works;
    let mut finished = Finished {
        id: folder.id.clone(),
        diagnostics: Vec::new(),
        summary: None,
        staged: None,
        built: false,
        skipped: false,
        failure: None,
    };
    let (files, chain) = open.read(folder);
    let digests: Vec<&str> = chain.iter().map(|above| above.digest.as_str()).collect();
    let fingerprint = pipeline::fingerprint(&files, &digests, &open.shared);
    let remembered = publisher.remembered(&folder.id);
    if let Some(before) = &remembered
        && before.holds(&fingerprint, &open.shared.as_of.to_string())
    {
        finished.summary = Summary::from_line(&before.summary);
        finished.skipped = finished.summary.is_some();
        if finished.skipped {
            return finished;
        }
    }
    let mut built = build(works, &files, &chain);
    if let Some(before) = publisher.published_records(&folder.id) {
        built.add(pipeline::silent_edits(&built, &before));
    }
    finished.diagnostics = built.diagnostics;
    match built.bundle {
        // The last good site stays, and with it its line on the portal.
        None => finished.summary = publisher.last_summary(&folder.id).and_then(|line| Summary::from_line(&line)),
        Some(bundle) => {
            let meta = Meta {
                fingerprint,
                as_of: open.shared.as_of.to_string(),
                valid_until: built.valid_until.map(|date| date.to_string()),
                summary: built.summary.as_ref().map(Summary::to_line).unwrap_or_default(),
                records: built.records,
                digests: built.digests.into_iter().map(|(path, digest)| (path, Digest(digest))).collect(),
            };
            match publisher.stage(&folder.id, &bundle, &open.workspace.content(), meta) {
                Ok(staged) => {
                    darkroom.tidy(&folder.id);
                    finished.staged = Some(staged);
                }
                Err(error) => finished.failure = Some(Said { zh: error.zh(), en: error.en() }),
            }
            finished.summary = built.summary;
        }
    }
    finished
}

fn build(works: &Works, files: &crate::base::reading::UnitFiles, chain: &[&Above]) -> Built {
    let eyes = Looking { root: &works.open.workspace.root, darkroom: works.darkroom };
    let above: Vec<_> = chain.iter().map(|above| &above.loaded).collect();
    let mut built = pipeline::build_compound(files, &above, &works.open.shared, &|path| eyes.carry(files, path));
    built.add(attached::search(files, &above, &eyes));
    built
}

fn portal(open: &Open, publisher: &Publisher, summaries: Vec<Summary>, found: &mut Vec<Diagnostic>) -> Result<(), Failure> {
    let bundle = pipeline::build_portal(&open.shared, summaries, found);
    let fingerprint = pipeline::bundle_digest(&bundle);
    let unchanged = publisher.remembered_portal().is_some_and(|before| before.fingerprint == fingerprint);
    if !unchanged {
        let meta = Meta { fingerprint, ..Meta::default() };
        publisher.commit_portal(&bundle, &open.workspace.content(), meta)?;
    }
    Ok(())
}
