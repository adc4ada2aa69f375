//! Sheets of paper, planned but not yet set: what hangs on the board behind glass, made from the same pages as the site.
//!
//! 公示 is an act on paper first. What stands on a sheet is what stands on a page: a sheet is planned from the planned site, so
//! that it has been through the same masking and no number can differ between paper and phone.

pub mod hanging;
mod record;
mod small;
mod summary;

use crate::base::date::Date;
use crate::base::id::{RecordId, SlotId};
use crate::disclosure::{Block, Cell, Figure, Label, Tone};
use crate::words;

use super::code::{address, fingerprint, slot_address};
use super::{ContactCard, Content, FeedbackCard, RecordPage, Site};

words! {
    /// What a sheet is for.
    What, "sheet", "一种纸张" {
        /// What a quarter brought, for the board by the gate.
        Summary = "summary" | "汇总海报",
        /// A record as an official notice.
        Notice = "notice" | "公示单",
        /// A record in large letters, to take home.
        Large = "large" | "大字版",
        /// What a building's residents ask first.
        Stairwell = "stairwell" | "楼道单",
        /// Codes to stick on lifts, doors and boards.
        Labels = "labels" | "二维码贴",
        /// A slip to object or ask with.
        Slip = "slip" | "意见单",
        /// What came of a vote, in both bases.
        Results = "results" | "表决结果",
        /// What an evaluation asks, to be filled in.
        Form = "form" | "征询表",
        /// What comes down, goes up and stays, board by board.
        Changes = "changes" | "换栏单",
        /// What to print, how often, for which board.
        List = "list" | "印制清单",
    }
}

/// One sheet, of one page or more.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// What it is for.
    pub what: What,
    /// What its file is called before size and day: `notice-finance-2026-q3`.
    pub name: String,
    /// The words in the box beside the title: 公开.
    pub stamp: Label,
    /// Its title.
    pub title: Cell,
    /// Lines under the title: period, publisher.
    pub lines: Vec<Cell>,
    /// What it says, part by part.
    pub parts: Vec<Part>,
    /// Who signs.
    pub signed: Option<Signed>,
    /// How to object or ask.
    pub feedback: Option<FeedbackCard>,
    /// From when until when it hangs.
    pub window: Option<(Date, Option<Date>)>,
    /// Codes to stick somewhere; only labels have any.
    pub labels: Vec<Sticker>,
    /// What is to be filled in by hand, and on how many lines.
    pub blanks: Vec<(Label, usize)>,
    /// The number people quote (编号).
    pub number: Option<String>,
    /// The record it is made of.
    pub record: Option<RecordId>,
    /// The date of the newest record in it (数据截至).
    pub newest: Option<Date>,
    /// What the page on the phone shows too.
    pub fingerprint: Option<String>,
    /// Its version: which one of its record, or of a document.
    pub version: Option<Label>,
    /// What its code leads to, and what stands under the code.
    pub code: (Goal, Label),
}

/// What a printed code leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// The first page of the unit.
    Unit,
    /// The first page, told which place of the board its label marks: a photograph then tells where a sheet hangs.
    Slot(SlotId),
    /// A record or a building, by its short permanent code.
    Page(String),
}

impl Goal {
    /// The address a code holds; none where the board has no address yet.
    pub fn address(&self, site: &Site) -> Option<String> {
        let (whole, unit) = (site.address.as_deref()?, site.place.code.as_str());
        Some(match self {
            Goal::Unit => address(whole, unit),
            Goal::Slot(slot) => slot_address(whole, unit, &slot.0),
            Goal::Page(code) => address(whole, code),
        })
    }
}

/// A part of a sheet.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Its heading.
    pub title: Option<Label>,
    /// What the part is about, where the heading does not say it.
    pub subject: Option<String>,
    /// A word of how it stands.
    pub state: Option<(Tone, Label)>,
    /// A sentence.
    pub lead: Option<Cell>,
    /// Key figures.
    pub figures: Vec<Figure>,
    /// Everything else.
    pub blocks: Vec<Block>,
    /// Whom to call.
    pub calls: Vec<ContactCard>,
    /// Whether it stands beside the code on a poster, where people look for it.
    pub beside: bool,
}

/// Who signs a sheet (落款).
#[derive(Debug, Clone)]
pub struct Signed {
    /// The body with its term.
    pub by: Cell,
    /// The day.
    pub on: Date,
    /// Whether room is left for a seal: only for a body that has one. A picture of a seal is never printed.
    pub sealed: bool,
}

/// A code to stick somewhere.
#[derive(Debug, Clone)]
pub struct Sticker {
    /// Where: 3 栋, 南门公开栏.
    pub place: Cell,
    /// What one finds there.
    pub caption: Label,
    /// What its code leads to.
    pub goal: Goal,
}

/// Every sheet of a site, in the order of the print list.
pub fn sheets(site: &Site) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = summary::sheet(site).into_iter().collect();
    for (route, page) in records(site) {
        sheets.extend(record::sheets(site, route, page));
    }
    sheets.extend(small::sheets(site));
    sheets.extend(hanging::sheets(site));
    sheets
}

/// The pages of records: route and page.
pub fn records(site: &Site) -> impl Iterator<Item = (&str, &RecordPage)> {
    site.pages.iter().filter_map(|page| match &page.content {
        Content::Record(record) => Some((page.route.as_str(), record.as_ref())),
        _ => None,
    })
}

/// What all records of a site say, in sixteen digits: of what is made of many.
pub fn whole_fingerprint(site: &Site) -> String {
    let all: Vec<&str> = records(site).map(|(_, page)| page.fingerprint.as_str()).collect();
    fingerprint(&all.concat())
}

/// Whether a record hangs on a day, as its own window says.
pub fn hangs(record: &RecordPage, day: Date) -> bool {
    record.window.as_ref().is_some_and(|(from, until, _)| *from <= day && until.is_some_and(|until| day <= until))
}

/// Whether a record still speaks.
pub fn speaks(record: &RecordPage) -> bool {
    let standing = &record.standing;
    record.inherited.is_none() && standing.withdrawn.is_none() && standing.purged.is_none() && standing.amended_by.is_none()
}
