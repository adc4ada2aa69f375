//! The open data of the cases of a period, version 1: the very counts that the page tells, small groups folded alike.
//!
//! What is told here must be what is told there: two ways of folding the same numbers could be subtracted from each other.

use crate::disclosure::Cell;
use crate::published;
use crate::published::{AsCell, Column, Published, Outline, Shelf, Sort};
use crate::record::kind::{Scope, Series};

use super::disclosure::before;
use super::{Case, counts, tables};

/// What the cases of a row have in common.
const GROUPS: &[(&str, &str)] = &[("all", "全部"), ("category", "类别"), ("channel", "渠道"), ("rating", "评价")];

/// Every table of the kind.
pub const OUTLINES: &[&Outline] = &[<TotalV1 as Published>::OUTLINE];

published! {
    /// How many cases have something in common.
    TotalV1 = "case-totals" of "case", "诉求件数", "how many cases of a period have something in common; groups that are too small are folded into `rest`" {
        period_from = Column::of("期间起", "first day of the period", Sort::Date).required(),
        period_until = Column::of("期间止", "last day of the period", Sort::Date).required(),
        group = Column::of("分组", "what they have in common", Sort::Word(GROUPS)).required(),
        value = Column::of("组别", "which: the word of the category, channel or rating; `rest` for what was folded", Sort::Id).required(),
        cases = Column::of("件数", "how many", Sort::Count).required(),
    }
}

/// Gives the counts of a period to the table; of too few nothing is told.
pub fn publish(series: &Series<Case>, scope: &Scope, shelf: &mut Shelf) {
    let case = series.this().body;
    let total = tables::total(case);
    if total < counts::least(scope) {
        return;
    }
    let row = |group: &str, value: &str, cases: u64| TotalV1 {
        period_from: case.period.from.cell(),
        period_until: case.period.until.cell(),
        group: Cell::text(group),
        value: Cell::text(value),
        cases: Cell::Count(cases),
    };
    shelf.put(row("all", "all", total));
    let (last, rest) = (before(series, scope), "rest");
    let category = tables::by_category(case, last, scope);
    shelf.extend(category.iter().map(|group| row("category", group.key.map_or(rest, |key| key.word()), group.now)));
    let channel = tables::by_channel(case, scope).unwrap_or_default();
    shelf.extend(channel.iter().map(|group| row("channel", group.key.map_or(rest, |key| key.word()), group.now)));
    let rating = tables::by_rating(case, scope).unwrap_or_default();
    shelf.extend(rating.iter().map(|group| row("rating", group.key.map_or(rest, |key| key.word()), group.now)));
}
