//! Emphasis beside Chinese punctuation, which CommonMark's flanking rules get wrong.
//!
//! `**中文。**后面` stays literal because `。` counts as punctuation and `后` as a letter. The amendment the world agrees
//! on (markdown-cjk-friendly) lets a run of `*` or `~` open and close beside Chinese whatever the other side is. The parser
//! cannot be told so; but it judges a run only by the two characters around it. Where one of them would mislead it,
//! that character is replaced by a stand-in *of the same length* that does not, and put back afterwards: offsets stay,
//! and code spans and links are as the author wrote them. Drop this file when pulldown-cmark brings the rule itself.

use std::borrow::Cow;
use std::ops::Range;

/// Stand-ins of three and of four bytes that the parser takes for a letter (noncharacters: no text holds them).
const LETTERS: [char; 2] = ['\u{fdd0}', '\u{1fffe}'];
/// Stand-ins of three and of four bytes that the parser takes for punctuation.
const MARKS: [char; 2] = ['\u{204b}', '\u{10100}'];
/// What a neighbour of a run is, for the flanking rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Nothing, or white space.
    Space,
    /// A Chinese (Japanese, Korean) letter.
    Han,
    /// Chinese punctuation.
    HanMark,
    /// Any other punctuation or symbol.
    Mark,
    /// Anything else.
    Letter,
}

/// The text as the parser should see it, and as it was.
pub struct Shim<'t> {
    original: &'t str,
    shown: Cow<'t, str>,
}

impl<'t> Shim<'t> {
    /// Prepares a text; one without `*` and `~` is not touched.
    pub fn new(original: &'t str) -> Self {
        let mut changes = Vec::new();
        let mut at = 0;
        while let Some(start) =
            original.as_bytes().get(at..).and_then(|rest| rest.iter().position(|b| matches!(b, b'*' | b'~'))).map(|n| at + n)
        {
            let sign = original.as_bytes().get(start).copied().unwrap_or(b'*');
            let length = original.as_bytes().iter().skip(start).take_while(|b| **b == sign).count();
            at = start + length;
            if sign == b'*' || length > 1 {
                flank(original, start, at, &mut changes);
            }
        }
        let shown = if changes.is_empty() { Cow::Borrowed(original) } else { Cow::Owned(changed(original, &changes)) };
        Shim { original, shown }
    }

    /// What the parser should read.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Puts back what stood in a piece of text that the parser took from a range.
    pub fn restore<'a>(&self, text: &'a str, range: &Range<usize>) -> Cow<'a, str>
    where
        't: 'a,
    {
        if matches!(self.shown, Cow::Borrowed(_)) {
            return Cow::Borrowed(text);
        }
        let shown = self.shown.get(range.clone()).unwrap_or("");
        let original = self.original.get(range.clone()).unwrap_or("");
        if shown == text {
            return Cow::Borrowed(original);
        }
        if !text.contains(is_stand_in) {
            return Cow::Borrowed(text);
        }
        // The parser changed the text (white space, entities), or it is a part of the range: the stand-ins keep their order.
        let skipped = shown.find(text).unwrap_or(0);
        let pairs = shown.char_indices().filter(|(at, c)| *at >= skipped && is_stand_in(*c));
        let mut were = pairs.filter_map(|(at, _)| original.get(at..)?.chars().next());
        text.chars().map(|c| if is_stand_in(c) { were.next().unwrap_or(c) } else { c }).collect()
    }
}

fn is_stand_in(c: char) -> bool {
    LETTERS.contains(&c) || MARKS.contains(&c)
}

/// Decides whether a run needs a stand-in on either side.
fn flank(text: &str, start: usize, end: usize, changes: &mut Vec<(usize, char)>) {
    let Some(before) = text.get(..start).and_then(|t| t.chars().next_back()) else { return };
    let Some(after) = text.get(end..).and_then(|t| t.chars().next()) else { return };
    let (left, right) = (start - before.len_utf8(), end);
    // The left neighbour may already have a stand-in from the run before it.
    let earlier = changes.last().filter(|(at, _)| *at == left).map(|(_, c)| *c);
    let before_side = match earlier {
        Some(c) if LETTERS.contains(&c) => Side::Letter,
        Some(c) if MARKS.contains(&c) => Side::Mark,
        _ => side(before),
    };
    let stand_in = |c: char, of: [char; 2]| of.into_iter().find(|s| s.len_utf8() == c.len_utf8());
    let change = match (before_side, side(after)) {
        (Side::HanMark, Side::Letter | Side::Han) => stand_in(before, LETTERS).map(|c| (left, c)),
        (Side::Letter | Side::Han, Side::HanMark) => stand_in(after, LETTERS).map(|c| (right, c)),
        (Side::Han, Side::Mark) => stand_in(before, MARKS).map(|c| (left, c)),
        (Side::Mark, Side::Han) => stand_in(after, MARKS).map(|c| (right, c)),
        _ => None,
    };
    changes.extend(change.filter(|_| earlier.is_none() || change.is_some_and(|(at, _)| at == right)));
}

fn changed(text: &str, changes: &[(usize, char)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, stand_in) in changes {
        out.push_str(text.get(from..*at).unwrap_or(""));
        out.push(*stand_in);
        from = at + stand_in.len_utf8();
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

fn side(c: char) -> Side {
    match c {
        c if c.is_whitespace() => Side::Space,
        c if c.is_ascii_punctuation() => Side::Mark,
        c if c.is_ascii() => Side::Letter,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303d}' | '\u{30a0}' | '\u{30fb}' => Side::HanMark,
        '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6b}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => Side::HanMark,
        '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffee}' => Side::HanMark,
        _ if is_wide(c) => Side::Han,
        '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{205e}' | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' => Side::Mark,
        _ => Side::Letter,
    }
}

/// Whether a character is Chinese, Japanese or Korean writing (or its punctuation): no space parts two of them.
pub fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{2fdf}' | '\u{3001}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
        | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6b}' | '\u{ff01}'..='\u{ffee}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins_keep_every_length_and_go_away() {
        for text in ["**中文。**后面", "a)**中**后", "**𠀀。**𠀀(a)**𠀀", "9~11点", "无", "`**。`**x"] {
            let shim = Shim::new(text);
            assert_eq!(shim.shown().len(), text.len());
            assert_eq!(shim.restore(shim.shown(), &(0..text.len())), text);
        }
    }
}
