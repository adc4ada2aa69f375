//! Tells an activity: how often, how many came, how many hours; the next time.

use crate::base::date::Date;
use crate::base::period::Period;
use crate::disclosure::{
    Block, Cell, Chart, ChartShape, Disclosure, Event, Facts, Figure, FigureRole, Label, ProseBlock, Series as Numbers, Tone,
};
use crate::record::kind::{Scope, Series};

use super::{Activity, Sum, Time, tables};

/// How many months a chart shows at most; more become unreadable at 320 px.
const MONTHS: usize = 6;

pub fn disclose(series: &Series<Activity>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let activity = this.body;
    let sum = Sum::of(&activity.times, scope.as_of);
    let mut blocks = vec![Block::Facts(facts(activity, sum))];
    blocks.extend(chart(activity, scope));
    blocks.extend(tables::times(activity, scope));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("activity.words".into()), prose: this.prose.clone() }));
    }
    Disclosure {
        headline: Some(headline(activity, sum, scope)),
        remark: next(activity, scope).filter(|_| sum.times > 0).map(|next| Label::with("activity.headline_next", [Cell::Date(next)])),
        figures: figures(sum),
        period: activity.period.as_ref().map(|period| period.value),
        subject: Some(Cell::Organization(activity.organizer.value.clone())),
        state: Some(state(activity, sum, scope)),
        events: events(activity, scope),
        blocks,
        follows: None,
        asks: None,
        turns: None,
    }
}

fn facts(activity: &Activity, sum: Sum) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![
        ("activity.sort".into(), Cell::label(activity.sort.key())),
        ("activity.organizer".into(), Cell::Organization(activity.organizer.value.clone())),
    ];
    let with: Vec<Cell> = activity.with.iter().map(|body| Cell::Organization(body.value.clone())).collect();
    rows.extend((!with.is_empty()).then(|| ("activity.with".into(), Cell::Many(with))));
    let leaders: Vec<Cell> = activity.leaders.iter().map(|person| Cell::Person(person.value.clone())).collect();
    rows.extend((!leaders.is_empty()).then(|| ("activity.leaders".into(), Cell::Many(leaders))));
    rows.extend(activity.period.as_ref().map(|period| ("activity.period".into(), Cell::Period(**period))));
    rows.extend(activity.place.as_ref().map(|place| ("activity.place".into(), Cell::text(place.to_string()))));
    rows.extend(activity.join.as_ref().map(|join| ("activity.join".into(), Cell::text(join.to_string()))));
    rows.extend(activity.account.as_ref().map(|id| ("activity.account".into(), Cell::Record(id.value.clone()))));
    if sum.times > 0 {
        rows.push(("activity.held".into(), Cell::Count(sum.times)));
        rows.push(("activity.people".into(), Cell::Count(sum.people)));
        rows.extend((sum.volunteers > 0).then_some(("activity.volunteers".into(), Cell::Count(sum.volunteers))));
        rows.extend(sum.average().map(|average| ("activity.average".into(), Cell::Decimal(average))));
        rows.extend((sum.hours.0 > 0).then_some(("activity.hours".into(), Cell::Decimal(sum.hours))));
        rows.extend((sum.served > 0).then_some(("activity.served".into(), Cell::Count(sum.served))));
    }
    Facts { title: None, rows }
}

/// Who came, month by month; from two months on.
fn chart(activity: &Activity, scope: &Scope) -> Option<Block> {
    let month = |time: &Time| Period::months(time.on.year(), time.on.month(), 1);
    let held = || activity.times.iter().filter(|time| time.was_held(scope.as_of));
    let mut months: Vec<Period> = held().filter_map(|time| month(time)).collect();
    months.sort();
    months.dedup();
    let shown = months.get(months.len().saturating_sub(MONTHS)..)?;
    if shown.len() < 2 {
        return None;
    }
    let people = |period: &Period| Cell::Count(Sum::of(held().filter(|time| month(time) == Some(*period)), scope.as_of).people);
    let series = Numbers { label: "activity.people".into(), values: shown.iter().map(people).collect(), full: Vec::new() };
    let categories = shown.iter().map(|period| Cell::Period(*period)).collect();
    Some(Block::Chart(Chart { title: "activity.chart".into(), shape: ChartShape::Columns, categories, series: vec![series] }))
}

fn next(activity: &Activity, scope: &Scope) -> Option<Date> {
    let ahead = activity.times.iter().filter(|time| time.on.value >= scope.as_of && time.cancelled.is_none() && time.people.is_none());
    ahead.map(|time| time.on.value).min()
}

