//! The first page, in the order people ask: posted now, the money, whom to call, under way, results, everything.

use serde::Serialize;

use crate::disclosure::{Cell, Label};
use crate::render::cells::{Cells, Html, Manner};
use crate::site::{BUILDINGS, Home, HomeDuties, MoneyCard, Progressing, ReceptionCard, ResultCard};
use crate::theme::Complaint;

use super::blocks;
use super::common::{CallView, FigureView, PairView, PrintedView, TeaserView};
use super::frame::Head;
use super::linked;
use super::sheet::{CodeView, Sheet};
use super::table;

/// `home.html`
#[derive(Debug, Serialize)]
struct HomeView<'a> {
    frame: tera::Value,
    head: Head,
    level: &'static str,
    about: Option<&'a str>,
    facts: Vec<PairView>,
    empty: bool,
    current: Vec<TeaserView>,
    besides: Vec<TeaserView>,
    money: Vec<MoneyView>,
    contacts: Vec<CallView>,
    heads: Vec<Html>,
    reception: Option<ReceptionView<'a>>,
    under_way: Vec<ProgressView>,
    results: Vec<ResultView>,
    printed: Vec<PrintedView>,
    duties: Option<OwedView>,
    /// Where a building is chosen.
    buildings: Option<String>,
    code: Option<CodeView>,
    /// The lobby screen, in the board's first language.
    screen: Option<String>,
}

#[derive(Debug, Serialize)]
struct OwedView {
    seen: Option<Html>,
    next: Option<Html>,
    /// The next due day for the script, as in data.
    next_due: Option<String>,
    href: String,
}

#[derive(Debug, Serialize)]
struct MoneyView {
    teaser: TeaserView,
    headline: Option<Html>,
    remark: Option<Html>,
    figures: Vec<FigureView>,
}

#[derive(Debug, Serialize)]
struct ReceptionView<'a> {
    on: Html,
    weekday: String,
    time: &'a str,
    place: &'a str,
    who: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ProgressView {
    teaser: TeaserView,
    steps: Html,
    remark: Option<Html>,
}

#[derive(Debug, Serialize)]
struct ResultView {
    teaser: TeaserView,
    tally: Option<Html>,
    figures: Vec<FigureView>,
}

/// Writes the first page.
pub fn write(sheet: &Sheet, home: &Home) -> Result<Vec<u8>, Box<Complaint>> {
    let cells = &sheet.cells();
    let place = &sheet.site.place;
    let (code, foot) = sheet.code(&place.code).unzip();
    let mut head = sheet.head(&place.name, &description(sheet, home));
    head.crumbs.clear();
    head.linked = Some(linked::board(sheet));
    if let Some(foot) = foot {
        head.sheet = foot;
    }
    let under_way = |one: &Progressing| -> Result<ProgressView, Box<Complaint>> {
        let steps = blocks::one(sheet, &one.steps, true)?;
        Ok(ProgressView { teaser: TeaserView::of(cells, &one.teaser), steps, remark: one.remark.as_ref().map(|r| cells.label(r)) })
    };
    let result = |one: &ResultCard| -> Result<ResultView, Box<Complaint>> {
        let tally = one.tally.as_ref().map(|tally| blocks::one(sheet, tally, true)).transpose()?;
        Ok(ResultView { teaser: TeaserView::of(cells, &one.teaser), tally, figures: FigureView::all(cells, &one.figures) })
    };
    let view = HomeView {
        frame: sheet.frame()?,
        head,
        level: place.level.word(),
        about: place.about.as_deref(),
        facts: place
            .facts
            .iter()
            .map(|(label, value)| PairView { label: cells.label(label), value: cells.html(value, Manner::Full) })
            .collect(),
        empty: sheet.site.kinds.iter().all(|kind| kind.count == 0),
        current: home.current.iter().map(|teaser| TeaserView::of(cells, teaser)).collect(),
        besides: home.besides.iter().map(|teaser| TeaserView::of(cells, teaser)).collect(),
        money: home.money.iter().map(|card| money(cells, card)).collect(),
        contacts: home.contacts.iter().map(|card| CallView::of_card(cells, card)).collect(),
        heads: home.heads.iter().map(|table| table::write(sheet, table)).collect::<Result<_, _>>()?,
        reception: home.reception.as_ref().map(|card| reception(cells, card)),
        under_way: home.under_way.iter().map(under_way).collect::<Result<_, _>>()?,
        results: home.results.iter().map(result).collect::<Result<_, _>>()?,
        printed: PrintedView::all(cells, &home.printed),
        duties: home.duties.as_ref().map(|duties| owed(sheet, duties)),
        buildings: (!sheet.site.buildings.is_empty()).then(|| sheet.spot.page(BUILDINGS)),
        code,
        screen: sheet.desk.prefix.is_empty().then(|| sheet.spot.shared(super::kiosk::PAGE)),
    };
    sheet.page("home.html", &view)
}

fn owed(sheet: &Sheet, duties: &HomeDuties) -> OwedView {
    let cells = &sheet.cells();
    OwedView {
        seen: duties.seen.as_ref().map(|words| cells.label(words)),
        next: duties.next.as_ref().map(|(words, _)| cells.label(words)),
        next_due: duties.next.as_ref().map(|(_, day)| day.to_string()),
        href: cells.spot.page(&duties.route),
    }
}

fn money(cells: &Cells, card: &MoneyCard) -> MoneyView {
    MoneyView {
        teaser: TeaserView::of(cells, &card.teaser),
        headline: card.headline.as_ref().map(|label| cells.label(label)),
        remark: card.remark.as_ref().map(|label| cells.label(label)),
        figures: FigureView::all(cells, &card.figures),
    }
}

const WEEKDAYS: [&str; 7] =
    ["weekday.monday", "weekday.tuesday", "weekday.wednesday", "weekday.thursday", "weekday.friday", "weekday.saturday", "weekday.sunday"];

fn reception<'a>(cells: &Cells, card: &'a ReceptionCard) -> ReceptionView<'a> {
    let weekday = (card.on.weekday() as usize).checked_sub(1).and_then(|at| WEEKDAYS.get(at)).copied().unwrap_or("weekday.monday");
    ReceptionView {
        on: cells.html(&Cell::Date(card.on), Manner::Full),
        weekday: cells.voice.catalogue.plain(weekday).into_owned(),
        time: &card.time,
        place: &card.place,
        who: card.who.as_deref(),
    }
}

/// What the page says of itself: the money in a sentence, else what the board is.
fn description(sheet: &Sheet, home: &Home) -> String {
    let cells = sheet.cells();
    match home.money.first().and_then(|card| card.headline.as_ref()) {
        Some(headline) => cells.plain_label(headline),
        None => cells.plain_label(&Label::with("home.description", [Cell::text(sheet.site.place.name.clone())])),
    }
}
