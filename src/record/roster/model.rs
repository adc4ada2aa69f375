//! A roster: an organization, its term, posts and members (公开组织与人员).

use crate::base::fields::{Fields, Part};
use crate::base::id::RecordId;
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

impl Roster {
    /// The organization's permanent id: as written, else the record's own.
    pub fn organization_id<'r>(&'r self, id: &'r RecordId) -> &'r str {
        match &self.organization.id {
            Some(written) => written,
            None => id.split_once('/').map_or(&id.0, |(_, stem)| stem),
        }
    }
}
