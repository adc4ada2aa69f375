//! Blocks of a disclosure: one struct and one template each, of the block's own name.

use serde::Serialize;

use crate::base::number::Ratio;
use crate::disclosure::{
    Attachments, Block, Cell, Chart, ChartShape, Column, Facts, Progress, ProseBlock, Roll, Row, Series, Steps, Table,
};
use crate::render::bar::{Feel, bar};
use crate::render::cells::{Html, Manner};
use crate::render::{chart, picture, prose};
use crate::theme::Complaint;

use super::common::{CallView, PairView};
use super::diagram;
use super::sheet::Sheet;
use super::table::{self, TableView};
use super::tally;

/// A finished block and its word, so that the template of a kind can place it.
#[derive(Debug, Serialize)]
pub struct BlockView {
    /// The block's word.
    pub word: &'static str,
    /// Whether it has a heading of its own.
    pub titled: bool,
    /// Its markup.
    pub html: Html,
}

/// Renders blocks in order.
pub fn all<'b>(sheet: &Sheet, blocks: impl IntoIterator<Item = &'b Block>) -> Result<Vec<BlockView>, Box<Complaint>> {
    blocks.into_iter().map(|block| Ok(BlockView { word: block.word(), titled: titled(block), html: one(sheet, block, false)? })).collect()
}

/// Whether a block of facts has a heading: then it belongs to what stands before it.
fn titled(block: &Block) -> bool {
    matches!(block, Block::Facts(facts) if facts.title.is_some())
}

/// Renders one block; `brief` for a card on the first page.
pub fn one(sheet: &Sheet, block: &Block, brief: bool) -> Result<Html, Box<Complaint>> {
    match block {
        Block::Facts(facts) => facts_html(sheet, facts),
        Block::Table(table) => table::write(sheet, table),
        Block::Prose(block) => prose_html(sheet, block),
        Block::Tally(tally) => tally::write(sheet, tally),
        Block::Steps(steps) => steps_html(sheet, steps, brief),
        Block::Roll(roll) => roll_html(sheet, roll),
        Block::Chart(chart) => chart_html(sheet, chart),
        Block::Diagram(diagram) => diagram::write(sheet, diagram),
        Block::Attachments(files) => attachments_html(sheet, files),
    }
}

#[derive(Debug, Serialize)]
struct FactsView {
    title: Option<Html>,
    rows: Vec<PairView>,
}

fn facts_html(sheet: &Sheet, facts: &Facts) -> Result<Html, Box<Complaint>> {
    let cells = sheet.cells();
    let rows = facts.rows.iter().map(|(label, value)| PairView { label: cells.label(label), value: cells.html(value, Manner::Full) });
    sheet.part("block/facts.html", &FactsView { title: facts.title.as_ref().map(|t| cells.label(t)), rows: rows.collect() })
}

#[derive(Debug, Serialize)]
struct ProseView {
    title: Option<Html>,
    headed: bool,
    html: Html,
}

fn prose_html(sheet: &Sheet, block: &ProseBlock) -> Result<Html, Box<Complaint>> {
    let cells = sheet.cells();
    let mut out = String::with_capacity(1_024);
    prose::write(&cells, &block.prose, &mut out);
    let view =
        ProseView { title: block.title.as_ref().map(|t| cells.label(t)), headed: prose::has_headings(&block.prose), html: Html::new(&out) };
    sheet.part("block/prose.html", &view)
}

#[derive(Debug, Serialize)]
struct StepsView {
    title: Option<Html>,
    brief: bool,
    /// Which step is under way, from 1; the last when all are over.
    number: usize,
    of: usize,
    now: Option<Html>,
    next: Option<Html>,
    steps: Vec<StepView>,
}

#[derive(Debug, Serialize)]
struct StepView {
    label: Html,
    progress: &'static str,
    on: Option<Html>,
    by: Option<Html>,
    outcome: Option<Html>,
    links: Vec<Html>,
}

fn steps_html(sheet: &Sheet, block: &Steps, brief: bool) -> Result<Html, Box<Complaint>> {
    let cells = sheet.cells();
    let html = |cell: &Cell| cells.html(cell, Manner::Full);
    // Of several that go on at once the last is the news, and what is next has not begun.
    let now = block.steps.iter().rposition(|step| step.progress == Progress::Now);
    let next = block.steps.iter().position(|step| step.progress == Progress::Ahead);
    let done = block.steps.iter().filter(|step| step.progress == Progress::Done).count();
    let label = |at: usize| block.steps.get(at).map(|step| cells.label(&step.label));
    let steps = block.steps.iter().map(|step| StepView {
        label: cells.label(&step.label),
        progress: match step.progress {
            Progress::Done => "done",
            Progress::Now => "now",
            Progress::Ahead => "ahead",
        },
        on: step.on.as_ref().map(html),
        by: step.by.as_ref().map(html),
        outcome: step.outcome.as_ref().map(html),
        links: step.links.iter().map(html).collect(),
    });
    let view = StepsView {
        title: block.title.as_ref().map(|t| cells.label(t)),
        brief,
        number: now.map_or(done, |at| at + 1),
        of: block.steps.len(),
        now: now.and_then(label),
        next: next.and_then(label),
        steps: steps.collect(),
    };
    sheet.part("block/steps.html", &view)
}

#[derive(Debug, Serialize)]
struct RollView {
    title: Html,
    count: usize,
    entries: Vec<EntryView>,
}

#[derive(Debug, Serialize)]
struct EntryView {
    call: CallView,
    details: Vec<PairView>,
}

