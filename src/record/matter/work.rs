//! What a matter takes: milestones, money, bids, a hand-over, candidates.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{OrganizationId, PersonId, RecordId};
use crate::base::money::Money;
use crate::base::number::{Count, Decimal};
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

/// A point on the way with its date (OCDS: Milestone).
#[derive(Debug, Clone)]
pub struct Milestone {
    /// What.
    pub title: At<Line>,
    /// When it was meant to be done.
    pub due: Option<At<Date>>,
    /// When it was done.
    pub met: Option<At<Date>>,
    /// What it cost.
    pub amount: Option<At<Money>>,
    /// Anything else.
    pub note: Option<At<Line>>,
}

impl Part for Milestone {
    fn read(fields: &mut Fields) -> Self {
        Milestone {
            title: fields.required("title", "名称"),
            due: fields.optional("due", "计划"),
            met: fields.optional("met", "完成"),
            amount: fields.optional("amount", "金额"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// What it was meant to cost, what was agreed, what it came to.
#[derive(Debug, Clone)]
pub struct Cost {
    /// 预算
    pub budget: Option<At<Money>>,
    /// 合同价
    pub contract: Option<At<Money>>,
    /// 送审价
    pub submitted: Option<At<Money>>,
    /// 审定价
    pub audited: Option<At<Money>>,
    /// The account it is paid from, in words.
    pub paid_from: Option<At<Line>>,
    /// Held back until the warranty is over (质保金).
    pub retention: Option<At<Money>>,
    /// Last day of the warranty.
    pub warranty_until: Option<At<Date>>,
    /// The finance record that holds the payment.
    pub record: Option<At<RecordId>>,
}

impl Part for Cost {
    fn read(fields: &mut Fields) -> Self {
        Cost {
            budget: fields.optional("budget", "预算"),
            contract: fields.optional("contract", "合同价"),
            submitted: fields.optional("submitted", "送审价"),
            audited: fields.optional("audited", "审定价"),
            paid_from: fields.optional("paid_from", "列支"),
            retention: fields.optional("retention", "质保金"),
            warranty_until: fields.optional("warranty_until", "质保至"),
            record: fields.optional("record", "账目"),
        }
    }
}

/// One who offered (招标比选).
#[derive(Debug, Clone)]
pub struct Bid {
    /// The company.
    pub bidder: At<Line>,
    /// What it asked.
    pub price: Option<At<Money>>,
    /// Its score.
    pub score: Option<At<Decimal>>,
    /// Whether it won.
    pub won: Option<At<bool>>,
}

impl Part for Bid {
    fn read(fields: &mut Fields) -> Self {
        Bid {
            bidder: fields.required("bidder", "单位"),
            price: fields.optional("price", "报价"),
            score: fields.optional("score", "得分"),
            won: fields.optional("won", "中选"),
        }
    }
}

words! {
    /// What sort of thing a committee hands over to the next; the words are those of the packs.
    CommitteeThing, "committee_thing", "移交类别" {
        /// 印章
        Seals = "seals" | "印章",
        /// 账册、凭证
        Books = "books" | "账册",
        /// 财物
        Funds = "funds" | "财物",
        /// 档案资料
        Archives = "archives" | "档案资料",
        /// 其他
        Other = "other" | "其他",
    }
}

/// One thing handed over.
#[derive(Debug, Clone)]
pub struct HandoverLine {
    /// What.
    pub subject: At<Line>,
    /// When.
    pub on: Option<At<Date>>,
    /// What sort, where a committee hands over.
    pub sort: Option<At<CommitteeThing>>,
    /// What was missing or withheld.
    pub missing: Option<At<Line>>,
    /// What was found.
    pub note: Option<At<Line>>,
}

impl Part for HandoverLine {
    fn read(fields: &mut Fields) -> Self {
        HandoverLine {
            subject: fields.required("subject", "项目"),
            on: fields.optional("on", "日期"),
            sort: fields.optional("sort", "类别"),
            missing: fields.optional("missing", "缺少"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// Hand-over of property service or of a committee's books and seals.
#[derive(Debug, Clone)]
pub struct Handover {
    /// Who hands over.
    pub from: At<OrganizationId>,
    /// Who takes over.
    pub to: At<OrganizationId>,
    /// First day.
    pub begun: At<Date>,
    /// Last day.
    pub ended: Option<At<Date>>,
    /// When the one who leaves, or is dismissed, was told or told the owners so.
    pub notified: Option<At<Date>>,
    /// Who watched.
    pub witness: Option<At<OrganizationId>>,
    /// People of the outgoing company for whom a place was found.
    pub staff: Option<At<Count>>,
    /// What is handed over.
    pub checklist: Vec<At<HandoverLine>>,
}

impl Part for Handover {
    fn read(fields: &mut Fields) -> Self {
        Handover {
            from: fields.required("from", "移交"),
            to: fields.required("to", "接收"),
            begun: fields.required("begun", "起"),
            ended: fields.optional("ended", "止"),
            notified: fields.optional("notified", "通知"),
            witness: fields.optional("witness", "监交"),
            staff: fields.optional("staff", "分流人数"),
            checklist: fields.parts("checklist", "清单"),
        }
    }
}

/// Somebody who stands for election; only those who passed the vetting are ever listed.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Who.
    pub person: At<PersonId>,
    /// Who proposed them.
    pub nominated_by: Option<At<Line>>,
    /// When proposed.
    pub nominated: Option<At<Date>>,
    /// When the branch agreed (征得同意).
    pub agreed: Option<At<Date>>,
    /// The notice that named the candidates.
    pub notice: Option<At<RecordId>>,
    /// When the vetting was passed.
    pub vetted: Option<At<Date>>,
    /// What was looked at, and that it was passed; the private detail is never written.
    pub checks: Vec<At<Line>>,
    /// The branch's opinion (党组织意见), in words.
    pub opinion: Option<At<Line>>,
    /// When they were trained.
    pub trained: Option<At<Date>>,
    /// Whether they were elected.
    pub elected: Option<At<bool>>,
    /// Owners who voted for them.
    pub votes: Option<At<Count>>,
}

impl Part for Candidate {
    fn read(fields: &mut Fields) -> Self {
        Candidate {
            person: fields.required("person", "人"),
            nominated_by: fields.optional("nominated_by", "推荐"),
            nominated: fields.optional("nominated", "推荐日期"),
            agreed: fields.optional("agreed", "征得同意"),
            notice: fields.optional("notice", "公示"),
            vetted: fields.optional("vetted", "审查通过"),
            checks: fields.list("checks", "审查项"),
            opinion: fields.optional("opinion", "党组织意见"),
            trained: fields.optional("trained", "培训"),
            elected: fields.optional("elected", "当选"),
            votes: fields.optional("votes", "得票"),
        }
    }
}

/// The end of somebody's place in a committee before its term (委员资格终止); the cause is never published.
#[derive(Debug, Clone)]
pub struct Removal {
    /// Who.
    pub person: At<PersonId>,
    /// Which body looked into it.
    pub found_by: Option<At<OrganizationId>>,
    /// When it had.
    pub found: Option<At<Date>>,
    /// Which body confirmed it.
    pub confirmed_by: Option<At<OrganizationId>>,
    /// When it did.
    pub confirmed: Option<At<Date>>,
    /// When the owners decided.
    pub decided: Option<At<Date>>,
    /// From which day it holds.
    pub effective: Option<At<Date>>,
}

impl Part for Removal {
    fn read(fields: &mut Fields) -> Self {
        Removal {
            person: fields.required("person", "人"),
            found_by: fields.optional("found_by", "核查"),
            found: fields.optional("found", "核查日期"),
            confirmed_by: fields.optional("confirmed_by", "确认"),
            confirmed: fields.optional("confirmed", "确认日期"),
            decided: fields.optional("decided", "表决日期"),
            effective: fields.optional("effective", "生效"),
        }
    }
}

/// Flats looked at before they were taken over (交付查验).
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// Flats looked at.
    pub units: At<Count>,
    /// Of these, passed the first time.
    pub passed_first: At<Count>,
    /// Things to be mended.
    pub defects: Option<At<Count>>,
    /// Of these, mended.
    pub mended: Option<At<Count>>,
}

impl Part for Acceptance {
    fn read(fields: &mut Fields) -> Self {
        Acceptance {
            units: fields.required("units", "户数"),
            passed_first: fields.required("passed_first", "首次通过"),
            defects: fields.optional("defects", "问题"),
            mended: fields.optional("mended", "已整改"),
        }
    }
}
