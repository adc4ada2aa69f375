//! The people of an organization: the roll, who came and went, earlier terms, empty posts, mere numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::date::Date;
use crate::base::id::OrganizationId;
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Column, Label, Roll, RollEntry, Row, Table, Tone};
use crate::party::organization::{Appointment, Membership, Organization, Role};
use crate::party::person::Publicity;
use crate::record::kind::{Filed, Scope};

use super::Roster;

/// What somebody is called in an organization: the title written, else the word of the role.
pub fn post(member: &Membership) -> Cell {
    match &member.title {
        Some(title) => Cell::text(title.to_string()),
        None => Cell::label(member.role.key()),
    }
}

/// A post with its body; said of a body whose term is over that it is.
pub fn post_of(id: &str, organization: &Organization, member: &Membership, as_of: Date) -> Cell {
    let over = organization.seated(as_of) < as_of;
    let key = if over { "roster.post_over" } else { "roster.post_of" };
    Cell::Label(Label::with(key, [Cell::Organization(crate::base::id::OrganizationId(id.to_string())), post(member)]))
}

/// The members who hold an office on a day, each person once with all memberships, in the record's order.
pub fn seated(organization: &Organization, day: Date) -> Vec<(&str, Vec<&Membership>)> {
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    let mut people: Vec<(&str, Vec<&Membership>)> = Vec::new();
    for member in organization.members.iter().filter(|m| organization.is_office(m) && organization.holds(m, day)) {
        let id: &str = &member.person.0;
        let place = *at.entry(id).or_insert(people.len());
        match people.get_mut(place) {
            Some((_, posts)) => posts.push(member),
            None => people.push((id, vec![member])),
        }
    }
    people
}

/// How many people hold one of some roles on a day.
pub fn count(organization: &Organization, day: Date, fits: impl Fn(Role) -> bool) -> u64 {
    let people = seated(organization, day);
    let held = people.iter().filter(|(_, posts)| posts.iter().any(|m| fits(m.role.value))).count();
    u64::try_from(held).unwrap_or(u64::MAX)
}

/// Members who are not named: the number given, else the number listed.
pub fn unnamed(organization: &Organization, day: Date) -> Option<u64> {
    if let Some(given) = &organization.member_count {
        return Some(given.0);
    }
    let listed = organization.members.iter().filter(|m| !organization.is_office(m) && organization.holds(m, day));
    let people: BTreeSet<&str> = listed.map(|m| &*m.person.0).collect();
    (!people.is_empty()).then(|| u64::try_from(people.len()).unwrap_or(u64::MAX))
}

/// How many people of a body are not named. A small group of residents is not told by its number; what a company employs is.
pub fn told(organization: &Organization, number: u64) -> Cell {
    if organization.class.value.is_hired() { Cell::Count(number) } else { Cell::People(number) }
}

/// Everybody in office once; on the page of today's term with what they hold elsewhere.
pub fn roll(id: &str, organization: &Organization, day: Date, current: bool, scope: &Scope) -> Option<Block> {
    let entry = |(person, members): &(&str, Vec<&Membership>)| {
        let elsewhere = scope.directory.offices(person).filter(|(other, body, m)| *other != id && body.is_office(m));
        let own = members.iter().map(|m| post(m));
        let mut posts: Vec<Cell> = own.collect();
        if current {
            posts.extend(elsewhere.map(|(other, body, m)| post_of(other, body, m, scope.as_of)));
        }
        RollEntry {
            person: members.first().map_or(Cell::Empty, |m| Cell::Person(m.person.value.clone())),
            posts,
            details: members.iter().flat_map(|m| details(organization, m)).chain(reach(person, scope)).collect(),
            phone: phone(person, scope),
        }
    };
    let entries: Vec<RollEntry> = seated(organization, day).iter().map(entry).collect();
    (!entries.is_empty()).then(|| Block::Roll(Roll { title: "roster.people".into(), entries }))
}

/// A work telephone, unless the person is not to be named at all.
pub fn phone(person: &str, scope: &Scope) -> Option<crate::party::contact::Phone> {
    scope.directory.work_phone(person).cloned()
}

