//! Reading: the workspace's map first, then one unit at a time, from whichever thread asks.
//!
//! Every source is opened once. What cannot or must not be read becomes an [`Obstacle`] of its unit and
//! never stops another.

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::digest::Digest;
use super::error::{DiskError, Doing};
use super::ops;
use super::walk::{Found, walk};
use crate::base::path::{check_path, is_hidden, shown};
use crate::base::reading::{ListedFile, Obstacle, ObstacleKind, SourceFile, UnitFiles};

/// The most bytes a record, a board file or another text may have.
pub const LARGEST_TEXT: u64 = 2 * 1024 * 1024;
/// The most bytes a file of a theme or a pack may have.
pub const LARGEST_OVERRIDE: u64 = 16 * 1024 * 1024;

const CONTENT: &str = "content";
const BOARD_FILES: [&str; 4] = ["board.yaml", "board.yml", "公示栏.yaml", "公示栏.yml"];
const ATTACHMENTS: [&str; 2] = ["attachments", "附件"];

/// What a workspace holds before any unit is read.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    /// The folder that holds `content/`, resolved once.
    pub root: PathBuf,
    /// `board.yaml` and its aliases, as many as there are.
    pub board: Vec<SourceFile>,
    /// Every unit's folder, in name order.
    pub units: Vec<UnitFolder>,
    /// Every file below `themes/` and `packs/`, in path order.
    pub overrides: Vec<SourceFile>,
    /// Every file below `fonts/`, listed only.
    pub fonts: Vec<ListedFile>,
    /// What stood in the way outside the units.
    pub obstacles: Vec<Obstacle>,
}

/// A unit's folder below `content/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitFolder {
    /// The folder's name.
    pub id: String,
    /// What is wrong with the folder itself, repeated in its [`UnitFiles`].
    pub obstacles: Vec<Obstacle>,
}

impl Workspace {
    /// The folder that artefacts of the sort `Source` are relative to.
    pub fn content(&self) -> PathBuf {
        self.root.join(CONTENT)
    }

    /// The folders an output may neither be, hold nor (but for the workspace itself) lie in.
    pub fn forbidden(&self) -> Vec<PathBuf> {
        let below = |name: &&str| self.root.join(name);
        std::iter::once(self.root.clone()).chain([CONTENT, "themes", "packs", "fonts"].iter().map(below)).collect()
    }
}

/// Finds the content folder, lists the units and reads what all of them share.
///
/// # Errors
/// No `content` folder, or one that cannot be listed.
pub fn read_workspace(root: &Path) -> Result<Workspace, DiskError> {
    let no_content = || DiskError::NoContent { path: root.join(CONTENT) };
    let root = fs::canonicalize(root).map_err(|_| no_content())?;
    let content = root.join(CONTENT);
    if !fs::symlink_metadata(&content).is_ok_and(|m| m.is_dir()) {
        return Err(no_content());
    }
    fs::read_dir(&content).map_err(|e| DiskError::io(Doing::List, &content, e))?;
    let mut workspace = Workspace { root, ..Workspace::default() };
    list_units(&mut workspace);
    for shared in ["themes", "packs"] {
        let (root, obstacles) = (&workspace.root, &mut workspace.obstacles);
        let overrides = &mut workspace.overrides;
        walk(root, shared, usize::MAX, obstacles, &mut |found| {
            overrides.push(read_text(&found, LARGEST_OVERRIDE)?);
            Ok(())
        });
    }
    let fonts = &mut workspace.fonts;
    walk(&workspace.root, "fonts", usize::MAX, &mut workspace.obstacles, &mut |found| {
        fonts.push(listed(&found)?);
        Ok(())
    });
    Ok(workspace)
}

fn list_units(workspace: &mut Workspace) {
    let Workspace { root, board, units, obstacles, .. } = workspace;
    let mut met = Vec::new();
    walk(root, CONTENT, 1, &mut met, &mut |found| {
        if found.is_folder {
            units.push(UnitFolder { id: found.name.to_string(), obstacles: Vec::new() });
        } else if BOARD_FILES.contains(&found.name) {
            board.push(read_text(&found, LARGEST_TEXT)?);
        } else {
            return Err(if is_text(found.name) { ObstacleKind::Misplaced } else { ObstacleKind::Stray });
        }
        Ok(())
    });
    for obstacle in met {
        let id = obstacle.path.rsplit('/').next().unwrap_or_default();
        match units.iter_mut().find(|unit| unit.id == id) {
            Some(unit) => unit.obstacles.push(obstacle),
            None => obstacles.push(obstacle),
        }
    }
}

