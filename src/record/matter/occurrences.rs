//! What a matter answers: assemblies and their decisions, what a committee decided, repairs in an emergency, hand-overs.

use crate::base::date::Date;
use crate::base::source::At;
use crate::law::duty::{Event, Occurrences, Told};
use crate::record::kind::{Filed, Scope};

use super::{Matter, MatterClass, Step, StepKind};

/// The events of a matter, each with the step that made it known.
pub fn of(filed: &Filed<Matter>, scope: &Scope) -> Occurrences {
    let matter = filed.body;
    let class = matter.class.value;
    let event = |word, on, told| Event { word, on, told };
    let mut events = Vec::new();
    for vote in &matter.votes {
        let (from, until) = (vote.from.value, vote.until.value);
        events.push(event("assembly", from, told(matter, StepKind::AssemblyNotice, |day| day <= from)));
        if until <= scope.as_of {
            events.push(event("assembly_decision", until, told(matter, StepKind::ResultDisclosure, |day| day >= until)));
        }
        events.push(event("before_joint_decision", from, told(matter, StepKind::PlanDisclosure, |day| day <= from)));
    }
    if class == MatterClass::CommitteeElection {
        events.extend(matter.steps.iter().find_map(|step| day(step)).map(|on| event("start_reelection", on, Told::Here)));
    }
    if class == MatterClass::Emergency {
        let done = matter.steps.iter().filter(|step| step.kind.value == StepKind::Implementation).filter_map(|step| last(step)).max();
        events.extend(done.map(|on| event("emergency_repair_done", on, told(matter, StepKind::SettlementDisclosure, |day| day >= on))));
    }
    if class == MatterClass::Ordinary && matter.votes.is_empty() {
        events.extend(decision(filed, matter));
    }
    if let Some(handover) = &matter.handover {
        let words = if class == MatterClass::PropertyCompany {
            ("operator_changed", "hand_over_property")
        } else {
            ("committee_changed", "hand_over_committee")
        };
        events.push(event(words.0, handover.begun.value, Told::Here));
        events.extend(handover.ended.as_ref().map(|ended| event(words.1, ended.value, Told::Here)));
    }
    Occurrences { events, ..Occurrences::default() }
}

/// What a committee decided by itself, made known by the first record that tells of it, the matter's own included.
fn decision(filed: &Filed<Matter>, matter: &Matter) -> Option<Event> {
    let discussed = |step: &&At<Step>| step.kind.value == StepKind::CommitteeDiscussion && step.outcome.is_some();
    let on = matter.steps.iter().filter(discussed).filter_map(|step| day(step)).max()?;
    let later = matter.steps.iter().filter(|step| day(step).is_none_or(|day| day >= on));
    let mut records: Vec<_> = later.flat_map(|step| &step.records).map(|record| record.value.clone()).collect();
    records.push(filed.id.clone());
    Some(Event { word: "committee_decision", on, told: Told::By(records) })
}

fn day(step: &Step) -> Option<Date> {
    step.on.as_ref().map(|on| on.value)
}

fn last(step: &Step) -> Option<Date> {
    step.until.as_ref().or(step.on.as_ref()).map(|day| day.value)
}

/// How a step made something known: by its records, else on its day, if that fits.
fn told(matter: &Matter, kind: StepKind, fits: impl Fn(Date) -> bool) -> Told {
    let steps = || matter.steps.iter().filter(|step| step.kind.value == kind && day(step).is_none_or(&fits));
    let records: Vec<_> = steps().flat_map(|step| &step.records).map(|record| record.value.clone()).collect();
    if !records.is_empty() {
        return Told::By(records);
    }
    steps().find_map(|step| day(step)).map_or(Told::Not, Told::On)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::id::RecordId;
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, day, record};

    #[test]
    fn a_vote_is_an_assembly_and_its_steps_made_it_known() {
        let kind = kind_of_folder("matter").unwrap();
        let text = "class: 278-5\nsteps:\n  - {step: assembly_notice, on: 2026-03-02, records: [notice/call]}\n  - {step: result_disclosure, on: 2026-03-31}\nvotes:\n  - motion: a\n    from: 2026-03-20\n    until: 2026-03-28\n    total: {owners: 10, area: 100}\n";
        let told = around(|scope| (kind.occurrences)(&record(kind, "a", text), scope));
        let events: Vec<_> = told.events.iter().map(|event| (event.word, event.on, event.told.clone())).collect();
        assert_eq!(events[0], ("assembly", day("2026-03-20"), Told::By(vec![RecordId("notice/call".into())])));
        assert_eq!(events[1], ("assembly_decision", day("2026-03-28"), Told::On(day("2026-03-31"))));
        assert_eq!(events[2].2, Told::Not);
    }
}
