//! The pages of one unit's site, planned but not yet rendered: everything a renderer may know.
//!
//! Whatever stands here has been through the masking pass, so that no renderer can name somebody it must not.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::artifact::Carried;
use crate::base::date::Date;
use crate::base::picture;
use crate::disclosure::{self, Block, Cell, Disclosure, Event, Figure, Label, Tone};
use crate::party::contact::Phone;
use crate::published::Table;
use crate::statistics::{Counted, Counts};
use crate::unit::Level;

use super::changes::Change;
use super::duty::{DutiesPage, DutyCount};
use super::kiosk::Kiosk;
use super::places::{BuildingPage, BuildingPlace, SlotPlace};
use super::redline::Redline;
use super::teaser::Teaser;

/// The site of one unit.
#[derive(Debug, Clone)]
pub struct Site {
    /// Whose site it is.
    pub place: PlaceOf,
    /// The day it is built for.
    pub as_of: Date,
    /// The newest record's date (数据截至).
    pub newest: Option<Date>,
    /// What is published, in sixteen digits: a day that passes does not change them.
    pub edition: String,
    /// Where it stands on the web, without a trailing slash: base URL and unit id. No codes are made without it.
    pub address: Option<String>,
    /// How the portal is reached from the site's root; none when the site must stand alone.
    pub portal: Option<String>,
    /// The kinds that have pages, in the order of the house, for navigation.
    pub kinds: Vec<KindEntry>,
    /// Every page.
    pub pages: Vec<Page>,
    /// What ids are called and where they lead.
    pub names: Names,
    /// Footer lines.
    pub footer: Footer,
    /// Its open data.
    pub tables: Vec<Table>,
    /// The buildings, for their sheets.
    pub buildings: Vec<BuildingPlace>,
    /// The boards and what hangs there.
    pub slots: Vec<SlotPlace>,
    /// Days of its own in the calendar, beside those of its records.
    pub events: Vec<Event>,
    /// The lobby screen.
    pub kiosk: Kiosk,
}

/// Whose site it is.
#[derive(Debug, Clone)]
pub struct PlaceOf {
    /// The unit's id, its folder.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How high it stands.
    pub level: Level,
    /// Names of the units above, lowest first.
    pub above: Vec<String>,
    /// A few sentences.
    pub about: Option<String>,
    /// Households, buildings, area …
    pub facts: Vec<(Label, Cell)>,
    /// The short permanent code of the whole site: `Q/XXXXXX.html`.
    pub code: String,
}

/// A kind in the navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindEntry {
    /// Folder and word of the kind.
    pub kind: &'static str,
    /// How many records are shown.
    pub count: usize,
    /// Records by year, newest year first.
    pub years: Vec<(i32, usize)>,
}

/// Lines at the foot of every page.
#[derive(Debug, Clone, Default)]
pub struct Footer {
    /// Who keeps the board.
    pub publisher: Option<String>,
    /// ICP备案号
    pub icp: Option<String>,
    /// 公安备案号
    pub police: Option<String>,
    /// 政府网站标识码
    pub site_code: Option<String>,
}

/// What ids are called and where they lead; routes are relative to the site's root.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Organization id → name, short name, route of its page.
    pub organizations: BTreeMap<String, OrganizationName>,
    /// Record id → title and route; a record that is not shown has none.
    pub records: BTreeMap<String, (String, Option<String>)>,
    /// Building id → name, where it has one beyond its number.
    pub buildings: BTreeMap<String, String>,
    /// Attachment → what it is called, where it is and how large.
    pub attachments: BTreeMap<String, AttachmentName>,
}

/// What an attachment is called and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentName {
    /// The title some record gives it.
    pub title: String,
    /// Its route.
    pub route: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of what is published, in hexadecimal, so that anybody can compare a copy; filled in where files can be read.
    pub digest: Option<String>,
    /// How it is shown on pages, where it is a picture; filled in where files can be read.
    pub picture: Option<PictureName>,
}

/// How a picture is shown on pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureName {
    /// The route of what pages show: a small copy, or the picture itself where that is small or light.
    pub route: String,
    /// How wide it is shown, in pixels.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// Those of the whole picture, both ways.
    pub whole: (u32, u32),
}

impl AttachmentName {
    /// Takes over how the file will be published.
    pub fn carry(&mut self, name: &str, carried: &Carried) {
        // A folder of their own: nobody's attachment can have the same path.
        if let Some(ending) = carried.ending {
            self.route = format!("pictures/{name}.{ending}");
        }
        self.size = carried.size;
        self.digest.clone_from(&carried.digest);
        self.picture = carried.picture.as_ref().map(|looks| {
            let whole = (looks.width, looks.height);
            let (route, (width, height)) = match &looks.small {
                Some((_, width, height)) => (format!("thumbnails/{name}.jpg"), (*width, *height)),
                None => (self.route.clone(), fitted(whole, picture::SMALL)),
            };
            PictureName { route, width, height, whole }
        });
    }

