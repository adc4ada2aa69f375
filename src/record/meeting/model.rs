//! A meeting (会议) of any body: agenda, attendance, decisions, follow-ups.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, OrganizationId, PersonId, RecordId};
use crate::base::number::Count;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

use super::Session;

words! {
    /// What sort of meeting.
    MeetingSort, "meeting_sort", "会议种类" {
        /// 业委会、院委会、住户委员会例会
        Committee = "committee" | "委员会会议",
        /// 业主大会现场会议
        Assembly = "assembly" | "业主大会",
        /// 居民会议、居民代表会议
        Residents = "residents" | "居民会议",
        /// 支委会、支部大会
        Branch = "branch" | "支部会议",
        /// 支委扩大会
        BranchExtended = "branch_extended" | "支委扩大会",
        /// 党的工作小组例会
        WorkingGroup = "working_group" | "工作小组例会",
        /// 居民议事会、治理议事会
        Council = "council" | "议事会",
        /// 联席会议
        Joint = "joint" | "联席会议",
        /// 职能部门会商
        Departments = "departments" | "部门会商",
        /// 坝坝会
        OpenAir = "open_air" | "坝坝会",
        /// 民情恳谈会、民情下午茶
        Talk = "talk" | "恳谈会",
        /// 业主接待日
        Reception = "reception" | "接待日",
        /// 其他
        Other = "other" | "其他",
    }
}

words! {
    /// Why somebody was not there; nothing more of it is ever written.
    AbsenceSort, "absence", "缺席" {
        /// 请假
        Excused = "excused" | "请假",
        /// 未请假
        Unexcused = "unexcused" | "未请假",
    }
}

/// One item of the agenda that was published beforehand.
#[derive(Debug, Clone)]
pub struct Topic {
    /// Its number; decisions name it.
    pub number: At<Line>,
    /// What.
    pub subject: At<Line>,
    /// The matter it belongs to.
    pub matter: Option<At<RecordId>>,
}

impl Part for Topic {
    fn read(fields: &mut Fields) -> Self {
        Topic {
            number: fields.required("number", "序号"),
            subject: fields.required("subject", "议题"),
            matter: fields.optional("matter", "事项"),
        }
    }
}

/// Somebody who was not there.
#[derive(Debug, Clone)]
pub struct Absence {
    /// Who.
    pub person: At<PersonId>,
    /// Whether they had asked leave.
    pub sort: At<AbsenceSort>,
}

impl Part for Absence {
    fn read(fields: &mut Fields) -> Self {
        Absence { person: fields.required("person", "人"), sort: fields.required("sort", "情况") }
    }
}

/// Somebody who listened without a vote (列席).
#[derive(Debug, Clone)]
pub struct Observer {
    /// Who.
    pub person: Option<At<PersonId>>,
    /// From which body.
    pub organization: Option<At<OrganizationId>>,
    /// In which role, or for which topic.
    pub note: Option<At<Line>>,
}

