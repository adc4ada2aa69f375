//! 维修资金见底，还用在平常的维修上 · A low fund spent on ordinary works
//!
//! # What it checks
//! 规则包写着“此前只能应急使用”的地方：付款时余额低于首期的规定比例，又还没有续筹的，只能用在紧急事项上。
//! Where the packs say that a fund below a share of its first instalment serves emergencies only: what is paid while it is that low
//! belongs to an emergency.
//! 1. 余额按期初加减付款以前的各笔算；没有写首期的不判断。 The balance is the opening with all that moved before the payment; without a first instalment nothing is judged.
//! 2. 退还业主的、银行手续费不算使用。 Refunds and bank charges are no use of the fund.
//!
//! # Why
//! 剩下的钱要留给真的等不得的事。
//! What is left is for what cannot wait.

use super::CompoundRule;
use super::fund_spending::{matter, spendings};
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::money::Money;
use crate::base::number::Fraction;
use crate::compound::Compound;
use crate::law::{PackRule, RuleSort};
use crate::record::finance::Finance;
use crate::record::matter::MatterClass;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo {
        basis: &["sz.fund.low"],
        ..RuleInfo::warning("finance/range/fund-reserved", "low-fund-spent", include_str!("fund_reserved.rs"))
    },
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (record, finance, entry) in spendings(compound) {
        let Some((rule, share)) = reserve(compound, *entry.on) else { continue };
        let Some(first) = finance.fund.as_ref().and_then(|fund| fund.first_instalment.as_ref()) else { continue };
        let left = before(finance, *entry.on);
        let low = i128::from(left.fen()) * i128::from(share.denominator) < i128::from(first.fen()) * i128::from(share.numerator);
        let ordinary = matter(compound, entry).is_none_or(|matter| *matter.class != MatterClass::Emergency);
        if !low || !ordinary {
            continue;
        }
        let (number, title) = (&*entry.number.value, &rule.title);
        let what = said!(
            "付 {number} 以前只剩 {left} 元，低于首期的 {share}，只能应急使用（“{title}”）",
            "before {number} only {left} were left, below {share} of the first instalment: for emergencies only (`{title}`)"
        );
        let mend = said!(
            "是应急的，写上那件紧急事项；已经续筹的，把续筹记进收入",
            "name the emergency it was; where the fund was raised again, book that as income"
        );
        found.push(info.at(record.source.place(entry.amount.span), what).mend(mend));
    }
    found
}

/// The text that keeps a low fund for emergencies, and below which share of the first instalment it does.
fn reserve<'c>(compound: &'c Compound, on: Date) -> Option<(&'c PackRule, Fraction)> {
    let texts = compound.pack.of_kind_on(RuleSort::Finance, on);
    let reserved = texts.filter(|rule| rule.param("then_only").is_some());
    reserved.filter_map(|rule| Some((rule, rule.param("alert_below")?.scalar::<Fraction>()?))).last()
}

/// What was there at the start of a day.
fn before(finance: &Finance, day: Date) -> Money {
    let entries = |list: &[crate::base::source::At<crate::record::finance::Entry>]| -> Money {
        list.iter().filter(|e| *e.on < day).map(|e| *e.amount).sum()
    };
    let moved = |list: &[crate::base::source::At<crate::record::finance::Transfer>]| -> Money {
        list.iter().filter(|t| *t.on < day).map(|t| *t.amount).sum()
    };
    *finance.opening + entries(&finance.income) + moved(&finance.transfers_in)
        - entries(&finance.expenditure)
        - moved(&finance.transfers_out)
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings_under;
    use crate::law::Pack;

    fn check(pack: &str, opening: &str, more: &str) -> Vec<String> {
        let fund = format!(
            "title: 维修资金\npublished: 2026-07-15\nperiod: 2026-H1\naccount: {{sort: maintenance_fund}}\nopening: {opening}\nclosing: 8\nfund: {{first_instalment: 1000}}\nincome: [{{number: S1, on: 2026-05-01, subject: 续筹, amount: 100}}]\nexpenditure:\n  - {{number: W1, on: 2026-05-15, subject: 电梯, amount: 1{more}}}\n"
        );
        let urgent = "---\ntitle: 抢修\npublished: 2026-05-01\nclass: emergency\n---\n正文。\n";
        findings_under(Pack::for_unit(&[pack]).0, super::RULE.info.id, &[("finance/a.yaml", &fund), ("matter/urgent.md", urgent)])
    }

    // breaks: sz.fund.low
    #[test]
    fn a_low_fund_serves_emergencies_only() {
        assert_eq!(
            check("shenzhen", "199.99", ""),
            [
                "finance/a.yaml:10:55 付 W1 以前只剩 299.99 元，低于首期的 3/10，只能应急使用（“深圳经济特区物业管理条例 第九十三条、第九十八条”）"
            ]
        );
        assert!(check("shenzhen", "199.99", ", matter: matter/urgent").is_empty());
    }

    #[test]
    fn what_was_raised_before_counts_and_other_places_do_not_ask() {
        assert!(check("shenzhen", "200.00", "").is_empty());
        assert!(check("shanghai", "1.00", "").is_empty());
    }
}
