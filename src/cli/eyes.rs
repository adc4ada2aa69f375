//! How the commands look at attachments: through the darkroom, from the workspace's folder.

use std::path::PathBuf;

use crate::artifact::Carried;
use crate::base::picture::Refused;
use crate::base::reading::{ListedFile, UnitFiles};
use crate::disk::{self, Darkroom};
use crate::load::attached::Eyes;

/// Somebody who looks at the attachments of a workspace.
pub struct Looking<'a> {
    /// The folder that holds `content/`.
    pub root: &'a PathBuf,
    /// Where pictures are drawn anew.
    pub darkroom: &'a Darkroom,
}

impl Looking<'_> {
    /// How a unit's attachment will be published, by its path.
    pub fn carry(&self, files: &UnitFiles, path: &str) -> Option<Carried> {
        self.darkroom.carry(files.attachments.iter().find(|file| file.path == path)?)
    }
}

impl Eyes for Looking<'_> {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        disk::read_file(self.root, path).ok()
    }

    fn refused(&self, file: &ListedFile) -> Option<Refused> {
        self.darkroom.refused(file)
    }
}
