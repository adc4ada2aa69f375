//! One record: the conclusion, the figures, every row, whom to ask, and what stands behind it.

use serde::Serialize;

use crate::disclosure::{Cell, Tone};
use crate::render::cells::{Cells, Html, Manner};
use crate::site::{FeedbackCard, RecordPage, Standing, Teaser};
use crate::theme::{Complaint, Voice};
use crate::unit::board::Locale;

use super::blocks::{self, BlockView};
use super::common::{CallView, FigureView, PairView, PrintedView, state};
use super::frame::Head;
use super::linked;
use super::redline::RedlineView;
use super::sheet::{CodeView, Sheet};

/// `record.html`, and `kind/<kind>.html` on top of it.
#[derive(Debug, Serialize)]
struct RecordView<'a> {
    frame: tera::Value,
    head: Head,
    kind: &'static str,
    title: &'a str,
    badges: Vec<Html>,
    published: Html,
    until: Option<Html>,
    /// Whether that day is past.
    over: bool,
    /// That day as in data, for the script, while it is not past.
    until_day: Option<String>,
    inherited: Option<&'a str>,
    standing: StandingView<'a>,
    redline: Option<RedlineView>,
    headline: Option<Html>,
    remark: Option<Html>,
    summary: Option<Html>,
    figures: Vec<FigureView>,
    blocks: Vec<BlockView>,
    attachments: Option<Html>,
    printed: Vec<PrintedView>,
    feedback: Option<FeedbackView<'a>>,
    /// Until when, whoever is asked.
    ask_until: Option<Html>,
    /// That day as in data, for the script, while it is not past.
    ask_day: Option<String>,
    desk: Option<CallView>,
    slip: bool,
    terms: Vec<TermView<'a>>,
    earlier: Option<NeighbourView<'a>>,
    later: Option<NeighbourView<'a>>,
    meta: Vec<PairView>,
    fingerprint: String,
    code: Option<CodeView>,
}

/// How many changes are listed; a record rewritten from top to bottom is better read whole.
const CHANGES: usize = 40;

#[derive(Debug, Serialize)]
struct StandingView<'a> {
    draft: bool,
    withdrawn: Option<&'a str>,
    purged: Option<PurgedView<'a>>,
    amends: Option<AmendView<'a>>,
    amended_by: Option<AmendView<'a>>,
    changes: Vec<ChangeView>,
    /// How many more changes there are than are listed.
    more_changes: usize,
}

#[derive(Debug, Serialize)]
struct PurgedView<'a> {
    on: Html,
    by: &'a str,
}

#[derive(Debug, Serialize)]
struct AmendView<'a> {
    record: Html,
    reason: &'a str,
}

#[derive(Debug, Serialize)]
struct ChangeView {
    label: Html,
    before: Html,
    after: Html,
    by: Option<Html>,
}

#[derive(Debug, Serialize)]
struct FeedbackView<'a> {
    who: Option<Html>,
    phone: Option<Html>,
    email: Option<Html>,
    place: Option<&'a str>,
    slips: bool,
}

/// A word of the page, explained.
#[derive(Debug, Serialize)]
struct TermView<'a> {
    name: &'a str,
    means: &'a str,
}

#[derive(Debug, Serialize)]
struct NeighbourView<'a> {
    href: String,
    title: &'a str,
}

