//! One open element while the tree is being built.

use super::{Block, Inline, Target};

/// What is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The text itself.
    Root,
    /// A paragraph.
    Paragraph,
    /// A paragraph whose line ends are kept: indented text, and HTML shown as text.
    Indented,
    /// Preformatted text.
    Fenced,
    /// A heading as written.
    Heading(u8),
    /// A quotation.
    Quote,
    /// A list.
    List(Option<u64>),
    /// A value of a list.
    Entry,
    /// A table, with the columns set to the right.
    Table(Vec<bool>),
    /// A row of a table.
    Row,
    /// A cell.
    Cell,
    /// Emphasis.
    Emphasis,
    /// Strong.
    Strong,
    /// Struck out.
    Struck,
    /// What stands between two single `~`.
    Tilde,
    /// A link; without a target its words stay.
    Link(Option<Target>),
    /// A picture; without a path its description stays.
    Image(Option<String>),
}

impl Kind {
    /// Whether any number of them may stand inside each other.
    pub fn nests(&self) -> bool {
        !matches!(self, Kind::Paragraph | Kind::Indented | Kind::Fenced | Kind::Heading(_))
    }

    /// Whether it begins and ends lines.
    pub fn is_block(&self) -> bool {
        !matches!(self, Kind::Emphasis | Kind::Strong | Kind::Struck | Kind::Tilde | Kind::Link(_) | Kind::Image(_))
    }
}

/// An open element and what has been gathered for it.
#[derive(Debug)]
pub struct Frame {
    /// What it is.
    pub kind: Kind,
    /// Elements opened inside that are shown flat; each will be closed before this one.
    pub flat: usize,
    /// Text not yet in a block.
    pub inlines: Vec<Inline>,
    /// Blocks.
    pub blocks: Vec<Block>,
    /// Values of a list.
    pub entries: Vec<Vec<Block>>,
    /// Cells of a row.
    pub cells: Vec<Vec<Inline>>,
    /// Rows of a table, the head first.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

impl Frame {
    /// An element just opened.
    pub fn new(kind: Kind) -> Self {
        Frame { kind, flat: 0, inlines: Vec::new(), blocks: Vec::new(), entries: Vec::new(), cells: Vec::new(), rows: Vec::new() }
    }

    /// Appends text, joining it to the text before.
    pub fn text(&mut self, text: &str) {
        match self.inlines.last_mut() {
            _ if text.is_empty() => {}
            Some(Inline::Text(before)) => before.push_str(text),
            _ => self.inlines.push(Inline::Text(text.to_string())),
        }
    }

    /// Appends a run of text.
    pub fn inline(&mut self, inline: Inline) {
        match inline {
            Inline::Text(text) => self.text(&text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) | Inline::Link(_, inner) if inner.is_empty() => {}
            other => self.inlines.push(other),
        }
    }

    /// Makes a paragraph of the text gathered so far: a tight list, or text after a block.
    pub fn flush(&mut self) {
        if self.kind.is_block() && self.trim() {
            let inlines = std::mem::take(&mut self.inlines);
            self.blocks.push(Block::Paragraph(inlines));
        }
    }

    /// Drops breaks and indentation around the text (a style indents, not an author); false when nothing is left.
    pub fn trim(&mut self) -> bool {
        while matches!(self.inlines.last(), Some(Inline::Break)) {
            self.inlines.pop();
        }
        let breaks = self.inlines.iter().take_while(|inline| matches!(inline, Inline::Break)).count();
        self.inlines.drain(..breaks);
        if let Some(Inline::Text(first)) = self.inlines.first_mut() {
            let indent = first.len() - first.trim_start().len();
            first.drain(..indent);
            if first.is_empty() {
                self.inlines.remove(0);
            }
        }
        !self.inlines.is_empty()
    }

    /// The table gathered, with the columns that hold numbers.
    pub fn table(&mut self) -> Block {
        let right: &[bool] = if let Kind::Table(right) = &self.kind { right } else { &[] };
        let mut rows = std::mem::take(&mut self.rows).into_iter();
        let head = rows.next().unwrap_or_default();
        let rows: Vec<_> = rows.collect();
        let numeric = right.iter().enumerate().map(|(at, right)| *right || is_numeric(rows.iter().filter_map(|row| row.get(at))));
        Block::Table(numeric.collect(), head, rows)
    }
}

/// Whether every cell that is not empty is a number, and there is one.
fn is_numeric<'c>(cells: impl Iterator<Item = &'c Vec<Inline>>) -> bool {
    let mut any = false;
    for cell in cells {
        let mut text = String::new();
        super::write_plain(cell, &mut text);
        let digits = text.trim().trim_start_matches(['¥', '￥', '-', '+']).trim_end_matches(['%', '元', '㎡']);
        if digits.is_empty() || matches!(digits, "—" | "/" | "无") {
            continue;
        }
        any = true;
        if !digits.chars().all(|c| c.is_ascii_digit() || ",.".contains(c)) {
            return false;
        }
    }
    any
}
