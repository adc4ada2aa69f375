//! What somebody wrote, as passages the templates can set.

use serde::Serialize;

use crate::base::markdown::{Block, Inline, Prose};

/// A passage of prose.
#[derive(Debug, Serialize)]
#[serde(tag = "word", rename_all = "snake_case")]
pub enum Passage {
    /// A paragraph.
    Paragraph { runs: Vec<Run> },
    /// A heading of the text's own.
    Heading { level: u8, runs: Vec<Run> },
    /// A list; an ordered one has a first number.
    List { start: Option<u64>, entries: Vec<Vec<Passage>> },
    /// A quotation.
    Quote { passages: Vec<Passage> },
    /// Preformatted text.
    Code { words: String },
    /// A table.
    Table { numbers: Vec<bool>, head: Vec<Vec<Run>>, rows: Vec<Vec<Vec<Run>>> },
    /// A break between parts.
    Rule,
}

/// A run of text in one style.
#[derive(Debug, Serialize)]
pub struct Run {
    words: String,
    style: &'static str,
}

/// The passages of a text.
pub fn passages(prose: &Prose) -> Vec<Passage> {
    blocks(&prose.blocks)
}

fn blocks(blocks: &[Block]) -> Vec<Passage> {
    blocks.iter().map(passage).collect()
}

fn passage(block: &Block) -> Passage {
    let each = |cells: &[Vec<Inline>]| cells.iter().map(|cell| runs(cell)).collect::<Vec<_>>();
    match block {
        Block::Paragraph(inlines) => Passage::Paragraph { runs: runs(inlines) },
        Block::Heading(level, inlines) => Passage::Heading { level: *level, runs: runs(inlines) },
        Block::List(start, entries) => Passage::List { start: *start, entries: entries.iter().map(|entry| blocks(entry)).collect() },
        Block::Quote(inner) => Passage::Quote { passages: blocks(inner) },
        Block::Code(words) => Passage::Code { words: words.clone() },
        Block::Table(numbers, head, rows) => {
            Passage::Table { numbers: numbers.clone(), head: each(head), rows: rows.iter().map(|row| each(row)).collect() }
        }
        Block::Rule => Passage::Rule,
    }
}

fn runs(inlines: &[Inline]) -> Vec<Run> {
    let mut out = Vec::new();
    collect(inlines, "plain", &mut out);
    out
}

/// Flattens inline text; of styles within each other the innermost is kept, for paper shows one at a time well.
fn collect(inlines: &[Inline], style: &'static str, out: &mut Vec<Run>) {
    for inline in inlines {
        match inline {
            Inline::Text(words) => out.push(Run { words: words.clone(), style }),
            Inline::Strong(inner) => collect(inner, "strong", out),
            Inline::Emphasis(inner) => collect(inner, "emphasis", out),
            Inline::Struck(inner) => collect(inner, "struck", out),
            Inline::Code(words) => out.push(Run { words: words.clone(), style: "code" }),
            Inline::Link(_, inner) => collect(inner, style, out),
            // A picture is told by its description; it is one tap away.
            Inline::Image(_, described) => out.push(Run { words: format!("〔{described}〕"), style }),
            Inline::Break => out.push(Run { words: "\n".into(), style }),
        }
    }
}
