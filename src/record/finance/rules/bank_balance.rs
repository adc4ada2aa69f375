//! 与银行对账单不符且未说明 · Bank balance differs without a word
//!
//! # What it checks
//! 有核对的，银行余额 = 期末；不等时要写“差异说明”。
//! Where the bank's figure is given, it equals the closing, or `difference` says why not.
//!
//! # Why
//! 对账日在期末之后几天，在途款会造成差异；说清楚就好，不说清楚就是疑问。
//! A statement some days after the period may differ by payments in transit; that is fine once it is said.

use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::warning("finance/consistent/bank-balance", "unexplained-bank-difference", include_str!("bank_balance.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let Some(bank) = &finance.reconciliation else { return Verdict::NotApplicable("not reconciled with the bank") };
    if *bank.bank_balance == *finance.closing || bank.difference.is_some() {
        return Verdict::Holds;
    }
    let (balance, closing) = (*bank.bank_balance, *finance.closing);
    let difference = (balance - closing).abs();
    Verdict::Breaks(vec![
        Finding::at(bank.bank_balance.span, said!("银行余额 {balance} 元，期末 {closing} 元，差 {difference} 元没有说明", "the bank says {balance}, the books {closing}: {difference} unexplained"))
            .mend(said!("加一行“差异说明”，写清是哪几笔在途", "add a line `difference` naming the payments in transit")),
    ])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, texts)
    }

    #[test]
    fn a_difference_needs_a_word() {
        let text = |rest: &str| format!("period: 2026-Q3\naccount: {{sort: common_income}}\nopening: 5\nclosing: 5\nreconciliation: {{bank_balance: 4, on: 2026-10-08{rest}}}\n");
        assert_eq!(check(&[&text("")]), ["5:32 银行余额 4.00 元，期末 5.00 元，差 1.00 元没有说明"]);
        assert_eq!(check(&[&text(", difference: 在途一笔")]), ["holds"]);
        assert_eq!(check(&["period: 2026-Q3\naccount: {sort: deposit}\nopening: 0\nclosing: 0\n"]), ["n/a: not reconciled with the bank"]);
    }
}
