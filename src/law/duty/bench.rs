//! What every rule is judged with: the setting of the unit, its answers by record and by rule, and what all sorts have in common.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::law::days::{Holidays, Reckoned, Stretch, taken_down};
use crate::law::pack::Pack;
use crate::law::rule::PackRule;

use super::answer::{Answer, TELLABLE};
use super::{Duty, Note, Of, Reason, Status};

/// What a unit is judged by, beside its rules and records.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The day it is judged on.
    pub as_of: Date,
    /// Since when it uses this system; what was due before is not judged.
    pub since: Date,
    /// So many days before it is due something is due soon.
    pub soon_days: u64,
    /// The bodies the unit has, or had.
    pub bodies: Vec<Owing>,
    /// Breaches somebody answers for.
    pub waivers: Vec<Waived>,
    /// What the unit says does not apply to it, and why.
    pub stated: Vec<Stated>,
    /// What the parties say to what was late or not seen.
    pub explanations: Vec<Stated>,
    /// Which days are worked.
    pub holidays: Arc<Holidays>,
}

/// A body of the unit that may owe duties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owing {
    /// What rules call it: committee, property.
    pub word: String,
    /// Its id.
    pub id: String,
    /// Since when it is there.
    pub from: Option<Date>,
    /// The last day it is.
    pub until: Option<Date>,
}

/// A breach somebody answers for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// Which rule.
    pub rule: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// Last day.
    pub until: Date,
}

/// Something said of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Which rule.
    pub rule: String,
    /// What was said.
    pub text: String,
    /// When.
    pub on: Option<Date>,
    /// Only of what falls into these days.
    pub within: Option<(Date, Date)>,
    /// Only of these contents.
    pub contents: Vec<String>,
}

/// Everything a rule is judged with.
pub(super) struct Bench<'a> {
    pub pack: &'a Pack,
    pub setting: &'a Setting,
    pub answers: &'a [Answer],
    by_record: BTreeMap<&'a str, &'a Answer>,
    by_rule: BTreeMap<&'a str, Vec<&'a Answer>>,
    by_content: BTreeMap<&'a str, Vec<&'a Answer>>,
    by_event: BTreeMap<&'a str, Vec<&'a Answer>>,
}

impl<'a> Bench<'a> {
    /// Lays out what there is, so that it is found by record and by rule.
    pub fn new(pack: &'a Pack, setting: &'a Setting, answers: &'a [Answer]) -> Self {
        let (mut by_rule, mut by_content, mut by_event) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let put = |index: &mut BTreeMap<&'a str, Vec<&'a Answer>>, word: &'a str, answer: &'a Answer| {
            let known = index.entry(word).or_default();
            // Several events of one sort are still one record.
            if !known.last().is_some_and(|last| std::ptr::eq(*last, answer)) {
                known.push(answer);
            }
        };
        for answer in answers {
            answer.names.iter().for_each(|name| put(&mut by_rule, name, answer));
            answer.tells.contents.iter().for_each(|content| put(&mut by_content, content, answer));
            answer.tells.events.iter().for_each(|event| put(&mut by_event, event.word, answer));
        }
        let by_record = answers.iter().filter_map(|answer| Some((&*answer.record.as_ref()?.0, answer))).collect();
        Bench { pack, setting, answers, by_record, by_rule, by_content, by_event }
    }

    /// The body that owes it on a day, or owed it last.
    pub fn body(&self, rule: &PackRule, day: Date) -> Option<&str> {
        let named = || self.setting.bodies.iter().filter(|body| body.word == rule.owed_by());
        let there = |body: &&Owing| body.from.is_none_or(|from| from <= day) && body.until.is_none_or(|until| day <= until);
        named()
            .find(there)
            .or_else(|| named().max_by_key(|body| body.until.map_or((true, day), |until| (false, until))))
            .map(|body| &*body.id)
    }

