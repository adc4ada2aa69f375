//! Floor 4: one compound, linked, sorted and immutable; and the rules that look at all of it.

pub mod duties;
pub mod rules;
mod texts;
mod unnamed;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::Place;
use crate::base::fields::Reference;
use crate::base::signs::Signs;
use crate::base::source::Source;
use crate::law::Pack;
use crate::load::Loaded;
use crate::party::directory::Directory;
use crate::party::naming::Private;
use crate::record::header::Status;
use crate::record::kind::{CatalogueEntry, Scope};
use crate::record::{Body, KindEntry, Record};
use crate::unit::Unit;

use texts::Written;

pub use unnamed::{hush, unnamed};

/// One unit with everything that belongs to it, its own and inherited.
pub struct Compound<'a> {
    /// Its folder.
    pub id: &'a str,
    /// What its own file says.
    pub unit: &'a Unit,
    /// That file.
    pub source: &'a Arc<Source>,
    /// What its folder holds.
    pub own: &'a Loaded,
    /// The units above it, lowest first.
    pub above: Vec<&'a Loaded>,
    /// Who is who, inherited people and bodies included.
    pub directory: Directory,
    /// Titles of all records, by `kind/id`.
    pub catalogue: BTreeMap<String, CatalogueEntry>,
    /// The rules that bind it.
    pub pack: Pack,
    /// The day it is built for.
    pub as_of: Date,
    /// Every record in the order of the house: by kind, then by time, then by id.
    pub records: Vec<Seen<'a>>,
    /// Which public record corrects which, by `kind/id`: corrected → correcting.
    pub corrections: BTreeMap<String, &'a Record>,
    series: BTreeMap<(&'static str, String), Vec<usize>>,
    texts: Vec<(Signs, Written<'a>)>,
}

/// A record as a compound sees it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The record.
    pub record: &'a Record,
    /// The unit above it was inherited from.
    pub from: Option<&'a Loaded>,
}

/// Links what was loaded. `above` holds the units above, lowest first; `None` without a readable unit file.
pub fn link<'a>(own: &'a Loaded, above: Vec<&'a Loaded>, pack: Pack, as_of: Date) -> Option<Compound<'a>> {
    let file = own.unit.as_ref()?;
    let mut records: Vec<Seen> = own.records.iter().map(|record| Seen { record, from: None }).collect();
    for unit in &above {
        // Bodies are entered once and inherited; what the unit above publishes of its own stays on its own site.
        let bodies = unit.records.iter().filter(|record| matches!(record.body, Body::Roster(_)));
        records.extend(bodies.map(|record| Seen { record, from: Some(*unit) }));
    }
    records.sort_by_cached_key(|seen| {
        let record = seen.record;
        (house_order(record.kind), seen.from.is_some(), (record.kind.order)(record), record.header.published.value, record.id.0.clone())
    });
    let people = above.iter().rev().copied().chain([own]).flat_map(|unit| unit.people.iter().cloned());
    let bodies = records.iter().rev().filter_map(|seen| organization(seen.record));
    let directory = Directory::new(as_of, people, bodies).with_private(&private(own, &above, |_| true));
    // Until a correction is public, and once it was taken back, what it corrects stands as it is.
    let corrects = |record: &&Record| record.header.is_public(as_of) && record.header.status() != Status::Withdrawn;
    let corrections: BTreeMap<String, &Record> =
        own.records.iter().filter(corrects).filter_map(|record| Some((record.header.amends.as_ref()?.0.clone(), record))).collect();
    let series = group(&records);
    let catalogue = catalogue(&records, &corrections, as_of);
    Some(Compound {
        id: &own.id,
        unit: &file.unit,
        source: &file.source,
        own,
        above,
        directory,
        catalogue,
        pack,
        as_of,
        records,
        corrections,
        series,
        texts: texts::gather(own),
    })
}

fn house_order(kind: &KindEntry) -> usize {
    crate::record::KINDS.iter().position(|known| known.name == kind.name).unwrap_or(usize::MAX)
}