/// Writes a record.
pub fn write(sheet: &Sheet, page: &RecordPage) -> Result<Vec<u8>, Box<Complaint>> {
    let cells = &sheet.cells();
    let teaser = &page.teaser;
    let purged = page.standing.purged.is_some();
    let as_of = sheet.site.as_of;
    let until = page.window.as_ref().and_then(|(_, until, _)| *until);
    let asked = page.feedback.as_ref().and_then(|card| card.until).or_else(|| page.desk.as_ref()?.1);
    let (code, foot) = sheet.code(&page.code).unzip();
    let mut view = RecordView {
        frame: sheet.frame()?,
        head: head(sheet, page, foot.unwrap_or_default()),
        kind: teaser.kind,
        title: &teaser.title,
        badges: badges(cells, page),
        published: cells.html(&Cell::Date(teaser.published), Manner::Full),
        until: until.map(|date| cells.html(&Cell::Date(date), Manner::Full)),
        over: until.is_some_and(|date| date < as_of),
        until_day: until.filter(|date| *date >= as_of).map(|date| date.to_string()),
        inherited: page.inherited.as_deref(),
        standing: standing(cells, &page.standing),
        redline: page.redline.as_ref().filter(|_| !purged).map(|redline| RedlineView::of(cells, redline)),
        headline: page.told.headline.as_ref().filter(|_| !purged).map(|label| cells.label(label)),
        remark: page.told.remark.as_ref().filter(|_| !purged).map(|label| cells.label(label)),
        summary: summary(cells, page).filter(|_| !purged),
        figures: if purged { Vec::new() } else { FigureView::all(cells, &page.told.figures) },
        blocks: if purged { Vec::new() } else { blocks::all(sheet, page.told.blocks.iter().chain(&page.beside))? },
        attachments: page.attachments.as_ref().filter(|_| !purged).map(|block| blocks::one(sheet, block, false)).transpose()?,
        printed: PrintedView::all(cells, &page.printed),
        feedback: page.feedback.as_ref().map(|card| feedback(cells, card)),
        ask_until: asked.map(|day| cells.html(&Cell::Date(day), Manner::Full)),
        ask_day: asked.filter(|day| *day >= as_of).map(|day| day.to_string()),
        desk: page.desk.as_ref().map(|(card, _)| CallView::of_card(cells, card)),
        slip: page.slip,
        terms: Vec::new(),
        earlier: page.earlier.as_ref().map(|teaser| neighbour(cells, teaser)),
        later: page.later.as_ref().map(|teaser| neighbour(cells, teaser)),
        meta: meta(cells, page),
        fingerprint: crate::site::code::spaced(&page.fingerprint),
        code,
    };
    let voice = sheet.desk.voice;
    view.terms = terms(voice, &mut view);
    let own = ["kind/", teaser.kind, ".html"].concat();
    sheet.page(if voice.has(&own) { &own } else { "record.html" }, &view)
}

fn head(sheet: &Sheet, page: &RecordPage, foot: super::frame::PrintFoot) -> Head {
    let cells = &sheet.cells();
    let teaser = &page.teaser;
    let said = match (&teaser.summary, &page.told.headline) {
        _ if page.standing.purged.is_some() => String::new(),
        (Some(cell), _) => cells.plain(cell, Manner::Full),
        (None, Some(label)) => cells.plain_label(label),
        (None, None) => teaser.title.clone(),
    };
    let kind = cells.voice.catalogue.plain(&format!("kind.{}", teaser.kind)).into_owned();
    let list = cells.spot.page(&format!("{}/index.html", teaser.kind));
    let mut head = sheet.head(&teaser.title, &said).crumb(Some(list), kind);
    head.hidden = page.standing.draft;
    head.linked = linked::record(sheet, page, &said);
    if foot.address.is_some() {
        head.sheet = foot;
    }
    head.sheet.period = page.told.period.map(|period| cells.html(&Cell::Period(period), Manner::Full));
    head
}

/// The words to explain: those that stand in what the page says from its headline to its last block. The first place of each leads
/// to what it means.
fn terms<'v>(voice: &'v Voice, view: &mut RecordView) -> Vec<TermView<'v>> {
    let mut page = voice.glossary.page();
    // The title is a heading.
    page.mark(&["<h2>", view.title, "</h2>"].concat());
    let above = [&mut view.headline, &mut view.summary, &mut view.remark].into_iter().flatten();
    let figures = view.figures.iter_mut().map(|figure| &mut figure.label);
    for html in above.chain(figures).chain(view.blocks.iter_mut().map(|block| &mut block.html)) {
        if let Some(marked) = page.mark(html.as_str()) {
            *html = Html::new(&marked);
        }
    }
    page.list().into_iter().map(|term| TermView { name: &term.name, means: &term.means }).collect()
}

/// The state, and what became of the record, each with its word.
fn badges(cells: &Cells, page: &RecordPage) -> Vec<Html> {
    let mut badges = Vec::new();
    let worded = |tone: Tone, label: crate::disclosure::Label| cells.html(&Cell::State(tone, label), Manner::Full);
    let standing = &page.standing;
    if standing.draft {
        badges.push(worded(Tone::Soon, "record.draft".into()));
    }
    if standing.withdrawn.is_some() {
        badges.push(worded(Tone::Late, "record.withdrawn".into()));
    }
    if standing.amended_by.is_some() {
        badges.push(worded(Tone::Late, "record.amended".into()));
    }
    badges.extend(state(cells, &page.teaser));
    if let (Some((tone, label)), None) = (&page.duties.0, &standing.purged) {
        badges.push(worded(*tone, label.clone()));
    }
    // A record that is withdrawn as a whole says so once.
    badges.dedup();
    badges
}

