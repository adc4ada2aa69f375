//! The open data of a posting, version 1: each place and platform with its days; never who hung it.

use crate::disclosure::Cell;
use crate::published;
use crate::published::{AsCell, Column, Published, Outline, Shelf, Sort};
use crate::record::kind::{Filed, Scope};

use super::{Posting, tables};

/// Where something was posted: on paper, or on a sort of platform.
const MEDIA: &[(&str, &str)] = &[("board", "公开栏"), ("internet", "互联网"), ("city_platform", "城市平台"), ("group", "居民群")];

/// Every table of the kind.
pub const OUTLINES: &[&Outline] = &[<PostingV1 as Published>::OUTLINE];

published! {
    /// One place where a record hung.
    PostingV1 = "postings" of "posting", "张贴", "a place or a platform where a record was posted" {
        posted = Column::of("张贴的记录", "the record that was posted", Sort::Id).required(),
        medium = Column::of("张贴处", "on paper, or on which sort of platform", Sort::Word(MEDIA)).required(),
        place = Column::of("地点", "the place of the board, or the platform", Sort::Text),
        from = Column::of("起", "the day it was hung", Sort::Date).required(),
        until = Column::of("止", "the last day; it still hangs where empty", Sort::Date),
        entry = Column::of("登记号", "the number a platform gave it", Sort::Text),
    }
}

/// Gives a posting to the table.
pub fn publish(filed: &Filed<Posting>, scope: &Scope, shelf: &mut Shelf) {
    let posting = filed.body;
    shelf.extend(posting.by_slot().into_iter().flatten().map(|sheet| PostingV1 {
        posted: posting.record.cell(),
        medium: Cell::text("board"),
        place: tables::place(&sheet.slot, scope),
        from: sheet.from.cell(),
        until: sheet.until.cell(),
        entry: Cell::Empty,
    }));
    shelf.extend(posting.online.iter().map(|online| PostingV1 {
        posted: posting.record.cell(),
        medium: Cell::label(online.platform.key()),
        place: online.name.cell(),
        from: online.from.cell(),
        until: online.until.cell(),
        entry: online.entry.cell(),
    }));
}
