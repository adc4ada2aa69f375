//! Labels and typed values: what translation, masking and formatting work on.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::id::{AttachmentId, BuildingId, OrganizationId, PersonId, RecordId};
use crate::base::money::Money;
use crate::base::number::{Decimal, Ratio};
use crate::base::period::Period;
use crate::party::contact::Phone;
use crate::party::mailbox::Email;
use crate::party::person::PrivateName;

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
    OwnerName(PrivateName),
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
    /// A work e-mail address.
    Email(Email),
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
