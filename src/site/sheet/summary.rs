//! The summary (汇总海报): the money, what is under way, what came of votes and evaluations, who sits on the
//! committee, whom to call.

use crate::disclosure::{Block, Cell, ChartShape, Figure, FigureRole, Label};
use crate::site::{ContactCard, Content, Home, RecordPage, ResultCard, Site, Teaser};

use super::{Goal, Part, Sheet, What, records, whole_fingerprint};

/// How many accounts, matters, results and people to call a summary has at most; the code leads to everything.
const ACCOUNTS: usize = 1;
const MATTERS: usize = 1;
const CALLS: usize = 3;

/// The summary of a site; none where nothing was published.
pub fn sheet(site: &Site) -> Option<Sheet> {
    let home = site.pages.iter().find_map(|page| match &page.content {
        Content::Home(home) => Some(home.as_ref()),
        _ => None,
    })?;
    let newest = site.newest?;
    let mut parts: Vec<Part> =
        home.money.iter().take(ACCOUNTS).map(|card| money(site, card.headline.as_ref(), &card.teaser, &card.figures)).collect();
    parts.extend(home.under_way.iter().take(MATTERS).map(|moving| Part {
        title: Some("sheet.under_way".into()),
        subject: Some(moving.teaser.title.clone()),
        state: moving.teaser.state.clone(),
        lead: moving.remark.clone().map(Cell::Label),
        blocks: vec![moving.steps.clone()],
        ..Part::default()
    }));
    parts.extend(results(home).map(|result| Part {
        title: Some(if result.tally.is_some() { "sheet.vote" } else { "sheet.score" }.into()),
        subject: result.tally.is_none().then(|| result.teaser.title.clone()),
        beside: result.tally.is_none(),
        state: result.teaser.state.clone(),
        figures: result.figures.iter().take(3).cloned().collect(),
        blocks: result.tally.iter().cloned().collect(),
        ..Part::default()
    }));
    parts.extend(home.members.iter().map(|roll| Part {
        title: Some("sheet.members".into()),
        blocks: vec![roll.clone()],
        ..Part::default()
    }));
    parts.push(calls(home));
    let period = home.money.first().and_then(|card| page(site, &card.teaser)).and_then(|page| page.told.period);
    let period_cell = period.map_or(Cell::Date(newest), Cell::Period);
    let publisher = home.money.first().and_then(|card| page(site, &card.teaser)).and_then(|page| page.publisher.clone());
    let published = publisher.map(|by| Cell::Label(Label::with("sheet.published_by", [by])));
    Some(Sheet {
        what: What::Summary,
        name: "summary".into(),
        stamp: "sheet.stamp_open".into(),
        title: Cell::Label(Label::with("sheet.summary_title", [Cell::text(&site.place.name)])),
        lines: std::iter::once(period_cell).chain(published).collect(),
        parts,
        signed: None,
        feedback: None,
        window: Some((newest, home.current.iter().filter_map(|teaser| teaser.until).max())),
        labels: Vec::new(),
        blanks: Vec::new(),
        number: None,
        record: None,
        newest: Some(newest),
        fingerprint: Some(whole_fingerprint(site)),
        version: None,
        code: (Goal::Unit, "sheet.scan_summary".into()),
    })
}

/// The latest vote and the latest evaluation.
fn results(home: &Home) -> impl Iterator<Item = &ResultCard> {
    let latest = |voted: bool| home.results.iter().find(move |result| result.tally.is_some() == voted);
    latest(true).into_iter().chain(latest(false))
}

fn page<'s>(site: &'s Site, teaser: &Teaser) -> Option<&'s RecordPage> {
    records(site).find(|(_, page)| page.teaser.id == teaser.id).map(|(_, page)| page)
}

/// An account: its sentence, three figures, how it went over time, and its rows.
fn money(site: &Site, headline: Option<&Label>, teaser: &Teaser, figures: &[Figure]) -> Part {
    let told = page(site, teaser).map(|page| &page.told);
    let three = [FigureRole::Income, FigureRole::Expenditure, FigureRole::Closing];
    let figures = three.iter().filter_map(|role| figures.iter().find(|figure| figure.role == *role)).cloned().collect();
    let over_time =
        told.and_then(|told| told.blocks.iter().find(|block| matches!(block, Block::Chart(chart) if chart.shape == ChartShape::Columns)));
    let rows = told.into_iter().flat_map(|told| told.blocks.iter().filter(|block| matches!(block, Block::Table(_)))).take(2);
    Part {
        title: Some("sheet.money".into()),
        lead: headline.cloned().map(Cell::Label),
        figures,
        blocks: over_time.into_iter().chain(rows).cloned().collect(),
        ..Part::default()
    }
}

fn calls(home: &Home) -> Part {
    let calls = home.contacts.iter().filter(|card| card.phone.is_some()).take(CALLS).cloned();
    // The desk says which company it is of; a person is named.
    let desk = |card: ContactCard| ContactCard { who: card.who.filter(|who| !matches!(who, Cell::Organization(_))), ..card };
    let calls = calls.map(desk).collect();
    let reception = home.reception.as_ref().map(|card| {
        let day = [Cell::Date(card.on), Cell::text(&card.time), Cell::text(&card.place)];
        Cell::Label(Label::with("sheet.reception", day))
    });
    Part { title: Some("sheet.whom".into()), calls, lead: reception, beside: true, ..Part::default() }
}
