//! What an evaluation answers: that somebody was judged, and that people were asked.

use crate::law::duty::{Event, Occurrences, Told};
use crate::party::organization::OrganizationClass;
use crate::record::kind::{Filed, Scope};

use super::{Cycle, Evaluation};

/// The events of an evaluation, on the day it was published, of the period it judges; one that judges nothing is none.
pub fn of(filed: &Filed<Evaluation>, scope: &Scope) -> Occurrences {
    let evaluation = filed.body;
    let subject = scope.directory.organization(&evaluation.subject).map(|body| body.class.value);
    let yearly = evaluation.cycle.as_ref().is_some_and(|cycle| cycle.value == Cycle::Yearly);
    let word = match subject {
        Some(OrganizationClass::PropertyCompany) => Some("property_evaluation"),
        Some(OrganizationClass::UrbanManagement) if yearly => Some("city_management_assessment"),
        Some(OrganizationClass::UrbanManagement) => Some("city_management_review"),
        Some(OrganizationClass::NeighbourhoodCommittee) => Some("democratic_review"),
        _ => None,
    };
    let word = word.filter(|_| evaluation.judges());
    let asked = evaluation.survey.as_ref().map(|_| "satisfaction_survey");
    let on = filed.header.published.value;
    let events = word.into_iter().chain(asked).map(|word| Event { word, on, told: Told::Here }).collect();
    Occurrences { events, period: Some(evaluation.period.value), ..Occurrences::default() }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, record};

    #[test]
    fn a_survey_is_an_event() {
        let kind = kind_of_folder("evaluation").unwrap();
        let text = "subject: nobody\nperiod: 2026-H1\nsurvey: {sent: 10, returned: 5}\n";
        let told = around(|scope| (kind.occurrences)(&record(kind, "a", text), scope));
        assert_eq!(told.events.iter().map(|event| event.word).collect::<Vec<_>>(), ["satisfaction_survey"]);
    }
}
