//! The versions of a document, and which of them binds.
//!
//! A published record is never edited: a version that says it is in force ceases to be so when another one that supersedes
//! it takes effect. What binds is therefore worked out over the series, never read from one record alone.

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::disclosure::{Label, Tone};
use crate::record::header::Status;
use crate::record::kind::Filed;

use super::{Document, Force};

type Version<'r, 'a> = &'r Filed<'a, Document>;

/// The records that still speak: not emptied, not taken back, not corrected by another.
pub fn kept<'r, 'a>(records: &'r [Filed<'a, Document>]) -> Vec<Version<'r, 'a>> {
    let speaks = |r: &Version| r.header.purged.is_none() && r.header.status() != Status::Withdrawn;
    let corrected = |r: &Version| {
        records.iter().filter(speaks).any(|other| other.header.amends.as_ref().is_some_and(|id| id.value == *r.id) && other.id != r.id)
    };
    records.iter().filter(|r| speaks(r) && !corrected(r)).collect()
}

/// The version that takes the place of another, by its own word.
pub fn successor<'r, 'a>(id: &RecordId, records: &[Version<'r, 'a>]) -> Option<Version<'r, 'a>> {
    records.iter().copied().find(|r| r.body.supersedes.as_ref().is_some_and(|s| s.value == *id) && r.id != id && !is_draft(r))
}

/// The version whose text another takes the place of: the one it supersedes, else the last before it that was no draft.
pub fn before<'r, 'a>(version: Version, records: &[Version<'r, 'a>]) -> Option<Version<'r, 'a>> {
    let named = version.body.supersedes.as_ref();
    let at = records.iter().position(|r| r.id == version.id)?;
    let last = || records.get(..at)?.iter().rev().copied().find(|r| !is_draft(r));
    match named {
        Some(id) => records.iter().copied().find(|r| *r.id == id.value && r.id != version.id),
        None => last(),
    }
}

fn is_draft(version: Version) -> bool {
    version.body.force.value == Force::Draft
}

/// First and last day on which a version binds; a draft never does.
///
/// It begins when it takes effect, else when it was adopted, else when it was published. It ends when it says, else the day
/// before its successor begins, else not yet.
pub fn binds(version: Version, records: &[Version]) -> Option<(Date, Option<Date>)> {
    if is_draft(version) {
        return None;
    }
    let begin = |v: Version| v.body.effective.as_ref().or(v.body.adopted.as_ref()).map_or(v.header.published.value, |d| d.value);
    let ended = version.body.ended.as_ref().map(|d| d.value);
    let followed = successor(version.id, records).map(|next| begin(next).plus_days(-1));
    Some((begin(version), ended.or(followed)))
}

/// Where a version stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Not adopted.
    Draft,
    /// Adopted, not yet in effect.
    ToCome,
    /// It binds.
    InForce,
    /// Another took its place.
    Superseded,
    /// It ended without another in its place.
    Repealed,
}

impl Stand {
    /// The word on its badge; what binds is told from what does not at a glance.
    pub fn state(self) -> (Tone, Label) {
        match self {
            Stand::Draft => (Tone::Soon, Force::Draft.key().into()),
            Stand::ToCome => (Tone::Soon, "document.to_come".into()),
            Stand::InForce => (Tone::Good, Force::InForce.key().into()),
            Stand::Superseded => (Tone::Plain, Force::Superseded.key().into()),
            Stand::Repealed => (Tone::Plain, Force::Repealed.key().into()),
        }
    }
}

/// Where a version stands on a day, by its own word and by what came after it.
pub fn stand(version: Version, records: &[Version], day: Date) -> Stand {
    let over = |until: Option<Date>| until.is_some_and(|d| d < day);
    match (version.body.force.value, binds(version, records)) {
        (Force::Draft, _) | (_, None) => Stand::Draft,
        (Force::Superseded, _) => Stand::Superseded,
        (Force::Repealed, _) => Stand::Repealed,
        (Force::InForce, Some((_, until))) if over(until) => {
            if successor(version.id, records).is_some() {
                Stand::Superseded
            } else {
                Stand::Repealed
            }
        }
        (Force::InForce, Some((from, _))) if day < from => Stand::ToCome,
        (Force::InForce, Some(_)) => Stand::InForce,
    }
}
