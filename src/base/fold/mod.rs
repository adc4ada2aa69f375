//! How a text is written for comparing: one width, one case, one script, no separators of thousands, no punctuation, no blank between a
//! digit and a Chinese character (`3 栋` and `3栋` are one).
//!
//! The reader's query is folded by the same rules in the browser; what it needs to know of them ([`BREAKS`], [`pairs`]) is sent along,
//! so that they stand in one place only.

mod initials;

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

pub use initials::initials;

/// Where one word ends and another begins, first and last character of each stretch: controls, marks and spaces.
/// The full stop is not among them, for it stands in numbers; of the width forms nothing is left after folding.
pub const BREAKS: &[(char, char)] = &[
    ('\0', '-'),
    ('/', '/'),
    (':', '@'),
    ('[', '`'),
    ('{', '\u{bf}'),
    ('\u{d7}', '\u{d7}'),
    ('\u{f7}', '\u{f7}'),
    ('\u{2000}', '\u{206f}'),
    ('\u{2190}', '\u{2bff}'),
    ('\u{3000}', '\u{3004}'),
    ('\u{3008}', '\u{3020}'),
    ('\u{30fb}', '\u{30fb}'),
    ('\u{fe00}', '\u{fe6f}'),
];

/// The block in which all keys of the table of twins stand.
const CHINESE: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// Other blocks worth folding beforehand: ASCII, dashes and quotes, Chinese marks, width forms.
const COMMON: [RangeInclusive<char>; 4] = ['\0'..='\u{7f}', '\u{2000}'..='\u{206f}', '\u{3000}'..='\u{303f}', '\u{ff00}'..='\u{ffef}'];

/// Stands in the table where a character has to be folded when it comes; it is none itself.
const UNKNOWN: char = char::MAX;

/// Stands for a mark, which parts words more than a space does.
const MARK: char = '\n';

/// What nearly every character of every text folds to, found by its number: itself, its twin, a space or a mark for a break.
static FOLDS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut folds = vec![UNKNOWN; 0x1_0000];
    let put = |folds: &mut Vec<char>, c: char, folded: char| folds.get_mut(c as usize).into_iter().for_each(|place| *place = folded);
    CHINESE.for_each(|c| put(&mut folds, c, c));
    twins_of().for_each(|(c, twin)| put(&mut folds, c, twin));
    for c in COMMON.into_iter().flatten() {
        let mut all = unfolded(c, &folds);
        let one = all.next().filter(|_| all.next().is_none());
        drop(all);
        put(&mut folds, c, one.unwrap_or(UNKNOWN));
    }
    folds
});

/// What a character folds to that is not in the table, or not yet; a comma stays one.
fn unfolded(c: char, folds: &[char]) -> impl Iterator<Item = char> {
    c.nfkc().flat_map(char::to_lowercase).map(|c| match c {
        blank if blank.is_whitespace() && is_break(blank) => ' ',
        mark if mark != ',' && is_break(mark) => MARK,
        other => twin(other, folds),
    })
}

fn twin(c: char, folds: &[char]) -> char {
    folds.get(c as usize).copied().filter(|_| CHINESE.contains(&c)).unwrap_or(c)
}

fn twins_of() -> impl Iterator<Item = (char, char)> {
    let mut letters = pairs().chars();
    std::iter::from_fn(move || Some((letters.next()?, letters.next()?)))
}

static PAIRS: LazyLock<String> =
    LazyLock::new(|| include_str!("pairs.txt").lines().filter(|line| !line.starts_with('#')).collect::<String>());

/// Traditional characters, each followed by its simplified twin.
pub fn pairs() -> &'static str {
    &PAIRS
}

/// Whether nothing is searched for by this character.
pub fn is_break(c: char) -> bool {
    BREAKS.iter().any(|(first, last)| (*first..=*last).contains(&c))
}

/// A text folded: runs of characters between single spaces.
///
/// `３，４００.50 元（電梯）` becomes `3400.50元 电梯`.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut folding = Folding::default();
    for c in text.chars() {
        folding.take(c, &mut |c| out.push(c));
    }
    out.truncate(out.trim_end().len());
    out
}

