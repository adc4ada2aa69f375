//! A register (登记): one or several lists of one period, each entry a line; every total is computed.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{OrganizationId, RecordId};
use crate::base::money::Money;
use crate::base::number::Count;
use crate::base::period::Period;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::party::contact::Phone;
use crate::words;

words! {
    /// What was inspected.
    InspectionSort, "inspection_sort", "巡查类别" {
        /// 硬件设施
        Facility = "facility" | "设施",
        /// 卫生
        Cleaning = "cleaning" | "卫生",
        /// 垃圾分类
        Waste = "waste" | "垃圾分类",
        /// 治安
        Security = "security" | "治安",
        /// 消防
        Fire = "fire" | "消防",
        /// 电梯等特种设备
        Lift = "lift" | "电梯",
        /// 停车、充电
        Parking = "parking" | "停车充电",
        /// 交房查验
        Handover = "handover" | "交房查验",
        /// 合同条款履行
        Contract = "contract" | "合同履行",
        /// 公开栏、信息公开
        Disclosure = "disclosure" | "信息公开",
        /// 其他
        Other = "other" | "其他",
    }
}

words! {
    /// How high the body stands that gave an honour.
    HonourLevel, "honour_level", "荣誉级别" {
        /// 国家级
        Nation = "nation" | "国家",
        /// 省级
        Province = "province" | "省",
        /// 市级
        City = "city" | "市",
        /// 区县级
        District = "district" | "区县",
        /// 街道、镇
        Street = "street" | "街道",
        /// 社区
        Community = "community" | "社区",
    }
}

/// An honour given to the compound or one of its bodies; never to a person.
#[derive(Debug, Clone)]
pub struct Honour {
    /// What it is called.
    pub name: At<Line>,
    /// Which body gave it.
    pub by: At<Line>,
    /// How high that body stands.
    pub level: Option<At<HonourLevel>>,
    /// When.
    pub on: At<Date>,
    /// To which body; the compound itself where left out.
    pub to: Option<At<OrganizationId>>,
    /// The first of its kind, or another remark.
    pub note: Option<At<Line>>,
}

