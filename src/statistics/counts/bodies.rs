//! Bodies: which there are, who sits in several, and how many belong to the party, in numbers alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::base::number::Count;
use crate::compound::{Compound, organization_id};
use crate::party::organization::{MemberBasis, Membership, Organization, OrganizationClass, Role};
use crate::record::Body;

use super::{page, standing, written};

/// Which bodies a unit has of its own, each by its page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bodies {
    /// 业主委员会
    pub committee: Option<String>,
    /// 业委会党的工作小组
    pub group: Option<String>,
    /// 小区党支部
    pub branch: Option<Branch>,
    /// 居民委员会
    pub neighbourhood: Option<String>,
    /// 环境与物业管理委员会
    pub environment: Option<String>,
    /// The secretaries of the estate's branch.
    pub secretaries: Option<Secretaries>,
    /// The bodies in which residents govern themselves.
    pub seated: Vec<Seated>,
    /// 网格党支部 and 网格党小组, in this order.
    pub grids: [u64; 2],
    /// Party members of the grids, where they are enough to be told.
    pub grid_members: u64,
    /// 党总支, and how many of them have more members or units than the rules name.
    pub general: [u64; 2],
    /// How many checked in (双报到), where they are enough to be told.
    pub checked_in: u64,
}

/// A branch of an estate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// Its page.
    pub page: String,
    /// Since when.
    #[serde(with = "written::maybe")]
    pub founded: Option<Date>,
    /// Whether it is provisional.
    pub provisional: bool,
}

/// Those who are secretaries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secretaries {
    /// How many.
    pub all: u64,
    /// Of how many it is written what they are there for.
    pub known: u64,
    /// How many of these are owners or tenants.
    pub residents: u64,
    /// Where they stand.
    pub page: String,
}

/// Who sits in a body in which residents govern themselves (业委会、院委会、住户委员会).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seated {
    /// Its page.
    pub page: String,
    /// Whether somebody is its chair.
    pub chaired: bool,
    /// Whether the chair is the branch's secretary as well (一肩挑).
    pub shouldered: bool,
    /// How many sit in it.
    pub seats: u64,
    /// How many of them hold an office in a party body as well (交叉任职).
    pub crossed: u64,
    /// How many belong to the party, as the body itself counts them.
    pub party: Option<u64>,
}

/// What a body calls its members who belong to the party when it counts them.
const PARTY: [&str; 2] = ["党员", "黨員"];

/// A body of the unit's own that exists today, and where it stands.
struct Own<'c> {
    body: &'c Organization,
    page: String,
}

pub fn count(compound: &Compound) -> Bodies {
    let own = own(compound);
    let of = |class: OrganizationClass| own.iter().filter(move |one| one.body.class.value == class);
    let page = |class| of(class).map(|one| one.page.clone()).next();
    let number = |class| u64::try_from(of(class).count()).unwrap_or(u64::MAX);
    let least = compound.pack.least_group();
    let told = |counts: &mut dyn Iterator<Item = u64>| counts.filter(|count| *count >= least).sum();
    let groups = of(OrganizationClass::PartyGroup).filter(|one| one.body.grid.is_some());
    let gridded = own.iter().filter_map(|one| one.body.grid.as_ref());
    Bodies {
        committee: page(OrganizationClass::OwnersCommittee),
        group: page(OrganizationClass::PartyWorkingGroup),
        branch: of(OrganizationClass::EstateBranch).map(branch).next(),
        neighbourhood: page(OrganizationClass::NeighbourhoodCommittee),
        environment: page(OrganizationClass::EnvironmentCommittee),
        secretaries: of(OrganizationClass::EstateBranch).filter_map(|one| secretaries(one, compound)).next(),
        seated: own.iter().filter(|one| governs(one.body)).map(|one| seated(one, compound)).collect(),
        grids: [number(OrganizationClass::GridBranch), u64::try_from(groups.count()).unwrap_or(u64::MAX)],
        grid_members: told(&mut gridded.map(|grid| grid.party_members.0)),
        general: [number(OrganizationClass::GeneralBranch), raised(of(OrganizationClass::GeneralBranch), compound)],
        checked_in: told(&mut own.iter().filter_map(|one| Some(one.body.checked_in.as_ref()?.0))),
    }
}

