//! 转入维修资金的公共收益不够 · Too little common income moved to the fund
//!
//! # What it checks
//! 公共收益减去支出以后，转入维修资金的占多少，够不够规则包规定的比例（要求“过”一半的，正好一半不够）。
//! Of common income less what was spent, the part moved to the maintenance fund reaches what the packs ask for.
//! 1. 转到哪里，看转出一栏的对方账户，写着“维修”的算。 Transfers count whose other account is a maintenance fund by its name.
//! 2. 这一期没有结余的不判断。 A period without a surplus is not judged.
//! 3. 一期跨着几个周期的，一起算。 A period longer than the pack's is reckoned as one.
//! 4. 保障房整体归产权单位，没有业主的维修资金，不判断。 Affordable housing has one owner and no owners' fund.
//!
//! # Why
//! 公共收益是全体业主的钱，补充维修资金是法定的去处。
//! Common income is the owners' money, and the fund is where the law sends it.

use crate::base::money::Money;
use crate::base::number::Fraction;
use crate::law::RuleSort;
use crate::record::finance::{AccountSort, Finance};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;
use crate::unit::Premises;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo {
        basis: &["sh.income.share", "fs.income.share"],
        ..RuleInfo::warning("finance/range/income-share", "too-little-to-the-fund", include_str!("income_share.rs"))
    },
    check,
};

/// The word of the packs for this comparison.
const WHAT: &str = "common_income_to_fund";

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
    let finance = series.this().body;
    if *finance.account.sort != AccountSort::CommonIncome {
        return Verdict::NotApplicable("not an account of common income");
    }
    if scope.unit.premises.as_ref().is_some_and(|premises| premises.value == Premises::Affordable) {
        return Verdict::NotApplicable("the houses have one owner, and no owners' fund");
    }
    let texts = scope.pack.of_kind_on(RuleSort::Ratio, finance.period.until);
    let Some(rule) = texts.filter(|rule| rule.param("what").and_then(|what| what.text()) == Some(WHAT)).last() else {
        return Verdict::NotApplicable("no text of that date names a share");
    };
    let Some(least) = rule.param("min").and_then(|min| min.scalar::<Fraction>()) else {
        return Verdict::NotApplicable("no text of that date names a share");
    };
    let sum = |amounts: &mut dyn Iterator<Item = Money>| amounts.map(|amount| i128::from(amount.fen())).sum::<i128>();
    let surplus = sum(&mut finance.income.iter().map(|e| *e.amount)) - sum(&mut finance.expenditure.iter().map(|e| *e.amount));
    if surplus <= 0 {
        return Verdict::NotApplicable("nothing is left of the period");
    }
    let to_fund = finance.transfers_out.iter().filter(|transfer| transfer.account.0.contains("维修"));
    let moved = sum(&mut to_fund.map(|transfer| *transfer.amount));
    let (reached, asked) = (moved * i128::from(least.denominator), surplus * i128::from(least.numerator));
    let inclusive = rule.param("inclusive").and_then(|flag| flag.scalar::<bool>()).unwrap_or(true);
    if reached > asked || (inclusive && reached == asked) {
        return Verdict::Holds;
    }
    let yuan = |fen: i128| Money::from_fen(i64::try_from(fen).unwrap_or(i64::MAX));
    let (moved, surplus, title) = (yuan(moved), yuan(surplus), &rule.title);
    let (zh, en) = if inclusive { ("至少", "at least") } else { ("要超过", "more than") };
    let what = said!(
        "结余 {surplus} 元，转入维修资金 {moved} 元，{zh}其中的 {least}（“{title}”）",
        "{surplus} are left and {moved} moved to the fund; {en} {least} must be (`{title}`)"
    );
    let mend = said!("补转以后记在“转出”里；另有业主大会决定的，写明依据", "move the rest and record it under `transfers_out`; where the owners decided otherwise, say so");
    let span = finance.transfers_out.first().map_or(finance.closing.span, |transfer| transfer.amount.span);
    Verdict::of(vec![Finding::at(span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(pack: &str, moved: &str) -> Vec<String> {
        let text = format!(
            "period: 2026-Q3\naccount: {{sort: common_income}}\nopening: 0\nincome: [{{number: S1, on: 2026-07-05, subject: 广告, amount: 61260}}]\nexpenditure: [{{number: Z1, on: 2026-07-06, subject: 门禁, amount: 18904.50}}]\ntransfers_out: [{{number: T1, on: 2026-09-30, amount: {moved}, account: 专项维修资金}}]\nclosing: 0\n"
        );
        verdict_under(&[pack], kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sh.income.share fs.income.share
    #[test]
    fn half_is_not_more_than_half() {
        for pack in ["shanghai", "foshan"] {
            assert_eq!(check(pack, "21177.76"), ["holds"]);
            let told = check(pack, "21177.75");
            assert!(told.len() == 1 && told[0].starts_with("6:54 结余 42,355.50 元，转入维修资金 21,177.75 元，要超过其中的 1/2"), "{told:?}");
        }
        assert_eq!(check("cn", "1"), ["n/a: no text of that date names a share"]);
    }
}
