//! The tables of a contract: what falls due, terms and inspections, milestones, changes, its end, hand-over, papers.

use crate::base::date::Date;
use crate::base::money::Money;
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Column, Facts, Label, Row, Table, Tone};
use crate::record::header::Status;
use crate::record::kind::{Filed, Scope};

use super::{Contract, Found, Handover, Instalment, Party, PartyRole, Term, Thing};

/// A party by the name people know.
pub fn party(party: &Party) -> Cell {
    match (&party.organization, &party.name, &party.owner) {
        (Some(body), ..) => Cell::Organization(body.value.clone()),
        (None, Some(name), _) => Cell::text(name.to_string()),
        (None, None, Some(owner)) => Cell::OwnerName(owner.value.clone()),
        (None, None, None) => Cell::Empty,
    }
}

/// Who stands on a side.
pub fn side(contract: &Contract, role: PartyRole) -> Cell {
    Cell::Many(contract.parties.iter().filter(|one| *one.role == role).map(|one| party(one)).collect())
}

fn table(caption: &'static str, columns: Vec<Column>, rows: Vec<Row>, total: Option<Row>) -> Option<Block> {
    (!rows.is_empty()).then(|| Block::Table(Table { caption: caption.into(), columns, rows, total }))
}

fn date(day: &Option<At<Date>>) -> Cell {
    Cell::maybe(day.as_ref().map(|day| Cell::Date(day.value)))
}

fn count(n: usize) -> Cell {
    Cell::Count(u64::try_from(n).unwrap_or(u64::MAX))
}

/// What came or went of a schedule until the day.
pub fn settled(schedule: &[At<Instalment>], scope: &Scope) -> Money {
    let past = |one: &&At<Instalment>| one.settled.as_ref().is_some_and(|day| day.value <= scope.as_of);
    schedule.iter().filter(past).map(|one| one.comes_to()).sum()
}

/// What falls due and what was paid of it.
pub fn schedule(schedule: &[At<Instalment>], caption: &'static str, scope: &Scope) -> Option<Block> {
    let row = |one: &Instalment| {
        let settled = one.settled.as_ref().map(|day| day.value).filter(|day| *day <= scope.as_of);
        let mark = match settled {
            Some(day) if day > one.due.value => (Tone::Plain, Label::with("contract.settled_late", [Cell::Date(day)])),
            Some(day) => (Tone::Good, Label::with("contract.settled", [Cell::Date(day)])),
            None if one.due.value < scope.as_of => (Tone::Late, "contract.overdue".into()),
            None => (Tone::Soon, "contract.not_due".into()),
        };
        let title = one.title.as_ref().map_or(Cell::label("contract.instalment"), |title| Cell::text(title.to_string()));
        let paid = one.paid.iter().map(|paid| ("contract.paid_amount".into(), Cell::Money(**paid)));
        let record = one.record.iter().map(|id| ("contract.account".into(), Cell::Record(id.value.clone())));
        let cells = vec![Cell::Date(*one.due), title, Cell::Money(*one.amount)];
        Row { cells, details: paid.chain(record).collect(), mark: Some(mark), anchor: None }
    };
    let rows = schedule.iter().map(|one| row(one)).collect();
    let sum: Money = schedule.iter().map(|one| *one.amount).sum();
    let total = Row::of([Cell::label("contract.total"), Cell::Empty, Cell::Money(sum)]);
    let columns = vec![Column::dates("contract.due").aside(), Column::words("contract.title"), Column::numbers("contract.amount")];
    table(caption, columns, rows, Some(total))
}

/// Each term, how often it is looked at, and what was found last.
pub fn terms(contract: &Contract, scope: &Scope) -> Option<Block> {
    let row = |term: &Term| {
        let looks = contract.inspections.iter().filter(|one| *one.term.value == *term.number.value && one.on.value <= scope.as_of);
        let last = looks.clone().max_by_key(|one| one.on.value);
        let found = last.map_or(Cell::label("contract.not_inspected"), |one| Cell::State(tone(*one.result), one.result.key().into()));
        let mut details: Vec<(Label, Cell)> = Vec::new();
        details.extend(term.every.as_ref().map(|every| ("contract.every".into(), Cell::label(every.key()))));
        details.extend(last.map(|one| ("contract.last".into(), Cell::Date(*one.on))));
        let looked = looks.count();
        details.extend((looked > 0).then(|| ("contract.times".into(), count(looked))));
        let cells = vec![Cell::text(term.number.to_string()), Cell::text(term.gist.to_string()), found];
        Row { cells, details, ..Row::default() }
    };
    let columns = vec![Column::words("contract.number"), Column::words("contract.gist"), Column::words("contract.found")];
    table("contract.term_table", columns, contract.terms.iter().map(|term| row(term)).collect(), None)
}

fn tone(found: Found) -> Tone {
    match found {
        Found::Kept => Tone::Good,
        Found::Partly => Tone::Soon,
        Found::Broken => Tone::Late,
    }
}

