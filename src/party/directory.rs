//! Who is who in one unit, and who may be named; every index is built once, for rosters ask for every member.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::detect::Names;
use crate::base::source::Span;

use super::contact::Phone;
use super::mailbox::Email;
use super::naming::{Naming, Private};
use super::organization::{Membership, Organization};
use super::person::{Person, Publicity};

/// Everybody a unit knows: its own people and organizations, and those of the units above it.
#[derive(Debug, Default)]
pub struct Directory {
    people: BTreeMap<String, Person>,
    bodies: Vec<Body>,
    places: BTreeMap<String, usize>,
    offices: BTreeMap<String, Vec<(usize, usize)>>,
    naming: Naming,
    as_of: Option<Date>,
}

/// An organization with all its terms.
#[derive(Debug)]
struct Body {
    id: String,
    terms: Vec<Organization>,
    current: usize,
}

impl Body {
    fn current(&self) -> Option<&Organization> {
        self.terms.get(self.current)
    }

    /// Where the term that holds on a day stands: the latest that has begun, else the first to come.
    ///
    /// Between terms that begin on one day the later record wins: it corrects the earlier.
    fn at(&self, day: Option<Date>) -> usize {
        let from = |o: &Organization| o.term.as_ref().map(|t| t.period.from);
        let terms = || self.terms.iter().enumerate();
        let begun = terms().filter(|(_, o)| from(o).is_none_or(|d| day.is_none_or(|today| d <= today)));
        let first = || terms().min_by_key(|(_, o)| from(o));
        begun.max_by_key(|(_, o)| from(o)).or_else(first).map_or(0, |(at, _)| at)
    }
}

impl Directory {
    /// Builds the directory; of people with one id the later (the unit's own) win over inherited ones.
    ///
    /// Organizations come in the order of their records, oldest first: several of one id are its terms.
    pub fn new(
        as_of: Date,
        people: impl IntoIterator<Item = Person>,
        organizations: impl IntoIterator<Item = (String, Organization)>,
    ) -> Self {
        let people: BTreeMap<String, Person> = people.into_iter().map(|person| (person.id.0.clone(), person)).collect();
        let mut terms: BTreeMap<String, Vec<Organization>> = BTreeMap::new();
        for (id, organization) in organizations {
            terms.entry(id).or_default().push(organization);
        }
        let mut bodies: Vec<Body> = terms.into_iter().map(|(id, terms)| Body { id, terms, current: 0 }).collect();
        for body in &mut bodies {
            body.current = body.at(Some(as_of));
        }
        let naming = Naming::new(&people, &ever_in_office(&bodies), &[]);
        let places = bodies.iter().enumerate().map(|(at, body)| (body.id.clone(), at)).collect();
        let offices = offices(&bodies, as_of);
        Directory { people, bodies, places, offices, naming, as_of: Some(as_of) }
    }

    /// Adds the people whom only records name, in the order of their numbers; each may come more than once.
    #[must_use]
    pub fn with_private(mut self, private: &[Private]) -> Self {
        if !private.is_empty() {
            self.naming = Naming::new(&self.people, &ever_in_office(&self.bodies), private);
        }
        self
    }

