//! What a unit or an organization was honoured with (荣誉).

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::OrganizationId;
use crate::base::scalar::Line;
use crate::base::source::At;

/// An honour, with the opinion asked before it was given.
#[derive(Debug, Clone)]
pub struct Honour {
    /// What it is called.
    pub title: At<Line>,
    /// Who gave it.
    pub by: At<Line>,
    /// When.
    pub on: At<Date>,
    /// Whose opinion was asked for before (社区党组织的意见).
    pub opinion_of: Option<At<OrganizationId>>,
    /// When the opinion was given.
    pub opinion_on: Option<At<Date>>,
}

impl Part for Honour {
    fn read(fields: &mut Fields) -> Self {
        Honour {
            title: fields.required("title", "名称"),
            by: fields.required("by", "授予"),
            on: fields.required("on", "日期"),
            opinion_of: fields.optional("opinion_of", "意见单位"),
            opinion_on: fields.optional("opinion_on", "意见日期"),
        }
    }
}
