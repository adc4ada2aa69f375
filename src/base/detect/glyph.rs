//! What a character is to a number: a digit in any disguise, something that may stand between two digits, nothing, or its end.

use unicode_normalization::char::decompose_compatible;

/// What stands between two digits of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nothing.
    None,
    /// Blanks of any width.
    Space,
    /// Dashes.
    Hyphen,
    /// Full stops and middle dots.
    Dot,
    /// A line end.
    Break,
}

/// What one character is to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A digit, or [`X`].
    Digit(u8),
    /// What may stand between two digits.
    Gap(Gap),
    /// What nobody sees.
    Nothing,
    /// Anything else: it ends the number.
    Other,
}

/// Stands for the `X` that closes some identity-card numbers.
pub const X: u8 = 10;

/// Says what a character is to a number.
pub fn part(c: char) -> Part {
    // Nearly every character is one of these.
    if ('\u{4e00}'..='\u{9fff}').contains(&c) { word(c) } else { sign(c) }
}

fn sign(c: char) -> Part {
    match c {
        '0'..='9' => ascii(c),
        'x' | 'X' | 'ｘ' | 'Ｘ' => Part::Digit(X),
        ' ' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Part::Gap(Gap::Space),
        '-' | '－' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '_' | '~' | '～' => Part::Gap(Gap::Hyphen),
        '.' | '．' | '·' | '・' | '･' | '•' | '‧' | '∙' | '⋅' | '●' => Part::Gap(Gap::Dot),
        '\n' | '\r' => Part::Gap(Gap::Break),
        _ if is_unseen(c) => Part::Nothing,
        '〇' | '○' => Part::Digit(0),
        // Superscripts, circled and mathematical digits, and the Arabic ones of Xinjiang.
        '²' | '³' | '¹' | '\u{2070}'..='\u{209c}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{ff10}'..='\u{ff19}' => {
            folded(c)
        }
        '\u{1d7ce}'..='\u{1d7ff}' | '\u{1fbf0}'..='\u{1fbf9}' => folded(c),
        '\u{660}'..='\u{669}' => from(c, '\u{660}'),
        '\u{6f0}'..='\u{6f9}' => from(c, '\u{6f0}'),
        _ => Part::Other,
    }
}

/// Chinese characters that are digits.
fn word(c: char) -> Part {
    match c {
        '零' => Part::Digit(0),
        '一' | '壹' | '弌' | '幺' => Part::Digit(1),
        '二' | '贰' | '貳' | '弍' => Part::Digit(2),
        '三' | '叁' | '叄' | '參' | '弎' => Part::Digit(3),
        '四' | '肆' => Part::Digit(4),
        '五' | '伍' => Part::Digit(5),
        '六' | '陆' | '陸' => Part::Digit(6),
        '七' | '柒' => Part::Digit(7),
        '八' | '捌' => Part::Digit(8),
        '九' | '玖' => Part::Digit(9),
        _ => Part::Other,
    }
}

/// Whether a character is never seen: joiners, soft hyphens, variation selectors.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Whether a digit is a Chinese word (一), which may also belong to the sentence beside the number.
pub fn is_word(c: char) -> bool {
    ('一'..='鿿').contains(&c) || c == '〇'
}

fn ascii(c: char) -> Part {
    from(c, '0')
}

fn from(c: char, zero: char) -> Part {
    Part::Digit(u8::try_from(u32::from(c).saturating_sub(u32::from(zero))).unwrap_or(0))
}

/// What the compatibility form (NFKC) of a character is: a single digit, or nothing of a number.
fn folded(c: char) -> Part {
    let mut digit = None;
    let mut others = 0;
    decompose_compatible(c, |plain| match plain {
        '0'..='9' if digit.is_none() => digit = Some(plain),
        '(' | ')' | '.' => {}
        _ => others += 1,
    });
    // ❶ has no plain twin in Unicode; ten and above are no digit.
    let dingbat = [0x2776, 0x2780, 0x278a].iter().find_map(|one| u32::from(c).checked_sub(*one).filter(|n| *n < 9));
    match (digit, dingbat) {
        (Some(digit), _) if others == 0 => ascii(digit),
        (None, Some(n)) => Part::Digit(u8::try_from(n + 1).unwrap_or(0)),
        _ => Part::Other,
    }
}

/// Two separators side by side; a line end beside a hyphen begins a list and ends the run.
pub fn join(before: Gap, next: Gap) -> Option<Gap> {
    match (before, next) {
        (Gap::None, gap) | (Gap::Space, gap) | (gap, Gap::Space) => Some(gap),
        (a, b) if a == b => Some(a),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_sort_are_read() {
        for (written, value) in [("3３三叁³③⑶⒊❸𝟑٣", 3), ("0０〇零○⓪", 0), ("1１一壹幺¹①", 1), ("xXＸ", X)] {
            for c in written.chars() {
                assert_eq!(part(c), Part::Digit(value), "{c}");
            }
        }
        assert!("⑩拾百,，/（(甲a元".chars().all(|c| part(c) == Part::Other));
        assert!("\u{ad}\u{200b}\u{200d}\u{fe0f}".chars().all(|c| part(c) == Part::Nothing));
    }

    #[test]
    fn one_sort_of_gap_joins() {
        assert_eq!(join(Gap::Space, Gap::Hyphen), Some(Gap::Hyphen));
        assert_eq!(join(Gap::Dot, Gap::Hyphen), None);
    }
}
