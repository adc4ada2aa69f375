//! What the screen shows by itself, in the order people ask: what hangs, the money, matters, duties, whom to call.

use crate::base::id::RecordId;
use crate::disclosure::{Block, Cell, ChartShape, Column, Figure, FigureRole, Label, Progress, Row, Steps, Table};
use crate::site::code::address;
use crate::site::duties::{Duties, ROUTE};
use crate::site::sheet::{Part, records};
use crate::site::{ContactCard, DutyTold, Home, MoneyCard, RecordPage, ResultCard, Site, Teaser};
use crate::unit::kiosk::Topic;

use super::{Line, Slide, lasting};

/// How many slides a topic has at most: a loop takes minutes, not an hour. One tap shows the rest, the code everything.
const NOTICES: usize = 6;
const MATTERS: usize = 3;
const RESULTS: usize = 3;
const CALLING: usize = 4;
/// How many lines of each sort can be read from three metres.
const CALLS: usize = 3;
const OWED: usize = 3;
const HEADS: usize = 6;
const STEPS: usize = 4;
/// Of how many accounts the course over time is drawn.
const DRAWN: usize = 2;
const FIGURES: usize = 3;

/// Every slide the screen shows by itself.
pub fn slides(site: &Site, home: &Home, duties: &Duties) -> Vec<Slide> {
    let mut slides: Vec<Slide> = home.money.iter().map(|card| money(site, card)).collect();
    let drawn: Vec<Slide> = home.money.iter().filter_map(|card| over_time(site, card)).take(DRAWN).collect();
    slides.extend(drawn);
    slides.extend(home.under_way.iter().take(MATTERS).map(|moving| {
        let steps = if let Block::Steps(steps) = &moving.steps { Block::Steps(around(steps)) } else { moving.steps.clone() };
        let lead = moving.remark.clone().map(Cell::Label);
        of_record(
            site,
            &moving.teaser,
            Topic::Matters,
            Part { title: Some("kiosk.under_way".into()), lead, blocks: vec![steps], ..bare(&moving.teaser) },
        )
    }));
    // Of a body that is judged every quarter the latest judgement stands for all.
    let latest = home.results.iter().filter(|result| page(site, &result.teaser.id).is_some_and(|page| page.later.is_none()));
    slides.extend(latest.take(RESULTS).map(|result| came_of(site, result)));
    let told: Vec<RecordId> = slides.iter().filter_map(|slide| slide.record.clone()).collect();
    let hanging = home.current.iter().chain(&home.besides).filter(|teaser| !told.contains(&teaser.id));
    let notices: Vec<Slide> =
        hanging.take(NOTICES).filter_map(|teaser| Some(whole_record(site, page(site, &teaser.id)?, Topic::Notices))).collect();
    // What hangs is read first where it is new; the money is what everybody asks for.
    slides.splice(home.money.len().min(1)..home.money.len().min(1), notices);
    slides.extend(owed(site, duties));
    slides.extend(calls(site, home));
    slides
}

/// The slide that always holds: whose board this is, how new, and the code to everything.
pub fn whole(site: &Site) -> Slide {
    let part = Part {
        title: Some("kiosk.board".into()),
        subject: Some(site.place.name.clone()),
        lead: Some(Cell::label("kiosk.all")),
        ..Part::default()
    };
    Slide { address: code(site, &site.place.code), caption: "sheet.scan_summary".into(), ..plain(None, part) }
}

/// A slide of one record, whatever its kind: the sentence, its figures, what is drawn or voted.
pub fn whole_record(site: &Site, page: &RecordPage, topic: Topic) -> Slide {
    let told = &page.told;
    let shown = told.blocks.iter().find_map(|block| match block {
        Block::Steps(steps) => Some(Block::Steps(around(steps))),
        Block::Tally(_) => Some(block.clone()),
        _ => None,
    });
    let part = Part {
        title: Some(heading(topic)),
        lead: page.teaser.summary.clone().or_else(|| told.headline.clone().map(Cell::Label)),
        // One message: what is drawn or voted says it by itself.
        figures: if shown.is_some() { Vec::new() } else { chosen(&told.figures) },
        blocks: shown.into_iter().collect(),
        ..bare(&page.teaser)
    };
    of_record(site, &page.teaser, topic, part)
}

/// The page of a record.
pub fn page<'s>(site: &'s Site, id: &RecordId) -> Option<&'s RecordPage> {
    records(site).find(|(_, page)| page.teaser.id == *id).map(|(_, page)| page)
}

fn heading(topic: Topic) -> Label {
    match topic {
        Topic::Money => "kiosk.money",
        Topic::Notices => "kiosk.notices",
        Topic::Matters => "kiosk.matters",
        Topic::Duties => "kiosk.duties",
        Topic::People => "kiosk.people",
    }
    .into()
}

