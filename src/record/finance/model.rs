//! One account for one period: what was there, what came, what went, what is left.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{AttachmentId, BuildingId, OrganizationId, PersonId, RecordId, Slug};
use crate::base::money::Money;
use crate::base::number::{Count, Fraction};
use crate::base::period::Period;
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::words;

words! {
    /// What sort of money an account holds.
    AccountSort, "account_sort", "账户种类" {
        /// 公共收益 (共有部分收益)
        CommonIncome = "common_income" | "公共收益",
        /// 专项维修资金
        MaintenanceFund = "maintenance_fund" | "专项维修资金",
        /// 物业费收缴
        PropertyFee = "property_fee" | "物业费",
        /// 业委会工作经费
        WorkingExpenses = "working_expenses" | "工作经费",
        /// 党建经费
        PartyFund = "party_fund" | "党建经费",
        /// 民生微实事
        MicroProject = "micro_project" | "民生微实事",
        /// 捐款、众筹
        Donation = "donation" | "捐赠",
        /// 院落自管经费
        CourtyardFund = "courtyard_fund" | "院落经费",
        /// 租金及押金
        Deposit = "deposit" | "押金",
        /// 其他
        Other = "other" | "其他",
    }
}

/// The account itself (Account).
#[derive(Debug, Clone)]
pub struct Account {
    /// Permanent id of the account over all periods; the sort of money where left out.
    pub id: Option<At<Slug>>,
    /// What sort of money.
    pub sort: At<AccountSort>,
    /// What it is called.
    pub name: Option<At<Line>>,
    /// Bank.
    pub bank: Option<At<Line>>,
    /// Last four digits; nothing more of the number is ever written.
    pub tail: Option<At<Line>>,
    /// Whose account.
    pub holder: Option<At<OrganizationId>>,
}

impl Part for Account {
    fn read(fields: &mut Fields) -> Self {
        Account {
            id: fields.optional("id", "编码"),
            sort: fields.required("sort", "种类"),
            name: fields.optional("name", "名称"),
            bank: fields.optional("bank", "开户行"),
            tail: fields.optional("tail", "尾号"),
            holder: fields.optional("holder", "户主"),
        }
    }
}

/// Who keeps the books, who pays, who signs.
#[derive(Debug, Clone)]
pub struct Officers {
    /// 会计
    pub accountant: Option<At<PersonId>>,
    /// 出纳
    pub cashier: Option<At<PersonId>>,
    /// 签批人
    pub signatory: Option<At<PersonId>>,
}

impl Part for Officers {
    fn read(fields: &mut Fields) -> Self {
        Officers {
            accountant: fields.optional("accountant", "会计"),
            cashier: fields.optional("cashier", "出纳"),
            signatory: fields.optional("signatory", "签批"),
        }
    }
}

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
    /// Contract it belongs to, in words or by number.
    pub contract: Option<At<Line>>,
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
    /// Who entered the line.
    pub prepared_by: Option<At<PersonId>>,
    /// Who paid it out.
    pub paid_by: Option<At<PersonId>>,
    /// Which buildings it concerns.
    pub buildings: Vec<At<BuildingId>>,
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
            prepared_by: fields.optional("prepared_by", "制单"),
            paid_by: fields.optional("paid_by", "付款人"),
            buildings: fields.list("buildings", "楼栋"),
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

/// The bank's own figure beside ours.
#[derive(Debug, Clone)]
pub struct Reconciliation {
    /// Balance of the bank statement.
    pub bank_balance: At<Money>,
    /// Date of the statement.
    pub on: At<Date>,
    /// Who compared.
    pub by: Option<At<PersonId>>,
    /// Why the two differ, where they do.
    pub difference: Option<At<Line>>,
}

impl Part for Reconciliation {
    fn read(fields: &mut Fields) -> Self {
        Reconciliation {
            bank_balance: fields.required("bank_balance", "银行余额"),
            on: fields.required("on", "日期"),
            by: fields.optional("by", "人"),
            difference: fields.optional("difference", "差异说明"),
        }
    }
}

/// One building's part of an amount (分摊).
#[derive(Debug, Clone)]
pub struct Share {
    /// Which building.
    pub building: At<BuildingId>,
    /// Its area, the measure of its part.
    pub area: Option<At<Area>>,
    /// Its flats.
    pub households: Option<At<Count>>,
    /// Its part.
    pub amount: At<Money>,
}

