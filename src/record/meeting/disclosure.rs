//! Tells a meeting: when and where, who was there, what was decided, what is still to be done.

use crate::base::scalar::Line;
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Disclosure, Event, Facts, Figure, FigureRole, Label, ProseBlock, Tone};
use crate::record::kind::{Scope, Series};

use super::{AbsenceSort, Meeting, Season, tables};

pub fn disclose(series: &Series<Meeting>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let meeting = this.body;
    let mut blocks = vec![Block::Facts(facts(meeting, scope))];
    blocks.extend(tables::agenda(meeting));
    blocks.extend(tables::decisions(meeting));
    blocks.extend(attendance(meeting).map(Block::Facts));
    blocks.extend(tables::follow_ups(meeting, scope));
    blocks.extend(tables::sessions(meeting, scope));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("meeting.words".into()), prose: this.prose.clone() }));
    }
    Disclosure {
        headline: headline(meeting, scope),
        remark: remark(meeting, scope),
        figures: figures(meeting, scope),
        period: None,
        subject: Some(Cell::Organization(meeting.body.value.clone())),
        state: Some(state(meeting, scope)),
        events: events(meeting, scope),
        blocks,
        follows: None,
        asks: None,
        turns: None,
    }
}

fn number(n: usize) -> Cell {
    Cell::Count(u64::try_from(n).unwrap_or(u64::MAX))
}

fn facts(meeting: &Meeting, scope: &Scope) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![
        ("meeting.sort".into(), Cell::label(meeting.sort.key())),
        ("meeting.body".into(), Cell::Organization(meeting.body.value.clone())),
    ];
    rows.extend(meeting.on.as_ref().map(|on| ("meeting.on".into(), Cell::Date(**on))));
    rows.extend(meeting.time.as_ref().map(|time| ("meeting.time".into(), Cell::text(time.to_string()))));
    rows.extend(meeting.place.as_ref().map(|place| ("meeting.place".into(), Cell::text(place.to_string()))));
    rows.extend(meeting.chair.as_ref().map(|chair| ("meeting.chair".into(), Cell::Person(chair.value.clone()))));
    rows.extend(meeting.noticed.as_ref().map(|day| ("meeting.noticed".into(), Cell::Date(**day))));
    rows.extend(meeting.notice.as_ref().map(|id| ("meeting.notice".into(), Cell::Record(id.value.clone()))));
    rows.extend(meeting.consulted.as_ref().map(|day| ("meeting.consulted".into(), Cell::Date(**day))));
    rows.extend(meeting.result.as_ref().map(|id| ("meeting.result".into(), Cell::Record(id.value.clone()))));
    let minutes = meeting.minutes.as_ref().map(|file| Cell::Attachment(file.value.clone()));
    let inspect = meeting.inspect.as_ref().map(|place| Cell::Label(Label::with("meeting.inspect_at", [Cell::text(place.to_string())])));
    let minutes: Vec<Cell> = minutes.into_iter().chain(inspect).collect();
    rows.extend((!minutes.is_empty()).then(|| ("meeting.minutes".into(), Cell::Parts(minutes))));
    rows.extend(meeting.cancelled.as_ref().map(|why| ("meeting.cancelled_because".into(), Cell::text(why.to_string()))));
    let season = Season::of(&meeting.sessions, scope.as_of);
    if season.held > 0 {
        rows.push(("meeting.sessions_held".into(), Cell::Count(season.held)));
        rows.push(("meeting.visitors".into(), Cell::Count(season.visitors)));
        rows.push(("meeting.raised".into(), Cell::Count(season.raised)));
        rows.push(("meeting.answered".into(), Cell::Count(season.answered)));
    }
    Facts { title: None, rows }
}

