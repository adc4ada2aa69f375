//! The hinge (公示): a record told without format.
//!
//! A kind turns its record into a [`Disclosure`]; pages, posters, screens and calendars are made from nothing else. Labels
//! are keys with arguments and cells are typed, so that translating, masking and formatting happen once, on types. There
//! is no markup here, no class name, no layout and no arithmetic left to do.

mod cell;
mod drawing;
mod event;
mod files;
mod roll;
mod steps;
mod table;
mod vote;

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::base::period::Period;

pub use cell::*;
pub use drawing::*;
pub use event::*;
pub use files::*;
pub use roll::*;
pub use steps::*;
pub use table::*;
pub use vote::*;

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
    /// The record whose text its own takes the place of; a page tells what changed.
    pub follows: Option<RecordId>,
    /// The last day on which opinions are taken that are being asked for now.
    pub asks: Option<Date>,
    /// The first day on which it reads otherwise though no date written in it has come: where it counts days until today.
    pub turns: Option<Date>,
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
