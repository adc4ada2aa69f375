//! Random ledgers: sound ones are let pass, and a cell that was changed is always noticed.

use proptest::prelude::*;

use crate::base::apportion::by_largest_remainder;
use crate::record::kind_of_folder;
use crate::record::rule::Verdict;
use crate::record::testing::{around, record};

/// What a ledger is made of, in fen; every number is a cell of its own.
#[derive(Debug, Clone)]
struct Ledger {
    opening: i64,
    income: Vec<i64>,
    expenditure: Vec<i64>,
    transfers_in: Vec<i64>,
    transfers_out: Vec<i64>,
    donations: Vec<i64>,
    closing: i64,
    bank: i64,
    interest: i64,
    shared: i64,
    shares: Vec<i64>,
    areas: Vec<u64>,
}

impl Ledger {
    fn sound(opening: i64, tracks: [Vec<i64>; 5], areas: Vec<u64>) -> Self {
        let sum = |list: &Vec<i64>| list.iter().sum::<i64>();
        let [income, expenditure, transfers_in, transfers_out, donations] = tracks;
        let closing = opening + sum(&income) + sum(&donations) - sum(&expenditure) + sum(&transfers_in) - sum(&transfers_out);
        let shared = expenditure.first().copied().unwrap_or(10_000);
        let parts = by_largest_remainder(shared.unsigned_abs(), &areas).unwrap();
        let shares = parts.into_iter().map(|part| part as i64).collect();
        let interest = income.first().copied().unwrap_or(0);
        Ledger { opening, income, expenditure, transfers_in, transfers_out, donations, closing, bank: closing, interest, shared, shares, areas }
    }

    /// Every amount there is.
    fn cells(&mut self) -> Vec<&mut i64> {
        let lists = [&mut self.income, &mut self.expenditure, &mut self.transfers_in, &mut self.transfers_out, &mut self.donations, &mut self.shares];
        let mut cells: Vec<&mut i64> = lists.into_iter().flatten().collect();
        cells.extend([&mut self.opening, &mut self.closing, &mut self.bank, &mut self.interest, &mut self.shared]);
        cells
    }

    fn yaml(&self) -> String {
        let yuan = |fen: i64| format!("{}{}.{:02}", if fen < 0 { "-" } else { "" }, fen.abs() / 100, fen.abs() % 100);
        let rows = |letter: char, list: &[i64], what: &dyn Fn(usize) -> String| {
            let row = |(at, fen): (usize, &i64)| format!("{{number: {letter}{at}, on: 2026-07-05, amount: {}, {}}}", yuan(*fen), what(at));
            list.iter().enumerate().map(row).collect::<Vec<_>>().join(", ")
        };
        let subject = |_: usize| "subject: 往来".to_string();
        let first_is_interest = |at: usize| format!("subject: {}", if at == 0 { "利息" } else { "往来" });
        let account = |_: usize| "account: 他户".to_string();
        let shares = self.shares.iter().zip(&self.areas).enumerate();
        let shares = shares.map(|(at, (part, area))| format!("{{building: {at}, area: {}, amount: {}}}", yuan(*area as i64), yuan(*part)));
        format!(
            "period: 2026-Q3\naccount: {{sort: maintenance_fund}}\nopening: {}\nincome: [{}]\nexpenditure: [{}]\ntransfers_in: [{}]\ntransfers_out: [{}]\ndonations: [{}]\nclosing: {}\nreconciliation: {{bank_balance: {}, on: 2026-10-02}}\nfund: {{interest: {}}}\nallocations: [{{of: 甲, total: {}, method: 按面积, shares: [{}]}}]\n",
            yuan(self.opening),
            rows('S', &self.income, &first_is_interest),
            rows('Z', &self.expenditure, &subject),
            rows('R', &self.transfers_in, &account),
            rows('T', &self.transfers_out, &account),
            rows('J', &self.donations, &|_| "purpose: 书角".to_string()),
            yuan(self.closing),
            yuan(self.bank),
            yuan(self.interest),
            yuan(self.shared),
            shares.collect::<Vec<_>>().join(", ")
        )
    }

    /// The rules that break.
    fn broken(&self) -> Vec<&'static str> {
        let kind = kind_of_folder("finance").unwrap();
        let record = record(kind, "r", &self.yaml());
        let told = around(|scope| (kind.check)(&[&record], 0, scope));
        told.into_iter().filter(|told| matches!(told.verdict, Verdict::Breaks(_))).map(|told| told.rule.id).collect()
    }
}

fn amounts() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(1i64..50_000_000, 1..7)
}

fn ledgers() -> impl Strategy<Value = Ledger> {
    let tracks = [amounts(), amounts(), amounts(), amounts(), amounts()];
    let areas = prop::collection::vec(1_000u64..900_000, 2..6);
    (0i64..900_000_000, tracks, areas).prop_map(|(opening, tracks, areas)| Ledger::sound(opening, tracks, areas))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_sound_ledger_is_let_pass(ledger in ledgers()) {
        prop_assert_eq!(ledger.broken(), Vec::<&str>::new());
    }

    #[test]
    fn one_cell_changed_is_always_noticed(mut ledger in ledgers(), which in any::<prop::sample::Index>(), by in 1i64..1_000_000) {
        let mut cells = ledger.cells();
        let at = which.index(cells.len());
        *cells[at] += by;
        prop_assert!(!ledger.broken().is_empty(), "cell {at} was raised by {by} fen\n{}", ledger.yaml());
    }

    #[test]
    fn two_cells_that_make_up_for_each_other_are_noticed_where_they_can_be(mut ledger in ledgers(), by in 1i64..1_000) {
        // A sum hides what was moved between two shares; the measure does not.
        prop_assume!(ledger.shares[0] > by + 1 && by > 1);
        ledger.shares[0] -= by;
        ledger.shares[1] += by;
        prop_assert_eq!(ledger.broken(), vec!["finance/consistent/allocation-shares"]);
    }
}
