//! Charts of numbers and diagrams of bodies.

use crate::base::id::OrganizationId;

use super::{Cell, Label};

/// Numbers drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows, with its unit; also its title for those who cannot see it.
    pub title: Label,
    /// The shape.
    pub shape: ChartShape,
    /// What stands along the axis.
    pub categories: Vec<Cell>,
    /// One or two rows of numbers.
    pub series: Vec<Series>,
}

/// The shape of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartShape {
    /// Columns side by side, time running right.
    Columns,
    /// Bars from the left, one a category.
    Bars,
}

/// One row of numbers; each cell is of a numeric type or empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What it is called.
    pub label: Label,
    /// One for each category.
    pub values: Vec<Cell>,
    /// Full length of a bar, where it has one (a criterion's weight).
    pub full: Vec<Cell>,
}

/// Bodies and how they stand to each other (梯形架构).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram {
    /// What it shows.
    pub title: Label,
    /// The bodies from above to below.
    pub nodes: Vec<Node>,
    /// The lines between them; one to a body without a box is told in words.
    pub edges: Vec<Edge>,
}

/// A body in a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Which.
    pub organization: OrganizationId,
    /// Its row.
    pub rank: usize,
    /// Whether it is the one the page is about.
    pub here: bool,
}

/// A line in a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// From.
    pub from: OrganizationId,
    /// To.
    pub to: OrganizationId,
    /// What it means.
    pub label: Label,
    /// Whether the lower body is drawn hanging on this line: a body hangs on one at most, the other lines are told in words.
    pub hangs: bool,
}