/// Every inspection, newest first.
pub fn inspections(contract: &Contract) -> Option<Block> {
    let mut looks: Vec<_> = contract.inspections.iter().collect();
    looks.sort_by_key(|one| std::cmp::Reverse(one.on.value));
    let row = |one: &super::Inspection| {
        let mut details: Vec<(Label, Cell)> = Vec::new();
        details.extend(one.by.as_ref().map(|by| ("contract.inspector".into(), Cell::Organization(by.value.clone()))));
        details.extend(one.note.as_ref().map(|note| ("contract.note".into(), Cell::text(note.to_string()))));
        details.extend(one.photo.as_ref().map(|file| ("contract.photo".into(), Cell::Attachment(file.value.clone()))));
        let cells =
            vec![Cell::Date(*one.on), Cell::text(one.term.to_string()), Cell::State(tone(*one.result), one.result.key().into())];
        Row { cells, details, ..Row::default() }
    };
    let kept = looks.iter().filter(|one| *one.result == Found::Kept).count();
    let total = Label::with("contract.kept_of", [count(kept), count(looks.len())]);
    let columns = vec![Column::dates("contract.date"), Column::words("contract.number"), Column::words("contract.found")];
    let rows = looks.into_iter().map(|one| row(one)).collect();
    table("contract.inspection_table", columns, rows, Some(Row::of([Cell::label("contract.together"), Cell::Label(total), Cell::Empty])))
}

/// Points on the way.
pub fn milestones(contract: &Contract, scope: &Scope) -> Option<Block> {
    let row = |one: &super::Milestone| {
        let met = one.met.as_ref().map(|day| day.value).filter(|day| *day <= scope.as_of);
        let mark = match met {
            Some(day) if day > one.due.value => (Tone::Plain, "contract.met_late"),
            Some(_) => (Tone::Good, "contract.met"),
            None if one.due.value < scope.as_of => (Tone::Late, "contract.overdue"),
            None => (Tone::Soon, "contract.not_due"),
        };
        let note = one.note.iter().map(|note| ("contract.note".into(), Cell::text(note.to_string())));
        let cells = vec![Cell::text(one.title.to_string()), Cell::Date(*one.due), Cell::maybe(met.map(Cell::Date))];
        Row { cells, details: note.collect(), mark: Some((mark.0, mark.1.into())), anchor: None }
    };
    let columns = vec![Column::words("contract.milestone"), Column::dates("contract.planned"), Column::dates("contract.reached")];
    table("contract.milestone_table", columns, contract.milestones.iter().map(|one| row(one)).collect(), None)
}

/// What was changed, in order of time.
pub fn amendments(contract: &Contract) -> Option<Block> {
    let row = |one: &super::Amendment| {
        let mut details: Vec<(Label, Cell)> = Vec::new();
        details.extend(one.rationale.as_ref().map(|why| ("contract.reason".into(), Cell::text(why.to_string()))));
        details.extend(one.until.as_ref().map(|day| ("contract.new_end".into(), Cell::Date(**day))));
        details.extend(one.amount.as_ref().map(|amount| ("contract.new_value".into(), Cell::Money(**amount))));
        details.extend(one.matter.as_ref().map(|id| ("contract.matter".into(), Cell::Record(id.value.clone()))));
        Row { details, ..Row::of([Cell::Date(*one.on), Cell::text(one.description.to_string())]) }
    };
    let columns = vec![Column::dates("contract.date"), Column::words("contract.change")];
    table("contract.amendment_table", columns, contract.changes().into_iter().map(|one| row(one)).collect(), None)
}

/// Whether it goes on, and how it ended.
pub fn ending(contract: &Contract) -> Option<Facts> {
    let mut rows: Vec<(Label, Cell)> = Vec::new();
    if let Some(renewal) = &contract.renewal {
        rows.push(("contract.decide_by".into(), Cell::Date(*renewal.decide_by)));
        rows.extend(renewal.decided.as_ref().map(|day| ("contract.decided".into(), Cell::Date(**day))));
        let word = |renewed: bool| if renewed { "contract.renewed" } else { "contract.not_renewed" };
        rows.extend(renewal.renewed.as_ref().map(|renewed| ("contract.renewal".into(), Cell::label(word(**renewed)))));
        rows.extend(renewal.matter.as_ref().map(|id| ("contract.matter".into(), Cell::Record(id.value.clone()))));
        rows.extend(renewal.next.as_ref().map(|id| ("contract.next".into(), Cell::Record(id.value.clone()))));
    }
    if let Some(end) = &contract.termination {
        rows.push(("contract.end_on".into(), Cell::Date(*end.on)));
        rows.push(("contract.end_by".into(), Cell::label(end.by.key())));
        rows.extend(end.notice.as_ref().map(|day| ("contract.end_notice".into(), Cell::Date(**day))));
        rows.push(("contract.reason".into(), Cell::text(end.reason.to_string())));
        rows.extend(end.matter.as_ref().map(|id| ("contract.matter".into(), Cell::Record(id.value.clone()))));
    }
    let title = if contract.termination.is_some() { "contract.ending" } else { "contract.renewing" };
    (!rows.is_empty()).then(|| Facts { title: Some(title.into()), rows })
}

