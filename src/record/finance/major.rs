//! 重大开支: what counts as a major expenditure in a unit, and what it then needs.

use crate::base::date::Date;
use crate::base::money::Money;
use crate::base::number::Count;
use crate::law::Absence;
use crate::record::kind::Scope;

use super::{AccountSort, Entry, Finance};

/// The pack rule that says so; a unit that has not adopted it knows no major expenditure.
pub const RULE: &str = "sd.three.bodies";
/// Why a unit is not judged.
pub const NOT_ADOPTED: &str = "the unit has not adopted the procedure for major expenditures";
/// Why an account is not judged.
pub const ANOTHER_ACCOUNT: &str = "not the residents' own account, or one with a procedure of its own";

/// What a unit asks of its major expenditures.
#[derive(Debug, Clone, Copy)]
pub struct Major {
    /// From which amount an expenditure is major; the unit's own wish goes before the pack's.
    pub threshold: Money,
    /// How many different bodies must approve.
    pub bodies: usize,
    /// How many persons sign for it (一支笔).
    pub signatories: usize,
    /// Within how many days payments to one payee count as one.
    pub window: i64,
}

impl Major {
    /// What bound the unit on a day.
    ///
    /// # Errors
    /// Why nothing did: the procedure was not adopted, or there is no text of that date.
    pub fn on(scope: &Scope, date: Date) -> Result<Self, &'static str> {
        let rule = scope.pack.text(RULE, date).map_err(|absence| match absence {
            Absence::Unknown | Absence::Off(_) => NOT_ADOPTED,
            absent => absent.reason(),
        })?;
        let own = scope.unit.thresholds.as_ref().and_then(|thresholds| thresholds.major_expenditure.as_ref()).map(|amount| amount.value);
        let threshold = own.or_else(|| rule.param("major_threshold_yuan")?.scalar::<Money>()).ok_or(NOT_ADOPTED)?;
        let window = rule.param("split_window_days").and_then(|days| days.scalar::<Count>()).map_or(0, |days| days.0);
        let bodies = rule.param("approvals").map_or(0, |bodies| bodies.items().len());
        let signatories = rule.param("signatories").and_then(|count| count.scalar::<Count>()).map_or(0, |count| count.0);
        let signatories = usize::try_from(signatories).unwrap_or(usize::MAX);
        Ok(Major { threshold, bodies, signatories, window: i64::try_from(window).unwrap_or(i64::MAX) })
    }

    /// Whether an expenditure is major: it says so, or it is large enough.
    pub fn is(&self, entry: &Entry) -> bool {
        entry.major.as_ref().is_some_and(|major| major.value) || *entry.amount >= self.threshold
    }
}

/// Whether the residents' bodies decide over an account: a company's own, a tenant's deposit, and a fund that needs a vote, have
/// procedures of their own.
pub fn is_own(finance: &Finance) -> bool {
    use AccountSort::{CommonIncome, CourtyardFund, Donation, MicroProject, WorkingExpenses};
    matches!(*finance.account.sort, CommonIncome | CourtyardFund | Donation | MicroProject | WorkingExpenses)
}
