//! 签批的不是签批人 · Signed by somebody else than the one who signs
//!
//! # What it checks
//! 1. 写了签批人的账，每一笔签批都是这一个人（一支笔）。 Where the account names who signs, every signature is theirs.
//! 2. 签批的人不自己付款。 Who signs for an expenditure does not pay it out.
//!    转入的由转出的那个账户签批，不看。 A transfer in is signed for by the account it came from.
//! 3. 签批不晚于付款。 A signature is no later than the day the money moved.
//!
//! # Why
//! 一支笔签批，就是说得出是谁同意花的；签批的人又经手付款，就没有人看着了。
//! One pen means that it can be said who let the money go; if the same hand pays it out, nobody watches.

use crate::base::date::Date;
use crate::base::diagnostic::Said;
use crate::base::id::PersonId;
use crate::base::source::At;
use crate::record::finance::{Finance, Signature};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Finance> = RecordRule {
    info: RuleInfo::warning("finance/consistent/signatory", "signed-by-another", include_str!("signatory.rs")),
    check,
};

type Signed<'f> = (&'f At<Signature>, Date, Option<&'f At<PersonId>>);

fn check(series: &Series<Finance>, _scope: &Scope) -> Verdict {
    let finance = series.this().body;
    let named = finance.officers.as_ref().and_then(|officers| officers.signatory.as_ref());
    let entries = finance.expenditure.iter().filter_map(|entry| Some((entry.signed.as_ref()?, *entry.on, entry.paid_by.as_ref())));
    // What comes in was signed for where it came from.
    let transfers = finance.transfers_out.iter().filter_map(|transfer| Some((transfer.signed.as_ref()?, *transfer.on, None)));
    let signed: Vec<Signed> = entries.chain(transfers).collect();
    if signed.is_empty() {
        return Verdict::NotApplicable("nobody signed for anything");
    }
    Verdict::of(signed.into_iter().flat_map(|one| judge(one, named)).collect())
}

fn judge((signed, on, payer): Signed, named: Option<&At<PersonId>>) -> Vec<Finding> {
    let finding = |span, what: Said, mend: Said| Finding::at(span, what).mend(mend);
    let mut found = Vec::new();
    if let Some(named) = named.filter(|named| named.value != signed.by.value) {
        let what = said!("签批的不是这个账户的签批人", "signed by somebody else than the account's signatory");
        let mend = said!("改正写错的一处；签批人换过的，按换的日期分开两期", "mend the slip; where the signatory changed, divide the period there");
        found.push(finding(signed.by.span, what, mend).also(named.span, said!("签批人在这里", "the signatory stands here")));
    }
    if let Some(payer) = payer.filter(|payer| payer.value == signed.by.value) {
        let what = said!("签批的人自己付了款", "who signed also paid it out");
        let mend = said!("由出纳付款，或改正写错的一栏", "let the cashier pay, or mend the slip");
        found.push(finding(payer.span, what, mend).also(signed.by.span, said!("签批在这里", "the signature stands here")));
    }
    let day = *signed.on;
    if day > on {
        let what = said!("{on} 已经付款，{day} 才签批", "paid on {on}, signed only on {day}");
        found.push(finding(signed.on.span, what, said!("核对两个日期；确实先付后签的，如实说明", "check both days; where it was paid first, say so")));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(signed: &str) -> Vec<String> {
        let text = format!(
            "period: 2026-Q3\naccount: {{sort: common_income}}\nopening: 9\nclosing: 8\nofficers: {{signatory: p-01}}\nexpenditure:\n  - {{number: Z1, on: 2026-08-29, subject: 排险, amount: 1, paid_by: p-04{signed}}}\n"
        );
        verdict(kind_of_folder("finance").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn one_pen_signs() {
        assert_eq!(check(", signed: {by: p-01, on: 2026-08-29}"), ["holds"]);
        assert_eq!(check(", signed: {by: p-02, on: 2026-08-29}"), ["7:86 签批的不是这个账户的签批人"]);
        assert_eq!(check(""), ["n/a: nobody signed for anything"]);
    }

    #[test]
    fn who_signs_neither_pays_nor_signs_afterwards() {
        let found = check(", signed: {by: p-04, on: 2026-08-30}");
        assert_eq!(
            found,
            ["7:86 签批的不是这个账户的签批人", "7:67 签批的人自己付了款", "7:96 2026-08-29 已经付款，2026-08-30 才签批"]
        );
    }
}
