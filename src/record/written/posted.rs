//! The registration of a sheet on the board, as a record: a new one, or one that carries on an earlier one.
//!
//! What is published is never edited. Whoever takes a sheet down, or photographs it later, writes a record that amends the earlier
//! registration and repeats what it said.

use crate::base::date::Date;
use crate::base::schema::{Schema, Shape};
use crate::record::{KindEntry, Record};

use super::{Entry, Language, Part, Sort, Tree, read, write};

/// A sheet, as far as it is to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hung {
    /// Which place.
    pub slot: String,
    /// The day it was hung.
    pub from: Option<Date>,
    /// The last day it hung.
    pub until: Option<Date>,
    /// Who hung it.
    pub by: Option<String>,
    /// Who took it down.
    pub taken_by: Option<String>,
    /// The name of its photograph.
    pub photo: Option<String>,
}

/// A photograph, as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photograph {
    /// Its name below the attachments.
    pub file: String,
    /// What it is called.
    pub title: String,
    /// Who answers for what it shows, and since when; where nobody does, who can show it.
    pub answer: Result<(String, Date), String>,
}

/// What is to be registered.
#[derive(Debug)]
pub struct Registration<'r> {
    /// Title.
    pub title: String,
    /// When it is published.
    pub published: Date,
    /// Which body publishes it.
    pub publisher: Option<String>,
    /// The registration it carries on, and why.
    pub amends: Option<(&'r Record, String)>,
    /// The record that hangs.
    pub record: String,
    /// Sheets that are new.
    pub sheets: Vec<Hung>,
    /// What is added to sheets of the earlier registration, by their place in its list.
    pub added: Vec<(usize, Hung)>,
    /// Photographs.
    pub photos: Vec<Photograph>,
}

/// Writes a registration.
pub fn posting(kind: &KindEntry, registration: &Registration, language: Language) -> String {
    let schema = (kind.schema)();
    let earlier = registration.amends.as_ref().and_then(|(record, _)| read(&record.source, &schema)).unwrap_or_default();
    let of_earlier = |key: &str| earlier.iter().find(|entry| entry.key == key).map(|entry| entry.tree.clone());
    let mut part = Part::new();
    let mut put = |key: &str, tree: Option<Tree>| part.extend(tree.and_then(|tree| entry(&schema, key, tree)));
    put("title", Some(text(&registration.title)));
    put("published", Some(day(registration.published)));
    put("publisher", registration.publisher.as_deref().map(text));
    if let Some((record, reason)) = &registration.amends {
        put("amends", Some(text(&record.id.0)));
        put("reason", Some(text(reason)));
    }
    put("attachments", listed(registration.photos.iter().map(|photo| photograph(inner(&schema, "attachments"), photo))));
    put("record", Some(text(&registration.record)));
    let sheet = inner(&schema, "sheets");
    let mut sheets = match of_earlier("sheets") {
        Some(Tree::List(sheets)) => sheets,
        Some(one) => vec![one],
        None => Vec::new(),
    };
    for (at, more) in &registration.added {
        if let Some(Tree::Part(before)) = sheets.get_mut(*at) {
            let added = hung(sheet, more).into_iter().filter(|entry| entry.key != "slot");
            added.for_each(|entry| add(sheet, before, entry));
        }
    }
    sheets.extend(registration.sheets.iter().map(|one| Tree::Part(hung(sheet, one))));
    put("sheets", listed(sheets));
    put("online", of_earlier("online"));
    write(&part, language)
}

fn text(text: &str) -> Tree {
    Tree::Value(text.to_string(), Sort::Other)
}

fn day(day: Date) -> Tree {
    Tree::Value(day.to_string(), Sort::Date)
}

fn listed(trees: impl IntoIterator<Item = Tree>) -> Option<Tree> {
    let trees: Vec<Tree> = trees.into_iter().collect();
    (!trees.is_empty()).then_some(Tree::List(trees))
}

/// A field under its names in both languages; a key that no record of the kind has is left out.
fn entry(schema: &Schema, key: &str, tree: Tree) -> Option<Entry> {
    let field = schema.fields.iter().find(|field| field.key == key)?;
    Some(Entry { key: field.key, alias: field.alias, required: field.required, tree })
}

/// The fields of the mappings that stand at a key.
fn inner<'s>(schema: &'s Schema, key: &str) -> &'s Schema {
    let shape = schema.fields.iter().find(|field| field.key == key).map(|field| &field.shape);
    if let Some(Shape::Part(inner)) = shape { inner } else { schema }
}

