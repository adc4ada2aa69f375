//! A figure as its page shows it: the number, what is asked for, what it is made of, and the rows.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::base::number::Ratio;
use crate::disclosure::{Cell, Label, Tone};
use crate::render::bar::{Feel, bar};
use crate::render::cells::{Cells, Html, Manner};
use crate::render::html::no_names;
use crate::render::route::Spot;
use crate::statistics::{Line, Measure, Row, Standing, Statistic, Target};

use super::super::Portal;
use super::shelf::Sheaf;

/// One figure.
#[derive(Debug, Serialize)]
pub struct SectionView {
    id: &'static str,
    title: Html,
    /// The same without markup, for a label.
    name: String,
    value: Html,
    per_cent: Option<Html>,
    bar: Option<Html>,
    target: Option<Html>,
    parts: Vec<PartView>,
    notes: Vec<NoteView>,
    lists: Vec<ListView>,
    lines: Vec<LineView>,
    columns: Vec<ColumnView>,
    rows: Vec<RowView>,
    /// Whether its rows stand with the parts of this part.
    below: bool,
    how: Html,
}

#[derive(Debug, Serialize)]
struct PartView {
    label: Html,
    value: Html,
}

#[derive(Debug, Serialize)]
struct NoteView {
    soon: bool,
    words: Html,
}

#[derive(Debug, Serialize)]
struct ListView {
    label: Html,
    links: Vec<LinkView>,
}

#[derive(Debug, Serialize)]
struct LinkView {
    name: String,
    href: String,
    remark: Option<Html>,
}

/// A part of a figure: its numbers under the columns of the figure, and how it moved.
#[derive(Debug, Serialize)]
struct LineView {
    label: Html,
    numbers: Vec<Html>,
    moved: Html,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    label: Html,
    number: bool,
}

#[derive(Debug, Serialize)]
struct RowView {
    name: String,
    href: String,
    cells: Vec<CellView>,
}

#[derive(Debug, Serialize)]
struct CellView {
    html: Html,
    number: bool,
}

/// A part of a part with its own figures.
#[derive(Debug, Serialize)]
pub struct ChildView {
    name: String,
    href: String,
    values: Vec<Html>,
}

/// A sentence from elsewhere.
#[derive(Debug, Serialize)]
pub struct QuotedView {
    text: String,
    source: String,
    name: String,
    href: String,
}

/// The figures of which the parts of a part are told, in their order.
pub const COLUMNS: [&str; 4] = ["compounds", "committees", "groups", "branches"];

