//! Builds what changed and puts it on the stage: the touched compound whole, or everything, the one looked at first.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use rayon::prelude::*;

use crate::base::diagnostic::{Diagnostic, Said, Severity, has_errors};
use crate::disk::{self, Change, Darkroom, UnitFolder, Watch};
use crate::load::{self, attached};
use crate::pipeline::{self, Built};
use crate::said;
use crate::server::Stage;
use crate::site::Summary;

use super::super::board::{self, Above, Open, Wishes};
use super::super::build::OUT;
use super::super::eyes::Looking;
use super::super::report::Report;
use super::super::{Common, Failure};

/// What is remembered of a unit between two builds.
#[derive(Default)]
struct Known {
    /// The units above it.
    above: Vec<String>,
    /// What was found wrong.
    found: Vec<Diagnostic>,
    /// Its line on the portal.
    summary: Option<Summary>,
}

/// The one who builds.
pub struct Workshop {
    common: Common,
    report: Report,
    stage: Arc<Stage>,
    open: Open,
    known: BTreeMap<String, Known>,
    darkroom: Arc<Darkroom>,
    watch: Option<(Watch, Sender<Change>)>,
}

fn wishes() -> Wishes {
    Wishes { preview: true, ..Wishes::default() }
}

impl Workshop {
    /// Opens the board; nothing is built yet.
    pub fn open(common: &Common, report: &Report, stage: Arc<Stage>) -> Result<Self, Failure> {
        let open = board::open(common, wishes())?;
        let root = &open.workspace.root;
        let darkroom = Arc::new(Darkroom::looking(root, &root.join(OUT)));
        Ok(Workshop { common: common.clone(), report: *report, stage, open, known: BTreeMap::new(), darkroom, watch: None })
    }

    /// Where pictures are drawn anew.
    pub fn darkroom(&self) -> Arc<Darkroom> {
        Arc::clone(&self.darkroom)
    }

    /// The workspace's folder.
    pub fn root(&self) -> PathBuf {
        self.open.workspace.root.clone()
    }

    /// Hears of changes from now on; where the system does not tell, the preview still works, page by page.
    pub fn watch(&mut self, sender: Sender<Change>) {
        let to = sender.clone();
        match disk::watch(&self.open.workspace.root, move |change| drop(to.send(change))) {
            Ok(watch) => self.watch = Some((watch, sender)),
            Err(error) => self.report.note(&Said { zh: error.zh(), en: error.en() }),
        }
    }

    /// Builds for every change, for as long as there are any.
    pub fn follow(mut self, changes: &Receiver<Change>) {
        while let Ok(first) = changes.recv() {
            let mut paths = BTreeSet::new();
            let mut all = false;
            for change in std::iter::once(first).chain(changes.try_iter()) {
                match change {
                    Change::Everything => all = true,
                    Change::Paths(some) => paths.extend(some),
                }
            }
            // A folder that appears beside `content` is not watched yet.
            if paths.iter().any(|path| !path.contains('/'))
                && let Some((_, sender)) = self.watch.take()
            {
                self.watch(sender);
            }
            match (all, self.touched(&paths)) {
                (false, Some(units)) => self.units(&units),
                _ => self.anew(),
            }
        }
    }

    /// The units that are to be built again; `None` when that is all of them.
    fn touched(&mut self, paths: &BTreeSet<String>) -> Option<BTreeSet<String>> {
        let within = |path: &String| path.strip_prefix("content/").map(|rest| rest.split('/').next().unwrap_or(rest).to_string());
        let touched = paths.iter().map(within).collect::<Option<BTreeSet<String>>>()?;
        let known = |id: &String| self.open.workspace.units.iter().any(|unit| unit.id == *id);
        if paths.iter().any(|path| path.matches('/').count() == 1) || !touched.iter().all(known) {
            self.open.workspace.units = disk::read_workspace(&self.open.workspace.root).ok()?.units;
        }
        let mut units = BTreeSet::new();
        for id in touched {
            let folder = self.open.workspace.units.iter().find(|unit| unit.id == id).cloned();
            if folder.is_none() && !self.known.contains_key(&id) {
                // A file beside the units: the board's own.
                return None;
            }
            let is_above = folder.as_ref().is_some_and(|folder| disk::holds_any(&self.open.workspace, folder, load::UPPER_UNIT_FILES));
            if is_above != self.open.above.contains_key(&id) {
                return None;
            }
            if let Some(folder) = folder.filter(|_| is_above) {
                let files = disk::read_unit(&self.open.workspace, &folder);
                let digest = pipeline::fingerprint(&files, &[], &self.open.shared);
                self.open.above.insert(id.clone(), Above { loaded: load::load(&files), digest });
                units.extend(self.known.iter().filter(|(_, known)| known.above.contains(&id)).map(|(below, _)| below.clone()));
            }
            units.insert(id);
        }
        Some(units)
    }