fn roll_html(sheet: &Sheet, roll: &Roll) -> Result<Html, Box<Complaint>> {
    let cells = sheet.cells();
    let entries = roll.entries.iter().map(|entry| EntryView {
        call: CallView::of(&cells, cells.html(&entry.person, Manner::Full), None, entry.phone.as_ref(), &entry.posts),
        details: entry
            .details
            .iter()
            .map(|(label, value)| PairView { label: cells.label(label), value: cells.html(value, Manner::Full) })
            .collect(),
    });
    sheet.part("block/roll.html", &RollView { title: cells.label(&roll.title), count: roll.entries.len(), entries: entries.collect() })
}

#[derive(Debug, Serialize)]
struct ChartView {
    title: Html,
    svg: Option<Html>,
    unit: Option<String>,
    legend: Vec<Html>,
    bars: Vec<BarView>,
    table: Option<TableView>,
}

#[derive(Debug, Serialize)]
struct BarView {
    label: Html,
    value: Html,
    full: Option<Html>,
    bar: Html,
}

fn chart_html(sheet: &Sheet, block: &Chart) -> Result<Html, Box<Complaint>> {
    let cells = sheet.cells();
    let drawn = chart::columns(&cells, block, sheet.id());
    let mut view = ChartView {
        title: cells.label(&block.title),
        svg: drawn.as_ref().map(|drawn| Html::new(&drawn.svg)),
        unit: drawn.as_ref().and_then(|drawn| drawn.scale.key()).map(|key| cells.voice.catalogue.plain(key).into_owned()),
        legend: block.series.iter().take(3).map(|series| cells.label(&series.label)).collect(),
        bars: Vec::new(),
        table: None,
    };
    if block.shape == ChartShape::Bars {
        view.bars = bars(sheet, block);
    } else {
        view.table = Some(table::view(&cells, &table_of(block)));
    }
    sheet.part("block/chart.html", &view)
}

/// The numbers a chart draws, as the table every chart comes with.
fn table_of(chart: &Chart) -> Table {
    let rows = chart.categories.iter().enumerate().map(|(at, category)| {
        let values = chart.series.iter().map(|series| series.values.get(at).cloned().unwrap_or(Cell::Empty));
        Row::of(std::iter::once(category.clone()).chain(values))
    });
    // Three amounts side by side are wider than a telephone: the last, a balance, stays in sight.
    let last = chart.series.len().saturating_sub(1);
    let column = |(at, series): (usize, &Series)| {
        let money = series.values.iter().any(|value| matches!(value, Cell::Money(_)));
        let column = if money { Column::yuan(series.label.clone()) } else { Column::numbers(series.label.clone()) };
        if last > 1 && at < last { column.aside() } else { column }
    };
    Table {
        caption: chart.title.clone(),
        columns: std::iter::once(Column::words("chart.period")).chain(chart.series.iter().enumerate().map(column)).collect(),
        rows: rows.collect(),
        total: None,
    }
}

/// Bars from the left: against their full length where they have one, else against the longest.
fn bars(sheet: &Sheet, chart: &Chart) -> Vec<BarView> {
    let cells = sheet.cells();
    let Some(series) = chart.series.first() else { return Vec::new() };
    let size = |cell: &Cell| chart::amount(cell).and_then(|n| u64::try_from(n).ok()).unwrap_or(0);
    let longest = series.values.iter().map(size).max().unwrap_or(0);
    let row = |(at, (category, value)): (usize, (&Cell, &Cell))| {
        let full = series.full.get(at).filter(|cell| **cell != Cell::Empty);
        let (name, said) = (cells.plain(category, Manner::Full), cells.plain(value, Manner::Full));
        BarView {
            label: cells.html(category, Manner::Full),
            value: cells.html(value, Manner::Full),
            full: full.map(|cell| cells.html(cell, Manner::Full)),
            bar: Html::new(&bar(Ratio { part: size(value), whole: full.map_or(longest, size) }, None, Feel::Plain, &name, &said)),
        }
    };
    chart.categories.iter().zip(&series.values).enumerate().map(row).collect()
}

#[derive(Debug, Serialize)]
struct AttachmentsView {
    title: Html,
    files: Vec<FileView>,
    manifest: String,
}

/// How many digits of a digest a page shows: enough to compare by eye.
const DIGITS: usize = 16;

#[derive(Debug, Serialize)]
struct FileView {
    title: String,
    href: Option<String>,
    picture: Option<Html>,
    size: Option<String>,
    /// The first digits of the digest; the manifest has all of them.
    digest: Option<String>,
    by: Option<Html>,
    on: Option<Html>,
    inspect: Option<String>,
}

fn attachments_html(sheet: &Sheet, block: &Attachments) -> Result<Html, Box<Complaint>> {
    let cells = sheet.cells();
    let files = block.files.iter().map(|file| {
        let found = file.file.as_ref().and_then(|id| sheet.site.names.attachments.get(&id.0));
        FileView {
            title: file.title.clone(),
            href: found.map(|found| sheet.spot.shared(&found.route)),
            picture: found.filter(|found| found.picture.is_some()).map(|found| {
                let mut out = String::new();
                // The title beside it says what it is.
                picture::push_small(&sheet.spot, found, "", &mut out);
                Html::new(&out)
            }),
            size: found.map(|found| crate::render::cells::file_size(found.size)),
            digest: found.and_then(|found| found.digest.as_ref()?.get(..DIGITS).map(str::to_string)),
            by: file.redacted.as_ref().map(|(by, _)| cells.html(by, Manner::Full)),
            on: file.redacted.as_ref().map(|(_, on)| cells.html(&Cell::Date(*on), Manner::Full)),
            inspect: file.inspect.clone(),
        }
    });
    sheet.part(
        "block/attachments.html",
        &AttachmentsView { title: cells.label(&block.title), files: files.collect(), manifest: sheet.spot.shared("manifest.json") },
    )
}
