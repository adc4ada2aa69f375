//! The page of one record, and the lines by which lists tell of it.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::source::At;
use crate::compound::{Compound, Seen};
use crate::disclosure::{AttachedFile, Attachments, Block, Cell, Disclosure, Label, Tone};
use crate::record::Record;
use crate::record::header::{Header, Status};

use super::code::{fingerprint, of_record};
use super::desk::desk;
use super::mask::Masking;
use super::names::route;
use super::setting::Setting;
use super::{ContactCard, FeedbackCard, RecordPage, Standing, Teaser, changes, redline};

/// A record with its masked disclosure, told once and used on every page that shows it.
pub struct Told<'a> {
    /// The record.
    pub seen: Seen<'a>,
    /// As lists show it.
    pub teaser: Teaser,
    /// Told and masked; its page shows the same one.
    pub disclosure: Arc<Disclosure>,
}

/// Tells a record: its disclosure and its line for lists.
pub fn tell<'a>(compound: &Compound<'a>, masking: &Masking, at: usize, seen: Seen<'a>, preview: bool) -> Told<'a> {
    let record = seen.record;
    let disclosure = if record.header.purged.is_some() {
        Disclosure::default()
    } else {
        let (series, place) = compound.series_of(at, preview);
        masking.disclosure((record.kind.disclose)(&series, place, &compound.scope()))
    };
    let teaser = teaser(compound, masking, &seen, &disclosure);
    Told { seen, teaser, disclosure: Arc::new(disclosure) }
}

fn teaser(compound: &Compound, masking: &Masking, seen: &Seen, told: &Disclosure) -> Teaser {
    let header = &seen.record.header;
    let summary = header.summary.as_ref().map(|text| Cell::Text(masking.text(text))).or_else(|| told.headline.clone().map(Cell::Label));
    let corrected = compound.corrections.contains_key(&seen.record.id.0);
    let state = match header.status() {
        _ if header.purged.is_some() => Some((Tone::Plain, "site.purged".into())),
        Status::Withdrawn => Some((Tone::Late, "site.withdrawn".into())),
        Status::Draft => Some((Tone::Soon, "site.draft".into())),
        Status::Review => Some((Tone::Soon, "site.in_review".into())),
        Status::Published if corrected => Some((Tone::Late, "site.amended".into())),
        Status::Published => told.state.clone(),
    };
    let day = compound.as_of;
    let asked = header.feedback.as_ref().map(|f| (phone(compound, header), f.until.as_ref().map(|d| d.value)));
    let feedback = asked.filter(|(_, last)| last.is_none_or(|last| last >= day));
    let taking_place = told.events.iter().filter(|event| event.rhythm.is_none()).map(|event| event.until.unwrap_or(event.from));
    let ends = taking_place.chain(feedback.iter().filter_map(|(_, last)| *last)).filter(|last| *last >= day).min();
    let until = header.hangs().1;
    Teaser {
        id: seen.record.id.clone(),
        kind: seen.record.kind.name,
        title: masking.text(&header.public_title()),
        route: route(seen),
        published: header.published.value,
        until,
        over: until.is_some_and(|until| until < day),
        feedback,
        summary: if header.purged.is_some() { None } else { summary },
        // What is done, or went wrong, stays so; only what goes on has an end.
        state_until: ends.filter(|_| state == told.state && matches!(state, Some((Tone::Soon, _)))),
        state,
    }
}

/// The number to call about a record: its own, else its contact's work phone.
fn phone(compound: &Compound, header: &Header) -> Option<crate::party::contact::Phone> {
    let feedback = header.feedback.as_ref()?;
    let own = feedback.phone.as_ref().map(|phone| phone.value.clone());
    own.or_else(|| compound.directory.work_phone(&feedback.contact.as_ref()?.0).cloned())
}

/// The address to write to about a record: its own, else its contact's work address.
fn email(compound: &Compound, header: &Header) -> Option<Cell> {
    let feedback = header.feedback.as_ref()?;
    let own = feedback.email.as_ref().map(|email| &email.value);
    own.or_else(|| compound.directory.work_email(&feedback.contact.as_ref()?.0)).map(|email| Cell::Email(email.clone()))
}

