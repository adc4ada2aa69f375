//! Duties: what the rules that bind a unit ask to be shown, by when, and whether it was seen. Computed, never stored.
//!
//! [`judge`] holds the rules of the sorts periodic, standing, posting, event_before, event_after and cadence against the
//! [`Answer`]s of the unit's public records. What is not seen is only that: no record of it was seen in this system.

mod answer;
mod bench;
mod cadence;
mod channel;
mod demand;
mod event;
mod judge;
mod periodic;
mod posting;
mod standing;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::base::period::Period;

use super::days::Reckoned;
use super::rule::PackRule;
use super::terms::Confidence;

pub use answer::{Answer, Event, Occurrences, Posted, TELLABLE, Told};
pub use bench::{Owing, Setting, Stated, Waived};
pub use channel::{Channel, Hanging};
pub use judge::{judge, judges};

/// One duty: one rule, for one period, one event, one record, or standing.
#[derive(Debug, Clone)]
pub struct Duty {
    /// The rule.
    pub rule: Arc<PackRule>,
    /// Who owes it, as the rule words it: committee, property.
    pub who: String,
    /// The body of the unit that is.
    pub body: Option<String>,
    /// What it is about.
    pub of: Of,
    /// By when.
    pub due: Option<Reckoned>,
    /// The first day on which it may come down.
    pub down: Option<Reckoned>,
    /// Where it stands.
    pub status: Status,
    /// When it was met.
    pub met: Option<Date>,
    /// The records that meet it.
    pub by: Vec<RecordId>,
    /// What else there is to say.
    pub notes: Vec<Note>,
}

/// What a duty is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// A period.
    Period(Period),
    /// Something that happens on a day.
    Event(String, Date),
    /// So many times within a stretch of days.
    Within(Date, Date),
    /// A record, for as long as it hangs.
    Record(RecordId),
    /// It always stands.
    Always,
    /// The rule as such, where there is nothing to judge.
    Rule,
}

/// Where a duty stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Status {
    /// 未到期
    NotDue,
    /// 将到期
    Soon,
    /// 按时
    OnTime,
    /// 逾期补: so many days late
    Late(u64),
    /// 未见公布
    Unseen,
    /// 公示期不足
    Short,
    /// 已豁免
    Waived(Waived),
    /// 不适用
    NotApplicable(Reason),
}

/// Why a duty does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// This system was not used then; it is judged from this day on.
    BeforeUse(Date),
    /// The unit has no such body.
    NoBody(String),
    /// No record tells of such a thing, so nobody can tell.
    NoRecord,
    /// Nothing of the sort has happened.
    NoEvent(String),
    /// It applies only where something is so, which records do not tell.
    Condition(String),
    /// The unit says why.
    Stated(String),
}

/// What else there is to say of a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The text names no day; the end of the next period is taken.
    NextPeriod,
    /// The text names no period; this one is the pack's default.
    DefaultPeriod,
    /// It is to be shown within the last so many days of the period.
    LastDays(u64),
    /// The text names no day; so many days are given.
    Grace(u64),
    /// It was early enough only if the event's own day counts.
    OnlyLoose,
    /// These contents were not seen.
    Lacks(Vec<String>),
    /// Of these contents records cannot tell.
    Untold(Vec<String>),
    /// These contents the unit has not, and why.
    Exempt(Vec<String>, String),
    /// It was not seen on this channel.
    NotOn(Channel),
    /// It is to come down before it may.
    DownEarly(Date),
    /// So many of so many were seen.
    Count(u64, u64),
    /// It was last made sure of on this day.
    Verified(Date),
    /// The party that owes it says why: what, and when it said so.
    Explained(String, Option<Date>),
}

/// What a duty rests on, which decides in what words it is told and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// A text that was read: told to the public.
    Law,
    /// A procedure the unit adopted for itself (约定程序): told to the public, never as a breach of law.
    Adopted,
    /// A text nobody has compared yet: told to who prepares the board, not to the public.
    Unverified,
}

impl Duty {
    /// What it rests on.
    pub fn ground(&self) -> Ground {
        match self.rule.confidence {
            Confidence::Verified => Ground::Law,
            Confidence::Seed => Ground::Adopted,
            Confidence::Secondary | Confidence::Memory => Ground::Unverified,
        }
    }

    /// Whether the public is told.
    pub fn is_public(&self) -> bool {
        self.ground() != Ground::Unverified
    }

    /// Whether somebody still has to do something; what came down too early is to hang again.
    pub fn is_open(&self) -> bool {
        matches!(self.status, Status::NotDue | Status::Soon | Status::Unseen | Status::Short)
    }

    /// The days on which it will be told otherwise, if nothing else happens.
    pub fn turns(&self, soon: u64) -> impl Iterator<Item = Date> {
        let due = self.due.as_ref().filter(|_| self.is_open() || matches!(self.of, Of::Always)).map(|due| due.day);
        let early = due.map(|due| due.plus_days(-i64::try_from(soon).unwrap_or(0)));
        let past = due.map(|due| due.plus_days(1));
        [early, past, self.down.as_ref().map(|down| down.day)].into_iter().flatten()
    }
}

impl Status {
    /// Its word, in labels and data.
    pub fn word(&self) -> &'static str {
        match self {
            Status::NotDue => "not_due",
            Status::Soon => "soon",
            Status::OnTime => "on_time",
            Status::Late(_) => "late",
            Status::Unseen => "unseen",
            Status::Short => "short",
            Status::Waived(_) => "waived",
            Status::NotApplicable(_) => "not_applicable",
        }
    }

    /// Where something stands that is due on a day and was, or was not, met.
    fn of(due: Date, met: Option<Date>, setting: &Setting) -> Status {
        match met {
            Some(met) if met <= due => Status::OnTime,
            Some(met) => Status::Late(u64::try_from(met.days_since(due)).unwrap_or(0)),
            None if due < setting.as_of => Status::Unseen,
            None if due.days_since(setting.as_of) <= i64::try_from(setting.soon_days).unwrap_or(0) => Status::Soon,
            None => Status::NotDue,
        }
    }
}
