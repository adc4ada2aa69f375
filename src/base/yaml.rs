//! YAML as a small tree in which every key and value knows its place.
//!
//! Anchors, aliases and tags are refused, so there is nothing to expand; depth and node count are capped.

use std::borrow::Cow;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as Marked};

use super::diagnostic::Diagnostic;
use super::source::{Source, Span};
use crate::said;

/// How deep lists and mappings may be nested.
const DEPTH: usize = 32;
/// How many nodes one file may hold.
const NODES: usize = 200_000;

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node<'s> {
    /// Where the value stands.
    pub span: Span,
    /// What it is.
    pub value: Value<'s>,
}

/// The three shapes of YAML, and nothing.
#[derive(Debug, Clone)]
pub enum Value<'s> {
    /// No value: `key:` or `~`.
    Null,
    /// A scalar's own text, never guessed at.
    Scalar(Cow<'s, str>),
    /// A list.
    List(Vec<Node<'s>>),
    /// A mapping, in the order written.
    Map(Vec<(Key<'s>, Node<'s>)>),
}

/// A key with its place.
#[derive(Debug, Clone)]
pub struct Key<'s> {
    /// As the author wrote it.
    pub text: Cow<'s, str>,
    /// Where.
    pub span: Span,
}

impl Value<'_> {
    /// The shape in words, for messages.
    pub fn shape(&self) -> super::diagnostic::Said {
        match self {
            Value::Null => said!("空", "nothing"),
            Value::Scalar(_) => said!("一个值", "a single value"),
            Value::List(_) => said!("一个列表", "a list"),
            Value::Map(_) => said!("一组键值", "a mapping"),
        }
    }
}

/// Parses the stretch of a source that holds YAML (a whole file, or front matter).
///
/// # Diagnostics
/// `yaml/format/syntax`, `yaml/format/anchor`, `yaml/format/depth`, `yaml/format/size`, `yaml/unique/key`. Duplicate keys are all
/// reported; the others end the file, for what follows them cannot be trusted.
pub fn parse<'s>(source: &'s Arc<Source>, within: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<Node<'s>> {
    let text = source.slice(within);
    let mut tree = Tree { source, text, offset: within.start as usize, chars: 0, bytes: 0, nodes: 0, diagnostics };
    tree.document()
}

