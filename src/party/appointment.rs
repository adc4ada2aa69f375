//! How somebody came to a place: found, vetted, publicised, appointed.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::RecordId;
use crate::base::scalar::Line;
use crate::base::source::At;

/// The way into a place (物色、考察、公示、聘任).
#[derive(Debug, Clone)]
pub struct Appointment {
    /// When the person was proposed.
    pub proposed: Option<At<Date>>,
    /// When the person was vetted.
    pub vetted: Option<At<Date>>,
    /// The record by which the choice was made public.
    pub publicised: Option<At<RecordId>>,
    /// What residents objected, and what became of it.
    pub objections: Vec<At<Objection>>,
    /// When the person was appointed.
    pub appointed: Option<At<Date>>,
}

impl Part for Appointment {
    fn read(fields: &mut Fields) -> Self {
        Appointment {
            proposed: fields.optional("proposed", "物色"),
            vetted: fields.optional("vetted", "考察"),
            publicised: fields.optional("publicised", "公示"),
            objections: fields.parts("objections", "异议"),
            appointed: fields.optional("appointed", "聘任"),
        }
    }
}

/// An objection; who raised it is nobody's business.
#[derive(Debug, Clone)]
pub struct Objection {
    /// When it was raised.
    pub on: At<Date>,
    /// What it was about.
    pub gist: At<Line>,
    /// What was answered.
    pub reply: Option<At<Line>>,
    /// When it was answered.
    pub replied: Option<At<Date>>,
}

impl Part for Objection {
    fn read(fields: &mut Fields) -> Self {
        Objection {
            on: fields.required("on", "日期"),
            gist: fields.required("gist", "内容"),
            reply: fields.optional("reply", "答复"),
            replied: fields.optional("replied", "答复日期"),
        }
    }
}
