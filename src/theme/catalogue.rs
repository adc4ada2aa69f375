//! The words of one locale: key → text with gaps.

use std::borrow::Cow;
#[expect(clippy::disallowed_types, reason = "words are looked up by key; whoever lists the keys gets them sorted")]
use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxBuildHasher;

use crate::base::diagnostic::Diagnostic;
use crate::base::source::Source;
use crate::base::yaml::{Node, Value};

use super::files::finding;

/// A text cut at its gaps; its words are already escaped for HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// As the catalogue has it.
    pub plain: String,
    /// Words and gaps in order.
    pub pieces: Vec<Piece>,
}

/// Words or a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words: plain, and escaped for HTML.
    Words(String, String),
    /// The n-th gap, from zero.
    Gap(usize),
    /// The one word where the n-th gap is filled with one, the other where it is not.
    Number(usize, [String; 2]),
}

impl Text {
    /// Cuts a text at `{0}`, `{1}` … and at `{0:day|days}`; a brace that is no gap is refused.
    pub fn parse(plain: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = plain;
        while let Some(open) = rest.find(['{', '}']) {
            let (words, after) = rest.split_at_checked(open)?;
            push_words(&mut pieces, words);
            let (digits, tail) = after.strip_prefix('{')?.split_once('}')?;
            pieces.push(match digits.split_once(':') {
                None => Piece::Gap(digits.parse().ok()?),
                Some((digits, words)) => {
                    let (one, more) = words.split_once('|')?;
                    Piece::Number(digits.parse().ok()?, [escaped(one), escaped(more)])
                }
            });
            rest = tail;
        }
        push_words(&mut pieces, rest);
        Some(Text { plain: plain.to_string(), pieces })
    }

    /// How many gaps it has: one more than the highest.
    pub fn gaps(&self) -> usize {
        self.pieces.iter().map(|piece| if let Piece::Gap(n) | Piece::Number(n, _) = piece { n + 1 } else { 0 }).max().unwrap_or(0)
    }
}

fn push_words(pieces: &mut Vec<Piece>, words: &str) {
    if !words.is_empty() {
        pieces.push(Piece::Words(words.to_string(), escaped(words)));
    }
}

/// Escapes words for HTML text and quoted attributes.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    push_escaped(&mut out, words);
    out
}

/// Appends words escaped for HTML text and quoted attributes.
pub fn push_escaped(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.bytes().position(|b| matches!(b, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        let (safe, tail) = rest.split_at(at);
        out.push_str(safe);
        let mut chars = tail.chars();
        out.push_str(match chars.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            _ => "&#39;",
        });
        rest = chars.as_str();
    }
    out.push_str(rest);
}

/// The words of one locale. Looked up by key; never listed in an order that could be seen.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    #[expect(clippy::disallowed_types, reason = "as above")]
    texts: HashMap<String, Text, FxBuildHasher>,
}

impl Catalogue {
    /// Takes over what a file says: `key: text`, or one level of nesting that joins keys with a dot.
    pub(super) fn take(&mut self, source: &Arc<Source>, root: &Node<'_>, found: &mut Vec<Diagnostic>) {
        let Value::Map(entries) = &root.value else {
            if !matches!(root.value, Value::Null) {
                found.push(finding("theme/format/catalogue", source, root.span, "词表要写成 键: 文字", "a catalogue is written key: text"));
            }
            return;
        };
        for (key, node) in entries {
            match &node.value {
                Value::Map(inner) => {
                    for (word, node) in inner {
                        self.put(source, &format!("{}.{}", key.text, word.text), node, found);
                    }
                }
                _ => self.put(source, &key.text, node, found),
            }
        }
    }

    fn put(&mut self, source: &Arc<Source>, key: &str, node: &Node<'_>, found: &mut Vec<Diagnostic>) {
        let text = match &node.value {
            Value::Scalar(text) if !text.trim().is_empty() => Text::parse(text),
            _ => None,
        };
        match text {
            Some(text) => {
                self.texts.insert(key.to_string(), text);
            }
            None => found.push(finding(
                "theme/format/text",
                source,
                node.span,
                &format!("“{key}”的文字是空的，或花括号不是 {{0}} 这样的空位"),
                &format!("the text of `{key}` is empty, or has a brace that is no gap like {{0}}"),
            )),
        }
    }

    /// The text of a key, cut at its gaps.
    pub fn text(&self, key: &str) -> Option<&Text> {
        self.texts.get(key)
    }

    /// The words of a key; `⟦key⟧` where there are none, so that a page shows what is missing and a test can find it.
    pub fn plain(&self, key: &str) -> Cow<'_, str> {
        self.texts.get(key).map_or_else(|| Cow::Owned(format!("⟦{key}⟧")), |text| Cow::Borrowed(text.plain.as_str()))
    }

    /// The words of a key with their gaps filled, for plain text.
    pub fn filled(&self, key: &str, with: &[&str]) -> String {
        let Some(text) = self.texts.get(key) else { return format!("⟦{key}⟧") };
        let mut out = String::with_capacity(text.plain.len() + 16);
        for piece in &text.pieces {
            match piece {
                Piece::Words(words, _) => out.push_str(words),
                Piece::Gap(n) => out.push_str(with.get(*n).copied().unwrap_or("")),
                Piece::Number(n, [one, more]) => out.push_str(if with.get(*n) == Some(&"1") { one } else { more }),
            }
        }
        out
    }

    /// Whether a key has words.
    pub fn has(&self, key: &str) -> bool {
        self.texts.contains_key(key)
    }

    /// Every key in alphabetical order.
    pub fn keys(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = self.texts.keys().map(String::as_str).collect();
        keys.sort_unstable();
        keys
    }
}

/// The keys that a rendered text lacks words for: whatever stands in `⟦…⟧`.
pub fn unlabelled(rendered: &str) -> Vec<&str> {
    rendered.split('⟦').skip(1).filter_map(|rest| rest.split('⟧').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_their_gaps() {
        let text = Text::parse("公示至 {0}，还有 {1} 天").unwrap();
        assert_eq!(text.gaps(), 2);
        let days = Text::parse("{0} {0:day|days} late").unwrap();
        assert_eq!((days.gaps(), &days.pieces[2]), (1, &Piece::Number(0, ["day".into(), "days".into()])));
        assert!(Text::parse("{0:day}").is_none());
        assert!(Text::parse("{{ x }}").is_none() && Text::parse("{a}").is_none() && Text::parse("a}").is_none());
    }

    #[test]
    fn a_missing_key_is_seen() {
        let catalogue = Catalogue::default();
        assert_eq!(unlabelled(&catalogue.plain("a.b")), ["a.b"]);
        assert_eq!(unlabelled(&catalogue.filled("a.c", &[])), ["a.c"]);
    }

    #[test]
    fn five_characters_are_escaped() {
        assert_eq!(escaped("<a b=\"c\">'&水"), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;水");
    }
}