/// Who was there, who was not, who listened.
fn attendance(meeting: &Meeting) -> Option<Facts> {
    let mut rows: Vec<(Label, Cell)> = Vec::new();
    rows.extend(meeting.seats.as_ref().map(|seats| ("meeting.seats".into(), Cell::Count(seats.0))));
    rows.extend(meeting.came().map(|came| ("meeting.came".into(), Cell::Count(came))));
    rows.extend(meeting.quorum.as_ref().map(|quorum| ("meeting.quorum".into(), Cell::Count(quorum.0))));
    let people: Vec<Cell> = meeting.present.iter().map(|person| Cell::Person(person.value.clone())).collect();
    rows.extend((!people.is_empty()).then(|| ("meeting.present".into(), Cell::Many(people))));
    for (sort, key) in [(AbsenceSort::Excused, "meeting.excused"), (AbsenceSort::Unexcused, "meeting.unexcused")] {
        let absent: Vec<Cell> =
            meeting.absent.iter().filter(|one| *one.sort == sort).map(|one| Cell::Person(one.person.value.clone())).collect();
        rows.extend((!absent.is_empty()).then(|| (key.into(), Cell::Many(absent))));
    }
    let observer = |one: &super::Observer| {
        let person = one.person.as_ref().map(|person| Cell::Person(person.value.clone()));
        let body = one.organization.as_ref().map(|body| Cell::Organization(body.value.clone()));
        let note = one.note.as_ref().map(|note| Cell::text(note.to_string()));
        Cell::Parts(person.into_iter().chain(body).chain(note).collect())
    };
    let observers: Vec<Cell> = meeting.observers.iter().map(|one| observer(one)).collect();
    rows.extend((!observers.is_empty()).then(|| ("meeting.observers".into(), Cell::Many(observers))));
    (!rows.is_empty()).then(|| Facts { title: Some("meeting.attendance".into()), rows })
}

/// Whether anybody told how it went.
fn is_told(meeting: &Meeting) -> bool {
    meeting.came().is_some() || !meeting.decisions.is_empty()
}

fn state(meeting: &Meeting, scope: &Scope) -> (Tone, Label) {
    let day = scope.as_of;
    if meeting.cancelled.is_some() {
        return (Tone::Plain, "meeting.cancelled".into());
    }
    if meeting.first_day().is_some_and(|first| first > day) {
        return (Tone::Soon, "meeting.ahead".into());
    }
    let overdue = meeting.follow_ups.iter().filter(|one| one.is_overdue(day)).count();
    let open = meeting.follow_ups.iter().filter(|one| one.done_by(day).is_none()).count();
    match (overdue, open) {
        (1.., _) => (Tone::Late, Label::with("meeting.overdue_of", [number(overdue)])),
        (0, 1..) => (Tone::Soon, Label::with("meeting.open_of", [number(open)])),
        _ if meeting.last_day().is_some_and(|last| last > day) => (Tone::Good, "meeting.going_on".into()),
        _ if meeting.sessions.is_empty() && !is_told(meeting) => (Tone::Plain, "meeting.untold".into()),
        _ if !meeting.follow_ups.is_empty() => (Tone::Good, "meeting.all_done".into()),
        _ => (Tone::Good, "meeting.held".into()),
    }
}

fn headline(meeting: &Meeting, scope: &Scope) -> Option<Label> {
    if !meeting.sessions.is_empty() {
        return Some(received(meeting, scope));
    }
    let on = Cell::Date(meeting.on.as_ref()?.value);
    if meeting.cancelled.is_some() {
        return Some(Label::with("meeting.headline_cancelled", [on]));
    }
    if meeting.on.as_ref()?.value > scope.as_of {
        return Some(match (&meeting.place, meeting.agenda.len()) {
            (Some(place), 1..) => {
                Label::with("meeting.headline_ahead", [on, Cell::text(place.to_string()), number(meeting.agenda.len())])
            }
            (Some(place), 0) => Label::with("meeting.headline_ahead_place", [on, Cell::text(place.to_string())]),
            (None, _) => Label::with("meeting.headline_ahead_day", [on]),
        });
    }
    let decided = number(meeting.decisions.len());
    Some(match (meeting.seats.as_ref().map(|seats| seats.0), meeting.came()) {
        (Some(seats), Some(came)) => Label::with("meeting.headline_of", [on, Cell::Count(seats), Cell::Count(came), decided]),
        (None, Some(came)) if meeting.decisions.is_empty() => Label::with("meeting.headline_came", [on, Cell::Count(came)]),
        (None, Some(came)) => Label::with("meeting.headline_decided", [on, Cell::Count(came), decided]),
        (_, None) => Label::with("meeting.headline_untold", [on]),
    })
}

/// What came of the reception days so far, or when the next is.
fn received(meeting: &Meeting, scope: &Scope) -> Label {
    let season = Season::of(&meeting.sessions, scope.as_of);
    if season.held == 0 {
        let next = meeting.sessions.iter().map(|session| session.on.value).filter(|on| *on >= scope.as_of).min();
        return next.map_or("meeting.headline_none".into(), |next| Label::with("meeting.headline_next", [Cell::Date(next)]));
    }
    let counts = [season.held, season.visitors, season.raised, season.answered].map(Cell::Count);
    Label::with("meeting.headline_received", counts)
}

