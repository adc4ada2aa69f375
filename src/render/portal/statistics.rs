//! Figures over many units: a page for the board and for every part of it that has some compounds, and a table of open data.
//!
//! Every figure stands above the rows it is reckoned from, each with its link; where there are too many rows for one page they
//! stand on the next ones, and a part that has parts shows theirs.

mod data;
mod shelf;
mod view;

use serde::Serialize;

use crate::artifact::Bundle;
use crate::render::cells::{Cells, Html};
use crate::render::html::{Frame, Head, no_names};
use crate::render::route::{Spot, depth};
use crate::statistics::{Measure, Statistic};
use crate::theme::Complaint;

use super::Portal;
use shelf::Sheaf;
pub use shelf::Shelf;
use view::{ChildView, QuotedView, SectionView};

/// `statistics.html`
#[derive(Debug, Serialize)]
struct StatisticsView {
    frame: tera::Value,
    head: Head,
    title: String,
    of_what: Option<String>,
    tiles: Vec<TileView>,
    sections: Vec<SectionView>,
    children: Vec<ChildView>,
    quoted: Vec<QuotedView>,
    data: String,
    number: usize,
    of: usize,
    newer: Option<String>,
    older: Option<String>,
}

/// A figure that leads to its rows.
#[derive(Debug, Serialize)]
pub struct TileView {
    label: Html,
    value: Html,
    href: String,
}

/// The figures told on the first page of the portal.
const DIGEST: [&str; 6] = ["compounds", "branches", "groups", "near", "micro", "cases"];

impl Portal<'_> {
    /// The pages of figures, and their table.
    pub(super) fn statistics(&self, bundle: &mut Bundle) -> Result<(), Box<Complaint>> {
        for sheaf in &self.shelf.sheaves {
            for number in 1..=sheaf.pages() {
                self.sheet(sheaf, number, bundle)?;
            }
        }
        if self.desk.prefix.is_empty() && !self.shelf.sheaves.is_empty() {
            bundle.put(data::ROUTE, data::table(self));
        }
        Ok(())
    }

    /// A few figures for the first page.
    pub(super) fn digest(&self, spot: &Spot) -> Vec<TileView> {
        let Some(sheaf) = self.shelf.sheaves.first() else { return Vec::new() };
        self.tiles(sheaf, spot, |figure| DIGEST.contains(&figure.id))
    }

    fn tiles(&self, sheaf: &Sheaf, spot: &Spot, chosen: impl Fn(&Statistic) -> bool) -> Vec<TileView> {
        let names = no_names();
        let cells = Cells::new(self.voice(), &names, spot);
        let page = spot.page(&sheaf.route(1));
        let told = sheaf.figures.iter().filter(|figure| chosen(figure) && !matches!(figure.measure, Measure::Withheld(_)));
        told.map(|figure| TileView {
            label: cells.label(&figure.title),
            value: view::brief(&cells, &figure.measure),
            href: format!("{page}#{}", figure.id),
        })
        .collect()
    }

    fn sheet(&self, sheaf: &Sheaf, number: usize, bundle: &mut Bundle) -> Result<(), Box<Complaint>> {
        let route = sheaf.route(number);
        let spot = Spot::at(depth(&route), &self.desk.prefix);
        let title = self.voice().catalogue.plain("statistics.title").into_owned();
        let of_what = Some(self.name(sheaf.group)).filter(|name| !name.is_empty());
        let head_title = of_what.as_ref().map_or_else(|| title.clone(), |name| format!("{name} {title}"));
        let lead = self.voice().catalogue.plain("statistics.lead").into_owned();
        let mut head = Head::new(&self.desk, &spot, &route, &head_title, &lead);
        if let Some(top) = self.shelf.sheaves.first().filter(|top| top.key != sheaf.key) {
            head = head.crumb(Some(spot.page(&top.route(1))), title.clone()).crumb(None, self.name(sheaf.group));
        } else {
            head = head.crumb(None, title.clone());
        }
        let of = sheaf.pages();
        let view = StatisticsView {
            frame: Frame::plain(&self.desk, &spot, &self.footer).value(self.voice())?,
            head,
            title,
            of_what,
            tiles: if number == 1 { self.tiles(sheaf, &spot, |_| true) } else { Vec::new() },
            sections: self.sections_of(sheaf, number, &spot),
            children: if number == 1 { self.children(sheaf, &spot) } else { Vec::new() },
            quoted: if number == 1 { self.quoted(sheaf, &spot) } else { Vec::new() },
            data: spot.shared(data::ROUTE),
            number,
            of,
            newer: (number > 1).then(|| spot.page(&sheaf.route(number - 1))),
            older: (number < of).then(|| spot.page(&sheaf.route(number + 1))),
        };
        let mut out = Vec::with_capacity(32_768);
        self.voice().render("statistics.html", &view, &mut out)?;
        bundle.put(format!("{}{route}", self.desk.prefix), out);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
