//! Published files, and what somebody wrote.

use crate::base::date::Date;
use crate::base::id::AttachmentId;
use crate::base::markdown::Prose;

use super::{Cell, Label};

/// What somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseBlock {
    /// Heading, where the text needs one.
    pub title: Option<Label>,
    /// The text.
    pub prose: Prose,
}

/// Published files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachments {
    /// Heading.
    pub title: Label,
    /// Each file.
    pub files: Vec<AttachedFile>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// What it is called.
    pub title: String,
    /// The file, where it is published (it is only when somebody answers for its redaction).
    pub file: Option<AttachmentId>,
    /// Who redacted it and when.
    pub redacted: Option<(Cell, Date)>,
    /// Where the original can be seen.
    pub inspect: Option<String>,
}
