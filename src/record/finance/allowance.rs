//! What party funds come to by the rates a unit has adopted: allowances by the month, activities by the member, a start.

use crate::base::money::Money;
use crate::base::number::Count;
use crate::base::source::At;
use crate::record::kind::Scope;

use super::{AccountSort, Finance, PartyAllowance};

/// The pack rule that holds the rates.
pub const RULE: &str = "sd.allowance";

/// What is due for a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Allowances of posts, over the months of the period.
    pub posts: Money,
    /// Activities, by the member.
    pub members: Money,
    /// The start.
    pub start: Money,
}

impl Due {
    /// All of it.
    pub fn total(self) -> Money {
        self.posts + self.members + self.start
    }

    /// What is due by the rates of the last day of the period.
    ///
    /// # Errors
    /// Why nothing is: another account, no heads given, no rates adopted, or a period that is not whole months.
    pub fn of(finance: &Finance, scope: &Scope) -> Result<Self, &'static str> {
        let (AccountSort::PartyFund, Some(allowance)) = (*finance.account.sort, &finance.allowance) else {
            return Err("no party fund, or it does not say what it is reckoned from");
        };
        let rule = scope.pack.text(RULE, finance.period.until).map_err(|absence| absence.reason())?;
        let yuan = |tree: Option<&crate::base::tree::Tree>| tree.and_then(|tree| tree.scalar::<Money>()).unwrap_or(Money::ZERO);
        let monthly = |post: &str| yuan(rule.param("monthly").and_then(|rates| rates.get(post)));
        let months = months(finance).ok_or("the period is not one of whole months")?;
        let times = |rate: Money, heads: &Option<At<Count>>| heads.as_ref().map_or(0, |heads| i128::from(rate.fen()) * i128::from(heads.0));
        let PartyAllowance { secretaries, deputy_secretaries, members_of_committee, party_members, started } = &allowance.value;
        let posts = times(monthly("secretary"), secretaries)
            + times(monthly("deputy"), deputy_secretaries)
            + times(monthly("member"), members_of_committee);
        // A year's sum for part of a year: by months, a fen that does not divide is left out.
        let members = times(yuan(rule.param("member_year")), party_members) * i128::from(months) / 12;
        let start = if started.as_ref().is_some_and(|started| started.value) { yuan(rule.param("startup")) } else { Money::ZERO };
        let money = |fen: i128| Money::from_fen(i64::try_from(fen).unwrap_or(i64::MAX));
        Ok(Due { posts: money(posts * i128::from(months)), members: money(members), start })
    }
}

/// What came of it: income and transfers, gifts left out.
pub fn came(finance: &Finance) -> Money {
    finance.income.iter().map(|entry| *entry.amount).sum::<Money>() + finance.transferred_in()
}

/// How many whole months a period has.
fn months(finance: &Finance) -> Option<u32> {
    let (from, until) = (finance.period.from, finance.period.until);
    (1..=60).find(|months| from.plus_months(*months).plus_days(-1) == until)
}
