//! A record in memory, and the table of kinds that reads, tells and judges it without knowing which kind it is.

use std::borrow::Cow;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::fields::{self, Fields, Part, Reading, Reference};
use crate::base::id::RecordId;
use crate::base::markdown::Prose;
use crate::base::schema::Schema;
use crate::base::source::{Source, Span};
use crate::base::yaml::Node;
use crate::disclosure::{Block, Disclosure};
use crate::law::duty::Occurrences;
use crate::party::naming::Private;
use crate::party::person::PrivateName;
use crate::published::{Outline, Shelf};

use super::Body;
use super::header::Header;
use super::kind::{Filed, Kind, Scope, Series};
use super::rule::{RuleInfo, Verdict};

/// A record: its id, its header, its body, and where it came from.
#[derive(Debug)]
pub struct Record {
    /// `kind/id`.
    pub id: RecordId,
    /// Its kind.
    pub kind: &'static KindEntry,
    /// What every record carries.
    pub header: Header,
    /// What its kind adds.
    pub body: Body,
    /// The Markdown below the front matter.
    pub prose: Prose,
    /// The same as it stands in the file; empty where there is none.
    pub below: Span,
    /// The file.
    pub source: Arc<Source>,
    /// Every mention of something that stands elsewhere.
    pub references: Vec<Reference>,
    /// Where its words of the author's stand, the Markdown aside.
    pub texts: Vec<Span>,
    /// The tables it takes rows from.
    pub tables: Vec<Arc<Source>>,
}

impl Record {
    /// The people whom only this record names, in a cell of their own.
    pub fn private(&self, is_told: bool) -> impl Iterator<Item = Private> {
        let names = self.references.iter().filter(|reference| reference.sort == PrivateName::SORT);
        names.map(move |reference| Private { name: reference.id.clone(), is_told })
    }

    /// All that was written: the file and the tables it takes rows from.
    pub fn written(&self) -> Cow<'_, str> {
        match self.tables.as_slice() {
            [] => Cow::Borrowed(&self.source.text),
            tables => Cow::Owned(std::iter::once(&self.source).chain(tables).map(|s| s.text.as_str()).collect()),
        }
    }
}

/// What a rule said of a record.
pub struct Told {
    /// Which rule.
    pub rule: &'static RuleInfo,
    /// What it said.
    pub verdict: Verdict,
}

/// Ties a kind to its variant of [`Body`]; written by `kinds!`.
pub trait Embodied: Sized {
    /// Wraps it.
    fn embody(self) -> Body;
    /// Unwraps it, if the body is of this kind.
    fn embodied(body: &Body) -> Option<&Self>;
}

/// A kind as the rest of the program sees it: words, and functions that hide the type.
#[derive(Debug)]
pub struct KindEntry {
    /// Folder, template, label key and command word.
    pub name: &'static str,
    /// Chinese name of the folder.
    pub alias: &'static str,
    /// A complete, valid example.
    pub example: &'static str,
    /// Reads header and body from one mapping.
    pub read: fn(&Node, &mut Reading) -> (Header, Body),
    /// Describes the fields of header and body.
    pub schema: fn() -> Schema,
    /// What the record shares with others of its series.
    pub series: fn(&Record) -> Option<String>,
    /// The date that orders the series.
    pub order: fn(&Record) -> Date,
    /// Tells the record at a place of its series.
    pub disclose: fn(&[&Record], usize, &Scope) -> Disclosure,
    /// Judges the record at a place of its series by every rule of the kind.
    pub check: fn(&[&Record], usize, &Scope) -> Vec<Told>,
    /// The tables of open data it gives rows to.
    pub outlines: &'static [&'static Outline],
    /// The rows of the record at a place of its series.
    pub publish: fn(&[&Record], usize, &Scope) -> Shelf,
    /// What the list page shows above its records.
    pub overview: fn(&[Vec<&Record>], &Scope) -> Vec<Block>,
    /// What a record adds to the pages of other records.
    pub beside: fn(&Record, &Scope) -> Vec<(RecordId, Block)>,
    /// What the record answers of what the packs ask to be shown.
    pub occurrences: fn(&Record, &Scope) -> Occurrences,
    /// The kind's rules.
    pub rules: fn() -> Vec<&'static RuleInfo>,
}

impl KindEntry {
    /// The entry of a kind.
    pub const fn of<K: Kind + Embodied>() -> Self {
        KindEntry {
            name: K::NAME,
            alias: K::ALIAS,
            example: K::EXAMPLE,
            read: read::<K>,
            schema: fields::describe::<Both<K>>,
            series: |record| K::embodied(&record.body)?.series(&record.id),
            order: |record| K::embodied(&record.body).map_or(record.header.published.value, |body| body.order(&record.header)),
            disclose: disclose::<K>,
            check: check::<K>,
            outlines: K::OUTLINES,
            publish: publish::<K>,
            overview: overview::<K>,
            beside: |record, scope| filed(record).map_or_else(Vec::new, |this| K::beside(this, scope)),
            occurrences: |record, scope| filed::<K>(record).map(|filed| K::occurrences(&filed, scope)).unwrap_or_default(),
            rules: || K::rules().iter().map(|rule| &rule.info).collect(),
        }
    }
}

/// Header and body as they stand in one mapping.
struct Both<K> {
    header: Header,
    body: K,
}

impl<K: Kind> Part for Both<K> {
    fn read(fields: &mut Fields) -> Self {
        let header = Header::read(fields);
        if header.purged.is_some() {
            fields.set_aside();
        }
        Both { header, body: K::read(fields) }
    }
}

fn read<K: Kind + Embodied>(node: &Node, reading: &mut Reading) -> (Header, Body) {
    let both: Both<K> = fields::read(node, reading);
    (both.header, both.body.embody())
}

fn filed<'a, K: Embodied>(record: &'a Record) -> Option<Filed<'a, K>> {
    Some(Filed { id: &record.id, header: &record.header, body: K::embodied(&record.body)?, prose: &record.prose })
}

fn series<'a, K: Embodied>(records: &[&'a Record], at: usize) -> Option<Series<'a, K>> {
    Series::new(records.iter().filter_map(|record| filed(record)).collect(), at)
}

fn disclose<K: Kind + Embodied>(records: &[&Record], at: usize, scope: &Scope) -> Disclosure {
    series::<K>(records, at).map(|series| K::disclose(&series, scope)).unwrap_or_default()
}

fn publish<K: Kind + Embodied>(records: &[&Record], at: usize, scope: &Scope) -> Shelf {
    let mut shelf = Shelf::default();
    if let Some(series) = series::<K>(records, at) {
        K::publish(&series, scope, &mut shelf);
    }
    shelf
}

fn check<K: Kind + Embodied>(records: &[&Record], at: usize, scope: &Scope) -> Vec<Told> {
    let Some(series) = series::<K>(records, at) else { return Vec::new() };
    K::rules().iter().map(|rule| Told { rule: &rule.info, verdict: (rule.check)(&series, scope) }).collect()
}

fn overview<K: Kind + Embodied>(groups: &[Vec<&Record>], scope: &Scope) -> Vec<Block> {
    let groups: Vec<Vec<Filed<K>>> = groups.iter().map(|group| group.iter().filter_map(|record| filed(record)).collect()).collect();
    K::overview(&groups, scope)
}
