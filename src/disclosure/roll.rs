//! People, once each.

use crate::party::contact::Phone;

use super::{Cell, Label};

/// People, once each with everything they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roll {
    /// Heading.
    pub title: Label,
    /// The people in the record's order.
    pub entries: Vec<RollEntry>,
}

/// One person of a roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollEntry {
    /// Who.
    pub person: Cell,
    /// As what, each with its organization where that is not plain.
    pub posts: Vec<Cell>,
    /// Term, buildings, duties.
    pub details: Vec<(Label, Cell)>,
    /// Work telephone.
    pub phone: Option<Phone>,
}
