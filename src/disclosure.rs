//! The hinge (公示): a record told without format.
//!
//! A kind turns its record into a [`Disclosure`]; pages, posters, screens and calendars are made from nothing else. Labels
//! are keys with arguments and cells are typed, so that translating, masking and formatting happen once, on types. There
//! is no markup here, no class name, no layout and no arithmetic left to do.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::id::{AttachmentId, BuildingId, OrganizationId, PersonId, RecordId};
use crate::base::markdown::Prose;
use crate::base::money::Money;
use crate::base::number::{Decimal, Ratio};
use crate::base::period::Period;
use crate::party::contact::Phone;

/// A text of the catalogue with what fills its gaps: `{0}`, `{1}` …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Key in the catalogue.
    pub key: &'static str,
    /// What fills the gaps.
    pub with: Vec<Cell>,
}

impl Label {
    /// A text with gaps.
    pub fn with(key: &'static str, with: impl IntoIterator<Item = Cell>) -> Self {
        Label { key, with: with.into_iter().collect() }
    }
}

impl From<&'static str> for Label {
    fn from(key: &'static str) -> Self {
        Label { key, with: Vec::new() }
    }
}

/// One typed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing known; shown as a dash.
    Empty,
    /// Words of the author's.
    Text(String),
    /// Words of the catalogue.
    Label(Label),
    /// An amount in yuan.
    Money(Money),
    /// An amount in words (大写).
    Capitals(Money),
    /// An amount in ten-thousands, for sentences.
    Wan(Money),
    /// Square metres.
    Area(Area),
    /// A whole number.
    Count(u64),
    /// People of one category; the masking pass does not tell a small group by its number.
    People(u64),
    /// A score, a weight, hours.
    Decimal(Decimal),
    /// A share, shown in per cent with one decimal.
    Ratio(Ratio),
    /// A day.
    Date(Date),
    /// A stretch of days; an open end is unknown or not reached.
    Days(Date, Option<Date>),
    /// A named period.
    Period(Period),
    /// Somebody of the directory; the masking pass decides what is shown.
    Person(PersonId),
    /// Somebody who is not in the directory and holds no office: always masked.
    OwnerName(String),
    /// What the masking pass made of a person.
    Name(String),
    /// A body.
    Organization(OrganizationId),
    /// Another record.
    Record(RecordId),
    /// A published file.
    Attachment(AttachmentId),
    /// A building.
    Building(BuildingId),
    /// A work telephone.
    Phone(Phone),
    /// Somebody's approval, shown as a stamp.
    Stamp(Box<Stamp>),
    /// A state with a word and a tone.
    State(Tone, Label),
    /// Several values beside each other.
    Many(Vec<Cell>),
    /// Several things said of one, one after the other: name, telephone, hours, place.
    Parts(Vec<Cell>),
}

impl Cell {
    /// Words of the author's.
    pub fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    /// A value if there is one, else nothing.
    pub fn maybe(cell: Option<Cell>) -> Self {
        cell.unwrap_or(Cell::Empty)
    }

    /// Words of the catalogue.
    pub fn label(key: &'static str) -> Self {
        Cell::Label(key.into())
    }
}

/// An approval: who, what was said, when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The body or person.
    pub by: Cell,
    /// What was said, as a label: 同意.
    pub opinion: Option<Label>,
    /// When.
    pub on: Option<Date>,
}

/// How a state feels; always shown with its word, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Done, passed, in order.
    Good,
    /// Under way, about to end.
    Soon,
    /// Late, failed, withdrawn.
    Late,
    /// A plain fact.
    Plain,
}

/// A disclosure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disclosure {
    /// The conclusion, in a sentence an old neighbour would say.
    pub headline: Option<Label>,
    /// A second sentence: what changed, in words.
    pub remark: Option<Label>,
    /// The few numbers that matter, by role.
    pub figures: Vec<Figure>,
    /// The time it tells of.
    pub period: Option<Period>,
    /// What it is about, for lists and filters: an account, an organization, a class of matter.
    pub subject: Option<Cell>,
    /// Where the matter stands.
    pub state: Option<(Tone, Label)>,
    /// Days that belong in a calendar.
    pub events: Vec<Event>,
    /// Everything, in reading order.
    pub blocks: Vec<Block>,
}

