//! What a sheet says, as the typesetter's templates read it: words and whole numbers, nothing to be computed or obeyed.

use serde::Serialize;

use crate::base::number::Ratio;
use crate::disclosure::{
    Block, Cell, Chart, ChartShape, Column, ColumnSort, Facts, Figure, Label, Progress, Roll, Row, Steps, Table, Tally, TallyBase,
    TallyLine, Tone,
};
use crate::party::contact::Phone;
use crate::render::cells::{Cells, Manner, counted};
use crate::render::chart::{Scale, amount};
use crate::site::ContactCard;
use crate::site::sheet::{Part, Sheet};

use super::prose::{Passage, passages};

/// How much of a sheet is told: what does not fit at full length is told in brief, and the code leads to the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// At most so many rows of a table, and in brief of facts; with none there is no table.
    pub rows: usize,
    /// Whether charts are drawn.
    pub charts: bool,
    /// Whether people are listed.
    pub rolls: bool,
    /// Whether what stands small under rows and votes is told.
    pub details: bool,
    /// Whether the sentence before figures is told, which say the same.
    pub leads: bool,
}

impl Measure {
    /// Everything.
    pub const WHOLE: Measure = Measure { rows: usize::MAX, charts: true, rolls: true, details: true, leads: true };
}

/// A part as the templates read it.
#[derive(Debug, Serialize)]
pub struct PartCopy {
    title: Option<String>,
    subject: Option<String>,
    state: Option<StateCopy>,
    lead: Option<String>,
    figures: Vec<FigureCopy>,
    blocks: Vec<BlockCopy>,
    calls: Vec<CallCopy>,
    beside: bool,
}

#[derive(Debug, Serialize)]
struct StateCopy {
    tone: &'static str,
    words: String,
}

#[derive(Debug, Serialize)]
struct FigureCopy {
    label: String,
    value: String,
    unit: String,
}

#[derive(Debug, Serialize)]
struct CallCopy {
    label: String,
    who: Option<String>,
    number: Option<String>,
    details: Vec<String>,
}

/// A block; each has one Typst function of its word.
#[derive(Debug, Serialize)]
#[serde(tag = "word", rename_all = "snake_case")]
enum BlockCopy {
    Facts { title: Option<String>, rows: Vec<(String, String)> },
    Table(TableCopy),
    Prose { title: Option<String>, passages: Vec<Passage> },
    Tally(TallyCopy),
    Steps { title: Option<String>, steps: Vec<StepCopy> },
    Roll { title: String, entries: Vec<EntryCopy> },
    Chart(ChartCopy),
    Diagram { title: String, ranks: Vec<Vec<NodeCopy>>, edges: Vec<String> },
    Attachments { title: String, files: Vec<String> },
}

#[derive(Debug, Serialize)]
struct TableCopy {
    caption: String,
    columns: Vec<ColumnCopy>,
    rows: Vec<RowCopy>,
    total: Option<Vec<String>>,
    /// “其余 N 项扫码查看”
    more: Option<String>,
}

#[derive(Debug, Serialize)]
struct ColumnCopy {
    label: String,
    number: bool,
    /// Whether it takes the room the others leave: the column with the longest words.
    wide: bool,
}

#[derive(Debug, Serialize)]
struct RowCopy {
    cells: Vec<String>,
    details: Vec<(String, String)>,
    mark: Option<StateCopy>,
}

#[derive(Debug, Serialize)]
struct TallyCopy {
    motion: String,
    outcome: StateCopy,
    bases: Vec<BaseCopy>,
    remarks: Vec<String>,
    basis: Vec<String>,
}

#[derive(Debug, Serialize)]
struct BaseCopy {
    label: String,
    total: String,
    lines: Vec<LineCopy>,
    others: Vec<String>,
}

#[derive(Debug, Serialize)]
struct LineCopy {
    label: String,
    /// Per mille of the bar.
    share: u64,
    /// Per mille at which the threshold stands.
    notch: Option<u64>,
    count: String,
    percent: String,
    sum: String,
    unit: String,
    holds: bool,
}

#[derive(Debug, Serialize)]
struct StepCopy {
    label: String,
    progress: &'static str,
    on: Option<String>,
    by: Option<String>,
    outcome: Option<String>,
}

#[derive(Debug, Serialize)]
struct EntryCopy {
    person: String,
    posts: Vec<String>,
    details: Vec<(String, String)>,
    phone: Option<String>,
}

#[derive(Debug, Serialize)]
struct ChartCopy {
    title: String,
    columns: bool,
    unit: Option<String>,
    categories: Vec<String>,
    series: Vec<SeriesCopy>,
}