    /// Opens the board again and builds everything; a board that cannot be opened leaves every page as it is.
    fn anew(&mut self) {
        match board::open(&self.common, wishes()) {
            Ok(open) => {
                self.open = open;
                self.everything();
            }
            Err(Failure::Findings(found)) => {
                self.report.finish(&found);
                self.stage.trouble_everywhere(&self.trouble(&found));
            }
            Err(Failure::Outside(said)) => {
                self.report.note(&said);
                self.stage.trouble_everywhere(self.report.lang.of(&said));
            }
        }
    }

    /// Builds every unit and the portal.
    pub fn everything(&mut self) {
        let all: BTreeSet<String> = self.open.workspace.units.iter().map(|unit| unit.id.clone()).collect();
        let gone: Vec<String> = self.known.keys().filter(|id| !all.contains(*id)).cloned().collect();
        self.units(&all.into_iter().chain(gone).collect());
    }

    /// Builds some units, the one looked at first, and the portal if any of their lines on it changed.
    fn units(&mut self, ids: &BTreeSet<String>) {
        let folders: Vec<UnitFolder> = self.open.workspace.units.iter().filter(|unit| ids.contains(&unit.id)).cloned().collect();
        let before = self.known.len();
        self.known.retain(|id, _| self.open.workspace.units.iter().any(|unit| unit.id == *id));
        let mut stale = before != self.known.len() || ids.len() > 1 || before == 0;
        let looked_at = self.stage.looked_at();
        let (first, rest): (Vec<UnitFolder>, Vec<UnitFolder>) =
            folders.into_iter().partition(|folder| Some(&folder.id) == looked_at.as_ref());
        for some in [first, rest] {
            let built: Vec<(String, Known)> = some.par_iter().map(|folder| (folder.id.clone(), self.unit(folder))).collect();
            for (id, mut now) in built {
                let before = self.known.remove(&id).unwrap_or_default();
                now.summary = now.summary.or(before.summary.clone());
                stale |= now.summary.as_ref().map(Summary::to_line) != before.summary.as_ref().map(Summary::to_line);
                if now.found != before.found {
                    self.tell(&id, &now.found);
                }
                self.known.insert(id, now);
            }
        }
        self.stage.retain(|id| self.known.contains_key(id));
        if stale {
            self.portal();
        }
    }

    /// Builds one unit and shows it.
    fn unit(&self, folder: &UnitFolder) -> Known {
        let (files, chain) = self.open.read(folder);
        let above: Vec<_> = chain.iter().map(|above| &above.loaded).collect();
        let eyes = Looking { root: &self.open.workspace.root, darkroom: &self.darkroom };
        let mut built = pipeline::build_compound(&files, &above, &self.open.shared, &|path| eyes.carry(&files, path));
        built.add(attached::search(&files, &above, &eyes));
        let Built { bundle, summary, diagnostics, .. } = built;
        self.stage.put(&folder.id, bundle, self.trouble(&diagnostics));
        Known { above: above.iter().map(|unit| unit.id.clone()).collect(), found: diagnostics, summary }
    }

    fn portal(&self) {
        let mut found = self.open.diagnostics.clone();
        let summaries = self.known.values().filter_map(|known| known.summary.clone()).collect();
        let bundle = pipeline::build_portal(&self.open.shared, summaries, &mut found);
        let good = (!has_errors(&found)).then_some(bundle);
        self.stage.put_portal(good, self.trouble(&found));
        if has_errors(&found) {
            self.report.finish(&found);
        }
    }

    /// Says on the terminal what was found wrong, or that all is well again.
    fn tell(&self, id: &str, found: &[Diagnostic]) {
        if found.is_empty() {
            self.report.note(&said!("{id}：没有问题了", "{id}: all is well again"));
        } else {
            self.report.finish(found);
        }
    }

    /// The errors among findings, as the overlay shows them.
    fn trouble(&self, found: &[Diagnostic]) -> String {
        let errors: Vec<Diagnostic> = found.iter().filter(|finding| finding.severity == Severity::Error).cloned().collect();
        if errors.is_empty() {
            return String::new();
        }
        let mut text = Vec::new();
        let plain = Report { colour: false, json: false, ..self.report };
        // Writing to memory does not fail.
        let _ = plain.write(&errors, &mut text);
        String::from_utf8_lossy(&text).into_owned()
    }
}