impl Part for Share {
    fn read(fields: &mut Fields) -> Self {
        Share {
            building: fields.required("building", "楼栋"),
            area: fields.optional("area", "面积"),
            households: fields.optional("households", "户数"),
            amount: fields.required("amount", "金额"),
        }
    }
}

/// How an amount is shared among buildings.
#[derive(Debug, Clone)]
pub struct Allocation {
    /// What is shared out: an entry's number, or words.
    pub of: At<Line>,
    /// How much in all.
    pub total: At<Money>,
    /// By what measure, in words.
    pub method: Option<At<Line>>,
    /// The parts.
    pub shares: Vec<At<Share>>,
}

impl Part for Allocation {
    fn read(fields: &mut Fields) -> Self {
        Allocation {
            of: fields.required("of", "对象"),
            total: fields.required("total", "总额"),
            method: fields.optional("method", "方式"),
            shares: fields.parts("shares", "明细"),
        }
    }
}

/// What was due and what was paid (物业费收缴): money and flats, never a debtor's name.
#[derive(Debug, Clone)]
pub struct Collection {
    /// Which building; all of them where left out.
    pub building: Option<At<BuildingId>>,
    /// Due for the period.
    pub due: At<Money>,
    /// Paid for the period.
    pub paid: At<Money>,
    /// Paid ahead for later periods.
    pub prepaid: Option<At<Money>>,
    /// In dispute and set aside.
    pub disputed: Option<At<Money>>,
    /// Flats that owed.
    pub households_due: Option<At<Count>>,
    /// Flats that paid.
    pub households_paid: Option<At<Count>>,
}

impl Part for Collection {
    fn read(fields: &mut Fields) -> Self {
        Collection {
            building: fields.optional("building", "楼栋"),
            due: fields.required("due", "应收"),
            paid: fields.required("paid", "实收"),
            prepaid: fields.optional("prepaid", "预交"),
            disputed: fields.optional("disputed", "争议"),
            households_due: fields.optional("households_due", "应缴户数"),
            households_paid: fields.optional("households_paid", "已缴户数"),
        }
    }
}

/// A gift; the donor is an owner without office and always masked, unless it is an organization.
#[derive(Debug, Clone)]
pub struct Donation {
    /// Number of the line.
    pub number: At<Line>,
    /// When.
    pub on: At<Date>,
    /// A private giver; shown as 王*.
    pub donor: Option<At<Line>>,
    /// An organization that gave; shown in full.
    pub donor_organization: Option<At<Line>>,
    /// How much.
    pub amount: At<Money>,
    /// What for.
    pub purpose: Option<At<Line>>,
}

impl Part for Donation {
    fn read(fields: &mut Fields) -> Self {
        Donation {
            number: fields.required("number", "号"),
            on: fields.required("on", "日期"),
            donor: fields.optional("donor", "捐赠人"),
            donor_organization: fields.optional("donor_organization", "捐赠单位"),
            amount: fields.required("amount", "金额"),
            purpose: fields.optional("purpose", "用途"),
        }
    }
}

/// Standing facts of a maintenance fund (专项维修资金).
#[derive(Debug, Clone)]
pub struct Fund {
    /// What was paid in first, the measure for topping up.
    pub first_instalment: Option<At<Money>>,
    /// Interest earned in the period, already among the income.
    pub interest: Option<At<Money>>,
}

impl Part for Fund {
    fn read(fields: &mut Fields) -> Self {
        Fund { first_instalment: fields.optional("first_instalment", "首期"), interest: fields.optional("interest", "利息") }
    }
}

/// What party funds are reckoned from: heads by post, members, start.
#[derive(Debug, Clone)]
pub struct PartyAllowance {
    /// Secretaries not on fiscal support.
    pub secretaries: Option<At<Count>>,
    /// Deputy secretaries not on fiscal support.
    pub deputy_secretaries: Option<At<Count>>,
    /// Committee members not on fiscal support.
    pub members_of_committee: Option<At<Count>>,
    /// Party members, as a count only.
    pub party_members: Option<At<Count>>,
    /// Whether the start-up grant falls into the period.
    pub started: Option<At<bool>>,
}

