//! Compounds by sort, and the parts that add up to the whole; stations within reach.

use crate::base::area::Area;
use crate::base::scalar::Scalar;
use crate::disclosure::{Cell, Label, Tone};
use crate::unit::{Premises, Stage};

use super::{Counted, Field, Measure, Row, Statistic, count};

/// How many compounds there are, and of what sort.
pub fn compounds<'a>(field: &Field<'_, 'a>) -> Vec<Statistic<'a>> {
    let premises = |unit: &Counted| unit.counts.premises.as_deref().and_then(|word| Premises::parse(word).ok());
    let stage = |unit: &Counted| unit.counts.stage.as_deref().and_then(|word| Stage::parse(word).ok());
    let sorted: Vec<(Counted, &'static str)> =
        field.lived_in().map(|unit| (unit, premises(&unit).map_or("statistics.unwritten", Premises::key))).collect();
    let ahead: Vec<(Counted, &'static str)> = field
        .compounds()
        .filter(|unit| !unit.is_lived_in())
        .map(|unit| (unit, stage(&unit).map_or("statistics.unwritten", Stage::key)))
        .collect();
    let sorts = Premises::ALL.iter().map(|sort| sort.key()).chain(["statistics.unwritten"]);
    let stages = Stage::ALL.iter().map(|stage| stage.key()).chain(["statistics.unwritten"]);
    let compounds = by_key("compounds", ["statistics.compounds", "statistics.compounds_how"], &sorted, sorts);
    let coming = by_key("coming", ["statistics.coming", "statistics.coming_how"], &ahead, stages);
    [compounds, coming, people(field)].into_iter().flatten().collect()
}

/// So many of each sort, which make the whole.
fn by_key<'a>(
    id: &'static str,
    [title, how]: [&'static str; 2],
    units: &[(Counted<'a>, &'static str)],
    keys: impl Iterator<Item = &'static str>,
) -> Option<Statistic<'a>> {
    let (mut rows, mut parts) = (Vec::new(), Vec::new());
    for key in keys {
        let of_key = || units.iter().filter(move |(_, own)| *own == key);
        rows.extend(of_key().map(|(unit, _)| Row::of(*unit, None).grouped(key)));
        parts.push((key, count(of_key())));
    }
    let figure = Statistic::new(id, title, how, Measure::Number(Cell::Count(count(units))), rows);
    let some = parts.into_iter().filter(|(_, number)| *number > 0);
    (!units.is_empty()).then(|| some.fold(figure, |figure, (key, number)| figure.part(key, Cell::Count(number))))
}

fn people<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let kept = || field.compounds().filter(|unit| unit.counts.households.is_some() || unit.counts.population.is_some());
    let number = |count: Option<u64>| Cell::maybe(count.map(Cell::Count));
    let rows = kept().map(|unit| Row::of(unit, None).cells([number(unit.counts.households), number(unit.counts.population)]));
    let households: u64 = kept().filter_map(|unit| unit.counts.households).sum();
    let population: u64 = kept().filter_map(|unit| unit.counts.population).sum();
    let figure = Statistic::new(
        "households",
        "statistics.households",
        "statistics.households_how",
        Measure::Number(Cell::Count(households)),
        rows.collect(),
    );
    let told = (population > 0).then(|| (Tone::Plain, Label::with("statistics.population_note", [Cell::Count(population)])));
    (households > 0).then(|| figure.columns(["site.households", "site.population"]).note(told))
}

/// Stations: how many compounds have one near and large enough, and how large they are.
pub fn stations<'a>(field: &Field<'_, 'a>) -> Vec<Statistic<'a>> {
    [near(field), sizes(field)].into_iter().flatten().collect()
}

fn near<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let rows = field.lived_in().filter_map(|unit| {
        let reach = unit.counts.places.reach.as_ref()?;
        let key = if reach.fits { "statistics.near" } else { "statistics.far" };
        let told = [Cell::text(reach.name.clone()), Cell::Count(reach.metres), Cell::Area(Area(reach.station.area))];
        let page = (reach.unit.as_deref().unwrap_or(unit.id), reach.station.page.as_str());
        let row = Row::of(unit, None).grouped(key).cells([Cell::Label(Label::with("statistics.station", told))]);
        Some((reach.fits, Row { page: Some(page), ..row }))
    });
    let rows: Vec<_> = rows.collect();
    let silent = count(field.lived_in()) - count(&rows);
    let note = (silent > 0).then(|| (Tone::Plain, Label::with("statistics.near_silent", [Cell::Count(silent)])));
    let figure = field.coverage("near", ["statistics.stations", "statistics.stations_how"], rows, Some("station_coverage"))?;
    Some(figure.note(note))
}

fn sizes<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let all: Vec<(Counted, &str, u64)> = field
        .units
        .iter()
        .flat_map(|unit| unit.counts.places.stations.iter().map(|station| (*unit, station.page.as_str(), station.area)))
        .collect();
    let number = count(&all);
    let mean = (all.iter().map(|(_, _, area)| area).sum::<u64>() * 2 + number).checked_div(2 * number)?;
    let rows = all.iter().map(|(unit, page, area)| Row::of(*unit, Some(page)).grouped("statistics.unit").cells([Cell::Area(Area(*area))]));
    let figure =
        Statistic::new("sizes", "statistics.sizes", "statistics.sizes_how", Measure::Number(Cell::Area(Area(mean))), rows.collect());
    Some(figure.note(Some((Tone::Plain, Label::with("statistics.sizes_note", [Cell::Count(number)])))))
}
