//! Helpers for the tests of rosters: rosters and people in, disclosures out, with the directory made from them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::fields::{self, Reading};
use crate::base::source::{Source, Span};
use crate::base::yaml;
use crate::disclosure::{Block, Disclosure};
use crate::law::Pack;
use crate::party::directory::Directory;
use crate::party::organization::Organization;
use crate::party::person::People;
use crate::record::entry::Embodied;
use crate::record::kind::Scope;
use crate::record::testing::{day, record};
use crate::record::{Record, kind_of_folder};
use crate::unit::Unit;

use super::Roster;

fn read<T: fields::Part>(text: &str) -> T {
    let source = Arc::new(Source { path: "t.yaml".into(), text: text.into(), ..Source::default() });
    let node = yaml::parse(&source, Span::new(0, text.len()), &mut Vec::new()).unwrap();
    fields::read(&node, &mut Reading::new(Arc::clone(&source)))
}

/// Runs something over records (stem, YAML) on 2026-11-22, with a directory made from them and `people` (lines of people.yaml).
fn around<T>(people: &[&str], rosters: &[(&str, &str)], act: impl FnOnce(&[Record], &Scope) -> T) -> T {
    let kind = kind_of_folder("roster").unwrap();
    let records: Vec<Record> = rosters.iter().map(|(stem, text)| record(kind, stem, text)).collect();
    let bodies = records.iter().map(|r| {
        let roster = Roster::embodied(&r.body).unwrap();
        (roster.organization_id(&r.id).to_string(), Organization::clone(&roster.organization))
    });
    let lines = people.iter().fold("people:\n".to_string(), |text, line| format!("{text}  - {{{line}}}\n"));
    let as_of = day("2026-11-22");
    let known = read::<People>(&lines).people.into_iter().map(|p| p.value);
    let directory = Directory::new(as_of, known, bodies.collect::<Vec<_>>());
    let unit: Unit = read("name: 测试小区\n");
    let scope = Scope { as_of, unit: &unit, directory: &directory, catalogue: &BTreeMap::new(), pack: &Pack::default() };
    act(&records, &scope)
}

/// Tells one of several records; those of its organization form the series, in the order given.
pub fn told(people: &[&str], rosters: &[(&str, &str)], stem: &str) -> Disclosure {
    around(people, rosters, |records, scope| {
        let kind = kind_of_folder("roster").unwrap();
        let this = records.iter().find(|r| *r.id.0 == format!("roster/{stem}")).unwrap();
        let series: Vec<&Record> = records.iter().filter(|r| (kind.series)(r) == (kind.series)(this)).collect();
        let at = series.iter().position(|r| r.id == this.id).unwrap();
        (kind.disclose)(&series, at, scope)
    })
}

/// The list page over all records, one series an organization.
pub fn overview(people: &[&str], rosters: &[(&str, &str)]) -> Vec<Block> {
    around(people, rosters, |records, scope| {
        let kind = kind_of_folder("roster").unwrap();
        let mut groups: Vec<Vec<&Record>> = Vec::new();
        for record in records {
            match groups.iter_mut().find(|g| g.first().is_some_and(|first| (kind.series)(first) == (kind.series)(record))) {
                Some(group) => group.push(record),
                None => groups.push(vec![record]),
            }
        }
        (kind.overview)(&groups, scope)
    })
}

/// The roles of these people today, by the directory made from one roster.
pub fn offices(roster: &str, people: &[&str]) -> Vec<Vec<&'static str>> {
    around(&[], &[("r", roster)], |_, scope| {
        let roles = |person: &&str| scope.directory.offices(person).map(|(_, _, member)| member.role.word()).collect();
        people.iter().map(roles).collect()
    })
}