struct Tree<'s, 'd> {
    source: &'s Arc<Source>,
    text: &'s str,
    /// Where `text` begins in the source.
    offset: usize,
    /// The parser counts characters; this pair walks along and turns them into bytes.
    chars: usize,
    bytes: usize,
    nodes: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

type Events<'s> = Parser<'s, saphyr_parser::StrInput<'s>>;

impl<'s> Tree<'s, '_> {
    fn document(&mut self) -> Option<Node<'s>> {
        let mut events: Events<'s> = Parser::new_from_str(self.text);
        let mut root = None;
        loop {
            let (event, marked) = self.next(&mut events)?;
            match event {
                Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd | Event::Nothing => {}
                Event::StreamEnd => break,
                _ if root.is_some() => {
                    let span = self.span(marked);
                    self.refuse(
                        "yaml/format/syntax",
                        span,
                        said!("一个文件只能有一份内容", "a file holds one document only"),
                        said!("删掉文件中间的 ---", "remove the --- in the middle of the file"),
                    );
                    return None;
                }
                _ => root = Some(self.node(&mut events, event, marked, 0)?),
            }
        }
        root.or_else(|| Some(Node { span: self.here(), value: Value::Null }))
    }

    fn here(&self) -> Span {
        Span::new(self.offset, self.offset)
    }

    fn next(&mut self, events: &mut Events<'s>) -> Option<(Event<'s>, Marked)> {
        match events.next_event()? {
            Ok(pair) => Some(pair),
            Err(error) => {
                self.syntax(&error);
                None
            }
        }
    }

    fn node(&mut self, events: &mut Events<'s>, event: Event<'s>, marked: Marked, depth: usize) -> Option<Node<'s>> {
        let span = self.span(marked);
        self.nodes += 1;
        if self.nodes > NODES {
            self.refuse(
                "yaml/format/size",
                span,
                said!("这个文件的内容超过 {NODES} 项", "the file holds more than {NODES} values"),
                said!("分成几个文件", "split it into several files"),
            );
            return None;
        }
        if depth > DEPTH {
            self.refuse(
                "yaml/format/depth",
                span,
                said!("嵌套超过 {DEPTH} 层", "nested more than {DEPTH} levels deep"),
                said!("检查括号和缩进", "look at the brackets and the indentation"),
            );
            return None;
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.plain(span, anchor, tag.is_some())?;
                let null = style == ScalarStyle::Plain && (text.is_empty() || text == "~");
                let span = if style == ScalarStyle::Plain { self.trimmed(span) } else { span };
                Some(Node { span, value: if null { Value::Null } else { Value::Scalar(text) } })
            }
            Event::SequenceStart(anchor, tag) => {
                self.plain(span, anchor, tag.is_some())?;
                self.list(events, span, depth)
            }
            Event::MappingStart(anchor, tag) => {
                self.plain(span, anchor, tag.is_some())?;
                self.map(events, span, depth)
            }
            Event::Alias(_) => {
                self.plain(span, 1, false)?;
                None
            }
            _ => None,
        }
    }

    fn list(&mut self, events: &mut Events<'s>, start: Span, depth: usize) -> Option<Node<'s>> {
        let mut items = Vec::new();
        loop {
            let (event, marked) = self.next(events)?;
            if event == Event::SequenceEnd {
                let end = self.span(marked);
                return Some(Node { span: self.until(start, end, items.last().map(|n: &Node| n.span)), value: Value::List(items) });
            }
            items.push(self.node(events, event, marked, depth + 1)?);
        }
    }

    fn map(&mut self, events: &mut Events<'s>, start: Span, depth: usize) -> Option<Node<'s>> {
        let mut entries: Vec<(Key<'s>, Node<'s>)> = Vec::new();
        loop {
            let (event, marked) = self.next(events)?;
            if event == Event::MappingEnd {
                let end = self.span(marked);
                let span = self.until(start, end, entries.last().map(|(_, n)| n.span));
                return Some(Node { span, value: Value::Map(entries) });
            }
            let key = self.node(events, event, marked, depth + 1)?;
            let (event, marked) = self.next(events)?;
            let value = self.node(events, event, marked, depth + 1)?;
            let text = match key.value {
                Value::Scalar(text) => text,
                Value::Null => Cow::Borrowed("~"),
                _ => {
                    self.refuse(
                        "yaml/format/syntax",
                        key.span,
                        said!("键必须是一个词", "a key must be a word"),
                        said!("键只写一个词，如“标题:”", "write one word as the key, like `title:`"),
                    );
                    return None;
                }
            };
            if let Some((first, _)) = entries.iter().find(|(known, _)| known.text == text) {
                let place = self.source.place(key.span);
                self.diagnostics.push(
                    Diagnostic::error("yaml/unique/key", place, said!("“{text}”写了两次", "`{text}` is written twice"))
                        .mend(said!("只留一个", "keep one of them"))
                        .also(self.source.place(first.span), said!("第一次在这里", "first written here")),
                );
            } else {
                entries.push((Key { text, span: key.span }, value));
            }
        }
    }

    /// Block collections end where their last value ends; flow collections at their bracket.
    fn until(&self, start: Span, end: Span, last: Option<Span>) -> Span {
        let flow = matches!(self.source.slice(Span::new(start.start as usize, start.start as usize + 1)), "[" | "{");
        let stop = if flow { end.end } else { last.map_or(start.end, |s| s.end) };
        Span { start: start.start, end: stop.max(start.start) }
    }

    fn plain(&mut self, span: Span, anchor: usize, tagged: bool) -> Option<()> {
        if anchor == 0 && !tagged {
            return Some(());
        }
        let span = Span::new(span.start as usize, span.end as usize);
        self.refuse(
            "yaml/format/anchor",
            span,
            said!("这里用了 YAML 的锚点、别名或标签（& * !）", "an anchor, alias or tag (& * !) is used here"),
            said!(
                "把内容直接写出来；如果文字以这些符号开头，给它加引号",
                "write the content out; if the text starts with such a sign, quote it"
            ),
        );
        None
    }

    fn trimmed(&self, span: Span) -> Span {
        let text = self.source.slice(span);
        Span { start: span.start, end: span.end - u32::try_from(text.len() - text.trim_end().len()).unwrap_or(0) }
    }

    fn span(&mut self, marked: Marked) -> Span {
        let start = self.byte(marked.start.index());
        let end = self.byte(marked.end.index().max(marked.start.index()));
        Span::new(self.offset + start, self.offset + end)
    }

    fn byte(&mut self, chars: usize) -> usize {
        if chars < self.chars {
            (self.chars, self.bytes) = (0, 0);
        }
        let rest = self.text.get(self.bytes..).unwrap_or("");
        let steps = chars - self.chars;
        let advance = rest.char_indices().nth(steps).map_or(rest.len(), |(at, _)| at);
        (self.chars, self.bytes) = (chars, self.bytes + advance);
        self.bytes
    }

    fn refuse(&mut self, rule: &'static str, span: Span, what: super::diagnostic::Said, mend: super::diagnostic::Said) {
        self.diagnostics.push(Diagnostic::error(rule, self.source.place(span), what).mend(mend));
    }

    /// Turns the parser's complaint into one a secretary can act on; the usual slips of a Chinese keyboard come first.
    fn syntax(&mut self, error: &ScanError) {
        let at = self.byte(error.marker().index());
        let line_start = self.text.get(..at).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1);
        let previous = self.text.get(..line_start.saturating_sub(1)).and_then(|t| t.rfind('\n')).map_or(0, |n| n + 1);
        if let Some((from, len, what, mend)) = slip(self.text, previous, at) {
            let span = Span::new(self.offset + from, self.offset + from + len);
            self.refuse("yaml/format/syntax", span, what, mend);
            return;
        }
        let info = error.info();
        let span = Span::new(self.offset + at, self.offset + at);
        self.refuse(
            "yaml/format/syntax",
            span,
            said!("这里的写法读不通（{info}）", "this cannot be read ({info})"),
            said!(
                "检查这一行和上一行的冒号、引号、括号和缩进",
                "look at colons, quotes, brackets and indentation on this line and the one above"
            ),
        );
    }
}

