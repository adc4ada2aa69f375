//! How a matter moves along.

use super::{Cell, Label};

/// How a matter moves along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// Heading.
    pub title: Option<Label>,
    /// The steps in order.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is called.
    pub label: Label,
    /// Where it stands.
    pub progress: Progress,
    /// When.
    pub on: Option<Cell>,
    /// Who.
    pub by: Option<Cell>,
    /// What came of it.
    pub outcome: Option<Cell>,
    /// Where to read more.
    pub links: Vec<Cell>,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Over.
    Done,
    /// Happening now.
    Now,
    /// Still to come.
    Ahead,
}
