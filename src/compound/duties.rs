//! The duties of a compound: its public records and its own file as answers, held against the rules that bind it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::period::Period;
use crate::law::days::Stretch;
use crate::law::duty::{Answer, Channel, Duty, Hanging, Occurrences, Owing, Posted, Setting, Stated, Waived, judge};
use crate::party::contact::ContactRole;
use crate::party::organization::OrganizationClass;
use crate::record::header::Status;
use crate::record::kind::Scope;
use crate::record::{Body, Record};

use super::{Compound, organization_id};

/// Every duty of a compound on the day it is built for, in the order of its rules and then of time.
///
/// A draft, what is dated ahead, what was taken back and what was emptied answers nothing.
pub fn duties(compound: &Compound) -> Vec<Duty> {
    let setting = setting(compound);
    judge(&compound.pack, &setting, &answers(compound, setting.since))
}

/// Since when a compound is judged: as it says, else since its first public record. Rosters and documents do not count, which
/// may have been there long before.
pub fn judged_from(compound: &Compound) -> Date {
    let current = |record: &&Record| !matches!(record.body, Body::Roster(_) | Body::Document(_));
    let first = || public(compound).filter(current).map(|record| record.header.published.value).min();
    compound.unit.judged_from.as_ref().map(|date| date.value).or_else(first).unwrap_or(compound.as_of)
}

/// The days on which the duties will be told otherwise, if nothing is published meanwhile: their own, those on which a rule
/// begins or ends to hold, and the first of the next month, with which a period may begin.
pub fn turning(compound: &Compound, duties: &[Duty]) -> Vec<Date> {
    let own = duties.iter().flat_map(|duty| duty.turns(compound.pack.soon_days));
    let rules = compound.pack.rules.iter().flat_map(|rule| [rule.effective, rule.superseded]).flatten();
    let first = Date::new(compound.as_of.year(), compound.as_of.month(), 1).map(|first| first.plus_months(1));
    own.chain(rules).chain(first.filter(|_| !duties.is_empty())).filter(|day| *day > compound.as_of).collect()
}

fn public<'a>(compound: &Compound<'a>) -> impl Iterator<Item = &'a Record> {
    let day = compound.as_of;
    // In the order of the house, whatever the order of the files.
    compound.records.iter().filter(|seen| seen.from.is_none()).map(|seen| seen.record).filter(move |record| speaks(record, day))
}

/// Whether a record answers anything on a day.
fn speaks(record: &Record, day: Date) -> bool {
    record.header.is_public(day) && record.header.status() != Status::Withdrawn && record.header.purged.is_none()
}

fn setting(compound: &Compound) -> Setting {
    let unit = compound.unit;
    let stated = |rule: &str, text: &str, on: Option<Date>, within| Stated {
        rule: rule.into(),
        text: text.into(),
        on,
        within,
        contents: Vec::new(),
    };
    Setting {
        as_of: compound.as_of,
        since: judged_from(compound),
        soon_days: compound.pack.soon_days,
        bodies: bodies(compound),
        waivers: unit
            .waivers
            .iter()
            .map(|waiver| Waived {
                rule: waiver.rule.to_string(),
                reason: waiver.reason.to_string(),
                by: waiver.by.to_string(),
                until: waiver.until.value,
            })
            .collect(),
        stated: unit
            .not_applicable
            .iter()
            .map(|exempt| Stated {
                contents: exempt.contents.iter().map(|content| content.to_string()).collect(),
                ..stated(&exempt.rule, &exempt.reason, None, None)
            })
            .collect(),
        explanations: unit
            .explanations
            .iter()
            .map(|said| {
                let within = said.period.as_ref().map(|period| (period.from, period.until));
                stated(&said.rule, &said.text, said.on.as_ref().map(|on| on.value), within)
            })
            .collect(),
        holidays: Arc::clone(&compound.pack.holidays),
    }
}

/// The unit's own bodies by the words rules call them; what a body of a unit above owes is told on that unit's own board.
fn bodies(compound: &Compound) -> Vec<Owing> {
    use OrganizationClass::{CourtyardCommittee, EstateBranch, OwnersCommittee, PropertyCompany, SupervisoryBoard};
    let mut bodies: Vec<Owing> = Vec::new();
    for record in public(compound) {
        let Body::Roster(roster) = &record.body else { continue };
        let body = &roster.organization;
        let alias = match body.class.value {
            OwnersCommittee | CourtyardCommittee => Some("committee"),
            PropertyCompany => Some("property"),
            SupervisoryBoard => Some("supervisory"),
            EstateBranch => Some("branch"),
            _ => None,
        };
        let term = body.term.as_ref().map(|term| term.period.value);
        let began = body.founded.as_ref().map(|day| day.value).or(term.map(|term| term.from));
        // A term that ran out does not end a body, unless it is here by contract only.
        let service = term.filter(|_| body.class.is_hired()).map(|term| term.until);
        let ended = [service, body.dissolved.as_ref().map(|day| day.value)].into_iter().flatten().min();
        for word in alias.into_iter().chain([body.class.word()]) {
            bodies.push(Owing { word: word.to_string(), id: organization_id(record), from: began, until: ended });
        }
    }
    bodies
}

