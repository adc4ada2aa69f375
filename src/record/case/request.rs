//! One case: what about, by which way it came, who took it up, where it went, and when it was answered.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::fields::{Fields, Part, Reading};
use crate::base::id::{BuildingId, OrganizationId, RecordId};
use crate::base::scalar::{Form, Scalar};
use crate::base::source::{At, Span};
use crate::{said, words};

words! {
    /// What a case is about.
    Category, "case_category", "诉求类别" {
        /// 路灯不亮
        StreetLight = "street_light" | "路灯",
        /// 路面不平
        Road = "road" | "路面",
        /// 下水道不通
        Drain = "drain" | "下水道",
        /// 化粪池漫溢
        SepticTank = "septic_tank" | "化粪池",
        /// 渗漏
        Leak = "leak" | "渗漏",
        /// 电梯
        Lift = "lift" | "电梯",
        /// 水电气
        Utilities = "utilities" | "水电气",
        /// 其他公共设施
        Facility = "facility" | "设施设备",
        /// 保洁、卫生
        Cleaning = "cleaning" | "保洁",
        /// 垃圾分类
        Waste = "waste" | "垃圾分类",
        /// 绿化
        Greenery = "greenery" | "绿化",
        /// 治安、门岗
        Security = "security" | "治安",
        /// 消防通道、飞线充电
        Fire = "fire" | "消防",
        /// 停车、充电
        Parking = "parking" | "停车充电",
        /// 噪声
        Noise = "noise" | "噪声",
        /// 犬只
        Dogs = "dogs" | "犬只",
        /// 邻里纠纷
        Neighbours = "neighbours" | "邻里纠纷",
        /// 违建、占用共有部分
        Encroachment = "encroachment" | "占用违建",
        /// 物业服务、收费
        PropertyService = "property_service" | "物业服务",
        /// 账目、公开
        Disclosure = "disclosure" | "公开查询",
        /// 群体性事件；只在内部统计
        Collective = "collective" | "群体性事件",
        /// 其他
        Other = "other" | "其他",
    }
}

words! {
    /// By which way a case came.
    Channel, "case_channel", "诉求渠道" {
        /// 小区呼叫
        Call = "call" | "小区呼叫",
        /// 线上：小程序、居民群
        Online = "online" | "线上",
        /// 电话
        Telephone = "telephone" | "电话",
        /// 政务热线
        Hotline = "hotline" | "热线",
        /// 意见箱、意见条
        Box = "box" | "意见箱",
        /// 接待日
        Reception = "reception" | "接待日",
        /// 楼长转来
        BuildingHead = "building_head" | "楼长",
        /// 走访、议事会
        Visit = "visit" | "走访",
        /// 信访；只在内部统计
        Petition = "petition" | "信访",
        /// 其他
        Other = "other" | "其他",
    }
}

words! {
    /// How high a case went, lowest first.
    CaseLevel, "case_level", "办理层级" {
        /// 小区
        Compound = "compound" | "小区",
        /// 社区党委及时介入
        Community = "community" | "社区",
        /// 街道统筹
        Street = "street" | "街道",
        /// 区部门处置
        District = "district" | "区",
        /// 联席会议
        JointMeeting = "joint_meeting" | "联席会议",
    }
}

words! {
    /// What the resident said of the answer.
    Rating, "case_rating", "满意程度" {
        /// 满意
        Satisfied = "satisfied" | "满意",
        /// 基本满意
        Fair = "fair" | "基本满意",
        /// 不满意
        Dissatisfied = "dissatisfied" | "不满意",
    }
}

/// The number of a case: letters, digits and hyphens, so that no name can be written in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseNumber(pub String);

impl Scalar for CaseNumber {
    fn form() -> Form {
        Form::of("诉求编号，字母、数字和连字符", "the number of a case: letters, digits, hyphens", "SQ-2026-0731")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let shape = (1..=24).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if shape {
            return Ok(CaseNumber(text.to_string()));
        }
        Err(said!(
            "“{text}”不能作为诉求编号：只能用字母、数字和连字符，不写姓名、房号",
            "`{text}` cannot number a case: letters, digits and hyphens only, never a name or a flat"
        ))
    }
    fn stand_in() -> Self {
        CaseNumber(String::new())
    }
}

/// A hand-off to a higher level, and the day: `街道 2026-07-08`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Handoff {
    /// To which level.
    pub to: CaseLevel,
    /// When.
    pub on: Date,
}

impl Scalar for Handoff {
    fn form() -> Form {
        Form::of("转办：层级和日期", "a hand-off: level and day", "street 2026-07-08")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let Some((level, day)) = text.trim().split_once(char::is_whitespace) else {
            return Err(said!("“{text}”应写层级和日期，中间空一格", "write level and day with a blank between, not `{text}`"));
        };
        Ok(Handoff { to: CaseLevel::parse(level)?, on: Date::parse(day)? })
    }
    fn stand_in() -> Self {
        Handoff { to: CaseLevel::stand_in(), on: Date::stand_in() }
    }
    fn note(&self, span: Span, reading: &mut Reading) {
        self.on.note(span, reading);
    }
}

/// One case.
#[derive(Debug, Clone)]
pub struct Request {
    /// Its number.
    pub number: At<CaseNumber>,
    /// What about.
    pub category: At<Category>,
    /// By which way it came.
    pub channel: Option<At<Channel>>,
    /// Which building it concerns.
    pub building: Option<At<BuildingId>>,
    /// The office that took it first and answers for it (首问).
    pub first: Option<At<OrganizationId>>,
    /// The day it came in.
    pub received: At<Date>,
    /// The day somebody was told to see to it.
    pub assigned: Option<At<Date>>,
    /// Where it was handed to, in order.
    pub handoffs: Vec<At<Handoff>>,
    /// The day it was put right on the spot.
    pub resolved: Option<At<Date>>,
    /// The day the resident was told.
    pub answered: Option<At<Date>>,
    /// The office that told the resident.
    pub answered_by: Option<At<OrganizationId>>,
    /// What the resident said of it.
    pub rating: Option<At<Rating>>,
    /// The matter it led to.
    pub matter: Option<At<RecordId>>,
}

impl Part for Request {
    fn read(fields: &mut Fields) -> Self {
        Request {
            number: fields.required("number", "号"),
            category: fields.required("category", "类别"),
            channel: fields.optional("channel", "渠道"),
            building: fields.optional("building", "楼栋"),
            first: fields.optional("first", "首问"),
            received: fields.required("received", "收到"),
            assigned: fields.optional("assigned", "交办"),
            handoffs: fields.list("handoffs", "转办"),
            resolved: fields.optional("resolved", "解决"),
            answered: fields.optional("answered", "答复"),
            answered_by: fields.optional("answered_by", "答复单位"),
            rating: fields.optional("rating", "评价"),
            matter: fields.optional("matter", "事项"),
        }
    }
}

impl Request {
    /// Whether it is counted inside the house only.
    pub fn is_internal(&self) -> bool {
        let petition = self.channel.as_ref().is_some_and(|channel| channel.value == Channel::Petition);
        petition || self.category.value == Category::Collective
    }

    /// How high it went.
    pub fn level(&self) -> CaseLevel {
        self.handoffs.iter().map(|handoff| handoff.to).max().unwrap_or(CaseLevel::Compound)
    }

    /// The day the resident was told, if that day has come.
    pub fn answered_by_day(&self, day: Date) -> Option<Date> {
        self.answered.as_ref().map(|answered| answered.value).filter(|answered| *answered <= day)
    }
}
