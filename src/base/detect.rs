//! Personal numbers in any text: identity cards, bank cards, private mobile numbers.
//!
//! Digits are gathered through the disguises people really use, or a chat program makes: full-width and Chinese digits,
//! spaces, hyphens, dots, line ends and zero-width characters in between. A number counts only from a group's start to a
//! group's end, so that dates and amounts side by side make no number together. What has a checksum may be grouped in any
//! way; a mobile number, which has none, only as people write one.

use super::diagnostic::Said;
use super::source::Span;
use crate::said;

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A resident identity card number (身份证号), GB 11643.
    IdCard,
    /// A bank card number with a valid Luhn digit.
    BankCard,
    /// A mobile telephone number.
    Mobile,
}

impl Sort {
    /// What to call it in a message.
    pub fn said(self) -> Said {
        match self {
            Sort::IdCard => said!("身份证号", "an identity-card number"),
            Sort::BankCard => said!("银行卡号", "a bank-card number"),
            Sort::Mobile => said!("手机号", "a mobile number"),
        }
    }
}

/// A number found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub sort: Sort,
    /// Where, in bytes of the text searched, from its first digit to its last.
    pub span: Span,
}

/// What stands between two digits of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Hyphen,
    Dot,
    Break,
}

#[derive(Debug, Clone, Copy)]
struct Digit {
    value: u8,
    start: usize,
    end: usize,
    gap: Gap,
    /// Written as a Chinese word (一), which may also belong to the sentence beside the number.
    word: bool,
}

/// What one character is to a number.
enum Part {
    Digit(u8),
    Gap(Gap),
    Nothing,
    Other,
}

/// Stands for the `X` that closes some identity-card numbers.
const X: u8 = 10;
/// The fewest digits of anything sought.
const FEWEST: usize = 11;

/// Finds every personal number of a text, in order, none inside another.
pub fn find(text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut run: Vec<Digit> = Vec::new();
    let (mut gap, mut width) = (Gap::None, 0);
    let mut next = 0;
    loop {
        if run.is_empty() {
            // Most text holds no digit for a long while; its bytes are skipped without being decoded.
            match text.as_bytes().get(next..).and_then(|rest| rest.iter().position(|b| may_begin(*b))) {
                Some(skipped) => next += skipped,
                None => break,
            }
        }
        let Some(c) = text.get(next..).and_then(|rest| rest.chars().next()) else { break };
        let (start, end) = (next, next + c.len_utf8());
        next = end;
        match part(c) {
            Part::Digit(X) => {
                let last = text.as_bytes().get(end).is_none_or(|byte| !byte.is_ascii_alphanumeric());
                if last && run.len() >= 17 && width <= WIDEST {
                    run.push(Digit { value: X, start, end, gap, word: false });
                }
                judge(text, &mut run, &mut hits);
                (gap, width) = (Gap::None, 0);
            }
            Part::Digit(value) => {
                if run.is_empty() {
                    gap = Gap::None;
                }
                run.push(Digit { value, start, end, gap, word: ('一'..='鿿').contains(&c) || c == '〇' });
                (gap, width) = (Gap::None, 0);
            }
            Part::Gap(_) | Part::Nothing if run.is_empty() => {}
            Part::Nothing => {}
            Part::Gap(next) => {
                width += 1;
                let joined = join(gap, next).filter(|joined| width <= WIDEST || *joined == Gap::Break && width <= 16);
                match joined {
                    Some(joined) => gap = joined,
                    None => {
                        judge(text, &mut run, &mut hits);
                        (gap, width) = (Gap::None, 0);
                    }
                }
            }
            Part::Other => {
                if !run.is_empty() {
                    judge(text, &mut run, &mut hits);
                    (gap, width) = (Gap::None, 0);
                }
            }
        }
    }
    judge(text, &mut run, &mut hits);
    hits
}

/// Whether a byte may begin a digit, ASCII, full-width or Chinese; lead bytes, so that a character is never split.
fn may_begin(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | 0xe3..=0xe5 | 0xe9 | 0xef)
}

/// The most characters between two digits of one number, line ends with their indentation aside.
const WIDEST: usize = 3;