impl Part for Observer {
    fn read(fields: &mut Fields) -> Self {
        Observer {
            person: fields.optional("person", "人"),
            organization: fields.optional("organization", "组织"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// What was decided on one item of the agenda.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The item's number.
    pub topic: At<Line>,
    /// What was decided.
    pub text: At<Line>,
    /// How many agreed.
    pub yes: Option<At<Count>>,
    /// How many did not.
    pub no: Option<At<Count>>,
    /// How many abstained.
    pub abstain: Option<At<Count>>,
    /// The record that carries it on.
    pub record: Option<At<RecordId>>,
}

impl Part for Decision {
    fn read(fields: &mut Fields) -> Self {
        Decision {
            topic: fields.required("topic", "序号"),
            text: fields.required("text", "决定"),
            yes: fields.optional("yes", "同意"),
            no: fields.optional("no", "反对"),
            abstain: fields.optional("abstain", "弃权"),
            record: fields.optional("record", "记录"),
        }
    }
}

/// What somebody is to do (议定事项).
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// What.
    pub subject: At<Line>,
    /// Which body does it.
    pub owner: Option<At<OrganizationId>>,
    /// Who does it.
    pub person: Option<At<PersonId>>,
    /// By when.
    pub due: Option<At<Date>>,
    /// When it was done.
    pub done: Option<At<Date>>,
    /// How it stands, or what came of it.
    pub result: Option<At<Line>>,
}

impl Part for FollowUp {
    fn read(fields: &mut Fields) -> Self {
        FollowUp {
            subject: fields.required("subject", "事项"),
            owner: fields.optional("owner", "负责"),
            person: fields.optional("person", "责任人"),
            due: fields.optional("due", "期限"),
            done: fields.optional("done", "完成"),
            result: fields.optional("result", "结果"),
        }
    }
}

/// A meeting, or a season of reception days.
#[derive(Debug, Clone)]
pub struct Meeting {
    /// What sort.
    pub sort: At<MeetingSort>,
    /// The body that meets.
    pub body: At<OrganizationId>,
    /// The day; a season of reception days has `sessions` instead.
    pub on: Option<At<Date>>,
    /// The hours, in words.
    pub time: Option<At<Line>>,
    /// Where.
    pub place: Option<At<Line>>,
    /// Who chairs.
    pub chair: Option<At<PersonId>>,
    /// When it was announced.
    pub noticed: Option<At<Date>>,
    /// The record that announced it.
    pub notice: Option<At<RecordId>>,
    /// When the working group talked it over beforehand (会前沟通).
    pub consulted: Option<At<Date>>,
    /// The agenda as published beforehand.
    pub agenda: Vec<At<Topic>>,
    /// How many should be there (应到).
    pub seats: Option<At<Count>>,
    /// How many must be there for a decision (法定人数).
    pub quorum: Option<At<Count>>,
    /// Who was there.
    pub present: Vec<At<PersonId>>,
    /// How many were there, where nobody is named.
    pub attended: Option<At<Count>>,
    /// Who was not.
    pub absent: Vec<At<Absence>>,
    /// Who listened.
    pub observers: Vec<At<Observer>>,
    /// What was decided.
    pub decisions: Vec<At<Decision>>,
    /// The minutes.
    pub minutes: Option<At<AttachmentId>>,
    /// Where the minutes can be read.
    pub inspect: Option<At<Line>>,
    /// The record that published the result.
    pub result: Option<At<RecordId>>,
    /// What somebody is to do.
    pub follow_ups: Vec<At<FollowUp>>,
    /// Reception days, planned and held.
    pub sessions: Vec<At<Session>>,
    /// Why it did not take place.
    pub cancelled: Option<At<Line>>,
}

impl Part for Meeting {
    fn read(fields: &mut Fields) -> Self {
        Meeting {
            sort: fields.required("sort", "种类"),
            body: fields.required("body", "组织"),
            on: fields.optional("on", "日期"),
            time: fields.optional("time", "时间"),
            place: fields.optional("place", "地点"),
            chair: fields.optional("chair", "主持"),
            noticed: fields.optional("noticed", "通知日期"),
            notice: fields.optional("notice", "通知"),
            consulted: fields.optional("consulted", "会前沟通"),
            agenda: fields.parts("agenda", "议程"),
            seats: fields.optional("seats", "应到"),
            quorum: fields.optional("quorum", "法定人数"),
            present: fields.list("present", "到会"),
            attended: fields.optional("attended", "到会人数"),
            absent: fields.parts("absent", "缺席"),
            observers: fields.parts("observers", "列席"),
            decisions: fields.parts("decisions", "决定"),
            minutes: fields.optional("minutes", "会议记录"),
            inspect: fields.optional("inspect", "查阅地点"),
            result: fields.optional("result", "结果公告"),
            follow_ups: fields.parts("follow_ups", "议定事项"),
            sessions: fields.parts("sessions", "场次"),
            cancelled: fields.optional("cancelled", "取消"),
        }
    }
}

impl Meeting {
    /// How many were there: those named, else the number given.
    pub fn came(&self) -> Option<u64> {
        let named = u64::try_from(self.present.len()).unwrap_or(u64::MAX);
        if named > 0 { Some(named) } else { self.attended.as_ref().map(|count| count.0) }
    }

    /// Its day, or the first of its sessions.
    pub fn first_day(&self) -> Option<Date> {
        let day = self.on.as_ref().map(|on| on.value);
        day.or_else(|| self.sessions.iter().map(|session| session.on.value).min())
    }

    /// Its day, or the last of its sessions.
    pub fn last_day(&self) -> Option<Date> {
        let day = self.on.as_ref().map(|on| on.value);
        day.or_else(|| self.sessions.iter().map(|session| session.on.value).max())
    }
}

impl FollowUp {
    /// The day it was done, if that day has come.
    pub fn done_by(&self, day: Date) -> Option<Date> {
        self.done.as_ref().map(|done| done.value).filter(|done| *done <= day)
    }

    /// Whether it should have been done and was not.
    pub fn is_overdue(&self, day: Date) -> bool {
        self.done_by(day).is_none() && self.due.as_ref().is_some_and(|due| due.value < day)
    }
}
