//! Where traces of somebody stand in the texts of a unit and in the names of its files.

use std::sync::Arc;

use crate::base::detect::{Known, Sort, traces_of};
use crate::base::diagnostic::Place;
use crate::base::source::{Source, Span};
use crate::compound::Compound;

/// The names that may be read in public, and those that must not.
pub fn names<'c>(compound: &'c Compound) -> (Vec<&'c str>, Vec<&'c str>) {
    compound.directory.known()
}

/// Every place of one sort of trace.
pub fn places(compound: &Compound, sort: Sort) -> Vec<Place> {
    let (public, hidden) = names(compound);
    let known = Known { hidden: &hidden, public: &public };
    let mut found = Vec::new();
    for (signs, written) in compound.signed() {
        let spans = if signs.have(sort.signs()) { traces_of(sort, written.text(), known) } else { Vec::new() };
        let prose = written.record.map(|record| &record.prose).filter(|_| spans.is_empty());
        found.extend(spans.into_iter().map(|span| written.place(span.start as usize, span.end as usize)));
        // Markup inside a trace hides it from the raw text, but not from the reader of the page.
        let is_body = written.record.is_some_and(|record| record.below == written.span);
        let body = prose.filter(|prose| is_body && !prose.is_empty() && written.text().contains(['*', '&', '~', '_', '`', '[']));
        let plain = body.map(|prose| prose.plain()).filter(|plain| !traces_of(sort, plain, known).is_empty());
        found.extend(plain.map(|_| written.place(0, 0)));
    }
    for (name, file) in &compound.own.attachments {
        let source = Arc::new(Source { path: file.path.clone(), text: name.clone(), ..Source::default() });
        found.extend(traces_of(sort, name, known).into_iter().map(|span: Span| source.place(span)));
    }
    found
}
