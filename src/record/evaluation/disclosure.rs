//! Tells an evaluation: the score and how it changed, what it rests on, what people answered, what the judged party says.

use std::cmp::Ordering;

use crate::base::markdown::{Block as Paragraphs, Inline, Prose};
use crate::base::number::{Decimal, Ratio};
use crate::disclosure::{
    Block, Cell, Chart, ChartShape, Disclosure, Event, Facts, Figure, FigureRole, Label, ProseBlock, Series as Numbers, Tone,
};
use crate::record::kind::{Filed, Scope, Series};

use super::{Evaluation, Reply, Survey, comparisons, tables};

/// How many periods a chart shows at most; more become unreadable at 320 px.
const PERIODS: usize = 6;

pub fn disclose(series: &Series<Evaluation>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let evaluation = this.body;
    let before = earlier(series).map(|filed| filed.body);
    let mut blocks = vec![Block::Facts(facts(evaluation))];
    blocks.extend(tables::criteria(evaluation, before));
    blocks.extend(bars(evaluation));
    blocks.extend(chart(&current(series.until_now())));
    blocks.extend(evaluation.survey.iter().flat_map(|survey| tables::survey(survey)));
    blocks.extend(comparisons::table(evaluation));
    blocks.extend(tables::inspections(evaluation));
    blocks.extend(evaluation.reply.as_ref().map(|reply| answer(evaluation, reply)));
    blocks.extend(tables::rectifications(evaluation, scope));
    blocks.extend(comparisons::grades(evaluation));
    blocks.extend(tables::forwarded(evaluation));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("evaluation.words".into()), prose: this.prose.clone() }));
    }
    Disclosure {
        headline: headline(evaluation, before),
        remark: remark(evaluation),
        figures: figures(evaluation),
        period: Some(*evaluation.period),
        subject: Some(Cell::Organization(evaluation.subject.value.clone())),
        state: state(evaluation, scope),
        events: events(evaluation, scope),
        blocks,
        follows: None,
        asks: None,
        turns: None,
    }
}

/// One subject's score over time, for the kind's list page.
pub fn over_time(subject: &[Filed<Evaluation>]) -> Option<Block> {
    chart(&current(subject))
}

/// The latest record of each period; a correction takes the place of what it corrects.
fn current<'r, 'a>(records: &'r [Filed<'a, Evaluation>]) -> Vec<&'r Filed<'a, Evaluation>> {
    let mut kept: Vec<&Filed<Evaluation>> = Vec::new();
    for record in records.iter().filter(|r| r.header.purged.is_none()) {
        kept.retain(|other| other.body.period.value != record.body.period.value);
        kept.push(record);
    }
    kept
}

fn earlier<'a>(series: &Series<'a, Evaluation>) -> Option<Filed<'a, Evaluation>> {
    let from = series.this().body.period.from;
    current(series.until_now()).into_iter().rev().find(|f| f.body.period.until < from).copied()
}

fn headline(evaluation: &Evaluation, before: Option<&Evaluation>) -> Option<Label> {
    let Some(total) = evaluation.total() else {
        return evaluation.survey.as_ref().map(|survey| answered(survey));
    };
    let score = Cell::Decimal(total);
    let Some(last) = before.and_then(Evaluation::total) else { return Some(Label::with("evaluation.headline", [score])) };
    let difference = Cell::Decimal(Decimal((total.0 - last.0).abs()));
    Some(match total.cmp(&last) {
        Ordering::Greater => Label::with("evaluation.headline_more", [score, difference]),
        Ordering::Less => Label::with("evaluation.headline_less", [score, difference]),
        Ordering::Equal => Label::with("evaluation.headline_same", [score]),
    })
}

/// The survey in a sentence beside the score.
fn remark(evaluation: &Evaluation) -> Option<Label> {
    evaluation.total()?;
    evaluation.survey.as_ref().map(|survey| answered(survey))
}

fn answered(survey: &Survey) -> Label {
    let sheets = [Cell::Count(survey.sent.0), Cell::Count(survey.returned.0)];
    match tables::content(survey) {
        Some(share) => Label::with("evaluation.survey_sentence", sheets.into_iter().chain([Cell::Ratio(share)])),
        None => Label::with("evaluation.survey_returned", sheets),
    }
}

fn figures(evaluation: &Evaluation) -> Vec<Figure> {
    let score =
        evaluation.total().map(|total| Figure { role: FigureRole::Score, label: "evaluation.score".into(), value: Cell::Decimal(total) });
    let returned = evaluation.survey.as_ref().filter(|s| s.sent.0 > 0).map(|s| Figure {
        role: FigureRole::Participation,
        label: "evaluation.return_rate".into(),
        value: Cell::Ratio(Ratio { part: s.returned.0, whole: s.sent.0 }),
    });
    score.into_iter().chain(returned).collect()
}

