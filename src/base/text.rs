//! Characters: what may not be written, full-width folding, nearest names.

use std::borrow::Cow;

/// Whether a character may not stand in any source: controls (except tab, newline, return) and marks that
/// change the direction or the joining of the text around them.
pub fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' => true,
        '\u{fffe}' | '\u{ffff}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

/// Which bytes may begin a character that may not stand in a source: the controls, and what those beyond Latin begin with.
static SUSPECT: [bool; 256] = {
    let mut table = [false; 256];
    let mut at = 0;
    // Evaluated by the compiler, which would refuse an index out of bounds.
    #[expect(clippy::indexing_slicing, reason = "a constant; iterators are not const yet")]
    while at < table.len() {
        let control = at < 0x20 && !matches!(at as u8, b'\t' | b'\n' | b'\r') || at == 0x7f;
        table[at] = control || matches!(at, 0xc2 | 0xd8 | 0xe2 | 0xef | 0xf3);
        at += 1;
    }
    table
};

/// Every character of a text that may not stand in any source, and its place.
pub fn forbidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let suspect = |byte: u8| SUSPECT.get(usize::from(byte)).copied().unwrap_or(true);
    let begun = text.bytes().enumerate().filter(move |(_, byte)| suspect(*byte));
    begun.filter_map(|(at, _)| Some((at, text.get(at..)?.chars().next()?))).filter(|(_, c)| is_forbidden(*c))
}

/// Whether a spreadsheet could take a text for a formula.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// Folds full-width digits, letters and punctuation to their ASCII twins (`１２３．４５` → `123.45`).
pub fn fold_width(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| fold_char(c) == c) { Cow::Borrowed(text) } else { Cow::Owned(text.chars().map(fold_char).collect()) }
}

/// Folds one character as [`fold_width`] does.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// How many columns a text takes in a terminal: Chinese characters and what is drawn as wide take two, joiners none.
pub fn columns(text: &str) -> usize {
    let of = |c: char| match u32::from(c) {
        0x300..=0x36f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f => 2,
        0xff01..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff | 0x2_0000..=0x3_ffff => 2,
        _ => 1,
    };
    text.chars().map(of).sum()
}

/// The candidate nearest to a word, if it is near enough to be a likely slip of the pen.
///
/// # Units
/// Distance in characters (insert, delete, replace, swap of neighbours); at most a third of the longer word, at least one.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(d, candidate)| *d <= (word.chars().count().max(candidate.chars().count()) / 3).max(1))
        .min_by_key(|(d, _)| *d)
        .map(|(_, candidate)| candidate)
}

fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let at = |rows: &Vec<Vec<usize>>, i: usize, j: usize| rows.get(i).and_then(|r| r.get(j)).copied().unwrap_or(usize::MAX / 2);
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for (i, ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, cb) in b.iter().enumerate() {
            let replace = at(&rows, i, j) + usize::from(ca != cb);
            let mut best = replace.min(at(&rows, i, j + 1) + 1).min(row.last().copied().unwrap_or(0) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(cb) && b.get(j - 1) == Some(ca);
            if swapped {
                best = best.min(at(&rows, i - 1, j - 1) + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    at(&rows, a.len(), b.len())
}

/// Bytes in hexadecimal, two small digits each.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |n: u8| char::from(if n < 10 { b'0' + n } else { b'a' + n - 10 });
    let mut out = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        out.push(digit(byte >> 4));
        out.push(digit(byte & 15));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_finds_a_slip_and_refuses_a_stranger() {
        assert_eq!(nearest("openning", ["opening", "closing"]), Some("opening"));
        assert_eq!(nearest("期未", ["期初", "期末"]), Some("期初"));
        assert_eq!(nearest("zzz", ["opening"]), None);
    }

    #[test]
    fn a_chinese_character_takes_two_columns() {
        assert_eq!(["期初", "a1", "（甲）", "“乙”", "１", ""].map(columns), [4, 2, 6, 4, 2, 0]);
    }

    #[test]
    fn no_forbidden_character_is_passed_over() {
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let text = format!("业a{c}主");
            assert_eq!(forbidden(&text).next(), is_forbidden(c).then_some((4, c)), "{c:?}");
        }
        assert_eq!(forbidden("，“业”\u{202e}\u{7}").collect::<Vec<_>>(), [(12, '\u{202e}'), (15, '\u{7}')]);
    }

    #[test]
    fn full_width_folds() {
        assert_eq!(fold_width("１２３．４５　，"), "123.45 ,");
    }
}
