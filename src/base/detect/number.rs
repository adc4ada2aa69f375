//! Which runs of digits are somebody's: identity cards, bank cards, mobile telephones.
//!
//! What has a checksum may be grouped in any way. What has none counts only as people write it, or where a word before it
//! says what it is:
//! 1. A mobile number is written in the usual groups, or digit by digit; 86, 0086 or a 0 may go before it. With a 0 it is
//!    somebody's unless a word before it says that it is another number (账号, 户号).
//! 2. An identity card of the old form (15 digits) and a card of 13 to 15 digits need their word before them.
//! 3. Sixteen to nineteen digits that begin like a card of an order's length are an order's where a word says so (订单号).
//! 4. An identity card that is also a valid credit code is one where a word says so (统一社会信用代码).

use super::super::source::Span;
use super::glyph::{Gap, X};
use super::{Hit, Sort};

/// One digit of a run.
#[derive(Debug, Clone, Copy)]
pub struct Digit {
    /// Its value, or `X`.
    pub value: u8,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What stands before it.
    pub gap: Gap,
    /// Written as a Chinese word (一), which may also belong to the sentence beside the number.
    pub word: bool,
}

/// The fewest digits of anything sought.
pub const FEWEST: usize = 11;

/// Looks for numbers in a run of digits, and clears it.
pub fn judge(text: &str, run: &mut Vec<Digit>, hits: &mut Vec<Hit>) {
    if run.len() >= FEWEST {
        let known = hits.len();
        search(text, run, hits);
        if hits.len() == known && run.iter().any(|d| d.word) {
            // `13912345678一直不通`: the words beside a number are not of it.
            run.chunk_by(|a, b| a.word == b.word).for_each(|part| search(text, part, hits));
        }
    }
    run.clear();
}

fn search(text: &str, run: &[Digit], hits: &mut Vec<Hit>) {
    let before = run.first().and_then(|first| text.get(..first.start)).unwrap_or("");
    let after = run.last().and_then(|last| text.get(last.end..)).and_then(|t| t.chars().next());
    let mut at = 0;
    while run.len() >= at + FEWEST {
        let rest = run.get(at..).unwrap_or(&[]);
        let prefix = if at == 0 { before } else { "" };
        let found = longest(rest, at > 0 && single(run, at - 1), prefix, after.is_some_and(|c| c.is_ascii_alphabetic()));
        if let Some((sort, from, length)) = found {
            let number = rest.get(from..length).unwrap_or(&[]);
            if let (Some(first), Some(last)) = (number.first(), number.last()) {
                hits.push(Hit { sort, span: Span::new(first.start, last.end) });
            }
            at += length;
        } else {
            at += 1;
        }
        while run.get(at).is_some_and(|digit| digit.gap == Gap::None) {
            at += 1;
        }
    }
}

/// Whether the digit at an index stands alone between two gaps.
fn single(run: &[Digit], at: usize) -> bool {
    let open = at == 0 || run.get(at).is_some_and(|d| d.gap != Gap::None);
    open && run.get(at + 1).is_none_or(|d| d.gap != Gap::None)
}

/// The longest number that begins with a run: what it is, its first digit and one past its last.
fn longest(run: &[Digit], single_before: bool, prefix: &str, letter_after: bool) -> Option<(Sort, usize, usize)> {
    let mut groups: Vec<usize> = Vec::new();
    let (mut gap, mut breaks, mut best) = (Gap::None, 0, None);
    let letter_before = prefix.ends_with(|c: char| c.is_ascii_alphabetic());
    for (index, digit) in run.iter().enumerate().take(19) {
        if index == 0 || digit.gap != Gap::None {
            // One number is grouped by one sort of separator; one line end may come instead.
            match digit.gap {
                _ if index == 0 => {}
                Gap::Break if breaks == 0 && gap != Gap::Break => breaks = 1,
                other if gap == Gap::None || gap == other => gap = other,
                _ => break,
            }
            groups.push(0);
        }
        if let Some(last) = groups.last_mut() {
            *last += 1;
        }
        let closed = run.get(index + 1).is_none_or(|next| next.gap != Gap::None);
        if !closed {
            continue;
        }
        let number = run.get(..=index).unwrap_or(run);
        let ends = index + 1 == run.len();
        let lone = || !(single_before || index + 1 < run.len() && single(run, index + 1));
        let free = !(letter_before || ends && letter_after);
        let called = if ends && letter_after { None } else { called(number, &groups, lone, prefix, ends) };
        let sort = match index + 1 {
            _ if called.is_some() => called.map(|from| (Sort::Mobile, from)),
            15 if free && old_id_card(number) && labelled(prefix, &ID_WORDS) => Some((Sort::IdCard, 0)),
            18 if id_card(number) && !credit_code(number, prefix) => Some((Sort::IdCard, 0)),
            13..=19 if free && bank_card(number, &groups, lone, prefix) => Some((Sort::BankCard, 0)),
            _ => None,
        };
        best = sort.map(|(sort, from)| (sort, from, index + 1)).or(best);
    }
    best
}