/// Puts a field where the reader asks for it, in the place of what stood there.
fn add(schema: &Schema, part: &mut Part, entry: Entry) {
    let order = |key: &str| schema.fields.iter().position(|field| field.key == key);
    part.retain(|other| other.key != entry.key);
    let at = part.iter().position(|other| order(other.key) > order(entry.key)).unwrap_or(part.len());
    part.insert(at, entry);
}

fn hung(schema: &Schema, sheet: &Hung) -> Part {
    let fields = [
        ("slot", Some(text(&sheet.slot))),
        ("from", sheet.from.map(day)),
        ("until", sheet.until.map(day)),
        ("by", sheet.by.as_deref().map(text)),
        ("taken_by", sheet.taken_by.as_deref().map(text)),
        ("photo", sheet.photo.as_deref().map(text)),
    ];
    fields.into_iter().filter_map(|(key, tree)| entry(schema, key, tree?)).collect()
}

fn photograph(schema: &Schema, photo: &Photograph) -> Tree {
    let mut part: Part =
        ["file", "title"].into_iter().zip([&photo.file, &photo.title]).filter_map(|(key, value)| entry(schema, key, text(value))).collect();
    let answer = match &photo.answer {
        Ok((person, on)) => {
            let review = inner(schema, "redacted");
            let fields = [("by", text(person)), ("on", day(*on))];
            let fields = fields.into_iter().filter_map(|(key, tree)| entry(review, key, tree)).collect();
            entry(schema, "redacted", Tree::Part(fields))
        }
        Err(place) => entry(schema, "inspect", text(place)),
    };
    part.extend(answer);
    Tree::Part(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::kind_of_folder;
    use crate::record::testing::{day as date, record};

    fn registration() -> Registration<'static> {
        Registration {
            title: "甲张贴登记".into(),
            published: date("2026-11-22"),
            publisher: Some("owners-committee".into()),
            amends: None,
            record: "notice/a".into(),
            sheets: vec![Hung { slot: "gate".into(), from: Some(date("2026-11-22")), ..Hung::default() }],
            added: Vec::new(),
            photos: Vec::new(),
        }
    }

    #[test]
    fn a_sheet_is_registered_in_either_language() {
        let kind = kind_of_folder("posting").unwrap();
        let mut wanted = registration();
        wanted.photos.push(Photograph { file: "a.jpg".into(), title: "南门".into(), answer: Ok(("p-1".into(), date("2026-11-22"))) });
        wanted.photos.push(Photograph { file: "b.jpg".into(), title: "北门".into(), answer: Err("业委会".into()) });
        wanted.sheets[0].photo = Some("a.jpg".into());
        let english = posting(kind, &wanted, Language::English);
        assert_eq!(
            english,
            "title: 甲张贴登记\npublished: 2026-11-22\npublisher: owners-committee\nattachments:\n- file: a.jpg\n  title: 南门\n  redacted:\n    by: p-1\n    on: 2026-11-22\n- file: b.jpg\n  title: 北门\n  inspect: 业委会\nrecord: notice/a\nsheets:\n- slot: gate\n  from: 2026-11-22\n  photo: a.jpg\n"
        );
        let chinese = posting(kind, &wanted, Language::Chinese);
        assert!(chinese.starts_with("标题: 甲张贴登记\n发布日期: 2026-11-22\n") && chinese.contains("  查阅地点: 业委会\n"), "{chinese}");
        assert!(chinese.ends_with("记录: notice/a\n纸面:\n- 公开栏: gate\n  起: 2026-11-22\n  照片: a.jpg\n"), "{chinese}");
    }

    #[test]
    fn what_an_earlier_registration_said_is_carried_on() {
        let kind = kind_of_folder("posting").unwrap();
        let earlier = record(
            kind,
            "p",
            "record: notice/a\nsheets: [{slot: gate, from: 2026-11-01, by: p-1, note: 雨棚下}, {slot: hall, from: 2026-11-02}]\nonline: [{platform: internet, from: 2026-11-01}]\n",
        );
        let down = Hung { slot: "gate".into(), until: Some(date("2026-11-20")), taken_by: Some("p-2".into()), ..Hung::default() };
        let wanted =
            Registration { amends: Some((&earlier, "撤下".into())), added: vec![(0, down)], sheets: Vec::new(), ..registration() };
        let written = posting(kind, &wanted, Language::English);
        assert!(written.contains("amends: posting/p\nreason: 撤下\nrecord: notice/a\n"), "{written}");
        let sheets = "sheets:\n- slot: gate\n  from: 2026-11-01\n  until: 2026-11-20\n  by: p-1\n  taken_by: p-2\n  note: 雨棚下\n- slot: hall\n  from: 2026-11-02\nonline:\n- platform: internet\n  from: 2026-11-01\n";
        assert!(written.ends_with(sheets), "{written}");
    }
}
