//! The first page, in the order people ask: what hangs now, the money, whom to call, what is under way, what came of things.

use crate::compound::Compound;
use crate::disclosure::{Block, Cell, Column, Disclosure, Event, FigureRole, Progress, Rhythm, Row, Table};
use crate::party::contact::{Contact, ContactRole, Reception};
use crate::party::organization::{Membership, OrganizationClass};
use crate::record::header::Status;

use super::desk::{card, work_phone};
use super::duties::Duties;
use super::mask::Masking;
use super::page::Told;
use super::{ContactCard, Home, MoneyCard, Progressing, ReceptionCard, ResultCard, Teaser};

/// How many lines each part of the first page has at most; everything else is one tap away.
const CURRENT: usize = 6;
const ACCOUNTS: usize = 4;
const MATTERS: usize = 4;
const RESULTS: usize = 4;
const MEMBERS: usize = 12;
/// More building heads than this are told in a table, a row each, instead of one below the other.
const HEADS: usize = 6;

/// Plans the first page.
pub fn home(compound: &Compound, masking: &Masking, all: &[Told], duties: &Duties) -> Home {
    let standing: Vec<&Told> = all.iter().filter(|told| stands(compound, told)).collect();
    let (current, besides) = current(compound, &standing);
    Home {
        current,
        besides,
        money: money(&standing),
        contacts: contacts(compound, masking),
        heads: tabled_heads(compound, masking),
        reception: reception(compound, masking),
        under_way: under_way(&standing),
        results: results(&standing),
        members: members(compound, &standing),
        printed: Vec::new(),
        duties: duties.on_home(),
    }
}

/// Whether a record still speaks: the unit's own, neither withdrawn, nor corrected, nor emptied.
pub fn stands(compound: &Compound, told: &Told) -> bool {
    let record = told.seen.record;
    let corrected = compound.corrections.contains_key(&record.id.0);
    told.seen.from.is_none() && record.header.status() != Status::Withdrawn && record.header.purged.is_none() && !corrected
}

fn newest_first<'t, 'c>(mut list: Vec<&'t Told<'c>>, most: usize) -> Vec<&'t Told<'c>> {
    list.sort_by(|a, b| b.teaser.published.cmp(&a.teaser.published).then_with(|| a.teaser.id.cmp(&b.teaser.id)));
    list.truncate(most);
    list
}

/// What hangs now: the newest in full, and in a line each what hangs besides, the first to be taken down first.
fn current(compound: &Compound, standing: &[&Told]) -> (Vec<Teaser>, Vec<Teaser>) {
    let day = compound.as_of;
    let hangs = |told: &&&Told| {
        let (from, until) = told.seen.record.header.hangs();
        from <= day && until.is_some_and(|until| day <= until)
    };
    let all = newest_first(standing.iter().filter(hangs).copied().collect(), usize::MAX);
    let mut teasers = all.into_iter().map(|told| told.teaser.clone());
    let current = teasers.by_ref().take(CURRENT).collect();
    let mut besides: Vec<Teaser> = teasers.collect();
    besides.sort_by(|a, b| a.until.cmp(&b.until).then_with(|| a.id.cmp(&b.id)));
    (current, besides)
}

/// The latest period of each account; the accounts in the order of their latest publication, common income first.
fn money(standing: &[&Told]) -> Vec<MoneyCard> {
    let closing = |told: &&&Told| told.disclosure.figures.iter().any(|figure| figure.role == FigureRole::Closing);
    let mut latest: Vec<&Told> = Vec::new();
    for told in standing.iter().filter(closing) {
        let key = |t: &Told| (t.seen.record.kind.series)(t.seen.record);
        match latest.iter_mut().find(|other| key(other) == key(told)) {
            Some(other) if period_end(&other.disclosure) <= period_end(&told.disclosure) => *other = told,
            Some(_) => {}
            None => latest.push(told),
        }
    }
    let rank = |told: &Told| {
        (told.seen.record.kind.series)(told.seen.record)
            .map_or(usize::MAX, |key| ORDER.iter().position(|known| key.starts_with(known)).unwrap_or(ORDER.len()))
    };
    latest.sort_by_key(|told| (rank(told), std::cmp::Reverse(told.teaser.published), told.teaser.id.clone()));
    latest.truncate(ACCOUNTS);
    let card = |told: &Told| MoneyCard {
        teaser: told.teaser.clone(),
        headline: told.disclosure.headline.clone(),
        remark: told.disclosure.remark.clone(),
        figures: told.disclosure.figures.clone(),
    };
    latest.into_iter().map(card).collect()
}