impl Portal<'_> {
    /// Every figure of a part, with the rows that stand on one of its pages.
    pub(super) fn sections_of(&self, sheaf: &Sheaf, number: usize, spot: &Spot) -> Vec<SectionView> {
        let names = no_names();
        let cells = Cells::new(self.voice(), &names, spot);
        let here: BTreeSet<&str> = sheaf.on_page(number).iter().copied().collect();
        sheaf.figures.iter().map(|figure| self.section(&cells, figure, &here)).filter(|section| number == 1 || section.has_rows()).collect()
    }

    fn section(&self, cells: &Cells, figure: &Statistic, here: &BTreeSet<&str>) -> SectionView {
        let rows: Vec<&Row> = figure.rows.iter().filter(|row| here.contains(row.unit.id)).collect();
        let html = |cell: &Cell| cells.html(cell, Manner::Full);
        let tabled = !figure.columns.is_empty();
        SectionView {
            id: figure.id,
            title: cells.label(&figure.title),
            name: cells.plain_label(&figure.title),
            value: brief(cells, &figure.measure),
            per_cent: per_cent(cells, &figure.measure),
            bar: drawn(cells, figure),
            target: figure.target.as_ref().map(|target| cells.label(&asked_for(target))),
            parts: figure.parts.iter().map(|(label, value)| PartView { label: cells.label(label), value: html(value) }).collect(),
            notes: figure.notes.iter().map(|(tone, label)| NoteView { soon: *tone == Tone::Soon, words: cells.label(label) }).collect(),
            lists: if tabled { Vec::new() } else { self.lists(cells, &rows) },
            lines: figure.lines.iter().filter_map(|line| line_view(cells, line)).collect(),
            columns: columns(cells, figure),
            rows: if tabled { rows.iter().map(|row| self.row(cells, row)).collect() } else { Vec::new() },
            below: rows.is_empty() && !figure.rows.is_empty(),
            how: cells.label(&figure.how),
        }
    }

    /// Names under what they have in common, in the order met.
    fn lists(&self, cells: &Cells, rows: &[&Row]) -> Vec<ListView> {
        let mut lists: Vec<(&Label, Vec<LinkView>)> = Vec::new();
        for row in rows {
            let Some(group) = &row.group else { continue };
            let remark = row.cells.first().filter(|cell| **cell != Cell::Empty).map(|cell| cells.html(cell, Manner::Full));
            let link = LinkView { name: row.unit.name.to_string(), href: self.row_href(cells, row), remark };
            match lists.iter_mut().find(|(known, _)| *known == group) {
                Some((_, links)) => links.push(link),
                None => lists.push((group, vec![link])),
            }
        }
        lists.into_iter().map(|(label, links)| ListView { label: cells.label(label), links }).collect()
    }

    fn row(&self, cells: &Cells, row: &Row) -> RowView {
        let each = |cell: &Cell| CellView { html: cells.html(cell, Manner::Bare), number: is_number(cell) };
        RowView { name: row.unit.name.to_string(), href: self.row_href(cells, row), cells: row.cells.iter().map(each).collect() }
    }

    fn row_href(&self, cells: &Cells, row: &Row) -> String {
        let (unit, route) = row.page.unwrap_or((row.unit.id, "index.html"));
        cells.spot.shared(&format!("{unit}/{}{route}", self.desk.prefix))
    }

    /// The parts of a part, each with a few numbers; none where there is but one.
    pub(super) fn children(&self, sheaf: &Sheaf, spot: &Spot) -> Vec<ChildView> {
        if sheaf.group.groups.len() < 2 {
            return Vec::new();
        }
        let names = no_names();
        let cells = Cells::new(self.voice(), &names, spot);
        let child = |inner: &super::super::tree::Group| {
            let own = self.shelf.sheaf(&inner.key);
            let value = |id: &&str| {
                own.and_then(|own| own.figures.iter().find(|figure| figure.id == *id)).map(|figure| brief(&cells, &figure.measure))
            };
            let alone = || inner.own.map_or_else(|| spot.page(&inner.route(1)), |own| self.unit_href(own, "index.html", spot));
            ChildView {
                name: self.name(inner),
                href: own.map_or_else(alone, |own| spot.page(&own.route(1))),
                values: COLUMNS.iter().map(|id| value(id).unwrap_or_else(|| Html::new("–"))).collect(),
            }
        };
        sheaf.group.groups.iter().map(child).collect()
    }

    /// What the units of a part quote; each is said to be nobody's reckoning here.
    pub(super) fn quoted(&self, sheaf: &Sheaf, spot: &Spot) -> Vec<QuotedView> {
        let each = sheaf.units.iter().flat_map(|unit| unit.counts.quoted.iter().map(move |quoted| (unit, quoted)));
        each.map(|(unit, quoted)| QuotedView {
            text: quoted.text.clone(),
            source: quoted.source.clone(),
            name: unit.name.clone(),
            href: self.unit_href(unit, "index.html", spot),
        })
        .collect()
    }
}

impl SectionView {
    fn has_rows(&self) -> bool {
        !self.lists.is_empty() || !self.rows.is_empty()
    }
}

fn line_view(cells: &Cells, line: &Line) -> Option<LineView> {
    let Measure::Change { then, now, base } = line.measure else { return None };
    let numbers = [then, now].map(|number| cells.html(&Cell::Count(number), Manner::Bare));
    Some(LineView { label: cells.label(&line.label), numbers: numbers.to_vec(), moved: cells.label(&change(then, now, base)) })
}

fn is_number(cell: &Cell) -> bool {
    matches!(cell, Cell::Count(_) | Cell::Money(_) | Cell::Area(_) | Cell::Ratio(_) | Cell::Decimal(_))
}