    /// The small copy, if pages show one instead of the picture itself.
    pub fn small(&self) -> Option<&PictureName> {
        self.picture.as_ref().filter(|picture| picture.route != self.route)
    }
}

/// A picture's sides made small enough for a box, in the same proportion.
fn fitted((width, height): (u32, u32), (most_wide, most_high): (u32, u32)) -> (u32, u32) {
    let scaled = |side: u32, part: u32, whole: u32| {
        let side = u64::from(side) * u64::from(part) / u64::from(whole.max(1));
        u32::try_from(side.max(1)).unwrap_or(u32::MAX)
    };
    let (width, height) = if width > most_wide { (most_wide, scaled(height, most_wide, width)) } else { (width, height) };
    if height > most_high { (scaled(width, most_high, height), most_high) } else { (width, height) }
}

/// What an organization is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganizationName {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Its page.
    pub route: Option<String>,
}

/// A page: where it stands and what it holds.
#[derive(Debug, Clone)]
pub struct Page {
    /// Path from the site's root: `finance/2026-q3.html`.
    pub route: String,
    /// What it holds.
    pub content: Content,
}

/// What a page holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// The first page.
    Home(Box<Home>),
    /// Records of one kind, newest first.
    List(Box<List>),
    /// One record.
    Record(Box<RecordPage>),
    /// What is to be made public, and whether it was.
    Duties(Box<DutiesPage>),
    /// Where a building is chosen.
    Buildings(Vec<BuildingPlace>),
    /// One building.
    Building(Box<BuildingPage>),
    /// Where one searches.
    Search,
    /// A path that moved, and where to.
    Redirect(String),
    /// Nothing stands here.
    NotFound,
}

/// The first page, in the order people ask: posted now, the money, whom to call, under way, results, everything.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// What hangs now and until when.
    pub current: Vec<Teaser>,
    /// What hangs besides, the first to be taken down first.
    pub besides: Vec<Teaser>,
    /// This period's money, the most asked-for account first.
    pub money: Vec<MoneyCard>,
    /// Whom to call.
    pub contacts: Vec<ContactCard>,
    /// Building heads by building, where there are many.
    pub heads: Vec<disclosure::Table>,
    /// The next reception day, its hours, place and host.
    pub reception: Option<ReceptionCard>,
    /// Matters under way with their steps.
    pub under_way: Vec<Progressing>,
    /// Latest results.
    pub results: Vec<ResultCard>,
    /// Who sits on the committee, for its summary on paper.
    pub members: Option<Block>,
    /// The summary to print; filled in where it is made.
    pub printed: Vec<PrintedSheet>,
    /// How the duties stand, and where to read of them; none where nothing is owed and nothing will be.
    pub duties: Option<HomeDuties>,
}

/// What the first page says of duties.
#[derive(Debug, Clone, PartialEq)]
pub struct HomeDuties {
    /// Whether a record was seen of what was due, in words; nothing where nothing was due yet.
    pub seen: Option<Label>,
    /// The next due day in words, and as a day; none where none is known.
    pub next: Option<(Label, Date)>,
    /// The page of all duties.
    pub route: String,
}

/// One account on the first page.
#[derive(Debug, Clone)]
pub struct MoneyCard {
    /// The record behind it.
    pub teaser: Teaser,
    /// The sentence.
    pub headline: Option<Label>,
    /// What changed.
    pub remark: Option<Label>,
    /// In, out, balance.
    pub figures: Vec<Figure>,
}

/// Somebody to call.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactCard {
    /// What for: the role or the desk.
    pub label: Cell,
    /// Who answers.
    pub who: Option<Cell>,
    /// The number.
    pub phone: Option<Phone>,
    /// Hours, place, buildings.
    pub details: Vec<Cell>,
}

/// The next reception day.
#[derive(Debug, Clone, PartialEq)]
pub struct ReceptionCard {
    /// The day.
    pub on: Date,
    /// The hours.
    pub time: String,
    /// Where.
    pub place: String,
    /// Who receives.
    pub who: Option<String>,
}

/// A matter under way.
#[derive(Debug, Clone)]
pub struct Progressing {
    /// The record.
    pub teaser: Teaser,
    /// Its steps block.
    pub steps: Block,
    /// What is happening, in words.
    pub remark: Option<Label>,
}

/// A result: a vote or an evaluation.
#[derive(Debug, Clone)]
pub struct ResultCard {
    /// The record.
    pub teaser: Teaser,
    /// The tally, where it was a vote.
    pub tally: Option<Block>,
    /// The figures, where it was a score.
    pub figures: Vec<Figure>,
}

