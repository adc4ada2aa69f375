//! What an activity answers: that an association met.

use crate::law::duty::{Event, Occurrences, Told};
use crate::party::organization::OrganizationClass;
use crate::record::kind::{Filed, Scope};

use super::{Activity, ActivitySort};

/// The times an association came together; other activities answer nothing.
pub fn of(filed: &Filed<Activity>, scope: &Scope) -> Occurrences {
    let activity = filed.body;
    let class = scope.directory.organization(&activity.organizer).map(|body| body.class.value);
    let own = *activity.sort == ActivitySort::Association || class == Some(OrganizationClass::Association);
    let held = activity.times.iter().filter(|time| own && time.was_held(scope.as_of));
    let events = held.map(|time| Event { word: "association_activity", on: time.on.value, told: Told::Here }).collect();
    Occurrences { events, ..Occurrences::default() }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, record};

    #[test]
    fn an_association_meets() {
        let kind = kind_of_folder("activity").unwrap();
        let count = |sort: &str| {
            let text = format!("sort: {sort}\norganizer: a\ntimes: [{{on: 2026-10-15, people: 20}}, {{on: 2026-12-15}}]\n");
            around(|scope| (kind.occurrences)(&record(kind, "a", &text), scope)).events.len()
        };
        assert_eq!((count("association"), count("culture")), (1, 0));
    }
}
