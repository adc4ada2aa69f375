//! A notice (通知): anything said to all that is neither money, nor a body, nor a matter of its own.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{BuildingId, OrganizationId, RecordId};
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

words! {
    /// What sort of notice.
    NoticeSort, "notice_sort", "通知种类" {
        /// 通知
        General = "general" | "通知",
        /// 公告
        Announcement = "announcement" | "公告",
        /// 公示: of a plan, candidates, a draft
        Disclosure = "disclosure" | "公示",
        /// 会议通知
        Meeting = "meeting" | "会议通知",
        /// 结果公告
        Result = "result" | "结果公告",
        /// 紧急通知
        Emergency = "emergency" | "紧急通知",
        /// 停水停电等服务通知
        Service = "service" | "服务通知",
        /// 征求意见
        Consultation = "consultation" | "征求意见",
        /// 办事指南
        Guide = "guide" | "办事指南",
        /// 表扬、评选
        Award = "award" | "评选表彰",
    }
}

/// When and where something takes place.
#[derive(Debug, Clone)]
pub struct Occasion {
    /// First day.
    pub on: At<Date>,
    /// Last day.
    pub until: Option<At<Date>>,
    /// The hours, in words.
    pub time: Option<At<Line>>,
    /// Where.
    pub place: Option<At<Line>>,
    /// What.
    pub subject: At<Line>,
}

impl Part for Occasion {
    fn read(fields: &mut Fields) -> Self {
        Occasion {
            on: fields.required("on", "日期"),
            until: fields.optional("until", "至"),
            time: fields.optional("time", "时间"),
            place: fields.optional("place", "地点"),
            subject: fields.required("subject", "事由"),
        }
    }
}

/// An award (评选) and whose opinion was asked before it.
#[derive(Debug, Clone)]
pub struct Award {
    /// What was given.
    pub title: At<Line>,
    /// To whom: a body, a building, a family as it wishes to be named.
    pub to: At<Line>,
    /// Whose opinion was asked.
    pub opinion_of: Option<At<OrganizationId>>,
    /// When it was given.
    pub opinion_on: Option<At<Date>>,
}

impl Part for Award {
    fn read(fields: &mut Fields) -> Self {
        Award {
            title: fields.required("title", "名称"),
            to: fields.required("to", "授予"),
            opinion_of: fields.optional("opinion_of", "征求意见"),
            opinion_on: fields.optional("opinion_on", "意见日期"),
        }
    }
}

/// A notice; its text is the Markdown below the front matter.
#[derive(Debug, Clone)]
pub struct Notice {
    /// What sort.
    pub sort: Option<At<NoticeSort>>,
    /// The records it tells of.
    pub about: Vec<At<RecordId>>,
    /// The buildings it concerns; none means all.
    pub buildings: Vec<At<BuildingId>>,
    /// When and where something takes place.
    pub occasions: Vec<At<Occasion>>,
    /// What will be talked about (议程).
    pub agenda: Vec<At<Line>>,
    /// What to bring along (需带材料).
    pub bring: Vec<At<Line>>,
    /// Why, in a line: why the water is cut.
    pub cause: Option<At<Line>>,
    /// When an emergency notice was looked over after it had gone out at once (事后复核).
    pub checked: Option<At<Date>>,
    /// Awards.
    pub awards: Vec<At<Award>>,
}

impl Part for Notice {
    fn read(fields: &mut Fields) -> Self {
        Notice {
            sort: fields.optional("sort", "种类"),
            about: fields.list("about", "关于"),
            buildings: fields.list("buildings", "楼栋"),
            occasions: fields.parts("occasions", "日程"),
            agenda: fields.list("agenda", "议程"),
            bring: fields.list("bring", "需带材料"),
            cause: fields.optional("cause", "原因"),
            checked: fields.optional("checked", "复核"),
            awards: fields.parts("awards", "评选"),
        }
    }
}
