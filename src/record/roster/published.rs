//! The open data of an organization, version 1: the body, its posts, who holds them, how to reach it. Popolo is made from these.

use crate::base::id::OrganizationId;
use crate::disclosure::Cell;
use crate::party::contact::{Contact, ContactRole};
use crate::party::organization::{Membership, Organization, OrganizationClass, Post, Role, Standing};
use crate::published;
use crate::published::{AsCell, Column, Published, Outline, Shelf, Sort, many, public_id, word};
use crate::record::kind::{Filed, Scope};

use super::{Roster, people};

/// Every table of the kind.
pub const OUTLINES: &[&Outline] = &[
    <OrganizationV1 as Published>::OUTLINE,
    <PostV1 as Published>::OUTLINE,
    <MembershipV1 as Published>::OUTLINE,
    <ContactV1 as Published>::OUTLINE,
];

published! {
    /// A body and its term (Popolo: Organization).
    OrganizationV1 = "organizations" of "roster", "组织", "a body and its term" {
        organization = Column::of("组织编码", "permanent id of the body; several terms share it", Sort::Id).required(),
        name = Column::of("名称", "full name", Sort::Text).required(),
        short_name = Column::of("简称", "what it is called for short", Sort::Text),
        class = Column::of("类别", "what sort of body", Sort::Word(OrganizationClass::WORDS)).required(),
        state = Column::of("组织状态", "provisional or formal", Sort::Word(Standing::WORDS)),
        founded = Column::of("成立", "since when it exists", Sort::Date),
        dissolved = Column::of("撤销", "when it ended", Sort::Date),
        parent = Column::of("上级", "the body above it", Sort::Id),
        term = Column::of("届别", "what the term is called", Sort::Text),
        term_from = Column::of("任期起", "first day of the term", Sort::Date),
        term_until = Column::of("任期止", "last day of the term", Sort::Date),
        seats = Column::of("席位", "how many seats it has", Sort::Count),
        members = Column::of("人数", "members who are not named, in number; empty for a small group", Sort::Count),
        buildings = Column::of("服务楼栋", "the buildings it serves; none means all", Sort::Id).list(),
    }
}

published! {
    /// A post, whether or not somebody holds it (Popolo: Post).
    PostV1 = "posts" of "roster", "岗位", "a post of a body, held or not" {
        organization = Column::of("组织编码", "the body", Sort::Id).required(),
        role = Column::of("职务", "what the holder is", Sort::Word(Role::WORDS)).required(),
        title = Column::of("名称", "what the post is called here", Sort::Text),
        seats = Column::of("席位", "how many may hold it", Sort::Count),
        duties = Column::of("职责", "what the holder does", Sort::Text).list(),
    }
}

published! {
    /// Somebody's office in a body (Popolo: Membership).
    MembershipV1 = "memberships" of "roster", "任职", "an office somebody holds or held; volunteers and party members are only counted" {
        organization = Column::of("组织编码", "the body", Sort::Id).required(),
        person = Column::of("人员编码", "id of a person named in full; empty for anybody else", Sort::Id),
        name = Column::of("姓名", "the name as pages show it; empty for who is not to be named", Sort::Name),
        role = Column::of("职务", "as what", Sort::Word(Role::WORDS)).required(),
        title = Column::of("名称", "what the place is called here", Sort::Text),
        from = Column::of("自", "first day", Sort::Date),
        until = Column::of("至", "last day, where it is known", Sort::Date),
        on_behalf_of = Column::of("代表", "the body the person stands for", Sort::Id),
        buildings = Column::of("楼栋", "the buildings the person answers for", Sort::Id).list(),
        duties = Column::of("职责", "what the person does", Sort::Text).list(),
        phone = Column::of("工作电话", "work telephone", Sort::Text),
        email = Column::of("工作邮箱", "work e-mail", Sort::Text),
    }
}

