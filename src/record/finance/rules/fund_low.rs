//! 维修资金低于首期的规定比例 · The maintenance fund has run low
//!
//! # What it checks
//! 写了首期金额的维修资金：期末余额不低于规则包规定的比例。
//! Of a maintenance fund whose first instalment is given, the closing balance is not below the share of it that the packs name.
//! 1. 低了不是记录写错，只是提醒该做什么：再次筹集；有的地方此前只能应急使用。
//!    That is no mistake of the record; it tells what is due: to raise it again, and in some places to spend on emergencies only.
//!
//! # Why
//! 钱见底了才想起来筹，电梯坏了就没有钱修。
//! A fund that is raised only once it is empty cannot mend the lift.

use crate::base::diagnostic::Severity;
use crate::base::number::Fraction;
use crate::law::RuleSort;
use crate::record::finance::{AccountSort, Finance};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo {
        basis: &["sh.fund.low", "sz.fund.low", "bj.fund.low"],
        severity: Severity::Advice,
        ..RuleInfo::warning("finance/range/fund-low", "maintenance-fund-low", include_str!("fund_low.rs"))
    },
    check,
};

fn check(series: &Series<Finance>, scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let first = finance.fund.as_ref().and_then(|fund| fund.first_instalment.as_ref());
    let (AccountSort::MaintenanceFund, Some(first)) = (*finance.account.sort, first) else {
        return Verdict::NotApplicable("no maintenance fund, or no first instalment is given");
    };
    let texts = scope.pack.of_kind_on(RuleSort::Finance, finance.period.until);
    let Some((rule, share)) = texts.filter_map(|rule| Some((rule, rule.param("alert_below")?.scalar::<Fraction>()?))).last() else {
        return Verdict::NotApplicable("no text of that date names a share");
    };
    let (closing, whole) = (i128::from(finance.closing.fen()), i128::from(first.fen()));
    if closing * i128::from(share.denominator) >= whole * i128::from(share.numerator) {
        return Verdict::Holds;
    }
    let (now, title) = (finance.closing.value, &rule.title);
    let what = said!("余额 {now} 元，低于首期的 {share}（“{title}”）", "{now} are left, less than {share} of the first instalment (`{title}`)");
    let only = rule.param("then_only").is_some();
    let mend = if only {
        said!("把续筹列入议程；在此以前只用于应急维修", "put raising it again on the agenda; until then spend on emergencies only")
    } else {
        said!("把再次筹集列入议程", "put raising it again on the agenda")
    };
    Verdict::of(vec![Finding::at(finance.closing.span, what).mend(mend).also(first.span, said!("首期在这里", "the first instalment stands here"))])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(pack: &str, closing: &str) -> Vec<String> {
        let text = format!(
            "period: 2026-H1\naccount: {{sort: maintenance_fund}}\nopening: {closing}\nclosing: {closing}\nfund: {{first_instalment: 1000000}}\n"
        );
        verdict_under(&[pack], kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sh.fund.low sz.fund.low bj.fund.low
    #[test]
    fn less_than_three_tenths_is_told() {
        for pack in ["shanghai", "shenzhen", "beijing"] {
            assert_eq!(check(pack, "300000.00"), ["holds"]);
            let told = check(pack, "299999.99");
            assert!(told.len() == 1 && told[0].starts_with("4:10 余额 299,999.99 元，低于首期的 3/10"), "{told:?}");
        }
        assert_eq!(check("cn", "1.00"), ["n/a: no text of that date names a share"]);
    }
}
