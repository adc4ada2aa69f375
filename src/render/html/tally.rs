//! A vote with its arithmetic: bars with the threshold as a notch, and the inequality in words.

use serde::Serialize;

use crate::base::number::Ratio;
use crate::disclosure::{Cell, Label, Tally, TallyBase, TallyLine};
use crate::render::bar::{Feel, bar};
use crate::render::cells::{Cells, Html, Manner, counted};
use crate::render::data::csv_of;
use crate::theme::Complaint;

use super::sheet::Sheet;

/// `block/tally.html`
#[derive(Debug, Serialize)]
struct TallyView {
    motion: String,
    outcome: Html,
    polarity: Option<Html>,
    electorate: Option<Html>,
    bases: Vec<BaseView>,
    remarks: Vec<Html>,
    basis: Vec<Html>,
    data: String,
}

#[derive(Debug, Serialize)]
struct BaseView {
    label: Html,
    total: Html,
    participation: LineView,
    agreement: Option<LineView>,
    no: Option<Html>,
    abstain: Option<Html>,
}

#[derive(Debug, Serialize)]
struct LineView {
    bar: Html,
    count: Html,
    of: Html,
    share: Html,
    needed: Html,
    /// 812 ≥ 678
    sum: Html,
    inclusive: bool,
    holds: bool,
    /// People may still take part.
    open: bool,
}

/// Renders a vote.
pub fn write(sheet: &Sheet, tally: &Tally) -> Result<Html, Box<Complaint>> {
    let cells = &sheet.cells();
    let (tone, outcome) = &tally.outcome;
    let view = TallyView {
        motion: tally.motion.clone(),
        outcome: cells.html(&Cell::State(*tone, outcome.clone()), Manner::Full),
        polarity: tally.polarity.as_ref().map(|label| cells.label(label)),
        electorate: tally.electorate.as_ref().map(|label| cells.label(label)),
        bases: tally.bases.iter().map(|base| base_view(cells, base)).collect(),
        remarks: tally.remarks.iter().map(|label| cells.label(label)).collect(),
        basis: tally.basis.iter().map(|cell| cells.html(cell, Manner::Full)).collect(),
        data: sheet.spot.shared(&csv_of("votes")),
    };
    sheet.part("block/tally.html", &view)
}

fn base_view(cells: &Cells, base: &TallyBase) -> BaseView {
    let html = |cell: &Cell| cells.html(&counted(cell), Manner::Full);
    BaseView {
        label: cells.label(&base.label),
        total: html(&base.total),
        participation: line_view(cells, &base.label, "tally.took_part", &base.participation, base.agreement.is_none()),
        agreement: base.agreement.as_ref().map(|line| line_view(cells, &base.label, "tally.agreed", line, false)),
        no: base.no.as_ref().map(html),
        abstain: base.abstain.as_ref().map(html),
    }
}

fn line_view(cells: &Cells, base: &Label, what: &'static str, line: &TallyLine, open: bool) -> LineView {
    let html = |cell: &Cell| cells.html(&counted(cell), Manner::Full);
    let plain = |cell: &Cell| cells.plain(&counted(cell), Manner::Full);
    let title = [cells.plain_label(base), cells.plain_label(&what.into())].join(" ");
    let numbers = [Cell::text(plain(&line.count)), Cell::text(plain(&line.of)), Cell::Ratio(line.share), Cell::text(plain(&line.needed))];
    let said = cells.plain_label(&Label::with("tally.said", numbers));
    // What is not reached yet is no failure.
    let feel = match (line.holds, open) {
        (true, _) => Feel::Good,
        (false, true) => Feel::Plain,
        (false, false) => Feel::Late,
    };
    let bare = |cell: &Cell| cells.plain(cell, Manner::Bare);
    LineView {
        bar: Html::new(&bar(line.share, Some(line.notch).filter(|notch: &Ratio| notch.part > 0), feel, &title, &said)),
        count: html(&line.count),
        of: html(&line.of),
        share: cells.html(&Cell::Ratio(line.share), Manner::Bare),
        needed: html(&line.needed),
        sum: cells.html(&Cell::text(format!("{} {} {}", bare(&line.count), line.sign(), bare(&line.needed))), Manner::Full),
        inclusive: line.inclusive,
        holds: line.holds,
        open,
    }
}
