//! 管账和管钱的是同一个人 · One person keeps both the books and the cash
//!
//! # What it checks
//! 出纳不是会计，也不管稽核和会计档案；每一笔支出，制单的和付款的不是同一个人。
//! The cashier is neither the accountant nor in charge of reviewing the books or keeping their files; of each expenditure, who
//! entered it did not pay it out.
//! 1. 没有写人的不判断。 Where nobody is named there is nothing to judge.
//! 2. 按这一期（这一笔）当天的条文；没有当时条文的不判断。 The text of the day decides; without one nothing is judged.
//!
//! # Why
//! 管账的人不管钱，管钱的人不管账，两个人才能互相核对。
//! Who keeps the books must not hold the money: only two people can check each other.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::id::PersonId;
use crate::base::source::At;
use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

/// The pack rule that keeps the two apart.
const TEXT: &str = "cn.cashier";

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo {
        basis: &[TEXT],
        ..RuleInfo::warning("finance/consistent/officers", "books-and-cash-in-one-hand", include_str!("officers_distinct.rs"))
    },
    check,
};

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let officers = finance.officers.as_ref().map(|officers| &officers.value);
    let mut judged = false;
    let mut absent = None;
    let mut findings = Vec::new();
    let mut pair = |one: Option<&At<PersonId>>, other: Option<&At<PersonId>>, on: Date, said: fn() -> Said| {
        let (Some(one), Some(other)) = (one, other) else { return };
        if let Err(absence) = scope.pack.text(TEXT, on) {
            absent = Some(absence.reason());
            return;
        }
        judged = true;
        if one.value == other.value {
            let mend = said!("换一个人，或改正写错的一栏", "let somebody else do one of the two, or correct the slip");
            findings.push(Finding::at(other.span, said()).also(one.span, said!("同一个人", "the same person")).mend(mend));
        }
    };
    let until = finance.period.until;
    pair(officers.and_then(|o| o.accountant.as_ref()), officers.and_then(|o| o.cashier.as_ref()), until, || {
        said!("会计和出纳是同一个人", "the accountant is the cashier too")
    });
    pair(officers.and_then(|o| o.reviewer.as_ref()), officers.and_then(|o| o.cashier.as_ref()), until, || {
        said!("出纳又管稽核", "the cashier reviews the books too")
    });
    pair(officers.and_then(|o| o.archivist.as_ref()), officers.and_then(|o| o.cashier.as_ref()), until, || {
        said!("出纳又管会计档案", "the cashier keeps the files too")
    });
    for entry in &finance.expenditure {
        pair(entry.prepared_by.as_ref(), entry.paid_by.as_ref(), *entry.on, || {
            said!("制单的和付款的是同一个人", "who entered it also paid it out")
        });
    }
    if judged { Verdict::of(findings) } else { Verdict::NotApplicable(absent.unwrap_or("nobody is named for both")) }
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(rest: &str) -> Vec<String> {
        let text = format!("period: 2026-Q3\naccount: {{sort: common_income}}\nopening: 9\nclosing: 8\n{rest}");
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn books_and_cash_lie_in_two_hands() {
        assert_eq!(check("officers: {accountant: p-03, cashier: p-04}\n"), ["holds"]);
        assert_eq!(check("officers: {accountant: p-03, cashier: p-03}\n"), ["5:39 会计和出纳是同一个人"]);
        assert_eq!(check("officers: {cashier: p-03, reviewer: p-03, archivist: p-05}\n"), ["5:21 出纳又管稽核"]);
        assert_eq!(check("岗位: {出纳: p-03, 稽核: p-05, 档案: p-03}\n").len(), 1);
        assert_eq!(check("officers: {accountant: p-03}\n"), ["n/a: nobody is named for both"]);
    }

    #[test]
    fn before_the_text_took_effect_nobody_is_judged() {
        let text = "period: 1999-Q3\naccount: {sort: common_income}\nopening: 9\nclosing: 8\nofficers: {accountant: p-03, cashier: p-03}\n";
        assert_eq!(verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[text]), ["n/a: no text of that date"]);
    }

    #[test]
    fn who_entered_an_expenditure_does_not_pay_it_out() {
        let entry = |paid: &str| format!("expenditure: [{{number: Z1, on: 2026-07-14, subject: 维修, amount: 1, prepared_by: p-03, paid_by: {paid}}}]\n");
        assert_eq!(check(&entry("p-04")), ["holds"]);
        assert_eq!(check(&entry("p-03")), ["5:96 制单的和付款的是同一个人"]);
    }
}
