//! The plain YAML that most records are written in, read in one pass from left to right.
//!
//! Plain are keys of one word with a value on their line, lists and mappings by indentation or in brackets on one line, quotes
//! without escapes, and comments. Whatever else there is, tabs and carriage returns among it, and whatever might be wrong, is left
//! to the parser: it reads the text from its beginning, as if nobody had looked at it before, and it alone complains.

use std::borrow::Cow;

use super::slips::{cut_off, in_key};
use super::{DEPTH, Key, Node, Value, has_twins};
use crate::base::source::Span;

/// The largest text looked at, in bytes; it cannot hold as many values as the parser's own cap (`NODES`).
const BYTES: usize = 64 << 10;
/// The longest key, in bytes; YAML allows 1,024 characters, so no key near that limit is judged here.
const KEY: usize = 256;
/// Characters that some versions of YAML take for the end of a line, and the byte-order mark.
const STRANGE: [char; 4] = ['\u{85}', '\u{2028}', '\u{2029}', '\u{FEFF}'];

/// Reads a text that is plain throughout, as the parser would; `offset` is where it begins in its source.
pub(super) fn read(text: &str, offset: usize) -> Option<Node<'_>> {
    let strange = |byte: u8| byte < b' ' && byte != b'\n' || byte == 0x7F;
    if text.len() > BYTES || text.bytes().any(strange) || text.contains(STRANGE) {
        return None;
    }
    let mut reader = Reader { rest: text, behind: offset, line: "", start: offset, at: 0, indent: 0 };
    reader.onward();
    let root = reader.block(0)?;
    reader.is_done().then_some(root)
}

struct Reader<'s> {
    /// What lies behind the line, and where that begins in the source.
    rest: &'s str,
    behind: usize,
    /// The line being read, without the blanks around it; empty at the end of the text.
    line: &'s str,
    /// Where it begins in the source.
    start: usize,
    /// How far it is read.
    at: usize,
    /// The column of what is being read as a block.
    indent: usize,
}

impl<'s> Reader<'s> {
    /// Goes to the next line that holds more than a comment.
    fn onward(&mut self) {
        (self.line, self.at, self.indent) = ("", 0, 0);
        while self.line.is_empty() && !self.rest.is_empty() {
            let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
            let content = line.trim_start_matches(' ');
            if !content.is_empty() && !content.starts_with('#') {
                self.indent = line.len() - content.len();
                self.start = self.behind + self.indent;
                self.line = content.trim_end_matches(' ');
            }
            self.behind += line.len() + 1;
            self.rest = rest;
        }
    }

    fn is_done(&self) -> bool {
        self.line.is_empty()
    }

