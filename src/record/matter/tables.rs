//! What was asked and what became of it, milestones, money, bids, hand-over, candidates.

use crate::base::date::Date;
use crate::base::id::OrganizationId;
use crate::base::money::Money;
use crate::base::number::Ratio;
use crate::base::source::At;
use crate::disclosure::{Block, Cell, Column, Facts, Label, Roll, RollEntry, Row, Table, Tone};
use crate::record::kind::Scope;

use super::{Consultation, Cost, Handover, Matter, Milestone, View};

/// 您的意见怎么用了: each view with what became of it.
pub fn consultation(consultation: &Consultation) -> Block {
    let row = |view: &View, tone: Tone, became: &'static str| {
        let reason = view.reason.iter().map(|r| ("matter.reason".into(), Cell::text(r.to_string())));
        let cells = vec![Cell::text(view.gist.to_string()), Cell::Count(view.count.0), Cell::State(tone, became.into())];
        Row { cells, details: reason.collect(), ..Row::default() }
    };
    let adopted = consultation.adopted.iter().map(|view| row(view, Tone::Good, "matter.adopted"));
    let declined = consultation.declined.iter().map(|view| row(view, Tone::Plain, "matter.declined"));
    let pending = consultation.pending.iter().filter(|n| n.0 > 0).map(|n| {
        Row::of([Cell::label("matter.pending_views"), Cell::Count(n.0), Cell::State(Tone::Soon, "matter.pending".into())])
    });
    let days = match &consultation.until {
        Some(until) if **until != *consultation.from => Cell::Days(*consultation.from, Some(**until)),
        _ => Cell::Date(*consultation.from),
    };
    Block::Table(Table {
        caption: Label::with(
            "matter.consultation_table",
            [Cell::label(consultation.stage.key()), Cell::text(consultation.channel.to_string()), days],
        ),
        columns: vec![
            Column::words("matter.view"),
            Column::numbers("matter.views"),
            Column::words("matter.became"),
        ],
        rows: adopted.chain(declined).chain(pending).collect(),
        total: Some(Row::of([Cell::label("matter.received"), Cell::Count(consultation.received.0), Cell::Empty])),
    })
}

/// Points on the way: meant for when, done when.
pub fn milestones(matter: &Matter, scope: &Scope) -> Option<Block> {
    let row = |m: &Milestone| {
        let (due, met) = (m.due.as_ref().map(|d| d.value), m.met.as_ref().map(|d| d.value).filter(|d| *d <= scope.as_of));
        let cells = vec![Cell::text(m.title.to_string()), Cell::maybe(due.map(Cell::Date)), Cell::maybe(met.map(Cell::Date))];
        let amount = m.amount.iter().map(|a| ("matter.amount".into(), Cell::Money(a.value)));
        let note = m.note.iter().map(|n| ("matter.note".into(), Cell::text(n.to_string())));
        Row { cells, details: amount.chain(note).collect(), mark: Some(standing(due, met, scope.as_of)), anchor: None }
    };
    let rows: Vec<Row> = matter.milestones.iter().map(|m| row(m)).collect();
    let columns = vec![Column::words("matter.milestone"), Column::dates("matter.due"), Column::dates("matter.met")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "matter.milestone_table".into(), columns, rows, total: None }))
}

fn standing(due: Option<Date>, met: Option<Date>, as_of: Date) -> (Tone, Label) {
    let (tone, key) = match (due, met) {
        (Some(due), Some(met)) if met > due => (Tone::Plain, "matter.met_late"),
        (_, Some(_)) => (Tone::Good, "matter.met_well"),
        (Some(due), None) if due < as_of => (Tone::Late, "matter.overdue"),
        (Some(_), None) => (Tone::Soon, "matter.not_due"),
        (None, None) => (Tone::Plain, "matter.open"),
    };
    (tone, key.into())
}

/// What it was meant to cost, what was agreed, what it came to.
pub fn cost(cost: &Cost) -> Block {
    let amounts = [
        ("matter.budget", &cost.budget),
        ("matter.contract", &cost.contract),
        ("matter.submitted", &cost.submitted),
        ("matter.audited", &cost.audited),
    ];
    let mut rows: Vec<(Label, Cell)> =
        amounts.into_iter().filter_map(|(key, amount)| Some((key.into(), Cell::Money(amount.as_ref()?.value)))).collect();
    if let (Some(submitted), Some(audited)) = (&cost.submitted, &cost.audited)
        && submitted.value > audited.value
    {
        rows.push(("matter.audit_cut".into(), Cell::Money(submitted.value - audited.value)));
    }
    if let (Some(budget), Some(spent)) = (&cost.budget, cost.audited.as_ref().or(cost.submitted.as_ref()).or(cost.contract.as_ref())) {
        rows.push(("matter.against_budget".into(), Cell::Label(against(budget.value, spent.value))));
    }
    if let Some(from) = &cost.paid_from {
        rows.push(("matter.paid_from".into(), Cell::text(from.to_string())));
    }
    rows.extend(cost.retention.as_ref().map(|held| ("matter.retention".into(), Cell::Money(**held))));
    rows.extend(cost.warranty_until.as_ref().map(|day| ("matter.warranty_until".into(), Cell::Date(**day))));
    if let Some(record) = &cost.record {
        rows.push(("matter.account".into(), Cell::Record(record.value.clone())));
    }
    Block::Facts(Facts { title: Some("matter.cost".into()), rows })
}

