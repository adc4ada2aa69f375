//! A vote by building: participation, and which way they voted, told of no group small enough to be guessed.
//!
//! Buildings in which fewer than the pack's least took part, or stayed away, are told together; so many others join them that the
//! row they make is not small itself. The sum under the table gives nothing away that way: no row is left out of it.

use crate::base::area::Area;
use crate::base::number::{Count, Ratio};
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Column, Label, Row, Table, Tone};
use crate::record::kind::Scope;

use super::ballot::{Ballot, Stage};
use super::{Base, BuildingRow, Counts, sum};

/// Buildings that are told in one row.
struct Group<'v> {
    rows: Vec<&'v BuildingRow>,
    counts: Counts,
}

impl<'v> Group<'v> {
    fn of(rows: Vec<&'v BuildingRow>) -> Self {
        let counts = sum(rows.iter().map(|row| &row.counts));
        Group { rows, counts }
    }

    fn name(&self) -> Cell {
        let mut names: Vec<Cell> = self.rows.iter().map(|row| Cell::Building(row.building.value.clone())).collect();
        if names.len() == 1 { names.remove(0) } else { Cell::Many(names) }
    }

    /// Who took part and who stayed away, in the buildings of which that is known.
    fn sides(&self) -> Option<(u64, u64)> {
        let known = self.rows.iter().filter_map(|row| Some((row.counts.participating.as_ref()?.owners.0, row.counts.total.owners.0)));
        let sides = known.map(|(part, all)| (part, all.saturating_sub(part)));
        sides.reduce(|(part, away), (more, further)| (part.saturating_add(more), away.saturating_add(further)))
    }

    /// Yes, no and the rest of those who took part: the rest can be told from the others.
    fn ways(&self) -> Option<(u64, u64, u64)> {
        let (yes, no) = (self.counts.yes.as_ref()?.owners.0, self.counts.no.as_ref()?.owners.0);
        let part = self.counts.participating.as_ref().map_or(0, |part| part.owners.0);
        Some((yes, no, part.saturating_sub(yes).saturating_sub(no)))
    }
}

/// Participation by building; which way they voted only once it is over and no cell of it is small.
pub fn table(ballot: &Ballot, scope: &Scope) -> Option<Block> {
    let rows: Vec<&BuildingRow> = ballot.vote.rows.iter().map(|row| &row.value).collect();
    if rows.is_empty() || ballot.stage == Stage::Ahead {
        return None;
    }
    let rule = scope.pack.rule("cn.pipl.public");
    let least = rule.and_then(|rule| rule.param("least_group")?.scalar::<Count>()).map_or(0, |least| least.0);
    let groups = groups(&rows, least)?;
    let large = |group: &Group| {
        group.ways().is_some_and(|(yes, no, rest)| least > 0 && yes >= least && no >= least && !(1..least).contains(&rest))
    };
    let both_ways = ballot.stage != Stage::Open && groups.iter().all(large);
    let mut columns = vec![Column::words("matter.building")];
    let aside = |key: &'static str| Column::numbers(key).aside();
    columns.extend(["matter.total_owners", "matter.participating_owners"].map(aside));
    columns.extend([Column::numbers("matter.share_owners"), aside("matter.share_area")]);
    if both_ways {
        columns.extend(["matter.yes_owners", "matter.no_owners"].map(aside));
    }
    let total = sum(rows.iter().map(|row| &row.counts));
    let told = |group: &Group| {
        let together = (group.rows.len() > 1).then(|| (Tone::Plain, Label::with("matter.together", [Cell::Count(least)])));
        Row { mark: together, ..Row::of(cells(group.name(), &group.counts, both_ways)) }
    };
    Some(Block::Table(Table {
        caption: Label::with("matter.building_table", [Cell::text(ballot.vote.motion.to_string())]),
        columns,
        rows: groups.iter().map(told).collect(),
        total: Some(Row::of(cells(Cell::label("matter.sum"), &total, both_ways))),
    }))
}

fn cells(first: Cell, counts: &Counts, both_ways: bool) -> Vec<Cell> {
    let part = counts.participating.as_ref();
    let share = |of: fn(&Base) -> u64| Cell::maybe(part.map(|part| Cell::Ratio(Ratio { part: of(part), whole: of(&counts.total) })));
    let owners = |base: &Option<At<Base>>| Cell::maybe(base.as_ref().map(|base| Cell::Count(base.owners.0)));
    let area = |base: &Base| {
        let Area(hundredths) = base.area;
        hundredths
    };
    let mut cells = vec![
        first,
        Cell::Count(counts.total.owners.0),
        owners(&counts.participating),
        share(|base| base.owners.0),
        share(area),
    ];
    if both_ways {
        cells.extend([&counts.yes, &counts.no].map(owners));
    }
    cells
}

/// The rows to be told, in the order of the record, small buildings together in the place of the first of them; nothing where they
/// would all be one, for that is the vote itself.
fn groups<'v>(rows: &[&'v BuildingRow], least: u64) -> Option<Vec<Group<'v>>> {
    let pick = |which: &[usize]| Group::of(which.iter().filter_map(|at| rows.get(*at).copied()).collect());
    let few = |count: u64| (1..least).contains(&count);
    let small = |at: usize| pick(&[at]).sides().is_some_and(|(part, away)| few(part) || few(away));
    if !(0..rows.len()).any(small) {
        return Some(rows.iter().map(|row| Group::of(vec![row])).collect());
    }
    // What a building left out could be told from the others as well as what is small.
    let left_out = |at: usize| pick(&[at]).sides().is_none();
    let (mut together, mut alone): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|at| small(*at) || left_out(*at));
    // Whether all of them took part, or none, would be as good as their names.
    let guarded = |group: &Group| group.rows.len() > 1 && group.sides().is_some_and(|(part, away)| part >= least && away >= least);
    // The fewest owners first: as little as possible is taken from the table.
    alone.sort_by_key(|at| std::cmp::Reverse((rows.get(*at).map(|row| row.counts.total.owners.0), *at)));
    while !guarded(&pick(&together)) {
        together.push(alone.pop()?);
    }
    if alone.is_empty() {
        return None;
    }
    together.sort_unstable();
    let first = together.first().copied();
    let place = |at: usize| match together.contains(&at) {
        true if Some(at) == first => Some(pick(&together)),
        true => None,
        false => Some(pick(&[at])),
    };
    Some((0..rows.len()).filter_map(place).collect())
}

#[cfg(test)]
mod tests;