/// The page of a record.
pub fn page(compound: &Compound, setting: &Setting, masking: &Masking, all: &[Told], at: usize) -> Option<RecordPage> {
    let told = all.get(at)?;
    let record = told.seen.record;
    let header = &record.header;
    let (from, until) = header.hangs();
    let channels = |h: &Header| h.window.as_ref().map(|w| w.channels.iter().map(|c| masking.text(c)).collect()).unwrap_or_default();
    let publisher = header.publisher.as_ref().map(|id| {
        if let Some(acting) = acting(compound, header, id) {
            return acting;
        }
        let organization = compound.directory.organization(id);
        let seated = organization.filter(|o| !o.class.is_hired());
        let signed = header.sign_off.as_ref().and_then(|sign_off| sign_off.term.as_ref());
        let term = signed.or_else(|| seated.and_then(|o| o.term.as_ref()?.name.as_ref())).map(|name| Cell::text(masking.text(name)));
        let name = Cell::Organization(id.value.clone());
        match term {
            Some(term) => Cell::Label(Label::with("site.of_term", [name, term])),
            None => name,
        }
    });
    let (earlier, later) = neighbours(compound, all, told, setting.preview);
    Some(RecordPage {
        teaser: told.teaser.clone(),
        number: header.number.as_ref().map(|number| masking.text(number)),
        publisher,
        window: header.window.as_ref().map(|_| (from, until, channels(header))),
        sealed: header.sign_off.as_ref().and_then(|sign_off| sign_off.seal.as_ref()).is_some_and(|seal| seal.value),
        basis: basis(compound, masking, header),
        feedback: feedback(compound, masking, header).filter(|_| header.purged.is_none()),
        desk: desk_of(compound, masking, header, told),
        slip: takes_slips(compound, header),
        reviewed: header.reviewed.iter().map(|r| (masking.cell(Cell::Person(r.by.value.clone())), r.on.value)).collect(),
        inherited: told.seen.from.and_then(|unit| unit.unit.as_ref()).map(|file| file.unit.name.to_string()),
        standing: standing(compound, masking, all, told),
        redline: reworded(all, told),
        printed: Vec::new(),
        attachments: if header.purged.is_some() { None } else { attachments(masking, header) },
        code: of_record(compound.id, record),
        fingerprint: fingerprint(&record.written()),
        earlier,
        later,
        told: Arc::clone(&told.disclosure),
        beside: Vec::new(),
        duties: (None, Vec::new()),
    })
}

/// 党支部（代行业主委员会职责）: a body that publishes for the one it acts for, while its delegation holds. What the delegation says of
/// that body in brackets stays with the delegation.
fn acting(compound: &Compound, header: &Header, id: &At<crate::base::id::OrganizationId>) -> Option<Cell> {
    header.sign_off.as_ref()?.acting.as_ref().filter(|acting| acting.value)?;
    let delegation = compound.directory.organization(id)?.delegation.as_ref()?;
    let body = delegation.for_body.split(['（', '(']).next().unwrap_or_default();
    let holds = delegation.period.value.contains(header.published.value);
    holds.then(|| Cell::Label(Label::with("site.acting", [Cell::Organization(id.value.clone()), Cell::text(body)])))
}

/// A rule of the packs by the article that readers know it by, anything else in its own words; several rules of one article once.
fn basis(compound: &Compound, masking: &Masking, header: &Header) -> Vec<Cell> {
    let mut told: Vec<Cell> = Vec::with_capacity(header.basis.len());
    for line in &header.basis {
        let cell =
            Cell::text(compound.pack.rule_on(line, header.published.value).map_or_else(|| masking.text(line), |rule| rule.title.clone()));
        if !told.contains(&cell) {
            told.push(cell);
        }
    }
    told
}