/// The organization a roster lists, under its permanent id.
fn organization(record: &Record) -> Option<(String, crate::party::organization::Organization)> {
    let Body::Roster(roster) = &record.body else { return None };
    (record.header.purged.is_none()).then(|| (organization_id(record), roster.organization.clone()))
}

/// The permanent id of the organization a roster lists: its own, else the record's.
pub fn organization_id(record: &Record) -> String {
    let stem = || record.id.split_once('/').map_or("", |(_, stem)| stem).to_string();
    match &record.body {
        Body::Roster(roster) => roster.organization.id.as_ref().map_or_else(stem, |id| id.0.clone()),
        _ => stem(),
    }
}

fn group(records: &[Seen]) -> BTreeMap<(&'static str, String), Vec<usize>> {
    let mut series: BTreeMap<(&'static str, String), Vec<usize>> = BTreeMap::new();
    for (at, seen) in records.iter().enumerate() {
        if seen.record.header.purged.is_some() {
            continue;
        }
        if let Some(key) = (seen.record.kind.series)(seen.record) {
            series.entry((seen.record.kind.name, key)).or_default().push(at);
        }
    }
    for places in series.values_mut() {
        let record = |at: &usize| records.get(*at).map(|seen| seen.record);
        places.sort_by_cached_key(|at| record(at).map(|r| ((r.kind.order)(r), r.header.published.value, r.id.0.clone())));
    }
    series
}

fn catalogue(records: &[Seen], corrections: &BTreeMap<String, &Record>, as_of: Date) -> BTreeMap<String, CatalogueEntry> {
    let mut catalogue = BTreeMap::new();
    for Seen { record, .. } in records.iter().rev() {
        let entry = CatalogueEntry {
            title: record.header.public_title(),
            published: record.header.published.value,
            public: record.header.is_public(as_of),
            hangs: record.header.hangs(),
            corrected: corrections.contains_key(&record.id.0),
        };
        catalogue.insert(record.id.0.clone(), entry);
    }
    catalogue
}

/// Everybody whom only records name, as the unit's own records do in the order of their publication; those of the units above,
/// whose records are not shown here, come last and take no number.
fn private(own: &Loaded, above: &[&Loaded], is_told: impl Fn(&Record) -> bool) -> Vec<Private> {
    let mut records: Vec<&Record> = own.records.iter().collect();
    records.sort_by_key(|record| (record.header.published.value, &record.id.0));
    let own = records.into_iter().map(|record| (record, is_told(record)));
    let above = above.iter().flat_map(|unit| &unit.records).map(|record| (record, false));
    own.chain(above).flat_map(|(record, is_told)| record.private(is_told).collect::<Vec<_>>()).collect()
}

impl<'a> Compound<'a> {
    /// Forgets the bodies no published roster lists, and who holds an office in them: pages are made of what is public.
    pub fn forget_unpublished(&mut self) {
        let public = |seen: &&Seen| seen.record.header.is_public(self.as_of);
        let rosters = || self.records.iter().rev().filter(|seen| matches!(seen.record.body, Body::Roster(_)));
        let private = private(self.own, &self.above, |record| record.header.is_public(self.as_of));
        if rosters().all(|seen| public(&seen)) && private.iter().all(|one| one.is_told) {
            return;
        }
        let people = self.directory.people().cloned();
        let bodies = rosters().filter(public).filter_map(|seen| organization(seen.record));
        self.directory = Directory::new(self.as_of, people, bodies).with_private(&private);
    }

    /// All that a kind may ask.
    pub fn scope(&self) -> Scope<'_> {
        Scope { as_of: self.as_of, unit: self.unit, directory: &self.directory, catalogue: &self.catalogue, pack: &self.pack }
    }

    /// A record among its own series and its place in it; a record that stands alone is a series of one.
    ///
    /// Only what the public sees (or `preview`) takes part, but for the record itself.
    pub fn series_of(&self, at: usize, preview: bool) -> (Vec<&'a Record>, usize) {
        let Some(seen) = self.records.get(at) else { return (Vec::new(), 0) };
        let key = (seen.record.kind.series)(seen.record).map(|key| (seen.record.kind.name, key));
        let places = key.and_then(|key| self.series.get(&key)).cloned().unwrap_or_else(|| vec![at]);
        let shown =
            |place: &&usize| **place == at || self.records.get(**place).is_some_and(|s| preview || s.record.header.is_public(self.as_of));
        let kept: Vec<usize> = places.iter().filter(shown).copied().collect();
        let position = kept.iter().position(|place| *place == at).unwrap_or(0);
        (kept.iter().filter_map(|place| Some(self.records.get(*place)?.record)).collect(), position)
    }

    /// The series of one kind, each in order of time, in the order of their first records.
    pub fn series_by_kind(&self, kind: &str, preview: bool) -> Vec<Vec<&'a Record>> {
        let mut groups: Vec<&Vec<usize>> = self.series.iter().filter(|((name, _), _)| *name == kind).map(|(_, places)| places).collect();
        groups.sort_by_key(|places| places.iter().min().copied());
        let shown = |place: &usize| self.records.get(*place).map(|s| s.record).filter(|r| preview || r.header.is_public(self.as_of));
        groups.into_iter().map(|places| places.iter().filter_map(shown).collect::<Vec<_>>()).filter(|group| !group.is_empty()).collect()
    }

    /// The record that speaks for one now: itself, or the last of those that correct it.
    pub fn latest<'i>(&'i self, id: &'i str) -> &'i str {
        let next = |id: &&'i str| self.corrections.get(*id).map(|by| by.id.0.as_str());
        // A circle of corrections is an error of its own; here it only ends.
        std::iter::successors(Some(id), next).take(self.corrections.len() + 1).last().unwrap_or(id)
    }

    /// Every mention of a sort of thing in the unit's own files, with its place.
    pub fn mentions(&self, sort: &'static str) -> impl Iterator<Item = (Place, &'a Reference)> {
        let records = self.own.records.iter().flat_map(|record| record.references.iter().map(move |r| (&record.source, r)));
        let unit = self.own.unit.iter().flat_map(|file| file.references.iter().map(move |r| (&file.source, r)));
        records.chain(unit).filter(move |(_, r)| r.sort == sort).map(|(source, r)| (source.place(r.span), r))
    }

    /// The unit's own records that could be read whole.
    pub fn whole(&self) -> impl Iterator<Item = &'a Record> {
        self.own.whole()
    }

    /// Whether everybody who may be mentioned is known: every list of people was read whole, all the way up.
    pub fn knows_people(&self) -> bool {
        self.chain_holds() && self.units().all(|unit| !unit.flawed.people)
    }

    /// Whether every organization that may be mentioned is known.
    pub fn knows_organizations(&self) -> bool {
        self.chain_holds() && self.units().all(|unit| !unit.flawed.any_of("roster"))
    }

    fn units(&self) -> impl Iterator<Item = &'a Loaded> {
        std::iter::once(self.own).chain(self.above.iter().copied())
    }

    /// Whether the units above were found up to the highest.
    fn chain_holds(&self) -> bool {
        let above = |at: usize| self.above.get(at).map(|unit| unit.id.as_str());
        let mut named =
            self.units().map(|unit| unit.unit.as_ref().and_then(|file| file.unit.parent.as_ref()).map(|parent| parent.0.as_str()));
        named.by_ref().enumerate().all(|(at, parent)| parent.is_none() || parent == above(at))
    }

    /// Whether a place is the `amends` of a record, which has a rule of its own.
    pub fn is_amends(&self, place: &Place) -> bool {
        let records = self.own.records.iter().filter(|record| record.source.path == place.source.path);
        records.filter_map(|record| record.header.amends.as_ref()).any(|amends| amends.span == place.span)
    }
}
