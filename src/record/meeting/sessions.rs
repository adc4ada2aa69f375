//! Reception days (接待日): planned, held or called off; who came with how many things is counted, never named.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{OrganizationId, PersonId};
use crate::base::number::Count;
use crate::base::scalar::Line;
use crate::base::source::At;

/// One reception day.
#[derive(Debug, Clone)]
pub struct Session {
    /// When.
    pub on: At<Date>,
    /// Who receives.
    pub host: Option<At<PersonId>>,
    /// Which bodies sent somebody along.
    pub with: Vec<At<OrganizationId>>,
    /// How many people came; nothing written means that nobody told yet.
    pub visitors: Option<At<Count>>,
    /// How many things they brought.
    pub raised: Option<At<Count>>,
    /// How many of these were answered.
    pub answered: Option<At<Count>>,
    /// What people spoke of most.
    pub topics: Vec<At<Line>>,
    /// Why it did not take place.
    pub cancelled: Option<At<Line>>,
}

impl Part for Session {
    fn read(fields: &mut Fields) -> Self {
        Session {
            on: fields.required("on", "日期"),
            host: fields.optional("host", "接待人"),
            with: fields.list("with", "参加"),
            visitors: fields.optional("visitors", "来访"),
            raised: fields.optional("raised", "提出"),
            answered: fields.optional("answered", "答复"),
            topics: fields.list("topics", "主要内容"),
            cancelled: fields.optional("cancelled", "取消"),
        }
    }
}

/// A season of reception days in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Season {
    /// Days that were held.
    pub held: u64,
    /// People who came.
    pub visitors: u64,
    /// Things they brought.
    pub raised: u64,
    /// Things that were answered.
    pub answered: u64,
}

impl Session {
    /// Whether it was held: its day has come, it was not called off, and somebody wrote how many came.
    pub fn was_held(&self, day: Date) -> bool {
        self.on.value <= day && self.cancelled.is_none() && self.visitors.is_some()
    }
}

impl Season {
    /// The sum of the days that were held.
    pub fn of(sessions: &[At<Session>], day: Date) -> Season {
        let number = |count: &Option<At<Count>>| count.as_ref().map_or(0, |count| count.0);
        sessions.iter().filter(|session| session.was_held(day)).fold(Season::default(), |sum, session| Season {
            held: sum.held + 1,
            visitors: sum.visitors.saturating_add(number(&session.visitors)),
            raised: sum.raised.saturating_add(number(&session.raised)),
            answered: sum.answered.saturating_add(number(&session.answered)),
        })
    }
}
