//! Cases (诉求) then and now, and activities of the year: sums over those compounds that tell both numbers of the same periods.

use crate::base::number::Decimal;
use crate::base::period::Period;
use crate::disclosure::{Cell, Label, Tone};
use crate::record::case::Category;
use crate::statistics::counts::Moved;

use super::{Counted, Field, Line, Measure, Row, Statistic, count};

pub fn figures<'a>(field: &Field<'_, 'a>) -> Vec<Statistic<'a>> {
    [moved(field), season(field)].into_iter().flatten().collect()
}

fn moved<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let all: Vec<(Counted, &Moved)> = field.compounds().filter_map(|unit| Some((unit, unit.counts.cases.as_ref()?))).collect();
    let periods = |moved: &Moved| (moved.now.period(), moved.then.period());
    // The newest; of two that end on one day the one more compounds tell of.
    let tell = |pair: (Period, Period)| count(all.iter().filter(|(_, moved)| periods(moved) == pair));
    let (now, then) = all.iter().map(|(_, moved)| periods(moved)).max_by_key(|pair| (pair.0.until, tell(*pair), pair.0.from, pair.1))?;
    let kept = || all.iter().filter(|(_, moved)| periods(moved) == (now, then));
    let base = field.asked("change_in_percent").and_then(|asked| asked.base);
    let [was, is] = [kept().map(|(_, moved)| moved.then.count).sum(), kept().map(|(_, moved)| moved.now.count).sum()];
    let measure = Measure::Change { then: was, now: is, base };
    let rows =
        kept().map(|(unit, moved)| Row::of(*unit, Some(&moved.page)).cells([Cell::Count(moved.then.count), Cell::Count(moved.now.count)]));
    let mut figure = Statistic::new("cases", "statistics.cases", "statistics.cases_how", measure, rows.collect());
    let silent = count(field.lived_in()) - count(kept());
    figure.lines = by_category(kept().map(|(_, moved)| *moved), base);
    figure.columns = [then, now].map(|period| Label::with("statistics.period", [Cell::Period(period)])).to_vec();
    Some(figure.note((silent > 0).then(|| (Tone::Plain, Label::with("statistics.cases_silent", [Cell::Count(silent)])))))
}

/// What the requests were about, in the order of the categories, and last what compounds tell together.
fn by_category<'m>(all: impl Iterator<Item = &'m Moved> + Clone, base: Option<u64>) -> Vec<Line> {
    let words = Category::ALL.iter().map(|category| (category.word(), category.key(), Some(category.word())));
    let lines = words.chain([("rest", "statistics.rest", None)]).map(|(id, label, word)| {
        let of = || all.clone().flat_map(|moved| &moved.about).filter(move |about| about.category.as_deref() == word);
        let measure = Measure::Change { then: of().map(|about| about.then).sum(), now: of().map(|about| about.now).sum(), base };
        Line { id, label: label.into(), measure }
    });
    lines.filter(|line| !matches!(line.measure, Measure::Change { then: 0, now: 0, .. })).collect()
}

fn season<'a>(field: &Field<'_, 'a>) -> Option<Statistic<'a>> {
    let year = field.units.iter().filter_map(|unit| Some(unit.counts.season.as_ref()?.year)).max()?;
    let kept =
        || field.units.iter().copied().filter_map(|unit| Some((unit, unit.counts.season.as_ref().filter(|season| season.year == year)?)));
    let times: u64 = kept().map(|(_, season)| season.times).sum();
    let people: u64 = kept().map(|(_, season)| season.people).sum();
    let hours: i64 = kept().map(|(_, season)| season.hours).sum();
    let rows = kept().map(|(unit, season)| {
        let cells = [Cell::Count(season.times), Cell::Count(season.people), Cell::Decimal(Decimal(season.hours))];
        Row::of(unit, Some(&season.page)).cells(cells)
    });
    let figure =
        Statistic::new("season", "statistics.season", "statistics.season_how", Measure::Number(Cell::Count(times)), rows.collect());
    let cells = [Cell::text(year.to_string()), Cell::Count(people), Cell::Decimal(Decimal(hours))];
    let note = (Tone::Plain, Label::with("statistics.season_note", cells));
    Some(figure.columns(["statistics.times", "statistics.came", "statistics.hours"]).note(Some(note)))
}
