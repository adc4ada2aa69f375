//! 同一账户的两份账期间交叉 · Two records of one account whose periods overlap
//!
//! # What it checks
//! 同一账户的两份账，期间要么一前一后，要么一份整个在另一份里面。
//! Of two records of one account, one is over before the other begins, or one holds the other whole.
//! 1. 更正记录和被更正的记录期间相同，不算。 A correction shares the period of what it corrects.
//! 2. 年度账把各季度整个包在里面，不算；写的是同一个期间就算。 A year may hold its quarters; the same period twice may not be.
//! 3. 已撤回的不算。 What was withdrawn does not count.
//!
//! # Why
//! 期间交叉，中间的每一笔就可能记了两次，也可能两份都没有记。
//! Where periods overlap, what lies between may be booked twice, or in neither.

use std::collections::BTreeSet;

use crate::base::period::Period;
use crate::record::finance::Finance;
use crate::record::header::Status;
use crate::record::kind::{Filed, RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/unique/period", "overlapping-periods", include_str!("overlapping_periods.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let this = series.this();
    let before = match standing_before(series) {
        Ok(before) => before,
        Err(why) => return Verdict::NotApplicable(why),
    };
    let period = this.body.period.value;
    let crossing = before.into_iter().filter(|f| cross(f.body.period.value, period));
    let finding = |other: &Filed<Finance>| {
        let (title, theirs) = (&other.header.title.0, other.body.period.value);
        let what = match theirs == period {
            true => said!("“{title}”已经是这个账户 {period} 的账", "“{title}” tells of this account in {period} already"),
            false => said!("期间 {period} 和“{title}”（{theirs}）交叉", "the period {period} overlaps that of “{title}” ({theirs})"),
        };
        Finding::at(this.body.period.span, what).mend(said!(
            "改正期间；如果是更正那一份，写上 amends（更正）和理由；如果是另一个账户，给它自己的编码",
            "mend the period; if this corrects that record, write `amends` and the reason; if it is another account, give that an id of its own"
        ))
    };
    Verdict::of(crossing.map(finding).collect())
}

/// The records of the account that begin no later and stand, or why there is nothing to compare.
pub(super) fn standing_before<'s, 'a>(series: &'s Series<'a, Finance>) -> Result<Vec<&'s Filed<'a, Finance>>, &'static str> {
    let this = series.this();
    let corrected: BTreeSet<&str> = series.all().iter().filter_map(|f| Some(f.header.amends.as_ref()?.0.as_str())).collect();
    let stands = |f: &Filed<Finance>| !corrected.contains(f.id.0.as_str()) && f.header.status() != Status::Withdrawn;
    if !stands(&this) {
        return Err("the record was corrected or withdrawn");
    }
    let before: Vec<&Filed<Finance>> = series.until_now().iter().filter(|f| f.id != this.id && stands(f)).collect();
    if before.is_empty() { Err("the first period of the account") } else { Ok(before) }
}

/// Whether two periods share a day and neither holds the other as a part of itself.
fn cross(one: Period, other: Period) -> bool {
    let apart = one.until < other.from || other.until < one.from;
    let holds = |whole: Period, part: Period| whole != part && whole.from <= part.from && part.until <= whole.until;
    !apart && !holds(one, other) && !holds(other, one)
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, texts)
    }

    fn of(period: &str) -> String {
        format!("period: {period}\naccount: {{sort: common_income}}\nopening: 0\nclosing: 0\n")
    }

    const TITLE: &str = "title: 二\npublished: 2026-11-01\nreason: 笔误\n";

    #[test]
    fn one_after_the_other_and_a_year_over_its_quarters_hold() {
        assert_eq!(check(&[&of("2026-Q2"), &of("2026-Q3")]), ["holds"]);
        assert_eq!(check(&[&of("2026-Q3"), &of("2026")]), ["holds"]);
        assert_eq!(check(&[&of("2026"), &of("2026-Q3")]), ["holds"]);
    }

    #[test]
    fn breaks_at_the_period() {
        assert_eq!(check(&[&of("2026-Q2"), &of("2026-06-15/2026-09-30")]), ["1:9 期间 2026-06-15/2026-09-30 和“测试”（2026-Q2）交叉"]);
        assert_eq!(check(&[&of("2026-Q3"), &of("2026-Q3")]), ["1:9 “测试”已经是这个账户 2026-Q3 的账"]);
    }

    #[test]
    fn a_correction_shares_the_period_of_what_it_corrects() {
        let correction = format!("{}amends: finance/r0\n{TITLE}", of("2026-Q3"));
        assert_eq!(check(&[&of("2026-Q3"), &correction]), ["n/a: the first period of the account"]);
        let third = format!("{}amends: finance/r1\n{TITLE}", of("2026-Q3"));
        assert_eq!(check(&[&of("2026-Q3"), &correction, &third]), ["n/a: the first period of the account"]);
    }
}
