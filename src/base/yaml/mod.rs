//! YAML as a small tree in which every key and value knows its place.
//!
//! Anchors, aliases and tags are refused, so there is nothing to expand; depth and node count are capped.

mod complaint;
pub mod pieces;
mod plain;
pub mod slips;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as Marked};

use super::diagnostic::{Diagnostic, Said};
use super::source::{Source, Span};
use crate::said;
use slips::Slip;

/// How deep lists and mappings may be nested.
const DEPTH: usize = 32;
/// How many nodes one file may hold.
const NODES: usize = 200_000;
/// How many bytes of YAML one file may hold.
const BYTES: usize = 2 << 20;
/// How many keys are sooner compared with each other than sorted.
const FEW: usize = 8;
/// How many repeated keys of one mapping are named.
const MOST: usize = 50;

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
    pub fn shape(&self) -> Said {
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
/// `yaml/format/syntax`, `yaml/format/anchor`, `yaml/format/depth`, `yaml/format/size`, `yaml/unique/key`, `yaml/format/comment`.
/// Duplicate keys and cut values are all reported; the others end the file, for what follows them cannot be trusted.
pub fn parse<'s>(source: &'s Arc<Source>, within: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<Node<'s>> {
    let text = source.slice(within);
    if text.len() > BYTES {
        let place = source.place(Span::new(within.start as usize, within.start as usize));
        let what = said!("这个文件的内容超过 {} MB", "the file holds more than {} MB", BYTES >> 20);
        diagnostics.push(Diagnostic::error("yaml/format/size", place, what).mend(said!("分成几个文件", "split it into several files")));
        return None;
    }
    let offset = within.start as usize;
    plain::read(text, offset).or_else(|| Tree { source, text, offset, last: Default::default(), nodes: 0, diagnostics }.document())
}

struct Tree<'s, 'd> {
    source: &'s Arc<Source>,
    text: &'s str,
    /// Where `text` begins in the source.
    offset: usize,
    /// The parser counts characters: where the last value began and ended, in characters and bytes, from where the next is walked to.
    last: (Step, Step),
    nodes: usize,
    diagnostics: &'d mut Vec<Diagnostic>,
}

