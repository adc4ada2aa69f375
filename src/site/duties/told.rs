//! One duty told: what, by when, where it stands, and how each of these is known.

use crate::disclosure::{Cell, Label, Tone};
use crate::law::days::{Lead, Length, Reckoned, Step};
use crate::law::duty::{Duty, Ground, Note, Of, Reason, Status};

use super::super::DutyTold;
use super::super::mask::Masking;
use super::words::{self, shown};

/// Tells a duty.
pub fn tell(duty: &Duty, masking: &Masking) -> DutyTold {
    let rule_name = Cell::Text(duty.rule.name.clone());
    let about = about(&duty.of);
    let thing = match &about {
        Some(about) => Cell::Label(Label::with("duty.thing", [rule_name.clone(), about.clone()])),
        None => rule_name.clone(),
    };
    DutyTold {
        rule: duty.rule.id.clone(),
        rule_name,
        about: about.unwrap_or(Cell::Empty),
        thing,
        who: who(duty),
        basis: basis(duty),
        due: duty.due.as_ref().map(|due| due.day),
        down: duty.down.as_ref().map(|down| down.day),
        status: duty.status.word(),
        tone: tone(&duty.status),
        word: word(&duty.status),
        reason: reason(&duty.status, masking),
        met: duty.met,
        by: duty.by.clone(),
        open: duty.is_open(),
        standing: duty.of == Of::Always,
        details: details(duty, masking),
        notes: notes(duty, masking),
    }
}

fn about(of: &Of) -> Option<Cell> {
    match of {
        Of::Period(period) => Some(Cell::Period(*period)),
        Of::Event(word, on) => Some(Cell::Label(Label::with("duty.event_on", [shown(words::EVENTS, word), Cell::Date(*on)]))),
        Of::Within(from, until) => Some(Cell::Label(Label::with("duty.within", [Cell::Date(*from), Cell::Date(*until)]))),
        Of::Record(id) => Some(Cell::Record(id.clone())),
        Of::Always | Of::Rule => None,
    }
}

fn who(duty: &Duty) -> Cell {
    match &duty.body {
        Some(body) => Cell::Organization(crate::base::id::OrganizationId(body.clone())),
        None => shown(words::PARTIES, &duty.who),
    }
}

fn basis(duty: &Duty) -> Cell {
    let title = Cell::Text(duty.rule.title.clone());
    match duty.ground() {
        Ground::Adopted => Cell::Label(Label::with("duty.adopted", [title])),
        Ground::Law | Ground::Unverified => title,
    }
}

fn tone(status: &Status) -> Tone {
    match status {
        Status::OnTime => Tone::Good,
        Status::Soon => Tone::Soon,
        Status::Late(_) | Status::Unseen | Status::Short => Tone::Late,
        Status::NotDue | Status::Waived(_) | Status::NotApplicable(_) => Tone::Plain,
    }
}

fn word(status: &Status) -> Label {
    words::key(words::STATUSES, status.word()).unwrap_or("duty.status").into()
}

fn reason(status: &Status, masking: &Masking) -> Option<Label> {
    let Status::NotApplicable(reason) = status else { return None };
    Some(match reason {
        Reason::BeforeUse(day) => Label::with("duty.before_use", [Cell::Date(*day)]),
        Reason::NoBody(word) => Label::with("duty.no_body", [shown(words::PARTIES, word)]),
        Reason::NoRecord => "duty.no_record".into(),
        Reason::NoEvent(_) => "duty.no_event".into(),
        Reason::Condition(word) => Label::with("duty.condition", [shown(words::CONDITIONS, word)]),
        Reason::Stated(text) => Label::with("duty.stated", [Cell::Text(masking.text(text))]),
    })
}

/// What stands small under a duty.
fn details(duty: &Duty, masking: &Masking) -> Vec<(Label, Cell)> {
    let mut rows: Vec<(Label, Cell)> = vec![("duty.who".into(), who(duty)), ("duty.basis".into(), basis(duty))];
    let mut row = |key: &'static str, cell: Cell| rows.push((key.into(), cell));
    if let Some(due) = &duty.due {
        row("duty.how", how(due, duty));
    }
    if let Some(met) = duty.met.filter(|_| !duty.by.is_empty()) {
        let records = duty.by.iter().map(|id| Cell::Record(id.clone())).collect();
        row("duty.seen", Cell::Parts(vec![Cell::Many(records), Cell::Label(Label::with("duty.seen_on", [Cell::Date(met)]))]));
    }
    if let Status::Late(days) = duty.status {
        row("duty.note", Cell::Label(Label::with("duty.late_days", [Cell::Count(days)])));
    }
    if let Some(down) = &duty.down {
        row("duty.down", Cell::Date(down.day));
    }
    if let Status::Waived(waived) = &duty.status {
        let said = [Cell::Text(masking.text(&waived.reason)), Cell::Text(masking.text(&waived.by)), Cell::Date(waived.until)];
        row("duty.note", Cell::Label(Label::with("duty.waived_by", said)));
    }
    for note in &duty.notes {
        if let Some(said) = note_cell(note, masking) {
            row(if matches!(note, Note::Explained(..)) { "duty.explained" } else { "duty.note" }, said);
        }
    }
    rows
}

