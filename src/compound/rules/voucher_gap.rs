//! 凭证号不连 · A voucher is missing from its sequence
//!
//! # What it checks
//! 同一个字头（如“记2026-”）的凭证号，各账户、各期合起来，从最小到最大一个不缺。
//! The voucher numbers of one heading (`记2026-`), over all accounts and periods, miss none between the lowest and the highest.
//! 1. 只看写了“凭证号”的；转入转出、捐赠的号和它们同一个字头的，也算在内。
//!    Only entries that state a voucher are looked at; numbers of transfers and gifts with the same heading count along.
//! 2. 缺的比有的还多，说明不是连续编的号，不判断。 Where more are missing than there are, the numbers are no sequence.
//! 3. 撤回、移除了内容的记录，号仍算用过。 Numbers of records that were withdrawn count as used.
//!
//! # Why
//! 号断了，要么漏记一笔，要么作废一张没有说明；看账的人第一个问的就是它。
//! A gap is an entry nobody booked or a voucher voided without a word, and the first thing an auditor asks about.

use std::collections::BTreeMap;

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::source::Span;
use crate::compound::Compound;
use crate::record::finance::Finance;
use crate::record::rule::RuleInfo;
use crate::record::{Body, Record};
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::warning("finance/coverage/voucher", "voucher-missing", include_str!("voucher_gap.rs")), check };

/// So many missing numbers are named; of more, how many they are.
const NAMED: usize = 5;

/// The numbers of one heading: where each first stands, and whether it was given as a voucher.
type Sequence<'c> = BTreeMap<u64, (&'c Record, Span, usize)>;

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    // Where an account could not be read whole, its numbers are missing too.
    if compound.own.flawed.records.iter().any(|id| id.starts_with("finance/")) {
        return Vec::new();
    }
    let mut headings: BTreeMap<&str, Sequence> = BTreeMap::new();
    let mut others: Vec<(&Record, &str, Span)> = Vec::new();
    for record in compound.whole() {
        let Body::Finance(finance) = &record.body else { continue };
        for (heading, number, width, span) in vouchers(finance).filter_map(|(text, span)| split(text, span)) {
            headings.entry(heading).or_default().entry(number).or_insert((record, span, width));
        }
        others.extend(beside(finance).map(|(text, span)| (record, text, span)));
    }
    for (record, text, span) in others {
        let Some((heading, number, width, span)) = split(text, span) else { continue };
        if let Some(sequence) = headings.get_mut(heading) {
            sequence.entry(number).or_insert((record, span, width));
        }
    }
    headings.into_iter().flat_map(|(heading, sequence)| gaps(heading, &sequence, info)).collect()
}

fn vouchers(finance: &Finance) -> impl Iterator<Item = (&str, Span)> {
    let entries = finance.income.iter().chain(&finance.expenditure);
    entries.filter_map(|entry| entry.voucher.as_ref()).map(|voucher| (&*voucher.value.0, voucher.span))
}

/// Numbers that may belong to the same sequence without being called vouchers.
fn beside(finance: &Finance) -> impl Iterator<Item = (&str, Span)> {
    let transfers = finance.transfers_in.iter().chain(&finance.transfers_out).map(|transfer| &transfer.number);
    let gifts = finance.donations.iter().map(|gift| &gift.number);
    transfers.chain(gifts).map(|number| (&*number.value.0, number.span))
}

/// `记2026-015` → heading, number, how many digits it is written with.
fn split(text: &str, span: Span) -> Option<(&str, u64, usize, Span)> {
    let heading = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(heading.len()..)?;
    Some((heading, digits.parse().ok()?, digits.len(), span))
}

fn gaps(heading: &str, sequence: &Sequence, info: &RuleInfo) -> Vec<Diagnostic> {
    let (Some((first, _)), Some((last, _))) = (sequence.first_key_value(), sequence.last_key_value()) else { return Vec::new() };
    let have = sequence.len() as u64;
    let missing = (last - first).saturating_add(1).saturating_sub(have);
    if missing == 0 || missing > have {
        return Vec::new();
    }
    let pairs = sequence.iter().zip(sequence.iter().skip(1)).filter(|((before, _), (after, _))| *after - *before > 1);
    let finding = |((before, _), (after, (record, span, width))): ((&u64, _), (&u64, &(&Record, Span, usize)))| {
        let numbers: Vec<String> = ((before + 1)..*after).map(|number| format!("{heading}{number:0width$}")).collect();
        let (count, named) = (numbers.len(), numbers.iter().take(NAMED).cloned().collect::<Vec<_>>());
        let (zh, en) = (named.join("、"), named.join(", "));
        let (more_zh, more_en) =
            if count > NAMED { (format!("等 {count} 个"), format!(" and others, {count} in all")) } else { Default::default() };
        let what = said!("凭证号不连：缺 {zh}{more_zh}", "vouchers missing from the sequence: {en}{more_en}");
        let mend = said!(
            "漏记的补记；作废的在账里写一句说明，或改正写错的号",
            "book what was left out; say of a voided one that it was, or mend the number"
        );
        info.at(record.source.place(*span), what).mend(mend)
    };
    pairs.map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings;

    const ID: &str = super::RULE.info.id;

    fn account(sort: &str, vouchers: &[&str], more: &str) -> String {
        let rows: String = vouchers
            .iter()
            .enumerate()
            .map(|(at, voucher)| format!("  - {{number: {sort}{at}, on: 2026-07-01, subject: 甲, amount: 1, voucher: {voucher}}}\n"))
            .collect();
        format!(
            "title: 账\npublished: 2026-10-14\nperiod: 2026-Q3\naccount: {{sort: {sort}}}\nopening: 0\nclosing: 0\nincome:\n{rows}{more}"
        )
    }

    fn check(files: &[String]) -> Vec<String> {
        let names: Vec<String> = (0..files.len()).map(|at| format!("finance/{at}.yaml")).collect();
        let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(files.iter().map(String::as_str)).collect();
        findings(ID, &files)
    }

    #[test]
    fn a_gap_is_told_where_the_sequence_goes_on() {
        let whole = account("common_income", &["记-01", "记-02", "记-03", "记-04"], "");
        assert!(check(&[whole]).is_empty());
        let broken = account("common_income", &["记-09", "记-08", "记-11"], "");
        assert_eq!(check(&[broken]), ["finance/0.yaml:10:78 凭证号不连：缺 记-10"]);
    }

    #[test]
    fn accounts_and_transfers_share_a_sequence() {
        let one = account("common_income", &["记1", "记3"], "");
        let two =
            account("working_expenses", &["记2", "记5"], "transfers_out: [{number: 记4, on: 2026-07-01, amount: 1, account: 维修}]\n");
        assert_eq!(check(std::slice::from_ref(&one)), ["finance/0.yaml:9:78 凭证号不连：缺 记2"]);
        assert!(check(&[one, two]).is_empty());
    }

    #[test]
    fn numbers_that_are_no_sequence_are_not_judged() {
        assert!(check(&[account("common_income", &["回单20260705", "回单20260902"], "")]).is_empty());
        assert!(check(&[account("common_income", &["甲", "乙", "1", "18446744073709551615", "99999999999999999999999"], "")]).is_empty());
    }

    #[test]
    fn of_many_missing_some_are_named() {
        let numbers: Vec<String> = (1..=9).chain(16..=16).map(|n| format!("记{n:03}")).collect();
        let refs: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let found = check(&[account("common_income", &refs, "")]);
        assert!(found[0].ends_with("缺 记010、记011、记012、记013、记014等 6 个"), "{found:?}");
    }
}
