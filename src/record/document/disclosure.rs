//! Tells a version of a document: whether it binds, who adopted it, what matters in it, every other version, the whole text.

use crate::base::date::Date;
use crate::disclosure::{Block, Cell, Column, Disclosure, Event, Facts, Figure, FigureRole, Label, ProseBlock, Row, Table, Tone};
use crate::record::kind::{Filed, Scope, Series};

use super::versions::{self, Stand};
use super::{Document, Force};

pub fn disclose(series: &Series<Document>, scope: &Scope) -> Disclosure {
    let this = series.this();
    if this.header.purged.is_some() {
        return Disclosure::default();
    }
    let kept = versions::kept(series.all());
    let stand = versions::stand(&this, &kept, scope.as_of);
    let mut blocks = vec![Block::Facts(facts(&this, &kept, scope.as_of))];
    blocks.extend(clauses(this.body));
    blocks.extend(table(&this, &kept, scope.as_of));
    if !this.prose.blocks.is_empty() {
        blocks.push(Block::Prose(ProseBlock { title: Some("document.text".into()), prose: this.prose.clone() }));
    }
    Disclosure {
        headline: Some(headline(&this, &kept, stand)),
        remark: remark(&this, &kept, scope.as_of),
        figures: vec![Figure { role: FigureRole::Version, label: "document.version".into(), value: version(this.body) }],
        period: None,
        subject: Some(Cell::label(this.body.sort.key())),
        state: Some(stand.state()),
        events: events(this.body, stand, scope.as_of),
        blocks,
        follows: versions::before(&this, &kept).map(|version| version.id.clone()),
        asks: None,
        turns: None,
    }
}

fn version(document: &Document) -> Cell {
    Cell::text(document.version.to_string())
}

fn headline(this: &Filed<Document>, kept: &[&Filed<Document>], stand: Stand) -> Label {
    let version = version(this.body);
    let effective = this.body.effective.as_ref().map(|d| Cell::Date(d.value));
    let until = versions::binds(this, kept).and_then(|(_, until)| until).map(Cell::Date);
    match (stand, effective, until) {
        (Stand::Draft, ..) => Label::with("document.headline_draft", [version]),
        (Stand::ToCome, Some(from), _) => Label::with("document.headline_to_come", [version, from]),
        (Stand::InForce, Some(from), _) => Label::with("document.headline_in_force", [version, from]),
        (Stand::ToCome | Stand::InForce, None, _) => Label::with("document.headline_in_force_undated", [version]),
        (Stand::Superseded, _, Some(until)) => Label::with("document.headline_superseded", [version, until]),
        (Stand::Superseded, _, None) => Label::with("document.headline_superseded_undated", [version]),
        (Stand::Repealed, _, Some(until)) => Label::with("document.headline_repealed", [version, until]),
        (Stand::Repealed, _, None) => Label::with("document.headline_repealed_undated", [version]),
    }
}

/// Which version binds, said on the page of one that does not.
fn remark(this: &Filed<Document>, kept: &[&Filed<Document>], day: Date) -> Option<Label> {
    let binding = kept.iter().rev().find(|v| versions::stand(v, kept, day) == Stand::InForce)?;
    (binding.id != this.id).then(|| Label::with("document.binding", [Cell::Record(binding.id.clone())]))
}

