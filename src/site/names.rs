//! What ids are called on the pages of one unit, and where they lead.

use crate::compound::{Compound, Seen, organization_id};
use crate::record::Body;

use super::mask::Masking;
use super::{AttachmentName, Names, OrganizationName};

/// The route of a record's page.
pub fn route(seen: &Seen) -> String {
    format!("{}.html", seen.record.id.0)
}

/// Gathers the names of everything the shown records may mention.
pub fn names(compound: &Compound, shown: &[Seen], masking: &Masking) -> Names {
    let mut names = Names::default();
    for (id, organization) in compound.directory.organizations() {
        let name = masking.text(&organization.name);
        let short = organization.short_name.as_ref().map_or_else(|| name.clone(), |short| masking.text(short));
        let route = roster_route(compound, shown, id);
        names.organizations.insert(id.to_string(), OrganizationName { name, short, route });
    }
    // What is not shown has no name either: a title may tell what is not to be known yet.
    for seen in shown {
        names.records.insert(seen.record.id.0.clone(), (masking.text(&seen.record.header.public_title()), Some(route(seen))));
    }
    for building in &compound.unit.buildings {
        if let Some(name) = &building.name {
            names.buildings.insert(building.id.0.clone(), masking.text(name));
        }
    }
    let listed = |name: &str| {
        let attachments = shown.iter().filter(|seen| seen.from.is_none()).flat_map(|seen| &seen.record.header.attachments);
        attachments.filter(|attachment| attachment.redacted.is_some()).find(|attachment| *attachment.file.0 == *name)
    };
    for (name, file) in published(compound, shown) {
        let title = listed(name).map_or_else(|| name.to_string(), |attachment| masking.text(&attachment.title));
        let named = AttachmentName { title, route: format!("attachments/{name}"), size: file.size, digest: None, picture: None };
        names.attachments.insert(name.to_string(), named);
    }
    names
}

/// The page of an organization: the roster whose term holds today, else the latest shown.
fn roster_route(compound: &Compound, shown: &[Seen], id: &str) -> Option<String> {
    let rosters = shown.iter().filter(|seen| matches!(seen.record.body, Body::Roster(_)) && organization_id(seen.record) == id);
    let holds = |seen: &&Seen| match &seen.record.body {
        Body::Roster(roster) => roster.organization.term.as_ref().is_none_or(|term| term.period.contains(compound.as_of)),
        _ => false,
    };
    let newest =
        |seens: Vec<&Seen>| seens.into_iter().max_by_key(|seen| (seen.from.is_none(), seen.record.header.published.value)).map(route);
    let all: Vec<&Seen> = rosters.collect();
    newest(all.iter().copied().filter(holds).collect()).or_else(|| newest(all))
}

/// The attachments that are published: somebody answers for their redaction in a record that is shown, or on the lobby screen.
pub fn published<'c>(compound: &'c Compound, shown: &[Seen]) -> Vec<(&'c str, &'c crate::base::reading::ListedFile)> {
    let playlist = compound.unit.kiosk.as_ref();
    let screened = |name: &str| {
        let items = playlist.into_iter().flat_map(|playlist| &playlist.items).filter(|item| item.redacted.is_some());
        items.filter_map(|item| item.picture.as_ref()).any(|picture| *picture.0 == *name)
    };
    let answered = |name: &str| {
        let headers =
            shown.iter().filter(|seen| seen.from.is_none() && seen.record.header.purged.is_none()).map(|seen| &seen.record.header);
        headers.flat_map(|header| &header.attachments).any(|attachment| attachment.redacted.is_some() && *attachment.file.0 == *name)
            || screened(name)
    };
    compound.own.attachments.iter().filter(|(name, _)| answered(name)).map(|(name, file)| (name.as_str(), file)).collect()
}
