//! Whom no message about a unit may name: those whom no page of it names, as far as its files can be read at all.

use std::sync::Arc;

use super::{organization, private};
use crate::base::date::Date;
use crate::base::detect::Names;
use crate::base::diagnostic::Diagnostic;
use crate::load::Loaded;
use crate::party::directory::Directory;
use crate::party::naming::Private;

/// The names that stay hidden, each with what stands in its place on the pages.
pub fn unnamed(own: &Loaded, above: &[&Loaded], as_of: Date) -> Arc<Names> {
    let units = || above.iter().rev().copied().chain([own]);
    let people = units().flat_map(|unit| unit.unread.people.iter().chain(&unit.people)).cloned();
    let bodies = units().flat_map(|unit| &unit.records).filter_map(organization);
    let mut names = private(own, above, |record| record.header.is_public(as_of));
    let spelled = units().flat_map(|unit| &unit.unread.names);
    names.extend(spelled.map(|name| Private { name: name.clone(), is_told: false }));
    Arc::clone(Directory::new(as_of, people, bodies).with_private(&names).unnamed())
}

/// Lets no finding tell a name of those.
pub fn hush(found: &mut [Diagnostic], names: &Arc<Names>) {
    found.iter_mut().for_each(|finding| finding.unnamed = Some(Arc::clone(names)));
}
