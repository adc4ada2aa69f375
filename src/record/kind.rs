//! What a kind is, and all it may ask of the world around a record.

use std::collections::BTreeMap;

use crate::base::date::Date;
use crate::base::fields::Part;
use crate::base::id::RecordId;
use crate::base::markdown::Prose;
use crate::disclosure::{Block, Disclosure};
use crate::law::Pack;
use crate::law::duty::Occurrences;
use crate::party::directory::Directory;
use crate::published::{Outline, Shelf};
use crate::unit::Unit;

use super::header::Header;
use super::rule::{RuleInfo, Verdict};

/// All a kind may ask: who is who, which law binds, which day it is, what else is recorded. A kind never sees another kind.
pub struct Scope<'a> {
    /// The day the board is built for.
    pub as_of: Date,
    /// The unit the record belongs to.
    pub unit: &'a Unit,
    /// People and organizations.
    pub directory: &'a Directory,
    /// Titles of all records, by `kind/id`.
    pub catalogue: &'a BTreeMap<String, CatalogueEntry>,
    /// The rules that bind the unit.
    pub pack: &'a Pack,
}

impl Scope<'_> {
    /// Whether another record corrects this one, or carries it on.
    pub fn is_corrected(&self, id: &RecordId) -> bool {
        self.catalogue.get(&id.0).is_some_and(|entry| entry.corrected)
    }
}

/// What every record may know of every other.
#[derive(Debug, Clone)]
pub struct CatalogueEntry {
    /// Title.
    pub title: String,
    /// When it was published.
    pub published: Date,
    /// Whether the public sees it.
    pub public: bool,
    /// First and last day it was announced to hang.
    pub hangs: (Date, Option<Date>),
    /// Whether another record corrects it, or carries it on.
    pub corrected: bool,
}

/// One record of a kind: its id, header and body.
pub struct Filed<'a, K> {
    /// `kind/id`.
    pub id: &'a RecordId,
    /// What every record carries.
    pub header: &'a Header,
    /// What this kind adds.
    pub body: &'a K,
    /// The Markdown below the front matter.
    pub prose: &'a Prose,
}

impl<K> Clone for Filed<'_, K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Filed<'_, K> {}

/// A record among its own: the same account, the same organization, the same document, in order of time.
pub struct Series<'a, K> {
    this: Filed<'a, K>,
    all: Vec<Filed<'a, K>>,
    at: usize,
}

impl<'a, K> Series<'a, K> {
    /// A record among its own; `None` when there is nothing at that place.
    pub fn new(all: Vec<Filed<'a, K>>, at: usize) -> Option<Self> {
        let this = *all.get(at)?;
        Some(Series { this, all, at })
    }

    /// The record itself.
    pub fn this(&self) -> Filed<'a, K> {
        self.this
    }

    /// The record before it in the series.
    pub fn previous(&self) -> Option<Filed<'a, K>> {
        self.at.checked_sub(1).and_then(|at| self.all.get(at)).copied()
    }

    /// Everything up to and including the record.
    pub fn until_now(&self) -> &[Filed<'a, K>] {
        self.all.get(..=self.at).unwrap_or(&self.all)
    }

    /// The whole series.
    pub fn all(&self) -> &[Filed<'a, K>] {
        &self.all
    }
}

/// A rule on records of one kind, judged within their series.
pub struct RecordRule<K> {
    /// What is known of it.
    pub info: RuleInfo,
    /// The judgement; findings lie in the record's own source.
    pub check: fn(&Series<'_, K>, &Scope<'_>) -> Verdict,
}

/// A kind of record. Its fields are read by its [`Part`]; header and body share one mapping.
pub trait Kind: Part + 'static {
    /// Folder, template, label key and command word.
    const NAME: &'static str;
    /// Chinese name of the folder.
    const ALIAS: &'static str;
    /// A complete, valid example; `new` starts from it and the manual shows it.
    const EXAMPLE: &'static str;

    /// What records of one series have in common (an account, an organization); `None` for records that stand alone.
    fn series(&self, id: &RecordId) -> Option<String>;

    /// The date that orders a series; the publication decides between equals.
    fn order(&self, header: &Header) -> Date {
        header.published.value
    }

    /// Tells the record without format.
    fn disclose(series: &Series<Self>, scope: &Scope) -> Disclosure;

    /// The tables of open data the kind gives rows to.
    const OUTLINES: &'static [&'static Outline] = &[];

    /// Gives the record's rows to the tables.
    fn publish(_series: &Series<Self>, _scope: &Scope, _shelf: &mut Shelf) {}

    /// What the kind's list page shows above its records: the series, each in order of time.
    fn overview(_series: &[Vec<Filed<Self>>], _scope: &Scope) -> Vec<Block> {
        Vec::new()
    }

    /// What the record adds to the pages of other records: the evidence that one was posted.
    fn beside(_this: Filed<Self>, _scope: &Scope) -> Vec<(RecordId, Block)> {
        Vec::new()
    }

    /// What the record answers of what the packs ask to be shown; nothing where its kind does not know.
    fn occurrences(_filed: &Filed<Self>, _scope: &Scope) -> Occurrences {
        Occurrences::default()
    }

    /// The kind's rules.
    fn rules() -> &'static [RecordRule<Self>];
}