fn columns(cells: &Cells, figure: &Statistic) -> Vec<ColumnView> {
    let number = |at: usize| figure.rows.iter().all(|row| row.cells.get(at).is_none_or(|cell| is_number(cell) || *cell == Cell::Empty));
    figure.columns.iter().enumerate().map(|(at, label)| ColumnView { label: cells.label(label), number: number(at) }).collect()
}

/// A figure in as few words as it takes.
pub fn brief(cells: &Cells, measure: &Measure) -> Html {
    let label = |key, with: Vec<Cell>| cells.label(&Label::with(key, with));
    match measure {
        Measure::Share(Ratio { part, whole }) => label("statistics.share", vec![Cell::Count(*part), Cell::Count(*whole)]),
        Measure::Number(cell) => cells.html(cell, Manner::Full),
        Measure::Change { then, now, .. } => label("statistics.change", vec![Cell::Count(*then), Cell::Count(*now)]),
        Measure::Withheld(least) => label("site.fewer", vec![Cell::Count(*least)]),
    }
}

/// The same in per cent, where per cent say something.
fn per_cent(cells: &Cells, measure: &Measure) -> Option<Html> {
    match measure {
        Measure::Share(share) => Some(cells.html(&Cell::Ratio(*share), Manner::Full)),
        Measure::Change { then, now, base } => Some(cells.label(&change(*then, *now, *base))),
        Measure::Number(_) | Measure::Withheld(_) => None,
    }
}

/// How a number moved: by how many, and in per cent from the base on that the rule names.
pub fn change(then: u64, now: u64, base: Option<u64>) -> Label {
    let by = then.abs_diff(now);
    let share = Cell::Ratio(Ratio { part: by, whole: then });
    let (fewer, more) = (now < then, now > then);
    match base {
        _ if by == 0 => "statistics.unmoved".into(),
        Some(base) if then < base && fewer => Label::with("statistics.fewer_few", [Cell::Count(by), Cell::Count(then), Cell::Count(base)]),
        Some(base) if then < base => Label::with("statistics.more_few", [Cell::Count(by), Cell::Count(then), Cell::Count(base)]),
        Some(_) if fewer => Label::with("statistics.fewer", [Cell::Count(by), share]),
        Some(_) => Label::with("statistics.more", [Cell::Count(by), share]),
        None if more => Label::with("statistics.more_only", [Cell::Count(by)]),
        None => Label::with("statistics.fewer_only", [Cell::Count(by)]),
    }
}

fn drawn(cells: &Cells, figure: &Statistic) -> Option<Html> {
    let Measure::Share(share) = figure.measure else { return None };
    let notch = figure.target.as_ref().and_then(|target| {
        let of_number = || target.number.map(|number| Ratio { part: number, whole: share.whole });
        target.least.map(|least| Ratio { part: least.numerator, whole: least.denominator }).or_else(of_number)
    });
    let feel = match figure.target.as_ref().map(|target| target.standing) {
        Some(Standing::Reached) => Feel::Good,
        Some(Standing::Missed(_)) => Feel::Late,
        Some(Standing::Ahead(_)) | None => Feel::Plain,
    };
    Some(Html::new(&bar(share, notch, feel, &cells.plain_label(&figure.title), &share.to_string())))
}

/// What is asked for, by when, and where that stands, in a sentence.
pub fn asked_for(target: &Target) -> Label {
    let standing = match target.standing {
        Standing::Reached => Label::from("statistics.reached"),
        Standing::Ahead(more) => Label::with("statistics.ahead", [Cell::Count(more)]),
        Standing::Missed(more) => Label::with("statistics.missed", [Cell::Count(more)]),
    };
    let much = match (target.least, target.number) {
        (Some(least), _) => Cell::text(least.to_string()),
        (None, number) => Cell::Count(number.unwrap_or(0)),
    };
    let (name, standing) = (Cell::text(target.name.clone()), Cell::Label(standing));
    match target.by {
        Some(by) => Label::with("statistics.target_by", [name, much, Cell::Date(by), standing]),
        None => Label::with("statistics.target", [name, much, standing]),
    }
}
