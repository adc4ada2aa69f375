//! A contract (合同) in the words of OCDS: parties, award, value, period, amendments; and the money it owes by dates.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{OrganizationId, RecordId};
use crate::base::money::Money;
use crate::base::number::Count;
use crate::base::period::Period;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::party::person::PrivateName;
use crate::words;

use super::{Document, Handover, Inspection, Milestone, Renewal, Term, Termination};

words! {
    /// What a contract is about.
    ContractSort, "contract_sort", "合同类别" {
        /// 物业服务
        PropertyService = "property_service" | "物业服务",
        /// 保洁、门岗等单项服务
        Service = "service" | "单项服务",
        /// 电梯、消防等维护保养
        Maintenance = "maintenance" | "维护保养",
        /// 施工、改造
        Works = "works" | "工程施工",
        /// 采购
        Purchase = "purchase" | "采购",
        /// 审计、造价、法律咨询
        Advice = "advice" | "咨询审计",
        /// 广告位
        Advertising = "advertising" | "广告",
        /// 场地、房屋出租
        Lease = "lease" | "场地出租",
        /// 停车经营
        Parking = "parking" | "停车经营",
        /// 其他
        Other = "other" | "其他",
    }
}

words! {
    /// On which side of a contract somebody stands.
    PartyRole, "party_role", "合同方" {
        /// 甲方
        First = "first" | "甲方",
        /// 乙方
        Second = "second" | "乙方",
        /// 丙方
        Third = "third" | "丙方",
        /// 见证方
        Witness = "witness" | "见证方",
    }
}

words! {
    /// How the other side was chosen (OCDS: procurement method).
    AwardMethod, "award_method", "选定方式" {
        /// 公开招标
        Tender = "tender" | "公开招标",
        /// 邀请招标
        Invited = "invited" | "邀请招标",
        /// 比选、询价
        Comparison = "comparison" | "比选",
        /// 协商
        Negotiation = "negotiation" | "协商",
        /// 续签
        Renewal = "renewal" | "续签",
        /// 应急委托
        Emergency = "emergency" | "应急委托",
    }
}

/// One side of a contract (OCDS: Party).
#[derive(Debug, Clone)]
pub struct Party {
    /// On which side.
    pub role: At<PartyRole>,
    /// A body of the directory.
    pub organization: Option<At<OrganizationId>>,
    /// A company or office that is in no directory.
    pub name: Option<At<Line>>,
    /// A private person; always masked.
    pub owner: Option<At<PrivateName>>,
    /// 统一社会信用代码
    pub credit_code: Option<At<Line>>,
}

impl Part for Party {
    fn read(fields: &mut Fields) -> Self {
        Party {
            role: fields.required("role", "身份"),
            organization: fields.optional("organization", "组织"),
            name: fields.optional("name", "名称"),
            owner: fields.optional("owner", "个人"),
            credit_code: fields.optional("credit_code", "统一社会信用代码"),
        }
    }
}

/// How the other side was chosen (OCDS: Award).
#[derive(Debug, Clone)]
pub struct Award {
    /// By which procedure.
    pub method: At<AwardMethod>,
    /// When it was decided.
    pub on: Option<At<Date>>,
    /// The matter whose vote or decision it rests on.
    pub matter: Option<At<RecordId>>,
    /// How many offered.
    pub bidders: Option<At<Count>>,
    /// Why this one.
    pub reason: Option<At<Line>>,
    /// The record by which the draft was published before anybody signed.
    pub draft: Option<At<RecordId>>,
}

impl Part for Award {
    fn read(fields: &mut Fields) -> Self {
        Award {
            method: fields.required("method", "方式"),
            on: fields.optional("on", "日期"),
            matter: fields.optional("matter", "事项"),
            bidders: fields.optional("bidders", "报名家数"),
            reason: fields.optional("reason", "理由"),
            draft: fields.optional("draft", "签前公示"),
        }
    }
}

/// What a contract is worth (OCDS: Value).
#[derive(Debug, Clone)]
pub struct Value {
    /// Over its whole period.
    pub amount: At<Money>,
    /// How that is reckoned: 1.90 元 × 128,300.00 平方米 × 36 个月.
    pub reckoned: Option<At<Line>>,
}

impl Part for Value {
    fn read(fields: &mut Fields) -> Self {
        Value { amount: fields.required("amount", "金额"), reckoned: fields.optional("reckoned", "算法") }
    }
}

/// One sum that falls due on a day.
#[derive(Debug, Clone)]
pub struct Instalment {
    /// What for.
    pub title: Option<At<Line>>,
    /// When it falls due.
    pub due: At<Date>,
    /// How much.
    pub amount: At<Money>,
    /// When it was paid; still owed where left out.
    pub settled: Option<At<Date>>,
    /// How much was paid, where that is not what was agreed: a fine was kept back.
    pub paid: Option<At<Money>>,
    /// The account that shows it.
    pub record: Option<At<RecordId>>,
}

