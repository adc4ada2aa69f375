//! The figures, one file for each subject, one line here.

mod bodies;
mod cases;
mod money;
mod people;
mod places;

use crate::base::number::Ratio;
use crate::disclosure::{Cell, Label};
use crate::unit::Level;

use super::counts::Asked;
use super::{Counted, Line, Measure, Reach, Row, Statistic, Target, Whole, count};

/// What figures are made of.
pub struct Field<'f, 'a> {
    /// The units, in the order of region, name and id.
    pub units: &'f [Counted<'a>],
    /// Whether these are all there are.
    pub reach: Reach,
    /// All there are, and the day.
    pub whole: &'f Whole<'a>,
}

/// The figures of one subject.
type Figures = for<'f, 'a> fn(&Field<'f, 'a>) -> Vec<Statistic<'a>>;

/// All of them.
pub const ALL: &[Figures] = &[places::compounds, bodies::figures, people::figures, places::stations, money::figures, cases::figures];

impl<'a> Field<'_, 'a> {
    /// The compounds.
    fn compounds(&self) -> impl Iterator<Item = Counted<'a>> {
        self.units.iter().copied().filter(|unit| unit.level == Level::Compound)
    }

    /// The compounds people live in.
    fn lived_in(&self) -> impl Iterator<Item = Counted<'a>> {
        self.units.iter().copied().filter(Counted::is_lived_in)
    }

    /// The rule that asks for something of many units: as the highest unit has it, the first in order among equals.
    fn asked(&self, what: &str) -> Option<&'a Asked> {
        let of = |unit: &Counted<'a>| Some((unit.level, unit.counts.asked.iter().find(|asked| asked.what == what)?));
        let mut all: Vec<(Level, &Asked)> = self.units.iter().filter_map(of).collect();
        // A stable order: the highest level first, the order of the units within it.
        all.sort_by_key(|(level, _)| std::cmp::Reverse(*level));
        all.first().map(|(_, asked)| *asked)
    }

    /// So many of so many, held against a rule; nothing of nothing.
    fn coverage(
        &self,
        id: &'static str,
        [title, how]: [&'static str; 2],
        rows: Vec<(bool, Row<'a>)>,
        what: Option<&str>,
    ) -> Option<Statistic<'a>> {
        let (part, whole) = (count(rows.iter().filter(|(has, _)| *has)), count(&rows));
        let target = what.and_then(|what| Target::of(self.asked(what)?, part, whole, self.whole.as_of));
        // What has it first, then what has not; within both as the units stand.
        let (has, has_not): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(has, _)| *has);
        let rows = has.into_iter().chain(has_not).map(|(_, row)| row).collect();
        let measure = Measure::Share(Ratio { part, whole });
        (whole > 0).then(|| Statistic::new(id, title, how, measure, rows).held_against(target))
    }
}

/// So many of so many, beside a name.
fn of(part: u64, whole: u64) -> Cell {
    Cell::Label(Label::with("statistics.share", [Cell::Count(part), Cell::Count(whole)]))
}
