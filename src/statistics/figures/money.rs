//! Micro-project money: each compound's part of it and its part of the people, over its community, as exact fractions.

use crate::base::money::Money;
use crate::base::number::Ratio;
use crate::disclosure::{Cell, Label, Tone};
use crate::statistics::counts::Micro;

use super::{Counted, Field, Row, Statistic};

/// What a compound received beside what its people make of the community.
struct Part<'a> {
    unit: Counted<'a>,
    micro: &'a Micro,
    money: Ratio,
    people: Ratio,
    /// What is lacking, in fen.
    lacking: i64,
}

pub fn figures<'a>(field: &Field<'_, 'a>) -> Vec<Statistic<'a>> {
    let Some(year) = field.compounds().filter_map(|unit| Some(unit.counts.micro.as_ref()?.year)).max() else { return Vec::new() };
    let of_year = || field.compounds().filter_map(|unit| Some((unit, unit.counts.micro.as_ref().filter(|micro| micro.year == year)?)));
    let parts: Vec<Part> = of_year().filter_map(|(unit, micro)| part(unit, micro, field)).collect();
    let silent = super::count(of_year()) - super::count(&parts);
    let rows = parts.iter().map(|part| {
        let enough = if part.lacking == 0 { Cell::label("statistics.micro_enough") } else { lacking(part.lacking) };
        let cells = [Cell::Money(Money::from_fen(part.micro.received)), Cell::Ratio(part.money), Cell::Ratio(part.people), enough];
        (part.lacking == 0, Row::of(part.unit, Some(&part.micro.page)).cells(cells))
    });
    let figure = field.coverage("micro", ["statistics.micro", "statistics.micro_how"], rows.collect(), None);
    let note = (silent > 0).then(|| (Tone::Plain, Label::with("statistics.micro_silent", [Cell::Count(silent)])));
    let of_which = (Tone::Plain, Label::with("statistics.of_year", [Cell::text(year.to_string())]));
    let columns = ["statistics.received", "statistics.micro_money", "statistics.micro_people", "statistics.judgement"];
    figure.map(|figure| figure.columns(columns).note(Some(of_which)).note(note)).into_iter().collect()
}

fn lacking(fen: i64) -> Cell {
    Cell::Label(Label::with("statistics.micro_lacking", [Cell::Money(Money::from_fen(fen))]))
}

/// A compound's part; nothing where the community's total, or the people of either, are not written.
fn part<'a>(unit: Counted<'a>, micro: &'a Micro, field: &Field<'_, 'a>) -> Option<Part<'a>> {
    let whole = field.whole.above(&unit).and_then(|community| community.counts.population).or(micro.people)?;
    let (own, total) = (unit.counts.population?, micro.total?);
    let money = Ratio { part: u64::try_from(micro.received).ok()?, whole: u64::try_from(total).ok()? };
    let people = Ratio { part: own, whole };
    Some(Part { unit, micro, money, people, lacking: lacks(micro.received, total, own, whole)? })
}

/// What is lacking until the part of the money is that of the people, rounded up to the fen; nothing where it is.
fn lacks(received: i64, total: i64, own: u64, whole: u64) -> Option<i64> {
    let (total, own, whole) = (i128::from(total), i128::from(own), i128::from(whole));
    let due = (total * own + whole - 1).checked_div(whole)?;
    Some(i64::try_from(due).ok()?.saturating_sub(received).max(0))
}

#[cfg(test)]
mod tests {
    use super::lacks;

    #[test]
    fn parts_are_compared_as_fractions_and_not_as_percentages() {
        // A third of 100.00 is a little more than 33.33: half a fen short is short.
        assert_eq!(lacks(3_333, 10_000, 1, 3), Some(1));
        assert_eq!(lacks(3_334, 10_000, 1, 3), Some(0));
        assert_eq!(lacks(2_760_000, 12_000_000, 4_600, 20_000), Some(0));
        assert_eq!(lacks(2_759_999, 12_000_000, 4_600, 20_000), Some(1));
        assert_eq!(lacks(1, 1, 1, 0), None);
    }
}
