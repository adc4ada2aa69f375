//! 分楼栋余额与总账不符 · Balances by building do not agree with the account
//!
//! # What it checks
//! 1. 每一楼栋：期初 + 缴存 + 利息 − 支出 = 期末，精确到分。 Each building's own sum is right, to the fen.
//! 2. 各楼栋期初、期末之和，等于账户的期初、期末。 Openings and closings add up to those of the account.
//! 3. 各楼栋的缴存、利息之和，等于资金的缴存、利息；支出之和等于账户的支出（有转入转出的不看）。写了一栋的，没写的栋按没有算。
//!    Contributions and interest of the buildings add up to those of the fund, what was spent to the account's expenditure (not judged
//!    where money was transferred). Once one building gives an amount, those that give none had none.
//! 4. 同一楼栋只出现一次。 Each building stands once.
//!
//! # Why
//! 维修资金按楼栋记账，一栋的钱不能用到另一栋；总数对、分户错，就是挪用了别人的钱。
//! A maintenance fund belongs to the buildings; a right total over wrong parts spends the money of others.

use crate::base::diagnostic::Said;
use crate::base::money::Money;
use crate::base::source::{At, Span};
use crate::record::finance::{Finance, Fund, FundBalance};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict, again};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::error("finance/consistent/fund-balances", "fund-balances-mismatch", include_str!("fund_balances.rs")),
    check,
};

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let balances = finance.fund.as_ref().map_or(&[][..], |fund| &fund.balances);
    if balances.is_empty() {
        return Verdict::NotApplicable("no balances by building");
    }
    let mut findings: Vec<Finding> = balances.iter().filter_map(own_sum).collect();
    let sum = |value: fn(&FundBalance) -> Money| balances.iter().map(|balance| value(balance)).sum::<Money>();
    let some = |value: fn(&FundBalance) -> &Option<At<Money>>| {
        let given = balances.iter().filter_map(|balance| value(balance).as_ref().map(|amount| amount.value));
        balances.iter().any(|balance| value(balance).is_some()).then(|| given.sum::<Money>())
    };
    let fund = finance.fund.as_ref();
    let of_fund = |value: fn(&Fund) -> &Option<At<Money>>| fund.and_then(|fund| value(fund).as_ref()).map(|whole| (whole.value, whole.span));
    let moved = !finance.transfers_in.is_empty() || !finance.transfers_out.is_empty();
    let spent = (!moved).then(|| (finance.expenditure_total(), fund_span(finance)));
    let totals = [
        (Some(sum(|b| *b.opening)), Some((finance.opening.value, finance.opening.span)), said!("期初", "openings"), said!("账户期初", "the account opens with")),
        (Some(sum(|b| *b.closing)), Some((finance.closing.value, finance.closing.span)), said!("期末", "closings"), said!("账户期末", "the account closes with")),
        (some(|b| &b.contributed), of_fund(|f| &f.contributed), said!("缴存", "contributions"), said!("资金缴存", "the fund took in")),
        (some(|b| &b.interest), of_fund(|f| &f.interest), said!("利息", "interest"), said!("资金利息", "the fund earned")),
        (some(|b| &b.spent), spent, said!("支出", "expenditures"), said!("账户支出", "the account spent")),
    ];
    for (sum, whole, part, of) in totals {
        let (Some(sum), Some((whole_amount, span))) = (sum, whole) else { continue };
        if sum == whole_amount {
            continue;
        }
        let difference = (sum - whole_amount).abs();
        let what = Said {
            zh: format!("各楼栋{}合计 {sum} 元，{} {whole_amount} 元，差 {difference} 元", part.zh, of.zh),
            en: format!("the {} of the buildings add up to {sum}, {} {whole_amount}: a difference of {difference}", part.en, of.en),
        };
        findings.push(Finding::at(span, what).mend(said!("找出记错的楼栋", "find the building that is wrong")));
    }
    for (building, span, first) in again(balances.iter().map(|balance| (&balance.building.0, balance.building.span))) {
        let twice = Finding::at(span, said!("{building} 栋写了两行", "building {building} stands twice"));
        findings.push(twice.mend(said!("合成一行", "make it one line")).also(first, said!("第一次在这里", "first here")));
    }
    Verdict::of(findings)
}

