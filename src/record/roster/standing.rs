//! Where a record stands among the terms of its organization.

use crate::base::date::Date;
use crate::disclosure::{Cell, Label, Tone};
use crate::party::organization::{Organization, Standing};
use crate::record::header::Status;
use crate::record::kind::{Filed, Series};

use super::Roster;

/// The records that still speak: not emptied, not taken back, not corrected by another.
pub fn kept<'r, 'a>(records: &'r [Filed<'a, Roster>]) -> Vec<&'r Filed<'a, Roster>> {
    let speaks = |r: &&Filed<Roster>| r.header.purged.is_none() && r.header.status() != Status::Withdrawn;
    let corrected = |r: &&Filed<Roster>| {
        records.iter().filter(speaks).any(|other| other.header.amends.as_ref().is_some_and(|id| id.value == *r.id) && other.id != r.id)
    };
    records.iter().filter(|r| speaks(r) && !corrected(r)).collect()
}

/// The record that speaks for the organization on a day: the latest term that has begun, else the first to come.
pub fn current<'r, 'a>(records: &'r [Filed<'a, Roster>], day: Date) -> Option<&'r Filed<'a, Roster>> {
    let kept = kept(records);
    let from = |f: &Filed<Roster>| begins(f.body);
    let begun = kept.iter().copied().filter(|f| from(f).is_none_or(|d| d <= day)).max_by_key(|f| from(f));
    begun.or_else(|| kept.into_iter().min_by_key(|f| from(f)))
}

fn begins(roster: &Roster) -> Option<Date> {
    roster.organization.term.as_ref().map(|term| term.period.from)
}

/// Where one record stands.
pub struct Place<'a> {
    /// Whether it speaks for the organization today.
    pub current: bool,
    /// The record that does, where this one no longer does.
    pub successor: Option<Filed<'a, Roster>>,
    /// The day on which to look at who sits: today, or the last day of what is over.
    pub day: Date,
}

/// Finds where the record stands on a day.
pub fn place<'a>(series: &Series<'a, Roster>, as_of: Date) -> Place<'a> {
    let this = series.this();
    let now = current(series.all(), as_of);
    let later = now.filter(|now| now.id != this.id && begins(now.body) >= begins(this.body)).copied();
    let organization = &this.body.organization;
    let first = begins(this.body).unwrap_or(as_of);
    // A term to come is shown as it will begin.
    let day = organization.seated(as_of.max(first));
    Place { current: now.is_some_and(|now| now.id == this.id), successor: later, day }
}

/// The word on the record's badge, the gravest first.
pub fn state(organization: &Organization, place: &Place, as_of: Date) -> Option<(Tone, Label)> {
    let term = organization.term.as_ref().map(|t| t.period.value);
    let acting = organization.delegation.as_ref().map(|d| d.period.value);
    if organization.dissolved.as_ref().is_some_and(|d| d.value < as_of) {
        return Some((Tone::Plain, "roster.dissolved_state".into()));
    }
    let hired = organization.class.is_hired();
    if place.successor.is_some() {
        let word = if hired && term.is_some() {
            "roster.service_over"
        } else if term.is_some() {
            "roster.past_term"
        } else {
            "roster.earlier_list"
        };
        return Some((Tone::Plain, word.into()));
    }
    match term {
        Some(term) if term.until < as_of && hired => return Some((Tone::Plain, "roster.service_over".into())),
        Some(term) if as_of < term.from && hired => return Some((Tone::Soon, "roster.service_to_come".into())),
        Some(term) if term.until < as_of => return Some((Tone::Late, "roster.term_over".into())),
        Some(term) if as_of < term.from => return Some((Tone::Soon, "roster.term_to_come".into())),
        _ => {}
    }
    match acting {
        Some(acting) if acting.until < as_of => return Some((Tone::Late, "roster.acting_over".into())),
        Some(acting) if acting.contains(as_of) => return Some((Tone::Soon, "roster.acting_now".into())),
        _ => {}
    }
    let provisional = organization.standing.as_ref().is_some_and(|s| s.value == Standing::Provisional);
    let converted = organization.converted.as_ref().is_some_and(|d| d.value <= as_of);
    if provisional && !converted {
        return Some((Tone::Soon, Standing::Provisional.key().into()));
    }
    term.map(|_| (Tone::Good, if hired { "roster.in_service" } else { "roster.in_term" }.into()))
}

/// Who sits now, said on the page of a term that is over.
pub fn remark(place: &Place) -> Option<Label> {
    let now = place.successor?;
    Some(Label::with("roster.now_in_office", [Cell::Record(now.id.clone())]))
}
