//! From the parser's events to the tree: HTML becomes visible text, links are judged, nesting is capped.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::super::diagnostic::Diagnostic;
use super::super::source::{Source, Span};
use super::cjk::{Shim, is_wide};
use super::frame::{Frame, Kind};
use super::{Block, Found, Inline, Prose, Target, link};
use crate::said;

/// How many frames may be open; what is nested deeper is shown flat.
const DEPTH: usize = 32;
/// How many mistakes of one text are named.
const MOST: usize = 50;

/// Parses the Markdown of a source: tables and ~~struck~~ text, no HTML, no footnotes, no smart punctuation.
///
/// # Diagnostics
/// `markdown/format/link` for a link that leads nowhere we allow (its words stay); `markdown/reference/remote-image` and
/// `markdown/format/image` for a picture that is no attachment (its description stays); `markdown/format/html` (a warning)
/// for HTML, which is shown as text; `markdown/format/depth` for nesting beyond 32.
pub fn parse(source: &Arc<Source>, within: Span) -> (Prose, Found) {
    let text = source.slice(within);
    let shim = Shim::new(text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut builder = Builder {
        source,
        shim: &shim,
        offset: within.start as usize,
        root: Frame::new(Kind::Root),
        frames: Vec::new(),
        last: None,
        soft: false,
        cells: text.len(),
        found: Found::default(),
    };
    for (event, range) in Parser::new_ext(shim.shown(), options).into_offset_iter() {
        builder.event(event, range);
    }
    builder.finish()
}

struct Builder<'s> {
    source: &'s Arc<Source>,
    shim: &'s Shim<'s>,
    offset: usize,
    root: Frame,
    frames: Vec<Frame>,
    /// The last character written, to decide whether a line end parts two words.
    last: Option<char>,
    /// A line end waits for the character after it.
    soft: bool,
    /// Table cells that may still be made: the parser fills rows up, an author writes at least a byte for each.
    cells: usize,
    found: Found,
}

