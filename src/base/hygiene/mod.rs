//! Hygiene of a text: slips of copying, typing and haste, one file each. Nothing here knows what the text is about.
//!
//! A lint sees one text at a time (a value, a paragraph's line) and names the stretches that are off. Its words are data
//! beside it, its exceptions are numbered in its own file, which is also its page in the manual.

pub mod lost;
pub mod pinyin;
pub mod placeholder;
pub mod relative;
pub mod script;
pub mod width;

use super::diagnostic::Said;

/// A stretch of a text that is off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What is wrong.
    pub what: Said,
    /// How to mend it.
    pub mend: Said,
    /// What to write instead, where nobody needs to think about it.
    pub fix: Option<String>,
}

/// Whether a character is a Chinese one.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The lines of a word list that are no comment, each cut at its tab.
fn words(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').unwrap_or((line, "")))
}

/// The characters before and after a stretch.
fn around(text: &str, start: usize, end: usize) -> (Option<char>, Option<char>) {
    (text.get(..start).and_then(|t| t.chars().next_back()), text.get(end..).and_then(|t| t.chars().next()))
}

#[cfg(test)]
mod testing {
    use super::Slip;

    /// What a lint points at.
    pub fn found(find: fn(&str) -> Vec<Slip>, text: &str) -> Vec<&str> {
        find(text).into_iter().map(|slip| &text[slip.start..slip.end]).collect()
    }

    /// The text with everything mended that a lint mends.
    pub fn mended(find: fn(&str) -> Vec<Slip>, text: &str) -> String {
        let mut out = text.to_string();
        for slip in find(text).into_iter().rev() {
            out.replace_range(slip.start..slip.end, &slip.fix.unwrap_or_else(|| text[slip.start..slip.end].to_string()));
        }
        out
    }
}