impl Part for Instalment {
    fn read(fields: &mut Fields) -> Self {
        Instalment {
            title: fields.optional("title", "名目"),
            due: fields.required("due", "应付日期"),
            amount: fields.required("amount", "金额"),
            settled: fields.optional("settled", "付清"),
            paid: fields.optional("paid", "实付"),
            record: fields.optional("record", "账目"),
        }
    }
}

impl Instalment {
    /// What was or will be paid.
    pub fn comes_to(&self) -> Money {
        self.paid.as_ref().map_or(self.amount.value, |paid| paid.value)
    }
}

/// A change both sides agreed on (OCDS: Amendment).
#[derive(Debug, Clone)]
pub struct Amendment {
    /// When it was signed.
    pub on: At<Date>,
    /// What changed.
    pub description: At<Line>,
    /// Why.
    pub rationale: Option<At<Line>>,
    /// The matter it rests on.
    pub matter: Option<At<RecordId>>,
    /// The value from then on, for the whole contract.
    pub amount: Option<At<Money>>,
    /// The last day from then on.
    pub until: Option<At<Date>>,
}

impl Part for Amendment {
    fn read(fields: &mut Fields) -> Self {
        Amendment {
            on: fields.required("on", "日期"),
            description: fields.required("description", "内容"),
            rationale: fields.optional("rationale", "理由"),
            matter: fields.optional("matter", "事项"),
            amount: fields.optional("amount", "变更后金额"),
            until: fields.optional("until", "变更后到期"),
        }
    }
}

/// A contract.
#[derive(Debug, Clone)]
pub struct Contract {
    /// What it is about.
    pub sort: At<ContractSort>,
    /// Both sides.
    pub parties: Vec<At<Party>>,
    /// From when until when.
    pub period: At<Period>,
    /// When it was signed.
    pub signed: Option<At<Date>>,
    /// How the other side was chosen.
    pub award: Option<At<Award>>,
    /// What it is worth.
    pub value: Option<At<Value>>,
    /// What it brings the residents, by dates (预期收入).
    pub income: Vec<At<Instalment>>,
    /// What it costs them, by dates.
    pub payments: Vec<At<Instalment>>,
    /// What was changed since.
    pub amendments: Vec<At<Amendment>>,
    /// Points on the way.
    pub milestones: Vec<At<Milestone>>,
    /// Terms that are looked at, each at its frequency.
    pub terms: Vec<At<Term>>,
    /// What was found.
    pub inspections: Vec<At<Inspection>>,
    /// The papers that belong to it.
    pub documents: Vec<At<Document>>,
    /// Whether it is renewed.
    pub renewal: Option<At<Renewal>>,
    /// That it ended early, or was not renewed.
    pub termination: Option<At<Termination>>,
    /// How one side handed over to the next.
    pub handover: Option<At<Handover>>,
    /// The contract it follows.
    pub previous: Option<At<RecordId>>,
}

impl Part for Contract {
    fn read(fields: &mut Fields) -> Self {
        Contract {
            sort: fields.required("sort", "类别"),
            parties: fields.parts("parties", "各方"),
            period: fields.required_period("period", "期限"),
            signed: fields.optional("signed", "签订"),
            award: fields.part("award", "选定"),
            value: fields.part("value", "价款"),
            income: fields.parts("income", "收款"),
            payments: fields.parts("payments", "付款"),
            amendments: fields.parts("amendments", "变更"),
            milestones: fields.parts("milestones", "节点"),
            terms: fields.parts("terms", "条款"),
            inspections: fields.parts("inspections", "查验"),
            documents: fields.parts("documents", "文件"),
            renewal: fields.part("renewal", "续签"),
            termination: fields.part("termination", "终止"),
            handover: fields.part("handover", "交接"),
            previous: fields.optional("previous", "上一份"),
        }
    }
}

impl Contract {
    /// The changes in order of time.
    pub fn changes(&self) -> Vec<&At<Amendment>> {
        let mut changes: Vec<&At<Amendment>> = self.amendments.iter().collect();
        changes.sort_by_key(|change| change.on.value);
        changes
    }

    /// The last day agreed before a change, or at all.
    pub fn agreed_until(&self, before: Option<Date>) -> Date {
        let earlier = self.changes().into_iter().filter(|change| before.is_none_or(|day| change.on.value < day));
        earlier.filter_map(|change| change.until.as_ref()).next_back().map_or(self.period.until, |until| until.value)
    }

    /// The last day it holds: as agreed, or as it was ended.
    pub fn ends(&self) -> Date {
        let agreed = self.agreed_until(None);
        self.termination.as_ref().map_or(agreed, |end| end.on.value.min(agreed))
    }

    /// What it is worth, changes included.
    pub fn worth(&self) -> Option<&At<Money>> {
        let changed = self.changes().into_iter().filter_map(|change| change.amount.as_ref()).next_back();
        changed.or_else(|| self.value.as_ref().map(|value| &value.amount))
    }

    /// The date that decides which text of a rule holds: the signature, or the first day.
    pub fn made(&self) -> Date {
        self.signed.as_ref().map_or(self.period.from, |signed| signed.value)
    }
}