impl Part for PartyAllowance {
    fn read(fields: &mut Fields) -> Self {
        PartyAllowance {
            secretaries: fields.optional("secretaries", "书记人数"),
            deputy_secretaries: fields.optional("deputy_secretaries", "副书记人数"),
            members_of_committee: fields.optional("members_of_committee", "委员人数"),
            party_members: fields.optional("party_members", "党员人数"),
            started: fields.optional("started", "启动经费"),
        }
    }
}

/// What share of a community's micro-project money came here.
#[derive(Debug, Clone)]
pub struct MicroShare {
    /// Micro-project money of the whole community in the year.
    pub community_total: At<Money>,
    /// People of the community.
    pub community_population: At<Count>,
    /// A share agreed on otherwise.
    pub agreed: Option<At<Fraction>>,
}

impl Part for MicroShare {
    fn read(fields: &mut Fields) -> Self {
        MicroShare {
            community_total: fields.required("community_total", "社区总额"),
            community_population: fields.required("community_population", "社区人口"),
            agreed: fields.optional("agreed", "约定份额"),
        }
    }
}

/// One account for one period.
#[derive(Debug, Clone)]
pub struct Finance {
    /// The period.
    pub period: At<Period>,
    /// The account.
    pub account: At<Account>,
    /// Who keeps, pays, signs.
    pub officers: Option<At<Officers>>,
    /// What was there at the start.
    pub opening: At<Money>,
    /// Income track.
    pub income: Vec<At<Entry>>,
    /// Expenditure track.
    pub expenditure: Vec<At<Entry>>,
    /// Money that came from another account.
    pub transfers_in: Vec<At<Transfer>>,
    /// Money that went to another account.
    pub transfers_out: Vec<At<Transfer>>,
    /// Gifts; they count as income.
    pub donations: Vec<At<Donation>>,
    /// What is left, as the books say; recomputed and compared.
    pub closing: At<Money>,
    /// The bank's figure.
    pub reconciliation: Option<At<Reconciliation>>,
    /// Parts by building.
    pub allocations: Vec<At<Allocation>>,
    /// Due and paid.
    pub collection: Vec<At<Collection>>,
    /// Standing facts of a maintenance fund.
    pub fund: Option<At<Fund>>,
    /// What party funds are reckoned from.
    pub allowance: Option<At<PartyAllowance>>,
    /// What micro-project money is measured against.
    pub micro_share: Option<At<MicroShare>>,
}

impl Part for Finance {
    fn read(fields: &mut Fields) -> Self {
        Finance {
            period: fields.required_period("period", "期间"),
            account: fields.required_part("account", "账户"),
            officers: fields.part("officers", "岗位"),
            opening: fields.required("opening", "期初"),
            income: fields.parts("income", "收入"),
            expenditure: fields.parts("expenditure", "支出"),
            transfers_in: fields.parts("transfers_in", "转入"),
            transfers_out: fields.parts("transfers_out", "转出"),
            donations: fields.parts("donations", "捐赠"),
            closing: fields.required("closing", "期末"),
            reconciliation: fields.part("reconciliation", "核对"),
            allocations: fields.parts("allocations", "分摊"),
            collection: fields.parts("collection", "收缴"),
            fund: fields.part("fund", "资金"),
            allowance: fields.part("allowance", "补贴"),
            micro_share: fields.part("micro_share", "份额"),
        }
    }
}

impl Finance {
    /// Everything that came in, gifts included.
    pub fn income_total(&self) -> Money {
        self.income.iter().map(|e| *e.amount).sum::<Money>() + self.donations.iter().map(|d| *d.amount).sum()
    }

    /// Everything that was spent.
    pub fn expenditure_total(&self) -> Money {
        self.expenditure.iter().map(|e| *e.amount).sum()
    }

    /// Everything that came from other accounts.
    pub fn transferred_in(&self) -> Money {
        self.transfers_in.iter().map(|t| *t.amount).sum()
    }

    /// Everything that went to other accounts.
    pub fn transferred_out(&self) -> Money {
        self.transfers_out.iter().map(|t| *t.amount).sum()
    }

    /// What must be left.
    pub fn expected_closing(&self) -> Money {
        *self.opening + self.income_total() - self.expenditure_total() + self.transferred_in() - self.transferred_out()
    }

    /// The account's id over all periods.
    pub fn account_id(&self) -> &str {
        match &self.account.id {
            Some(id) => id,
            None => self.account.sort.word(),
        }
    }
}
