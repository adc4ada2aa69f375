//! The tables of an activity: each time, and all together; and the year of every team.

use crate::disclosure::{Block, Cell, Column, Label, Row, Table, Tone};
use crate::record::header::Status;
use crate::record::kind::{Filed, Scope};

use super::{Activity, Sum, Time};

/// Each time, and the sum of those that took place.
pub fn times(activity: &Activity, scope: &Scope) -> Option<Block> {
    let row = |time: &Time| {
        let mark = match (&time.cancelled, time.was_held(scope.as_of)) {
            (Some(_), _) => Some((Tone::Plain, "activity.cancelled")),
            (None, true) => None,
            (None, false) if time.on.value >= scope.as_of => Some((Tone::Soon, "activity.ahead")),
            (None, false) => Some((Tone::Late, "activity.untold")),
        };
        let mut details: Vec<(Label, Cell)> = Vec::new();
        details.extend(time.place.as_ref().map(|place| ("activity.place".into(), Cell::text(place.to_string()))));
        details.extend(time.volunteers.as_ref().map(|count| ("activity.volunteers".into(), Cell::Count(count.0))));
        details.extend(time.hours.as_ref().map(|hours| ("activity.hours".into(), Cell::Decimal(**hours))));
        details.extend(time.served.as_ref().map(|count| ("activity.served".into(), Cell::Count(count.0))));
        details.extend(time.photo.as_ref().map(|file| ("activity.photo".into(), Cell::Attachment(file.value.clone()))));
        details.extend(time.cancelled.as_ref().map(|why| ("activity.why".into(), Cell::text(why.to_string()))));
        let subject = time.subject.as_ref().map_or_else(|| Cell::label(activity.sort.key()), |subject| Cell::text(subject.to_string()));
        let people = Cell::maybe(time.people.as_ref().filter(|_| time.was_held(scope.as_of)).map(|count| Cell::Count(count.0)));
        let mark = mark.map(|(tone, key)| (tone, key.into()));
        Row { details, mark, ..Row::of([Cell::Date(*time.on), subject, people]) }
    };
    let rows: Vec<Row> = activity.times.iter().map(|time| row(time)).collect();
    let sum = Sum::of(&activity.times, scope.as_of);
    let total = Row::of([Cell::label("activity.together"), Cell::Empty, Cell::Count(sum.people)]);
    let columns = vec![Column::dates("activity.on"), Column::words("activity.subject"), Column::numbers("activity.people")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "activity.time_table".into(), columns, rows, total: Some(total) }))
}

/// What each team did this year, and all together; for the list page.
pub fn year(series: &[Vec<Filed<Activity>>], scope: &Scope) -> Option<Block> {
    let year = scope.as_of.year();
    let stands = |filed: &&Filed<Activity>| filed.header.status() == Status::Published;
    let sum = |groups: &[Vec<Filed<Activity>>]| {
        let times = groups.iter().flatten().filter(stands).flat_map(|filed| &filed.body.times);
        Sum::of(times.filter(|time| time.on.year() == year), scope.as_of)
    };
    let row = |group: &Vec<Filed<Activity>>| {
        let activity = group.first()?.body;
        let own = Some(sum(std::slice::from_ref(group))).filter(|own| own.times > 0)?;
        let name = Cell::Parts(vec![Cell::Organization(activity.organizer.value.clone()), Cell::label(activity.sort.key())]);
        let hours = (own.hours.0 > 0).then_some(("activity.hours".into(), Cell::Decimal(own.hours)));
        Some(Row { details: hours.into_iter().collect(), ..Row::of([name, Cell::Count(own.times), Cell::Count(own.people)]) })
    };
    let rows: Vec<Row> = series.iter().filter_map(row).collect();
    let all = sum(series);
    let total = Row::of([Cell::label("activity.together"), Cell::Count(all.times), Cell::Count(all.people)]);
    let caption = Label::with("activity.year_table", [Cell::text(year.to_string())]);
    let columns = vec![Column::words("activity.who"), Column::numbers("activity.held"), Column::numbers("activity.people")];
    (!rows.is_empty()).then_some(Block::Table(Table { caption, columns, rows, total: Some(total) }))
}
