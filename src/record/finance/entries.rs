//! What is booked: entries, their approvals and signatures, and transfers between accounts.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, BuildingId, OrganizationId, PersonId, RecordId};
use crate::base::money::Money;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

use super::ContractName;

words! {
    /// What a body said to an expenditure.
    Opinion, "opinion", "意见" {
        /// 同意
        Agreed = "agreed" | "同意",
        /// 有条件同意
        Conditional = "conditional" | "有条件同意",
        /// 不同意
        Refused = "refused" | "不同意",
        /// 已阅
        Noted = "noted" | "已阅",
    }
}

/// A body's approval (会审).
#[derive(Debug, Clone)]
pub struct Approval {
    /// Which body.
    pub body: At<OrganizationId>,
    /// When.
    pub on: At<Date>,
    /// What it said.
    pub opinion: At<Opinion>,
}

impl Part for Approval {
    fn read(fields: &mut Fields) -> Self {
        Approval {
            body: fields.required("body", "机构"), on: fields.required("on", "日期"), opinion: fields.required("opinion", "意见")
        }
    }
}

/// The one signature that releases the money (一支笔).
#[derive(Debug, Clone)]
pub struct Signature {
    /// Who.
    pub by: At<PersonId>,
    /// When.
    pub on: At<Date>,
}

impl Part for Signature {
    fn read(fields: &mut Fields) -> Self {
        Signature { by: fields.required("by", "人"), on: fields.required("on", "日期") }
    }
}

/// One line of the books.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Number of the line.
    pub number: At<Line>,
    /// When the money moved.
    pub on: At<Date>,
    /// What for.
    pub subject: At<Line>,
    /// How much; always positive, the track says the direction.
    pub amount: At<Money>,
    /// What it was budgeted at.
    pub budget: Option<At<Money>>,
    /// Heading it is counted under; the subject where left out.
    pub category: Option<At<Line>>,
    /// Who paid, for income.
    pub payer: Option<At<Line>>,
    /// Who was paid, for expenditure.
    pub payee: Option<At<Line>>,
    /// Contract it belongs to, by number or by record.
    pub contract: Option<At<ContractName>>,
    /// The matter or vote it rests on.
    pub matter: Option<At<RecordId>>,
    /// Number of the voucher (Voucher); the line's own where left out.
    pub voucher: Option<At<Line>>,
    /// The voucher as a file.
    pub voucher_file: Option<At<AttachmentId>>,
    /// Whether it is a major expenditure (重大开支).
    pub major: Option<At<bool>>,
    /// The bodies that approved.
    pub approvals: Vec<At<Approval>>,
    /// Who signed.
    pub signed: Option<At<Signature>>,
    /// Who signed besides, where a procedure asks for more than one.
    pub also_signed: Vec<At<Signature>>,
    /// Who entered the line.
    pub prepared_by: Option<At<PersonId>>,
    /// Who paid it out.
    pub paid_by: Option<At<PersonId>>,
    /// Which buildings it concerns.
    pub buildings: Vec<At<BuildingId>>,
    /// Whether it is a reasonable cost of earning the income (合理成本), to be taken off before anything is distributed.
    pub cost: Option<At<bool>>,
    /// Anything else.
    pub note: Option<At<String>>,
}

impl Part for Entry {
    fn read(fields: &mut Fields) -> Self {
        Entry {
            number: fields.required("number", "号"),
            on: fields.required("on", "日期"),
            subject: fields.required("subject", "项目"),
            amount: fields.required("amount", "金额"),
            budget: fields.optional("budget", "预算"),
            category: fields.optional("category", "科目"),
            payer: fields.optional("payer", "付款方"),
            payee: fields.optional("payee", "收款方"),
            contract: fields.optional("contract", "合同"),
            matter: fields.optional("matter", "事项"),
            voucher: fields.optional("voucher", "凭证号"),
            voucher_file: fields.optional("voucher_file", "凭证"),
            major: fields.optional("major", "重大"),
            approvals: fields.parts("approvals", "会审"),
            signed: fields.part("signed", "签批"),
            also_signed: fields.parts("also_signed", "联签"),
            prepared_by: fields.optional("prepared_by", "制单"),
            paid_by: fields.optional("paid_by", "付款人"),
            buildings: fields.list("buildings", "楼栋"),
            cost: fields.optional("cost", "成本"),
            note: fields.optional("note", "备注"),
        }
    }
}

/// Money moved between two accounts or tracks; never netted into income or expenditure.
#[derive(Debug, Clone)]
pub struct Transfer {
    /// Number of the line.
    pub number: At<Line>,
    /// When.
    pub on: At<Date>,
    /// How much; always positive.
    pub amount: At<Money>,
    /// The other account, in words.
    pub account: At<Line>,
    /// The finance record of the other side.
    pub record: Option<At<RecordId>>,
    /// What for.
    pub subject: Option<At<Line>>,
    /// The bodies that approved.
    pub approvals: Vec<At<Approval>>,
    /// Who signed.
    pub signed: Option<At<Signature>>,
    /// The voucher as a file.
    pub voucher_file: Option<At<AttachmentId>>,
}

impl Part for Transfer {
    fn read(fields: &mut Fields) -> Self {
        Transfer {
            number: fields.required("number", "号"),
            on: fields.required("on", "日期"),
            amount: fields.required("amount", "金额"),
            account: fields.required("account", "账户"),
            record: fields.optional("record", "对方记录"),
            subject: fields.optional("subject", "项目"),
            approvals: fields.parts("approvals", "会审"),
            signed: fields.part("signed", "签批"),
            voucher_file: fields.optional("voucher_file", "凭证"),
        }
    }
}