fn feedback(compound: &Compound, masking: &Masking, header: &Header) -> Option<FeedbackCard> {
    let feedback = header.feedback.as_ref()?;
    Some(FeedbackCard {
        who: feedback.contact.as_ref().map(|id| masking.cell(Cell::Person(id.value.clone()))),
        phone: phone(compound, header),
        email: email(compound, header),
        until: feedback.until.as_ref().map(|d| d.value),
        place: feedback.place.as_ref().map(|place| masking.text(place)),
        slips: feedback.slips.as_ref().is_some_and(|slips| slips.value),
    })
}

/// Where to ask about a record that names neither a person nor a number: the publisher's desk.
fn desk_of(compound: &Compound, masking: &Masking, header: &Header, told: &Told) -> Option<(ContactCard, Option<Date>)> {
    let named =
        header.feedback.as_ref().is_some_and(|feedback| feedback.contact.is_some() || feedback.phone.is_some() || feedback.email.is_some());
    if named || header.purged.is_some() {
        return None;
    }
    let until = header.feedback.as_ref().and_then(|feedback| feedback.until.as_ref()).map(|until| until.value);
    Some((desk(compound, masking, header.publisher.as_ref().map(|id| &id.value))?, until.or(told.disclosure.asks)))
}

/// Whether opinions on a record can still be handed in.
fn takes_slips(compound: &Compound, header: &Header) -> bool {
    let open = |until: Option<&At<Date>>| until.is_none_or(|until| until.value >= compound.as_of);
    header.purged.is_none()
        && header.status() != Status::Withdrawn
        && header.feedback.as_ref().is_some_and(|feedback| open(feedback.until.as_ref()))
}

/// The text beside that of the version before, or of the record it corrects; of a correction only where the text changed.
fn reworded(all: &[Told], told: &Told) -> Option<redline::Redline> {
    let of = |id: &crate::base::id::RecordId| {
        let before = all.iter().find(|other| other.seen.record.id == *id)?;
        redline::of(Cell::Record(id.clone()), &before.disclosure, &told.disclosure)
    };
    let corrected = told.seen.record.header.amends.as_ref().and_then(|id| of(&id.value)).filter(|redline| !redline.is_same());
    corrected.or_else(|| of(told.disclosure.follows.as_ref()?))
}

