//! A record as lists, the first page and the screen show it.

use crate::base::date::Date;
use crate::base::id::RecordId;
use crate::disclosure::{Cell, Label, Tone};
use crate::party::contact::Phone;

/// One record in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Teaser {
    /// Which record.
    pub id: RecordId,
    /// Its kind's word.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub route: String,
    /// When it was published.
    pub published: Date,
    /// Until when it hangs.
    pub until: Option<Date>,
    /// Whether that day is past.
    pub over: bool,
    /// How to object or ask: number and last day; nothing once that day is past.
    pub feedback: Option<(Option<Phone>, Option<Date>)>,
    /// A sentence: the author's summary, or the headline.
    pub summary: Option<Cell>,
    /// Where it stands.
    pub state: Option<(Tone, Label)>,
    /// The last day of that word: something takes place, or ends.
    pub state_until: Option<Date>,
}
