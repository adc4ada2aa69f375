//! Sheets of one record: the notice, the same in large letters, the slip, what came of a vote, what an evaluation asks.

use crate::disclosure::{Block, Cell, ChartShape, FigureRole, Label};
use crate::site::{RecordPage, Site};

use super::{Goal, Part, Sheet, Signed, What, records, speaks};

/// Every sheet of a record; none of one that no longer speaks.
pub fn sheets(site: &Site, _route: &str, page: &RecordPage) -> Vec<Sheet> {
    if !speaks(page) {
        return Vec::new();
    }
    let mut sheets = vec![notice(site, page), large(site, page)];
    sheets.extend(page.feedback.as_ref().map(|_| slip(site, page)));
    sheets.extend(results(site, page));
    sheets.extend(form(site, page));
    sheets
}

fn base(site: &Site, page: &RecordPage, what: What, stamp: &'static str) -> Sheet {
    Sheet {
        what,
        name: format!("{}-{}", what.word(), page.teaser.id.0.replace('/', "-")),
        stamp: stamp.into(),
        title: Cell::text(&page.teaser.title),
        lines: std::iter::once(Cell::text(&site.place.name)).chain(page.told.period.map(Cell::Period)).collect(),
        parts: Vec::new(),
        signed: page.publisher.clone().map(|by| Signed { by, on: page.teaser.published, sealed: page.sealed }),
        feedback: page.feedback.clone(),
        window: page.window.as_ref().map(|(from, until, _)| (*from, *until)),
        labels: Vec::new(),
        blanks: Vec::new(),
        number: page.number.clone(),
        record: Some(page.teaser.id.clone()),
        newest: Some(page.teaser.published),
        fingerprint: Some(page.fingerprint.clone()),
        version: Some(version(site, page)),
        code: (Goal::Page(page.code.clone()), "sheet.scan_record".into()),
    }
}

/// Which version a sheet is: a document tells its own; of another record the first, and one more with each correction.
fn version(site: &Site, page: &RecordPage) -> Label {
    if let Some(figure) = page.told.figures.iter().find(|figure| figure.role == FigureRole::Version) {
        return Label::with("sheet.version", [figure.value.clone()]);
    }
    let before = |page: &RecordPage| {
        let Some((Cell::Record(id), _)) = &page.standing.amends else { return None };
        records(site).map(|(_, other)| other).find(|other| other.teaser.id == *id)
    };
    // A circle of corrections is an error long before; here it only ends.
    let most = records(site).count();
    let corrected = std::iter::successors(before(page), |page| before(page)).take(most).count();
    Label::with("sheet.edition", [Cell::Count(u64::try_from(corrected + 1).unwrap_or(u64::MAX))])
}

fn lead(page: &RecordPage) -> Option<Cell> {
    page.teaser.summary.clone().or_else(|| page.told.headline.clone().map(Cell::Label))
}

fn notice(site: &Site, page: &RecordPage) -> Sheet {
    let attachments = page.attachments.iter().cloned();
    // What the bars of amounts draw stands in the tables, row by row; paper has less room than a page that is scrolled.
    let drawn = |block: &&Block| matches!(block, Block::Chart(chart) if chart.shape == ChartShape::Bars && chart.series.iter().flat_map(|series| &series.values).any(|value| matches!(value, Cell::Money(_))));
    let blocks = page.told.blocks.iter().filter(|block| !drawn(block)).cloned();
    let body =
        Part { lead: lead(page), figures: page.told.figures.clone(), blocks: blocks.chain(attachments).collect(), ..Part::default() };
    let basis = (!page.basis.is_empty()).then(|| Part {
        title: Some("sheet.basis".into()),
        lead: Some(Cell::Many(page.basis.clone())),
        ..Part::default()
    });
    Sheet { parts: std::iter::once(body).chain(basis).collect(), ..base(site, page, What::Notice, "sheet.stamp_notice") }
}

/// The words and the figures; who wants every row scans the code or reads the board.
fn large(site: &Site, page: &RecordPage) -> Sheet {
    let blocks = page.told.blocks.iter().filter(|block| !matches!(block, Block::Chart(_) | Block::Diagram(_)));
    let body = Part { lead: lead(page), figures: page.told.figures.clone(), blocks: blocks.cloned().collect(), ..Part::default() };
    Sheet { parts: vec![body], ..base(site, page, What::Large, "sheet.stamp_notice") }
}

fn slip(site: &Site, page: &RecordPage) -> Sheet {
    let blanks =
        [("sheet.slip_about", 1), ("sheet.slip_words", 6), ("sheet.slip_building", 1), ("sheet.slip_reply", 1), ("sheet.slip_date", 1)];
    Sheet {
        parts: vec![Part { lead: Some(Cell::label("sheet.slip_lead")), ..Part::default() }],
        blanks: blanks.map(|(label, lines)| (label.into(), lines)).into(),
        signed: None,
        ..base(site, page, What::Slip, "sheet.stamp_slip")
    }
}

/// What came of the votes of a matter; none while they are open.
fn results(site: &Site, page: &RecordPage) -> Option<Sheet> {
    let closed = |block: &&Block| matches!(block, Block::Tally(tally) if tally.bases.iter().any(|base| base.agreement.is_some()));
    let tallies: Vec<Block> = page.told.blocks.iter().filter(closed).cloned().collect();
    (!tallies.is_empty()).then(|| Sheet {
        parts: vec![Part { lead: lead(page), blocks: tallies, ..Part::default() }],
        ..base(site, page, What::Results, "sheet.stamp_results")
    })
}

/// What an evaluation asks, with a box for each answer.
fn form(site: &Site, page: &RecordPage) -> Option<Sheet> {
    let scored = page.teaser.kind == "evaluation";
    let criteria = page.told.blocks.iter().find_map(|block| match block {
        Block::Table(table) if scored => Some(table.rows.iter().filter_map(|row| row.cells.first().cloned()).collect::<Vec<_>>()),
        _ => None,
    })?;
    (!criteria.is_empty()).then(|| Sheet {
        parts: vec![Part { lead: Some(Cell::label("sheet.form_lead")), blocks: vec![Block::Table(answers(criteria))], ..Part::default() }],
        blanks: [("sheet.form_words", 4), ("sheet.slip_building", 1), ("sheet.slip_date", 1)]
            .map(|(label, lines)| (label.into(), lines))
            .into(),
        title: Cell::Label(Label::with("sheet.form_title", [Cell::text(&page.teaser.title)])),
        signed: None,
        ..base(site, page, What::Form, "sheet.stamp_form")
    })
}

fn answers(criteria: Vec<Cell>) -> crate::disclosure::Table {
    use crate::disclosure::{Column, Row, Table};
    let boxes = ["sheet.answer_good", "sheet.answer_fair", "sheet.answer_poor", "sheet.answer_unknown"];
    let columns = std::iter::once(Column::words("sheet.criterion")).chain(boxes.into_iter().map(Column::words));
    let rows = criteria.into_iter().map(|criterion| Row::of(std::iter::once(criterion).chain(boxes.iter().map(|_| Cell::text("□")))));
    Table { caption: "sheet.form_caption".into(), columns: columns.collect(), rows: rows.collect(), total: None }
}
