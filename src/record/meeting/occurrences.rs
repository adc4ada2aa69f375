//! What a meeting answers: that a body met, that its agenda was shown beforehand and its decisions afterwards, that residents were received.

use crate::law::duty::{Event, Occurrences, Told};
use crate::party::organization::OrganizationClass::{CourtyardCommittee, OwnersCommittee, TenantsCommittee};
use crate::record::kind::{Filed, Scope};

use super::{Meeting, MeetingSort};

/// The events of a meeting in the words of the packs; what was called off answers nothing.
pub fn of(filed: &Filed<Meeting>, scope: &Scope) -> Occurrences {
    let meeting = filed.body;
    let mut events = Vec::new();
    if meeting.cancelled.is_none() {
        events.extend(held(meeting, scope));
        events.extend(decided(filed, scope));
    }
    let received = meeting.sessions.iter().filter(|session| session.was_held(scope.as_of));
    events.extend(received.map(|session| Event { word: "reception_day", on: session.on.value, told: Told::Here }));
    Occurrences { events, ..Occurrences::default() }
}

fn held(meeting: &Meeting, scope: &Scope) -> Option<Event> {
    let class = scope.directory.organization(&meeting.body).map(|body| body.class.value);
    let word = match (*meeting.sort, class) {
        (MeetingSort::Committee, Some(OwnersCommittee | CourtyardCommittee)) => "committee_meeting",
        (MeetingSort::Committee, Some(TenantsCommittee)) => "tenants_committee_meeting",
        (MeetingSort::WorkingGroup, _) => "working_group_meeting",
        (MeetingSort::Residents, _) => "residents_meeting",
        (MeetingSort::Departments, _) => "departments_meeting",
        (MeetingSort::Reception, _) => "reception_day",
        _ => return None,
    };
    // What lies ahead must be announced; what should have taken place and of which nobody told did not.
    let on = meeting.on.as_ref()?.value;
    let told = match (&meeting.notice, &meeting.noticed) {
        (Some(notice), _) => Told::By(vec![notice.value.clone()]),
        (None, Some(day)) => Told::On(day.value),
        (None, None) => Told::Not,
    };
    (on > scope.as_of || meeting.came().is_some()).then_some(Event { word, on, told })
}

/// What a committee decided, made known by the record of the result, else by this one.
fn decided(filed: &Filed<Meeting>, scope: &Scope) -> Option<Event> {
    let meeting = filed.body;
    let class = scope.directory.organization(&meeting.body).map(|body| body.class.value);
    let own = matches!(class, Some(OwnersCommittee | CourtyardCommittee)) && *meeting.sort == MeetingSort::Committee;
    let on = meeting.on.as_ref().map(|on| on.value).filter(|on| own && *on <= scope.as_of && !meeting.decisions.is_empty())?;
    let records = meeting.result.iter().map(|result| result.value.clone()).chain([filed.id.clone()]).collect();
    Some(Event { word: "committee_decision", on, told: Told::By(records) })
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, record};

    fn events(text: &str) -> Vec<(&'static str, String)> {
        let kind = kind_of_folder("meeting").unwrap();
        let told = around(|scope| (kind.occurrences)(&record(kind, "a", text), scope));
        told.events.into_iter().map(|event| (event.word, event.on.to_string())).collect()
    }

    #[test]
    fn a_meeting_that_took_place_or_lies_ahead_counts() {
        let text = |on: &str, rest: &str| format!("sort: working_group\nbody: group\non: {on}\n{rest}");
        assert_eq!(events(&text("2026-11-20", "attended: 5\n")), [("working_group_meeting", "2026-11-20".to_string())]);
        assert_eq!(events(&text("2026-11-20", "")), []);
        assert_eq!(events(&text("2026-11-27", "")).len(), 1);
        assert_eq!(events(&text("2026-11-20", "attended: 5\ncancelled: 台风\n")), []);
    }

    #[test]
    fn reception_days_count_when_somebody_tells_of_them() {
        let text = "sort: reception\nbody: c\nsessions: [{on: 2026-11-12, visitors: 0}, {on: 2026-11-19}, {on: 2026-11-26}]\n";
        assert_eq!(events(text), [("reception_day", "2026-11-12".to_string())]);
    }
}
