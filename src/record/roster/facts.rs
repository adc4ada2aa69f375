//! The plain facts of an organization: what it is, for whom it acts, how to reach it.

use crate::base::date::Date;
use crate::base::markdown::{Block as Piece, Inline, Prose};
use crate::disclosure::{Block, Cell, Column, Event, Facts, Label, ProseBlock, Rhythm, Row, Table};
use crate::party::contact::{Contact, Reception};
use crate::party::organization::{Grid, Honour, Observer, Organization};

use super::people;

type Rows = Vec<(Label, Cell)>;

fn add(rows: &mut Rows, key: &'static str, cell: Option<Cell>) {
    if let Some(cell) = cell {
        rows.push((key.into(), cell));
    }
}

fn many(cells: impl IntoIterator<Item = Cell>) -> Option<Cell> {
    let cells: Vec<Cell> = cells.into_iter().collect();
    (!cells.is_empty()).then_some(Cell::Many(cells))
}

fn parts(cells: impl IntoIterator<Item = Cell>) -> Option<Cell> {
    let cells: Vec<Cell> = cells.into_iter().collect();
    (!cells.is_empty()).then_some(Cell::Parts(cells))
}

/// What it is.
pub fn facts(organization: &Organization, day: Date) -> Block {
    let o = organization;
    let date = |d: &Option<crate::base::source::At<Date>>| d.as_ref().map(|d| Cell::Date(d.value));
    let text = |t: &Option<crate::base::source::At<crate::base::scalar::Line>>| t.as_ref().map(|t| Cell::text(t.to_string()));
    let mut rows: Rows = vec![("roster.class".into(), Cell::label(o.class.key()))];
    add(&mut rows, "roster.standing", o.standing.as_ref().map(|s| Cell::label(s.key())));
    add(&mut rows, "roster.founded", date(&o.founded));
    add(&mut rows, "roster.converted", date(&o.converted));
    add(&mut rows, "roster.plaque", date(&o.plaque));
    add(&mut rows, "roster.dissolved", date(&o.dissolved));
    add(&mut rows, "roster.parent", o.parent.as_ref().map(|p| Cell::Organization(p.value.clone())));
    if let Some(term) = &o.term {
        let days = Cell::Days(term.period.from, Some(term.period.until));
        let word = if o.class.is_hired() { "roster.service" } else { "roster.term" };
        add(&mut rows, word, parts(text(&term.name).into_iter().chain([days])));
        add(&mut rows, "roster.election", term.election.as_ref().map(|e| Cell::Record(e.value.clone())));
        add(&mut rows, "roster.filed", term.filed.as_ref().map(|day| Cell::Date(day.value)));
    }
    add(&mut rows, "roster.seats", o.seats.as_ref().map(|s| Cell::Count(s.0)));
    add(&mut rows, "roster.vacant", people::vacant(o, day));
    add(&mut rows, "roster.member_count", people::unnamed(o, day).map(|n| people::told(o, n)));
    for share in &o.composition {
        rows.push((Label::with("roster.contact_named", [Cell::text(share.label.to_string())]), Cell::People(share.count.0)));
    }
    let grid = |grid: &Grid| [Cell::label(grid.sort.key()), Cell::Label(Label::with("roster.grid_members", [Cell::People(grid.party_members.0)]))];
    add(&mut rows, "roster.grid", o.grid.as_ref().and_then(|found| parts(grid(found))));
    add(&mut rows, "roster.resident_units", o.resident_units.as_ref().map(|n| Cell::Count(n.0)));
    add(&mut rows, "roster.checked_in", o.checked_in.as_ref().map(|n| Cell::People(n.0)));
    let core = |core: bool| Cell::label(if core { "roster.core_yes" } else { "roster.core_no" });
    add(&mut rows, "roster.core", o.core.as_ref().map(|found| core(found.value)));
    add(&mut rows, "roster.theme", text(&o.theme));
    add(&mut rows, "roster.constituencies", many(o.constituencies.iter().map(|c| Cell::text(c.to_string()))));
    add(&mut rows, "roster.serves", many(o.buildings.iter().map(|b| Cell::Building(b.value.clone()))));
    let seal = |has: bool| Cell::label(if has { "roster.seal_yes" } else { "roster.seal_no" });
    add(&mut rows, "roster.seal", o.seal.as_ref().map(|s| seal(s.value)));
    add(&mut rows, "roster.credit_code", text(&o.credit_code));
    add(&mut rows, "roster.charter", o.charter.as_ref().map(|c| Cell::Record(c.value.clone())));
    add(&mut rows, "roster.spokesperson", o.spokesperson.as_ref().map(|p| Cell::Person(p.value.clone())));
    add(&mut rows, "roster.observers", many(o.observers.iter().map(|seen| observer(seen))));
    Block::Facts(Facts { title: None, rows })
}