/// More or less than the budget, and by how much.
pub fn against(budget: Money, spent: Money) -> Label {
    match spent.cmp(&budget) {
        std::cmp::Ordering::Less => Label::with("matter.below_budget", [Cell::Money(budget - spent)]),
        std::cmp::Ordering::Greater => Label::with("matter.above_budget", [Cell::Money(spent - budget)]),
        std::cmp::Ordering::Equal => "matter.on_budget".into(),
    }
}

/// Who offered, at what price, and who won.
pub fn bids(matter: &Matter) -> Option<Block> {
    let row = |bid: &super::Bid| {
        let score = Cell::maybe(bid.score.as_ref().map(|s| Cell::Decimal(**s)));
        let mark = bid.won.as_ref().map(|won| match won.value {
            true => (Tone::Good, "matter.won".into()),
            false => (Tone::Plain, "matter.not_won".into()),
        });
        Row { mark, ..Row::of([Cell::text(bid.bidder.to_string()), money(&bid.price), score]) }
    };
    let rows: Vec<Row> = matter.bids.iter().map(|bid| row(bid)).collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: "matter.bid_table".into(),
            columns: vec![
                Column::words("matter.bidder"),
                Column::numbers("matter.price"),
                Column::numbers("matter.score"),
            ],
            rows,
            total: None,
        })
    })
}

/// From whom to whom, and every thing that is handed over.
pub fn handover(handover: &Handover, scope: &Scope) -> Vec<Block> {
    let ended = handover.ended.as_ref().map(|d| d.value);
    let mut rows: Vec<(Label, Cell)> = vec![
        ("matter.handover_from".into(), Cell::Organization(handover.from.value.clone())),
        ("matter.handover_to".into(), Cell::Organization(handover.to.value.clone())),
        ("matter.handover_days".into(), Cell::Days(*handover.begun, ended)),
    ];
    rows.extend(handover.notified.as_ref().map(|day| ("matter.notified".into(), Cell::Date(day.value))));
    // Both ends count, as in every period of the board.
    let took = ended.filter(|d| *d <= scope.as_of).and_then(|d| u64::try_from(d.days_since(*handover.begun) + 1).ok());
    rows.extend(took.map(|days| ("matter.handover_took".into(), Cell::Count(days))));
    rows.extend(handover.witness.as_ref().map(|body| ("matter.handover_witness".into(), Cell::Organization(body.value.clone()))));
    rows.extend(handover.staff.as_ref().map(|n| ("matter.handover_staff".into(), Cell::Count(n.0))));
    let mut blocks = vec![Block::Facts(Facts { title: Some("matter.handover".into()), rows })];
    let row = |line: &super::HandoverLine| {
        let done = line.on.as_ref().map(|d| d.value).filter(|d| *d <= scope.as_of);
        let state = if done.is_some() {
            Cell::State(Tone::Good, "matter.handed".into())
        } else {
            Cell::State(Tone::Soon, "matter.not_handed".into())
        };
        let sort = line.sort.iter().map(|sort| ("matter.thing_sort".into(), Cell::label(sort.key())));
        let missing = line.missing.iter().map(|missing| ("matter.thing_missing".into(), Cell::text(missing.to_string())));
        let note = line.note.iter().map(|n| ("matter.note".into(), Cell::text(n.to_string())));
        let cells = vec![Cell::text(line.subject.to_string()), Cell::maybe(line.on.as_ref().map(|d| Cell::Date(**d))), state];
        Row { cells, details: sort.chain(missing).chain(note).collect(), ..Row::default() }
    };
    let lines: Vec<Row> = handover.checklist.iter().map(|line| row(line)).collect();
    if !lines.is_empty() {
        blocks.push(Block::Table(Table {
            caption: "matter.handover_table".into(),
            columns: vec![
                Column::words("matter.thing"),
                Column::dates("matter.date"),
                Column::words("matter.standing"),
            ],
            rows: lines,
            total: None,
        }));
    }
    blocks
}

