//! 动用维修资金没有依据 · Money of the maintenance fund spent without a decision
//!
//! # What it checks
//! 维修资金的每一笔支出，都写明依据的事项；那件事项在付款以前已经表决通过，或者是紧急维修。
//! Every expenditure of the maintenance fund names its matter, and that matter was carried by a vote before the payment, or is an
//! emergency.
//! 1. 退还业主的、银行手续费，科目或项目里写着“退还”“手续费”的，不算使用。 Refunds and bank charges are no use of the fund.
//! 2. 几次表决，有一次在付款以前通过就可以；通过没有，按票数和规则算。 One vote that carried it before payment is enough; counts and rules say which did.
//! 3. 通过的是使用维修资金，或是动用它的改建、重建：别的事情表决过了，不等于同意动钱。
//!    What was carried is the use of the fund, or rebuilding, which may be paid from it: a vote about something else spends nothing.
//! 4. 事项撤回、没有读全的，由别的规则指出。 A matter that is missing or flawed is another rule's finding.
//! 5. 保障房整体归产权单位，没有业主的维修资金，不判断。 Affordable housing has one owner and no owners' fund.
//!
//! # Why
//! 维修资金是大家的钱：不经表决、又不是紧急情况，谁也不能动。
//! The fund is everybody's money: without a vote and short of an emergency nobody may touch it.
//!
//! # Law
//! 《民法典》第二百七十八条、第二百八十一条。

use super::CompoundRule;
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Said};
use crate::base::source::Span;
use crate::compound::Compound;
use crate::record::finance::{AccountSort, Entry, Finance};
use crate::record::header::Status;
use crate::record::matter::{Matter, MatterClass};
use crate::record::rule::RuleInfo;
use crate::record::{Body, Record};
use crate::said;
use crate::unit::Premises;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo::warning("finance/reference/fund-decision", "fund-spent-without-decision", include_str!("fund_spending.rs")),
    check,
};

/// The items under which owners decide on spending it.
const USES: [MatterClass; 2] = [MatterClass::FundUse, MatterClass::Rebuilding];

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let spent = spendings(compound).into_iter();
    spent.filter_map(|(record, _, entry)| judge(compound, record, entry, info)).collect()
}

/// Every use of a maintenance fund in the books that stand.
pub(super) fn spendings<'c>(compound: &Compound<'c>) -> Vec<(&'c Record, &'c Finance, &'c Entry)> {
    if compound.unit.premises.as_ref().is_some_and(|premises| premises.value == Premises::Affordable) {
        return Vec::new();
    }
    let stands = |record: &&Record| {
        let header = &record.header;
        header.purged.is_none() && header.status() == Status::Published && !compound.corrections.contains_key(&record.id.0)
    };
    let funds = compound.whole().filter(stands).filter_map(|record| match &record.body {
        Body::Finance(finance) if *finance.account.sort == AccountSort::MaintenanceFund => Some((record, &**finance)),
        _ => None,
    });
    funds
        .flat_map(|(record, finance)| finance.expenditure.iter().map(move |entry| (record, finance, &entry.value)))
        .filter(|(.., e)| is_use(e))
        .collect()
}

/// Whether an expenditure uses the fund, and is no refund or charge.
fn is_use(entry: &Entry) -> bool {
    let says = |text: &str| text.contains("退还") || text.contains("手续费");
    !says(&entry.subject.0) && !entry.category.as_ref().is_some_and(|category| says(&category.0))
}

/// The matter an expenditure rests on.
pub(super) fn matter<'c>(compound: &Compound<'c>, entry: &Entry) -> Option<&'c Matter> {
    let id = entry.matter.as_ref()?;
    compound.whole().find(|record| record.id == id.value).and_then(|record| match &record.body {
        Body::Matter(matter) => Some(&**matter),
        _ => None,
    })
}

fn judge(compound: &Compound, record: &Record, entry: &Entry, info: &RuleInfo) -> Option<Diagnostic> {
    let (number, amount, on) = (&*entry.number.value, *entry.amount, *entry.on);
    let Some(id) = &entry.matter else {
        let what = said!(
            "{number} 用了维修资金 {amount} 元，没有写依据哪件事项",
            "{number} spends {amount} of the maintenance fund and names no matter"
        );
        let mend = said!("写上“事项”：表决通过的那一件，或紧急维修的那一件", "add `matter`: the one that was voted, or the emergency");
        return Some(finding(info, record, entry.amount.span, what, mend));
    };
    let known = compound.whole().find(|record| record.id == id.value)?;
    let Body::Matter(matter) = &known.body else {
        let title = &id.0;
        let what = said!("{title} 不是事项，说明不了动用维修资金", "{title} is no matter and cannot account for the fund");
        return Some(finding(info, record, id.span, what, said!("写表决通过的那件事项", "name the matter that was voted")));
    };
    if *matter.class == MatterClass::Emergency {
        return None;
    }
    let carried = matter.carried(&USES, &compound.scope());
    let elsewhere = !matter.votes.is_empty() && !matter.votes.iter().any(|vote| USES.contains(&vote.class_in(matter)));
    match carried.iter().min() {
        Some(first) if *first <= on => None,
        Some(first) => Some(too_early(info, record, entry, *first)),
        None if elsewhere => {
            let title = &*known.header.title.value;
            let what = said!(
                "{number} 付了 {amount} 元，“{title}”表决的不是使用维修资金",
                "{number} paid {amount}, but `{title}` was no vote on the use of the fund"
            );
            let mend = said!(
                "写上表决使用维修资金的那件事项；类别写错了的，改正类别",
                "name the matter by which its use was voted; mend the class where it is wrong"
            );
            Some(finding(info, record, id.span, what, mend))
        }
        None => {
            let title = &*known.header.title.value;
            let what = said!(
                "{number} 付了 {amount} 元，“{title}”没有表决通过",
                "{number} paid {amount}, but `{title}` was not carried by a vote"
            );
            let mend = said!(
                "补上表决的票数；是紧急维修的，把事项类别写成紧急事项",
                "add the counts of the vote; where it was an emergency, class the matter so"
            );
            Some(finding(info, record, id.span, what, mend))
        }
    }
}

