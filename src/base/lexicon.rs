//! Words looked for in a text, all of them in one walk. The only user of `aho-corasick`.

use aho_corasick::{AhoCorasick, MatchKind};

/// A list of words to look for.
#[derive(Debug)]
pub struct Lexicon(Option<AhoCorasick>);

/// Where a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the list.
    pub word: usize,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Lexicon {
    /// Where several words begin at one place, the one listed first is found; what is found covers what it overlaps.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let words: Vec<&str> = words.into_iter().collect();
        // It fails only past two thousand million words, which no list of ours holds.
        Lexicon(AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words).ok())
    }

    /// Every word of a text, in order.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        let found = self.0.as_ref().map(|words| words.find_iter(text));
        found.into_iter().flatten().map(|hit| Hit { word: hit.pattern().as_usize(), start: hit.start(), end: hit.end() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[&str], text: &str) -> Vec<(usize, usize)> {
        Lexicon::new(words.iter().copied()).find(text).map(|hit| (hit.word, hit.start)).collect()
    }

    #[test]
    fn the_word_listed_first_is_found_and_covers_the_others() {
        assert_eq!(found(&["某某某", "某某"], "某某、某某某某"), [(1, 0), (0, 9)]);
        assert_eq!(found(&["最近的", "最近"], "最近的消防栓，最近"), [(0, 0), (1, 21)]);
        assert!(found(&[], "某某").is_empty());
    }
}