fn bare(teaser: &Teaser) -> Part {
    Part { subject: Some(teaser.title.clone()), state: teaser.state.clone(), ..Part::default() }
}

/// A slide without dates and without a code.
pub fn plain(topic: Option<Topic>, part: Part) -> Slide {
    Slide {
        name: String::new(),
        topic,
        part,
        lines: Vec::new(),
        state_until: None,
        picture: None,
        from: None,
        until: None,
        dwell: None,
        priority: 0,
        urgent: false,
        address: None,
        caption: "sheet.scan_record".into(),
        record: None,
    }
}

fn of_record(site: &Site, teaser: &Teaser, topic: Topic, part: Part) -> Slide {
    let found = page(site, &teaser.id);
    let hangs = teaser.until.filter(|until| *until >= site.as_of);
    let line = |key: &'static str, with: Vec<Cell>, until| Line { words: Cell::Label(Label::with(key, with)), until };
    let ask = teaser.feedback.as_ref().and_then(|(phone, last)| {
        let last = (*last)?;
        Some(line("teaser.ask_until", vec![Cell::Phone(phone.clone()?), Cell::Date(last)], Some(last)))
    });
    // A notice comes down with its window, a matter with the step it tells of; what an account says stays true.
    let hangs = hangs.filter(|_| topic == Topic::Notices);
    let ahead = found.filter(|_| topic == Topic::Notices).and_then(|page| page.window.as_ref()).map(|(from, ..)| *from);
    let moves = found.filter(|_| topic == Topic::Matters).and_then(|page| lasting::course(page, site.as_of));
    let until = [hangs, moves, lasting::words(&part, site.as_of)].into_iter().flatten().min();
    let dated = match hangs {
        Some(until) => line("teaser.until", vec![Cell::Date(until)], None),
        None => line("teaser.published", vec![Cell::Date(teaser.published)], None),
    };
    Slide {
        lines: std::iter::once(dated).chain(ask).collect(),
        from: ahead.filter(|from| *from > site.as_of),
        until,
        state_until: teaser.state_until,
        address: found.and_then(|page| code(site, &page.code)),
        record: Some(teaser.id.clone()),
        ..plain(Some(topic), part)
    }
}

fn code(site: &Site, code: &str) -> Option<String> {
    site.address.as_ref().map(|site| address(site, code))
}

/// In, out and left where an account has them, else its first figures.
fn chosen(figures: &[Figure]) -> Vec<Figure> {
    let three = [FigureRole::Income, FigureRole::Expenditure, FigureRole::Closing];
    let of_account: Vec<Figure> = three.iter().filter_map(|role| figures.iter().find(|figure| figure.role == *role)).cloned().collect();
    if of_account.len() > 1 { of_account } else { figures.iter().take(FIGURES).cloned().collect() }
}

fn money(site: &Site, card: &MoneyCard) -> Slide {
    let part = Part {
        title: Some("kiosk.money".into()),
        lead: card.headline.clone().map(Cell::Label),
        figures: chosen(&card.figures),
        ..bare(&card.teaser)
    };
    of_record(site, &card.teaser, Topic::Money, part)
}

/// How an account went over time, with what changed in words.
fn over_time(site: &Site, card: &MoneyCard) -> Option<Slide> {
    let told = &page(site, &card.teaser.id)?.told;
    let chart = told
        .blocks
        .iter()
        .find(|block| matches!(block, Block::Chart(chart) if chart.shape == ChartShape::Columns && chart.categories.len() > 1))?;
    let part = Part {
        title: Some("kiosk.over_time".into()),
        lead: card.remark.as_ref().and_then(with_last_time).map(|said| Cell::Label(said.clone())),
        blocks: vec![chart.clone()],
        ..bare(&card.teaser)
    };
    Some(of_record(site, &card.teaser, Topic::Money, part))
}

/// Of an account's two comparisons the one with the period before: the chart draws no budget, and leaves no room for a second sentence.
fn with_last_time(remark: &Label) -> Option<&Label> {
    match remark.with.first() {
        Some(Cell::Label(first)) if remark.key == "finance.compared" => Some(first),
        _ => Some(remark).filter(|remark| remark.key != "finance.against_budget"),
    }
}

/// The steps about the one that is under way.
fn around(steps: &Steps) -> Steps {
    let now = steps.steps.iter().rposition(|step| step.progress != Progress::Ahead).unwrap_or(0);
    let from = (now + 3).saturating_sub(STEPS).min(steps.steps.len().saturating_sub(STEPS));
    Steps { title: None, steps: steps.steps.iter().skip(from).take(STEPS).cloned().collect() }
}