/// The unit's own bodies, by id; of several terms the page of the last that stands.
fn own<'c>(compound: &'c Compound<'c>) -> Vec<Own<'c>> {
    let rosters = standing(compound).filter(|record| matches!(record.body, Body::Roster(_)));
    let mut pages: BTreeMap<&str, Vec<(Option<Date>, Date, String)>> = BTreeMap::new();
    for record in rosters {
        let Body::Roster(roster) = &record.body else { continue };
        let begun = roster.organization.term.as_ref().map(|term| term.period.from);
        let id = compound.directory.existing().map(|(id, _)| id).find(|id| **id == organization_id(record));
        if let Some(id) = id.filter(|_| begun.is_none_or(|day| day <= compound.as_of)) {
            pages.entry(id).or_default().push((begun, record.header.published.value, page(record)));
        }
    }
    let bodies = compound.directory.existing();
    bodies.filter_map(|(id, body)| Some(Own { body, page: pages.get(id)?.iter().max()?.2.clone() })).collect()
}

fn governs(body: &Organization) -> bool {
    use OrganizationClass::{CourtyardCommittee, OwnersCommittee, TenantsCommittee};
    matches!(body.class.value, OwnersCommittee | CourtyardCommittee | TenantsCommittee)
}

fn branch(one: &Own) -> Branch {
    let provisional = one.body.standing.as_ref().is_some_and(|standing| standing.word() == "provisional");
    let provisional = provisional && one.body.converted.is_none();
    Branch { page: one.page.clone(), founded: one.body.founded.as_ref().map(|day| day.value), provisional }
}

/// Those who sit in a body today.
fn sitting<'c>(body: &'c Organization, compound: &Compound) -> impl Iterator<Item = &'c Membership> {
    let day = body.seated(compound.as_of);
    body.members.iter().map(|member| &member.value).filter(move |member| body.holds(member, day))
}

fn secretaries(one: &Own, compound: &Compound) -> Option<Secretaries> {
    let all: Vec<&Membership> = sitting(one.body, compound).filter(|member| member.role.value == Role::Secretary).collect();
    let lives = |basis: MemberBasis| matches!(basis, MemberBasis::Owner | MemberBasis::Tenant);
    let known = || all.iter().filter_map(|member| member.basis.as_ref());
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    (!all.is_empty()).then(|| Secretaries {
        all: number(all.len()),
        known: number(known().count()),
        residents: number(known().filter(|basis| lives(basis.value)).count()),
        page: one.page.clone(),
    })
}

fn seated(one: &Own, compound: &Compound) -> Seated {
    let sits = || sitting(one.body, compound).filter(|member| member.role.value.takes_seat());
    let chair = sits().find(|member| member.role.value == Role::Chair);
    let leads = |(_, body, member): (&str, &Organization, &Membership)| {
        body.class.value == OrganizationClass::EstateBranch && member.role.value == Role::Secretary
    };
    // Who merely belongs to a group is a member of the party, and no page says so of anybody.
    let serves = |(_, body, member): (&str, &Organization, &Membership)| body.class.is_party_body() && body.is_office(member);
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    Seated {
        page: one.page.clone(),
        chaired: chair.is_some(),
        shouldered: chair.is_some_and(|chair| compound.directory.offices(&chair.person).any(leads)),
        seats: number(sits().count()),
        crossed: number(sits().filter(|member| compound.directory.offices(&member.person).any(serves)).count()),
        party: one.body.composition.iter().find(|share| PARTY.contains(&&*share.label.0)).map(|share| share.count.0),
    }
}

/// How many general branches have more members or more units than the rules name for a committee.
fn raised<'c>(branches: impl Iterator<Item = &'c Own<'c>>, compound: &Compound) -> u64 {
    let Ok(rule) = compound.pack.text("sd.grid", compound.as_of) else { return 0 };
    let over = |key: &str| rule.param("upgrade").and_then(|upgrade| upgrade.get(key)?.scalar::<Count>()).map_or(u64::MAX, |over| over.0);
    let (members, units) = (over("members_over"), over("units_over"));
    let more = |one: &&Own| {
        let counted = |count: Option<&Count>, over: u64| count.is_some_and(|count| count.0 > over);
        counted(one.body.member_count.as_ref().map(|n| &n.value), members)
            || counted(one.body.resident_units.as_ref().map(|n| &n.value), units)
    };
    u64::try_from(branches.filter(more).count()).unwrap_or(u64::MAX)
}