/// A text being folded, one character after another.
pub struct Folding {
    folds: &'static [char],
    /// The last character, or nothing.
    last: char,
    /// What gap followed it, a space or a mark; a space counts once a character follows that stands apart.
    gap: Option<char>,
    /// Whether a comma followed a digit: it counts only when no digit follows it.
    comma: bool,
}

impl Default for Folding {
    fn default() -> Self {
        Folding { folds: &FOLDS, last: '\0', gap: None, comma: false }
    }
}

impl Folding {
    /// Folds the next character; `out` is given what can be told by now.
    #[inline]
    pub fn take(&mut self, c: char, out: &mut impl FnMut(char)) {
        match self.folds.get(c as usize) {
            Some(folded) if *folded != UNKNOWN => self.letter(*folded, out),
            _ => unfolded(c, self.folds).for_each(|folded| self.letter(folded, out)),
        }
    }

    /// The simplified twin of a character, where it has one of its own.
    pub fn simplified(&self, c: char) -> char {
        twin(c, self.folds)
    }

    fn letter(&mut self, c: char, out: &mut impl FnMut(char)) {
        if self.comma {
            self.comma = false;
            self.gap = Some(MARK).filter(|_| !c.is_ascii_digit());
        }
        match c {
            ',' if self.last.is_ascii_digit() && self.gap.is_none() => self.comma = true,
            ',' | MARK => self.gap = Some(MARK),
            ' ' => self.gap = self.gap.or(Some(' ')),
            _ => {
                let parted = self.gap.take().is_some_and(|gap| gap == MARK || !joins(self.last, c));
                if parted && self.last != '\0' {
                    out(' ');
                }
                self.last = c;
                out(c);
            }
        }
    }
}

/// Whether one writes two characters with a blank between them as well as without.
fn joins(before: char, after: char) -> bool {
    let wide = |c: char| c > '\u{ff}';
    before.is_ascii_digit() && wide(after) || wide(before) && after.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_script_and_thousands_make_no_difference() {
        assert_eq!(folded("３，４００.50 元（電梯）"), "3400.50元 电梯");
        assert_eq!(folded("No. SJ-12，维修"), "no. sj 12 维修");
        assert_eq!(folded("  《管理规约》  "), "管理规约");
        assert_eq!(folded("1,2 3,"), "12 3");
        assert_eq!(folded("㎡ ①"), "m2 1");
    }

    #[test]
    fn a_blank_between_a_digit_and_a_chinese_character_makes_no_difference() {
        assert_eq!(folded("3 栋外墙，12　栋"), folded("3栋外墙，12栋"));
        assert_eq!(folded("共 12 栋 3 单元 B 座"), "共12栋3单元 b 座");
        assert_eq!(folded("12，栋 - 3"), "12 栋 3", "a mark does");
        assert_eq!(folded("HT-03 100 0000 0005"), "ht 03 100 0000 0005");
    }

    #[test]
    fn the_table_holds_whole_pairs_and_leads_nowhere_twice() {
        assert_eq!(pairs().chars().count() % 2, 0);
        assert!(twins_of().count() > 3_000);
        let simplified = |c| Folding::default().simplified(c);
        assert!(twins_of().all(|(from, to)| simplified(from) == to), "a key outside the block, or twice");
        assert!(twins_of().all(|(_, to)| simplified(to) == to), "a twin that has a twin");
    }

    #[test]
    fn the_table_says_what_unicode_says() {
        for c in ('\0'..='\u{ffff}').filter(|c| FOLDS[*c as usize] != UNKNOWN) {
            let told: String = c.nfkc().flat_map(char::to_lowercase).map(|c| Folding::default().simplified(c)).collect();
            let known = FOLDS[c as usize];
            assert!(
                told == known.to_string() || (known == ' ' || known == MARK) && told.chars().all(is_break),
                "{c:?}: {known:?}, {told:?}"
            );
        }
        assert_eq!(folded("𠇹ﬁ㍿ ａＢ—“俓”,,1,,2,"), "𠇹fi株式会社 ab 𠇹 1 2");
    }

    #[test]
    fn breaks_stand_in_order_and_apart() {
        assert!(BREAKS.windows(2).all(|two| matches!(two, [(a, b), (c, _)] if a <= b && b < c)));
    }
}
