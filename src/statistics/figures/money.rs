//! Micro-project money: in which compounds it keeps step with the people, community by community.

use std::collections::BTreeMap;

use crate::base::money::Money;
use crate::disclosure::{Cell, Label, Tone};
use crate::statistics::micro::{Part, parts};

use super::{Counted, Field, Row, Statistic};

pub fn figures<'a>(field: &Field<'_, 'a>) -> Vec<Statistic<'a>> {
    let Some(year) = field.compounds().filter_map(|unit| Some(unit.counts.micro.as_ref()?.year)).max() else { return Vec::new() };
    let of_year = || field.compounds().filter(|unit| unit.counts.micro.as_ref().is_some_and(|micro| micro.year == year));
    let told = over_communities(field);
    let parts: Vec<&Part> = of_year().filter_map(|unit| told.get(unit.id)).collect();
    let silent = super::count(of_year()) - super::count(&parts);
    let rows = parts.iter().map(|part| {
        let enough = part.lacking == Money::ZERO;
        let judged = if enough { Cell::label("statistics.micro_enough") } else { lacking(part.lacking) };
        let cells = [Cell::Money(Money::from_fen(part.micro.received)), Cell::Ratio(part.money), Cell::Ratio(part.people), judged];
        (enough, Row::of(part.unit, Some(&part.micro.page)).cells(cells))
    });
    let figure = field.coverage("micro", ["statistics.micro", "statistics.micro_how"], rows.collect(), None);
    let note = (silent > 0).then(|| (Tone::Plain, Label::with("statistics.micro_silent", [Cell::Count(silent)])));
    let of_which = (Tone::Plain, Label::with("statistics.of_year", [Cell::text(year.to_string())]));
    let columns = ["statistics.received", "statistics.micro_money", "statistics.micro_people", "statistics.judgement"];
    figure.map(|figure| figure.columns(columns).note(Some(of_which)).note(note)).into_iter().collect()
}

/// The part of every compound asked about, among all of its community; whoever stands below none is alone.
fn over_communities<'a>(field: &Field<'_, 'a>) -> BTreeMap<&'a str, Part<'a>> {
    let asked: Vec<Counted<'a>> = field.compounds().collect();
    let mut told = BTreeMap::new();
    for unit in &asked {
        if told.contains_key(unit.id) {
            continue;
        }
        let above = field.whole.above(unit);
        let beside = above.map_or_else(|| vec![*unit], |above| field.whole.below(above.id));
        told.extend(parts(&beside, above.and_then(|above| above.counts.population)).into_iter().map(|part| (part.unit.id, part)));
    }
    told
}

fn lacking(short: Money) -> Cell {
    Cell::Label(Label::with("statistics.micro_lacking", [Cell::Money(short)]))
}