/// What came of a vote or an evaluation.
fn came_of(site: &Site, result: &ResultCard) -> Slide {
    let vote = result.tally.is_some();
    let part = Part {
        title: Some(if vote { "sheet.vote" } else { "sheet.score" }.into()),
        lead: if vote { None } else { result.teaser.summary.clone() },
        figures: if vote { Vec::new() } else { result.figures.iter().take(FIGURES).cloned().collect() },
        blocks: result.tally.clone().into_iter().collect(),
        ..bare(&result.teaser)
    };
    of_record(site, &result.teaser, Topic::Matters, part)
}

/// What was to be published and was not seen, what falls due next; how it stands where nothing is missing.
fn owed(site: &Site, duties: &Duties) -> Vec<Slide> {
    let slide = |lead: Option<Label>, blocks: Vec<Block>| {
        let part = Part { title: Some("kiosk.duties".into()), lead: lead.map(Cell::Label), blocks, ..Part::default() };
        let address = site.address.as_ref().map(|site| format!("{site}/{ROUTE}"));
        Slide { address, caption: "kiosk.scan_duties".into(), ..plain(Some(Topic::Duties), part) }
    };
    let mut missing: Vec<&DutyTold> = duties.told.iter().filter(|duty| matches!(duty.status, "unseen" | "short")).collect();
    missing.sort_by_key(|duty| std::cmp::Reverse(duty.due));
    let Some(home) = duties.on_home() else { return Vec::new() };
    let mut slides = Vec::new();
    if missing.is_empty() {
        let page = duties.page();
        let lead = page.standing.last().cloned().or(home.seen);
        let counts = duties.count;
        let count = |label: &'static str, value: u64| Figure { role: FigureRole::Other, label: label.into(), value: Cell::Count(value) };
        let mut good = slide(lead, Vec::new());
        // The day after the next one falls due nobody here knows whether all were seen.
        good.until = home.next.as_ref().map(|(_, day)| *day);
        good.part.figures =
            vec![count("kiosk.on_time", counts.on_time), count("kiosk.late", counts.late), count("kiosk.not_due", counts.not_due)];
        slides.push(good);
    } else {
        let rows: Vec<Row> = missing.iter().take(OWED).map(|duty| row(duty)).collect();
        let table =
            Table { caption: "duty.missing".into(), columns: ["duty.what", "duty.status"].map(Column::words).into(), rows, total: None };
        slides.push(slide(home.seen, vec![Block::Table(table)]));
    }
    if let Some((words, day)) = home.next {
        let mut next = slide(Some(words), Vec::new());
        next.part.title = Some("kiosk.next_due".into());
        // The day after, nobody here knows whether it was met.
        next.until = Some(day);
        slides.push(next);
    }
    slides
}

fn row(duty: &DutyTold) -> Row {
    let due = duty.due.map(|due| ("duty.due".into(), Cell::Date(due)));
    let details = due.into_iter().chain([("duty.who".into(), duty.who.clone())]);
    Row { details: details.collect(), ..Row::of([duty.thing.clone(), Cell::State(duty.tone, duty.word.clone())]) }
}

/// Whom to call: the desks, the heads of the buildings, the next reception day.
fn calls(site: &Site, home: &Home) -> Vec<Slide> {
    let titled = |title: &'static str, part: Part| {
        let part = Part { title: Some(title.into()), ..part };
        Slide { address: code(site, &site.place.code), caption: "kiosk.scan_people".into(), ..plain(Some(Topic::People), part) }
    };
    // The desk says which company it is of; a person is named.
    let desk =
        |card: &ContactCard| ContactCard { who: card.who.clone().filter(|who| !matches!(who, Cell::Organization(_))), ..card.clone() };
    let cards: Vec<ContactCard> = home.contacts.iter().filter(|card| card.phone.is_some()).map(desk).collect();
    let desks = cards.chunks(CALLS).take(CALLING).map(|calls| titled("kiosk.people", Part { calls: calls.to_vec(), ..Part::default() }));
    let heads = home.heads.iter().flat_map(|table| {
        table.rows.chunks(HEADS).map(|rows| {
            let blocks = vec![Block::Table(Table { rows: rows.to_vec(), ..table.clone() })];
            titled("home.heads", Part { blocks, ..Part::default() })
        })
    });
    let reception = home.reception.iter().map(|card| {
        let when = [Cell::Date(card.on), Cell::text(&card.time), Cell::text(&card.place)];
        let lead = Some(Cell::Label(Label::with("sheet.reception", when)));
        let part = Part { lead, calls: Vec::new(), ..Part::default() };
        Slide { until: Some(card.on), ..titled("home.reception", part) }
    });
    desks.chain(heads.take(CALLING)).chain(reception).collect()
}

/// What stands above a slide that takes the screen alone.
pub fn urgent() -> Label {
    "kiosk.urgent".into()
}