fn too_early(info: &RuleInfo, record: &Record, entry: &Entry, voted: Date) -> Diagnostic {
    let (number, on) = (&*entry.number.value, *entry.on);
    let what = said!("{number} 在 {on} 付款，表决到 {voted} 才结束", "{number} was paid on {on}, the vote ended only on {voted}");
    finding(
        info,
        record,
        entry.on.span,
        what,
        said!("核对两个日期；确实先付后议的，如实说明", "check both days; where it was paid first, say so"),
    )
}

fn finding(info: &RuleInfo, record: &Record, span: Span, what: Said, mend: Said) -> Diagnostic {
    info.at(record.source.place(span), what).mend(mend)
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings_under;
    use crate::law::Pack;

    const ID: &str = super::RULE.info.id;

    fn fund(entry: &str) -> String {
        format!(
            "title: 维修资金\npublished: 2026-07-15\nperiod: 2026-H1\naccount: {{sort: maintenance_fund}}\nopening: 9\nclosing: 8\nexpenditure:\n  - {{number: W1, on: 2026-05-15, subject: 电梯, amount: 1{entry}}}\n"
        )
    }

    fn matter(class: &str, yes: u64, until: &str) -> String {
        format!(
            "---\ntitle: 电梯大修\npublished: 2026-04-01\nclass: {class}\nvotes:\n  - {{motion: 大修, from: 2026-04-01, until: {until}, total: {{owners: 100, area: 100}}, participating: {{owners: 80, area: 80}}, yes: {{owners: {yes}, area: {yes}}}}}\n---\n正文。\n"
        )
    }

    fn check(entry: &str, matter: &str) -> Vec<String> {
        findings_under(Pack::for_unit(&[]).0, ID, &[("finance/a.yaml", &fund(entry)), ("matter/lift.md", matter)])
    }

    #[test]
    fn a_vote_before_the_payment_carries_it() {
        assert!(check(", matter: matter/lift", &matter("278-5", 41, "2026-05-10")).is_empty());
        assert_eq!(check("", &matter("278-5", 41, "2026-05-10")), ["finance/a.yaml:8:55 W1 用了维修资金 1.00 元，没有写依据哪件事项"]);
    }

    #[test]
    fn a_vote_that_failed_or_came_later_does_not() {
        let named = ", matter: matter/lift";
        assert_eq!(check(named, &matter("278-5", 40, "2026-05-10")), ["finance/a.yaml:8:66 W1 付了 1.00 元，“电梯大修”没有表决通过"]);
        assert_eq!(
            check(named, &matter("278-5", 41, "2026-05-20")),
            ["finance/a.yaml:8:22 W1 在 2026-05-15 付款，表决到 2026-05-20 才结束"]
        );
    }

    #[test]
    fn a_vote_about_something_else_spends_nothing() {
        let named = ", matter: matter/lift";
        assert_eq!(
            check(named, &matter("278-4", 80, "2026-05-10")),
            ["finance/a.yaml:8:66 W1 付了 1.00 元，“电梯大修”表决的不是使用维修资金"]
        );
        assert!(check(named, &matter("278-7", 80, "2026-05-10")).is_empty());
        let also = matter("278-4", 80, "2026-05-10").replace("motion: 大修", "motion: 大修, class: 278-5");
        assert!(check(named, &also).is_empty(), "the vote has a class of its own");
    }

    #[test]
    fn emergencies_refunds_and_charges_need_no_vote() {
        assert!(check(", matter: matter/lift", &matter("emergency", 0, "2026-05-10")).is_empty());
        assert!(check(", category: 手续费", &matter("278-5", 0, "2026-05-10")).is_empty());
    }

    #[test]
    fn another_record_is_no_decision() {
        let notice = super::super::testing::notice("");
        let files = [("finance/a.yaml", &*fund(", matter: notice/lift")), ("notice/lift.md", &notice)];
        let found = findings_under(Pack::for_unit(&[]).0, ID, &files);
        assert_eq!(found, ["finance/a.yaml:8:66 notice/lift 不是事项，说明不了动用维修资金"]);
    }
}
