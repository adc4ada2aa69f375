//! Personal numbers in any text: identity cards, bank cards, private mobile numbers.
//!
//! Digits are gathered through the disguises people really use, or a chat program makes: full-width and Chinese digits,
//! spaces, hyphens, dots, line ends and zero-width characters in between. A number counts only from a group's start to a
//! group's end, so that dates and amounts side by side make no number together. What has a checksum may be grouped in any
//! way; a mobile number, which has none, only as people write one.

mod email;
mod glyph;
mod name;
mod number;
mod petition;
mod plate;
mod room;
mod veil;

use glyph::{Gap, Part, X, is_word, join, part};
pub use name::{Names, is_of_somebody, letters};
use number::{Digit, FEWEST, judge};
pub use petition::find as petitions;
pub use room::{Known, is_person};

use super::diagnostic::Said;
use super::signs::Signs;
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
    /// A number plate.
    Plate,
    /// A flat beside somebody's name.
    Room,
    /// A private e-mail address.
    Email,
}

impl Sort {
    /// The id of what is found.
    pub fn rule(self) -> &'static str {
        match self {
            Sort::IdCard => "privacy/format/id-card",
            Sort::BankCard => "privacy/format/bank-card",
            Sort::Mobile => "privacy/format/mobile",
            Sort::Plate => "privacy/format/plate",
            Sort::Room => "privacy/format/room",
            Sort::Email => "privacy/format/email",
        }
    }

    /// The signs without which a text holds no trace of this sort.
    pub fn signs(self) -> Signs {
        match self {
            Sort::Plate => Signs::LETTER,
            Sort::Room => Signs::ROOM,
            Sort::Email => Signs::AT,
            // A number needs no sign but its digits, and is found by its own walk.
            Sort::IdCard | Sort::BankCard | Sort::Mobile => Signs::default(),
        }
    }

    /// What to call it in a message.
    pub fn said(self) -> Said {
        match self {
            Sort::IdCard => said!("身份证号", "an identity-card number"),
            Sort::BankCard => said!("银行卡号", "a bank-card number"),
            Sort::Mobile => said!("手机号", "a mobile number"),
            Sort::Plate => said!("车牌号", "a number plate"),
            Sort::Room => said!("姓名旁边的房号", "a flat beside a name"),
            Sort::Email => said!("个人电子邮箱", "a private e-mail address"),
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

/// Finds every personal number of a text, in order, none inside another.
pub fn find(text: &str) -> Vec<Hit> {
    scan(text, idle)
}

/// Finds them; `pass` says how far may be passed over from a place between two numbers.
fn scan(text: &str, pass: fn(&str, usize) -> usize) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut run: Vec<Digit> = Vec::new();
    let (mut gap, mut width) = (Gap::None, 0);
    let mut next = pass(text, 0);
    while let Some(c) = text.get(next..).and_then(|rest| rest.chars().next()) {
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
                next = pass(text, end);
            }
            Part::Digit(value) => {
                if run.is_empty() {
                    gap = Gap::None;
                }
                run.push(Digit { value, start, end, gap, word: is_word(c) });
                (gap, width) = (Gap::None, 0);
            }
            Part::Gap(_) | Part::Nothing if run.is_empty() => next = pass(text, end),
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
                next = pass(text, end);
            }
        }
    }
    judge(text, &mut run, &mut hits);
    hits
}

/// How far a text can be passed over where no number is begun: to what may begin one. Plain digits that are too few, up to a sign
/// that ends every number, are passed over without being gathered.
fn idle(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut begun, mut digits) = (from, from, 0);
    while let Some(byte) = bytes.get(at) {
        match PLAIN.get(usize::from(*byte)) {
            Some(Plain::Digit) => {
                if digits == 0 {
                    begun = at;
                }
                digits += 1;
                if digits == FEWEST {
                    return begun;
                }
                at += 1;
            }
            Some(Plain::Gap) => at += 1,
            Some(Plain::Other) => (at, digits) = (at + 1, 0),
            _ => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) if part(c) == Part::Other => (at, digits) = (at + c.len_utf8(), 0),
                _ if digits > 0 => return begun,
                _ => return at,
            },
        }
    }
    at
}

/// What a byte is to a number.
#[derive(Clone, Copy)]
enum Plain {
    Digit,
    /// It may stand between two digits.
    Gap,
    /// It ends every number.
    Other,
    /// It is of a character that needs a closer look.
    Wide,
}