    /// A person by id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(id)
    }

    /// The work telephone of a person; who is not to be named has none either.
    pub fn work_phone(&self, id: &str) -> Option<&Phone> {
        Some(&self.reachable(id)?.work_phone.as_ref()?.value)
    }

    /// The work address of a person, on the same terms.
    pub fn work_email(&self, id: &str) -> Option<&Email> {
        Some(&self.reachable(id)?.work_email.as_ref()?.value)
    }

    /// A person who may be named.
    fn reachable(&self, id: &str) -> Option<&Person> {
        self.person(id).filter(|person| person.public.as_ref().is_none_or(|public| public.value != Publicity::No))
    }

    /// Everybody, by id.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values()
    }

    /// An organization by id: the term that holds today, else the one that ended last, else the first to come.
    pub fn organization(&self, id: &str) -> Option<&Organization> {
        self.body(id)?.current()
    }

    /// An organization as it was on a day, for records that name their publisher with its term.
    pub fn organization_on(&self, id: &str, day: Date) -> Option<&Organization> {
        let body = self.body(id)?;
        body.terms.get(body.at(Some(day)))
    }

    /// Every organization once, by id.
    pub fn organizations(&self) -> impl Iterator<Item = (&str, &Organization)> {
        self.bodies.iter().filter_map(|body| Some((body.id.as_str(), body.current()?)))
    }

    /// Every organization that exists today, by id.
    pub fn existing(&self) -> impl Iterator<Item = (&str, &Organization)> {
        self.organizations().filter(|(_, organization)| self.as_of.is_none_or(|today| organization.exists(today)))
    }

    /// Every place a person holds today in a body that exists, with the organization's id; organizations by id, places as
    /// their record has them. A body whose term ran out without a successor still counts.
    pub fn offices<'d>(&'d self, person: &'d str) -> impl Iterator<Item = (&'d str, &'d Organization, &'d Membership)> {
        let held = self.offices.get(person).map_or(&[][..], Vec::as_slice);
        held.iter().filter_map(|(body, member)| {
            let body = self.bodies.get(*body)?;
            let organization = body.current()?;
            Some((body.id.as_str(), organization, &organization.members.get(*member)?.value))
        })
    }

    /// How a person is named in public: in full with an office, by the family name without one, not at all on request.
    ///
    /// Masked names that would look alike are numbered in the order of their ids. Past officers stay named, for the records of their time do.
    pub fn shown(&self, id: &str) -> Option<String> {
        self.naming.shown(id).map(str::to_string)
    }

    /// Whether a person is named in public by the full name.
    pub fn is_named(&self, id: &str) -> bool {
        self.person(id).is_some_and(|person| self.naming.shown(id) == Some(&*person.name.value.0))
    }

    /// How somebody is shown whom no list of people names: 王*, numbered like [`Self::shown`] where others would look alike.
    pub fn private(&self, name: &str) -> String {
        self.naming.private(name)
    }

    /// The names that may be read in public, and those that must not.
    pub fn known<'d>(&'d self) -> (Vec<&'d str>, Vec<&'d str>) {
        let (named, hidden) = self.people().partition::<Vec<_>, _>(|person| self.is_named(&person.id));
        let name = |person: &'d Person| person.name.value.0.as_str();
        let masked = self.masks().iter().filter(|(name, mask)| name != mask).map(|(name, _)| name.as_str());
        let mut hidden: Vec<&str> = hidden.into_iter().map(name).collect();
        let listed: BTreeSet<&str> = hidden.iter().copied().collect();
        hidden.extend(masked.filter(|name| !listed.contains(name)));
        (named.into_iter().map(name).collect(), hidden)
    }

    /// The names in a text that must not be read, each with what stands in its place.
    pub fn hidden_names(&self, text: &str) -> Vec<(Span, &str)> {
        self.naming.hidden(text)
    }

    /// A text of somebody's with every name taken out that must not be read; `None` where there is none in it.
    pub fn without_hidden_names(&self, text: &str) -> Option<String> {
        self.naming.without_hidden(text)
    }

    /// The names that must not be read, ready to be looked for.
    pub fn unnamed(&self) -> &Arc<Names> {
        self.naming.names()
    }

    /// Full names that must not be read in any text, each with what stands in its place, longest first.
    ///
    /// A few pairs stand for themselves, to protect a public name that contains a hidden one; [`Self::without_hidden_names`]
    /// therefore takes the longest that fits at each place of a text, and replacing one name after the other would not do.
    pub fn masks(&self) -> &[(String, String)] {
        self.naming.masks()
    }

    fn body(&self, id: &str) -> Option<&Body> {
        self.bodies.get(*self.places.get(id)?)
    }
}

/// Everybody a roster ever put into an office, made its spokesperson, or gave as the one to turn to.
fn ever_in_office(bodies: &[Body]) -> BTreeSet<String> {
    let terms = || bodies.iter().flat_map(|body| &body.terms);
    let members = terms().flat_map(|o| o.members.iter().filter(|m| o.is_office(m)).map(|m| &m.person));
    let speakers = terms().filter_map(|o| o.spokesperson.as_ref());
    let contacts = terms().flat_map(|o| o.contacts.iter().filter_map(|c| c.person.as_ref()));
    members.chain(speakers).chain(contacts).map(|person| person.0.clone()).collect()
}

/// Person → where they sit today: body and place in its list of members.
fn offices(bodies: &[Body], as_of: Date) -> BTreeMap<String, Vec<(usize, usize)>> {
    let mut offices: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, body) in bodies.iter().enumerate() {
        let Some(organization) = body.current().filter(|o| o.exists(as_of)) else { continue };
        let day = organization.seated(as_of);
        for (place, member) in organization.members.iter().enumerate().filter(|(_, m)| organization.holds(m, day)) {
            offices.entry(member.person.0.clone()).or_default().push((at, place));
        }
    }
    offices
}

#[cfg(test)]
#[path = "directory_tests.rs"]
mod tests;
