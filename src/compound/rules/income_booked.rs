//! 合同该收的钱和账上收的对不上 · Income of a contract unlike the books
//!
//! # What it checks
//! 写了收款各期的合同，在已公布账目的期间里该收的，等于这些账目里写了这份合同（编号，或 contract/编码）的收入之和。
//! What a contract with a schedule of income brings within the periods of the published accounts is what these accounts book for it,
//! under its number or its record.
//! 1. 只看记过这份合同收入的账户；哪个账户都没有记过的，看公共收益和院落经费。
//!    The accounts that ever booked it are looked at; where none did, those of common income and of a courtyard.
//! 2. 一期按付清的日期算，没有付清的按应付日期；实付和约定不同的按实付。 An instalment counts on the day it was paid, else on the day it is due.
//! 3. 没有编号、哪一笔也没有写到它的合同不判断。 A contract without a number that no entry names is not judged.
//! 4. 撤回、更正过、移除了内容的记录不算。 Records withdrawn, corrected or emptied do not count.
//!
//! # Why
//! 广告位、场地是大家的，合同收了多少，账上就该有多少。
//! Walls and yards belong to everybody: what a contract brings must be in the books.

use std::collections::BTreeSet;

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::money::Money;
use crate::base::period::Period;
use crate::base::source::At;
use crate::compound::Compound;
use crate::record::contract::Contract;
use crate::record::finance::{AccountSort, Entry, Finance};
use crate::record::header::Status;
use crate::record::rule::RuleInfo;
use crate::record::{Body, Record};
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo::warning("contract/consistent/booked", "contract-income-unlike-books", include_str!("income_booked.rs")),
    check,
};

type Book<'c> = (&'c Record, &'c Finance, String);

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let stands = |record: &&Record| {
        let header = &record.header;
        header.purged.is_none() && header.status() == Status::Published && !compound.corrections.contains_key(&record.id.0)
    };
    let books: Vec<Book> = compound.whole().filter(stands).filter_map(book).collect();
    let contracts = compound.whole().filter(stands).filter_map(|record| match &record.body {
        Body::Contract(contract) if !contract.income.is_empty() => Some((record, &**contract)),
        _ => None,
    });
    contracts.filter_map(|(record, contract)| judge(record, contract, &books, info)).collect()
}

fn book(record: &Record) -> Option<Book<'_>> {
    let Body::Finance(finance) = &record.body else { return None };
    Some((record, finance, (record.kind.series)(record)?))
}