/// From whom to whom, and every thing that is handed over.
pub fn handover(handover: &Handover, scope: &Scope) -> Vec<Block> {
    let mut rows: Vec<(Label, Cell)> = vec![
        ("contract.handover_from".into(), Cell::Organization(handover.from.value.clone())),
        ("contract.handover_to".into(), Cell::Organization(handover.to.value.clone())),
        ("contract.counted_from".into(), Cell::Date(*handover.counted_from)),
    ];
    let ended = handover.ended.as_ref().map(|day| day.value);
    rows.extend(handover.begun.as_ref().map(|begun| ("contract.handover_days".into(), Cell::Days(begun.value, ended))));
    let settled = handover.checklist.iter().filter(|thing| thing.is_settled(scope.as_of)).count();
    let of = Label::with("contract.handed_of", [count(handover.checklist.len()), count(settled)]);
    rows.extend((!handover.checklist.is_empty()).then(|| ("contract.handed".into(), Cell::Label(of))));
    let columns = vec![Column::words("contract.thing"), Column::dates("contract.handed_on"), Column::words("contract.standing")];
    let things = handover.checklist.iter().map(|one| thing(one, scope)).collect();
    std::iter::once(Block::Facts(Facts { title: Some("contract.handover".into()), rows }))
        .chain(table("contract.handover_table", columns, things, None))
        .collect()
}

fn thing(thing: &Thing, scope: &Scope) -> Row {
    let handed = thing.handed.as_ref().is_some_and(|day| day.value <= scope.as_of);
    let (tone, key) = match (handed, thing.is_settled(scope.as_of), thing.missing.is_some()) {
        (false, ..) => (Tone::Soon, "contract.not_handed"),
        (true, false, _) => (Tone::Late, "contract.incomplete"),
        (true, true, true) => (Tone::Good, "contract.supplied"),
        (true, true, false) => (Tone::Good, "contract.complete"),
    };
    let mut details: Vec<(Label, Cell)> = Vec::new();
    details.extend(thing.sort.as_ref().map(|sort| ("contract.thing_sort".into(), Cell::label(sort.key()))));
    details.extend(thing.missing.as_ref().map(|what| ("contract.missing".into(), Cell::text(what.to_string()))));
    details.extend(thing.supplied.as_ref().map(|day| ("contract.supplied_on".into(), Cell::Date(**day))));
    details.extend(thing.note.as_ref().map(|note| ("contract.note".into(), Cell::text(note.to_string()))));
    let cells = vec![Cell::text(thing.subject.to_string()), date(&thing.handed), Cell::State(tone, key.into())];
    Row { cells, details, ..Row::default() }
}

/// The papers that belong to it.
pub fn documents(contract: &Contract) -> Option<Block> {
    let row = |one: &super::Document| {
        let record = one.record.as_ref().map(|id| Cell::Record(id.value.clone()));
        let file = one.file.as_ref().map(|file| Cell::Attachment(file.value.clone()));
        let inspect = one.inspect.as_ref().map(|place| Cell::Label(Label::with("contract.inspect_at", [Cell::text(place.to_string())])));
        let where_to: Vec<Cell> = record.into_iter().chain(file).chain(inspect).collect();
        Row::of([Cell::text(one.title.to_string()), if where_to.is_empty() { Cell::Empty } else { Cell::Parts(where_to) }])
    };
    let columns = vec![Column::words("contract.document"), Column::words("contract.where")];
    table("contract.document_table", columns, contract.documents.iter().map(|one| row(one)).collect(), None)
}

/// The contracts that hold today, those that end first on top; for the list page.
pub fn in_force(series: &[Vec<Filed<Contract>>], scope: &Scope) -> Option<Block> {
    let all = || series.iter().flatten();
    let corrected = |filed: &Filed<Contract>| all().any(|other| other.header.amends.as_ref().is_some_and(|id| id.0 == filed.id.0));
    let stands = |filed: &&Filed<Contract>| filed.header.status() != Status::Withdrawn && !corrected(filed);
    let holds = |filed: &&Filed<Contract>| filed.body.period.from <= scope.as_of && scope.as_of <= filed.body.ends();
    let mut held: Vec<&Filed<Contract>> = all().filter(stands).filter(holds).collect();
    held.sort_by_key(|filed| (filed.body.ends(), &filed.id.0));
    let row = |filed: &Filed<Contract>| {
        let contract = filed.body;
        let with = vec![("contract.with".into(), side(contract, PartyRole::Second))];
        let worth = Cell::maybe(contract.worth().map(|worth| Cell::Money(**worth)));
        Row { details: with, ..Row::of([Cell::Record(filed.id.clone()), Cell::Date(contract.ends()), worth]) }
    };
    let columns = vec![Column::words("contract.name"), Column::dates("contract.until").aside(), Column::numbers("contract.amount")];
    table("contract.in_force_table", columns, held.into_iter().map(row).collect(), None)
}