/// Records of these kinds rest on the rules they name; they do not show what a rule asks to be shown.
const RESTING: [&str; 2] = ["contract", "matter"];

fn answers(compound: &Compound, since: Date) -> Vec<Answer> {
    let scope = compound.scope();
    let slots: Vec<&str> = compound.unit.slots.iter().flat_map(|slot| [slot.id.0.as_str(), slot.name.0.as_str()]).collect();
    let mut answers: Vec<Answer> = public(compound)
        .map(|record| {
            let header = &record.header;
            let (from, until) = header.hangs();
            let channels = header.window.iter().flat_map(|window| &window.channels);
            Answer {
                record: Some(record.id.clone()),
                publisher: header.publisher.as_ref().map(|id| id.0.clone()),
                on: header.published.value,
                hung: vec![Stretch { from, until }],
                channels: channels.filter_map(|words| Some(Hanging { channel: Channel::written(words, &slots)?, from })).collect(),
                names: header.basis.iter().filter(|_| !RESTING.contains(&record.kind.name)).map(|line| line.to_string()).collect(),
                tells: tells(compound, record, &scope),
            }
        })
        .collect();
    lay_over(&mut answers);
    carry_on(compound, &mut answers);
    answers.extend(own_file(compound, since));
    answers
}

fn tells(compound: &Compound, record: &Record, scope: &Scope) -> Occurrences {
    let mut tells = (record.kind.occurrences)(record, scope);
    if compound.corrections.contains_key(&record.id.0) {
        tells.posted.clear();
    }
    tells
}

/// What was seen hanging is laid over what each record says of itself. A registration that was corrected tells nothing more.
fn lay_over(answers: &mut [Answer]) {
    let posted: Vec<Posted> = answers.iter().flat_map(|answer| answer.tells.posted.iter().cloned()).collect();
    if posted.is_empty() {
        return;
    }
    let mut by_record: BTreeMap<&str, Vec<&Posted>> = BTreeMap::new();
    for posted in &posted {
        by_record.entry(&posted.record.0).or_default().push(posted);
    }
    for answer in answers {
        if let Some(seen) = answer.record.as_ref().and_then(|id| by_record.get(id.0.as_str())) {
            answer.lay_over(seen);
        }
    }
}

/// Where a correction hangs, what it corrects of the same period is shown too: whoever adds the channel that was missing has
/// mended it. Of a record that does not say where it hangs nothing is known, and nothing is added.
fn carry_on(compound: &Compound, answers: &mut [Answer]) {
    if compound.corrections.is_empty() {
        return;
    }
    let own = |answer: &Answer| Some((answer.record.as_ref()?.0.clone(), (answer.tells.period, answer.channels.clone())));
    let shown: BTreeMap<String, (Option<Period>, Vec<Hanging>)> = answers.iter().filter_map(own).collect();
    for answer in answers.iter_mut().filter(|answer| !answer.channels.is_empty()) {
        let Some(id) = answer.record.as_ref() else { continue };
        let next = |at: &&str| compound.corrections.get(*at).map(|by| &*by.id.0);
        // A circle of corrections is an error of its own; here it only ends.
        let later = std::iter::successors(next(&&*id.0), next).take(compound.corrections.len());
        let also = later.filter_map(|by| shown.get(by)).filter(|(period, _)| *period == answer.tells.period);
        answer.channels.extend(also.flat_map(|(_, channels)| channels).copied());
    }
}

/// What the unit's own file answers: whom to call, when residents are received.
fn own_file(compound: &Compound, since: Date) -> Vec<Answer> {
    let above = compound.above.iter().filter_map(|unit| unit.unit.as_ref()).map(|file| &file.unit);
    let units = || std::iter::once(compound.unit).chain(above.clone());
    let answer = |contents: Vec<&'static str>, verified: Option<Date>| Answer {
        record: None,
        publisher: None,
        on: since,
        hung: vec![Stretch { from: since, until: None }],
        channels: Vec::new(),
        names: Vec::new(),
        tells: Occurrences { contents, verified, ..Occurrences::default() },
    };
    let management = units()
        .flat_map(|unit| &unit.contacts)
        .filter(|contact| contact.role.as_ref().is_some_and(|role| role.value == ContactRole::UrbanManagement) && contact.phone.is_some());
    let mut answers: Vec<Answer> = Vec::new();
    if let Some(verified) = management.map(|contact| contact.verified.as_ref().map(|day| day.value)).max() {
        answers.push(answer(vec!["urban_management_contact"], verified));
    }
    if compound.unit.reception.is_some() {
        answers.push(answer(vec!["reception_hours", "owners_reception_day"], None));
    }
    answers
}

#[cfg(test)]
mod tests;