/// Letters before a mobile number make it a code of something, unless they say that it is one.
fn named(prefix: &str) -> bool {
    let word = prefix.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("").to_ascii_lowercase();
    word.is_empty() || ["tel", "t", "phone", "mobile", "mob", "m", "wx", "vx", "v", "weixin", "wechat", "dh", "sj"].contains(&word.as_str())
}

/// Where a mobile number begins, after what is dialled before it.
fn called(number: &[Digit], groups: &[usize], lone: impl Fn() -> bool, prefix: &str, ends: bool) -> Option<usize> {
    let begins = |head: &[u8]| number.iter().map(|digit| digit.value).take(head.len()).eq(head.iter().copied());
    let from = match number.len() {
        11 => 0,
        // Twelve digits that begin so may be the code of an invoice, of a meter, of goods: somebody has to say that one can call them,
        // or write them in groups as telephones are. An account's number in groups of four goes on.
        12 if begins(&[0]) && (labelled(prefix, &CALL_WORDS) || groups.len() > 1 && ends && !numbered(prefix)) => 1,
        13 if begins(&[8, 6]) => 2,
        15 if begins(&[0, 0, 8, 6]) => 4,
        _ => return None,
    };
    (mobile(number.get(from..)?, &without(groups, from), lone) && named(prefix)).then_some(from)
}

/// Whether the word right before a number says that it is one of an account or an order.
fn numbered(prefix: &str) -> bool {
    let said = prefix.trim_end_matches(|c: char| !c.is_alphanumeric());
    let bare = said.strip_suffix('号').unwrap_or(said);
    ACCOUNT_WORDS.iter().any(|word| said.ends_with(word)) || ORDER_WORDS.iter().any(|word| said.ends_with(word) || bare.ends_with(word))
}

/// The groups of a number without so many digits at its beginning.
fn without(groups: &[usize], mut digits: usize) -> Vec<usize> {
    let mut left = groups.to_vec();
    for group in &mut left {
        let taken = digits.min(*group);
        (*group, digits) = (*group - taken, digits - taken);
    }
    left.retain(|group| *group > 0);
    left
}

fn mobile(number: &[Digit], groups: &[usize], lone: impl Fn() -> bool) -> bool {
    let starts = matches!(number, [first, second, ..] if first.value == 1 && (3..=9).contains(&second.value));
    // Across a line end only the commonest grouping counts: columns of figures have all the others.
    let broken = number.iter().skip(1).any(|d| d.gap == Gap::Break);
    let written = match groups {
        [3, 4, 4] | [3, 8] => true,
        _ if broken => groups.len() == FEWEST && lone(),
        [11] | [7, 4] | [4, 4, 3] | [3, 3, 5] | [3, 4, 2, 2] => true,
        _ => groups.len() == FEWEST && lone(),
    };
    starts && written && number.iter().all(|d| d.value != X)
}