fn notes(duty: &Duty, masking: &Masking) -> Vec<Cell> {
    duty.notes.iter().filter_map(|note| note_cell(note, masking)).collect()
}

/// How the due day was reckoned, step by step.
fn how(due: &Reckoned, duty: &Duty) -> Cell {
    let mut said = steps(due);
    for note in &duty.notes {
        match note {
            Note::NextPeriod => said.push(Cell::label("duty.next_period")),
            Note::DefaultPeriod => said.push(Cell::label("duty.default_period")),
            Note::Grace(days) => said.push(Cell::Label(Label::with("duty.grace", [Cell::Count(*days)]))),
            Note::LastDays(days) => said.push(Cell::Label(Label::with("duty.last_days", [Cell::Count(*days)]))),
            _ => {}
        }
    }
    if said.is_empty() {
        said.push(Cell::label(if matches!(duty.of, Of::Period(_)) { "duty.period_end" } else { "duty.fixed" }));
    }
    Cell::Parts(said)
}

fn steps(due: &Reckoned) -> Vec<Cell> {
    let mut said = Vec::new();
    let mut from = None;
    for step in &due.how {
        match step {
            Step::From(day) | Step::Back(day) => from = Some((*day, matches!(step, Step::Back(_)))),
            Step::Count(length) => said.extend(from.map(|(day, back)| Cell::Label(counted(day, back, *length)))),
            Step::Lead(Lead::Strict) => said.push(Cell::label("duty.strict")),
            Step::Lead(Lead::Loose) => said.push(Cell::label("duty.loose")),
            Step::MonthEnd => said.push(Cell::label("duty.month_end")),
            Step::Rest(day) => said.push(Cell::Label(Label::with("duty.rest", [Cell::Date(*day)]))),
            Step::TableEnds(year) => said.push(Cell::Label(Label::with("duty.table_ends", [Cell::text(year.to_string())]))),
        }
    }
    said
}

fn counted(day: crate::base::date::Date, back: bool, length: Length) -> Label {
    let (key, count) = match (length, back) {
        (Length::Days(n), false) => ("duty.from_days", n),
        (Length::Days(n), true) => ("duty.back_days", n),
        (Length::WorkingDays(n), false) => ("duty.from_working", n),
        (Length::WorkingDays(n), true) => ("duty.back_working", n),
        (Length::Months(n), false) => ("duty.from_months", n),
        (Length::Months(n), true) => ("duty.back_months", n),
    };
    Label::with(key, [Cell::Date(day), Cell::Count(u64::from(count))])
}

/// A note in words; those on how a day was reckoned are told there.
fn note_cell(note: &Note, masking: &Masking) -> Option<Cell> {
    let contents = |contents: &[String]| Cell::Many(contents.iter().map(|content| shown(words::CONTENTS, content)).collect());
    let label = |key, with: Vec<Cell>| Some(Cell::Label(Label::with(key, with)));
    match note {
        Note::NextPeriod | Note::DefaultPeriod | Note::LastDays(_) | Note::Grace(_) => None,
        Note::OnlyLoose => label("duty.only_loose", Vec::new()),
        Note::Lacks(lacks) => label("duty.lacks", vec![contents(lacks)]),
        Note::Untold(untold) => label("duty.untold", vec![contents(untold)]),
        Note::Exempt(these, why) => label("duty.exempt", vec![contents(these), Cell::Text(masking.text(why))]),
        Note::NotOn(channel) => label("duty.not_on", vec![shown(words::CHANNELS, channel.word())]),
        Note::DownEarly(day) => label("duty.down_early", vec![Cell::Date(*day)]),
        Note::Count(have, need) => label("duty.count", vec![Cell::Count(*have), Cell::Count(*need)]),
        Note::Verified(day) => label("duty.verified", vec![Cell::Date(*day)]),
        Note::Explained(text, on) => Some(match on {
            Some(on) => Cell::Label(Label::with("duty.explained_on", [Cell::Text(masking.text(text)), Cell::Date(*on)])),
            None => Cell::Text(masking.text(text)),
        }),
    }
}
