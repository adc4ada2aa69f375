//! Opens a board: the workspace's map, what all units share, and the units above the compounds.

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Severity, has_errors};
use crate::base::reading::UnitFiles;
use crate::base::source::decode;
use crate::check::{Choices, judge_choices};
use crate::disk::{self, UnitFolder, Workspace};
use crate::law::Packs;
use crate::load::{self, Loaded};
use crate::pipeline::{self, Shared};
use crate::said;
use crate::theme::Theme;
use crate::unit::board::Board;

use super::{Common, Failure};

/// How a command wants the board opened.
#[derive(Default)]
pub struct Wishes {
    /// Another day than the board's own.
    pub as_of: Option<Date>,
    /// Another address than the board's own.
    pub base_url: Option<String>,
    /// Drafts and what is dated ahead are shown.
    pub preview: bool,
}

/// An opened board.
pub struct Open {
    /// Where everything lies.
    pub workspace: Workspace,
    /// What all units share.
    pub shared: Shared,
    /// The units above compounds, by id, loaded once.
    pub above: BTreeMap<String, Above>,
    /// Findings on the board itself.
    pub diagnostics: Vec<Diagnostic>,
    /// What all units share has an error: nothing may be published.
    pub broken: bool,
    /// A pack of the workspace could not be read: what is unknown of packs is no fault of a unit.
    pub unbound: bool,
}

/// A unit above compounds.
pub struct Above {
    /// What its folder says.
    pub loaded: Loaded,
    /// A digest of its sources.
    pub digest: String,
}

/// Opens the board of a workspace.
pub fn open(common: &Common, wishes: Wishes) -> Result<Open, Failure> {
    open_read(disk::read_workspace(&common.root)?, wishes)
}

/// Opens the board of a workspace that was read already.
pub fn open_read(workspace: Workspace, wishes: Wishes) -> Result<Open, Failure> {
    let open = look(workspace, wishes)?;
    if open.broken { Err(Failure::Findings(open.diagnostics)) } else { Ok(open) }
}

/// Opens a board as far as it can be, to judge the units though what they share is broken: one run tells everything.
pub fn look(workspace: Workspace, wishes: Wishes) -> Result<Open, Failure> {
    let (board, mut diagnostics) = load::load_board(&workspace.board);
    // A stranger beside the units is one finding more; what all of them share must be there.
    let (beside, shared): (Vec<_>, Vec<_>) = workspace.obstacles.iter().partition(|obstacle| disk::is_beside_units(&obstacle.path));
    diagnostics.extend(shared.into_iter().map(load::obstacle));
    let unread = board.is_none() && has_errors(&diagnostics);
    let board = board.unwrap_or_else(Board::untitled);
    let theme = match theme(&workspace, &board) {
        Ok(theme) => theme,
        Err(found) => {
            diagnostics.extend(found);
            Theme::load("default", &[]).map_err(Failure::Findings)?
        }
    };
    let (packs, found) = packs(&workspace);
    let known: Vec<&str> = packs.all().iter().map(|pack| pack.path).collect();
    let unbound = found.iter().any(|finding| finding.severity == Severity::Error && !known.contains(&finding.place.source.path.as_str()));
    diagnostics.extend(found);
    if let Some(source) = workspace.board.first().and_then(|file| decode(&file.path, &file.bytes).ok()) {
        let judged = judge_choices(&board.severities, &source, &packs).into_iter();
        diagnostics.extend(judged.filter(|finding| !unbound || finding.rule != "unit/reference/rule"));
    }
    let as_of = wishes.as_of.or(board.as_of.as_ref().map(|date| date.value)).unwrap_or_else(|| Date::from_chrono(disk::today()));
    if !unread {
        diagnostics.extend(packs.stale(as_of));
    }
    let shared = Shared {
        board,
        theme,
        packs,
        as_of,
        base_url: wishes.base_url,
        preview: wishes.preview,
        #[cfg(feature = "poster")]
        printing: None,
    };
    let choices = Choices::of(None, &shared.board.severities, as_of);
    diagnostics = choices.settle(diagnostics);
    let broken = has_errors(&diagnostics);
    diagnostics.extend(choices.settle(beside.into_iter().map(load::obstacle).collect()));
    let above = above(&workspace, &shared);
    Ok(Open { workspace, shared, above, diagnostics, broken, unbound })
}

