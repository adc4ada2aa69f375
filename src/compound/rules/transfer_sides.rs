//! 转账两边对不上 · The two sides of a transfer differ
//!
//! # What it checks
//! 写了“对方记录”的转入转出：对方记录的另一轨里，有一笔金额相同的；对方没有写回这边的，金额也要找得到。
//! Of a transfer that names the record of the other side: on the opposite track of that record stands one of the same amount.
//! 1. 一笔只抵一笔：这边转出两笔，那边要转入两笔。 One answers one.
//! 2. 对方记录撤回、更正过的，不判断。 A record that was withdrawn or corrected is not looked at.
//! 3. 对方写的是更正前的那份，算写了更正后的。 Where the other side names a record that was corrected, its correction is meant.
//!
//! # Why
//! 从公共收益转到维修资金，这边少多少，那边就该多多少；不相抵、不走样。
//! What leaves one account arrives in the other, whole: tracks are never netted.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::source::At;
use crate::compound::Compound;
use crate::record::finance::{Finance, Transfer};
use crate::record::header::Status;
use crate::record::rule::RuleInfo;
use crate::record::{Body, Record};
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo::error("finance/consistent/transfer", "transfer-sides-differ", include_str!("transfer_sides.rs")),
    check,
};

type Track = fn(&Finance) -> &[At<Transfer>];

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let stands = |record: &&Record| {
        let header = &record.header;
        header.purged.is_none() && header.status() == Status::Published && !compound.corrections.contains_key(&record.id.0)
    };
    let books: Vec<(&Record, &Finance)> = compound.whole().filter(stands).filter_map(|record| Some((record, book(record)?))).collect();
    let tracks: [(Track, Track); 2] = [(|f| &f.transfers_out, |f| &f.transfers_in), (|f| &f.transfers_in, |f| &f.transfers_out)];
    let mut found = Vec::new();
    for (record, finance) in &books {
        for (ours, theirs) in tracks {
            for transfer in ours(finance) {
                let Some(named) = &transfer.record else { continue };
                let Some((other, opposite)) = books.iter().find(|(other, _)| other.id == named.value) else { continue };
                let same = |list: &[At<Transfer>], to: &Record| {
                    let stated = |t: &&At<Transfer>| t.record.as_ref().is_none_or(|record| compound.latest(&record.0) == to.id.0);
                    list.iter().filter(stated).filter(|t| *t.amount == *transfer.amount).count()
                };
                let asked = ours(finance)
                    .iter()
                    .filter(|t| t.record.as_ref() == Some(named) || t.record.as_ref().is_some_and(|r| r.value == named.value));
                let asked = asked.filter(|t| *t.amount == *transfer.amount).count();
                if same(theirs(opposite), record) >= asked {
                    continue;
                }
                found.push(judge(record, transfer, other, info));
            }
        }
    }
    found
}

fn book(record: &Record) -> Option<&Finance> {
    match &record.body {
        Body::Finance(finance) => Some(finance),
        _ => None,
    }
}

fn judge(record: &Record, transfer: &Transfer, other: &Record, info: &RuleInfo) -> Diagnostic {
    let (number, amount, id) = (&*transfer.number.value, *transfer.amount, &other.id.0);
    let what = said!(
        "{number} 转账 {amount} 元，对方记录 {id} 里没有相同的一笔",
        "{number} moves {amount}, but {id} has no such transfer on its other side"
    );
    let mend = said!("核对两边的金额和“对方记录”；另一边漏记的补上", "compare both sides; book it in the other account, or mend `record`");
    info.at(record.source.place(transfer.amount.span), what).mend(mend)
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings;

    const ID: &str = super::RULE.info.id;

    fn account(sort: &str, track: &str, transfers: &str) -> String {
        format!(
            "title: 账\npublished: 2026-10-14\nperiod: 2026-Q3\naccount: {{sort: {sort}}}\nopening: 0\nclosing: 0\n{track}: [{transfers}]\n"
        )
    }

    fn one(number: &str, amount: &str, record: &str) -> String {
        format!("{{number: {number}, on: 2026-09-30, amount: {amount}, account: 户{record}}}")
    }

    fn check(out: &str, into: &str) -> Vec<String> {
        let (a, b) = (account("common_income", "transfers_out", out), account("maintenance_fund", "transfers_in", into));
        findings(ID, &[("finance/a.yaml", &a), ("finance/b.yaml", &b)])
    }

    #[test]
    fn what_leaves_one_account_arrives_in_the_other() {
        let out = one("T1", "20", ", record: finance/b");
        assert!(check(&out, &one("R1", "20", ", record: finance/a")).is_empty());
        assert!(check(&out, &one("R1", "20", "")).is_empty());
        assert_eq!(check(&out, &one("R1", "19.99", "")), ["finance/a.yaml:7:54 T1 转账 20.00 元，对方记录 finance/b 里没有相同的一笔"]);
    }

    #[test]
    fn one_answers_one() {
        let out = [one("T1", "20", ", record: finance/b"), one("T2", "20", ", record: finance/b")].join(", ");
        assert_eq!(check(&out, &one("R1", "20", "")).len(), 2);
        assert!(check(&out, &[one("R1", "20", ""), one("R2", "20", "")].join(", ")).is_empty());
    }

    #[test]
    fn a_correction_takes_the_place_of_what_the_other_side_names() {
        let (out, into) = (one("T1", "20", ", record: finance/b"), one("R1", "20", ", record: finance/a"));
        let (a, b) = (account("common_income", "transfers_out", &out), account("maintenance_fund", "transfers_in", &into));
        let again = format!("{a}amends: finance/a\nreason: 漏记一笔\n");
        assert!(findings(ID, &[("finance/a.yaml", &a), ("finance/b.yaml", &b), ("finance/c.yaml", &again)]).is_empty());
        let short = format!(
            "{}amends: finance/a\nreason: 金额写错\n",
            account("common_income", "transfers_out", &one("T1", "19", ", record: finance/b"))
        );
        assert_eq!(findings(ID, &[("finance/a.yaml", &a), ("finance/b.yaml", &b), ("finance/c.yaml", &short)]).len(), 1);
    }

    #[test]
    fn a_transfer_to_nowhere_named_is_not_judged() {
        assert!(check(&one("T1", "20", ""), &one("R1", "30", "")).is_empty());
    }
}