/// A work e-mail address, unless the person is not to be named at all.
pub fn email(person: &str, scope: &Scope) -> Option<crate::party::mailbox::Email> {
    scope.directory.work_email(person).cloned()
}

/// How else to reach somebody: a work address, and when the telephone is answered.
fn reach(person: &str, scope: &Scope) -> Vec<(Label, Cell)> {
    let known = scope.directory.person(person).filter(|known| known.public.as_ref().is_none_or(|p| p.value != Publicity::No));
    let hours = known.filter(|known| known.work_phone.is_some()).and_then(|known| known.hours.as_ref());
    let rows = [
        email(person, scope).map(|email| ("roster.email".into(), Cell::Email(email))),
        hours.map(|hours| ("roster.hours".into(), Cell::text(hours.to_string()))),
    ];
    rows.into_iter().flatten().collect()
}

/// What is particular to a membership; the organization's own term is not repeated for everybody.
fn details(organization: &Organization, member: &Membership) -> Vec<(Label, Cell)> {
    let own_dates = member.since.is_some() || member.until.is_some();
    let text = |line: &Option<At<crate::base::scalar::Line>>| line.as_ref().map(|l| Cell::text(l.to_string()));
    let many = |cells: Vec<Cell>| (!cells.is_empty()).then_some(Cell::Many(cells));
    let body = |id: &Option<At<OrganizationId>>| id.as_ref().map(|id| Cell::Organization(id.value.clone()));
    let confirmed = body(&member.confirmed_by).into_iter().chain(member.confirmed.as_ref().map(|day| Cell::Date(day.value)));
    let parts = |cells: Vec<Cell>| (!cells.is_empty()).then_some(Cell::Parts(cells));
    let rows: [(&'static str, Option<Cell>); 12] = [
        ("roster.term", own_dates.then(|| stretch(organization, member))),
        ("roster.buildings", many(member.buildings.iter().map(|b| Cell::Building(b.value.clone())).collect())),
        ("roster.units", many(member.units.iter().map(|unit| Cell::text(unit.to_string())).collect())),
        ("roster.mode", member.mode.as_ref().map(|mode| Cell::label(mode.key()))),
        ("roster.duties", many(member.duties.iter().map(|d| Cell::text(d.to_string())).collect())),
        ("roster.basis", member.basis.as_ref().map(|b| Cell::label(b.key()))),
        ("roster.on_behalf_of", member.on_behalf_of.as_ref().map(|o| Cell::Organization(o.value.clone()))),
        ("roster.seconded_from", parts(text(&member.seconded_from).into_iter().chain(text(&member.rank)).collect())),
        ("roster.nominated_by", body(&member.nominated_by)),
        ("roster.confirmed", parts(confirmed.collect())),
        ("roster.trained", member.trained.as_ref().map(|day| Cell::Date(day.value))),
        ("roster.appointment", member.appointment.as_ref().and_then(|appointment| way(appointment))),
    ];
    rows.into_iter().filter_map(|(key, cell)| Some((key.into(), cell?))).collect()
}

/// The way into a place: each step with its day, and the objections by their number.
fn way(appointment: &Appointment) -> Option<Cell> {
    let step = |key: &'static str, day: &Option<At<Date>>| day.as_ref().map(|day| Cell::Label(Label::with(key, [Cell::Date(day.value)])));
    let public = appointment.publicised.as_ref().map(|record| Cell::Record(record.value.clone()));
    let raised = u64::try_from(appointment.objections.len()).unwrap_or(u64::MAX);
    let answered = appointment.objections.iter().filter(|objection| objection.reply.is_some()).count();
    let objections = (raised > 0).then(|| {
        let counts = [raised, u64::try_from(answered).unwrap_or(u64::MAX)].map(Cell::Count);
        Cell::Label(Label::with("roster.objections", counts))
    });
    let before = [step("roster.proposed", &appointment.proposed), step("roster.vetted", &appointment.vetted), public, objections];
    let cells: Vec<Cell> = before.into_iter().flatten().chain(step("roster.appointed", &appointment.appointed)).collect();
    (!cells.is_empty()).then_some(Cell::Parts(cells))
}

fn stretch(organization: &Organization, member: &Membership) -> Cell {
    match organization.stretch(member) {
        (Some(since), until) => Cell::Days(since, until),
        (None, Some(until)) => Cell::Label(Label::with("roster.until", [Cell::Date(until)])),
        (None, None) => Cell::Empty,
    }
}

/// Who left within the term, and who is still to come.
pub fn changes(organization: &Organization, day: Date) -> Option<Block> {
    let row = |member: &At<Membership>| {
        let to_come = organization.stretch(member).0.is_some_and(|since| day < since);
        let word = if to_come { (Tone::Soon, "roster.to_come") } else { (Tone::Plain, "roster.left") };
        let who = Cell::Person(member.person.value.clone());
        let term = [stretch(organization, member)].into_iter().filter(|term| *term != Cell::Empty);
        Row { details: term.map(|term| ("roster.term".into(), term)).collect(), ..Row::of([who, post(member), Cell::State(word.0, word.1.into())]) }
    };
    let moved = organization.members.iter().filter(|m| organization.is_office(m) && !organization.holds(m, day));
    let rows: Vec<Row> = moved.map(row).collect();
    let columns =
        vec![Column::words("roster.person"), Column::words("roster.post"), Column::words("roster.change")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "roster.changes".into(), columns, rows, total: None }))
}

