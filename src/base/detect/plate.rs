//! Number plates: a province, a letter, five signs (six on new-energy cars), with blanks and dots anywhere between.
//!
//! 1. Of five signs at most two are letters; of six the first or the last is the letter of the new energies. What is
//!    longer, or has more letters, is the number of something else.

use super::super::source::Span;
use super::super::text::fold_char;
use super::glyph::{Gap, Part, part};

/// What may close a plate instead of a digit.
const LAST: &str = "挂学警港澳";

/// Finds every plate, in order.
pub fn find(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut free = 0;
    for (at, _) in text.char_indices().filter(|(_, c)| is_province(*c)) {
        if let Some(end) = (at >= free).then(|| plate(text, at)).flatten() {
            found.push(Span::new(at, end));
            free = end;
        }
    }
    found
}

/// Whether a character stands for a province on plates; a table of the compiler's, for every character of every text is asked.
fn is_province(c: char) -> bool {
    matches!(
        c,
        '京' | '津'
            | '沪'
            | '渝'
            | '冀'
            | '豫'
            | '云'
            | '辽'
            | '黑'
            | '湘'
            | '皖'
            | '鲁'
            | '新'
            | '苏'
            | '浙'
            | '赣'
            | '鄂'
            | '桂'
            | '甘'
            | '晋'
            | '蒙'
            | '陕'
            | '吉'
            | '闽'
            | '贵'
            | '粤'
            | '青'
            | '藏'
            | '川'
            | '宁'
            | '琼'
    )
}

/// Where the plate that begins here ends.
fn plate(text: &str, start: usize) -> Option<usize> {
    let mut signs: Vec<char> = Vec::new();
    let (mut end, mut gaps) = (start, 0);
    for (at, c) in text.get(start..)?.char_indices().skip(1) {
        let sign = fold_char(c).to_ascii_uppercase();
        match part(c) {
            _ if sign.is_ascii_alphanumeric() || (signs.len() == 5 && LAST.contains(c)) => {
                (gaps, end) = (0, start + at + c.len_utf8());
                signs.push(sign);
            }
            Part::Gap(Gap::Break) => break,
            Part::Gap(_) if gaps < 2 => gaps += 1,
            Part::Nothing => {}
            _ => break,
        }
        if signs.len() > 7 || gaps > 0 && signs.len() > 5 {
            break;
        }
    }
    let (letter, rest) = signs.split_first()?;
    (is_letter(*letter) && is_rest(rest)).then_some(end)
}

/// `I` and `O` are on no plate.
fn is_letter(c: char) -> bool {
    c.is_ascii_uppercase() && !matches!(c, 'I' | 'O')
}

fn is_rest(rest: &[char]) -> bool {
    let digits = |signs: &[char]| signs.iter().filter(|c| c.is_ascii_digit()).count();
    let known = rest.iter().all(|c| c.is_ascii_digit() || is_letter(*c) || LAST.contains(*c));
    let energy = |c: &char| matches!(c, 'D' | 'F' | 'A' | 'B' | 'C' | 'E' | 'G' | 'H' | 'J' | 'K');
    known
        && match rest {
            [_, _, _, _, _] => digits(rest) >= 3,
            [first, _, tail @ ..] if tail.len() == 4 && energy(first) => digits(tail) == 4,
            [head @ .., last] if head.len() == 5 => energy(last) && digits(head) == 5,
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plates(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|span| &text[span.start as usize..span.end as usize]).collect()
    }

    #[test]
    fn plates_are_found_as_people_write_them() {
        for plate in [
            "沪A12345",
            "沪A·12345",
            "川A 1234F",
            "粤B·D12345",
            "粤BF12345",
            "京AD123挂",
            "京A12345D",
            "沪Ａ１２３４５",
            "沪 A-12B34",
            "川a\u{200b}12345",
        ] {
            assert_eq!(plates(&format!("车牌{plate}，")), [plate]);
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in ["川A类", "云A2栋", "沪AABCDE", "京A2026001", "新G20261014", "沪A12I45", "粤B1234", "宁A12 34 元 5", "A12345"]
        {
            assert_eq!(plates(text), Vec::<&str>::new(), "{text}");
        }
    }
}