/// When people are received next.
fn remark(meeting: &Meeting, scope: &Scope) -> Option<Label> {
    let held = Season::of(&meeting.sessions, scope.as_of).held > 0;
    let ahead = meeting.sessions.iter().filter(|session| session.on.value >= scope.as_of && session.cancelled.is_none());
    let next = ahead.map(|session| session.on.value).min().filter(|_| held)?;
    Some(Label::with("meeting.headline_next", [Cell::Date(next)]))
}

fn figures(meeting: &Meeting, scope: &Scope) -> Vec<Figure> {
    let figure = |role, key: &'static str, value| Figure { role, label: key.into(), value };
    let mut figures = Vec::new();
    figures.extend(meeting.came().map(|came| figure(FigureRole::Participation, "meeting.came", Cell::Count(came))));
    if !meeting.decisions.is_empty() {
        figures.push(figure(FigureRole::Other, "meeting.decisions", number(meeting.decisions.len())));
    }
    let season = Season::of(&meeting.sessions, scope.as_of);
    if season.held > 0 {
        figures.push(figure(FigureRole::Participation, "meeting.visitors", Cell::Count(season.visitors)));
        figures.push(figure(FigureRole::Other, "meeting.raised", Cell::Count(season.raised)));
    }
    figures
}

/// The day it takes place, the reception days to come, and the days by which things are to be done.
fn events(meeting: &Meeting, scope: &Scope) -> Vec<Event> {
    if meeting.cancelled.is_some() {
        return Vec::new();
    }
    let event = |from, label: Label| Event::on(from, label);
    let text = |line: &Option<At<Line>>| line.as_ref().map(|line| line.to_string());
    let (time, place) = (text(&meeting.time), text(&meeting.place));
    let name = || Cell::label(meeting.sort.key());
    let held = |from| event(from, Label::with("meeting.event", [name()])).at(time.as_deref(), place.as_deref());
    let mut events: Vec<Event> = meeting.on.iter().map(|on| held(on.value)).collect();
    let sessions = meeting.sessions.iter().filter(|session| session.cancelled.is_none());
    events.extend(sessions.map(|session| held(session.on.value)));
    let open = meeting.follow_ups.iter().filter(|one| one.done_by(scope.as_of).is_none());
    events.extend(open.filter_map(|one| {
        Some(event(one.due.as_ref()?.value, Label::with("meeting.event_due", [Cell::text(one.subject.to_string())])))
    }));
    events.retain(|event| event.from >= scope.as_of);
    events
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell, Disclosure, Tone};
    use crate::record::kind_of_folder;
    use crate::record::testing::told;

    fn tell(rest: &str) -> Disclosure {
        told(kind_of_folder("meeting").unwrap(), &[&format!("sort: committee\nbody: c\n{rest}")])
    }

    fn said(rest: &str) -> (Tone, &'static str, &'static str) {
        let told = tell(rest);
        let (tone, state) = told.state.unwrap();
        (tone, state.key, told.headline.map_or("", |label| label.key))
    }

    #[test]
    fn the_state_follows_the_day_and_what_is_to_be_done() {
        assert_eq!(said("on: 2026-11-27\nplace: 会议室\n"), (Tone::Soon, "meeting.ahead", "meeting.headline_ahead_place"));
        assert_eq!(said("on: 2026-11-20\n"), (Tone::Plain, "meeting.untold", "meeting.headline_untold"));
        assert_eq!(said("on: 2026-11-20\nseats: 7\nattended: 6\n"), (Tone::Good, "meeting.held", "meeting.headline_of"));
        assert_eq!(said("on: 2026-11-20\ncancelled: 台风\n"), (Tone::Plain, "meeting.cancelled", "meeting.headline_cancelled"));
        let task = |days: &str| said(&format!("on: 2026-11-01\nattended: 6\nfollow_ups: [{{subject: 修灯, {days}}}]\n")).1;
        assert_eq!(task("due: 2026-11-21"), "meeting.overdue_of");
        assert_eq!(task("due: 2026-11-22"), "meeting.open_of");
        assert_eq!(task("due: 2026-11-10, done: 2026-11-12"), "meeting.all_done");
    }

    #[test]
    fn reception_days_are_counted_not_named() {
        let told = tell("sessions: [{on: 2026-11-12, visitors: 9, raised: 6, answered: 5}, {on: 2026-11-26, host: p-01}, {on: 2026-10-08, cancelled: 放假}]\n");
        let headline = told.headline.unwrap();
        assert_eq!((headline.key, headline.with), ("meeting.headline_received", [1, 9, 6, 5].map(Cell::Count).to_vec()));
        assert_eq!(told.remark.unwrap().key, "meeting.headline_next");
        assert_eq!(told.events.len(), 1);
        assert!(matches!(told.blocks.last(), Some(Block::Table(_))));
    }
}