/// Masks the middle of every personal number (`1101**********0012`), keeping the width and the bytes of each character.
pub fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for hit in find(text) {
        let (start, end) = (hit.span.start as usize, hit.span.end as usize);
        out.push_str(text.get(at..start).unwrap_or(""));
        let number = text.get(start..end).unwrap_or("");
        let count = number.chars().filter(|c| matches!(part(*c), Part::Digit(_))).count();
        let head = if hit.sort == Sort::Mobile { 3 } else { 4 };
        let mut seen = 0;
        for c in number.chars() {
            let digit = matches!(part(c), Part::Digit(_));
            seen += usize::from(digit);
            let hidden = digit && seen > head && seen + 4 <= count;
            out.push(match (hidden, c.is_ascii()) {
                (false, _) => c,
                (true, true) => '*',
                (true, false) => '＊',
            });
        }
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

fn part(c: char) -> Part {
    let from = |base: char| Part::Digit(u8::try_from(u32::from(c) - u32::from(base)).unwrap_or(0));
    match c {
        '0'..='9' => from('0'),
        '０'..='９' => from('０'),
        'x' | 'X' | 'ｘ' | 'Ｘ' => Part::Digit(X),
        ' ' | '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Part::Gap(Gap::Space),
        '-' | '－' | '‐' | '‑' | '–' | '—' | '_' => Part::Gap(Gap::Hyphen),
        '.' | '．' | '·' | '・' | '•' | '‧' => Part::Gap(Gap::Dot),
        '\n' | '\r' => Part::Gap(Gap::Break),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => Part::Nothing,
        '〇' | '零' => Part::Digit(0),
        '一' => Part::Digit(1),
        '二' => Part::Digit(2),
        '三' => Part::Digit(3),
        '四' => Part::Digit(4),
        '五' => Part::Digit(5),
        '六' => Part::Digit(6),
        '七' => Part::Digit(7),
        '八' => Part::Digit(8),
        '九' => Part::Digit(9),
        _ => Part::Other,
    }
}

/// Two separators side by side; a line end beside a hyphen begins a list and ends the run.
fn join(before: Gap, next: Gap) -> Option<Gap> {
    match (before, next) {
        (Gap::None, gap) | (Gap::Space, gap) | (gap, Gap::Space) => Some(gap),
        (a, b) if a == b => Some(a),
        _ => None,
    }
}

/// Looks for numbers in a run of digits, and clears it.
fn judge(text: &str, run: &mut Vec<Digit>, hits: &mut Vec<Hit>) {
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
        let sort = match index + 1 {
            11 if mobile(number, &groups, lone) && !(ends && letter_after) && named(prefix) => Some((Sort::Mobile, 0)),
            13 if groups == [13] && free && country(number) => Some((Sort::Mobile, 2)),
            18 if id_card(number) => Some((Sort::IdCard, 0)),
            16..=19 if free && bank_card(number, &groups, lone) => Some((Sort::BankCard, 0)),
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

fn country(number: &[Digit]) -> bool {
    let values: Vec<u8> = number.iter().map(|d| d.value).collect();
    matches!(values.as_slice(), [8, 6, 1, 3..=9, ..])
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

fn bank_card(number: &[Digit], groups: &[usize], lone: impl Fn() -> bool) -> bool {
    let starts = matches!(number, [first, second, ..] if first.value == 4 || first.value == 5 || first.value == 6 && second.value == 2);
    let written = match groups {
        [_] | [4, 4, 4, 4] | [4, 4, 4, 4, 1..=3] => true,
        [6, rest] => *rest >= 10,
        _ => groups.len() == number.len() && lone(),
    };
    let luhn = number.iter().rev().enumerate().map(|(at, digit)| {
        let n = u32::from(digit.value);
        let doubled = if at % 2 == 1 { 2 * n } else { n };
        doubled / 10 + doubled % 10
    });
    starts && written && number.iter().all(|d| d.value != X) && luhn.sum::<u32>() % 10 == 0
}

/// Province codes of GB/T 2260, and 83 for residents of Taiwan.
const PROVINCES: [u32; 36] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
    83, 91,
];
/// Weights of GB 11643 (MOD 11-2), from the left.
const WEIGHTS: [u32; 18] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

fn id_card(number: &[Digit]) -> bool {
    let value =
        |range: std::ops::Range<usize>| number.iter().skip(range.start).take(range.len()).fold(0, |n, d| n * 10 + u32::from(d.value));
    let sum: u32 = number.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit.value) * weight).sum();
    let (year, month, day) = (value(6..10), value(10..12), value(12..14));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    let inner = number.iter().take(17).all(|d| d.value != X);
    inner && sum % 11 == 1 && PROVINCES.contains(&value(0..2)) && (1900..=2099).contains(&year) && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests;
