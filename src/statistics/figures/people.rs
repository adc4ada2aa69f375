//! Who sits in several bodies, and which part belongs to the party: of the party only numbers, and only large ones.
//!
//! The number of a body whose party members are too few to be told may take part in a sum, if there are at least two such
//! bodies and their members together are enough: else it could be subtracted from what is told. The same holds of those who
//! do not belong to the party, and of people who checked in.

use crate::base::number::Ratio;
use crate::disclosure::{Cell, Label, Tone};
use crate::statistics::counts::Seated;

use super::{Counted, Field, Measure, Reach, Row, Statistic, of};

pub fn figures<'a>(field: &Field<'_, 'a>) -> Vec<Statistic<'a>> {
    [shouldered(field), crossed(field), party(field), checked_in(field)].into_iter().flatten().collect()
}

fn seated<'a>(field: &Field<'_, 'a>) -> impl Iterator<Item = (Counted<'a>, &'a Seated)> {
    field.compounds().flat_map(|unit| unit.counts.bodies.seated.iter().map(move |body| (unit, body)))
}

/// 一肩挑: the chair of the body is the branch's secretary. That is counted, and nobody says which is better.
fn shouldered<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let rows = seated(field).filter(|(_, body)| body.chaired).map(|(unit, body)| {
        let key = if body.shouldered { "statistics.shouldered_yes" } else { "statistics.shouldered_no" };
        (body.shouldered, Row::of(unit, Some(&body.page)).grouped(key))
    });
    field.coverage("shouldered", ["statistics.shouldered", "statistics.shouldered_how"], rows.collect(), None)
}

fn crossed<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let share = Ratio { part: seated(field).map(|(_, body)| body.crossed).sum(), whole: seated(field).map(|(_, body)| body.seats).sum() };
    let rows =
        seated(field).map(|(unit, body)| Row::of(unit, Some(&body.page)).grouped("statistics.row").cells([of(body.crossed, body.seats)]));
    let figure = Statistic::new("crossed", "statistics.crossed", "statistics.crossed_how", Measure::Share(share), rows.collect());
    (share.whole > 0).then_some(figure)
}

fn party<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    if field.reach == Reach::Part {
        return None;
    }
    let kept: Vec<(Counted, u64, u64)> = seated(field)
        .filter_map(|(unit, body)| Some((unit, body.party?.min(body.seats), body.seats)))
        .filter(|(_, _, seats)| *seats > 0)
        .collect();
    let least = kept.iter().map(|(unit, _, _)| unit.counts.least).max()?;
    let (part, whole): (u64, u64) = (kept.iter().map(|(_, part, _)| part).sum(), kept.iter().map(|(_, _, seats)| seats).sum());
    let measure = match tells_of_nobody(kept.iter().map(|(_, part, _)| *part), least)
        && tells_of_nobody(kept.iter().map(|(_, part, seats)| seats - part), least)
    {
        true => Measure::Share(Ratio { part, whole }),
        false => Measure::Withheld(least),
    };
    // The rows say who takes part and nothing more.
    let rows = seated(field)
        .filter(|(_, body)| body.party.is_some())
        .map(|(unit, body)| Row::of(unit, Some(&body.page)).grouped("statistics.party_rows"));
    let note = (Tone::Plain, Label::with("statistics.party_note", [Cell::Count(least)]));
    Some(Statistic::new("party", "statistics.party", "statistics.party_how", measure, rows.collect()).note(Some(note)))
}

/// Whether a sum gives no small number away.
fn tells_of_nobody(counts: impl Iterator<Item = u64>, least: u64) -> bool {
    let small: Vec<u64> = counts.filter(|count| (1..least).contains(count)).collect();
    small.is_empty() || (small.len() > 1 && small.iter().sum::<u64>() >= least)
}

fn checked_in<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let kept = || field.units.iter().copied().filter(|unit| unit.counts.bodies.checked_in > 0);
    let all: u64 = kept().map(|unit| unit.counts.bodies.checked_in).sum();
    let rows = kept().map(|unit| Row::of(unit, None).grouped("statistics.unit").cells([Cell::Count(unit.counts.bodies.checked_in)]));
    let figure = Statistic::new(
        "checked_in",
        "statistics.checked_in",
        "statistics.checked_in_how",
        Measure::Number(Cell::Count(all)),
        rows.collect(),
    );
    (all > 0).then_some(figure)
}

#[cfg(test)]
mod tests {
    use super::tells_of_nobody;

    #[test]
    fn a_small_number_hides_among_others_or_is_not_told() {
        let told = |counts: &[u64]| tells_of_nobody(counts.iter().copied(), 5);
        assert!(told(&[5, 9]) && told(&[0, 7]) && told(&[3, 3]) && told(&[]));
        assert!(!told(&[3, 9]), "what is told of the others leaves three");
        assert!(!told(&[1, 2]) && !told(&[4]));
    }
}
