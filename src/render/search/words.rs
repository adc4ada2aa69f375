//! Everything a record's page says, as plain text, and what its cells name: the buildings, the amounts.

use std::collections::BTreeSet;

use crate::base::money::Money;
use crate::disclosure::{Block, Cell, Disclosure, Label, Row, Step, Tally};
use crate::render::cells::{Cells, Manner};
use crate::site::RecordPage;

/// The words of one page as they are gathered.
pub struct Words<'a> {
    pen: &'a Cells<'a>,
    /// The text, a line for each thing said.
    pub text: String,
    /// Every building it names.
    pub buildings: BTreeSet<String>,
    /// Every amount it names, in fen.
    pub amounts: BTreeSet<i64>,
}

impl<'a> Words<'a> {
    /// The words of a record.
    pub fn of(record: &RecordPage, pen: &'a Cells<'a>) -> Self {
        let mut words = Words { pen, text: String::with_capacity(2_048), buildings: BTreeSet::new(), amounts: BTreeSet::new() };
        words.record(record);
        words
    }

    fn record(&mut self, record: &RecordPage) {
        self.words(record.number.as_deref().unwrap_or_default());
        self.cells([&record.publisher, &record.teaser.summary].into_iter().flatten());
        if record.standing.purged.is_some() {
            return;
        }
        self.disclosure(&record.told);
        record.beside.iter().chain(&record.attachments).for_each(|block| self.block(block));
        self.cells(&record.basis);
        if let Some(feedback) = &record.feedback {
            self.cells(feedback.who.iter().chain(&feedback.email));
            self.cell(&feedback.phone.clone().map_or(Cell::Empty, Cell::Phone));
        }
    }

    fn disclosure(&mut self, told: &Disclosure) {
        told.headline.iter().chain(&told.remark).for_each(|label| self.line(label));
        self.pairs(told.figures.iter().map(|figure| (&figure.label, &figure.value)));
        told.blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Facts(facts) => self.pairs(facts.rows.iter().map(|(label, value)| (label, value))),
            Block::Table(table) => {
                self.line(&table.caption);
                table.rows.iter().chain(&table.total).for_each(|row| self.row(row));
            }
            Block::Prose(words) => {
                words.title.iter().for_each(|title| self.line(title));
                self.words(&words.prose.plain());
            }
            Block::Tally(tally) => self.tally(tally),
            Block::Steps(steps) => steps.steps.iter().for_each(|step| self.step(step)),
            Block::Roll(roll) => {
                for entry in &roll.entries {
                    self.cells(std::iter::once(&entry.person).chain(&entry.posts));
                    self.pairs(entry.details.iter().map(|(label, value)| (label, value)));
                    self.cell(&entry.phone.clone().map_or(Cell::Empty, Cell::Phone));
                }
            }
            // What it draws stands in a table too.
            Block::Chart(chart) => self.line(&chart.title),
            Block::Diagram(diagram) => diagram.nodes.iter().for_each(|node| self.cell(&Cell::Organization(node.organization.clone()))),
            Block::Attachments(files) => files.files.iter().for_each(|file| {
                self.words(&file.title);
                self.words(file.inspect.as_deref().unwrap_or_default());
            }),
        }
    }

    fn tally(&mut self, tally: &Tally) {
        self.words(&tally.motion);
        [&tally.outcome.1].into_iter().chain(&tally.electorate).chain(&tally.remarks).for_each(|label| self.line(label));
        for base in &tally.bases {
            let lines = std::iter::once(&base.participation).chain(&base.agreement);
            self.cells(lines.flat_map(|line| [&line.count, &line.of]));
        }
        self.cells(&tally.basis);
    }

    fn step(&mut self, step: &Step) {
        self.line(&step.label);
        self.cells(step.on.iter().chain(&step.by).chain(&step.outcome));
    }

    fn row(&mut self, row: &Row) {
        self.cells(&row.cells);
        self.pairs(row.details.iter().map(|(label, value)| (label, value)));
        row.mark.iter().for_each(|(_, label)| self.line(label));
    }

    fn pairs<'c>(&mut self, pairs: impl Iterator<Item = (&'c Label, &'c Cell)>) {
        for (label, value) in pairs {
            self.text.push_str(&self.pen.plain_label(label));
            self.text.push(' ');
            self.cell(value);
        }
    }

    fn line(&mut self, label: &Label) {
        label.with.iter().for_each(|cell| self.note(cell));
        let words = self.pen.plain_label(label);
        self.words(&words);
    }

    /// The cells of one line.
    fn cells<'c>(&mut self, cells: impl IntoIterator<Item = &'c Cell>) {
        let before = self.text.len();
        for cell in cells {
            if self.text.len() > before && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
            self.push(cell);
        }
        self.end(before);
    }

    fn cell(&mut self, cell: &Cell) {
        self.cells([cell]);
    }

    fn words(&mut self, words: &str) {
        let before = self.text.len();
        self.text.push_str(words.trim_end());
        self.end(before);
    }

    fn end(&mut self, before: usize) {
        if self.text.len() > before {
            self.text.push('\n');
        }
    }

    fn push(&mut self, cell: &Cell) {
        self.note(cell);
        if *cell != Cell::Empty {
            let words = self.pen.plain(cell, Manner::Bare);
            self.text.push_str(&words);
        }
    }

    /// Remembers what a cell names.
    fn note(&mut self, cell: &Cell) {
        match cell {
            Cell::Building(id) => {
                self.buildings.insert(id.0.clone());
            }
            Cell::Money(amount) | Cell::Wan(amount) | Cell::Capitals(amount) if *amount != Money::ZERO => {
                self.amounts.insert(amount.fen().abs());
            }
            Cell::Label(label) | Cell::State(_, label) => label.with.iter().for_each(|cell| self.note(cell)),
            Cell::Many(cells) | Cell::Parts(cells) => cells.iter().for_each(|cell| self.note(cell)),
            _ => {}
        }
    }
}