fn observer(observer: &Observer) -> Cell {
    let organization = observer.organization.as_ref().map(|o| Cell::Organization(o.value.clone()));
    let who = match (organization, &observer.person) {
        (Some(body), Some(person)) => Cell::Label(Label::with("roster.observer_of", [body, Cell::Person(person.value.clone())])),
        (Some(body), None) => body,
        (None, Some(person)) => Cell::Person(person.value.clone()),
        (None, None) => Cell::Empty,
    };
    match &observer.occasion {
        Some(occasion) => Cell::Label(Label::with("roster.observer_at", [who, Cell::text(occasion.to_string())])),
        None => who,
    }
}

/// 支代业: for whom it acts, on whose consent, with which powers, until when; the first thing on its page.
pub fn delegation(id: &Cell, organization: &Organization, as_of: Date) -> Option<Block> {
    let delegation = organization.delegation.as_ref()?;
    let period = delegation.period.value;
    let key = if period.until < as_of {
        "roster.acted"
    } else if as_of < period.from {
        "roster.will_act"
    } else {
        "roster.acting"
    };
    let mut rows: Rows = vec![("roster.acting_period".into(), Cell::Days(period.from, Some(period.until)))];
    add(&mut rows, "roster.consent", delegation.consent.as_ref().map(|c| Cell::Record(c.value.clone())));
    for (at, power) in (1_u64..).zip(&delegation.powers) {
        rows.push((Label::with("roster.power", [Cell::Count(at)]), Cell::text(power.to_string())));
    }
    add(&mut rows, "roster.reason", delegation.reason.as_ref().map(|r| Cell::text(r.to_string())));
    let title = Label::with(key, [id.clone(), Cell::text(delegation.for_body.to_string())]);
    Some(Block::Facts(Facts { title: Some(title), rows }))
}

/// How to reach it: its contacts and its reception days.
pub fn reach(organization: &Organization, as_of: Date) -> Option<Block> {
    let mut rows: Rows = organization.contacts.iter().map(|c| contact(c)).collect();
    if let Some(reception) = &organization.reception {
        let who = reception.who.as_ref().map(|w| Cell::text(w.to_string()));
        let fixed = [rhythm(reception), Cell::text(reception.time.to_string()), Cell::text(reception.place.to_string())];
        add(&mut rows, "roster.reception", parts(fixed.into_iter().chain(who)));
        add(&mut rows, "roster.next_reception", reception.next(as_of).map(Cell::Date));
    }
    (!rows.is_empty()).then(|| Block::Facts(Facts { title: Some("roster.reach".into()), rows }))
}

fn contact(contact: &Contact) -> (Label, Cell) {
    let text = |t: &Option<crate::base::source::At<crate::base::scalar::Line>>| t.as_ref().map(|t| Cell::text(t.to_string()));
    let label = match (&contact.name, &contact.role) {
        (Some(name), _) => Label::with("roster.contact_named", [Cell::text(name.to_string())]),
        (None, Some(role)) => role.key().into(),
        (None, None) => "roster.contact".into(),
    };
    let person = contact.person.as_ref().map(|p| Cell::Person(p.value.clone()));
    let phone = contact.phone.as_ref().map(|p| Cell::Phone(p.value.clone()));
    let email = contact.email.as_ref().map(|e| Cell::Email(e.value.clone()));
    let verified = contact.verified.as_ref().map(|d| Cell::Label(Label::with("roster.verified", [Cell::Date(d.value)])));
    let cells = [person, phone, email, text(&contact.hours), text(&contact.place)].into_iter().flatten();
    let buildings = contact.buildings.iter().map(|b| Cell::Building(b.value.clone()));
    (label, parts(cells.chain(buildings).chain(verified)).unwrap_or(Cell::Empty))
}

