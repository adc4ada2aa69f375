//! What a statement of an account answers: which contents of the packs it shows, and of which period.

use crate::law::duty::Occurrences;
use crate::record::kind::{Filed, Scope};

use super::{AccountSort, Finance};

/// The contents an account shows, by the sort of its money.
pub fn of(filed: &Filed<Finance>, _scope: &Scope) -> Occurrences {
    let finance = filed.body;
    let shown: &[&str] = match finance.account.sort.value {
        AccountSort::CommonIncome => &["common_income", "common_income_with_contracts", "common_funds"],
        AccountSort::MaintenanceFund => &["maintenance_fund", "maintenance_fund_use", "fund_totals", "fund_items", "common_funds"],
        AccountSort::PropertyFee => &["fees", "fee_accounts", "service_accounts"],
        AccountSort::WorkingExpenses => &["committee_expense", "allowances"],
        // A courtyard that runs itself keeps all common money in one account.
        AccountSort::CourtyardFund => &["common_income", "common_funds"],
        AccountSort::PartyFund | AccountSort::MicroProject | AccountSort::Donation | AccountSort::Deposit | AccountSort::Other => &[],
    };
    // Every line has the number of its voucher.
    let lines = !finance.income.is_empty() || !finance.expenditure.is_empty();
    let invoices = (lines && shown.contains(&"common_income")).then_some("invoices");
    let dues = (!finance.member_dues.is_empty()).then_some("member_dues");
    Occurrences { contents: shown.iter().copied().chain(invoices).chain(dues).collect(), period: Some(finance.period.value), ..Occurrences::default() }
}

#[cfg(test)]
mod tests {
    use crate::base::period::Period;
    use crate::base::scalar::Scalar;
    use crate::record::kind_of_folder;
    use crate::record::testing::{around, record};

    #[test]
    fn an_account_shows_what_its_sort_of_money_is() {
        let kind = kind_of_folder("finance").unwrap();
        let text = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 0\nincome: [{number: S1, on: 2026-07-05, subject: a, amount: 1, voucher: V1}]\nexpenditure: []\nclosing: 1\n";
        let told = around(|scope| (kind.occurrences)(&record(kind, "a", text), scope));
        assert_eq!(told.contents, ["common_income", "common_income_with_contracts", "common_funds", "invoices"]);
        assert_eq!(told.period, Some(Period::parse("2026-Q3").unwrap()));
    }
}
