//! What a build produces: paths and what stands at them, before anything touches a disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;

/// One file of a finished site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Artifact {
    /// Bytes made by a renderer.
    Bytes(Bytes),
    /// The same file as another path of this bundle; the publisher links it instead of writing it twice.
    Same(String),
    /// A file of the workspace carried over unchanged (an attachment); the path is relative to the content folder.
    Source(Arc<str>),
    /// A file made of one of the workspace (a picture written anew), kept by its maker under this name.
    Made(Arc<str>),
}

/// A file of the workspace as it will be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The file.
    pub file: Artifact,
    /// How its name ends, where that is not how the original's does.
    pub ending: Option<&'static str>,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256 in hexadecimal, where it could be read.
    pub digest: Option<String>,
    /// What it looks like, where it is a picture.
    pub picture: Option<Looks>,
}

/// What a picture looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// A small copy and its pixels both ways; none where the picture is small or light itself.
    pub small: Option<(Bytes, u32, u32)>,
}

impl From<String> for Artifact {
    fn from(text: String) -> Self {
        Artifact::Bytes(text.into())
    }
}

impl From<Vec<u8>> for Artifact {
    fn from(bytes: Vec<u8>) -> Self {
        Artifact::Bytes(bytes.into())
    }
}

/// A finished site: relative path (`/` separated, never `..`) → artifact, in path order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bundle {
    files: BTreeMap<String, Artifact>,
}

impl Bundle {
    /// Puts one file; a later file at the same path replaces the earlier one.
    pub fn put(&mut self, path: impl Into<String>, artifact: impl Into<Artifact>) {
        self.files.insert(path.into(), artifact.into());
    }

    /// Looks up what stands at a path, following `Same` once.
    pub fn get(&self, path: &str) -> Option<&Artifact> {
        self.files.get(self.target(path))
    }

    /// The path itself, or the one whose file it is a second name of.
    pub fn target<'a>(&'a self, path: &'a str) -> &'a str {
        match self.files.get(path) {
            Some(Artifact::Same(other)) => other,
            _ => path,
        }
    }

    /// All files in path order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Artifact)> {
        self.files.iter().map(|(path, artifact)| (path.as_str(), artifact))
    }

    /// Takes over every file of another bundle.
    pub fn extend(&mut self, other: Bundle) {
        self.files.extend(other.files);
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
