//! How the values of records become cells of a table; what is not written is an empty one.

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::id::{AttachmentId, BuildingId, OrganizationId, PersonId, RecordId, Slug};
use crate::base::money::Money;
use crate::base::number::{Count, Decimal};
use crate::base::scalar::Line;
use crate::base::source::At;
use crate::disclosure::Cell;
use crate::party::contact::Phone;
use crate::party::directory::Directory;
use crate::party::mailbox::Email;

/// A value that stands in one cell.
pub trait AsCell {
    /// The cell.
    fn cell(&self) -> Cell;
}

macro_rules! cells {
    ($($type:ty: $value:ident => $cell:expr),+ $(,)?) => {$(
        impl AsCell for $type {
            fn cell(&self) -> Cell {
                let $value = self;
                $cell
            }
        }
    )+};
}

cells! {
    Line: line => Cell::text(line.to_string()),
    String: text => Cell::text(text.clone()),
    Slug: id => Cell::text(id.to_string()),
    Money: money => Cell::Money(*money),
    Area: area => Cell::Area(*area),
    Count: count => Cell::Count(count.0),
    Decimal: decimal => Cell::Decimal(*decimal),
    Date: day => Cell::Date(*day),
    bool: holds => Cell::text(if *holds { "true" } else { "false" }),
    OrganizationId: id => Cell::Organization(id.clone()),
    RecordId: id => Cell::Record(id.clone()),
    AttachmentId: id => Cell::Attachment(id.clone()),
    BuildingId: id => Cell::Building(id.clone()),
    PersonId: id => Cell::Person(id.clone()),
    Phone: phone => Cell::Phone(phone.clone()),
    Email: email => Cell::Email(email.clone()),
}

impl<T: AsCell> AsCell for At<T> {
    fn cell(&self) -> Cell {
        self.value.cell()
    }
}

impl<T: AsCell> AsCell for Option<T> {
    fn cell(&self) -> Cell {
        self.as_ref().map_or(Cell::Empty, AsCell::cell)
    }
}

impl<T: AsCell> AsCell for Vec<T> {
    fn cell(&self) -> Cell {
        many(self.iter().map(AsCell::cell))
    }
}

/// Several values in one cell; none is an empty one.
pub fn many(cells: impl IntoIterator<Item = Cell>) -> Cell {
    let cells: Vec<Cell> = cells.into_iter().collect();
    if cells.is_empty() { Cell::Empty } else { Cell::Many(cells) }
}

/// A word, where one is written.
pub fn word<W: Copy>(word: &Option<At<W>>, key: fn(W) -> &'static str) -> Cell {
    word.as_ref().map_or(Cell::Empty, |word| Cell::label(key(word.value)))
}

/// The id of somebody who is named in full; of anybody else the id may tell what the mask hides.
pub fn public_id(people: &Directory, person: Option<&At<PersonId>>) -> Cell {
    let named = person.filter(|person| people.is_named(&person.value));
    named.map_or(Cell::Empty, |person| Cell::text(person.to_string()))
}