/// Where the balances stand.
fn fund_span(finance: &Finance) -> Span {
    finance.fund.as_ref().map_or(finance.closing.span, |fund| fund.span)
}

fn own_sum(balance: &At<FundBalance>) -> Option<Finding> {
    let or_nothing = |amount: &Option<At<Money>>| amount.as_ref().map_or(Money::ZERO, |amount| amount.value);
    let came = or_nothing(&balance.contributed) + or_nothing(&balance.interest);
    let expected = *balance.opening + came - or_nothing(&balance.spent);
    let building = &balance.building.0;
    (expected != *balance.closing).then(|| {
        let (closing, difference) = (*balance.closing, (expected - *balance.closing).abs());
        Finding::at(
            balance.closing.span,
            said!(
                "{building} 栋期末写的是 {closing} 元，算出来是 {expected} 元，差 {difference} 元",
                "building {building} closes with {closing}, reckoned {expected}: a difference of {difference}"
            ),
        )
        .mend(said!("改正期初、缴存、利息、支出或期末", "mend the opening, what came, what went, or the closing"))
    })
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(balances: &str) -> Vec<String> {
        let text = format!(
            "period: 2026-H1\naccount: {{sort: maintenance_fund}}\nopening: 300.00\nincome: [{{number: S1, on: 2026-06-21, subject: 利息, amount: 3.00}}]\nexpenditure: [{{number: Z1, on: 2026-05-01, subject: 电梯, amount: 50.00}}]\nclosing: 253.00\nfund:\n  balances:\n{balances}"
        );
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn holds_where_parts_and_whole_agree() {
        let sound = "    - {building: 1, opening: 100.00, interest: 1.00, spent: 50.00, closing: 51.00}\n    - {building: 2, opening: 200.00, interest: 2.00, closing: 202.00}\n";
        assert_eq!(check(sound), ["holds"]);
    }

    #[test]
    fn breaks_at_the_building_and_at_the_total() {
        let found = check("    - {building: 1, opening: 100.00, spent: 50.00, closing: 51.00}\n    - {building: 2, opening: 200.00, interest: 2.00, closing: 202.00}\n");
        assert_eq!(found, ["9:61 1 栋期末写的是 51.00 元，算出来是 50.00 元，差 1.00 元"]);
        let short = check("    - {building: 1, opening: 100.00, closing: 100.00}\n    - {building: 1, opening: 100.00, closing: 100.00}\n");
        assert_eq!(short.len(), 3, "{short:?}");
    }

    #[test]
    fn what_came_and_what_went_add_up_as_well() {
        let sound = "    - {building: 1, opening: 100.00, interest: 1.00, spent: 50.00, closing: 51.00}\n    - {building: 2, opening: 200.00, interest: 2.00, closing: 202.00}\n  interest: 3.00\n";
        assert_eq!(check(sound), ["holds"]);
        assert_eq!(check(&sound.replace("interest: 3.00", "interest: 2.00")), ["11:13 各楼栋利息合计 3.00 元，资金利息 2.00 元，差 1.00 元"]);
        let swapped = sound.replace("interest: 1.00, spent: 50.00", "contributed: 1.00, spent: 50.00").replace("interest: 3.00", "interest: 2.00\n  contributed: 2.00");
        assert_eq!(check(&swapped), ["12:16 各楼栋缴存合计 1.00 元，资金缴存 2.00 元，差 1.00 元"]);
        let more = sound.replace("interest: 2.00, closing", "interest: 3.00, spent: 1.00, closing");
        assert_eq!(check(&more).len(), 2, "{:?}", check(&more));
    }

    #[test]
    fn not_applicable_without_them() {
        let text = "period: 2026-H1\naccount: {sort: maintenance_fund}\nopening: 1\nclosing: 1\n";
        let found = verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[text]);
        assert_eq!(found, ["n/a: no balances by building"]);
    }
}
