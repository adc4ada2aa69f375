//! Visits every cell and every text of a disclosure, so that a pass over them is written once.

use crate::base::markdown::{Block as Paragraph, Inline, Prose, Target};
use crate::disclosure::{Block, Cell, Disclosure, Event, Figure, Label, Row, Step, TallyLine};

/// What a pass does with cells and with the author's texts.
pub trait Visit {
    /// A cell; its parts are visited afterwards.
    fn cell(&mut self, cell: &mut Cell);
    /// A text the author wrote.
    fn text(&mut self, text: &mut String);
    /// A paragraph, a heading or a cell of prose, before its texts one by one.
    fn run(&mut self, _run: &mut [Inline]) {}
    /// Where a link the author wrote leads.
    fn target(&mut self, target: &mut Target);
}

/// Visits a whole disclosure.
pub fn disclosure(told: &mut Disclosure, visit: &mut impl Visit) {
    told.headline.iter_mut().chain(&mut told.remark).for_each(|l| label(l, visit));
    told.figures.iter_mut().for_each(|f| figure(f, visit));
    told.subject.iter_mut().for_each(|c| cell(c, visit));
    told.state.iter_mut().for_each(|(_, l)| label(l, visit));
    told.events.iter_mut().for_each(|e| event(e, visit));
    told.blocks.iter_mut().for_each(|b| block(b, visit));
}

/// Visits a day of the calendar.
pub fn event(it: &mut Event, visit: &mut impl Visit) {
    label(&mut it.label, visit);
    it.time.iter_mut().chain(&mut it.place).for_each(|words| visit.text(words));
}

/// Visits a cell and its parts.
pub fn cell(it: &mut Cell, visit: &mut impl Visit) {
    visit.cell(it);
    match it {
        Cell::Text(words) => visit.text(words),
        Cell::Label(l) | Cell::State(_, l) => label(l, visit),
        Cell::Stamp(stamp) => {
            cell(&mut stamp.by, visit);
            stamp.opinion.iter_mut().for_each(|l| label(l, visit));
        }
        Cell::Many(cells) | Cell::Parts(cells) => cells.iter_mut().for_each(|c| cell(c, visit)),
        _ => {}
    }
}

/// Visits the gaps of a label.
pub fn label(it: &mut Label, visit: &mut impl Visit) {
    it.with.iter_mut().for_each(|c| cell(c, visit));
}

/// Visits a figure.
pub fn figure(it: &mut Figure, visit: &mut impl Visit) {
    label(&mut it.label, visit);
    cell(&mut it.value, visit);
}

fn pairs(rows: &mut [(Label, Cell)], visit: &mut impl Visit) {
    for (name, value) in rows {
        label(name, visit);
        cell(value, visit);
    }
}

fn row(it: &mut Row, visit: &mut impl Visit) {
    it.cells.iter_mut().for_each(|c| cell(c, visit));
    pairs(&mut it.details, visit);
    it.mark.iter_mut().for_each(|(_, l)| label(l, visit));
}

/// Visits a block.
pub fn block(it: &mut Block, visit: &mut impl Visit) {
    match it {
        Block::Facts(facts) => {
            facts.title.iter_mut().for_each(|l| label(l, visit));
            pairs(&mut facts.rows, visit);
        }
        Block::Table(table) => {
            label(&mut table.caption, visit);
            table.columns.iter_mut().for_each(|c| label(&mut c.label, visit));
            table.rows.iter_mut().chain(&mut table.total).for_each(|r| row(r, visit));
        }
        Block::Prose(words) => {
            words.title.iter_mut().for_each(|l| label(l, visit));
            prose(&mut words.prose, visit);
        }
        Block::Tally(tally) => {
            visit.text(&mut tally.motion);
            label(&mut tally.outcome.1, visit);
            tally.polarity.iter_mut().chain(&mut tally.electorate).chain(&mut tally.remarks).for_each(|l| label(l, visit));
            for base in &mut tally.bases {
                label(&mut base.label, visit);
                cell(&mut base.total, visit);
                line(&mut base.participation, visit);
                base.agreement.iter_mut().for_each(|l| line(l, visit));
                base.no.iter_mut().chain(&mut base.abstain).for_each(|c| cell(c, visit));
            }
            tally.basis.iter_mut().for_each(|c| cell(c, visit));
        }
        Block::Steps(steps) => {
            steps.title.iter_mut().for_each(|l| label(l, visit));
            steps.steps.iter_mut().for_each(|s| step(s, visit));
        }
        Block::Roll(roll) => {
            label(&mut roll.title, visit);
            for entry in &mut roll.entries {
                cell(&mut entry.person, visit);
                entry.posts.iter_mut().for_each(|c| cell(c, visit));
                pairs(&mut entry.details, visit);
            }
        }
        Block::Chart(chart) => {
            label(&mut chart.title, visit);
            chart.categories.iter_mut().for_each(|c| cell(c, visit));
            for series in &mut chart.series {
                label(&mut series.label, visit);
                series.values.iter_mut().chain(&mut series.full).for_each(|c| cell(c, visit));
            }
        }
        Block::Diagram(diagram) => {
            label(&mut diagram.title, visit);
            diagram.edges.iter_mut().for_each(|e| label(&mut e.label, visit));
        }
        Block::Attachments(attachments) => {
            label(&mut attachments.title, visit);
            for file in &mut attachments.files {
                visit.text(&mut file.title);
                file.redacted.iter_mut().for_each(|(c, _)| cell(c, visit));
                file.inspect.iter_mut().for_each(|t| visit.text(t));
            }
        }
    }
}

fn line(it: &mut TallyLine, visit: &mut impl Visit) {
    cell(&mut it.count, visit);
    cell(&mut it.of, visit);
    cell(&mut it.needed, visit);
}

fn step(it: &mut Step, visit: &mut impl Visit) {
    label(&mut it.label, visit);
    it.on.iter_mut().chain(&mut it.by).chain(&mut it.outcome).chain(&mut it.links).for_each(|c| cell(c, visit));
}

/// Visits the texts of prose.
pub fn prose(it: &mut Prose, visit: &mut impl Visit) {
    it.blocks.iter_mut().for_each(|b| paragraph(b, visit));
}

fn paragraph(it: &mut Paragraph, visit: &mut impl Visit) {
    match it {
        Paragraph::Paragraph(run) | Paragraph::Heading(_, run) => whole(run, visit),
        Paragraph::List(_, items) => items.iter_mut().flatten().for_each(|b| paragraph(b, visit)),
        Paragraph::Quote(blocks) => blocks.iter_mut().for_each(|b| paragraph(b, visit)),
        Paragraph::Code(text) => visit.text(text),
        Paragraph::Table(_, head, rows) => head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|run| whole(run, visit)),
        Paragraph::Rule => {}
    }
}

fn whole(run: &mut [Inline], visit: &mut impl Visit) {
    visit.run(run);
    inlines(run, visit);
}

fn inlines(run: &mut [Inline], visit: &mut impl Visit) {
    for inline in run {
        match inline {
            Inline::Text(text) | Inline::Code(text) | Inline::Image(_, text) => visit.text(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Struck(inner) => inlines(inner, visit),
            Inline::Link(target, inner) => {
                visit.target(target);
                inlines(inner, visit);
            }
            Inline::Break => {}
        }
    }
}