fn headline(activity: &Activity, sum: Sum, scope: &Scope) -> Label {
    let (times, people) = (Cell::Count(sum.times), Cell::Count(sum.people));
    match (sum.times, sum.hours.0, next(activity, scope)) {
        (0, _, Some(next)) => Label::with("activity.headline_next", [Cell::Date(next)]),
        (0, _, None) => "activity.headline_none".into(),
        (_, 1.., _) => Label::with("activity.headline_hours", [times, people, Cell::Decimal(sum.hours)]),
        _ => Label::with("activity.headline", [times, people]),
    }
}

fn state(activity: &Activity, sum: Sum, scope: &Scope) -> (Tone, Label) {
    match (sum.times, next(activity, scope)) {
        (0, Some(_)) => (Tone::Soon, "activity.ahead".into()),
        (_, Some(_)) => (Tone::Good, "activity.going_on".into()),
        (0, None) => (Tone::Plain, "activity.untold".into()),
        (_, None) => (Tone::Good, "activity.over".into()),
    }
}

fn figures(sum: Sum) -> Vec<Figure> {
    if sum.times == 0 {
        return Vec::new();
    }
    let figure = |role, key: &'static str, value| Figure { role, label: key.into(), value };
    let mut figures = vec![
        figure(FigureRole::Participation, "activity.people", Cell::Count(sum.people)),
        figure(FigureRole::Other, "activity.held", Cell::Count(sum.times)),
    ];
    if sum.hours.0 > 0 {
        figures.push(figure(FigureRole::Other, "activity.hours", Cell::Decimal(sum.hours)));
    }
    figures
}

/// The times to come.
fn events(activity: &Activity, scope: &Scope) -> Vec<Event> {
    let ahead = activity.times.iter().filter(|time| time.on.value >= scope.as_of && time.cancelled.is_none());
    let label = |time: &Time| {
        let what = time.subject.as_ref().map_or_else(|| Cell::label(activity.sort.key()), |subject| Cell::text(subject.to_string()));
        Label::with("activity.event", [what])
    };
    ahead.map(|time| Event::on(time.on.value, label(time))).collect()
}

#[cfg(test)]
mod tests {
    use crate::base::number::Decimal;
    use crate::disclosure::{Block, Cell, Disclosure, Tone};
    use crate::record::kind_of_folder;
    use crate::record::testing::{record, told};

    fn tell(times: &str) -> Disclosure {
        told(kind_of_folder("activity").unwrap(), &[&format!("sort: volunteering\norganizer: v\ntimes: [{times}]\n")])
    }

    fn said(times: &str) -> (Tone, &'static str, &'static str) {
        let told = tell(times);
        let (tone, state) = told.state.unwrap();
        (tone, state.key, told.headline.unwrap().key)
    }

    #[test]
    fn the_state_follows_the_days() {
        assert_eq!(said("{on: 2026-11-28}"), (Tone::Soon, "activity.ahead", "activity.headline_next"));
        assert_eq!(said("{on: 2026-11-14, people: 9}, {on: 2026-11-28}"), (Tone::Good, "activity.going_on", "activity.headline"));
        assert_eq!(said("{on: 2026-11-14, people: 9, hours: 18}"), (Tone::Good, "activity.over", "activity.headline_hours"));
        assert_eq!(said("{on: 2026-11-14}"), (Tone::Plain, "activity.untold", "activity.headline_none"));
    }

    #[test]
    fn totals_are_sums_of_what_took_place() {
        let told = tell("{on: 2026-10-10, people: 9, hours: 13.5}, {on: 2026-11-14, people: 12, hours: 20}, {on: 2026-11-28}, {on: 2026-09-12, cancelled: 台风}");
        let headline = told.headline.unwrap();
        assert_eq!(headline.with, [Cell::Count(2), Cell::Count(21), Cell::Decimal(Decimal(3350))]);
        let Block::Chart(chart) = &told.blocks[1] else { panic!("no chart") };
        assert_eq!(chart.series[0].values, [Cell::Count(9), Cell::Count(12)]);
        let Block::Table(table) = &told.blocks[2] else { panic!("no table") };
        assert_eq!(table.total.as_ref().unwrap().cells[2], Cell::Count(21));
        assert_eq!(told.events.len(), 1);
    }

    #[test]
    fn the_example_reads_clean() {
        let kind = kind_of_folder("activity").unwrap();
        record(kind, "example", kind.example);
    }
}
