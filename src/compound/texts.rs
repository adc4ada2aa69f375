//! Every text that somebody of the unit wrote, as it stands in its file: values that are words, and the Markdown below them.

use std::sync::Arc;

use crate::base::diagnostic::Place;
use crate::base::signs::Signs;
use crate::base::source::{Source, Span};
use crate::load::Loaded;
use crate::record::Record;

use super::Compound;

/// One text.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// The file.
    pub source: &'a Arc<Source>,
    /// Where in the file.
    pub span: Span,
    /// The record it belongs to; none in the unit's own file.
    pub record: Option<&'a Record>,
}

impl<'a> Written<'a> {
    /// The text itself.
    pub fn text(&self) -> &'a str {
        self.source.slice(self.span)
    }

    /// A stretch of the text as a place.
    pub fn place(&self, start: usize, end: usize) -> Place {
        let from = self.span.start as usize;
        self.source.place(Span::new(from + start, from + end))
    }

    /// Whether it may be half-finished.
    pub fn is_draft(&self) -> bool {
        self.record.is_some_and(|record| record.header.is_unfinished())
    }
}

impl<'a> Compound<'a> {
    /// Every text of the unit's own file and of its own records.
    pub fn written(&self) -> impl Iterator<Item = Written<'a>> {
        self.signed().iter().map(|(_, written)| *written)
    }

    /// Those of them in which any of these signs stands.
    pub fn having(&self, any: Signs) -> impl Iterator<Item = Written<'a>> {
        self.signed().iter().filter(move |(signs, _)| signs.have(any)).map(|(_, written)| *written)
    }

    /// Each with its signs.
    pub fn signed(&self) -> &[(Signs, Written<'a>)] {
        &self.texts
    }
}

/// Gathers them, once for all who look for something in them.
pub(super) fn gather(own: &Loaded) -> Vec<(Signs, Written<'_>)> {
    let unit = own.unit.iter().flat_map(|file| file.texts.iter().map(|span| Written { source: &file.source, span: *span, record: None }));
    let records = own.whole().filter(|record| record.header.purged.is_none()).flat_map(of_record);
    unit.chain(records).map(|written| (Signs::of(written.text()), written)).collect()
}

/// Every text of a record.
pub fn of_record(record: &Record) -> impl Iterator<Item = Written<'_>> {
    let body = Some(record.below).filter(|body| body.start < body.end);
    record.texts.iter().copied().chain(body).map(move |span| Written { source: &record.source, span, record: Some(record) })
}
