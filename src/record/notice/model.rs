//! A notice (通知): anything said to all that is neither money, nor a body, nor a matter of its own.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{BuildingId, RecordId};
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
}

impl Part for Notice {
    fn read(fields: &mut Fields) -> Self {
        Notice {
            sort: fields.optional("sort", "种类"),
            about: fields.list("about", "关于"),
            buildings: fields.list("buildings", "楼栋"),
            occasions: fields.parts("occasions", "日程"),
        }
    }
}