impl Part for Honour {
    fn read(fields: &mut Fields) -> Self {
        Honour {
            name: fields.required("name", "名称"),
            by: fields.required("by", "授予单位"),
            level: fields.optional("level", "级别"),
            on: fields.required("on", "日期"),
            to: fields.optional("to", "获得"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// A facility that somebody opens to residents (驻区单位开放设施).
#[derive(Debug, Clone)]
pub struct OpenFacility {
    /// What: a canteen, a car park at night, a playing field.
    pub name: At<Line>,
    /// Whose.
    pub owner: At<Line>,
    /// Where.
    pub place: Option<At<Line>>,
    /// When, in words.
    pub hours: Option<At<Line>>,
    /// Whether it costs nothing.
    pub free: Option<At<bool>>,
    /// Work telephone.
    pub phone: Option<At<Phone>>,
    /// Since when.
    pub since: Option<At<Date>>,
    /// The last day.
    pub until: Option<At<Date>>,
}

impl Part for OpenFacility {
    fn read(fields: &mut Fields) -> Self {
        OpenFacility {
            name: fields.required("name", "设施"),
            owner: fields.required("owner", "单位"),
            place: fields.optional("place", "地点"),
            hours: fields.optional("hours", "时间"),
            free: fields.optional("free", "免费"),
            phone: fields.optional("phone", "电话"),
            since: fields.optional("since", "起"),
            until: fields.optional("until", "止"),
        }
    }
}

/// How to get something done (办事指南): where, what to bring, how long it takes, what it costs.
#[derive(Debug, Clone)]
pub struct Guide {
    /// What is to be done.
    pub name: At<Line>,
    /// Which office, in words.
    pub office: At<Line>,
    /// Where.
    pub place: Option<At<Line>>,
    /// When, in words.
    pub hours: Option<At<Line>>,
    /// Work telephone.
    pub phone: Option<At<Phone>>,
    /// What to bring.
    pub bring: Vec<At<Line>>,
    /// What happens, step by step.
    pub steps: Vec<At<Line>>,
    /// How many working days it takes.
    pub days: Option<At<Count>>,
    /// What it costs.
    pub fee: Option<At<Money>>,
    /// Whether somebody of the community does it for who cannot go (委托代办).
    pub errand: Option<At<bool>>,
    /// The rules it rests on.
    pub record: Option<At<RecordId>>,
}

impl Part for Guide {
    fn read(fields: &mut Fields) -> Self {
        Guide {
            name: fields.required("name", "事项"),
            office: fields.required("office", "窗口"),
            place: fields.optional("place", "地点"),
            hours: fields.optional("hours", "时间"),
            phone: fields.optional("phone", "电话"),
            bring: fields.list("bring", "材料"),
            steps: fields.list("steps", "步骤"),
            days: fields.optional("days", "工作日"),
            fee: fields.optional("fee", "费用"),
            errand: fields.optional("errand", "代办"),
            record: fields.optional("record", "依据记录"),
        }
    }
}

/// How often something was inspected, what was found and what was put right.
#[derive(Debug, Clone)]
pub struct Inspection {
    /// What was inspected.
    pub sort: At<InspectionSort>,
    /// By whom.
    pub by: Option<At<OrganizationId>>,
    /// How often.
    pub times: At<Count>,
    /// How many faults were found.
    pub found: At<Count>,
    /// How many of them were put right.
    pub mended: At<Count>,
    /// Anything worth knowing.
    pub note: Option<At<Line>>,
}

impl Part for Inspection {
    fn read(fields: &mut Fields) -> Self {
        Inspection {
            sort: fields.required("sort", "类别"),
            by: fields.optional("by", "巡查"),
            times: fields.required("times", "次数"),
            found: fields.required("found", "发现"),
            mended: fields.required("mended", "整改"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// What somebody asked of a body, and the answer (询问—答复). There is no field for who asked.
#[derive(Debug, Clone)]
pub struct Question {
    /// What was asked, without names or flats.
    pub topic: At<Line>,
    /// When.
    pub asked: At<Date>,
    /// Whom it was put to.
    pub to: Option<At<OrganizationId>>,
    /// When it was answered; not yet where left out.
    pub answered: Option<At<Date>>,
    /// Which body answered.
    pub answered_by: Option<At<OrganizationId>>,
    /// What the answer was.
    pub answer: Option<At<Line>>,
    /// The record it was about, or that answers it.
    pub record: Option<At<RecordId>>,
}

impl Part for Question {
    fn read(fields: &mut Fields) -> Self {
        Question {
            topic: fields.required("topic", "问题"),
            asked: fields.required("asked", "提出"),
            to: fields.optional("to", "问谁"),
            answered: fields.optional("answered", "答复日期"),
            answered_by: fields.optional("answered_by", "答复单位"),
            answer: fields.optional("answer", "答复"),
            record: fields.optional("record", "相关记录"),
        }
    }
}

/// A register.
#[derive(Debug, Clone)]
pub struct Register {
    /// The time it tells of; inspections need one.
    pub period: Option<At<Period>>,
    /// 荣誉
    pub honours: Vec<At<Honour>>,
    /// 开放设施
    pub facilities: Vec<At<OpenFacility>>,
    /// 办事指南
    pub guides: Vec<At<Guide>>,
    /// 巡查统计
    pub inspections: Vec<At<Inspection>>,
    /// 询问和答复
    pub questions: Vec<At<Question>>,
}

impl Part for Register {
    fn read(fields: &mut Fields) -> Self {
        Register {
            period: fields.period("period", "期间"),
            honours: fields.parts("honours", "荣誉"),
            facilities: fields.parts("facilities", "开放设施"),
            guides: fields.parts("guides", "办事指南"),
            inspections: fields.parts("inspections", "巡查"),
            questions: fields.parts("questions", "询问"),
        }
    }
}
