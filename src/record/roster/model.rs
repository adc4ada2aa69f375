//! A roster: an organization, its term, posts and members (公开组织与人员).

use crate::base::fields::{Fields, Part};
use crate::party::organization::Organization;

/// A roster.
#[derive(Debug, Clone)]
pub struct Roster {
    /// The organization it lists.
    pub organization: Organization,
}

impl Part for Roster {
    fn read(fields: &mut Fields) -> Self {
        Roster { organization: Organization::read(fields) }
    }
}