/// The earlier terms of the organization, newest first.
pub fn past_terms(this: &Filed<Roster>, kept: &[&Filed<Roster>]) -> Option<Block> {
    let from = |f: &Filed<Roster>| f.body.organization.term.as_ref().map(|t| t.period.from);
    let before = kept.iter().rev().filter(|f| f.id != this.id && from(f).is_some() && from(f) < from(this));
    let row = |f: &&Filed<Roster>| {
        let organization = &f.body.organization;
        let term = organization.term.as_ref()?;
        let members = count(organization, term.period.until, Role::takes_seat);
        let name = Cell::maybe(term.name.as_ref().map(|n| Cell::text(n.to_string())));
        let days = Cell::Days(term.period.from, Some(organization.seated(term.period.until)));
        let details = vec![("roster.term".into(), days), ("roster.record".into(), Cell::Record(f.id.clone()))];
        Some(Row { details, ..Row::of([name, Cell::Count(members)]) })
    };
    let rows: Vec<Row> = before.filter_map(row).collect();
    let columns = vec![
        Column::words("roster.term_name"),
        Column::numbers("roster.filled"),
    ];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "roster.past_terms".into(), columns, rows, total: None }))
}

/// Posts that nobody holds, by role; where no posts are listed, the seats that are not filled.
pub fn vacant(organization: &Organization, day: Date) -> Option<Cell> {
    let mut wanted: Vec<(Role, Cell, u64)> = Vec::new();
    for post in &organization.posts {
        let seats = post.seats.as_ref().map_or(1, |seats| seats.0);
        match wanted.iter_mut().find(|(role, ..)| *role == post.role.value) {
            // Several posts of one role are counted together: members rarely repeat the title of their post.
            Some((role, name, sum)) => {
                *name = Cell::label(role.key());
                *sum = sum.saturating_add(seats);
            }
            None => {
                let title = post.title.as_ref().map(|t| Cell::text(t.to_string()));
                wanted.push((post.role.value, title.unwrap_or_else(|| Cell::label(post.role.key())), seats));
            }
        }
    }
    let empty = |(role, name, seats): (Role, Cell, u64)| {
        let missing = seats.checked_sub(count(organization, day, |held| held == role)).filter(|n| *n > 0)?;
        Some(Cell::Label(Label::with("roster.vacancy", [name, Cell::Count(missing)])))
    };
    if wanted.is_empty() {
        let held = count(organization, day, Role::takes_seat);
        // Where nobody is listed the page says nothing of seats, rather than that all are empty.
        let missing = organization.seats.as_ref()?.0.checked_sub(held).filter(|n| *n > 0 && held > 0)?;
        return Some(Cell::Label(Label::with("roster.vacancies", [Cell::Count(missing)])));
    }
    let empty: Vec<Cell> = wanted.into_iter().filter_map(empty).collect();
    (!empty.is_empty()).then_some(Cell::Many(empty))
}
