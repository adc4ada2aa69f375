//! What a report answers: that the branch was told, that the committee told everybody once a year, that building heads reported, that
//! the supervisors looked into the money.

use crate::law::duty::{Event, Occurrences, Told};
use crate::party::organization::OrganizationClass::{CourtyardCommittee, OwnersCommittee, SupervisoryBoard};
use crate::record::kind::{Filed, Scope};

use super::{Report, ReportSort};

/// The events of a report in the words of the packs.
pub fn of(filed: &Filed<Report>, scope: &Scope) -> Occurrences {
    let report = filed.body;
    let class = |id: &str| scope.directory.organization(id).map(|body| body.class.value);
    let committee = matches!(class(&report.from), Some(OwnersCommittee | CourtyardCommittee));
    let to_party = report.to.iter().any(|to| class(&to.value).is_some_and(|class| class.is_party_body()));
    let yearly = *report.sort == ReportSort::Yearly;
    let words = [
        ("report_to_branch", committee && to_party && *report.sort != ReportSort::Single),
        ("committee_work_report", committee && yearly),
        ("annual_report", committee && yearly),
        ("supervisory_check", *report.sort == ReportSort::Supervision && class(&report.from) == Some(SupervisoryBoard)),
        ("building_head_report", *report.sort == ReportSort::BuildingHeads),
    ];
    let event = |word| Event { word, on: report.on.value, told: Told::Here };
    let events = words.into_iter().filter(|(_, told)| *told).map(|(word, _)| event(word)).collect();
    // Only the heads' months are counted by the month they tell of; other reports count on their day.
    let period = report.period.as_ref().map(|period| period.value).filter(|_| *report.sort == ReportSort::BuildingHeads);
    Occurrences { events, period, ..Occurrences::default() }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, record};

    #[test]
    fn building_heads_report_of_a_month() {
        let kind = kind_of_folder("report").unwrap();
        let told = |text: &str| around(|scope| (kind.occurrences)(&record(kind, "a", text), scope));
        let heads = told("sort: building_heads\nfrom: h\non: 2026-11-02\nperiod: 2026-10\n");
        assert_eq!(heads.events.iter().map(|event| event.word).collect::<Vec<_>>(), ["building_head_report"]);
        assert_eq!(heads.period.unwrap().to_string(), "2026-10");
        let regular = told("sort: regular\nfrom: c\nto: [b]\non: 2026-11-02\nperiod: 2026-Q3\n");
        assert!(regular.events.is_empty() && regular.period.is_none(), "nobody knows who c and b are");
    }
}