/// What a figure is, so that a poster or a home page can ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureRole {
    /// What was there at the start.
    Opening,
    /// What came in.
    Income,
    /// What went out.
    Expenditure,
    /// What was moved to another account, less what came from one.
    Transfer,
    /// What is left.
    Closing,
    /// Due, paid, rates.
    Collection,
    /// A score.
    Score,
    /// How many took part.
    Participation,
    /// How many agreed.
    Agreement,
    /// Seats and members.
    Seats,
    /// A version.
    Version,
    /// Cost of a project.
    Cost,
    /// Anything else.
    Other,
}

/// A number that matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub role: FigureRole,
    /// What it is called.
    pub label: Label,
    /// The number.
    pub value: Cell,
}

/// A day that belongs in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// First day.
    pub from: Date,
    /// Last day, included.
    pub until: Option<Date>,
    /// What happens.
    pub label: Label,
}

/// A block of a disclosure; each has one template, one style and one poster function of its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Names and values.
    Facts(Facts),
    /// Rows with a caption, perhaps a total.
    Table(Table),
    /// What somebody wrote.
    Prose(ProseBlock),
    /// A vote with its arithmetic.
    Tally(Tally),
    /// How a matter moves along.
    Steps(Steps),
    /// People, once each.
    Roll(Roll),
    /// Numbers drawn, with the table they draw.
    Chart(Chart),
    /// Bodies and how they stand to each other.
    Diagram(Diagram),
    /// Published files.
    Attachments(Attachments),
}

impl Block {
    /// The word of its template, style and poster function.
    pub fn word(&self) -> &'static str {
        match self {
            Block::Facts(_) => "facts",
            Block::Table(_) => "table",
            Block::Prose(_) => "prose",
            Block::Tally(_) => "tally",
            Block::Steps(_) => "steps",
            Block::Roll(_) => "roll",
            Block::Chart(_) => "chart",
            Block::Diagram(_) => "diagram",
            Block::Attachments(_) => "attachments",
        }
    }
}

/// Names and values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Heading; none where the facts speak for themselves.
    pub title: Option<Label>,
    /// Name → value, in order.
    pub rows: Vec<(Label, Cell)>,
}

/// Rows with a caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What the table shows, with its unit.
    pub caption: Label,
    /// The columns; a number column is aligned right.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The computed total under the thick rule.
    pub total: Option<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub label: Label,
    /// What it holds, which decides its alignment.
    pub sort: ColumnSort,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<Label>) -> Self {
        Column { label: label.into(), sort: ColumnSort::Words }
    }
    /// A column of numbers.
    pub fn numbers(label: impl Into<Label>) -> Self {
        Column { label: label.into(), sort: ColumnSort::Numbers }
    }
    /// A column of dates.
    pub fn dates(label: impl Into<Label>) -> Self {
        Column { label: label.into(), sort: ColumnSort::Dates }
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnSort {
    /// Left.
    Words,
    /// Right, tabular figures.
    Numbers,
    /// Left, never broken.
    Dates,
}

/// A row: its cells, and under them what leads further down (voucher, contract, approvals).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Permanent anchor: an entry's number.
    pub anchor: Option<String>,
    /// One cell for each column.
    pub cells: Vec<Cell>,
    /// Name → value pairs shown small under the row's main cell.
    pub details: Vec<(Label, Cell)>,
    /// A word that marks the row (重大开支).
    pub mark: Option<(Tone, Label)>,
}

impl Row {
    /// A row of cells.
    pub fn of(cells: impl IntoIterator<Item = Cell>) -> Self {
        Row { cells: cells.into_iter().collect(), ..Row::default() }
    }
}

/// What somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseBlock {
    /// Heading, where the text needs one.
    pub title: Option<Label>,
    /// The text.
    pub prose: Prose,
}

/// A vote: for each base (业主人数, 面积) the counts, what was needed, and whether it was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The words that were voted on.
    pub motion: String,
    /// What was decided, in a word.
    pub outcome: (Tone, Label),
    /// Said where a yes means a no to what people think of (polarity of the motion).
    pub polarity: Option<Label>,
    /// Who was asked.
    pub electorate: Option<Label>,
    /// Each base.
    pub bases: Vec<TallyBase>,
    /// Sentences on how it was counted: options, proxies, uncounted ballots.
    pub remarks: Vec<Label>,
    /// The rule it was judged by.
    pub basis: Vec<Cell>,
}

