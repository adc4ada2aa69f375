//! Counts of buildings added up.

use crate::base::area::Area;
use crate::base::number::Count;
use crate::base::source::{At, Span};

use super::{Base, Counts};

/// The cells of a row of counts, with their words in both languages.
pub const CELLS: [(&str, &str, fn(&Counts) -> Option<&At<Base>>); 5] = [
    ("全体", "total", |c| Some(&c.total)),
    ("参与", "participating", |c| c.participating.as_ref()),
    ("同意", "yes", |c| c.yes.as_ref()),
    ("反对", "no", |c| c.no.as_ref()),
    ("弃权", "abstain", |c| c.abstain.as_ref()),
];

/// Adds up rows; a cell that any row leaves out is left out of the sum.
pub fn sum<'c>(rows: impl Iterator<Item = &'c Counts>) -> Counts {
    let rows: Vec<&Counts> = rows.collect();
    let cell = |choose: fn(&Counts) -> Option<&At<Base>>| {
        let bases: Option<Vec<Base>> = rows.iter().map(|row| choose(row).map(|base| base.value)).collect();
        bases.map(|bases| {
            let owners = Count(bases.iter().fold(0, |n, base| n.saturating_add(base.owners.0)));
            let area: Area = bases.iter().map(|base| base.area).sum();
            At { value: Base { owners, area }, span: Span::default() }
        })
    };
    let nothing = At { value: Base { owners: Count(0), area: Area(0) }, span: Span::default() };
    Counts {
        total: cell(|c| Some(&c.total)).unwrap_or(nothing),
        participating: cell(|c| c.participating.as_ref()),
        yes: cell(|c| c.yes.as_ref()),
        no: cell(|c| c.no.as_ref()),
        abstain: cell(|c| c.abstain.as_ref()),
    }
}
