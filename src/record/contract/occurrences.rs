//! What a contract answers: it stands while it holds; its draft was shown before anybody signed; its end was told in time; who handed over.

use crate::law::duty::{Event, Occurrences, Told};
use crate::record::kind::{Filed, Scope};

use super::{Contract, ContractSort, EndedBy};

/// The duties of packs speak of contracts of property service; other contracts answer none.
pub fn of(filed: &Filed<Contract>, scope: &Scope) -> Occurrences {
    let contract = filed.body;
    if *contract.sort != ContractSort::PropertyService {
        return Occurrences::default();
    }
    let event = |word, on, told| Event { word, on, told };
    let mut events = Vec::new();
    if let Some(signed) = &contract.signed {
        let draft = contract.award.as_ref().and_then(|award| award.draft.as_ref());
        events.push(event("contract_before_sign", signed.value, draft.map_or(Told::Not, |draft| Told::By(vec![draft.value.clone()]))));
    }
    if let Some(end) = &contract.termination {
        let told = end.notice.as_ref().map_or(Told::Not, |notice| Told::On(notice.value));
        events.extend(match *end.by {
            EndedBy::Owners => Some(event("dismiss_operator", end.on.value, told)),
            EndedBy::OtherSide => Some(event("operator_leaves", end.on.value, told)),
            EndedBy::Both => None,
        });
    }
    if let Some(handover) = &contract.handover {
        // A matter tells the same hand-over by its first day, so that both are one duty.
        let begun = handover.begun.as_ref().map_or(handover.counted_from.value, |begun| begun.value);
        events.push(event("operator_changed", begun, Told::Here));
        events.extend(handover.ended.as_ref().map(|ended| event("hand_over_property", ended.value, Told::Here)));
    }
    let holds = contract.period.from <= scope.as_of;
    let contents = if holds { vec!["contract"] } else { Vec::new() };
    Occurrences { contents, events, until: Some(contract.ends()), ..Occurrences::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::RecordId;
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, day, record};

    fn told(sort: &str) -> Occurrences {
        let kind = kind_of_folder("contract").unwrap();
        let text = format!(
            "sort: {sort}\nperiod: 2026\nsigned: 2025-12-20\naward: {{method: tender, draft: notice/a}}\n\
             termination: {{on: 2026-10-31, by: owners, notice: 2026-07-01, reason: 说好的}}\n\
             handover: {{from: a, to: b, counted_from: 2026-10-31, begun: 2026-10-28, ended: 2026-11-05}}\n"
        );
        around(|scope| (kind.occurrences)(&record(kind, "a", &text), scope))
    }

    #[test]
    fn a_contract_of_property_service_tells_of_its_beginning_and_its_end() {
        let told = told("property_service");
        assert_eq!((told.contents, told.until), (vec!["contract"], Some(day("2026-10-31"))));
        let events: Vec<_> = told.events.iter().map(|event| (event.word, event.on.to_string())).collect();
        let expected = [
            ("contract_before_sign", "2025-12-20"),
            ("dismiss_operator", "2026-10-31"),
            ("operator_changed", "2026-10-28"),
            ("hand_over_property", "2026-11-05"),
        ];
        assert_eq!(events, expected.map(|(word, on)| (word, on.to_string())));
        assert_eq!(told.events[0].told, Told::By(vec![RecordId("notice/a".into())]));
        assert_eq!(told.events[1].told, Told::On(day("2026-07-01")));
    }

    #[test]
    fn other_contracts_answer_nothing() {
        assert_eq!(told("lease"), Occurrences::default());
    }
}