/// Records of one kind.
#[derive(Debug, Clone)]
pub struct List {
    /// The kind's word.
    pub kind: &'static str,
    /// This page of how many, from 1.
    pub number: usize,
    /// How many pages.
    pub of: usize,
    /// Route of the previous page.
    pub newer: Option<String>,
    /// Route of the next page.
    pub older: Option<String>,
    /// What the kind shows above its records: accounts over time, everybody once, the diagram.
    pub blocks: Vec<Block>,
    /// The records, newest first, under their years.
    pub years: Vec<(i32, Vec<Teaser>)>,
}

/// One record.
#[derive(Debug, Clone)]
pub struct RecordPage {
    /// The record as lists show it.
    pub teaser: Teaser,
    /// The number people quote (编号).
    pub number: Option<String>,
    /// Who publishes it: the body, and its term.
    pub publisher: Option<Cell>,
    /// From when until when it hangs, and where.
    pub window: Option<(Date, Option<Date>, Vec<String>)>,
    /// Whether the sheet bears a seal.
    pub sealed: bool,
    /// What it rests on.
    pub basis: Vec<Cell>,
    /// Whom to ask, and until when.
    pub feedback: Option<FeedbackCard>,
    /// Whom to ask where the record names nobody: the desk of the body that published it, and until when opinions are taken.
    pub desk: Option<(ContactCard, Option<Date>)>,
    /// Whether a slip to write on is printed with it.
    pub slip: bool,
    /// Who looked it over, and when.
    pub reviewed: Vec<(Cell, Date)>,
    /// The unit it was inherited from.
    pub inherited: Option<String>,
    /// The duties it meets, in a word, and each with its day.
    pub duties: (Option<(Tone, Label)>, Vec<Cell>),
    /// What became of it, or of what it corrects.
    pub standing: Standing,
    /// What its text changed in the version before.
    pub redline: Option<Redline>,
    /// The record told.
    pub told: Arc<Disclosure>,
    /// What other records add to it: where it was posted.
    pub beside: Vec<Block>,
    /// Files that come with it.
    pub attachments: Option<Block>,
    /// Sheets to print it on; filled in where they are made.
    pub printed: Vec<PrintedSheet>,
    /// The short permanent code: `Q/XXXXXX.html`.
    pub code: String,
    /// The first digits of the digest of what is published, for comparing paper and phone.
    pub fingerprint: String,
    /// Neighbours of the same series: the one before, the one after.
    pub earlier: Option<Teaser>,
    /// The one after.
    pub later: Option<Teaser>,
}

/// A sheet that can be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedSheet {
    /// What it is called: 公示单.
    pub name: Label,
    /// The file's route.
    pub route: String,
    /// Its size in bytes.
    pub size: u64,
    /// The route of a picture of its first page: not every phone opens the file itself.
    pub preview: Option<String>,
    /// What stands at its foot, to compare paper and phone.
    pub fingerprint: Option<String>,
}

/// How to object or ask.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedbackCard {
    /// Who.
    pub who: Option<Cell>,
    /// Work telephone.
    pub phone: Option<Phone>,
    /// Work e-mail.
    pub email: Option<Cell>,
    /// Last day.
    pub until: Option<Date>,
    /// Where to put a slip.
    pub place: Option<String>,
    /// Whether slips are taken though no place for them is named.
    pub slips: bool,
}

/// What became of a record.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// It is shown as a draft (preview only).
    pub draft: bool,
    /// It was withdrawn: why.
    pub withdrawn: Option<String>,
    /// It was emptied to protect somebody: when and by whom. Nothing else of it is shown.
    pub purged: Option<(Date, String)>,
    /// It corrects this one, because …
    pub amends: Option<(Cell, String)>,
    /// It was corrected by that one, because …
    pub amended_by: Option<(Cell, String)>,
    /// What the correction changed: where, before, after.
    pub changes: Vec<Change>,
}

/// A unit on the portal; small, for a board may hold ten thousand of them.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The unit's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How high it stands.
    pub level: Level,
    /// The unit above.
    pub parent: Option<String>,
    /// Region code, for order.
    pub region: String,
    /// Where it is.
    pub address: Option<String>,
    /// Households, for the card.
    pub households: Option<u64>,
    /// How many records are shown.
    pub records: usize,
    /// The latest disclosure: title, route below the unit's folder, date.
    pub latest: Option<(String, String, Date)>,
    /// Newest record's date.
    pub newest: Option<Date>,
    /// How its duties stand.
    pub duties: DutyCount,
    /// What it gives to the figures over many units.
    pub counts: Counts,
}

impl Summary {
    /// The unit as figures over many count it.
    pub fn counted(&self) -> Counted<'_> {
        Counted { id: &self.id, name: &self.name, level: self.level, parent: self.parent.as_deref(), counts: &self.counts }
    }
}
