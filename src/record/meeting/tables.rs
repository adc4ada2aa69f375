//! The tables of a meeting: agenda, decisions, what is to be done, reception days; and how often each body met.

use crate::disclosure::{Block, Cell, Column, Label, Row, Table, Tone};
use crate::record::header::Status;
use crate::record::kind::{Filed, Scope};

use super::{Decision, FollowUp, Meeting, Session};

fn table(caption: &'static str, columns: Vec<Column>, rows: Vec<Row>) -> Option<Block> {
    (!rows.is_empty()).then(|| Block::Table(Table { caption: caption.into(), columns, rows, total: None }))
}

/// What was to be discussed, as published beforehand.
pub fn agenda(meeting: &Meeting) -> Option<Block> {
    let row = |topic: &super::Topic| {
        let matter = topic.matter.iter().map(|id| ("meeting.matter".into(), Cell::Record(id.value.clone())));
        let cells = [Cell::text(topic.number.to_string()), Cell::text(topic.subject.to_string())];
        Row { details: matter.collect(), ..Row::of(cells) }
    };
    let columns = vec![Column::words("meeting.number"), Column::words("meeting.topic")];
    table("meeting.agenda_table", columns, meeting.agenda.iter().map(|topic| row(topic)).collect())
}

/// What was decided, with the votes.
pub fn decisions(meeting: &Meeting) -> Option<Block> {
    let row = |one: &Decision| {
        let votes = [("meeting.yes", &one.yes), ("meeting.no", &one.no), ("meeting.abstain", &one.abstain)];
        let votes = votes.into_iter().filter_map(|(key, count)| Some(Cell::Label(Label::with(key, [Cell::Count(count.as_ref()?.0)]))));
        let votes: Vec<Cell> = votes.collect();
        let record = one.record.iter().map(|id| ("meeting.record".into(), Cell::Record(id.value.clone())));
        let votes = if votes.is_empty() { Cell::Empty } else { Cell::Many(votes) };
        Row { details: record.collect(), ..Row::of([Cell::text(one.topic.to_string()), Cell::text(one.text.to_string()), votes]) }
    };
    let columns = vec![Column::words("meeting.number"), Column::words("meeting.decision"), Column::words("meeting.votes")];
    table("meeting.decision_table", columns, meeting.decisions.iter().map(|one| row(one)).collect())
}

/// What is to be done, by whom, by when, and how it stands.
pub fn follow_ups(meeting: &Meeting, scope: &Scope) -> Option<Block> {
    let row = |one: &FollowUp| {
        let done = one.done_by(scope.as_of);
        let due = one.due.as_ref().map(|due| due.value);
        let mark = match (due, done) {
            (Some(due), Some(done)) if done > due => (Tone::Plain, Label::with("meeting.done_late", [Cell::Date(done)])),
            (_, Some(done)) => (Tone::Good, Label::with("meeting.done", [Cell::Date(done)])),
            (_, None) if one.is_overdue(scope.as_of) => (Tone::Late, "meeting.overdue".into()),
            (_, None) => (Tone::Soon, "meeting.doing".into()),
        };
        let body = one.owner.as_ref().map(|owner| Cell::Organization(owner.value.clone()));
        let person = one.person.as_ref().map(|person| Cell::Person(person.value.clone()));
        let who: Vec<Cell> = body.into_iter().chain(person).collect();
        let who = if who.is_empty() { Cell::Empty } else { Cell::Parts(who) };
        let result = one.result.iter().map(|result| ("meeting.came_of_it".into(), Cell::text(result.to_string())));
        let cells = vec![Cell::text(one.subject.to_string()), who, Cell::maybe(due.map(Cell::Date))];
        Row { cells, details: result.collect(), mark: Some(mark), anchor: None }
    };
    let columns = vec![Column::words("meeting.task"), Column::words("meeting.owner").aside(), Column::dates("meeting.due")];
    table("meeting.follow_up_table", columns, meeting.follow_ups.iter().map(|one| row(one)).collect())
}

/// The reception days, planned and held.
pub fn sessions(meeting: &Meeting, scope: &Scope) -> Option<Block> {
    let row = |session: &Session| {
        let day = session.on.value;
        let mark = match (&session.cancelled, session.was_held(scope.as_of)) {
            (Some(_), _) => (Tone::Plain, "meeting.cancelled"),
            (None, true) => (Tone::Good, "meeting.held"),
            (None, false) if day >= scope.as_of => (Tone::Soon, "meeting.ahead"),
            (None, false) => (Tone::Late, "meeting.untold"),
        };
        let mut details: Vec<(Label, Cell)> = Vec::new();
        details.extend(session.raised.as_ref().map(|count| ("meeting.raised".into(), Cell::Count(count.0))));
        details.extend(session.answered.as_ref().map(|count| ("meeting.answered".into(), Cell::Count(count.0))));
        let topics: Vec<Cell> = session.topics.iter().map(|topic| Cell::text(topic.to_string())).collect();
        details.extend((!topics.is_empty()).then(|| ("meeting.topics".into(), Cell::Many(topics))));
        let with: Vec<Cell> = session.with.iter().map(|body| Cell::Organization(body.value.clone())).collect();
        details.extend((!with.is_empty()).then(|| ("meeting.with".into(), Cell::Many(with))));
        details.extend(session.cancelled.as_ref().map(|why| ("meeting.cancelled_because".into(), Cell::text(why.to_string()))));
        let host = Cell::maybe(session.host.as_ref().map(|host| Cell::Person(host.value.clone())));
        let visitors = Cell::maybe(session.visitors.as_ref().map(|count| Cell::Count(count.0)));
        Row { details, mark: Some((mark.0, mark.1.into())), ..Row::of([Cell::Date(day), host, visitors]) }
    };
    let columns = vec![Column::dates("meeting.on"), Column::words("meeting.host"), Column::numbers("meeting.visitors")];
    table("meeting.session_table", columns, meeting.sessions.iter().map(|session| row(session)).collect())
}

/// Each body and sort of meeting: how often this year, and when last; for the list page.
pub fn cadence(series: &[Vec<Filed<Meeting>>], scope: &Scope) -> Option<Block> {
    let year = scope.as_of.year();
    let row = |group: &Vec<Filed<Meeting>>| {
        let days = || {
            let held = group.iter().filter(|filed| filed.header.status() == Status::Published && filed.body.cancelled.is_none());
            held.flat_map(|filed| {
                let sessions = filed.body.sessions.iter().filter(|session| session.was_held(scope.as_of)).map(|session| session.on.value);
                let meeting = filed.body.on.iter().map(|on| on.value).filter(|on| *on <= scope.as_of && filed.body.came().is_some());
                sessions.chain(meeting).collect::<Vec<_>>()
            })
        };
        let meeting = group.first()?.body;
        let times = days().filter(|day| day.year() == year).count();
        let name = Cell::Parts(vec![Cell::Organization(meeting.body.value.clone()), Cell::label(meeting.sort.key())]);
        let times = Cell::Count(u64::try_from(times).unwrap_or(u64::MAX));
        Some(Row::of([name, times, Cell::maybe(days().max().map(Cell::Date))]))
    };
    let caption = Label::with("meeting.cadence_table", [Cell::text(year.to_string())]);
    let columns = vec![Column::words("meeting.body"), Column::numbers("meeting.times"), Column::dates("meeting.last")];
    let rows: Vec<Row> = series.iter().filter_map(row).collect();
    (!rows.is_empty()).then_some(Block::Table(Table { caption, columns, rows, total: None }))
}