/// The author's summary, where it says something the headline does not.
fn summary(cells: &Cells, page: &RecordPage) -> Option<Html> {
    match (&page.teaser.summary, &page.told.headline) {
        (Some(Cell::Label(label)), Some(headline)) if label == headline => None,
        (Some(cell), _) => Some(cells.html(cell, Manner::Full)),
        (None, _) => None,
    }
}

fn standing<'a>(cells: &Cells, standing: &'a Standing) -> StandingView<'a> {
    let amend = |(cell, reason): &'a (Cell, String)| AmendView { record: cells.html(cell, Manner::Full), reason };
    StandingView {
        draft: standing.draft,
        withdrawn: standing.withdrawn.as_deref(),
        purged: standing.purged.as_ref().map(|(on, by)| PurgedView { on: cells.html(&Cell::Date(*on), Manner::Full), by }),
        amends: standing.amends.as_ref().map(amend),
        amended_by: standing.amended_by.as_ref().map(amend),
        changes: standing
            .changes
            .iter()
            .take(CHANGES)
            .map(|change| ChangeView {
                label: cells.label(&change.label),
                before: cells.html(&change.before, Manner::Full),
                after: cells.html(&change.after, Manner::Full),
                by: (change.by != Cell::Empty).then(|| cells.html(&change.by, Manner::Full)),
            })
            .collect(),
        more_changes: standing.changes.len().saturating_sub(CHANGES),
    }
}

fn feedback<'a>(cells: &Cells, card: &'a FeedbackCard) -> FeedbackView<'a> {
    FeedbackView {
        who: card.who.as_ref().map(|cell| cells.html(cell, Manner::Full)),
        phone: card.phone.as_ref().map(|phone| cells.html(&Cell::Phone(phone.clone()), Manner::Full)),
        email: card.email.as_ref().map(|cell| cells.html(cell, Manner::Full)),
        place: card.place.as_deref(),
        slips: card.slips && card.place.is_none(),
    }
}

fn neighbour<'a>(cells: &Cells, teaser: &'a Teaser) -> NeighbourView<'a> {
    NeighbourView { href: cells.spot.page(&teaser.route), title: &teaser.title }
}

/// What stands behind the record: number, publisher, window, channels, basis, review.
fn meta(cells: &Cells, page: &RecordPage) -> Vec<PairView> {
    let mut rows = Vec::new();
    let mut row = |key: &'static str, value: Html| rows.push(PairView { label: cells.label(&key.into()), value });
    if let Some(number) = &page.number {
        row("record.number", cells.html(&Cell::text(number.clone()), Manner::Full));
    }
    if let Some(publisher) = &page.publisher {
        row("record.publisher", cells.html(publisher, Manner::Full));
    }
    if page.sealed {
        row("record.seal", cells.html(&Cell::label("record.sealed"), Manner::Full));
    }
    row("record.published", cells.html(&Cell::Date(page.teaser.published), Manner::Full));
    if let Some(period) = page.told.period {
        row("record.period", cells.html(&Cell::Period(period), Manner::Full));
    }
    if let Some((from, until, channels)) = &page.window {
        row("record.window", cells.html(&Cell::Days(*from, *until), Manner::Full));
        if !channels.is_empty() {
            let between = if cells.voice.locale == Locale::En { "; " } else { "；" };
            row("record.channels", cells.html(&Cell::text(channels.join(between)), Manner::Full));
        }
    }
    if !page.basis.is_empty() {
        row("record.basis", cells.joined(&page.basis, "<br>"));
    }
    if !page.duties.1.is_empty() {
        row("duty.of_record", cells.joined(&page.duties.1, "<br>"));
    }
    if !page.reviewed.is_empty() {
        let days: Vec<Cell> = page.reviewed.iter().map(|(by, on)| Cell::Parts(vec![by.clone(), Cell::Date(*on)])).collect();
        row("record.reviewed", cells.joined(&days, "<br>"));
    }
    rows
}
