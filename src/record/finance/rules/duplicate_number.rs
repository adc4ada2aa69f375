//! 编号或凭证号重复 · Duplicate entry or voucher number
//!
//! # What it checks
//! 1. 同一份账里，每一笔的号只用一次。 Within one record every line has its own number.
//! 2. 同一账户各期之间，号也不重复；更正记录沿用被更正记录的号。 Nor is a number used again in another period of the account; a correction keeps the numbers of what it corrects.
//! 3. 一张凭证只能入账一次。 A voucher is booked once.
//!
//! # Why
//! 同一张凭证入两次账，是最常见的差错，也是最常见的舞弊。
//! Booking one voucher twice is the commonest mistake, and the commonest fraud.

use std::collections::BTreeMap;

use crate::base::source::Span;
use crate::record::finance::Finance;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/unique/number", "duplicate-number", include_str!("duplicate_number.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let this = series.this();
    let within = again(numbers(this.body)).into_iter();
    let mut findings: Vec<Finding> = within
        .map(|((sort, number), span, first)| twice(sort, number, span).also(first, said!("第一次在这里", "first used here")))
        .collect();
    // Records of the same period correct each other and share their numbers.
    let mut earlier = series.all().iter().filter(|f| f.id != this.id && f.body.period.until < this.body.period.from).peekable();
    if earlier.peek().is_none() {
        return Verdict::of(findings);
    }
    let mut own: BTreeMap<Number, Span> = numbers(this.body).collect();
    for other in earlier {
        for ((sort, number), _) in numbers(other.body) {
            if let Some(span) = own.remove(&(sort, number)) {
                let id = &other.id.0;
                findings.push(twice(sort, number, span).label(said!("{id} 已经用过", "already used in {id}")));
            }
        }
    }
    Verdict::of(findings)
}

/// What sort of number, and the number.
type Number<'a> = (&'static str, &'a str);

fn twice(sort: &str, number: &str, span: Span) -> Finding {
    let what = match sort {
        "voucher" => said!("凭证“{number}”入了两次账", "voucher `{number}` is booked twice"),
        _ => said!("号“{number}”用了两次", "number `{number}` is used twice"),
    };
    Finding::at(span, what).mend(said!("重复的删去，或改成它自己的号", "remove the double, or give it its own number"))
}

fn numbers(finance: &Finance) -> impl Iterator<Item = (Number<'_>, Span)> {
    let lines = finance.dated().map(|(number, _)| (("number", &*number.0), number.span));
    let entries = finance.income.iter().chain(&finance.expenditure);
    let vouchers = entries.filter_map(|e| e.voucher.as_ref()).map(|v| (("voucher", &*v.0), v.span));
    lines.chain(vouchers)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, texts)
    }

    #[test]
    fn numbers_of_all_tracks_are_told_apart() {
        let text = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 0\nincome: [{number: S1, on: 2026-07-01, subject: 甲, amount: 1}]\nexpenditure: [{number: Z1, on: 2026-07-01, subject: 甲, amount: 1}]\nclosing: 0\n";
        assert_eq!(check(&[text]), ["holds"]);
    }

    #[test]
    fn a_number_used_twice_or_in_an_earlier_period_is_found() {
        let q2 = "period: 2026-Q2\naccount: {sort: common_income}\nopening: 0\nincome: [{number: S1, on: 2026-04-01, subject: 甲, amount: 1}]\nclosing: 1\n";
        let q3 = "period: 2026-Q3\naccount: {sort: common_income}\nopening: 1\nincome:\n  - {number: S1, on: 2026-07-01, subject: 甲, amount: 1}\n  - {number: S2, on: 2026-07-01, subject: 甲, amount: 1, voucher: P1}\n  - {number: S3, on: 2026-07-01, subject: 甲, amount: 1, voucher: P1}\nclosing: 4\n";
        let found = check(&[q2, q3]);
        assert_eq!(found, ["7:66 凭证“P1”入了两次账", "5:14 号“S1”用了两次"]);
    }
}
