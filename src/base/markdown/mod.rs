//! Markdown as a small tree without markup: what a renderer may show, nothing it must distrust.

mod cjk;
mod frame;
mod link;
mod parse;
#[cfg(test)]
mod tests;

use super::diagnostic::Diagnostic;
use super::source::Span;

pub use parse::parse;

/// A piece of prose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
}

/// A block of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading; level 1 is the highest of the text, below the page's own.
    Heading(u8, Vec<Inline>),
    /// A list; ordered ones carry their first number.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted text (fenced; an indented paragraph is a paragraph).
    Code(String),
    /// A table: which columns are numbers, the head, the rows.
    Table(Vec<bool>, Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
    /// A break between parts.
    Rule,
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Strong.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Struck out.
    Struck(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link; where it leads has been judged.
    Link(Target, Vec<Inline>),
    /// A picture among the attachments, with its description.
    Image(String, String),
    /// A line break.
    Break,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Another record: `kind/id`.
    Record(String),
    /// An attachment, by its path below the attachments folder.
    Attachment(String),
    /// Somewhere else: `https:`, `http:`, `mailto:` or `tel:`.
    Outside(String),
}

/// What parsing finds beside the prose.
#[derive(Debug, Default)]
pub struct Found {
    /// Mistakes.
    pub diagnostics: Vec<Diagnostic>,
    /// Links to records, with places.
    pub records: Vec<(String, Span)>,
    /// Links to attachments and pictures, with places.
    pub attachments: Vec<(String, Span)>,
}

impl Prose {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The words alone, one line for each paragraph, heading, list value and table row: for search and summaries.
    pub fn plain(&self) -> String {
        let mut out = String::new();
        self.blocks.iter().for_each(|block| block.write_plain(&mut out));
        out
    }
}

impl Block {
    fn write_plain(&self, out: &mut String) {
        match self {
            Block::Paragraph(inlines) | Block::Heading(_, inlines) => line(inlines, out),
            Block::List(_, entries) => entries.iter().flatten().for_each(|block| block.write_plain(out)),
            Block::Quote(blocks) => blocks.iter().for_each(|block| block.write_plain(out)),
            Block::Code(text) => {
                out.push_str(text.trim_end_matches('\n'));
                out.push('\n');
            }
            Block::Table(_, head, rows) => {
                for row in std::iter::once(head).chain(rows) {
                    for (at, cell) in row.iter().enumerate() {
                        out.push_str(if at == 0 { "" } else { " " });
                        write_plain(cell, out);
                    }
                    out.push('\n');
                }
            }
            Block::Rule => {}
        }
    }
}

fn line(inlines: &[Inline], out: &mut String) {
    write_plain(inlines, out);
    out.push('\n');
}

/// Appends the words of a run of text.
pub fn write_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) | Inline::Link(_, inner) => write_plain(inner, out),
            Inline::Image(_, description) => out.push_str(description),
            Inline::Break => out.push('\n'),
        }
    }
}