/// Words before a number that say what it is: an identity card, a card, the number of an order or of an account.
const ID_WORDS: [&str; 5] = ["身份证", "身份号", "身分证", "证件号", "公民"];
const CARD_WORDS: [&str; 7] = ["银行卡", "卡号", "储蓄卡", "信用卡", "借记卡", "工资卡", "收款卡"];
const ORDER_WORDS: [&str; 10] = ["订单", "流水", "交易", "单号", "发票", "凭证", "编号", "文号", "合同", "条码"];
const ACCOUNT_WORDS: [&str; 5] = ["账号", "帐号", "账户", "户号", "卡号"];
const CALL_WORDS: [&str; 8] = ["电话", "手机", "联系", "致电", "拨打", "请打", "電話", "手機"];
const CODE_WORDS: [&str; 4] = ["信用代码", "税号", "识别号", "机构代码"];
/// How far before a number such a word is looked for, in characters.
const NEAR: usize = 12;

/// Whether one of these words stands shortly before a number.
fn labelled(prefix: &str, words: &[&str]) -> bool {
    let start = prefix.char_indices().rev().nth(NEAR - 1).map_or(0, |(at, _)| at);
    let near = prefix.get(start..).unwrap_or("");
    words.iter().any(|word| near.contains(word))
}

fn bank_card(number: &[Digit], groups: &[usize], lone: impl Fn() -> bool, prefix: &str) -> bool {
    let head: Vec<u8> = number.iter().take(4).map(|d| d.value).collect();
    let said = labelled(prefix, &CARD_WORDS);
    let issued = match (head.as_slice(), number.len()) {
        _ if said => true,
        ([6, 2, ..] | [9, 5, 5, 8 | 9], 16..=19) => true,
        // Numbers of orders begin with these as well.
        ([4 | 5, ..] | [8, 1, ..], 16..=19) => !labelled(prefix, &ORDER_WORDS),
        ([3, 4 | 7, ..], 15) => groups == [4, 6, 5],
        _ => false,
    };
    let written = match groups {
        [_] | [4, 4, 4, 4] | [4, 4, 4, 4, 1..=3] | [4, 6, 4..=5] => true,
        [6, rest] => *rest >= 7,
        _ => groups.len() == number.len() && lone(),
    };
    issued && written && number.iter().all(|d| d.value != X) && luhn(number)
}

fn luhn(number: &[Digit]) -> bool {
    let digits = number.iter().rev().enumerate().map(|(at, digit)| {
        let n = u32::from(digit.value);
        let doubled = if at % 2 == 1 { 2 * n } else { n };
        doubled / 10 + doubled % 10
    });
    digits.sum::<u32>() % 10 == 0
}

/// A unified social credit code (GB 32100) without letters, said to be one.
fn credit_code(number: &[Digit], prefix: &str) -> bool {
    const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let sum: u32 = number.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit.value) * weight).sum();
    let check = (31 - sum % 31) % 31;
    labelled(prefix, &CODE_WORDS) && number.last().is_some_and(|last| u32::from(last.value) == check)
}

/// Province codes of GB/T 2260, and 83 for residents of Taiwan.
const PROVINCES: [u32; 36] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
    83, 91,
];
/// Weights of GB 11643 (MOD 11-2), from the left.
pub(super) const WEIGHTS: [u32; 18] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

fn id_card(number: &[Digit]) -> bool {
    let sum: u32 = number.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit.value) * weight).sum();
    let inner = number.iter().take(17).all(|d| d.value != X);
    let year = value(number, 6..10);
    inner && sum % 11 == 1 && (1900..=2099).contains(&year) && born(number, year, 10)
}

/// The form of before 1999: two digits of the year and no check digit, so that only a word before it tells it from others.
fn old_id_card(number: &[Digit]) -> bool {
    number.iter().all(|d| d.value != X) && born(number, 1900 + value(number, 6..8), 8)
}

/// Whether a number begins with a province and has month and day of that year at a place.
fn born(number: &[Digit], year: u32, at: usize) -> bool {
    let (month, day) = (value(number, at..at + 2), value(number, at + 2..at + 4));
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    PROVINCES.contains(&value(number, 0..2)) && (1..=days).contains(&day)
}

fn value(number: &[Digit], range: std::ops::Range<usize>) -> u32 {
    number.iter().skip(range.start).take(range.len()).fold(0, |n, d| n * 10 + u32::from(d.value))
}