/// The accounts people ask for first.
const ORDER: [&str; 4] = ["common", "courtyard", "maintenance", "property"];

fn period_end(told: &Disclosure) -> Option<crate::base::date::Date> {
    told.period.map(|period| period.until)
}

fn under_way(standing: &[&Told]) -> Vec<Progressing> {
    // The first steps of a record are its course; what follows says the same of something smaller.
    let moving = |told: &&Told| -> Option<Block> {
        let course = told.disclosure.blocks.iter().find(|block| matches!(block, Block::Steps(_)))?;
        let Block::Steps(steps) = course else { return None };
        let open = steps.steps.iter().any(|step| step.progress != Progress::Done);
        (open && steps.steps.iter().any(|step| step.progress != Progress::Ahead)).then(|| course.clone())
    };
    let open: Vec<&Told> = standing.iter().copied().filter(|told| moving(told).is_some()).collect();
    let card =
        |told: &Told| Some(Progressing { teaser: told.teaser.clone(), steps: moving(&told)?, remark: told.disclosure.headline.clone() });
    newest_first(open, MATTERS).into_iter().filter_map(card).collect()
}

fn results(standing: &[&Told]) -> Vec<ResultCard> {
    let tally = |told: &Told| {
        let closed = |block: &&Block| matches!(block, Block::Tally(tally) if tally.bases.iter().any(|base| base.agreement.is_some()));
        told.disclosure.blocks.iter().rev().find(closed).cloned()
    };
    let scored = |told: &Told| told.disclosure.figures.iter().any(|figure| figure.role == FigureRole::Score);
    let finished: Vec<&Told> = standing.iter().copied().filter(|told| tally(told).is_some() || scored(told)).collect();
    let card = |told: &Told| {
        let tally = tally(told);
        let figures = if tally.is_some() { Vec::new() } else { told.disclosure.figures.clone() };
        ResultCard { teaser: told.teaser.clone(), tally, figures }
    };
    newest_first(finished, RESULTS).into_iter().map(card).collect()
}

/// Who sits on the committee that stands today; a list that is longer than a committee is none a poster could name.
fn members(compound: &Compound, standing: &[&Told]) -> Option<Block> {
    use OrganizationClass::{CourtyardCommittee, OwnersCommittee, TenantsCommittee};
    let committee = |told: &&&Told| {
        let Some(Cell::Organization(id)) = &told.disclosure.subject else { return false };
        let body = compound.directory.organization(id).filter(|body| body.exists(compound.as_of));
        body.is_some_and(|body| matches!(body.class.value, OwnersCommittee | TenantsCommittee | CourtyardCommittee))
    };
    let rosters = standing.iter().filter(|told| told.seen.record.kind.name == "roster").filter(committee);
    let mut rolls = rosters.flat_map(|told| told.disclosure.blocks.iter().filter(|block| matches!(block, Block::Roll(_))));
    rolls.find(|block| matches!(block, Block::Roll(roll) if (1..=MEMBERS).contains(&roll.entries.len()))).cloned()
}

