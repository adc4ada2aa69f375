//! Where a matter comes from and what attests it: the proposal, why it could not wait, the three ticks, certificates.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, OrganizationId, RecordId};
use crate::base::number::Count;
use crate::base::scalar::Line;
use crate::base::source::At;

/// A proposal that must be dealt with (提议): by owners with their numbers, or by a body.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// When it was handed in.
    pub on: At<Date>,
    /// Which body proposed, where it was one.
    pub by: Option<At<OrganizationId>>,
    /// How many owners signed.
    pub owners: Option<At<Count>>,
    /// The area of those who signed.
    pub area: Option<At<Area>>,
    /// When the committee took it up.
    pub accepted: Option<At<Date>>,
}

impl Part for Proposal {
    fn read(fields: &mut Fields) -> Self {
        Proposal {
            on: fields.required("on", "日期"),
            by: fields.optional("by", "组织"),
            owners: fields.optional("owners", "业主人数"),
            area: fields.optional("area", "面积"),
            accepted: fields.optional("accepted", "受理"),
        }
    }
}

/// Why it could not wait for a vote (紧急维修), and who attests that.
#[derive(Debug, Clone)]
pub struct Urgency {
    /// What happened.
    pub ground: At<Line>,
    /// When it was found.
    pub found: At<Date>,
    /// Who attests it: a body.
    pub attested_by: Option<At<OrganizationId>>,
    /// Who attests it: an office or an expert, in words.
    pub attested_by_other: Option<At<Line>>,
    /// When it was attested.
    pub attested: Option<At<Date>>,
    /// When work began.
    pub begun: Option<At<Date>>,
    /// Files that show it.
    pub files: Vec<At<AttachmentId>>,
}

impl Part for Urgency {
    fn read(fields: &mut Fields) -> Self {
        Urgency {
            ground: fields.required("ground", "情形"),
            found: fields.required("found", "发现"),
            attested_by: fields.optional("attested_by", "认定"),
            attested_by_other: fields.optional("attested_by_other", "认定单位"),
            attested: fields.optional("attested", "认定日期"),
            begun: fields.optional("begun", "开工"),
            files: fields.list("files", "附件"),
        }
    }
}

/// One of the three ticks.
#[derive(Debug, Clone)]
pub struct Tick {
    /// When.
    pub on: At<Date>,
    /// Where, or through which channel.
    pub place: Option<At<Line>>,
    /// The record that shows it.
    pub record: Option<At<RecordId>>,
}

impl Part for Tick {
    fn read(fields: &mut Fields) -> Self {
        Tick {
            on: fields.required("on", "日期"), place: fields.optional("place", "地点"), record: fields.optional("record", "记录")
        }
    }
}

/// 线上收集、线下解决、线上反馈 (OAO): a matter is closed when all three are ticked.
#[derive(Debug, Clone)]
pub struct Loop {
    /// 线上收集
    pub collected: Option<At<Tick>>,
    /// 线下解决
    pub solved: Option<At<Tick>>,
    /// 线上反馈
    pub answered: Option<At<Tick>>,
}

impl Part for Loop {
    fn read(fields: &mut Fields) -> Self {
        Loop {
            collected: fields.part("collected", "线上收集"),
            solved: fields.part("solved", "线下解决"),
            answered: fields.part("answered", "线上反馈"),
        }
    }
}

/// A certificate or receipt (证明、备案回执).
#[derive(Debug, Clone)]
pub struct Certificate {
    /// What it is called.
    pub title: At<Line>,
    /// Its number.
    pub number: Option<At<Line>>,
    /// Who issued it, in words.
    pub issuer: Option<At<Line>>,
    /// When.
    pub on: Option<At<Date>>,
    /// Until when it holds.
    pub until: Option<At<Date>>,
    /// As a file.
    pub file: Option<At<AttachmentId>>,
}

impl Part for Certificate {
    fn read(fields: &mut Fields) -> Self {
        Certificate {
            title: fields.required("title", "名称"),
            number: fields.optional("number", "编号"),
            issuer: fields.optional("issuer", "出具"),
            on: fields.optional("on", "日期"),
            until: fields.optional("until", "有效期至"),
            file: fields.optional("file", "附件"),
        }
    }
}
