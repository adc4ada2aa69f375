//! The tables of an evaluation: criteria, answers, inspections, what is put right, where it was sent.

use crate::base::date::Date;
use crate::base::number::{Decimal, Ratio};
use crate::disclosure::{Block, Cell, Column, Facts, Label, Row, Table, Tone};
use crate::record::kind::Scope;

use super::{Criterion, Evaluation, Question, Rectification, Survey};

/// A criterion's part of the whole score, rounded half up to hundredths.
pub fn weighted(criterion: &Criterion) -> Decimal {
    let product = i128::from(criterion.weight.0) * i128::from(criterion.score.0);
    // Hundredths of per cent times hundredths of points, out of a hundred per cent.
    Decimal(i64::try_from((product + 5_000) / 10_000).unwrap_or(i64::MAX))
}

/// Each criterion with weight, score, part of the whole, and the change since last time.
pub fn criteria(evaluation: &Evaluation, before: Option<&Evaluation>) -> Option<Block> {
    let total = evaluation.total()?;
    let mut columns = vec![
        Column::words("evaluation.criterion"),
        Column::numbers("evaluation.weight").aside(),
        Column::numbers("evaluation.points"),
        Column::numbers("evaluation.weighted").aside(),
    ];
    columns.extend(before.map(|_| Column::words("evaluation.change")));
    let row = |criterion: &Criterion| {
        let mut cells = vec![
            Cell::text(criterion.name.to_string()),
            Cell::Decimal(*criterion.weight),
            Cell::Decimal(*criterion.score),
            Cell::Decimal(weighted(criterion)),
        ];
        if let Some(before) = before {
            let last = before.criteria.iter().find(|c| c.name.value == criterion.name.value);
            cells.push(last.map_or(Cell::label("evaluation.new"), |last| change(last.score.value, criterion.score.value)));
        }
        let evidence = criterion.evidence.as_ref().map(|e| Cell::text(e.to_string()));
        let records = criterion.records.iter().map(|r| Cell::Record(r.value.clone()));
        let files = criterion.files.iter().map(|f| Cell::Attachment(f.value.clone()));
        let rests: Vec<Cell> = evidence.into_iter().chain(records).chain(files).collect();
        let details = (!rests.is_empty()).then(|| ("evaluation.evidence".into(), Cell::Parts(rests)));
        Row { cells, details: details.into_iter().collect(), ..Row::default() }
    };
    let weights = Decimal(evaluation.criteria.iter().map(|c| c.weight.0).sum());
    let mut sum = vec![Cell::label("evaluation.total"), Cell::Decimal(weights), Cell::Decimal(total), Cell::Decimal(total)];
    sum.extend(before.map(|before| before.total().map_or(Cell::Empty, |last| change(last, total))));
    let rows = evaluation.criteria.iter().map(|c| row(c)).collect();
    Some(Block::Table(Table { caption: "evaluation.criteria_table".into(), columns, rows, total: Some(Row::of(sum)) }))
}

fn change(last: Decimal, now: Decimal) -> Cell {
    let difference = Cell::Decimal(Decimal((now.0 - last.0).abs()));
    match now.cmp(&last) {
        std::cmp::Ordering::Greater => Cell::Label(Label::with("evaluation.up", [difference])),
        std::cmp::Ordering::Less => Cell::Label(Label::with("evaluation.down", [difference])),
        std::cmp::Ordering::Equal => Cell::label("evaluation.unchanged"),
    }
}

/// Sheets sent and returned, and what was answered.
pub fn survey(survey: &Survey) -> Vec<Block> {
    let mut rows: Vec<(Label, Cell)> = vec![
        ("evaluation.sent".into(), Cell::Count(survey.sent.0)),
        ("evaluation.returned".into(), Cell::Count(survey.returned.0)),
        ("evaluation.return_rate".into(), Cell::Ratio(Ratio { part: survey.returned.0, whole: survey.sent.0 })),
    ];
    let days = match (&survey.from, &survey.until) {
        (Some(from), until) => Some(Cell::Days(from.value, until.as_ref().map(|d| d.value))),
        (None, until) => until.as_ref().map(|d| Cell::Date(d.value)),
    };
    rows.extend(days.map(|days| ("evaluation.survey_days".into(), days)));
    rows.extend(survey.asked.as_ref().map(|who| ("evaluation.asked".into(), Cell::text(who.to_string()))));
    rows.extend(survey.invalid.as_ref().map(|n| ("evaluation.invalid".into(), Cell::Count(n.0))));
    rows.extend(survey.method.as_ref().map(|m| ("evaluation.method".into(), Cell::text(m.to_string()))));
    let mut blocks = vec![Block::Facts(Facts { title: Some("evaluation.survey".into()), rows })];
    if survey.questions.is_empty() {
        return blocks;
    }
    let mut columns = vec![Column::words("evaluation.question")];
    let counts = ["evaluation.satisfied", "evaluation.fair", "evaluation.dissatisfied", "evaluation.blank"];
    columns.extend(counts.map(|key| Column::numbers(key).aside()));
    columns.extend([Column::numbers("evaluation.satisfied_share"), Column::numbers("evaluation.content_share").aside()]);
    let row = |q: &Question| {
        let (satisfied, fair, dissatisfied) = (q.satisfied.0, q.fair.0, q.dissatisfied.0);
        let whole = satisfied + fair + dissatisfied;
        Row::of([
            Cell::text(q.text.to_string()),
            Cell::Count(satisfied),
            Cell::Count(fair),
            Cell::Count(dissatisfied),
            Cell::maybe(q.blank.as_ref().map(|b| Cell::Count(b.0))),
            Cell::Ratio(Ratio { part: satisfied, whole }),
            Cell::Ratio(Ratio { part: satisfied + fair, whole }),
        ])
    };
    let rows = survey.questions.iter().map(|q| row(q)).collect();
    blocks.push(Block::Table(Table { caption: "evaluation.survey_table".into(), columns, rows, total: None }));
    blocks
}

