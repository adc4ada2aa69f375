//! An activity (活动), or a season of them: one row each time, with how many came and for how many hours.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, OrganizationId, PersonId, RecordId};
use crate::base::number::{Count, Decimal};
use crate::base::period::Period;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

words! {
    /// What sort of activity.
    ActivitySort, "activity_sort", "活动种类" {
        /// 志愿服务
        Volunteering = "volunteering" | "志愿服务",
        /// 主题党日
        PartyDay = "party_day" | "主题党日",
        /// 走访慰问、送爱心结对
        Visit = "visit" | "走访慰问",
        /// 巡查、值守
        Patrol = "patrol" | "巡查值守",
        /// 学习培训
        Training = "training" | "学习培训",
        /// 消防、应急演练
        Drill = "drill" | "应急演练",
        /// 文体活动、邻里节
        Culture = "culture" | "文体活动",
        /// 宣讲
        Talk = "talk" | "宣讲",
        /// 研究会活动
        Association = "association" | "研究会活动",
        /// 其他
        Other = "other" | "其他",
    }
}

/// One time it took place, or will.
#[derive(Debug, Clone)]
pub struct Time {
    /// When.
    pub on: At<Date>,
    /// What was done.
    pub subject: Option<At<Line>>,
    /// Where.
    pub place: Option<At<Line>>,
    /// How many took part; nothing written means that nobody told yet.
    pub people: Option<At<Count>>,
    /// How many of them as volunteers.
    pub volunteers: Option<At<Count>>,
    /// The hours of all together, in hours of one person.
    pub hours: Option<At<Decimal>>,
    /// How many it reached: households visited, people taught.
    pub served: Option<At<Count>>,
    /// A photograph.
    pub photo: Option<At<AttachmentId>>,
    /// Why it did not take place.
    pub cancelled: Option<At<Line>>,
}

impl Part for Time {
    fn read(fields: &mut Fields) -> Self {
        Time {
            on: fields.required("on", "日期"),
            subject: fields.optional("subject", "内容"),
            place: fields.optional("place", "地点"),
            people: fields.optional("people", "人数"),
            volunteers: fields.optional("volunteers", "志愿者"),
            hours: fields.optional("hours", "小时"),
            served: fields.optional("served", "服务"),
            photo: fields.optional("photo", "照片"),
            cancelled: fields.optional("cancelled", "取消"),
        }
    }
}

impl Time {
    /// Whether it took place: its day has come, it was not called off, and somebody wrote how many came.
    pub fn was_held(&self, day: Date) -> bool {
        self.on.value <= day && self.cancelled.is_none() && self.people.is_some()
    }
}

/// A season of activities of one sort.
#[derive(Debug, Clone)]
pub struct Activity {
    /// What sort.
    pub sort: At<ActivitySort>,
    /// Who organizes it.
    pub organizer: At<OrganizationId>,
    /// Who else takes part.
    pub with: Vec<At<OrganizationId>>,
    /// Who leads it; only people who hold an office are named.
    pub leaders: Vec<At<PersonId>>,
    /// The period it tells of.
    pub period: Option<At<Period>>,
    /// Where, unless a row says otherwise.
    pub place: Option<At<Line>>,
    /// How to join.
    pub join: Option<At<Line>>,
    /// The account that paid for it.
    pub account: Option<At<RecordId>>,
    /// Each time.
    pub times: Vec<At<Time>>,
}

impl Part for Activity {
    fn read(fields: &mut Fields) -> Self {
        Activity {
            sort: fields.required("sort", "种类"),
            organizer: fields.required("organizer", "组织"),
            with: fields.list("with", "参加"),
            leaders: fields.list("leaders", "带队"),
            period: fields.period("period", "期间"),
            place: fields.optional("place", "地点"),
            join: fields.optional("join", "报名"),
            account: fields.optional("account", "账目"),
            times: fields.parts("times", "场次"),
        }
    }
}