/// Who stands for election. A candidate whose vetting is still to come is not shown; why others failed it never is.
pub fn candidates(matter: &Matter, scope: &Scope) -> Option<Block> {
    let past = |day: &Option<At<Date>>| day.as_ref().map(|d| d.value).filter(|d| *d <= scope.as_of);
    let shown = matter.candidates.iter().filter(|c| c.vetted.is_none() || past(&c.vetted).is_some());
    let entries = shown.map(|c| {
        let mut details: Vec<(Label, Cell)> = Vec::new();
        details.extend(c.nominated_by.as_ref().map(|by| ("matter.nominated_by".into(), Cell::text(by.to_string()))));
        details.extend(past(&c.nominated).map(|day| ("matter.nominated".into(), Cell::Date(day))));
        details.extend(past(&c.agreed).map(|day| ("matter.agreed".into(), Cell::Date(day))));
        details.extend(c.notice.as_ref().map(|notice| ("matter.candidate_notice".into(), Cell::Record(notice.value.clone()))));
        details.extend(past(&c.vetted).map(|day| ("matter.vetted".into(), Cell::Date(day))));
        let checks: Vec<Cell> = c.checks.iter().map(|check| Cell::text(check.to_string())).collect();
        details.extend((!checks.is_empty()).then_some(("matter.checks_passed".into(), Cell::Many(checks))));
        details.extend(c.opinion.as_ref().map(|opinion| ("matter.party_opinion".into(), Cell::text(opinion.to_string()))));
        details.extend(past(&c.trained).map(|day| ("matter.trained".into(), Cell::Date(day))));
        // Votes for a person tell which way people voted; they wait for the end like all the others.
        let voting = matter.votes.iter().any(|vote| *vote.until >= scope.as_of);
        details.extend(c.votes.as_ref().filter(|_| !voting).map(|n| ("matter.votes_for".into(), Cell::Count(n.0))));
        let key = match c.elected.as_ref().filter(|_| !voting).map(|e| e.value) {
            Some(true) => "matter.elected",
            Some(false) => "matter.not_elected",
            None => "matter.candidate",
        };
        RollEntry { person: Cell::Person(c.person.value.clone()), posts: vec![Cell::label(key)], details, phone: None }
    });
    let entries: Vec<RollEntry> = entries.collect();
    (!entries.is_empty()).then(|| Block::Roll(Roll { title: "matter.candidates".into(), entries }))
}

/// Whose place ends before its term: who looked into it, who confirmed it, when it holds. The cause is never told.
pub fn removals(matter: &Matter, scope: &Scope) -> Option<Block> {
    let past = |day: &Option<At<Date>>| day.as_ref().map(|d| d.value).filter(|d| *d <= scope.as_of).map(Cell::Date);
    let stage = |key: &'static str, by: Option<&At<OrganizationId>>, day: &Option<At<Date>>| {
        let cells: Vec<Cell> = by.map(|by| Cell::Organization(by.value.clone())).into_iter().chain(past(day)).collect();
        (!cells.is_empty()).then_some((Label::from(key), Cell::Parts(cells)))
    };
    let entry = |removal: &super::Removal| RollEntry {
        person: Cell::Person(removal.person.value.clone()),
        posts: vec![Cell::label(if past(&removal.effective).is_some() { "matter.removed" } else { "matter.removal_pending" })],
        details: [
            stage("matter.examined", removal.found_by.as_ref(), &removal.found),
            stage("matter.confirmed", removal.confirmed_by.as_ref(), &removal.confirmed),
            stage("matter.decided", None, &removal.decided),
            stage("matter.effective", None, &removal.effective),
        ]
        .into_iter()
        .flatten()
        .collect(),
        phone: None,
    };
    let entries: Vec<RollEntry> = matter.removals.iter().map(|removal| entry(removal)).collect();
    (!entries.is_empty()).then(|| Block::Roll(Roll { title: "matter.removals".into(), entries }))
}

/// Flats looked at before they were taken over, with the rates computed.
pub fn acceptance(matter: &Matter) -> Option<Block> {
    let found = matter.acceptance.as_ref()?;
    let rate = |part: u64, whole: u64| (whole > 0).then_some(Cell::Ratio(Ratio { part, whole }));
    let mut rows: Vec<(Label, Cell)> = vec![
        ("matter.units".into(), Cell::Count(found.units.0)),
        ("matter.passed_first".into(), Cell::Count(found.passed_first.0)),
    ];
    rows.extend(rate(found.passed_first.0, found.units.0).map(|rate| ("matter.passed_rate".into(), rate)));
    let counts = [("matter.defects", &found.defects), ("matter.mended", &found.mended)];
    rows.extend(counts.into_iter().filter_map(|(key, count)| Some((key.into(), Cell::Count(count.as_ref()?.0)))));
    Some(Block::Facts(Facts { title: Some("matter.acceptance".into()), rows }))
}

fn money(amount: &Option<At<Money>>) -> Cell {
    Cell::maybe(amount.as_ref().map(|m| Cell::Money(**m)))
}