fn facts(this: &Filed<Document>, kept: &[&Filed<Document>], day: Date) -> Facts {
    let document = this.body;
    let date = |d: &Option<crate::base::source::At<Date>>| d.as_ref().map(|d| Cell::Date(d.value));
    let record = |r: &Option<crate::base::source::At<crate::base::id::RecordId>>| r.as_ref().map(|r| Cell::Record(r.value.clone()));
    let overdue = |d: Date| match document.force.value {
        Force::InForce if d < day => Cell::State(Tone::Late, Label::with("document.review_overdue", [Cell::Date(d)])),
        _ => Cell::Date(d),
    };
    // A version that another one supersedes ended even where its own record, never edited, does not say so.
    let until = versions::binds(this, kept).and_then(|(_, until)| until);
    let next = versions::successor(this.id, kept).map(|v| Cell::Record(v.id.clone()));
    let text = |line: &Option<crate::base::source::At<crate::base::scalar::Line>>| line.as_ref().map(|l| Cell::text(l.to_string()));
    let filed: Vec<Cell> =
        [date(&document.filed), text(&document.filed_with), text(&document.filing_number)].into_iter().flatten().collect();
    let changes: Vec<Cell> = document.changes.iter().map(|change| Cell::text(change.to_string())).collect();
    let rows: [(&'static str, Option<Cell>); 16] = [
        ("document.sort", Some(Cell::label(document.sort.key()))),
        ("document.version", Some(version(document))),
        ("document.issuer", document.issuer.as_ref().map(|o| Cell::Organization(o.value.clone()))),
        ("document.document_number", document.document_number.as_ref().map(|n| Cell::text(n.to_string()))),
        ("document.adopted", date(&document.adopted)),
        ("document.adopted_by", record(&document.adopted_by)),
        ("document.draft_notice", record(&document.draft_notice)),
        ("document.filed", (!filed.is_empty()).then_some(Cell::Parts(filed))),
        ("document.effective", date(&document.effective)),
        ("document.ended", until.map(Cell::Date)),
        ("document.review_by", document.review_by.as_ref().map(|d| overdue(d.value))),
        ("document.supersedes", record(&document.supersedes)),
        ("document.superseded_by", next),
        ("document.changes", (!changes.is_empty()).then_some(Cell::Many(changes))),
        ("document.inspect", text(&document.inspect)),
        ("document.file", document.file.as_ref().map(|f| Cell::Attachment(f.value.clone()))),
    ];
    Facts { title: None, rows: rows.into_iter().filter_map(|(key, cell)| Some((key.into(), cell?))).collect() }
}

fn clauses(document: &Document) -> Option<Block> {
    let row = |clause: &super::Clause| {
        let amount = clause.amount.iter().map(|amount| ("document.amount".into(), Cell::Money(**amount)));
        Row {
            anchor: Some(clause.number.to_string()),
            details: amount.collect(),
            mark: clause.sort.as_ref().map(|sort| (Tone::Plain, sort.key().into())),
            ..Row::of([Cell::text(clause.number.to_string()), Cell::text(clause.gist.to_string())])
        }
    };
    let rows: Vec<Row> = document.clauses.iter().map(|c| row(c)).collect();
    let columns = vec![Column::words("document.clause"), Column::words("document.gist")];
    (!rows.is_empty()).then(|| Block::Table(Table { caption: "document.clauses".into(), columns, rows, total: None }))
}

/// Every version of the document, newest first; one alone needs no table.
fn table(this: &Filed<Document>, kept: &[&Filed<Document>], day: Date) -> Option<Block> {
    let row = |v: &&Filed<Document>| {
        let (tone, word) = versions::stand(v, kept, day).state();
        let days = versions::binds(v, kept).map(|(from, until)| ("document.days".into(), Cell::Days(from, until)));
        let mark = (v.id == this.id).then(|| (Tone::Plain, "document.this_version".into()));
        let record = ("document.record".into(), Cell::Record(v.id.clone()));
        Row { mark, details: days.into_iter().chain([record]).collect(), ..Row::of([version(v.body), Cell::State(tone, word)]) }
    };
    let rows: Vec<Row> = kept.iter().rev().map(row).collect();
    let columns = vec![Column::words("document.version"), Column::words("document.force")];
    (rows.len() > 1).then(|| Block::Table(Table { caption: "document.versions".into(), columns, rows, total: None }))
}

/// The day it takes effect and the day it should be looked at again, while they lie ahead.
fn events(document: &Document, stand: Stand, day: Date) -> Vec<Event> {
    let event = |from: Date, key: &'static str| Event::on(from, Label::with(key, [version(document)]));
    let effective = document.effective.as_ref().map(|d| d.value).filter(|d| day <= *d && stand == Stand::ToCome);
    let review = document.review_by.as_ref().map(|d| d.value).filter(|d| day <= *d && stand == Stand::InForce);
    [effective.map(|d| event(d, "document.effective_event")), review.map(|d| event(d, "document.review_event"))]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::disclosure::{Block, Cell, Disclosure, Tone};
    use crate::record::kind_of_folder;
    use crate::record::testing::{record, told};

    fn tell(texts: &[&str]) -> Disclosure {
        told(kind_of_folder("document").unwrap(), texts)
    }

    const SECOND: &str =
        "document: covenant\nsort: covenant\nversion: 第二版\nforce: in_force\neffective: 2023-03-01\nreview_by: 2026-03-01\n";
    const THIRD: &str = "document: covenant\nsort: covenant\nversion: 第三版\nforce: in_force\nadopted: 2026-02-10\neffective: 2026-03-01\nsupersedes: document/r0\nfile: covenant.pdf\nclauses: [{number: 第四条, gist: 挂十五天}]\n";

    #[test]
    fn the_version_in_force_says_since_when() {
        let third = tell(&[SECOND, THIRD]);
        assert_eq!(third.headline.as_ref().map(|h| h.key), Some("document.headline_in_force"));
        assert_eq!(third.state, Some((Tone::Good, "force.in_force".into())));
        assert_eq!(third.remark, None);
        let words: Vec<&str> = third.blocks.iter().map(Block::word).collect();
        assert_eq!(words, ["facts", "table", "table"]);
    }

    #[test]
    fn what_another_version_superseded_says_so_though_its_record_was_never_touched() {
        // The second is told last, so that it is the record the page is about; order does not matter to what binds.
        let second = tell(&[
            "document: covenant\nsort: covenant\nversion: 第三版\nforce: in_force\neffective: 2026-03-01\nsupersedes: document/r1\n",
            SECOND,
        ]);
        assert_eq!(second.state, Some((Tone::Plain, "force.superseded".into())));
        assert_eq!(second.headline.as_ref().map(|h| h.key), Some("document.headline_superseded"));
        let until = second.headline.and_then(|h| h.with.get(1).cloned());
        assert!(matches!(until, Some(Cell::Date(d)) if d.to_string() == "2026-02-28"));
        assert_eq!(second.remark.map(|r| r.key), Some("document.binding"));
    }

    #[test]
    fn drafts_and_versions_to_come_and_late_reviews_have_their_words() {
        let draft = tell(&["document: covenant\nsort: covenant\nversion: 草案\nforce: draft\n"]);
        assert_eq!(draft.headline.map(|h| h.key), Some("document.headline_draft"));
        let to_come = tell(&["document: covenant\nsort: covenant\nversion: 第四版\nforce: in_force\neffective: 2027-01-01\n"]);
        assert_eq!(to_come.state, Some((Tone::Soon, "document.to_come".into())));
        assert_eq!(to_come.events.len(), 1);
        let late = tell(&[SECOND]);
        let overdue = |b: &Block| matches!(b, Block::Facts(f) if f.rows.iter().any(|(_, c)| matches!(c, Cell::State(Tone::Late, _))));
        assert!(late.blocks.iter().any(overdue));
    }

    #[test]
    fn a_version_follows_the_one_it_supersedes_or_else_the_one_before_it() {
        assert_eq!(tell(&[SECOND]).follows, None);
        assert_eq!(tell(&[SECOND, THIRD]).follows.map(|id| id.0), Some("document/r0".into()));
        let draft = tell(&[SECOND, THIRD, "document: covenant\nsort: covenant\nversion: 草案\nforce: draft\n"]);
        assert_eq!(draft.follows.map(|id| id.0), Some("document/r1".into()));
    }

    #[test]
    fn what_was_emptied_tells_nothing() {
        assert_eq!(tell(&["purged: {on: 2026-01-01, by: 街道}\n"]), Disclosure::default());
    }

    #[test]
    fn the_example_reads_clean() {
        let kind = kind_of_folder("document").unwrap();
        let front = kind.example.split("---\n").nth(1).unwrap();
        record(kind, "example", front);
    }
}