/// How many of all answers were 满意 or 基本满意.
pub fn content(survey: &Survey) -> Option<Ratio> {
    let sum = |count: fn(&Question) -> u64| survey.questions.iter().map(|q| count(q)).sum::<u64>();
    let part = sum(|q| q.satisfied.0 + q.fair.0);
    let whole = part + sum(|q| q.dissatisfied.0);
    (whole > 0).then_some(Ratio { part, whole })
}

/// Each term looked at, and whether it was kept.
pub fn inspections(evaluation: &Evaluation) -> Option<Block> {
    let row = |i: &super::Inspection| {
        let (tone, key) = if *i.kept { (Tone::Good, "evaluation.kept") } else { (Tone::Late, "evaluation.not_kept") };
        let note = i.note.iter().map(|n| ("evaluation.note".into(), Cell::text(n.to_string())));
        let often = i.frequency.iter().map(|often| ("evaluation.frequency".into(), Cell::text(often.to_string())));
        let photo = i.file.iter().map(|f| ("evaluation.photo".into(), Cell::Attachment(f.value.clone())));
        let cells = vec![Cell::Date(*i.on), Cell::text(i.term.to_string()), Cell::State(tone, key.into())];
        Row { cells, details: often.chain(note).chain(photo).collect(), ..Row::default() }
    };
    let rows: Vec<Row> = evaluation.inspections.iter().map(|i| row(i)).collect();
    let count = |n: usize| Cell::Count(u64::try_from(n).unwrap_or(u64::MAX));
    let kept = evaluation.inspections.iter().filter(|i| *i.kept).count();
    let total = Label::with("evaluation.kept_of", [count(kept), count(rows.len())]);
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: "evaluation.inspection_table".into(),
            columns: vec![
                Column::dates("evaluation.date"),
                Column::words("evaluation.term"),
                Column::words("evaluation.found"),
            ],
            rows,
            total: Some(Row::of([Cell::label("evaluation.together"), Cell::Label(total), Cell::Empty])),
        })
    })
}

/// The day something was put right, if that day has come.
pub fn done(rectification: &Rectification, scope: &Scope) -> Option<Date> {
    rectification.done.as_ref().map(|d| d.value).filter(|day| *day <= scope.as_of)
}

/// What is put right, by when, and how that goes.
pub fn rectifications(evaluation: &Evaluation, scope: &Scope) -> Option<Block> {
    let row = |r: &Rectification| {
        let (due, done) = (r.due.as_ref().map(|d| d.value), done(r, scope));
        let (tone, key) = match (due, done) {
            (Some(due), Some(done)) if done > due => (Tone::Plain, "evaluation.done_late"),
            (_, Some(_)) => (Tone::Good, "evaluation.done"),
            (Some(due), None) if due < scope.as_of => (Tone::Late, "evaluation.overdue"),
            (Some(_), None) => (Tone::Soon, "evaluation.not_due"),
            (None, None) => (Tone::Plain, "evaluation.open"),
        };
        let result = r.result.iter().map(|text| ("evaluation.result".into(), Cell::text(text.to_string())));
        let who = r.responsible.iter().map(|body| ("evaluation.responsible".into(), Cell::Organization(body.value.clone())));
        let checked = r.checked.iter().filter(|day| day.value <= scope.as_of);
        let checked = checked.map(|day| ("evaluation.checked".into(), Cell::Date(day.value)));
        let cells = vec![Cell::text(r.subject.to_string()), Cell::maybe(due.map(Cell::Date)), Cell::maybe(done.map(Cell::Date))];
        Row { cells, details: who.chain(result).chain(checked).collect(), mark: Some((tone, key.into())), anchor: None }
    };
    let rows: Vec<Row> = evaluation.rectifications.iter().map(|r| row(r)).collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            caption: "evaluation.rectification_table".into(),
            columns: vec![
                Column::words("evaluation.task"),
                Column::dates("evaluation.due"),
                Column::dates("evaluation.done_on"),
            ],
            rows,
            total: None,
        })
    })
}

/// To which systems the result went, and their receipts.
pub fn forwarded(evaluation: &Evaluation) -> Option<Block> {
    let row = |f: &super::Forwarding| {
        let receipt = f.receipt.as_ref().map(|r| Cell::Label(Label::with("evaluation.receipt", [Cell::text(r.to_string())])));
        let cells = [Some(Cell::Date(*f.on)), receipt].into_iter().flatten().collect();
        (Label::with("evaluation.as_written", [Cell::text(f.system.to_string())]), Cell::Parts(cells))
    };
    let rows: Vec<(Label, Cell)> = evaluation.forwarded.iter().map(|f| row(f)).collect();
    (!rows.is_empty()).then(|| Block::Facts(Facts { title: Some("evaluation.forwarded".into()), rows }))
}
