//! The roster list page: the whole 梯形架构, and everybody once with all they hold.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::id::OrganizationId;
use crate::disclosure::{Block, Cell, Label, Roll, RollEntry};
use crate::party::organization::{Membership, Organization, OrganizationClass};
use crate::record::kind::{Filed, Scope};
use crate::unit::Level;

use super::diagram::Structure;
use super::{Roster, people, standing};

pub fn overview(series: &[Vec<Filed<Roster>>], scope: &Scope) -> Vec<Block> {
    let bodies: Vec<(&str, &Organization)> = series
        .iter()
        .filter_map(|terms| standing::current(terms, scope.as_of))
        .map(|now| (now.body.organization_id(now.id), &now.body.organization))
        .filter(|(_, organization)| organization.exists(scope.as_of))
        .collect();
    let structure = Structure::new(&bodies, scope.as_of);
    structure.whole(&minor(&bodies, scope)).into_iter().chain(roll(&bodies, structure.rows(), scope)).collect()
}

/// The sub-committees of a neighbourhood committee: a compound's picture names them without drawing them.
fn minor(bodies: &[(&str, &Organization)], scope: &Scope) -> BTreeSet<usize> {
    use OrganizationClass::{EnvironmentCommittee, SubCommittee};
    let minor = |organization: &Organization| matches!(organization.class.value, SubCommittee | EnvironmentCommittee);
    let found = bodies.iter().enumerate().filter(|(_, (_, organization))| minor(organization)).map(|(at, _)| at);
    found.filter(|_| scope.unit.level() == Level::Compound).collect()
}

/// Everybody once: bodies from the top row down, in each the record's order; whom several bodies know stands with the first.
fn roll(bodies: &[(&str, &Organization)], rows: &[usize], scope: &Scope) -> Option<Block> {
    let mut order: Vec<(usize, &(&str, &Organization))> = rows.iter().copied().zip(bodies).collect();
    order.sort_by_key(|(row, _)| *row);
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    let mut entries: Vec<RollEntry> = Vec::new();
    for (_, (id, organization)) in order {
        for (person, members) in people::seated(organization, organization.seated(scope.as_of)) {
            let posts = members.iter().map(|member| people::post_of(id, organization, member, scope.as_of));
            let at = *found.entry(person).or_insert(entries.len());
            match entries.get_mut(at) {
                Some(entry) => {
                    entry.posts.extend(posts);
                    entry.details.extend(details(&members));
                }
                None => entries.push(RollEntry {
                    person: members.first().map_or(Cell::Empty, |m| Cell::Person(m.person.value.clone())),
                    posts: posts.collect(),
                    details: details(&members).collect(),
                    phone: people::phone(person, scope),
                }),
            }
        }
    }
    entries.iter_mut().for_each(|entry| entry.details = merged(std::mem::take(&mut entry.details)));
    (!entries.is_empty()).then(|| Block::Roll(Roll { title: "roster.everybody".into(), entries }))
}

/// Only what helps to find somebody: the buildings, and for whom they stand.
fn details<'m>(members: &'m [&Membership]) -> impl Iterator<Item = (Label, Cell)> + 'm {
    members.iter().flat_map(|member| {
        let buildings = member.buildings.iter().map(|b| ("roster.buildings".into(), Cell::Building(b.value.clone())));
        let behalf = member.on_behalf_of.iter().map(|o| ("roster.on_behalf_of".into(), Cell::Organization(OrganizationId(o.0.clone()))));
        buildings.chain(behalf)
    })
}

/// One line for each sort of detail, every value once.
fn merged(details: Vec<(Label, Cell)>) -> Vec<(Label, Cell)> {
    let keys: BTreeSet<&'static str> = details.iter().map(|(label, _)| label.key).collect();
    let values = |key: &'static str| {
        let mut values: Vec<Cell> = Vec::new();
        for (_, cell) in details.iter().filter(|(label, _)| label.key == key) {
            if !values.contains(cell) {
                values.push(cell.clone());
            }
        }
        (key.into(), Cell::Many(values))
    };
    keys.into_iter().map(values).collect()
}
