//! How a text is written for comparing: one width, one case, one script, no separators of thousands, no punctuation.
//!
//! The reader's query is folded by the same rules in the browser; what it needs to know of them ([`BREAKS`], [`pairs`]) is sent along,
//! so that they stand in one place only.

mod initials;

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

/// The first character of the block in which all keys of the table stand.
const FIRST: u32 = 0x4e00;

/// The twin of each character of the block, itself where it has none: looked at for every character of every text.
static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut twins: Vec<char> = ('\u{4e00}'..='\u{9fff}').collect();
    for (traditional, twin) in twins_of() {
        if let Some(place) = place(traditional).and_then(|at| twins.get_mut(at)) {
            *place = twin;
        }
    }
    twins
});

fn place(c: char) -> Option<usize> {
    u32::from(c).checked_sub(FIRST).map(|at| at as usize)
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

/// The simplified twin of a character, where it has one of its own.
pub fn simplified(c: char) -> char {
    place(c).and_then(|at| SIMPLIFIED.get(at).copied()).unwrap_or(c)
}

/// A text folded: runs of characters between single spaces.
///
/// `３，４００.50 元（電梯）` becomes `3400.50 元 电梯`.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = Letters::default();
    for c in text.chars() {
        letters.take(c, &mut out);
    }
    letters.end(&mut out);
    out
}

/// What has to be remembered from one character to the next: a comma counts only when a digit does not follow a digit.
#[derive(Default)]
struct Letters {
    comma: bool,
}

impl Letters {
    fn take(&mut self, c: char, out: &mut String) {
        match c {
            'a'..='z' | '0'..='9' | '.' | '一'..='鿿' => self.letter(simplified(c), out),
            _ => c.nfkc().flat_map(char::to_lowercase).for_each(|c| self.letter(simplified(c), out)),
        }
    }

    fn letter(&mut self, c: char, out: &mut String) {
        if std::mem::take(&mut self.comma) && !c.is_ascii_digit() {
            gap(out);
        }
        if c == ',' && out.ends_with(|last: char| last.is_ascii_digit()) {
            self.comma = true;
        } else if is_break(c) {
            gap(out);
        } else {
            out.push(c);
        }
    }

    fn end(self, out: &mut String) {
        out.truncate(out.trim_end().len());
    }
}

fn gap(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_script_and_thousands_make_no_difference() {
        assert_eq!(folded("３，４００.50 元（電梯）"), "3400.50 元 电梯");
        assert_eq!(folded("No. SJ-12，维修"), "no. sj 12 维修");
        assert_eq!(folded("  《管理规约》  "), "管理规约");
        assert_eq!(folded("1,2 3,"), "12 3");
        assert_eq!(folded("㎡ ①"), "m2 1");
    }

    #[test]
    fn the_table_holds_whole_pairs_and_leads_nowhere_twice() {
        assert_eq!(pairs().chars().count() % 2, 0);
        assert!(twins_of().count() > 3_000);
        assert!(twins_of().all(|(from, to)| simplified(from) == to), "a key outside the block, or twice");
        assert!(twins_of().all(|(_, to)| simplified(to) == to), "a twin that has a twin");
    }

    #[test]
    fn breaks_stand_in_order_and_apart() {
        assert!(BREAKS.windows(2).all(|two| matches!(two, [(a, b), (c, _)] if a <= b && b < c)));
    }
}