/// What the header of a record says that may be corrected.
fn said(compound: &Compound, masking: &Masking, told: &Told) -> changes::Pairs {
    let header = &told.seen.record.header;
    let feedback = feedback(compound, masking, header);
    let until = told.teaser.until.or_else(|| header.hangs().1);
    let text = |text: &String| Cell::text(text.clone());
    let told: [(&'static str, Option<Cell>); 9] = [
        ("site.title", Some(Cell::text(told.teaser.title.clone()))),
        ("site.summary", header.summary.as_ref().map(|summary| Cell::Text(masking.text(summary)))),
        ("record.period", told.disclosure.period.map(Cell::Period)),
        ("site.hangs_until", header.window.as_ref().and(until).map(Cell::Date)),
        ("site.ask_until", feedback.as_ref().and_then(|card| card.until).map(Cell::Date)),
        ("site.ask_who", feedback.as_ref().and_then(|card| card.who.clone())),
        ("site.ask_phone", feedback.as_ref().and_then(|card| card.phone.clone()).map(Cell::Phone)),
        ("site.ask_place", feedback.as_ref().and_then(|card| card.place.as_ref()).map(text)),
        ("record.basis", Some(Cell::Many(basis(compound, masking, header)))),
    ];
    told.into_iter().filter_map(|(key, cell)| Some((key.into(), cell?))).collect()
}

fn standing(compound: &Compound, masking: &Masking, all: &[Told], told: &Told) -> Standing {
    let header = &told.seen.record.header;
    let reason = |record: &Record| record.header.reason.as_ref().map(|reason| masking.text(reason)).unwrap_or_default();
    let link = |record: &Record| Cell::Record(record.id.clone());
    let amended = header.amends.as_ref().map(|id| id.0.clone());
    let old = amended.as_ref().and_then(|id| all.iter().find(|other| other.seen.record.id.0 == *id));
    let by = compound.corrections.get(&told.seen.record.id.0).filter(|by| all.iter().any(|other| other.seen.record.id == by.id));
    Standing {
        draft: header.is_unfinished() || header.published.value > compound.as_of,
        withdrawn: (header.status() == Status::Withdrawn).then(|| reason(told.seen.record)),
        purged: header.purged.as_ref().map(|purge| (purge.on.value, masking.text(&purge.by))),
        amends: old.map(|other| (link(other.seen.record), reason(told.seen.record))),
        amended_by: by.map(|by| (link(by), reason(by))),
        changes: old
            .filter(|other| !is_purged(other) && !is_purged(told))
            .map(|other| changed(compound, masking, other, told))
            .unwrap_or_default(),
    }
}

/// What was removed is not to come back as what was changed.
fn is_purged(told: &Told) -> bool {
    told.seen.record.header.purged.is_some()
}

fn changed(compound: &Compound, masking: &Masking, old: &Told, new: &Told) -> Vec<super::Change> {
    let (mut before, mut after) = (said(compound, masking, old), said(compound, masking, new));
    // A title that says （更正） behind what it said before tells nothing new.
    if new.teaser.title.starts_with(&old.teaser.title) {
        before.retain(|(label, _)| label.key != "site.title");
        after.retain(|(label, _)| label.key != "site.title");
    }
    let files = |told: &Told| match attachments(masking, &told.seen.record.header) {
        Some(Block::Attachments(files)) => files
            .files
            .into_iter()
            .map(|file| {
                (
                    Label::with("site.row_of", [Cell::label("site.attachments"), Cell::text(file.title)]),
                    file.file.map_or(Cell::maybe(file.inspect.map(Cell::Text)), Cell::Attachment),
                )
            })
            .collect(),
        _ => Vec::new(),
    };
    before.extend(files(old));
    after.extend(files(new));
    changes::between((before, &old.disclosure), (after, &new.disclosure))
}

fn attachments(masking: &Masking, header: &Header) -> Option<Block> {
    let file = |attachment: &crate::record::header::Attachment| AttachedFile {
        title: masking.text(&attachment.title),
        file: attachment.redacted.as_ref().map(|_| attachment.file.value.clone()),
        redacted: attachment.redacted.as_ref().map(|r| (masking.cell(Cell::Person(r.by.value.clone())), r.on.value)),
        inspect: attachment.inspect.as_ref().map(|place| masking.text(place)),
    };
    let files: Vec<AttachedFile> = header.attachments.iter().map(|a| file(a)).collect();
    (!files.is_empty()).then(|| Block::Attachments(Attachments { title: "site.attachments".into(), files }))
}

/// The shown records before and after this one in its series. What was corrected is passed over for its correction, and
/// what this one corrects or is corrected by is linked where that is told.
fn neighbours(compound: &Compound, all: &[Told], told: &Told, preview: bool) -> (Option<Teaser>, Option<Teaser>) {
    let Some(at) = compound.records.iter().position(|seen| std::ptr::eq(seen.record, told.seen.record)) else { return (None, None) };
    let (series, place) = compound.series_of(at, preview);
    let shown = |record: &Record| all.iter().find(|other| std::ptr::eq(record, other.seen.record));
    let correction = |record: &Record| compound.corrections.get(&record.id.0).copied().filter(|by| shown(by).is_some());
    let mut same: Vec<&str> = Vec::new();
    let mut later = correction(told.seen.record);
    while let Some(by) = later.filter(|by| !same.contains(&by.id.0.as_str())) {
        same.push(&by.id.0);
        later = correction(by);
    }
    let stands = |record: &&&Record| correction(record).is_none() && !same.contains(&record.id.0.as_str());
    let teaser = |record: Option<&&Record>| record.and_then(|record| shown(record)).map(|other| other.teaser.clone());
    let (before, after) = (series.get(..place).unwrap_or(&[]), series.get(place + 1..).unwrap_or(&[]));
    (teaser(before.iter().rev().find(stands)), teaser(after.iter().find(stands)))
}