/// One base of a vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyBase {
    /// 业主人数 or 面积.
    pub label: Label,
    /// All.
    pub total: Cell,
    /// Participation: how many, what was needed, the inequality with its numbers, whether it holds.
    pub participation: TallyLine,
    /// Agreement, likewise; none while a vote is open.
    pub agreement: Option<TallyLine>,
    /// Against.
    pub no: Option<Cell>,
    /// Abstained.
    pub abstain: Option<Cell>,
}

/// One comparison of a vote with the numbers that decide it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyLine {
    /// How many.
    pub count: Cell,
    /// Of how many.
    pub of: Cell,
    /// The share, for the bar.
    pub share: Ratio,
    /// The threshold as a share, for the notch.
    pub notch: Ratio,
    /// What was needed: the least that suffices, or the number to be exceeded.
    pub needed: Cell,
    /// Whether `needed` itself suffices (以上) or must be exceeded (过).
    pub inclusive: bool,
    /// Whether it holds.
    pub holds: bool,
}

/// How a matter moves along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    /// Heading.
    pub title: Option<Label>,
    /// The steps in order.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is called.
    pub label: Label,
    /// Where it stands.
    pub progress: Progress,
    /// When.
    pub on: Option<Cell>,
    /// Who.
    pub by: Option<Cell>,
    /// What came of it.
    pub outcome: Option<Cell>,
    /// Where to read more.
    pub links: Vec<Cell>,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Over.
    Done,
    /// Happening now.
    Now,
    /// Still to come.
    Ahead,
}

/// People, once each with everything they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roll {
    /// Heading.
    pub title: Label,
    /// The people in the record's order.
    pub entries: Vec<RollEntry>,
}

/// One person of a roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollEntry {
    /// Who.
    pub person: Cell,
    /// As what, each with its organization where that is not plain.
    pub posts: Vec<Cell>,
    /// Term, buildings, duties.
    pub details: Vec<(Label, Cell)>,
    /// Work telephone.
    pub phone: Option<Phone>,
}

/// Numbers drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows, with its unit; also its title for those who cannot see it.
    pub title: Label,
    /// The shape.
    pub shape: ChartShape,
    /// What stands along the axis.
    pub categories: Vec<Cell>,
    /// One or two rows of numbers.
    pub series: Vec<Series>,
}

/// The shape of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartShape {
    /// Columns side by side, time running right.
    Columns,
    /// Bars from the left, one a category.
    Bars,
}

/// One row of numbers; each cell is of a numeric type or empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What it is called.
    pub label: Label,
    /// One for each category.
    pub values: Vec<Cell>,
    /// Full length of a bar, where it has one (a criterion's weight).
    pub full: Vec<Cell>,
}

/// Bodies and how they stand to each other (梯形架构).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram {
    /// What it shows.
    pub title: Label,
    /// The bodies from above to below.
    pub nodes: Vec<Node>,
    /// The lines between them; one to a body without a box is told in words.
    pub edges: Vec<Edge>,
}

/// A body in a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Which.
    pub organization: OrganizationId,
    /// Its row.
    pub rank: usize,
    /// Whether it is the one the page is about.
    pub here: bool,
}

/// A line in a diagram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// From.
    pub from: OrganizationId,
    /// To.
    pub to: OrganizationId,
    /// What it means.
    pub label: Label,
    /// Whether the lower body is drawn hanging on this line: a body hangs on one at most, the other lines are told in words.
    pub hangs: bool,
}

/// Published files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachments {
    /// Heading.
    pub title: Label,
    /// Each file.
    pub files: Vec<AttachedFile>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// What it is called.
    pub title: String,
    /// The file, where it is published (it is only when somebody answers for its redaction).
    pub file: Option<AttachmentId>,
    /// Who redacted it and when.
    pub redacted: Option<(Cell, Date)>,
    /// Where the original can be seen.
    pub inspect: Option<String>,
}
