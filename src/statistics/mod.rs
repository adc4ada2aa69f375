//! Figures over many units: coverage, who sits where, premises, micro-project money, cases; each with the rows it is reckoned from.
//!
//! Compounds are compared here and nowhere else, over the small [`Counts`] each of them gives. Rows stand in the order of region,
//! name and id: nobody is ranked.

mod counts;
mod figures;
mod micro;
mod rules;
mod target;

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::base::number::Ratio;
use crate::disclosure::{Cell, Label, Tone};
use crate::unit::Level;

pub use counts::{Asked, Counts, Quoted};
pub use rules::{INFOS, judge};
pub use target::{Standing, Target};

/// A unit with what it gives.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// How high it stands.
    pub level: Level,
    /// The unit above.
    pub parent: Option<&'a str>,
    /// What it gives.
    pub counts: &'a Counts,
}

impl Counted<'_> {
    /// Whether people live there already; what is planned or being built has no bodies yet.
    pub fn is_lived_in(&self) -> bool {
        self.level == Level::Compound && self.counts.stage.as_deref().is_none_or(|stage| stage == "occupied")
    }
}

/// One figure.
#[derive(Debug, Clone)]
pub struct Statistic<'a> {
    /// Permanent id, in links and data.
    pub id: &'static str,
    /// What it is called.
    pub title: Label,
    /// How it is reckoned.
    pub how: Label,
    /// The figure itself.
    pub measure: Measure,
    /// Of what it is made: each with its number, which add up to it.
    pub parts: Vec<(Label, Cell)>,
    /// What a rule asks for.
    pub target: Option<Target>,
    /// What else has to be said.
    pub notes: Vec<(Tone, Label)>,
    /// What it is about: each with its own number, which add up to it.
    pub lines: Vec<Line>,
    /// Names of the columns of its rows; none where a name says everything.
    pub columns: Vec<Label>,
    /// What it is reckoned from.
    pub rows: Vec<Row<'a>>,
}

/// One part of a figure with a number of its own.
#[derive(Debug, Clone)]
pub struct Line {
    /// Permanent id, after that of the figure; none for what is told together.
    pub id: &'static str,
    /// What it is called.
    pub label: Label,
    /// How large.
    pub measure: Measure,
}

/// How large a figure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// So many of so many.
    Share(Ratio),
    /// So many, so much.
    Number(Cell),
    /// So many then, so many now; in per cent only from a base on.
    Change {
        /// Then.
        then: u64,
        /// Now.
        now: u64,
        /// Below so many nothing is told in per cent; nothing at all where no rule names a base.
        base: Option<u64>,
    },
    /// Fewer people than may be told.
    Withheld(u64),
}

/// One unit's part in a figure.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The unit.
    pub unit: Counted<'a>,
    /// The page it is read from: the unit's folder and the route below it; the unit's first page where nothing is written.
    pub page: Option<(&'a str, &'a str)>,
    /// What it has in common with others.
    pub group: Option<Label>,
    /// Its numbers, one for each column.
    pub cells: Vec<Cell>,
}

impl<'a> Row<'a> {
    /// A unit and the page of its own it is read from.
    fn of(unit: Counted<'a>, page: Option<&'a str>) -> Self {
        Row { unit, page: page.map(|page| (unit.id, page)), group: None, cells: Vec::new() }
    }

    fn grouped(mut self, key: &'static str) -> Self {
        self.group = Some(key.into());
        self
    }

    fn cells(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.cells = cells.into_iter().collect();
        self
    }
}

impl<'a> Statistic<'a> {
    fn new(id: &'static str, title: &'static str, how: &'static str, measure: Measure, rows: Vec<Row<'a>>) -> Self {
        let (parts, notes, lines, columns) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Statistic { id, title: title.into(), how: how.into(), measure, parts, target: None, notes, lines, columns, rows }
    }

    fn columns<const N: usize>(mut self, columns: [&'static str; N]) -> Self {
        self.columns = columns.map(Label::from).to_vec();
        self
    }

    fn part(mut self, label: &'static str, cell: Cell) -> Self {
        self.parts.push((label.into(), cell));
        self
    }

    fn note(mut self, note: Option<(Tone, Label)>) -> Self {
        self.notes.extend(note);
        self
    }

    fn held_against(mut self, target: Option<Target>) -> Self {
        self.target = target;
        self
    }
}

/// Whose figures are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Those of the whole board.
    Whole,
    /// Those of a part of it. What is told only as a number of people is left out, for two such numbers could be subtracted.
    Part,
}

/// Every unit of a board by its id, and the day its figures are reckoned for.
#[derive(Debug)]
pub struct Whole<'a> {
    known: BTreeMap<&'a str, Counted<'a>>,
    as_of: Date,
}

impl<'a> Whole<'a> {
    /// All units of a board.
    pub fn of(units: impl IntoIterator<Item = Counted<'a>>, as_of: Date) -> Self {
        Whole { known: units.into_iter().map(|unit| (unit.id, unit)).collect(), as_of }
    }

    /// The unit above a unit, where the board has it.
    fn above(&self, unit: &Counted<'a>) -> Option<Counted<'a>> {
        self.known.get(unit.parent?).copied()
    }

    /// The compounds directly below a unit, in the order of their ids.
    fn below(&self, id: &str) -> Vec<Counted<'a>> {
        let compounds = self.known.values().filter(|unit| unit.level == Level::Compound);
        compounds.filter(|unit| unit.parent == Some(id)).copied().collect()
    }

    /// All figures over some of the units, in the order of the house; what nobody gives anything for is left out.
    pub fn over(&self, units: &[Counted<'a>], reach: Reach) -> Vec<Statistic<'a>> {
        figures::ALL.iter().flat_map(|figures| figures(&figures::Field { units, reach, whole: self })).collect()
    }
}

/// How many there are, as a number that is shown.
fn count<T>(some: impl IntoIterator<Item = T>) -> u64 {
    u64::try_from(some.into_iter().count()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
