//! One account for one period: what was there, what came, what went, what is left.

use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{OrganizationId, PersonId, Slug};
use crate::base::money::Money;
use crate::base::period::Period;
use crate::base::diagnostic::Said;
use crate::base::scalar::{Form, Line, Scalar};
use crate::base::source::At;
use crate::base::text::fold_width;
use crate::{said, words};

use super::booked::Direction;
pub use super::dues::{DueState, MemberDue};
pub use super::entries::{Approval, Entry, Opinion, Signature, Transfer};
pub use super::statements::{Allocation, Collection, Distribution, Donation, Fund, FundBalance, MicroShare, PartyAllowance, Reconciliation, Share};

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

words! {
    /// Which way money runs through an account kept for one direction alone (收支分轨).
    Track, "track", "轨道" {
        /// 收入账户
        Income = "income" | "收入",
        /// 支出账户
        Expenditure = "expenditure" | "支出",
        /// 储备账户
        Reserve = "reserve" | "储备",
    }
}

/// The account itself (Account).
#[derive(Debug, Clone)]
pub struct Account {
    /// Permanent id of the account over all periods; the sort of money where left out.
    pub id: Option<At<Slug>>,
    /// What sort of money.
    pub sort: At<AccountSort>,
    /// Which way its money runs, where it is kept for one direction.
    pub track: Option<At<Track>>,
    /// What it is called.
    pub name: Option<At<Line>>,
    /// Bank.
    pub bank: Option<At<Line>>,
    /// Last four digits; nothing more of the number is ever written.
    pub tail: Option<At<Tail>>,
    /// Whose account.
    pub holder: Option<At<OrganizationId>>,
}

impl Part for Account {
    fn read(fields: &mut Fields) -> Self {
        Account {
            id: fields.optional("id", "编码"),
            sort: fields.required("sort", "种类"),
            track: fields.optional("track", "轨道"),
            name: fields.optional("name", "名称"),
            bank: fields.optional("bank", "开户行"),
            tail: fields.optional("tail", "尾号"),
            holder: fields.optional("holder", "户主"),
        }
    }
}

/// The last four digits of an account's number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tail(pub String);

impl Scalar for Tail {
    fn form() -> Form {
        Form::of("账号的后四位数字", "the last four digits of the account's number", "4321")
    }
    fn parse(text: &str) -> Result<Self, Said> {
        let digits = fold_width(text).trim().to_string();
        let fits = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        fits.then_some(Tail(digits)).ok_or_else(|| said!("尾号只写账号的后四位数字", "only the last four digits of the account's number are written"))
    }
    fn stand_in() -> Self {
        Tail("0000".into())
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
    /// 稽核
    pub reviewer: Option<At<PersonId>>,
    /// 会计档案保管
    pub archivist: Option<At<PersonId>>,
}

impl Part for Officers {
    fn read(fields: &mut Fields) -> Self {
        Officers {
            accountant: fields.optional("accountant", "会计"),
            cashier: fields.optional("cashier", "出纳"),
            signatory: fields.optional("signatory", "签批"),
            reviewer: fields.optional("reviewer", "稽核"),
            archivist: fields.optional("archivist", "档案"),
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
    /// Where the net income goes.
    pub distribution: Vec<At<Distribution>>,
    /// Due and paid.
    pub collection: Vec<At<Collection>>,
    /// Standing facts of a maintenance fund.
    pub fund: Option<At<Fund>>,
    /// What party funds are reckoned from.
    pub allowance: Option<At<PartyAllowance>>,
    /// What micro-project money is measured against.
    pub micro_share: Option<At<MicroShare>>,
    /// Whether the members of the committee paid what they owe themselves.
    pub member_dues: Vec<At<MemberDue>>,
}

impl Part for Finance {
    fn read(fields: &mut Fields) -> Self {
        let mut finance = Finance {
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
            distribution: fields.parts("distribution", "分配"),
            collection: fields.parts("collection", "收缴"),
            fund: fields.part("fund", "资金"),
            allowance: fields.part("allowance", "补贴"),
            micro_share: fields.part("micro_share", "份额"),
            member_dues: fields.parts("member_dues", "委员缴费"),
        };
        finance.book(fields);
        finance
    }
}

impl Finance {
    /// Adds the lines of the table beside the record, if there is one: every sort of line in one, told apart by its direction.
    fn book(&mut self, fields: &mut Fields) {
        let table = fields.ledger("entries", "明细", ("direction", "方向"), Direction::sorts);
        self.income.extend(fields.booked(&table, &Direction::Income));
        self.expenditure.extend(fields.booked(&table, &Direction::Expenditure));
        self.transfers_in.extend(fields.booked(&table, &Direction::TransferIn));
        self.transfers_out.extend(fields.booked(&table, &Direction::TransferOut));
        self.donations.extend(fields.booked(&table, &Direction::Donation));
    }

    /// Every line of every sort: its number and its day.
    pub fn dated(&self) -> impl Iterator<Item = (&At<Line>, &At<Date>)> {
        let entries = self.income.iter().chain(&self.expenditure).map(|e| (&e.number, &e.on));
        let transfers = self.transfers_in.iter().chain(&self.transfers_out).map(|t| (&t.number, &t.on));
        entries.chain(transfers).chain(self.donations.iter().map(|d| (&d.number, &d.on)))
    }

    /// Everything that came in, gifts included.
    pub fn income_total(&self) -> Money {
        self.income.iter().map(|e| *e.amount).sum::<Money>() + self.donations.iter().map(|d| *d.amount).sum()
    }

    /// Everything that was spent.
    pub fn expenditure_total(&self) -> Money {
        self.expenditure.iter().map(|e| *e.amount).sum()
    }

    /// Income less the reasonable cost of earning it.
    pub fn net_income(&self) -> Money {
        let is_cost = |entry: &&At<Entry>| entry.cost.as_ref().is_some_and(|cost| cost.value);
        self.income_total() - self.expenditure.iter().filter(is_cost).map(|e| *e.amount).sum()
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
