//! 利息和收入里的利息对不上 · Interest unlike the interest booked
//!
//! # What it checks
//! 写了本期利息的：等于收入里利息各笔之和；没有单列利息的，至少不超过全部收入。
//! Where the interest of the period is given: it is the sum of the entries of interest; where none is told apart, it is no more than
//! all income.
//! 1. 科目或项目里有“利息”（interest）的，算利息。 Entries count whose category or subject says so (利息, interest).
//! 2. 期末大于零、一年都没有利息的不判断：银行怎么计息，记录里看不到。 Whether a bank ought to have paid interest is not judged.
//!
//! # Why
//! 专户的利息归业主，单列了才看得见。
//! The interest of the fund is the owners' too, and is seen only when told apart.

use crate::base::money::Money;
use crate::record::finance::{Entry, Finance};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/consistent/interest", "interest-unlike-books", include_str!("interest.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let Some(given) = finance.fund.as_ref().and_then(|fund| fund.interest.as_ref()) else {
        return Verdict::NotApplicable("no interest is given");
    };
    let mut booked = finance.income.iter().filter(|entry| is_interest(entry)).peekable();
    let (told_apart, first) = (booked.peek().is_some(), booked.peek().map(|entry| entry.amount.span));
    let sum: Money = if told_apart { booked.map(|entry| *entry.amount).sum() } else { finance.income_total() };
    let now = given.value;
    let what = match told_apart {
        true if now != sum => said!("利息写了 {now} 元，收入里利息各笔加起来是 {sum} 元", "interest is {now}, the entries of interest make {sum}"),
        false if now > sum => said!("利息写了 {now} 元，收入一共只有 {sum} 元", "interest is {now}, all income only {sum}"),
        _ => return Verdict::Holds,
    };
    let mend = said!("对照银行结息单改正；利息也要记一笔收入", "mend it by the bank's note; interest is booked as income too");
    let finding = Finding::at(given.span, what).mend(mend);
    Verdict::of(vec![match first {
        Some(span) => finding.also(span, said!("第一笔利息在这里", "the first entry of interest stands here")),
        None => finding,
    }])
}

fn is_interest(entry: &Entry) -> bool {
    let says = |text: &str| text.contains("利息") || text.to_lowercase().contains("interest");
    entry.category.as_ref().map_or_else(|| says(&entry.subject.0), |category| says(&category.0))
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(interest: &str, entries: &str) -> Vec<String> {
        let text = format!(
            "period: 2026-H1\naccount: {{sort: maintenance_fund}}\nopening: 0\nclosing: 0\nincome: [{entries}]\nfund: {{first_instalment: 100, interest: {interest}}}\n"
        );
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    const TWO: &str = "{number: S1, on: 2026-03-21, subject: 一季度利息, amount: 31.60}, {number: S2, on: 2026-06-21, subject: 结息, category: 利息, amount: 31.40}, {number: S3, on: 2026-06-22, subject: 续筹, amount: 5}";

    #[test]
    fn interest_is_what_the_books_say() {
        assert_eq!(check("63.00", TWO), ["holds"]);
        assert_eq!(check("63.01", TWO), ["6:41 利息写了 63.01 元，收入里利息各笔加起来是 63.00 元"]);
    }

    #[test]
    fn interest_that_is_not_told_apart_is_part_of_income() {
        let one = "{number: S1, on: 2026-03-21, subject: 结息, amount: 9}";
        assert_eq!(check("9", one), ["holds"]);
        assert_eq!(check("9.01", one), ["6:41 利息写了 9.01 元，收入一共只有 9.00 元"]);
        assert_eq!(
            verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &["period: 2026-H1\naccount: {sort: deposit}\nopening: 0\nclosing: 0\n"]),
            ["n/a: no interest is given"]
        );
    }
}