#[derive(Debug, Serialize)]
struct SeriesCopy {
    label: String,
    values: Vec<ValueCopy>,
}

#[derive(Debug, Serialize)]
struct ValueCopy {
    words: String,
    /// Per mille of the longest.
    length: u64,
}

#[derive(Debug, Serialize)]
struct NodeCopy {
    name: String,
    here: bool,
}

/// Copies cells into words.
#[derive(Debug, Clone, Copy)]
pub struct Scribe<'a> {
    /// Words of the locale.
    pub cells: &'a Cells<'a>,
    /// How much is told.
    pub measure: Measure,
}

impl Scribe<'_> {
    /// A label in words.
    pub fn label(&self, label: &Label) -> String {
        self.cells.plain_label(label)
    }

    /// A cell in words, with its unit.
    pub fn full(&self, cell: &Cell) -> String {
        self.cells.plain(cell, Manner::Full)
    }

    fn bare(&self, cell: &Cell) -> String {
        self.cells.plain(cell, Manner::Bare)
    }

    /// A part.
    pub fn part(&self, part: &Part) -> PartCopy {
        let kept = part.blocks.iter().filter(|block| self.measure.charts || !matches!(block, Block::Chart(_)));
        PartCopy {
            title: part.title.as_ref().map(|title| self.label(title)),
            subject: part.subject.clone(),
            state: part.state.as_ref().map(|(tone, label)| self.state(*tone, label)),
            lead: part.lead.as_ref().filter(|_| self.measure.leads || part.figures.is_empty()).map(|lead| self.full(lead)),
            figures: part.figures.iter().map(|figure| self.figure(figure)).collect(),
            blocks: kept.filter_map(|block| self.block(block)).collect(),
            calls: part.calls.iter().map(|card| self.call(card)).collect(),
            beside: part.beside,
        }
    }

    /// Every part of a sheet.
    pub fn parts(&self, sheet: &Sheet) -> Vec<PartCopy> {
        // A list of people that is left out takes its heading along.
        let listed = |part: &&Part| !part.blocks.is_empty() && part.blocks.iter().all(|block| matches!(block, Block::Roll(_)));
        sheet.parts.iter().filter(|part| self.measure.rolls || !listed(part)).map(|part| self.part(part)).collect()
    }

    fn state(&self, tone: Tone, label: &Label) -> StateCopy {
        StateCopy { tone: tone_word(tone), words: self.label(label) }
    }

    /// What the full form of a count adds after its number.
    fn unit(&self, cell: &Cell) -> String {
        let full = self.full(cell);
        full.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.')).trim().to_string()
    }

    fn figure(&self, figure: &Figure) -> FigureCopy {
        let (full, bare) = (self.full(&figure.value), self.bare(&figure.value));
        // What the full form adds after the number is the unit.
        let unit = full.strip_prefix(bare.as_str()).unwrap_or_default().trim().to_string();
        let value = if full.starts_with(bare.as_str()) { bare } else { full };
        FigureCopy { label: self.label(&figure.label), value, unit }
    }

    fn call(&self, card: &ContactCard) -> CallCopy {
        let details = card.details.iter().filter(|_| self.measure.details).map(|cell| self.full(cell));
        CallCopy {
            label: self.full(&card.label),
            who: card.who.as_ref().map(|who| self.full(who)),
            number: card.phone.as_ref().map(number),
            details: details.collect(),
        }
    }

    fn block(&self, block: &Block) -> Option<BlockCopy> {
        let title = |title: &Option<Label>| title.as_ref().map(|title| self.label(title));
        Some(match block {
            Block::Facts(facts) => BlockCopy::Facts { title: title(&facts.title), rows: self.facts(facts) },
            Block::Table(_) if self.measure.rows == 0 => return None,
            Block::Table(table) => BlockCopy::Table(self.table(table)),
            Block::Prose(prose) => BlockCopy::Prose { title: title(&prose.title), passages: passages(&prose.prose) },
            Block::Tally(tally) => BlockCopy::Tally(self.tally(tally)),
            Block::Steps(steps) => BlockCopy::Steps { title: title(&steps.title), steps: self.steps(steps) },
            Block::Roll(roll) => BlockCopy::Roll { title: self.label(&roll.title), entries: self.roll(roll) },
            Block::Chart(chart) => BlockCopy::Chart(self.chart(chart)?),
            Block::Diagram(diagram) => {
                let last = diagram.nodes.iter().map(|node| node.rank).max()?;
                let name = |id: &crate::base::id::OrganizationId| self.full(&Cell::Organization(id.clone()));
                let rank = |rank| {
                    let nodes = diagram.nodes.iter().filter(move |node| node.rank == rank);
                    nodes.map(|node| NodeCopy { name: name(&node.organization), here: node.here }).collect()
                };
                let edges =
                    diagram.edges.iter().map(|edge| format!("{} → {}：{}", name(&edge.from), name(&edge.to), self.label(&edge.label)));
                BlockCopy::Diagram { title: self.label(&diagram.title), ranks: (0..=last).map(rank).collect(), edges: edges.collect() }
            }
            Block::Attachments(files) => BlockCopy::Attachments {
                title: self.label(&files.title),
                files: files.files.iter().map(|file| file.title.clone()).collect(),
            },
        })
    }

    fn pairs(&self, pairs: &[(Label, Cell)]) -> Vec<(String, String)> {
        pairs.iter().map(|(label, value)| (self.label(label), self.full(value))).collect()
    }

    fn facts(&self, facts: &Facts) -> Vec<(String, String)> {
        let most = if self.measure.details { usize::MAX } else { self.measure.rows.max(1) };
        self.pairs(facts.rows.get(..most).unwrap_or(&facts.rows))
    }

    fn table(&self, table: &Table) -> TableCopy {
        let shown = if table.rows.len() > self.measure.rows { self.measure.rows.saturating_sub(1) } else { table.rows.len() };
        let left = u64::try_from(table.rows.len() - shown).unwrap_or(u64::MAX);
        // In brief the day of each row and what stands aside are left to the phone.
        let told = |column: &Column| self.measure.details || !(column.aside || column.sort == ColumnSort::Dates);
        let kept: Vec<bool> = table.columns.iter().map(told).collect();
        let rows: Vec<RowCopy> = largest(table, shown).into_iter().map(|row| self.row(row, &kept)).collect();
        let longest = |at: usize| rows.iter().filter_map(|row| row.cells.get(at)).map(|cell| cell.chars().count()).max();
        let words = kept_of(&table.columns, &kept).enumerate().filter(|(_, column)| column.sort == ColumnSort::Words).map(|(at, _)| at);
        // Of two as long the first.
        let wide = words.max_by_key(|at| (longest(*at), std::cmp::Reverse(*at)));
        let columns = kept_of(&table.columns, &kept).enumerate();
        TableCopy {
            caption: self.label(&table.caption),
            columns: columns.map(|(at, column)| ColumnCopy { wide: wide == Some(at), ..self.column(column) }).collect(),
            rows,
            total: table.total.as_ref().map(|total| self.total(total, &kept)),
            more: (left > 0).then(|| self.label(&Label::with("sheet.more", [Cell::Count(left)]))),
        }
    }

    /// The total; its word stays though the column it stands in is left out.
    fn total(&self, total: &Row, kept: &[bool]) -> Vec<String> {
        let mut cells: Vec<String> = kept_of(&total.cells, kept).map(|cell| self.bare(cell)).collect();
        if let (Some(false), Some(first), Some(word)) = (kept.first(), cells.first_mut(), total.cells.first()) {
            *first = self.bare(word);
        }
        cells
    }

    fn column(&self, column: &Column) -> ColumnCopy {
        ColumnCopy { label: self.label(&column.label), number: column.sort == ColumnSort::Numbers, wide: false }
    }

    fn row(&self, row: &Row, kept: &[bool]) -> RowCopy {
        RowCopy {
            cells: kept_of(&row.cells, kept).map(|cell| self.bare(cell)).collect(),
            details: if self.measure.details { self.pairs(&row.details) } else { Vec::new() },
            mark: row.mark.as_ref().map(|(tone, label)| self.state(*tone, label)),
        }
    }

    fn tally(&self, tally: &Tally) -> TallyCopy {
        let (tone, outcome) = &tally.outcome;
        let said = tally.polarity.iter().chain(&tally.electorate).chain(&tally.remarks);
        TallyCopy {
            motion: tally.motion.clone(),
            outcome: self.state(*tone, outcome),
            bases: tally.bases.iter().map(|base| self.base(base)).collect(),
            remarks: if self.measure.details { said.map(|label| self.label(label)).collect() } else { Vec::new() },
            basis: if self.measure.details { tally.basis.iter().map(|cell| self.full(cell)).collect() } else { Vec::new() },
        }
    }

    fn base(&self, base: &TallyBase) -> BaseCopy {
        let other = |key: &'static str, cell: &Option<Cell>| cell.as_ref().map(|cell| self.label(&Label::with(key, [counted(cell)])));
        let agreed = base.agreement.as_ref().map(|line| self.line("tally.agreed", line));
        BaseCopy {
            label: self.label(&base.label),
            total: self.label(&Label::with("tally.total", [counted(&base.total)])),
            lines: std::iter::once(self.line("tally.took_part", &base.participation)).chain(agreed).collect(),
            others: other("tally.no", &base.no).into_iter().chain(other("tally.abstain", &base.abstain)).collect(),
        }
    }

    fn line(&self, key: &'static str, line: &TallyLine) -> LineCopy {
        let whole = |ratio: Ratio| ratio.per_mille().unwrap_or(0).min(1_000);
        LineCopy {
            label: self.label(&key.into()),
            share: whole(line.share),
            notch: Some(line.notch).filter(|notch| notch.part > 0).map(whole),
            count: self.full(&counted(&line.count)),
            percent: self.bare(&Cell::Ratio(line.share)),
            sum: format!("{} {} {}", self.bare(&line.count), line.sign(), self.bare(&line.needed)),
            unit: self.unit(&counted(&line.count)),
            holds: line.holds,
        }
    }

    fn steps(&self, steps: &Steps) -> Vec<StepCopy> {
        let full = |cell: &Option<Cell>| cell.as_ref().map(|cell| self.full(cell));
        let copy = |step: &crate::disclosure::Step| StepCopy {
            label: self.label(&step.label),
            progress: match step.progress {
                Progress::Done => "done",
                Progress::Now => "now",
                Progress::Ahead => "ahead",
            },
            on: full(&step.on),
            by: full(&step.by),
            outcome: full(&step.outcome),
        };
        steps.steps.iter().map(copy).collect()
    }

    fn roll(&self, roll: &Roll) -> Vec<EntryCopy> {
        let copy = |entry: &crate::disclosure::RollEntry| EntryCopy {
            person: self.full(&entry.person),
            posts: entry.posts.iter().map(|post| self.full(post)).collect(),
            details: if self.measure.details { self.pairs(&entry.details) } else { Vec::new() },
            phone: entry.phone.as_ref().map(number),
        };
        roll.entries.iter().map(copy).collect()
    }

    /// The first two rows of numbers; a third is on a scale of its own and stays on the phone.
    fn chart(&self, chart: &Chart) -> Option<ChartCopy> {
        let series = || chart.series.iter().take(2);
        let most = series()
            .flat_map(|s| s.values.iter().chain(&s.full))
            .filter_map(amount)
            .map(i64::unsigned_abs)
            .max()
            .filter(|most| *most > 0)?;
        let scale = Scale::of(chart, self.cells.voice.locale);
        let value = |cell: &Cell| ValueCopy {
            words: scale.write(self.cells, cell),
            length: amount(cell).map_or(0, |n| u64::try_from(u128::from(n.unsigned_abs()) * 1_000 / u128::from(most)).unwrap_or(1_000)),
        };
        Some(ChartCopy {
            title: self.label(&chart.title),
            columns: chart.shape == ChartShape::Columns,
            unit: scale.key().map(|key| self.label(&key.into())),
            categories: chart.categories.iter().map(|category| self.bare(category)).collect(),
            series: series().map(|s| SeriesCopy { label: self.label(&s.label), values: s.values.iter().map(value).collect() }).collect(),
        })
    }
}

/// So many rows: all in their order, or the largest by the last amount in them, in the order they stand in.
fn largest(table: &Table, shown: usize) -> Vec<&Row> {
    let weight =
        |row: &Row| row.cells.iter().rev().find_map(|cell| if let Cell::Money(money) = cell { Some(money.abs().fen()) } else { None });
    let mut order: Vec<usize> = (0..table.rows.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(table.rows.get(*at).and_then(weight)));
    order.truncate(shown);
    order.sort_unstable();
    order.into_iter().filter_map(|at| table.rows.get(at)).collect()
}

/// A telephone number, which is never broken at the end of a line.
fn number(phone: &Phone) -> String {
    phone.to_string().replace(' ', "\u{a0}")
}

/// What stands in the columns that are kept.
fn kept_of<'t, T>(list: &'t [T], kept: &'t [bool]) -> impl Iterator<Item = &'t T> {
    list.iter().zip(kept).filter(|(_, kept)| **kept).map(|(one, _)| one)
}

/// The word of a tone, as class names and templates say it.
fn tone_word(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Soon => "soon",
        Tone::Late => "late",
        Tone::Plain => "plain",
    }
}
