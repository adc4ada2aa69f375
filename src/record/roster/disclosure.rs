//! Tells an organization: who sits and until when, what it is, how to reach it, how it stands to the others.

use crate::base::date::Date;
use crate::base::id::OrganizationId;
use crate::disclosure::{Block, Cell, Disclosure, Figure, FigureRole, Label, ProseBlock};
use crate::party::organization::{Organization, OrganizationClass, Role};
use crate::record::kind::{Scope, Series};

use super::{Roster, diagram, facts, people, standing};

pub fn disclose(series: &Series<Roster>, scope: &Scope) -> Disclosure {
    let this = series.this();
    if this.header.purged.is_some() {
        return Disclosure::default();
    }
    let organization = &this.body.organization;
    let id = this.body.organization_id(this.id);
    let cell = Cell::Organization(OrganizationId(id.to_string()));
    let place = standing::place(series, scope.as_of);
    let (day, live) = (place.day, place.current && organization.exists(scope.as_of));
    let mut blocks = Vec::new();
    blocks.extend(facts::delegation(&cell, organization, scope.as_of).filter(|_| place.current));
    blocks.extend(people::roll(id, organization, day, place.current, scope));
    blocks.extend(facts::reach(organization, scope.as_of).filter(|_| live));
    blocks.push(facts::facts(organization, day));
    blocks.extend(facts::duties(organization));
    blocks.extend(facts::post_duties(organization));
    blocks.extend(facts::honours(organization));
    blocks.extend(diagram::around(id, scope).filter(|_| live));
    blocks.extend(people::changes(organization, day));
    blocks.extend(people::past_terms(&this, &standing::kept(series.all())));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("roster.words".into()), prose: this.prose.clone() }));
    }
    Disclosure {
        headline: headline(organization, day),
        remark: standing::remark(&place),
        figures: figures(organization, day),
        period: organization.term.as_ref().map(|term| term.period.value),
        subject: Some(cell),
        state: standing::state(organization, &place, scope.as_of),
        events: if live { facts::events(organization, scope.as_of) } else { Vec::new() },
        blocks,
        follows: None,
        asks: None,
        turns: None,
    }
}

/// 第三届业主委员会，7 名委员、2 名候补委员，任期 2024年6月1日至2029年5月31日。
fn headline(organization: &Organization, day: Date) -> Option<Label> {
    let counts: Vec<Cell> = counts(organization, day);
    let term = organization.term.as_ref().map(|t| Cell::Days(t.period.from, Some(t.period.until)));
    let who = name(organization);
    match (counts.is_empty(), term) {
        (false, Some(term)) if organization.class.is_hired() => {
            Some(Label::with("roster.headline_service", [who, Cell::Many(counts), term]))
        }
        (false, Some(term)) => Some(Label::with("roster.headline", [who, Cell::Many(counts), term])),
        (false, None) => Some(Label::with("roster.headline_standing", [who, Cell::Many(counts)])),
        (true, Some(term)) => Some(Label::with("roster.headline_term", [who, term])),
        (true, None) => None,
    }
}

/// 第三届业主委员会 where the term has a name and the class says enough, else the organization's own name.
fn name(organization: &Organization) -> Cell {
    use OrganizationClass::{Association, CoordinationGroup, Group, PropertyCompany, PropertyOwner, ResidentUnit, SubCommittee};
    let loose = matches!(
        organization.class.value,
        Association | CoordinationGroup | Group | PropertyCompany | PropertyOwner | ResidentUnit | SubCommittee
    );
    match organization.term.as_ref().and_then(|t| t.name.as_ref()) {
        Some(term) if !loose => {
            Cell::Label(Label::with("roster.of_term", [Cell::text(term.to_string()), Cell::label(organization.class.key())]))
        }
        _ => Cell::text(organization.name.to_string()),
    }
}

/// 7 名委员、2 名候补委员: the noun follows the sort of body.
fn counts(organization: &Organization, day: Date) -> Vec<Cell> {
    use OrganizationClass::{
        BuildingHeads, CourtyardCommittee, EnvironmentCommittee, NeighbourhoodCommittee, NeighbourhoodSupervisors, OwnersCommittee,
        PartyGroup, PartyWorkingGroup, SubCommittee, SupervisoryBoard, TenantsCommittee,
    };
    let noun = match organization.class.value {
        OwnersCommittee
        | TenantsCommittee
        | CourtyardCommittee
        | NeighbourhoodCommittee
        | NeighbourhoodSupervisors
        | SubCommittee
        | EnvironmentCommittee => "roster.count_members",
        PartyGroup | PartyWorkingGroup => "roster.count_people",
        class if class.is_party_body() => "roster.count_members",
        SupervisoryBoard => "roster.count_supervisors",
        BuildingHeads => "roster.count_heads",
        _ => "roster.count_people",
    };
    let seats = people::count(organization, day, Role::takes_seat);
    let alternates = people::count(organization, day, |role| role == Role::Alternate);
    let all = u64::try_from(people::seated(organization, day).len()).unwrap_or(u64::MAX);
    let said = |key: &'static str, n: u64| (n > 0).then(|| Cell::Label(Label::with(key, [Cell::Count(n)])));
    let unnamed = |key: &'static str, n: u64| Cell::Label(Label::with(key, [people::told(organization, n)]));
    // A company or an office has no seats, only people whose names are public.
    if seats == 0 && alternates == 0 && all > 0 {
        return said("roster.count_staff", all).into_iter().collect();
    }
    let elected = [said(noun, seats), said("roster.count_alternates", alternates)].into_iter().flatten();
    match people::unnamed(organization, day).filter(|n| *n > seats) {
        // A branch has its committee and its members; a team of volunteers has only members, whoever leads it.
        Some(n) if organization.seats.is_some() => elected.chain([unnamed("roster.count_all", n)]).collect(),
        Some(n) => vec![unnamed("roster.count_people", n)],
        None => elected.collect(),
    }
}

fn figures(organization: &Organization, day: Date) -> Vec<Figure> {
    let figure = |role, key: &'static str, n: u64| Figure { role, label: key.into(), value: Cell::Count(n) };
    let mut figures = Vec::new();
    if let Some(seats) = &organization.seats {
        figures.push(figure(FigureRole::Seats, "roster.seats", seats.0));
    }
    let held = people::count(organization, day, Role::takes_seat);
    if organization.seats.is_some() && held > 0 {
        figures.push(figure(FigureRole::Other, "roster.filled", held));
    }
    let all = people::unnamed(organization, day).filter(|n| *n > held);
    let listed = || Some(Cell::Count(held)).filter(|_| organization.seats.is_none() && held > 0);
    if let Some(value) = all.map(|n| people::told(organization, n)).or_else(listed) {
        figures.push(Figure { role: FigureRole::Other, label: "roster.members".into(), value });
    }
    let alternates = people::count(organization, day, |role| role == Role::Alternate);
    if alternates > 0 {
        figures.push(figure(FigureRole::Other, "roster.alternates", alternates));
    }
    figures
}

#[cfg(test)]
#[path = "disclosure_tests.rs"]
mod tests;
