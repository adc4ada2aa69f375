//! Desks and people to call: a contact as pages show it, and the desk to ask about what a body publishes.

use crate::base::id::OrganizationId;
use crate::compound::Compound;
use crate::disclosure::Cell;
use crate::party::contact::{Contact, ContactRole, Phone};
use crate::party::organization::Membership;

use super::ContactCard;
use super::mask::Masking;

/// The desk to ask about what a body publishes: its own, the unit's for it, one of its members with a work telephone; else whoever answers
/// for the unit.
pub fn desk(compound: &Compound, masking: &Masking, publisher: Option<&OrganizationId>) -> Option<ContactCard> {
    let body = publisher.and_then(|id| compound.directory.organization(id));
    let units =
        || std::iter::once(compound.unit).chain(compound.above.iter().filter_map(|above| above.unit.as_ref()).map(|file| &file.unit));
    let desks = || units().flat_map(|unit| &unit.contacts).map(|contact| &contact.value);
    let own = body.and_then(|body| body.contacts.first()).map(|contact| &contact.value);
    let named = || desks().find(|contact| publisher.is_some() && contact.organization.as_ref().map(|id| &id.value) == publisher);
    if let Some(contact) = own.or_else(named) {
        return Some(card(compound, masking, contact));
    }
    let members = body.into_iter().flat_map(|body| body.members.iter().filter(|member| body.holds(member, compound.as_of)));
    let member = members.filter_map(|member| Some((member, work_phone(compound, member)?))).next();
    if let (Some((member, phone)), Some(id)) = (member, publisher) {
        let who = Some(masking.cell(Cell::Person(member.person.value.clone())));
        return Some(ContactCard { label: Cell::Organization(id.clone()), who, phone: Some(phone), details: Vec::new() });
    }
    let answers = [ContactRole::Committee, ContactRole::Neighbourhood, ContactRole::Property];
    let contact =
        answers.into_iter().find_map(|role| desks().find(|contact| contact.role.as_ref().is_some_and(|own| own.value == role)))?;
    Some(card(compound, masking, contact))
}

/// A contact as pages show it.
pub fn card(compound: &Compound, masking: &Masking, contact: &Contact) -> ContactCard {
    let person = contact.person.as_ref().map(|id| id.value.clone());
    let work_phone = person.as_ref().and_then(|id| compound.directory.work_phone(&id.0)).cloned();
    let role = contact.role.as_ref().map(|role| Cell::label(role.key()));
    let name = contact.name.as_ref().map(|name| Cell::Text(masking.text(name)));
    let mut details: Vec<Cell> = contact.buildings.iter().map(|building| Cell::Building(building.value.clone())).collect();
    let own = person.as_ref().and_then(|id| compound.directory.work_email(&id.0));
    details.extend(contact.email.as_ref().map(|email| &email.value).or(own).map(|email| Cell::Email(email.clone())));
    details.extend([&contact.hours, &contact.place].into_iter().flatten().map(|line| Cell::Text(masking.text(line))));
    ContactCard {
        label: name.or(role).unwrap_or(Cell::Empty),
        who: person
            .map(|id| masking.cell(Cell::Person(id)))
            .or_else(|| contact.organization.as_ref().map(|id| Cell::Organization(id.value.clone()))),
        phone: contact.phone.as_ref().map(|phone| phone.value.clone()).or(work_phone),
        details,
    }
}

/// The work telephone of a member.
pub fn work_phone(compound: &Compound, member: &Membership) -> Option<Phone> {
    compound.directory.work_phone(&member.person.value.0).cloned()
}