/// A place in the text as the parser counts, and in bytes.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    chars: usize,
    bytes: usize,
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
        match &root {
            // No record is a bare text: a file of `标题：三季度` lines is read as one.
            Some(Node { span, value: Value::Scalar(_) }) => {
                let start = span.start as usize;
                let slips = slips::in_lines(self.source.slice(*span));
                if !slips.is_empty() {
                    self.slipped(slips, start);
                    return None;
                }
            }
            Some(_) => {}
            None => root = Some(Node { span: self.here(), value: Value::Null }),
        }
        root
    }

    fn slipped(&mut self, slips: Vec<Slip>, offset: usize) {
        for slip in slips {
            let slip = slip.moved(offset);
            // What spoils a line is not told a second time as a cut in it.
            self.diagnostics.retain(|known| known.rule != "yaml/format/comment" || known.place.span.start as usize != slip.start);
            let place = self.source.place(Span::new(slip.start, slip.end));
            self.diagnostics.push(Diagnostic::error("yaml/format/syntax", place, slip.what).mend(slip.mend).fix(slip.fix));
        }
    }

    /// Says where a comment most likely is none, and cuts a value.
    fn whole(&mut self, span: Span, value: &str) {
        let end = span.end as usize;
        let behind = self.text.get(end - self.offset..).unwrap_or("");
        if let Some(blanks) = slips::cut_off(value, behind) {
            let comment = behind.lines().next().unwrap_or("").trim_end();
            let place = self.source.place(Span::new(end + blanks, end + comment.len()));
            let what = said!("从这个“#”起被当作说明，不会公布", "from this `#` on it is taken for a comment and not published");
            self.diagnostics.push(Diagnostic::warning("yaml/format/comment", place, what).mend(said!(
                "是文字，就给整个值加英文引号 \"…\"；是说明，就在 # 后面空一格",
                "quote the whole value, \"…\", if it is part of it; put a space after the # if it is a comment"
            )));
        }
    }

    fn too_deep(&mut self, span: Span) {
        self.refuse(
            "yaml/format/depth",
            span,
            said!("嵌套超过 {DEPTH} 层", "nested more than {DEPTH} levels deep"),
            said!("检查括号和缩进", "look at the brackets and the indentation"),
        );
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
            self.too_deep(span);
            return None;
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.plain(span, anchor, tag.is_some())?;
                let null = style == ScalarStyle::Plain && (text.is_empty() || text == "~");
                let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                let span = if quoted { self.to_mark(span) } else { self.trimmed(span) };
                let span = if null { self.after_colon(span) } else { span };
                if style == ScalarStyle::Plain {
                    self.whole(span, &text);
                }
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
                let span = self.until(start, end, items.last().map(|n: &Node| n.span));
                return Some(Node { span: self.with_dash(span), value: Value::List(items) });
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
                let slips: Vec<Slip> = entries.iter().filter_map(|(key, value)| slips::in_key(&key.text, key.span, &value.value)).collect();
                if !slips.is_empty() {
                    self.slipped(slips, 0);
                    return None;
                }
                self.unique(&mut entries);
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
            entries.push((Key { text, span: key.span }, value));
        }
    }

    /// Names every key written before, and drops it; sorting keeps a file of 100,000 keys from taking half a minute.
    fn unique(&mut self, entries: &mut Vec<(Key<'s>, Node<'s>)>) {
        if !has_twins(entries) {
            return;
        }
        let mut order: Vec<(&str, Span)> = entries.iter().map(|(key, _)| (key.text.as_ref(), key.span)).collect();
        order.sort_unstable_by_key(|(text, span)| (*text, span.start));
        let mut first = None;
        let mut again = Vec::new();
        for (text, span) in order {
            match first {
                Some((known, place)) if known == text => again.push((text.to_string(), span, place)),
                _ => first = Some((text, span)),
            }
        }
        for (text, span, first) in again.iter().take(MOST) {
            self.diagnostics.push(
                Diagnostic::error("yaml/unique/key", self.source.place(*span), said!("“{text}”写了两次", "`{text}` is written twice"))
                    .mend(said!("只留一个", "keep one of them"))
                    .also(self.source.place(*first), said!("第一次在这里", "first written here")),
            );
        }
        if !again.is_empty() {
            let dropped: BTreeSet<Span> = again.iter().map(|(_, span, _)| *span).collect();
            entries.retain(|(key, _)| !dropped.contains(&key.span));
        }
    }

    /// Block collections end where their last value ends; flow collections at their bracket.
    fn until(&self, start: Span, end: Span, last: Option<Span>) -> Span {
        let flow = matches!(self.source.slice(Span::new(start.start as usize, start.start as usize + 1)), "[" | "{");
        // The parser counts blanks and a comment behind a bracket as its own.
        let stop = if flow { end.start.saturating_add(1) } else { last.map_or(start.end, |s| s.end) };
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

    /// The parser places a value that is not there on the colon; it belongs behind it.
    fn after_colon(&self, span: Span) -> Span {
        let colon = self.source.slice(Span { start: span.start, end: span.start + 1 }) == ":";
        if span.start == span.end && colon { Span { start: span.start + 1, end: span.start + 1 } } else { span }
    }

    /// The parser begins a list that is not indented at its first value; it belongs to the dash before.
    fn with_dash(&self, span: Span) -> Span {
        let text = self.source.slice(Span::new(self.offset, span.start as usize));
        let line = text.rfind('\n').map_or(text, |n| text.get(n + 1..).unwrap_or(""));
        let outside = !self.source.slice(span).starts_with(['[', '-']);
        match line.rfind('-').filter(|_| outside) {
            Some(at) => Span { start: span.start - u32::try_from(line.len() - at).unwrap_or(0), end: span.end },
            None => span,
        }
    }

    /// The parser counts blanks and a comment behind the closing mark as part of what is quoted.
    fn to_mark(&self, span: Span) -> Span {
        let text = self.source.slice(span);
        let mut rest = text.chars();
        let mark = rest.next();
        while let Some(sign) = rest.next() {
            match sign {
                '\\' if mark == Some('"') => drop(rest.next()),
                '\'' if mark == Some(sign) && rest.as_str().starts_with(sign) => drop(rest.next()),
                _ if mark == Some(sign) => break,
                _ => {}
            }
        }
        Span { start: span.start, end: span.end - u32::try_from(rest.as_str().len()).unwrap_or(0) }
    }

    fn trimmed(&self, span: Span) -> Span {
        let text = self.source.slice(span);
        if text.as_bytes().last().is_some_and(u8::is_ascii_graphic) {
            return span;
        }
        Span { start: span.start, end: span.end - u32::try_from(text.len() - text.trim_end().len()).unwrap_or(0) }
    }

    fn span(&mut self, marked: Marked) -> Span {
        let start = self.step(marked.start.index());
        let end = self.onward(start, marked.end.index());
        self.last = (start, end);
        Span::new(self.offset + start.bytes, self.offset + end.bytes)
    }

    /// The place of a character; the next event often begins where the last one ended, and now and then before it.
    fn step(&self, chars: usize) -> Step {
        let (start, end) = self.last;
        let from = if chars >= end.chars { end } else { start };
        let Some(back) = from.chars.checked_sub(chars).and_then(|back| back.checked_sub(1)) else { return self.onward(from, chars) };
        let before = self.text.get(..from.bytes).unwrap_or(self.text);
        Step { chars, bytes: before.char_indices().rev().nth(back).map_or(0, |(at, _)| at) }
    }

    /// The place of a character at or behind another one.
    fn onward(&self, from: Step, chars: usize) -> Step {
        let rest = self.text.get(from.bytes..).unwrap_or("");
        let mut walk = rest.chars();
        if let Some(steps) = chars.checked_sub(from.chars).and_then(|steps| steps.checked_sub(1)) {
            walk.nth(steps);
        }
        Step { chars: chars.max(from.chars), bytes: from.bytes + rest.len() - walk.as_str().len() }
    }

    fn refuse(&mut self, rule: &'static str, span: Span, what: Said, mend: Said) {
        self.diagnostics.push(Diagnostic::error(rule, self.source.place(span), what).mend(mend));
    }

    /// Turns the parser's complaint into one a secretary can act on; the usual slips of a Chinese keyboard come first.
    fn syntax(&mut self, error: &ScanError) {
        let at = self.step(error.marker().index()).bytes;
        let span = Span::new(self.offset + at, self.offset + at);
        if error.info().contains("recursion") {
            self.too_deep(span);
            return;
        }
        let slips = slips::near(self.text, at);
        if !slips.is_empty() {
            self.slipped(slips, self.offset);
            return;
        }
        let (what, mend) = complaint::in_words(error.info());
        self.refuse("yaml/format/syntax", span, what, mend);
    }
}

/// Whether a key is written twice.
fn has_twins(entries: &[(Key, Node)]) -> bool {
    let words = || entries.iter().map(|(key, _)| key.text.as_ref());
    if entries.len() <= FEW {
        return words().enumerate().any(|(at, word)| words().skip(at + 1).any(|other| other == word));
    }
    let mut sorted: Vec<&str> = words().collect();
    sorted.sort_unstable();
    sorted.windows(2).any(|pair| matches!(pair, [one, other] if one == other))
}

#[cfg(test)]
mod tests;