fn judge(record: &Record, contract: &Contract, books: &[Book], info: &RuleInfo) -> Option<Diagnostic> {
    let number = record.header.number.as_ref();
    let booked: Vec<(&Book, &At<Entry>)> = books
        .iter()
        .flat_map(|book| book.1.income.iter().map(move |entry| (book, entry)))
        .filter(|(_, entry)| entry.contract.as_ref().is_some_and(|own| own.means(&record.id, number.map(|number| &*number.value.0))))
        .collect();
    if number.is_none() && booked.is_empty() {
        return None;
    }
    let name = number.unwrap_or(&record.header.title);
    let mut accounts: BTreeSet<&str> = booked.iter().map(|((_, _, account), _)| account.as_str()).collect();
    if accounts.is_empty() {
        let common = |finance: &Finance| matches!(*finance.account.sort, AccountSort::CommonIncome | AccountSort::CourtyardFund);
        accounts = books.iter().filter(|(_, finance, _)| common(finance)).map(|(_, _, account)| account.as_str()).collect();
    }
    let periods: Vec<Period> =
        books.iter().filter(|(_, _, account)| accounts.contains(account.as_str())).map(|(_, finance, _)| *finance.period).collect();
    let day = |one: &crate::record::contract::Instalment| one.settled.as_ref().map_or(one.due.value, |settled| settled.value);
    let asked = contract.income.iter().filter(|one| periods.iter().any(|period| period.contains(day(one))));
    let due: Money = asked.map(|one| one.comes_to()).sum();
    let came: Money = booked.iter().map(|(_, entry)| *entry.amount).sum();
    if due == came {
        return None;
    }
    let id = number.map_or_else(|| format!("“{}”", name.value.0), |number| number.value.0.clone());
    let difference = (due - came).abs();
    let what = said!(
        "账目里合同 {id} 收了 {came} 元，按合同这段时间该收 {due} 元，相差 {difference} 元",
        "the accounts book {came} for contract {id}, the contract brings {due} in their periods: {difference} apart"
    );
    let mend = said!(
        "漏记的补进账目、写上合同编号；合同里的日期、金额写错的改正，没有收到的写明应付日期",
        "book what is missing under the contract's number, or mend days and amounts in the contract"
    );
    let finding = info.at(record.source.place(name.span), what).mend(mend);
    Some(match booked.last() {
        Some(((other, ..), entry)) => finding.also(other.source.place(entry.amount.span), said!("最后记的一笔", "the entry booked last")),
        None => finding,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings;

    const ID: &str = super::RULE.info.id;

    fn contract(income: &str) -> String {
        format!(
            "title: 广告\npublished: 2026-01-05\nnumber: HT-03\nsort: advertising\nperiod: 2026\n\
             parties: [{{role: first, name: 甲}}, {{role: second, name: 乙}}]\nincome: [{income}]\n"
        )
    }

    fn account(period: &str, income: &str) -> String {
        format!(
            "title: 账\npublished: 2026-10-14\nperiod: {period}\naccount: {{sort: common_income}}\nopening: 0\nclosing: 0\nincome: [{income}]\n"
        )
    }

    fn entry(on: &str, amount: &str, contract: &str) -> String {
        format!("{{number: S{on}, on: {on}, subject: 广告, amount: {amount}{contract}}}")
    }

    const YEAR: &str = "{due: 2026-01-10, amount: 100}, {due: 2026-04-10, amount: 100}, {due: 2026-07-10, amount: 100}";

    #[test]
    fn the_books_hold_what_fell_due_in_their_periods() {
        let (named, bare) = (entry("2026-04-08", "100", ", contract: HT-03"), entry("2026-04-08", "100", ""));
        let check = |income: &str| findings(ID, &[("contract/a.yaml", &contract(YEAR)), ("finance/b.yaml", &account("2026-Q2", income))]);
        assert!(check(&named).is_empty());
        let found = "contract/a.yaml:3:9 账目里合同 HT-03 收了 0.00 元，按合同这段时间该收 100.00 元，相差 100.00 元";
        assert_eq!(check(&bare), [found]);
        assert_eq!(check("").len(), 1);
        assert!(findings(ID, &[("contract/a.yaml", &contract(YEAR))]).is_empty(), "without accounts nothing is compared");
    }

    #[test]
    fn an_entry_may_name_the_record_of_the_contract() {
        let unnumbered = contract(YEAR).replace("number: HT-03\n", "");
        let check = |contract: &str, named: &str| {
            let account = account("2026-Q2", &entry("2026-04-08", "90", &format!(", contract: {named}")));
            findings(ID, &[("contract/a.yaml", contract), ("finance/b.yaml", &account)])
        };
        for named in ["contract/a", "合同/a"] {
            assert_eq!(check(&contract(YEAR), named).len(), 1, "{named}");
            assert_eq!(
                check(&unnumbered, named),
                ["contract/a.yaml:1:8 账目里合同 “广告” 收了 90.00 元，按合同这段时间该收 100.00 元，相差 10.00 元"]
            );
        }
        assert!(check(&unnumbered, "HT-03").is_empty(), "nobody names it");
    }

    #[test]
    fn paid_late_counts_where_it_was_paid() {
        let late = "{due: 2026-03-30, amount: 100, settled: 2026-04-02, paid: 90}";
        let account = account("2026-Q2", &entry("2026-04-02", "90", ", contract: HT-03"));
        assert!(findings(ID, &[("contract/a.yaml", &contract(late)), ("finance/b.yaml", &account)]).is_empty());
    }
}
