//! Who is who in one unit, and who may be named.

use std::collections::BTreeMap;

use crate::base::date::Date;

use super::organization::{Membership, Organization};
use super::person::{Person, Publicity, masked};

/// Everybody a unit knows: its own people and organizations, and those of the units above it.
#[derive(Debug, Default)]
pub struct Directory {
    people: BTreeMap<String, Person>,
    organizations: BTreeMap<String, Vec<Organization>>,
    as_of: Option<Date>,
}

impl Directory {
    /// Builds the directory; later people and organizations of the same id (the unit's own) win over inherited ones.
    pub fn new(
        as_of: Date,
        people: impl IntoIterator<Item = Person>,
        organizations: impl IntoIterator<Item = (String, Organization)>,
    ) -> Self {
        let mut directory = Directory { as_of: Some(as_of), ..Directory::default() };
        for person in people {
            directory.people.insert(person.id.0.clone(), person);
        }
        for (id, organization) in organizations {
            directory.organizations.entry(id).or_default().push(organization);
        }
        directory
    }

    /// A person by id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(id)
    }

    /// Everybody, by id.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// An organization by id: the term that holds today, else the latest.
    pub fn organization(&self, id: &str) -> Option<&Organization> {
        let terms = self.organizations.get(id)?;
        let from = |o: &&Organization| o.term.as_ref().map(|t| t.period.from);
        let current = terms.iter().filter(|o| from(o).is_none_or(|d| self.as_of.is_none_or(|today| d <= today)));
        current.max_by_key(from).or_else(|| terms.last())
    }

    /// Every organization once, by id.
    pub fn organizations(&self) -> impl Iterator<Item = (&str, &Organization)> {
        self.organizations.keys().filter_map(|id| Some((id.as_str(), self.organization(id)?)))
    }

    /// Every place a person holds today, with the organization's id.
    pub fn offices<'d>(&'d self, person: &'d str) -> impl Iterator<Item = (&'d str, &'d Organization, &'d Membership)> {
        self.organizations().flat_map(move |(id, organization)| {
            let day = self.as_of;
            organization
                .members
                .iter()
                .filter(move |m| *m.person.value == *person && day.is_none_or(|d| organization.holds(m, d)))
                .map(move |m| (id, organization, &m.value))
        })
    }

    /// How a person is named in public: in full with an office, by the family name without one, not at all on request.
    ///
    /// # Law
    /// Personal information is not published without consent or statutory duty; office-holders must be public (个人信息保护法 13, 25).
    pub fn shown(&self, id: &str) -> Option<String> {
        let person = self.people.get(id)?;
        match person.public.as_ref().map(|p| p.value) {
            Some(Publicity::Full) => Some(person.name.to_string()),
            Some(Publicity::Masked) => Some(masked(&person.name)),
            Some(Publicity::No) => None,
            None if self.ever_held_office(id) => Some(person.name.to_string()),
            None => Some(masked(&person.name)),
        }
    }

    /// Past office-holders stay named in the records of their time.
    fn ever_held_office(&self, id: &str) -> bool {
        self.organizations.values().flatten().any(|o| o.members.iter().any(|m| *m.person.value == *id))
    }
}