published! {
    /// Where to reach a body (Popolo: ContactDetail).
    ContactV1 = "contacts" of "roster", "联系方式", "where to reach a body" {
        organization = Column::of("组织编码", "the body", Sort::Id).required(),
        role = Column::of("角色", "what for", Sort::Word(ContactRole::WORDS)),
        desk = Column::of("名称", "what the desk is called", Sort::Text),
        name = Column::of("姓名", "who answers, as pages show it", Sort::Name),
        phone = Column::of("电话", "work telephone", Sort::Text),
        email = Column::of("邮箱", "work e-mail", Sort::Text),
        hours = Column::of("时间", "when", Sort::Text),
        place = Column::of("地点", "where", Sort::Text),
        buildings = Column::of("楼栋", "the buildings it serves; none means all", Sort::Id).list(),
        verified = Column::of("核实日期", "when somebody last made sure that it is right", Sort::Date),
    }
}

/// Gives an organization to the tables.
pub fn publish(filed: &Filed<Roster>, scope: &Scope, shelf: &mut Shelf) {
    let organization = &filed.body.organization;
    let id = filed.body.organization_id(filed.id);
    let body = || Cell::Organization(OrganizationId(id.to_string()));
    shelf.put(of(organization, body(), scope));
    shelf.extend(organization.posts.iter().map(|one| post(one, body())));
    let offices = organization.members.iter().filter(|member| organization.is_office(member));
    shelf.extend(offices.map(|one| membership(organization, one, body(), scope)));
    shelf.extend(organization.contacts.iter().map(|one| contact(one, body(), scope)));
}

fn of(organization: &Organization, body: Cell, scope: &Scope) -> OrganizationV1 {
    let term = organization.term.as_ref();
    let day = organization.seated(scope.as_of);
    OrganizationV1 {
        organization: body,
        name: organization.name.cell(),
        short_name: organization.short_name.cell(),
        class: Cell::label(organization.class.key()),
        state: word(&organization.standing, Standing::key),
        founded: organization.founded.cell(),
        dissolved: organization.dissolved.cell(),
        parent: organization.parent.cell(),
        term: Cell::maybe(term.map(|term| term.name.cell())),
        term_from: Cell::maybe(term.map(|term| term.period.from.cell())),
        term_until: Cell::maybe(term.map(|term| term.period.until.cell())),
        seats: organization.seats.cell(),
        members: Cell::maybe(people::unnamed(organization, day).map(|number| people::told(organization, number))),
        buildings: organization.buildings.cell(),
    }
}

fn post(post: &Post, body: Cell) -> PostV1 {
    PostV1 {
        organization: body,
        role: Cell::label(post.role.key()),
        title: post.title.cell(),
        seats: post.seats.cell(),
        duties: post.duties.cell(),
    }
}

fn membership(organization: &Organization, member: &Membership, body: Cell, scope: &Scope) -> MembershipV1 {
    let (from, until) = organization.stretch(member);
    MembershipV1 {
        organization: body,
        person: public_id(scope.directory, Some(&member.person)),
        name: member.person.cell(),
        role: Cell::label(member.role.key()),
        title: member.title.cell(),
        from: from.cell(),
        until: until.cell(),
        on_behalf_of: member.on_behalf_of.cell(),
        buildings: member.buildings.cell(),
        duties: member.duties.cell(),
        phone: people::phone(&member.person, scope).cell(),
        email: people::email(&member.person, scope).cell(),
    }
}

/// A contact; whose own number stands in the directory is reached by that.
fn contact(contact: &Contact, body: Cell, scope: &Scope) -> ContactV1 {
    let own = contact.phone.as_ref().map(|phone| phone.value.clone());
    let of_person = || people::phone(&contact.person.as_ref()?.value, scope);
    ContactV1 {
        organization: contact.organization.as_ref().map_or(body, |other| other.cell()),
        role: word(&contact.role, ContactRole::key),
        desk: contact.name.cell(),
        name: contact.person.cell(),
        phone: own.or_else(of_person).cell(),
        email: contact.email.cell(),
        hours: contact.hours.cell(),
        place: contact.place.cell(),
        buildings: many(contact.buildings.iter().map(AsCell::cell)),
        verified: contact.verified.cell(),
    }
}