    /// The contents a rule asks for that the unit has at all, those that records can tell of apart from the others.
    pub fn contents<'r>(&self, rule: &'r PackRule) -> (Vec<&'r str>, Vec<&'r str>) {
        let stated = |content: &str| {
            self.setting.stated.iter().any(|stated| stated.rule == rule.id && stated.contents.iter().any(|other| other == content))
        };
        let asked = rule.words("content").into_iter().filter(|content| !stated(content));
        asked.partition(|content| TELLABLE.contains(content))
    }

    /// What the unit says it has not of a rule's contents.
    pub fn exempt(&self, rule: &PackRule) -> impl Iterator<Item = Note> {
        let stated = self.setting.stated.iter().filter(move |stated| stated.rule == rule.id && !stated.contents.is_empty());
        stated.map(|stated| Note::Exempt(stated.contents.clone(), stated.text.clone()))
    }

    /// The records that name a rule.
    pub fn naming(&self, rule: &str) -> &[&'a Answer] {
        self.by_rule.get(rule).map_or(&[], Vec::as_slice)
    }

    /// The records that show a content.
    pub fn showing(&self, content: &str) -> &[&'a Answer] {
        self.by_content.get(content).map_or(&[], Vec::as_slice)
    }

    /// The records that tell of an event.
    pub fn telling(&self, event: &str) -> &[&'a Answer] {
        self.by_event.get(event).map_or(&[], Vec::as_slice)
    }

    /// The answer a record is.
    pub fn record(&self, id: &RecordId) -> Option<&'a Answer> {
        self.by_record.get(&*id.0).copied()
    }

    /// A duty of a rule that nobody has met yet.
    pub fn open(&self, rule: &Arc<PackRule>, of: Of) -> Duty {
        let publisher = || self.naming(&rule.id).iter().find_map(|answer| answer.publisher.clone());
        let day = match &of {
            Of::Period(period) => period.until.min(self.setting.as_of),
            Of::Event(_, on) => (*on).min(self.setting.as_of),
            Of::Within(from, _) => *from,
            Of::Record(id) => self.record(id).map_or(self.setting.as_of, |answer| answer.on),
            Of::Always | Of::Rule => self.setting.as_of,
        };
        Duty {
            rule: Arc::clone(rule),
            who: rule.owed_by().to_string(),
            body: self.body(rule, day).map(str::to_string).or_else(publisher),
            of,
            due: None,
            down: None,
            status: Status::NotDue,
            met: None,
            by: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// A rule with nothing to judge, and why.
    pub fn not_applicable(&self, rule: &Arc<PackRule>, reason: Reason) -> Duty {
        Duty { status: Status::NotApplicable(reason), ..self.open(rule, Of::Rule) }
    }

    /// Since when a rule can be judged at all: since its first text holds and this system is used.
    pub fn since(&self, rule: &PackRule) -> Date {
        self.begun(rule).map_or(self.setting.since, |begun| begun.max(self.setting.since))
    }

    /// Whether a rule was in force before this system was used, so that earlier periods are told as not judged.
    pub fn was_before_use(&self, rule: &PackRule) -> bool {
        self.begun(rule).is_none_or(|begun| begun < self.setting.since)
    }

    /// When the first text of a rule's id began to hold; nobody knows, or always, where nothing is written.
    fn begun(&self, rule: &PackRule) -> Option<Date> {
        self.pack.rules.iter().filter(|text| text.id == rule.id).map(|text| text.effective).min()?
    }

    /// Sets when a duty was met, by what, and where it stands.
    pub fn settle(&self, duty: &mut Duty, due: Reckoned, met: Option<Date>, by: &[&Answer]) {
        duty.status = Status::of(due.day, met, self.setting);
        duty.due = Some(due);
        duty.met = met;
        duty.by.extend(by.iter().filter_map(|answer| answer.record.clone()));
        duty.by.dedup();
    }

    /// Judges for how long the records of a duty hang that must hang so long.
    pub fn hang(&self, duty: &mut Duty, by: &[&Answer]) {
        let Some(length) = duty.rule.days("min_days") else { return };
        let mut stretches: Vec<Stretch> = by.iter().flat_map(|answer| answer.hung.iter().copied()).collect();
        // What is to be hung again on a later day does not hang yet.
        let begun = |stretch: &Stretch| stretch.from <= self.setting.as_of;
        if stretches.iter().any(begun) {
            stretches.retain(begun);
        }
        let Some((down, whole)) = taken_down(&stretches, length, &self.setting.holidays) else { return };
        let ends: Option<Vec<Date>> = stretches.iter().map(|stretch| stretch.until).collect();
        let until = ends.and_then(|ends| ends.into_iter().max());
        if !whole {
            let over = until.is_some_and(|until| until < self.setting.as_of);
            duty.notes.extend(until.map(|until| Note::DownEarly(until.plus_days(1))));
            if over && matches!(duty.status, Status::OnTime | Status::Late(_)) {
                duty.status = Status::Short;
            }
        }
        duty.down = Some(down);
    }

    /// What was waived is told as waived; what a party says stands beside what it says it of.
    pub fn lay_over(&self, duty: &mut Duty) {
        if !matches!(duty.status, Status::Unseen | Status::Late(_) | Status::Short) {
            return;
        }
        let day = match &duty.of {
            Of::Period(period) => Some(period.until),
            Of::Event(_, on) | Of::Within(_, on) => Some(*on),
            Of::Record(_) | Of::Always | Of::Rule => None,
        };
        let fits = |said: &&Stated| {
            let within = said.within.zip(day).is_none_or(|((from, until), day)| from <= day && day <= until);
            said.rule == duty.rule.id && within
        };
        let said: Vec<Note> =
            self.setting.explanations.iter().filter(fits).map(|said| Note::Explained(said.text.clone(), said.on)).collect();
        duty.notes.extend(said);
        let waived = self.setting.waivers.iter().find(|waiver| waiver.rule == duty.rule.id && waiver.until >= self.setting.as_of);
        if let Some(waived) = waived {
            duty.status = Status::Waived(waived.clone());
        }
    }
}