/// How often residents are received, in words.
fn rhythm(reception: &Reception) -> Cell {
    let weekday = Cell::label(reception.weekday.key());
    let ordinal = |n: u64| match n {
        1 => Cell::label("roster.nth_1"),
        2 => Cell::label("roster.nth_2"),
        3 => Cell::label("roster.nth_3"),
        4 => Cell::label("roster.nth_4"),
        5 => Cell::label("roster.nth_5"),
        other => Cell::Count(other),
    };
    match many(reception.nth.iter().map(|n| ordinal(n.0))) {
        None => Cell::Label(Label::with("roster.every_week", [weekday])),
        Some(nth) => Cell::Label(Label::with("roster.every_month", [nth, weekday])),
    }
}

/// What belongs in a calendar: the next reception day, the end of the term, the end of acting for another.
pub fn events(organization: &Organization, as_of: Date) -> Vec<Event> {
    let name = || Cell::text(organization.short());
    let on = |from: Date, label: Label| Event::on(from, label);
    let mut events = Vec::new();
    if let Some((reception, next)) = organization.reception.as_ref().and_then(|r| Some((r, r.next(as_of)?))) {
        let event = on(next, Label::with("roster.reception_event", [name()]));
        events.push(event.at(Some(&reception.time), Some(&reception.place)).every(Rhythm::of(reception)));
    }
    if let Some(term) = organization.term.as_ref().filter(|t| as_of <= t.period.until) {
        events.push(on(term.period.until, Label::with("roster.term_event", [name()])));
    }
    if let Some(acting) = organization.delegation.as_ref().filter(|d| as_of <= d.period.until) {
        events.push(on(acting.period.until, Label::with("roster.acting_event", [name()])));
    }
    events
}

/// What it was honoured with, newest first, and whose opinion was asked before.
pub fn honours(organization: &Organization) -> Option<Block> {
    let mut honours: Vec<&Honour> = organization.honours.iter().map(|honour| &honour.value).collect();
    honours.sort_by_key(|honour| std::cmp::Reverse(honour.on.value));
    let row = |honour: &Honour| {
        let asked = honour.opinion_of.as_ref().map(|body| Cell::Organization(body.value.clone()));
        let asked = parts(asked.into_iter().chain(honour.opinion_on.as_ref().map(|day| Cell::Date(day.value))));
        let cells = [Cell::text(honour.title.to_string()), Cell::text(honour.by.to_string()), Cell::Date(honour.on.value)];
        Row { details: asked.map(|cell| ("roster.opinion_asked".into(), cell)).into_iter().collect(), ..Row::of(cells) }
    };
    let rows: Vec<Row> = honours.into_iter().map(row).collect();
    let columns = vec![Column::words("roster.honour"), Column::words("roster.honoured_by"), Column::dates("roster.honoured")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "roster.honours".into(), columns, rows, total: None }))
}

/// What it is for, and what each post is for: sentences, so one below the other.
pub fn duties(organization: &Organization) -> Option<Block> {
    let line = |text: String| vec![Piece::Paragraph(vec![Inline::Text(text)])];
    let items: Vec<Vec<Piece>> = organization.duties.iter().map(|duty| line(duty.to_string())).collect();
    let prose = Prose { blocks: vec![Piece::List(None, items)] };
    (!organization.duties.is_empty()).then(|| Block::Prose(ProseBlock { title: Some("roster.duties".into()), prose }))
}

/// What the holder of each post does, where the record says so.
pub fn post_duties(organization: &Organization) -> Option<Block> {
    let told = organization.posts.iter().filter(|post| !post.duties.is_empty());
    let row = |post: &crate::base::source::At<crate::party::organization::Post>| {
        let label = match &post.title {
            Some(title) => Label::with("roster.contact_named", [Cell::text(title.to_string())]),
            None => post.role.key().into(),
        };
        (label, Cell::Many(post.duties.iter().map(|d| Cell::text(d.to_string())).collect()))
    };
    let rows: Rows = told.map(row).collect();
    (!rows.is_empty()).then(|| Block::Facts(Facts { title: Some("roster.post_duties".into()), rows }))
}