/// The theme the board names, with the workspace's files laid over the embedded one.
pub fn theme(workspace: &Workspace, board: &Board) -> Result<Theme, Vec<Diagnostic>> {
    let name = board.theme.as_ref().map_or("default", |name| name);
    let folder = format!("themes/{name}/");
    let files = workspace.overrides.iter().filter_map(|file| Some((file.path.strip_prefix(&folder)?.to_string(), file.bytes.clone())));
    let files: Vec<_> = files.collect();
    if let Some(source) = workspace.board.first().filter(|_| files.is_empty() && name != "default") {
        let what = said!("没有“{name}”这个主题", "there is no theme `{name}`");
        let mend = said!("把主题放进 themes/{name}/，或删掉这一行", "put the theme into themes/{name}/, or remove the line");
        return Err(vec![Diagnostic::error("board/reference/theme", load::nowhere(&source.path), what).mend(mend)]);
    }
    Theme::load(name, &files)
}

/// The packs built in, and the workspace's own.
pub fn packs(workspace: &Workspace) -> (Packs, Vec<Diagnostic>) {
    let own: Vec<_> = workspace.overrides.iter().filter(|file| file.path.starts_with("packs/")).cloned().collect();
    Packs::load(&own)
}

/// Loads the units that have a `unit.yaml`; compounds inherit from them.
fn above(workspace: &Workspace, shared: &Shared) -> BTreeMap<String, Above> {
    let mut above = BTreeMap::new();
    for folder in &workspace.units {
        if !disk::holds_any(workspace, folder, load::UPPER_UNIT_FILES) {
            continue;
        }
        let files = disk::read_unit(workspace, folder);
        let digest = pipeline::fingerprint(&files, &[], shared);
        above.insert(folder.id.clone(), Above { loaded: load::load(&files), digest });
    }
    above
}

impl Open {
    /// The folders a command is to look at: those named, or all of them.
    pub fn chosen(&self, ids: &[String]) -> Result<Vec<&UnitFolder>, Failure> {
        // A Chinese keyboard parts words by its own comma.
        let ids: Vec<&str> = ids.iter().flat_map(|id| id.split(['，', '、'])).map(str::trim).collect();
        let known = |id: &str| self.workspace.units.iter().any(|unit| unit.id == id);
        if let Some(id) = ids.iter().find(|id| !known(id)) {
            let all = || self.workspace.units.iter().map(|unit| unit.id.as_str());
            return Err(Failure::Outside(match crate::base::text::nearest(id, all()) {
                Some(near) => said!("没有小区“{id}”；是不是“{near}”？", "there is no unit `{id}`; did you mean `{near}`?"),
                None => {
                    let known: Vec<&str> = all().take(12).collect();
                    let known = known.join("、");
                    said!("没有小区“{id}”；有的是：{known}", "there is no unit `{id}`; there are: {known}")
                }
            }));
        }
        Ok(self.workspace.units.iter().filter(|unit| ids.is_empty() || ids.contains(&unit.id.as_str())).collect())
    }

    /// The units above a unit, lowest first; a circle ends where it begins.
    pub fn chain(&self, parent: Option<&str>) -> Vec<&Above> {
        let mut chain: Vec<&Above> = Vec::new();
        let mut next = parent.map(str::to_string);
        while let Some(above) = next.as_deref().and_then(|id| self.above.get(id)) {
            if chain.iter().any(|known| known.loaded.id == above.loaded.id) {
                break;
            }
            chain.push(above);
            next = parent_of(&above.loaded);
        }
        chain
    }

    /// Reads a unit and finds the units above it.
    pub fn read(&self, folder: &UnitFolder) -> (UnitFiles, Vec<&Above>) {
        let files = disk::read_unit(&self.workspace, folder);
        let parent = load::parent(&files);
        let chain = self.chain(parent.as_deref().filter(|parent| **parent != folder.id));
        (files, chain)
    }
}

fn parent_of(loaded: &Loaded) -> Option<String> {
    loaded.unit.as_ref()?.unit.parent.as_ref().map(|parent| parent.0.clone())
}