impl Builder<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.end(),
            Event::Text(text) => {
                let text = self.shim.restore(&text, &range);
                self.hidden(&text, &range);
                self.text(&text);
            }
            Event::Code(code) => {
                self.join(code.chars().next());
                let code = self.shim.restore(&code, &range).into_owned();
                self.last = code.chars().next_back();
                self.inline(Inline::Code(code));
            }
            Event::Html(html) => self.lines(&self.shim.restore(&html, &range)),
            Event::InlineHtml(html) => {
                self.html(&range);
                self.text(&self.shim.restore(&html, &range));
            }
            Event::SoftBreak => self.soft = true,
            Event::HardBreak => self.line_break(),
            Event::Rule => self.block(Block::Rule),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        let kind = match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { level, .. } => Kind::Heading(level as u8),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => Kind::Fenced,
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Indented,
            Tag::HtmlBlock => {
                self.html(&range);
                Kind::Indented
            }
            Tag::List(first) => Kind::List(first),
            Tag::Item => Kind::Entry,
            Tag::Table(columns) => Kind::Table(columns.iter().map(|side| *side == Alignment::Right).collect()),
            Tag::TableHead | Tag::TableRow => Kind::Row,
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            // A single `~` is a range of hours or days in Chinese (9~11点), never a deletion.
            Tag::Strikethrough if !self.shim.shown().get(range.clone()).is_some_and(|t| t.starts_with("~~")) => {
                self.text("~");
                Kind::Tilde
            }
            Tag::Strikethrough => Kind::Struck,
            Tag::Link { link_type, dest_url, .. } => Kind::Link(self.link(link_type, &dest_url, &range)),
            Tag::Image { dest_url, .. } => Kind::Image(self.image(&dest_url, &range)),
            _ => Kind::Paragraph,
        };
        let orphan = match kind {
            Kind::Entry => !matches!(self.top().kind, Kind::List(_)),
            Kind::Row => !matches!(self.top().kind, Kind::Table(_)),
            Kind::Cell => self.top().kind != Kind::Row,
            _ => false,
        };
        let deep = self.frames.len() >= DEPTH && kind.nests();
        if deep {
            self.deep(&range);
        }
        if orphan || deep {
            self.top().flat += 1;
            return;
        }
        if kind.is_block() {
            self.top().flush();
            (self.last, self.soft) = (None, false);
        }
        self.frames.push(Frame::new(kind));
    }

    fn end(&mut self) {
        if self.top().flat > 0 {
            self.top().flat -= 1;
            return;
        }
        let Some(mut frame) = self.frames.pop() else { return };
        if frame.kind.is_block() {
            (self.last, self.soft) = (None, false);
        }
        match frame.kind {
            Kind::Root => {}
            Kind::Paragraph | Kind::Indented => {
                if frame.trim() {
                    self.block(Block::Paragraph(frame.inlines));
                }
            }
            Kind::Heading(level) => {
                if frame.trim() {
                    self.block(Block::Heading(level, frame.inlines));
                }
            }
            Kind::Quote => {
                frame.flush();
                self.block(Block::Quote(frame.blocks));
            }
            Kind::Fenced => {
                let mut code = String::new();
                super::write_plain(&frame.inlines, &mut code);
                self.block(Block::Code(code));
            }
            Kind::List(first) => self.block(Block::List(first, frame.entries)),
            Kind::Entry => {
                frame.flush();
                self.top().entries.push(frame.blocks);
            }
            Kind::Table(_) => self.block(frame.table()),
            Kind::Row => self.top().rows.push(frame.cells),
            Kind::Cell => {
                let empty = frame.inlines.is_empty();
                self.cells = self.cells.saturating_sub(1);
                if !(empty && self.cells == 0) {
                    self.top().cells.push(frame.inlines);
                }
            }
            Kind::Emphasis => self.inline(Inline::Emphasis(frame.inlines)),
            Kind::Strong => self.inline(Inline::Strong(frame.inlines)),
            Kind::Struck => self.inline(Inline::Struck(frame.inlines)),
            Kind::Tilde => {
                frame.inlines.into_iter().for_each(|inline| self.inline(inline));
                self.text("~");
            }
            Kind::Link(Some(target)) => self.inline(Inline::Link(target, frame.inlines)),
            Kind::Image(Some(path)) => {
                let mut description = String::new();
                super::write_plain(&frame.inlines, &mut description);
                self.inline(Inline::Image(path, description));
            }
            Kind::Link(None) | Kind::Image(None) => frame.inlines.into_iter().for_each(|inline| self.inline(inline)),
        }
    }

    /// The innermost open frame.
    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().unwrap_or(&mut self.root)
    }

    fn block(&mut self, block: Block) {
        self.top().flush();
        self.top().blocks.push(block);
    }

    fn inline(&mut self, inline: Inline) {
        self.top().inline(inline);
    }

    fn text(&mut self, text: &str) {
        if matches!(self.top().kind, Kind::Indented) {
            return self.lines(text);
        }
        if self.soft && numbered(text) {
            self.line_break();
        }
        self.join(text.chars().next());
        self.last = text.chars().next_back().or(self.last);
        self.top().text(text);
    }

    /// A line end between two Chinese characters parts nothing; elsewhere it is a space.
    fn join(&mut self, next: Option<char>) {
        let wide = |c: Option<char>| c.is_none_or(is_wide);
        if std::mem::take(&mut self.soft) && !(wide(self.last) && wide(next)) {
            self.top().text(" ");
        }
    }

    fn line_break(&mut self) {
        (self.last, self.soft) = (None, false);
        self.inline(Inline::Break);
    }

    /// Text whose line ends are kept.
    fn lines(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\n', '\r']);
            self.top().text(words);
            if words.len() < line.len() {
                self.inline(Inline::Break);
            }
        }
    }

    fn link(&mut self, sort: LinkType, destination: &str, range: &Range<usize>) -> Option<Target> {
        let destination = match sort {
            LinkType::Email => Cow::Owned(format!("mailto:{destination}")),
            _ => self.shim.restore(destination, range),
        };
        let span = self.destination(&destination, range);
        let target = link::judge(&destination);
        match &target {
            Some(Target::Record(id)) => self.found.records.push((id.clone(), span)),
            Some(Target::Attachment(path)) => self.found.attachments.push((path.clone(), span)),
            Some(Target::Outside(_)) => {}
            None => self.report(
                Diagnostic::error("markdown/format/link", self.source.place(span), said!("这个链接不能用", "this link cannot be used"))
                    .why(said!(
                        "链接只能指向本站的记录、附件，或 https、http、mailto、tel 地址；别的地址可能伤害读者",
                        "links lead to records, attachments, or https, http, mailto and tel addresses; others may harm the reader"
                    ))
                    .mend(said!(
                        "写成 账目/2026-q3、附件/合同.pdf 或 https://…；或去掉链接只留文字",
                        "write finance/2026-q3, attachments/contract.pdf or https://…; or keep the words without a link"
                    )),
            ),
        }
        target
    }

    fn image(&mut self, destination: &str, range: &Range<usize>) -> Option<String> {
        let destination = self.shim.restore(destination, range);
        let span = self.destination(&destination, range);
        if let Some(Target::Attachment(path)) = link::judge(&destination) {
            self.found.attachments.push((path.clone(), span));
            return Some(path);
        }
        let (rule, what) = match link::is_remote(&destination) {
            true => ("markdown/reference/remote-image", said!("图片在别的网站上", "the picture is on another site")),
            false => ("markdown/format/image", said!("图片不在附件里", "the picture is not an attachment")),
        };
        let why = said!(
            "别的网站会知道谁看了公示，也可能换掉或撤下图片",
            "another site would learn who reads the board, and may change or remove the picture"
        );
        let mend = said!(
            "把图片放进 attachments/ 文件夹，写成 ![说明](附件/图片.png)",
            "put it into attachments/ and write ![description](attachments/picture.png)"
        );
        self.report(Diagnostic::error(rule, self.source.place(span), what).why(why).mend(mend));
        None
    }

    /// Where in a link its destination stands; the whole link when it is written elsewhere.
    fn destination(&self, destination: &str, range: &Range<usize>) -> Span {
        let start = self.offset + range.start;
        let whole = Span::new(start, self.offset + range.end);
        let at = self.source.slice(whole).rfind(destination).filter(|_| !destination.is_empty());
        at.map_or(whole, |at| Span::new(start + at, start + at + destination.len()))
    }

    fn html(&mut self, range: &Range<usize>) {
        let what = said!("HTML 在这里不起作用，会原样显示出来", "HTML has no effect here and is shown as it is");
        let mend = said!("删掉标签；加粗用 **文字**，表格用竖线", "delete the tags; **bold**, tables with bars");
        self.report(Diagnostic::warning("markdown/format/html", self.place(range), what).mend(mend));
    }

    /// Names a character that may not be written and was brought in by an entity (`&#x202e;`).
    fn hidden(&mut self, text: &str, range: &Range<usize>) {
        let entity = self.shim.shown().get(range.clone()).is_some_and(|written| written.starts_with('&'));
        if let Some(c) = text.chars().find(|c| entity && super::super::text::is_forbidden(*c)) {
            self.report(super::super::source::forbidden(self.place(range), c));
        }
    }

    fn deep(&mut self, range: &Range<usize>) {
        if self.found.diagnostics.iter().all(|d| d.rule != "markdown/format/depth") {
            let what = said!("嵌套超过 {DEPTH} 层", "nested more than {DEPTH} levels deep");
            let mend = said!("减少引用、列表的层数", "use fewer levels of quotes and lists");
            self.report(Diagnostic::error("markdown/format/depth", self.place(range), what).mend(mend));
        }
    }

    fn place(&self, range: &Range<usize>) -> super::super::diagnostic::Place {
        self.source.place(Span::new(self.offset + range.start, self.offset + range.end))
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        if self.found.diagnostics.len() < MOST {
            self.found.diagnostics.push(diagnostic);
        }
    }

    fn finish(mut self) -> (Prose, Found) {
        self.root.flush();
        let mut blocks = std::mem::take(&mut self.root.blocks);
        let highest = highest(&blocks);
        lift(&mut blocks, highest.saturating_sub(1));
        (Prose { blocks }, self.found)
    }
}