    /// What is left of the line.
    fn left(&self) -> &'s str {
        self.line.get(self.at..).unwrap_or("")
    }

    fn first(&self) -> Option<u8> {
        self.left().bytes().next()
    }

    /// Where the reader stands in the source.
    fn place(&self) -> usize {
        self.start + self.at
    }

    fn blanks(&mut self) {
        let left = self.left();
        self.at += left.len() - left.trim_start_matches(' ').len();
    }

    /// Passes a sign and the blanks behind it.
    fn take(&mut self, sign: u8) -> bool {
        let taken = self.first() == Some(sign);
        if taken {
            self.at += 1;
            self.blanks();
        }
        taken
    }

    fn block(&mut self, depth: usize) -> Option<Node<'s>> {
        if depth + 2 > DEPTH {
            return None;
        }
        if self.is_item() { self.list(depth) } else { self.map(depth) }
    }

    fn map(&mut self, depth: usize) -> Option<Node<'s>> {
        let (indent, start) = (self.indent, self.place());
        let mut entries = Vec::new();
        while !self.is_done() && self.indent == indent && !self.is_item() {
            let key = self.key()?;
            entries.push((key, self.value(indent, depth + 1)?));
        }
        let end = entries.last().map(|(_, value): &(Key, Node)| value.span.end as usize)?;
        mapping(entries, Span::new(start, end.max(start)))
    }

    /// A key of one word, its colon and the blanks behind it.
    fn key(&mut self) -> Option<Key<'s>> {
        let left = self.left();
        let length = left.bytes().position(|byte| !is_of_word(byte) && byte != b'-')?;
        let (text, after) = left.split_at_checked(length)?;
        let is_word = text.bytes().next().is_some_and(is_of_word) && length <= KEY && !text.ends_with(char::is_whitespace);
        if !is_word || !(after == ":" || after.starts_with(": ")) {
            return None;
        }
        let span = Span::new(self.place(), self.place() + length);
        self.at += length + 1;
        self.blanks();
        Some(Key { text: Cow::Borrowed(text), span })
    }

    /// What belongs to a key of a block: on its line, or on those below.
    fn value(&mut self, indent: usize, depth: usize) -> Option<Node<'s>> {
        if !self.is_closed() {
            return self.rest_of_line(indent, depth);
        }
        let colon = self.start + self.line.get(..self.at)?.trim_end_matches(' ').len();
        self.onward();
        match self.indent == indent {
            true if self.is_item() => self.list(depth),
            false if self.indent > indent => self.block(depth),
            _ => Some(Node { span: Span::new(colon, colon), value: Value::Null }),
        }
    }

    fn rest_of_line(&mut self, indent: usize, depth: usize) -> Option<Node<'s>> {
        let value = self.inline(false, depth)?;
        let end = self.at;
        self.blanks();
        // A comment stands apart.
        if !self.left().is_empty() && (end == self.at || !self.is_closed()) {
            return None;
        }
        self.onward();
        // A line further in would go on with the value.
        (self.indent <= indent).then_some(value)
    }

    fn is_closed(&self) -> bool {
        matches!(self.first(), None | Some(b'#'))
    }

    fn is_item(&self) -> bool {
        self.left().starts_with("- ")
    }

    fn list(&mut self, depth: usize) -> Option<Node<'s>> {
        let (indent, start) = (self.indent, self.place());
        let mut items = Vec::new();
        while self.indent == indent && self.is_item() {
            self.take(b'-');
            items.push(self.item(indent, depth + 1)?);
        }
        let end = items.last().map(|item: &Node| item.span.end as usize)?;
        Some(Node { span: Span::new(start, end), value: Value::List(items) })
    }

    fn item(&mut self, indent: usize, depth: usize) -> Option<Node<'s>> {
        let begun = self.at;
        if self.key().is_none() {
            return self.rest_of_line(indent, depth);
        }
        // The dash and its blanks are part of the indentation.
        (self.at, self.indent) = (begun, indent + begun);
        if depth + 2 > DEPTH { None } else { self.map(depth) }
    }

    /// A value on one line, in brackets or not.
    fn inline(&mut self, flow: bool, depth: usize) -> Option<Node<'s>> {
        let start = self.place();
        match self.first()? {
            _ if depth > DEPTH => None,
            b'{' => self.braces(start, depth),
            b'[' => self.brackets(start, depth),
            mark @ (b'"' | b'\'') => self.quoted(char::from(mark)),
            _ => self.scalar(flow),
        }
    }

    fn braces(&mut self, start: usize, depth: usize) -> Option<Node<'s>> {
        let mut entries = Vec::new();
        self.take(b'{');
        loop {
            let key = self.key()?;
            entries.push((key, self.inline(true, depth + 1)?));
            self.blanks();
            if self.first() == Some(b'}') {
                self.at += 1;
                return mapping(entries, Span::new(start, self.place()));
            }
            self.take(b',').then_some(())?;
        }
    }

    fn brackets(&mut self, start: usize, depth: usize) -> Option<Node<'s>> {
        let mut items = Vec::new();
        self.take(b'[');
        loop {
            items.push(self.inline(true, depth + 1)?);
            self.blanks();
            if self.first() == Some(b']') {
                self.at += 1;
                return Some(Node { span: Span::new(start, self.place()), value: Value::List(items) });
            }
            self.take(b',').then_some(())?;
        }
    }

    fn quoted(&mut self, mark: char) -> Option<Node<'s>> {
        let inside = self.left().get(1..)?;
        let (text, after) = inside.split_once(mark)?;
        // Twice a mark, an escape, or a key in quotes.
        if after.starts_with([mark, ':']) || mark == '"' && text.contains('\\') {
            return None;
        }
        let span = Span::new(self.place(), self.place() + text.len() + 2);
        self.at += text.len() + 2;
        Some(Node { span, value: Value::Scalar(Cow::Borrowed(text)) })
    }

    fn scalar(&mut self, flow: bool) -> Option<Node<'s>> {
        let left = self.left();
        let text = left.get(..length(left.as_bytes(), flow)?)?.trim_end_matches(' ');
        let is_whole = flow || cut_off(text, left.get(text.len()..)?).is_none();
        if !begins_plainly(text) || text.ends_with(char::is_whitespace) || !is_whole {
            return None;
        }
        let span = Span::new(self.place(), self.place() + text.len());
        self.at += text.len();
        Some(Node { span, value: if text == "~" { Value::Null } else { Value::Scalar(Cow::Borrowed(text)) } })
    }
}

