//! Tells the cases of a period: how many, how many were answered, how long it took; what about; and nothing of anybody.

use crate::base::number::Decimal;
use crate::disclosure::{Block, Cell, Disclosure, Facts, Figure, FigureRole, Label, ProseBlock, Tone};
use crate::record::kind::{Filed, Scope, Series};

use super::response::{Response, responses};
use super::{Case, Request, counts, loop_of, tables};

/// The numbers of a period.
struct Numbers {
    received: u64,
    answered: u64,
    closed: u64,
    late: u64,
    matters: Vec<Cell>,
}

impl Numbers {
    fn of(case: &Case, scope: &Scope) -> Self {
        let count = |which: &dyn Fn(&Request) -> bool| u64::try_from(case.public().filter(|request| which(request)).count()).unwrap_or(u64::MAX);
        let day = scope.as_of;
        let late = |request: &Request| {
            let waits = request.answered_by_day(day).is_none();
            waits && responses(request, scope).last().is_some_and(|(_, response)| *response == Response::Late)
        };
        let mut matters: Vec<Cell> = Vec::new();
        for matter in case.public().filter_map(|request| request.matter.as_ref()).map(|matter| Cell::Record(matter.value.clone())) {
            if !matters.contains(&matter) {
                matters.push(matter);
            }
        }
        Numbers {
            received: count(&|_| true),
            answered: count(&|request| request.answered_by_day(day).is_some()),
            closed: count(&|request| loop_of::is_closed(request, day)),
            late: count(&late),
            matters,
        }
    }
}

pub fn disclose(series: &Series<Case>, scope: &Scope) -> Disclosure {
    let this = series.this();
    let case = this.body;
    let least = counts::least(scope);
    let numbers = Numbers::of(case, scope);
    let mut blocks = vec![Block::Facts(facts(case, &numbers))];
    let told = numbers.received >= least;
    let before = before(series, scope);
    if told {
        blocks.extend(tables::categories(case, before, scope));
        blocks.extend(tables::channels(case, scope));
        blocks.extend(tables::offices(case, scope));
        blocks.extend(tables::levels(case, scope));
        blocks.extend(tables::ratings(case, scope));
    }
    blocks.extend(tables::over_time(series.until_now(), scope));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("case.words".into()), prose: this.prose.clone() }));
    }
    Disclosure {
        headline: Some(headline(&numbers, least)),
        remark: if told { remark(case, before, scope) } else { None },
        figures: if told { figures(&numbers) } else { Vec::new() },
        period: Some(*case.period),
        state: told.then(|| state(&numbers)),
        blocks,
        ..Disclosure::default()
    }
}

/// The period it is compared with, where that one's number may be told.
pub fn before<'a>(series: &Series<'a, Case>, scope: &Scope) -> Option<&'a Case> {
    tables::comparable(earlier(series).map(|filed| filed.body), counts::least(scope))
}

fn earlier<'a>(series: &Series<'a, Case>) -> Option<Filed<'a, Case>> {
    let from = series.this().body.period.from;
    series.until_now().iter().rev().find(|filed| filed.header.purged.is_none() && filed.body.period.until < from).copied()
}

fn headline(numbers: &Numbers, least: u64) -> Label {
    match numbers.received {
        0 => "case.headline_none".into(),
        few if few < least => Label::with("case.headline_few", [Cell::Count(least)]),
        all if all == numbers.answered => Label::with("case.headline_all", [Cell::Count(all)]),
        all => Label::with("case.headline", [Cell::Count(all), Cell::Count(numbers.answered), Cell::Count(all - numbers.answered)]),
    }
}

/// How the number moved, by both counts and never by a percentage; how long an answer took.
fn remark(case: &Case, before: Option<&Case>, scope: &Scope) -> Option<Label> {
    let mean = mean_days(case, scope).map(Cell::Decimal);
    let total = |case: &Case| i64::try_from(case.public().count()).unwrap_or(i64::MAX);
    let moved = before.map(|before| {
        let (now, last) = (total(case), total(before));
        let both = [Cell::Count(last.unsigned_abs()), Cell::Count((now - last).unsigned_abs())];
        match now.cmp(&last) {
            std::cmp::Ordering::Less => Label::with("case.fewer_than_before", both),
            std::cmp::Ordering::Greater => Label::with("case.more_than_before", both),
            std::cmp::Ordering::Equal => Label::with("case.same_as_before", both),
        }
    });
    match (mean, moved) {
        (Some(mean), Some(moved)) => Some(Label::with("case.remark", [Cell::Label(moved), mean])),
        (Some(mean), None) => Some(Label::with("case.mean", [mean])),
        (None, moved) => moved,
    }
}

/// From coming in to being answered, on the average, rounded half up to a tenth of a day.
fn mean_days(case: &Case, scope: &Scope) -> Option<Decimal> {
    let days = |request: &Request| Some(request.answered_by_day(scope.as_of)?.days_since(request.received.value).max(0));
    let all: Vec<i64> = case.public().filter_map(days).collect();
    let count = i64::try_from(all.len()).ok().filter(|n| *n > 0)?;
    let tenths = (all.iter().sum::<i64>() * 20 + count) / (2 * count);
    Some(Decimal(tenths * 10))
}

fn figures(numbers: &Numbers) -> Vec<Figure> {
    let figure = |label: &'static str, count| Figure { role: FigureRole::Other, label: label.into(), value: Cell::Count(count) };
    vec![figure("case.received", numbers.received), figure("case.answered", numbers.answered), figure("case.closed", numbers.closed)]
}

fn state(numbers: &Numbers) -> (Tone, Label) {
    match numbers.received - numbers.answered {
        0 => (Tone::Good, "case.state_answered".into()),
        _ if numbers.late > 0 => (Tone::Late, Label::with("case.state_late", [Cell::Count(numbers.late)])),
        open => (Tone::Soon, Label::with("case.state_open", [Cell::Count(open)])),
    }
}

fn facts(case: &Case, numbers: &Numbers) -> Facts {
    let mut rows: Vec<(Label, Cell)> = vec![("case.period".into(), Cell::Period(*case.period))];
    if !numbers.matters.is_empty() {
        rows.push(("case.matters".into(), Cell::Many(numbers.matters.clone())));
    }
    rows.push(("case.privacy".into(), Cell::label("case.no_names")));
    Facts { title: None, rows }
}

#[cfg(test)]
mod tests;