/// Whether a line begins as Chinese lists do (`1、` `（一）` `二、` `①`), which Markdown does not know.
fn numbered(line: &str) -> bool {
    let line = line.trim_start();
    let inner = line.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let counted = rest.len() < inner.len() && inner.len() - rest.len() <= 9;
    let closed = if inner.len() < line.len() { rest.starts_with(['）', ')']) } else { rest.starts_with(['、', '．', '）']) };
    (counted && closed) || line.starts_with(|c: char| ('①'..='⑳').contains(&c) || c == '•')
}

fn highest(blocks: &[Block]) -> u8 {
    let level = |block: &Block| match block {
        Block::Heading(level, _) => *level,
        Block::Quote(inner) => highest(inner),
        Block::List(_, entries) => entries.iter().map(|entry| highest(entry)).filter(|l| *l > 0).min().unwrap_or(0),
        _ => 0,
    };
    blocks.iter().map(level).filter(|level| *level > 0).min().unwrap_or(0)
}

fn lift(blocks: &mut [Block], by: u8) {
    for block in blocks.iter_mut().filter(|_| by > 0) {
        match block {
            Block::Heading(level, _) => *level = level.saturating_sub(by),
            Block::Quote(inner) => lift(inner, by),
            Block::List(_, entries) => entries.iter_mut().for_each(|entry| lift(entry, by)),
            _ => {}
        }
    }
}
