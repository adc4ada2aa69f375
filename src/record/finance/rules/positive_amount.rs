//! 金额为零或负数 · Amount is zero or negative
//!
//! # What it checks
//! 每一笔的金额大于零；方向由它所在的轨道（收入、支出、转入、转出）决定。
//! Every amount is above zero; the track it stands on gives the direction.
//!
//! # Why
//! 收入、支出分轨，不能用负数互相冲抵。退款记在另一轨。
//! Income and expenditure are kept apart and never netted. A refund stands on the other track.

use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo {
        basis: &["sd.tracks"],
        ..RuleInfo::error("finance/range/amount", "non-positive-amount", include_str!("positive_amount.rs"))
    },
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let entries = finance.income.iter().chain(&finance.expenditure).map(|e| (&e.number, &e.amount));
    let transfers = finance.transfers_in.iter().chain(&finance.transfers_out).map(|t| (&t.number, &t.amount));
    let donations = finance.donations.iter().map(|d| (&d.number, &d.amount));
    let wrong = entries.chain(transfers).chain(donations).filter(|(_, amount)| amount.fen() <= 0);
    let findings = wrong.map(|(number, amount)| {
        let (number, written) = (&number.0, amount.value);
        Finding::at(amount.span, said!("{number} 的金额是 {written}，应大于零", "{number} has the amount {written}; it must be above zero"))
            .mend(said!("写正数；退款或冲减写到另一轨，并在备注里说明", "write a positive amount; put a refund on the other track and say so in its note"))
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, texts)
    }

    #[test]
    fn positive_amounts_hold() {
        let text = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 0\nincome: [{number: S1, on: 2026-07-01, subject: 甲, amount: 0.01}]\nclosing: 0.01\n";
        assert_eq!(check(&[text]), ["holds"]);
    }

    #[test]
    fn a_negative_amount_is_found_at_its_place() {
        let text = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 0\nincome: [{number: S1, on: 2026-07-01, subject: 甲, amount: -1}]\nclosing: -1\n";
        assert_eq!(check(&[text]), ["4:59 S1 的金额是 -1.00，应大于零"]);
    }
}
