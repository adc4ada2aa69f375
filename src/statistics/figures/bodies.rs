//! Coverage: which compounds have a committee, a working group, a branch; which communities an environment committee; grids.

use crate::base::number::Ratio;
use crate::disclosure::{Cell, Label, Tone};

use super::{Counted, Field, Measure, Row, Statistic, count, of};

pub fn figures<'a>(field: &Field<'_, 'a>) -> Vec<Statistic<'a>> {
    let all = [
        committees(field),
        groups(field),
        branches(field),
        secretaries(field),
        residents(field),
        environment(field),
        grids(field),
        raised(field),
    ];
    all.into_iter().flatten().collect()
}

/// A unit that has a body, or has not.
fn has<'a>(unit: Counted<'a>, page: Option<&'a String>) -> (bool, Row<'a>) {
    let key = if page.is_some() { "statistics.has" } else { "statistics.has_not" };
    (page.is_some(), Row::of(unit, page.map(String::as_str)).grouped(key))
}

fn committees<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let rows: Vec<_> = field.lived_in().map(|unit| has(unit, unit.counts.bodies.committee.as_ref())).collect();
    field.coverage("committees", ["statistics.committees", "statistics.committees_how"], rows, None)
}

fn groups<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let with_committee = field.compounds().filter(|unit| unit.counts.bodies.committee.is_some());
    let rows: Vec<_> = with_committee.map(|unit| has(unit, unit.counts.bodies.group.as_ref())).collect();
    field.coverage("groups", ["statistics.groups", "statistics.groups_how"], rows, Some("working_group_coverage"))
}

fn branches<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let rows = field.lived_in().map(|unit| match &unit.counts.bodies.branch {
        Some(branch) => {
            let key = if branch.provisional { "statistics.provisional" } else { "statistics.formal" };
            let since = Cell::maybe(branch.founded.map(Cell::Date));
            (true, Row::of(unit, Some(&branch.page)).grouped(key).cells([since]))
        }
        None => has(unit, None),
    });
    let rows: Vec<_> = rows.collect();
    let kept = || field.lived_in().filter_map(|unit| unit.counts.bodies.branch.as_ref());
    let provisional = count(kept().filter(|branch| branch.provisional));
    let formal = count(kept()) - provisional;
    let figure = field.coverage("branches", ["statistics.branches", "statistics.branches_how"], rows, Some("branch_coverage"))?;
    Some(match provisional {
        0 => figure,
        _ => figure.part("statistics.formal", Cell::Count(formal)).part("statistics.provisional", Cell::Count(provisional)),
    })
}

/// Secretaries are people and branches are bodies: where the two numbers differ, that is said.
fn secretaries<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let kept = || field.compounds().filter_map(|unit| Some((unit, unit.counts.bodies.secretaries.as_ref()?)));
    let rows: Vec<Row> =
        kept().map(|(unit, who)| Row::of(unit, Some(&who.page)).grouped("statistics.row").cells([Cell::Count(who.all)])).collect();
    let (all, branches) =
        (kept().map(|(_, who)| who.all).sum::<u64>(), count(field.compounds().filter(|unit| unit.counts.bodies.branch.is_some())));
    let differs =
        (all != branches).then(|| (Tone::Soon, Label::with("statistics.secretaries_differ", [Cell::Count(all), Cell::Count(branches)])));
    let figure =
        Statistic::new("secretaries", "statistics.secretaries", "statistics.secretaries_how", Measure::Number(Cell::Count(all)), rows);
    (all > 0).then(|| figure.note(differs))
}

fn residents<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let kept = || field.compounds().filter_map(|unit| Some((unit, unit.counts.bodies.secretaries.as_ref().filter(|who| who.known > 0)?)));
    let rows = kept().map(|(unit, who)| Row::of(unit, Some(&who.page)).grouped("statistics.row").cells([of(who.residents, who.known)]));
    let share = Ratio { part: kept().map(|(_, who)| who.residents).sum(), whole: kept().map(|(_, who)| who.known).sum() };
    let figure = Statistic::new("residents", "statistics.residents", "statistics.residents_how", Measure::Share(share), rows.collect());
    (share.whole > 0).then_some(figure)
}

fn environment<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let with_committee = field.units.iter().copied().filter(|unit| unit.counts.bodies.neighbourhood.is_some());
    let rows: Vec<_> = with_committee.map(|unit| has(unit, unit.counts.bodies.environment.as_ref())).collect();
    field.coverage("environment", ["statistics.environment", "statistics.environment_how"], rows, None)
}

fn grids<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let kept = || field.units.iter().copied().filter(|unit| unit.counts.bodies.grids.iter().sum::<u64>() > 0);
    let sum = |of: fn(&Counted) -> u64| kept().map(|unit| of(&unit)).sum::<u64>();
    let [branches, groups] = [sum(|unit| unit.counts.bodies.grids[0]), sum(|unit| unit.counts.bodies.grids[1])];
    let members = sum(|unit| unit.counts.bodies.grid_members);
    let rows = kept().map(|unit| Row::of(unit, None).cells(unit.counts.bodies.grids.map(Cell::Count)));
    let figure = Statistic::new(
        "grids",
        "statistics.grids",
        "statistics.grids_how",
        Measure::Number(Cell::Count(branches + groups)),
        rows.collect(),
    );
    let figure = figure.columns(["statistics.grid_branches", "statistics.grid_groups"]);
    let figure = figure.part("statistics.grid_branches", Cell::Count(branches)).part("statistics.grid_groups", Cell::Count(groups));
    let told = (members > 0).then(|| (Tone::Plain, Label::with("statistics.grid_members", [Cell::Count(members)])));
    (branches + groups > 0).then(|| figure.note(told))
}

fn raised<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let kept = || field.units.iter().copied().filter(|unit| unit.counts.bodies.general[0] > 0);
    let share = Ratio {
        part: kept().map(|unit| unit.counts.bodies.general[1]).sum(),
        whole: kept().map(|unit| unit.counts.bodies.general[0]).sum(),
    };
    let rows = kept().map(|unit| {
        let [all, large] = unit.counts.bodies.general;
        Row::of(unit, None).grouped("statistics.unit").cells([of(large, all)])
    });
    let figure = Statistic::new("raised", "statistics.raised", "statistics.raised_how", Measure::Share(share), rows.collect());
    (share.whole > 0).then_some(figure)
}
