//! What a roster answers: who sits, when residents are received, when a term begins and ends.

use crate::law::duty::{Event, Occurrences, Told};
use crate::party::organization::OrganizationClass::{CourtyardCommittee, NeighbourhoodCommittee, OwnersCommittee};
use crate::record::kind::{Filed, Scope};

use super::Roster;

/// What a body's list shows, for as long as its term.
pub fn of(filed: &Filed<Roster>, _scope: &Scope) -> Occurrences {
    let body = &filed.body.organization;
    let committee = matches!(body.class.value, OwnersCommittee | CourtyardCommittee);
    let mut told = Occurrences::default();
    let term = body.term.as_ref().map(|term| term.period.value);
    if committee {
        told.contents.push("committee_members");
        told.contents.extend(body.reception.iter().flat_map(|_| ["reception_hours", "owners_reception_day"]));
        told.until = term.map(|term| term.until);
    }
    if let Some(term) = term.filter(|_| committee || body.class.value == NeighbourhoodCommittee) {
        let begun = if committee { "committee_elected" } else { "neighbourhood_election" };
        told.events.push(Event { word: begun, on: term.from, told: Told::Not });
        if committee {
            told.events.push(Event { word: "term_end", on: term.until, told: Told::Not });
            let filed = body.term.as_ref().and_then(|term| term.filed.as_ref());
            told.events.extend(filed.map(|filed| Event { word: "file_with_street", on: filed.value, told: Told::Here }));
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, day, record};

    #[test]
    fn a_committee_shows_its_members_and_when_its_term_ends() {
        let kind = kind_of_folder("roster").unwrap();
        let told = |class: &str| {
            let text = format!("name: a\nclass: {class}\nterm: {{period: {{from: 2024-06-20, until: 2029-06-19}}}}\n");
            around(|scope| (kind.occurrences)(&record(kind, "a", &text), scope))
        };
        let committee = told("owners_committee");
        assert_eq!(committee.contents, ["committee_members"]);
        assert_eq!(committee.events.iter().map(|e| (e.word, e.on)).collect::<Vec<_>>()[1], ("term_end", day("2029-06-19")));
        let filed = "name: a\nclass: owners_committee\n任期: {期间: {起: 2024-06-20, 止: 2029-06-19}, 备案: 2024-07-05}\n";
        let told_of = around(|scope| (kind.occurrences)(&record(kind, "a", filed), scope));
        assert!(told_of.events.iter().any(|event| event.word == "file_with_street" && event.on == day("2024-07-05")));
        assert!(told("volunteer_team").events.is_empty());
    }
}
