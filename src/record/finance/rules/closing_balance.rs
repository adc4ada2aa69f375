//! 期末余额与收支不符 · Closing balance does not follow from the entries
//!
//! # What it checks
//! 期初 + 收入 + 捐赠 − 支出 + 转入 − 转出 = 期末，精确到分。
//! opening + income + donations − expenditure + transfers in − transfers out = closing, to the fen.
//!
//! # Why
//! 差一分钱，也说明有一笔没有记、多记或者记错。居民一眼就会问。
//! A fen of difference means that an entry is missing, doubled or wrong, and somebody will ask.
//!
//! # How to mend
//! 错误里写明了差多少：先找金额恰好是差额（或差额一半）的那一笔。
//! The message names the difference: look for an entry of exactly that amount, or of half of it.

use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/consistent/closing-balance", "closing-balance-mismatch", include_str!("closing_balance.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let (expected, written) = (finance.expected_closing(), *finance.closing);
    if expected == written {
        return Verdict::Holds;
    }
    let difference = (written - expected).abs();
    let (more_zh, more_en) = if written > expected { ("多", "too much") } else { ("少", "too little") };
    let finding = Finding::at(
        finance.closing.span,
        said!("期末写的是 {written} 元，按收支应是 {expected} 元，{more_zh}了 {difference} 元", "closing says {written}, the entries make it {expected}: {difference} {more_en}"),
    )
    .label(said!("应为 {expected}", "should be {expected}"))
    .mend(said!("找一找金额是 {difference} 元的那一笔：漏记、重记，或记反了方向", "look for an entry of {difference}: missing, doubled, or on the wrong side"))
    .also(finance.opening.span, said!("期初 {} 元", "opening {}", *finance.opening));
    Verdict::Breaks(vec![finding])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(text: &str) -> Vec<String> {
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[text])
    }

    #[test]
    fn holds_with_every_sort_of_movement() {
        let text = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 100\nincome: [{number: S1, on: 2026-07-01, subject: 广告, amount: 50}]\nexpenditure: [{number: Z1, on: 2026-07-02, subject: 灯, amount: 20.50}]\ntransfers_in: [{number: R1, on: 2026-07-03, amount: 5, account: 甲}]\ntransfers_out: [{number: T1, on: 2026-07-03, amount: 7, account: 乙}]\ndonations: [{number: J1, on: 2026-07-03, amount: 1, donor: 王一}]\nclosing: 128.50\n";
        assert_eq!(check(text), ["holds"]);
    }

    #[test]
    fn breaks_by_a_fen_at_the_closing_and_names_the_difference() {
        let text = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 100\nclosing: 100.01\n";
        assert_eq!(check(text), ["4:10 期末写的是 100.01 元，按收支应是 100.00 元，多了 0.01 元"]);
    }
}
