//! What stands beside the entries: reconciliation, allocation, collection, donations, funds and allowances.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::fields::{Fields, Part};
use crate::base::id::{BuildingId, PersonId, RecordId};
use crate::base::money::Money;
use crate::base::number::{Count, Fraction};
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::party::person::PrivateName;

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
    pub donor: Option<At<PrivateName>>,
    /// An organization that gave; shown in full.
    pub donor_organization: Option<At<Line>>,
    /// How much.
    pub amount: At<Money>,
    /// What for.
    pub purpose: Option<At<Line>>,
    /// The matter it was used for.
    pub matter: Option<At<RecordId>>,
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
            matter: fields.optional("matter", "事项"),
        }
    }
}

/// Standing facts of a maintenance fund (专项维修资金).
#[derive(Debug, Clone)]
pub struct Fund {
    /// What was paid in first, the measure for topping up.
    pub first_instalment: Option<At<Money>>,
    /// What owners paid in during the period, already among the income (缴存).
    pub contributed: Option<At<Money>>,
    /// Interest earned in the period, already among the income.
    pub interest: Option<At<Money>>,
    /// What each building has of it.
    pub balances: Vec<At<FundBalance>>,
}

impl Part for Fund {
    fn read(fields: &mut Fields) -> Self {
        Fund {
            first_instalment: fields.optional("first_instalment", "首期"),
            contributed: fields.optional("contributed", "缴存"),
            interest: fields.optional("interest", "利息"),
            balances: fields.parts("balances", "分楼栋"),
        }
    }
}

/// What one building has of a maintenance fund.
#[derive(Debug, Clone)]
pub struct FundBalance {
    /// Which building.
    pub building: At<BuildingId>,
    /// At the start.
    pub opening: At<Money>,
    /// Paid in.
    pub contributed: Option<At<Money>>,
    /// Its interest.
    pub interest: Option<At<Money>>,
    /// Spent on it.
    pub spent: Option<At<Money>>,
    /// At the end.
    pub closing: At<Money>,
}

impl Part for FundBalance {
    fn read(fields: &mut Fields) -> Self {
        FundBalance {
            building: fields.required("building", "楼栋"),
            opening: fields.required("opening", "期初"),
            contributed: fields.optional("contributed", "缴存"),
            interest: fields.optional("interest", "利息"),
            spent: fields.optional("spent", "支出"),
            closing: fields.required("closing", "期末"),
        }
    }
}

/// Where a part of the net income goes.
#[derive(Debug, Clone)]
pub struct Distribution {
    /// Whereto, in words: the maintenance fund, the next period.
    pub to: At<Line>,
    /// The share agreed on.
    pub share: Option<At<Fraction>>,
    /// How much.
    pub amount: At<Money>,
    /// The matter in which it was decided.
    pub matter: Option<At<RecordId>>,
}

impl Part for Distribution {
    fn read(fields: &mut Fields) -> Self {
        Distribution {
            to: fields.required("to", "去向"),
            share: fields.optional("share", "比例"),
            amount: fields.required("amount", "金额"),
            matter: fields.optional("matter", "事项"),
        }
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
}

impl Part for MicroShare {
    fn read(fields: &mut Fields) -> Self {
        MicroShare {
            community_total: fields.required("community_total", "社区总额"),
            community_population: fields.required("community_population", "社区人口"),
        }
    }
}
