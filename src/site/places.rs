//! Where sheets hang and for whom: the buildings with their heads, the boards with what hangs on them.

use crate::base::date::Date;
use crate::base::id::{BuildingId, RecordId, SlotId};
use crate::compound::Compound;
use crate::disclosure::{Block, Cell};
use crate::party::contact::ContactRole;
use crate::record::Record;
use crate::record::header::Status;

use super::code::of_building;
use super::desk::work_phone;
use super::home::rostered;
use super::mask::Masking;
use super::{ContactCard, Teaser};

/// A building.
#[derive(Debug, Clone)]
pub struct BuildingPlace {
    /// Its id.
    pub id: BuildingId,
    /// What it is called.
    pub name: Cell,
    /// Its heads.
    pub heads: Vec<ContactCard>,
    /// Its page.
    pub route: String,
    /// The short permanent code of that page: `Q/XXXXXX.html`.
    pub code: String,
}

/// The page of a building.
#[derive(Debug, Clone)]
pub struct BuildingPage {
    /// The building.
    pub place: BuildingPlace,
    /// What hangs now and is about this building.
    pub own: Vec<Teaser>,
    /// What hangs now for everybody.
    pub all: Vec<Teaser>,
    /// What was done here before.
    pub done: Vec<Teaser>,
    /// What falls to this building.
    pub shares: Vec<Share>,
}

/// The rows of a record's tables that are about one building.
#[derive(Debug, Clone)]
pub struct Share {
    /// The record.
    pub teaser: Teaser,
    /// Its tables with those rows.
    pub tables: Vec<Block>,
}

/// A place of the board.
#[derive(Debug, Clone)]
pub struct SlotPlace {
    /// Its id.
    pub id: SlotId,
    /// Where it is.
    pub name: String,
    /// The paper it takes: A3.
    pub size: Option<String>,
    /// How many sheets it takes.
    pub sheets: u64,
    /// What was hung there and was not taken down.
    pub hanging: Vec<(RecordId, Date)>,
}

/// The route of a building's page, by its id.
pub fn building_route(id: &str) -> String {
    format!("building/{id}.html")
}

/// The buildings in the order of the compound's file.
pub fn buildings(compound: &Compound, masking: &Masking) -> Vec<BuildingPlace> {
    let members: Vec<_> = rostered(compound).flatten().collect();
    let card = |id: &BuildingId| {
        let own = members.iter().filter(|member| member.buildings.iter().any(|building| building.value == *id));
        let card = own.map(|member| ContactCard {
            label: Cell::label(ContactRole::BuildingHead.key()),
            who: Some(masking.cell(Cell::Person(member.person.value.clone()))),
            phone: work_phone(compound, member),
            details: Vec::new(),
        });
        card.collect()
    };
    let places = compound.unit.buildings.iter().map(|building| {
        let id = BuildingId(building.id.to_string());
        let code = of_building(compound.id, &id.0);
        BuildingPlace { heads: card(&id), name: Cell::Building(id.clone()), route: building_route(&id.0), code, id }
    });
    places.collect()
}

/// The boards in the order of the compound's file, each with what hangs there.
pub fn slots(compound: &Compound) -> Vec<SlotPlace> {
    let scope = compound.scope();
    // A registration that another one carries on, or that was taken back, tells nothing more.
    let tells = |record: &Record| {
        let header = &record.header;
        let stands = header.purged.is_none() && header.status() != Status::Withdrawn;
        stands && header.is_public(compound.as_of) && !compound.corrections.contains_key(&record.id.0)
    };
    let own = compound.records.iter().filter(|seen| seen.from.is_none() && tells(seen.record));
    let posted: Vec<_> = own.flat_map(|seen| (seen.record.kind.occurrences)(seen.record, &scope).posted).collect();
    let hanging = |id: &str| {
        let here = posted.iter().filter(|posted| posted.slot.as_ref().is_some_and(|slot| slot.0 == id));
        let still =
            here.filter(|posted| posted.stretch.from <= compound.as_of && posted.stretch.until.is_none_or(|until| until >= compound.as_of));
        still.map(|posted| (posted.record.clone(), posted.stretch.from)).collect()
    };
    let places = compound.unit.slots.iter().map(|slot| SlotPlace {
        hanging: hanging(&slot.id.0),
        id: SlotId(slot.id.to_string()),
        name: slot.name.to_string(),
        size: slot.size.as_ref().map(|size| size.to_string()),
        sheets: slot.sheets.as_ref().map_or(1, |count| count.0),
    });
    places.collect()
}