/// As [`part`] says of the plain characters; a number in which `x` stands ends there in any case.
static PLAIN: [Plain; 256] = {
    let mut table = [Plain::Wide; 256];
    let mut at = 0;
    // Evaluated by the compiler, which would refuse an index out of bounds.
    #[expect(clippy::indexing_slicing, reason = "a constant; iterators are not const yet")]
    while at < 0x80 {
        table[at] = match at as u8 {
            b'0'..=b'9' => Plain::Digit,
            b' ' | b'\t' | b'-' | b'_' | b'~' | b'.' | b'\n' | b'\r' => Plain::Gap,
            _ => Plain::Other,
        };
        at += 1;
    }
    table
};

/// The digits of a number, whatever they are written in and whatever stands between them.
pub fn digits(number: &str) -> Vec<u8> {
    let of = |c: char| match part(c) {
        Part::Digit(value) => Some(value),
        _ => None,
    };
    number.chars().filter_map(of).collect()
}

/// The most characters between two digits of one number, line ends with their indentation aside.
const WIDEST: usize = 3;

/// Finds what tells of somebody without being a number that stops a publication: plates, flats beside a name, private e-mail.
pub fn traces(text: &str, known: Known) -> Vec<Hit> {
    let signs = Signs::of(text);
    let sorts = [Sort::Plate, Sort::Room, Sort::Email].into_iter().filter(|sort| signs.have(sort.signs()));
    let of = |sort: Sort| traces_of(sort, text, known).into_iter().map(move |span| Hit { sort, span });
    let mut hits: Vec<Hit> = sorts.flat_map(of).collect();
    hits.sort_by_key(|hit| hit.span);
    hits
}

/// The traces of one sort.
pub fn traces_of(sort: Sort, text: &str, known: Known) -> Vec<Span> {
    match sort {
        Sort::Plate => plate::find(text),
        Sort::Room => room::find(text, known),
        Sort::Email => email::find(text),
        Sort::IdCard | Sort::BankCard | Sort::Mobile => Vec::new(),
    }
}

/// Masks the middle of every personal number and trace (`1101**********0012`), keeping the bytes of each character.
pub fn masked(text: &str) -> String {
    let numbers = hidden(text, find(text));
    let traces = traces(&numbers, Known::default());
    if traces.is_empty() { numbers } else { hidden(&numbers, traces) }
}

/// Masks every trace for the public; `None` where there is none.
pub fn untraced(text: &str, known: Known) -> Option<String> {
    let traces = traces(text, known);
    (!traces.is_empty()).then(|| hidden(text, traces))
}

/// A text with these stretches masked; every character keeps its bytes, so that places in it stay right.
fn hidden(text: &str, hits: Vec<Hit>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for hit in hits {
        let (start, end) = (hit.span.start as usize, hit.span.end as usize);
        if start < at {
            continue;
        }
        out.push_str(text.get(at..start).unwrap_or(""));
        mask(hit.sort, text.get(start..end).unwrap_or(""), &mut out);
        at = end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

fn mask(sort: Sort, found: &str, out: &mut String) {
    let is_sign = |c: char| match sort {
        Sort::Plate => !matches!(part(c), Part::Gap(_) | Part::Nothing),
        Sort::Email => true,
        _ => matches!(part(c), Part::Digit(_)),
    };
    let count = found.chars().filter(|c| is_sign(*c)).count();
    let place = found.find(['@', '＠']).unwrap_or(found.len());
    let level = found.find(|c| ['栋', '幢', '座', '楼', '元', '号'].contains(&name::fold(c))).unwrap_or(0);
    let mut seen = 0;
    for (at, c) in found.char_indices() {
        seen += usize::from(is_sign(c));
        let hides = is_sign(c)
            && match sort {
                Sort::Mobile => seen > 3 && seen + 4 <= count,
                Sort::IdCard | Sort::BankCard => seen > 4 && seen + 4 <= count,
                Sort::Plate => seen > 2 && seen < count,
                Sort::Room => at >= level,
                Sort::Email => seen > 1 && at < place,
            };
        push(c, hides, out);
    }
}

/// A line with every digit masked, where more of it must not be repeated than can be told apart.
pub fn without_digits(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(c, matches!(part(c), Part::Digit(value) if value != X), &mut out));
    out
}

/// Adds a character, or a star of as many bytes.
fn push(c: char, hides: bool, out: &mut String) {
    match (hides, c.len_utf8()) {
        (false, _) => out.push(c),
        (true, 1) => out.push('*'),
        (true, 2) => out.push('×'),
        (true, 3) => out.push('＊'),
        (true, _) => out.push_str("××"),
    }
}

#[cfg(test)]
mod tests;