/// Reads all texts of one unit and lists its attachments.
pub fn read_unit(workspace: &Workspace, unit: &UnitFolder) -> UnitFiles {
    let mut read = UnitFiles { id: unit.id.clone(), obstacles: unit.obstacles.clone(), ..UnitFiles::default() };
    let start = format!("{CONTENT}/{}", unit.id);
    let attachments = ATTACHMENTS.map(|folder| format!("{start}/{folder}/"));
    let UnitFiles { files, attachments: listing, obstacles, .. } = &mut read;
    walk(&workspace.root, &start, usize::MAX, obstacles, &mut |found| {
        if attachments.iter().any(|folder| found.path.starts_with(folder.as_str())) {
            listing.push(listed(&found)?);
        } else if is_text(found.name) {
            files.push(read_text(&found, LARGEST_TEXT)?);
        } else {
            return Err(ObstacleKind::Stray);
        }
        Ok(())
    });
    read
}

/// Whether a unit's folder holds a plain file of one of these names.
pub fn holds_any(workspace: &Workspace, unit: &UnitFolder, names: &[&str]) -> bool {
    let folder = workspace.content().join(&unit.id);
    names.iter().any(|name| fs::symlink_metadata(folder.join(name)).is_ok_and(|found| found.is_file()))
}

/// Whether a path lies directly in the content folder and is not the board's own: a unit's folder, or a stranger.
pub fn is_beside_units(path: &str) -> bool {
    let name = path.strip_prefix(CONTENT).and_then(|rest| rest.strip_prefix('/'));
    name.is_some_and(|name| !name.contains('/') && !BOARD_FILES.contains(&name))
}

/// Whether a path is one that [`read_unit`] or [`read_workspace`] would look at, by its names alone.
pub fn is_source_path(path: &str) -> bool {
    !path.split('/').any(is_hidden)
}

/// Computes the SHA-256 of a listed file without holding it in memory.
///
/// # Errors
/// An unsafe path, or whatever opening and reading reports.
pub fn hash_file(root: &Path, path: &str) -> Result<Digest, DiskError> {
    let whole = below(root, path)?;
    let hashed = ops::open_regular(&whole).and_then(|(file, _)| Digest::of_stream(file));
    hashed.map(|(digest, _)| digest).map_err(|e| DiskError::io(Doing::Read, &whole, e))
}

/// Reads a listed file into memory.
///
/// # Errors
/// An unsafe path, or whatever opening and reading reports.
pub fn read_file(root: &Path, path: &str) -> Result<Vec<u8>, DiskError> {
    let whole = below(root, path)?;
    read_at_most(&whole, u64::MAX - 1).map_err(|e| DiskError::io(Doing::Read, &whole, e))
}

/// Puts a checked relative path below a folder.
pub(super) fn below(root: &Path, path: &str) -> Result<PathBuf, DiskError> {
    check_path(path).map_err(|fault| DiskError::Unsafe { path: shown(path), fault })?;
    Ok(root.join(path))
}

fn is_text(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["yaml", "yml", "md", "csv"].iter().any(|text| extension.eq_ignore_ascii_case(text))
}

fn listed(found: &Found<'_>) -> Result<ListedFile, ObstacleKind> {
    let metadata = fs::symlink_metadata(found.whole).map_err(|e| ObstacleKind::Unreadable(e.kind()))?;
    Ok(ListedFile { path: found.path.to_string(), size: metadata.len(), modified: ops::modified(&metadata) })
}

fn read_text(found: &Found<'_>, limit: u64) -> Result<SourceFile, ObstacleKind> {
    match read_at_most(found.whole, limit) {
        Ok(bytes) => Ok(SourceFile { path: found.path.to_string(), bytes }),
        Err(error) => Err(match error.kind() {
            ErrorKind::FileTooLarge => {
                let size = fs::symlink_metadata(found.whole).map_or(limit, |m| m.len());
                ObstacleKind::TooLarge { size, limit }
            }
            _ if fs::symlink_metadata(found.whole).is_ok_and(|m| m.is_symlink()) => ObstacleKind::Symlink,
            ErrorKind::InvalidInput => ObstacleKind::Special,
            kind => ObstacleKind::Unreadable(kind),
        }),
    }
}

/// Reads a regular file whole, or reports `FileTooLarge`; a file that grows meanwhile is cut off by the limit too.
fn read_at_most(path: &Path, limit: u64) -> std::io::Result<Vec<u8>> {
    let (file, metadata) = ops::open_regular(path)?;
    if metadata.len() > limit {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let expected = usize::try_from(metadata.len()).unwrap_or(0);
    let mut bytes = Vec::with_capacity(expected.saturating_add(1));
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}