type Slip = (usize, usize, super::diagnostic::Said, super::diagnostic::Said);

/// Looks for a slip of the keyboard from `from` to the end of the line that holds `at`.
fn slip(text: &str, from: usize, at: usize) -> Option<Slip> {
    let end = text.get(at..).and_then(|t| t.find('\n')).map_or(text.len(), |n| at + n);
    let mut start = from;
    for line in text.get(from..end)?.split('\n') {
        let indent: &str = line.get(..line.len() - line.trim_start().len()).unwrap_or("");
        if let Some(n) = indent.find('\t') {
            return Some((
                start + n,
                1,
                said!("缩进用了制表符（Tab）", "a tab is used for indentation"),
                said!("换成空格，每层两个", "use spaces, two for each level"),
            ));
        }
        if let Some(n) = indent.find('\u{3000}') {
            return Some((
                start + n,
                3,
                said!("缩进用了全角空格", "a full-width space is used for indentation"),
                said!("换成半角空格", "use plain spaces"),
            ));
        }
        if let Some(n) = full_width_colon(line) {
            return Some((
                start + n,
                3,
                said!("这里用了中文冒号“：”", "a full-width colon is used here"),
                said!("换成英文冒号加一个空格“: ”", "use a plain colon and a space, `: `"),
            ));
        }
        start += line.len() + 1;
    }
    None
}

/// Where a line uses `：` as if it ended a key: before any plain colon, quote or bracket.
pub fn full_width_colon(line: &str) -> Option<usize> {
    let n = line.find('：')?;
    let before = line.get(..n)?;
    let key = before.trim_start().trim_start_matches("- ");
    (!key.is_empty() && !key.contains([':', '"', '\'', '[', '{', '，', '。', ' '])).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<(String, (usize, usize))> {
        let source = Arc::new(Source { path: "a.yaml".into(), text: text.into() });
        let mut found = Vec::new();
        parse(&source, Span::new(0, text.len()), &mut found);
        found.into_iter().map(|d| (d.what.zh.clone(), d.place.line_column())).collect()
    }

    #[test]
    fn values_keep_their_text_and_place() {
        let source = Arc::new(Source { path: "a".into(), text: "门牌: 0101\n列: [是, no]\n嵌:\n  金额: 3,400.00\n".into() });
        let mut found = Vec::new();
        let node = parse(&source, Span::new(0, source.text.len()), &mut found).unwrap();
        let Value::Map(entries) = node.value else { panic!() };
        assert!(matches!(&entries[0].1.value, Value::Scalar(s) if s == "0101"));
        assert_eq!(source.slice(entries[0].1.span), "0101");
        let Value::Map(inner) = &entries[2].1.value else { panic!() };
        assert_eq!(source.slice(inner[0].1.span), "3,400.00");
        assert!(found.is_empty());
    }

    #[test]
    fn duplicate_keys_are_each_reported() {
        let found = problems("a: 1\na: 2\nb: 1\nb: 2\n");
        assert_eq!(found.iter().map(|f| f.1).collect::<Vec<_>>(), [(2, 1), (4, 1)]);
    }

    #[test]
    fn aliases_anchors_and_tags_are_refused() {
        assert_eq!(problems("a: &x 1\nb: *x\n")[0].1, (1, 7));
        assert!(problems("a: !!str 1\n")[0].0.contains("标签"));
    }

    #[test]
    fn depth_is_capped_without_recursion_trouble() {
        assert!(problems(&"[".repeat(100_000))[0].0.contains("嵌套"));
    }

    #[test]
    fn keyboard_slips_get_their_own_hint() {
        assert!(problems("标题：三季度\n期初: 3\n")[0].0.contains("中文冒号"));
        assert!(problems("a:\n\tb: 1\n")[0].0.contains("制表符"));
        assert!(problems("a:\n  b: 1\n　c: 2\n").first().is_some());
    }
}