/// A mapping, unless there is something to say about its keys.
fn mapping<'s>(entries: Vec<(Key<'s>, Node<'s>)>, span: Span) -> Option<Node<'s>> {
    let slipped = entries.iter().any(|(key, value)| in_key(&key.text, key.span, &value.value).is_some());
    (!slipped && !has_twins(&entries)).then_some(Node { span, value: Value::Map(entries) })
}

/// How many bytes a text without quotes goes on; nothing where a sign in it may mean more than itself.
fn length(left: &[u8], flow: bool) -> Option<usize> {
    let mut before = b' ';
    for (at, byte) in left.iter().enumerate() {
        match byte {
            b'#' if before == b' ' => return (!flow).then_some(at),
            b',' | b'}' | b']' if flow => return (before != b':').then_some(at),
            b'{' | b'[' if flow => return None,
            b' ' if before == b':' => return None,
            _ => {}
        }
        before = *byte;
    }
    (!flow && before != b':').then_some(left.len())
}

/// Letters, digits, the low line, and all that is not of the keyboard's signs.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

/// Whether no sign at the beginning can mean anything but itself.
fn begins_plainly(text: &str) -> bool {
    match text.as_bytes() {
        [b'-', second, ..] => is_of_word(*second),
        [first, ..] => is_of_word(*first) || b"(/+.<=~$".contains(first),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::{Tree, parse};
    use super::*;
    use crate::base::source::Source;

    /// What is read here, and what the parser reads, with every place.
    fn both(text: &str) -> (Option<String>, Option<String>) {
        let source = Arc::new(Source { path: "a.yaml".into(), text: format!("----{text}"), ..Source::default() });
        let within = source.slice(Span::new(4, source.text.len()));
        let mut found = Vec::new();
        let mut tree = Tree { source: &source, text: within, offset: 4, last: Default::default(), nodes: 0, diagnostics: &mut found };
        let parsed = tree.document().filter(|_| tree.diagnostics.is_empty());
        (read(within, 4).map(|node| format!("{node:?}")), parsed.map(|node| format!("{node:?}")))
    }

    #[test]
    fn what_is_plain_is_read_as_the_parser_reads_it() {
        let plain = [
            "标题: 三季度\n",
            "a: 1\nb: 2",
            "a:\nb: ~\nc: ''\nd: \"\"\n",
            "a:\n  b: 1\n  c:\n    - 一\n    - {x: 1, y: [a, b]}\nd: -3.50\n",
            "a:\n- 一\n- b: 1\n  c: 2\n- -5\nd: 1\n",
            "# 注\na: 1 # 注\n\n  # 注\nb: # 注\n  c: 1\n",
            "a: {from: 2026-07-01, until: 2026-09-30}   \nb: ['x', \"y, z\"]\n",
            "a: http://x.test/a#b\nb: 10:30\nc: 3,400.00\nd: a-b\n",
            "- 一\n- 二\n",
            "-   a: 1\n    b: 2\n-   a: 3\n",
            "金额: 1\n说明: 共（12）户，含#3号楼\n",
            "金额: 1 #实收\n说明: 停水 # 3 栋\n",
            "a: [{b: 1}, {b: 2}]\nc: {d: {e: f}}\n",
        ];
        for text in plain {
            let (own, parsed) = both(text);
            assert!(own.is_some(), "{text:?}");
            assert_eq!(own, parsed, "{text:?}");
        }
    }

    #[test]
    fn what_may_mean_more_is_left_to_the_parser() {
        let others = [
            "",
            "~",
            "a",
            "a: |\n  b\n",
            "a: >-\n  b\n",
            "a: b\n  c\n",
            "a: b: c\n",
            "a: b:\n",
            "a : b\n",
            "a: &x b\n",
            "a: *x\n",
            "a: !t b\n",
            "? a\n",
            "'a': b\n",
            "a: 'it''s'\n",
            "a: \"\\n\"\n",
            "a: \"x\ny\"\n",
            "a: [1,\n 2]\n",
            "a: [1, 2\n",
            "a: [1, 2,]\n",
            "a: []\n",
            "a: {}\n",
            "a: {b}\n",
            "a: {b: }\n",
            "a: {b:c}\n",
            "a: [b: c]\n",
            "a: [b #c]\n",
            "a: 停水 #3 栋\n",
            "a: 'b'#c\n",
            "a: 'b' c\n",
            "---\na: 1\n",
            "a: 1\n...\n",
            "a: 1\n---\nb: 2\n",
            "%YAML 1.2\n",
            "a: %b\n",
            "a: @b\n",
            "a: `b\n",
            "a: - b\n",
            "- - a\n",
            "-\n  a: 1\n",
            "a:\n  - b\n c: 1\n",
            "a:\n    b: 1\n  c: 2\n",
            "a: 1\n b: 2\n",
            "a: 1\n- b\n",
            " a: 1\nb: 2\n",
            "a:\tb\n",
            "a: b\r\n",
            "a: 1\na: 2\n",
            "　a: 1\n",
            "金额：3: \n",
            "a: b　\n",
            "a: \u{FEFF}b\n",
            "<<: a\n",
            "a b: c\n",
            "a: ]\n",
            "a: }\n",
            "a: ,b\n",
        ];
        for text in others {
            assert_eq!(both(text).0, None, "{text:?}");
        }
    }

    #[test]
    fn depth_and_size_are_left_to_the_parser() {
        let nested: String = (0..40).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
        let long = format!("a: {}\n", "b".repeat(BYTES));
        let brackets = format!("a: {}b{}\n", "[".repeat(40), "]".repeat(40));
        for text in [&nested, &long, &brackets, &format!("{}: b\n", "k".repeat(KEY + 1))] {
            assert_eq!(both(text).0, None);
        }
    }

    /// A text of pieces that mean something to a parser.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "a", "b", "键", "值", "1", "-3", "a: ", "b: ", "键: ", "a:", ":", ": ", " ", "  ", "\n", "\n  ", "\n- ", "\n  - ", "- ", "-",
            "{", "}", "[", "]", ", ", ",", "{a: ", "[b, ", "'", "\"", "'x'", "\"y\"", "#", " # c", "~", "\n\n", "\n    ", "，", "：", "　",
            "&", "*", "|", ">", "?", "%", "\\", ".", "/", "(", ")", "=", "<", "\n---\n", "...", "!", "@", "`", "\t", "\r\n", "+", "$", "_",
            "^", ";", "\u{a0}",
        ]);
        prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    /// A record as people write them: lines of keys, some nested, some in brackets.
    fn records() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "a",
            "标题",
            "3,400.00",
            "2026-07-01",
            "-5",
            "'x y'",
            "\"甲\"",
            "~",
            "10:30",
            "甲（一）",
            "x#y",
            "甲 #乙",
            "3.50 #乙",
            "b c",
            "\"\"",
            "''",
        ]);
        let key = prop::sample::select(vec!["a", "b", "c", "键", "金额", "on_1", "x-y"]);
        let flow = prop::collection::vec((key.clone(), word.clone()), 1..4)
            .prop_map(|entries| format!("{{{}}}", entries.iter().map(|(k, v)| format!("{k}: {v}")).collect::<Vec<_>>().join(", ")));
        let list = prop::collection::vec(word.clone(), 1..4).prop_map(|items| format!("[{}]", items.join(", ")));
        let value = prop_oneof![word.prop_map(str::to_string), flow, list, Just(String::new())];
        let indent = prop::sample::select(vec!["", "", "  ", "    ", "- ", "  - ", "# ", "\n"]);
        let line = (indent, key, value, prop::sample::select(vec!["", "", "", " ", " # 注"]))
            .prop_map(|(indent, key, value, end)| format!("{indent}{key}: {value}{end}\n"));
        prop::collection::vec(line, 1..9).prop_map(|lines| lines.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn never_otherwise_than_the_parser(text in prop_oneof![pieces(), records()]) {
            let (own, parsed) = both(&text);
            if own.is_some() {
                prop_assert_eq!(own, parsed, "{:?}", text);
            }
        }
    }

    #[test]
    fn the_parser_is_asked_where_nothing_is_read() {
        let source = Arc::new(Source { path: "a.yaml".into(), text: "a: |\n  b\n".into(), ..Source::default() });
        assert!(parse(&source, Span::new(0, source.text.len()), &mut Vec::new()).is_some());
    }
}