/// Whether what was promised is being put right; nothing to say where nothing was promised.
fn state(evaluation: &Evaluation, scope: &Scope) -> Option<(Tone, Label)> {
    let open: Vec<_> = evaluation.rectifications.iter().filter(|r| tables::done(r, scope).is_none()).collect();
    let late = open.iter().filter(|r| r.due.as_ref().is_some_and(|due| due.value < scope.as_of)).count();
    let count = |n: usize| Cell::Count(u64::try_from(n).unwrap_or(u64::MAX));
    match (evaluation.rectifications.len(), open.len(), late) {
        (0, ..) => None,
        (_, 0, _) => Some((Tone::Good, "evaluation.state_done".into())),
        (_, open, 0) => Some((Tone::Soon, Label::with("evaluation.state_open", [count(open)]))),
        (_, _, late) => Some((Tone::Late, Label::with("evaluation.state_overdue", [count(late)]))),
    }
}

fn events(evaluation: &Evaluation, scope: &Scope) -> Vec<Event> {
    let open = evaluation.rectifications.iter().filter(|r| tables::done(r, scope).is_none());
    let event = |r: &super::Rectification| {
        let from = r.due.as_ref()?.value;
        Some(Event::on(from, Label::with("evaluation.event_due", [Cell::text(r.subject.to_string())])))
    };
    open.filter_map(|r| event(r)).collect()
}

fn facts(evaluation: &Evaluation) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![("evaluation.subject".into(), Cell::Organization(evaluation.subject.value.clone()))];
    if !evaluation.evaluators.is_empty() {
        let bodies = evaluation.evaluators.iter().map(|body| Cell::Organization(body.value.clone())).collect();
        rows.push(("evaluation.evaluators".into(), Cell::Many(bodies)));
    }
    rows.push(("evaluation.period".into(), Cell::Period(*evaluation.period)));
    if let Some(cycle) = &evaluation.cycle {
        rows.push(("evaluation.cycle".into(), Cell::label(cycle.key())));
    }
    rows.extend(evaluation.instrument.as_ref().map(|how| ("evaluation.instrument".into(), Cell::text(how.to_string()))));
    rows.extend(evaluation.reply.iter().filter_map(|reply| Some(("evaluation.reply_by".into(), Cell::text(reply.by.as_ref()?.to_string())))));
    Facts { title: None, rows }
}

/// Each criterion's part of the score, drawn against its weight.
fn bars(evaluation: &Evaluation) -> Option<Block> {
    (evaluation.criteria.len() > 1).then(|| {
        Block::Chart(Chart {
            title: "evaluation.criteria_chart".into(),
            shape: ChartShape::Bars,
            categories: evaluation.criteria.iter().map(|c| Cell::text(c.name.to_string())).collect(),
            series: vec![Numbers {
                label: "evaluation.weighted".into(),
                values: evaluation.criteria.iter().map(|c| Cell::Decimal(tables::weighted(c))).collect(),
                full: evaluation.criteria.iter().map(|c| Cell::Decimal(*c.weight)).collect(),
            }],
        })
    })
}

fn chart(subject: &[&Filed<Evaluation>]) -> Option<Block> {
    let scored: Vec<(&Evaluation, Decimal)> = subject.iter().filter_map(|f| Some((f.body, f.body.total()?))).collect();
    let shown = scored.get(scored.len().saturating_sub(PERIODS)..)?;
    let (newest, _) = shown.last().filter(|_| shown.len() > 1)?;
    Some(Block::Chart(Chart {
        title: Label::with("evaluation.over_time", [Cell::Organization(newest.subject.value.clone())]),
        shape: ChartShape::Columns,
        categories: shown.iter().map(|(evaluation, _)| Cell::Period(*evaluation.period)).collect(),
        series: vec![Numbers {
            label: "evaluation.score".into(),
            values: shown.iter().map(|(_, total)| Cell::Decimal(*total)).collect(),
            full: Vec::new(),
        }],
    }))
}

/// The judged party's own words, quoted.
fn answer(evaluation: &Evaluation, reply: &Reply) -> Block {
    let paragraphs = reply.text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    let quoted = paragraphs.map(|text| Paragraphs::Paragraph(vec![Inline::Text(text.replace('\n', " "))])).collect();
    let title = Label::with("evaluation.reply", [Cell::Organization(evaluation.subject.value.clone()), Cell::Date(*reply.on)]);
    Block::Prose(ProseBlock { title: Some(title), prose: Prose { blocks: vec![Paragraphs::Quote(quoted)] } })
}

#[cfg(test)]
mod tests;
