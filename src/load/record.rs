//! One record: its header and body as one mapping, its text below; of a header that is no YAML as a whole, what can be read.

use std::sync::Arc;

use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, has_errors};
use crate::base::fields::{self, Reading, Reference};
use crate::base::id::{self, RecordId};
use crate::base::source::{Source, Span};
use crate::base::yaml::pieces::salvage;
use crate::base::{front, markdown, yaml};
use crate::record::header::Header;
use crate::record::{FOLDERS, KindEntry, Record};
use crate::said;

use super::canonical;
use super::private::{disguised, hidden, private};
use super::tables::{self, Tables};

/// Reads a record; the flag says whether every field of it could be read.
pub(super) fn read_record(
    kind: &'static KindEntry,
    name: &str,
    source: &Arc<Source>,
    shelf: &mut Tables,
    dates: &mut Vec<Date>,
    found: &mut Vec<Diagnostic>,
) -> Option<(Record, bool)> {
    let parts = front::split(source).map_err(|diagnostic| found.push(diagnostic)).ok()?;
    let mut reading = Reading::new(Arc::clone(source));
    reading.folders = &FOLDERS;
    let (prose, links) = markdown::parse(source, parts.body);
    let mut complaints = Vec::new();
    let node = yaml::parse(source, parts.yaml, &mut complaints);
    let Some(node) = node else {
        torn(kind, parts.yaml, &mut complaints, &mut reading);
        found.append(&mut complaints);
        found.append(&mut reading.diagnostics);
        found.extend(links.diagnostics);
        private_of(&reading, parts.body, &prose.plain(), found);
        return None;
    };
    found.append(&mut complaints);
    let (header, body) = (kind.read)(&node, &mut reading);
    reading.references.extend(links.records.into_iter().map(|(id, span)| Reference { sort: RecordId::SORT, id: canonical(&id), span }));
    reading.references.extend(links.attachments.into_iter().map(|(id, span)| Reference { sort: id::AttachmentId::SORT, id, span }));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (id, unnamed) = id_of(kind, &header, stem, source);
    dates.append(&mut reading.dates);
    reading.diagnostics.extend(shelf.lacking(&reading));
    reading.diagnostics.extend(tables::strangers(&reading, &id));
    reading.diagnostics.extend(reading.taken.iter().filter_map(|table| shelf.take(table, &id)).collect::<Vec<_>>());
    let whole = !has_errors(found) && !has_errors(&reading.diagnostics) && !shelf.withholds(&reading);
    found.append(&mut reading.diagnostics);
    found.extend(unnamed);
    found.extend(links.diagnostics);
    private_of(&reading, parts.body, &prose.plain(), found);
    found.extend(reading.taken.iter().flat_map(|table| tables::private_in(table, &reading)));
    Some((
        Record {
            id,
            kind,
            header,
            body,
            prose,
            below: parts.body,
            source: Arc::clone(source),
            references: reading.references,
            texts: reading.texts,
            tables: reading.taken,
        },
        whole,
    ))
}

/// Finds the mistakes in what can be read of a header that is no YAML as a whole.
fn torn(kind: &KindEntry, yaml: Span, complaints: &mut Vec<Diagnostic>, reading: &mut Reading) {
    let source = Arc::clone(&reading.source);
    if let Some(node) = salvage(&source, yaml, complaints) {
        (kind.read)(&node, reading);
        fields::forgive_absent(&node, reading);
    }
}

/// A record's id: the one it gives itself, else the stem of its file; and what is wrong with that.
fn id_of(kind: &KindEntry, header: &Header, stem: &str, source: &Arc<Source>) -> (RecordId, Option<Diagnostic>) {
    let own = header.id.as_ref().map(|id| id.0.as_str());
    let unnamed = id::judge(stem).err().filter(|_| own.is_none()).map(|what| {
        let mend = said!("给文件改名，或在文件里加一行“id: …”（编码）", "rename the file, or add a line `id: …`");
        Diagnostic::error("record/format/id", source.place(Span::default()), what).mend(mend)
    });
    (RecordId(format!("{}/{}", kind.name, own.unwrap_or(stem))), unnamed)
}

/// Numbers that may stand nowhere: in the file as it is written, and in what is read of it.
fn private_of(reading: &Reading, body: Span, prose: &str, found: &mut Vec<Diagnostic>) {
    let source = &reading.source;
    let open = private(source, &source.text, &reading.exempt);
    found.extend(hidden(source, body, prose, &open));
    found.extend(disguised(reading).into_iter().filter(|_| open.is_empty()));
    found.extend(open);
}