/// Whom to call: the unit's own contacts, then those of the units above for what the unit itself does not name.
fn contacts(compound: &Compound, masking: &Masking) -> Vec<ContactCard> {
    let role = |contact: &Contact| contact.role.as_ref().map_or(ContactRole::Other, |role| role.value);
    let mut named: Vec<&Contact> = compound.unit.contacts.iter().map(|contact| &contact.value).collect();
    for unit in compound.above.iter().filter_map(|above| above.unit.as_ref()) {
        let new: Vec<&Contact> =
            unit.unit.contacts.iter().map(|c| &c.value).filter(|c| !named.iter().any(|n| role(n) == role(c))).collect();
        named.extend(new);
    }
    named.sort_by_key(|contact| role(contact));
    let mut cards: Vec<ContactCard> = named.into_iter().map(|contact| card(compound, masking, contact)).collect();
    // Whom the unit names itself is not named a second time.
    let named = |head: &ContactCard| head.phone.is_some() && cards.iter().any(|card| card.phone == head.phone);
    let heads: Vec<ContactCard> = heads(compound, masking).into_iter().filter(|head| !named(head)).collect();
    cards.splice(0..0, heads);
    cards
}

/// The building heads of each roster that lists them by building.
pub fn rostered<'c>(compound: &'c Compound) -> impl Iterator<Item = Vec<&'c Membership>> {
    let bodies = compound.directory.organizations().filter(|(_, body)| body.class.value == OrganizationClass::BuildingHeads);
    bodies.map(|(_, body)| {
        let members = body.members.iter().map(|member| &member.value);
        members.filter(|member| body.holds(member, compound.as_of) && !member.buildings.is_empty()).collect()
    })
}

fn buildings(member: &Membership) -> Vec<Cell> {
    member.buildings.iter().map(|building| Cell::Building(building.value.clone())).collect()
}

/// The building heads of a small compound, one below the other.
fn heads(compound: &Compound, masking: &Masking) -> Vec<ContactCard> {
    let card = |member: &Membership| ContactCard {
        label: Cell::label(ContactRole::BuildingHead.key()),
        who: Some(masking.cell(Cell::Person(member.person.value.clone()))),
        phone: work_phone(compound, member),
        details: buildings(member),
    };
    rostered(compound).filter(|members| members.len() <= HEADS).flatten().map(card).collect()
}

/// The building heads of a large one: whoever knows the building finds the number beside it.
fn tabled_heads(compound: &Compound, masking: &Masking) -> Vec<Table> {
    let row = |member: &Membership| {
        let who = masking.cell(Cell::Person(member.person.value.clone()));
        let phone = work_phone(compound, member).map(Cell::Phone);
        Row::of([Cell::Many(buildings(member)), Cell::Parts(std::iter::once(who).chain(phone).collect())])
    };
    let table = |members: Vec<&Membership>| Table {
        caption: "home.heads".into(),
        columns: ["home.head_buildings", "home.head_who"].map(Column::words).into(),
        rows: members.into_iter().map(row).collect(),
        total: None,
    };
    rostered(compound).filter(|members| members.len() > HEADS).map(table).collect()
}

/// When residents are received: the unit's own days, else those of the nearest unit above.
fn received<'c>(compound: &Compound<'c>) -> Option<&'c Reception> {
    let above = compound.above.iter().filter_map(|unit| unit.unit.as_ref()).map(|file| &file.unit);
    std::iter::once(compound.unit).chain(above).find_map(|unit| unit.reception.as_ref()).map(|reception| &reception.value)
}

/// The reception days for the calendar.
pub fn events(compound: &Compound, masking: &Masking) -> Vec<Event> {
    let event = received(compound).and_then(|reception| {
        let event = Event::on(reception.next(compound.as_of)?, "calendar.reception");
        Some(event.at(Some(&reception.time), Some(&reception.place)).every(Rhythm::of(reception)))
    });
    event.into_iter().map(|event| masking.event(event)).collect()
}

/// The next reception day.
fn reception(compound: &Compound, masking: &Masking) -> Option<ReceptionCard> {
    let reception = received(compound)?;
    Some(ReceptionCard {
        on: reception.next(compound.as_of)?,
        time: masking.text(&reception.time),
        place: masking.text(&reception.place),
        who: reception.who.as_ref().map(|who| masking.text(who)),
    })
}
