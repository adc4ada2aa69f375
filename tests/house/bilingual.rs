//! Every key and every word loads alike in both languages: all fields there are, and every kind's example.

use std::collections::BTreeMap;
use std::sync::Arc;

use gongshi::base::fields::{self, Reading};
use gongshi::base::id::RecordId;
use gongshi::base::markdown;
use gongshi::base::scalar::Scalar as _;
use gongshi::base::schema::{Field, Schema, Shape};
use gongshi::base::source::{Source, Span};
use gongshi::base::yaml::{self, Node, Value};
use gongshi::base::{date::Date, front};
use gongshi::law::Pack;
use gongshi::party::directory::Directory;
use gongshi::record::kind::Scope;
use gongshi::record::{KINDS, KindEntry, Record};
use gongshi::unit::Unit;

use crate::written::{Tongue, lines, quoted};

/// Reads a record and expects no complaint.
fn record(kind: &'static KindEntry, text: &str) -> Record {
    let source = Arc::new(Source { path: format!("{}/r.md", kind.name), text: text.to_string(), ..Source::default() });
    let parts = front::split(&source).unwrap();
    let mut found = Vec::new();
    let node = yaml::parse(&source, parts.yaml, &mut found).unwrap();
    let mut reading = Reading::new(Arc::clone(&source));
    let (header, body) = (kind.read)(&node, &mut reading);
    found.append(&mut reading.diagnostics);
    let said: Vec<String> =
        found.iter().map(|d| format!("{:?} {} {}", d.place.line_column(), d.what.zh, source.slice(d.place.span))).collect();
    assert!(said.is_empty(), "{}: {said:#?}\n{text}", kind.name);
    let (prose, _) = markdown::parse(&source, parts.body);
    Record {
        id: RecordId(format!("{}/r", kind.name)),
        kind,
        header,
        body,
        prose,
        below: Span::default(),
        source,
        references: reading.references,
        texts: reading.texts,
        tables: Vec::new(),
    }
}

/// All that a record holds, without the places where it was written.
fn contents(record: &Record) -> String {
    let references: Vec<String> = record.references.iter().map(|reference| format!("{} {}", reference.sort, reference.id)).collect();
    placeless(&format!("{:#?}\n{:#?}\n{:#?}\n{references:#?}", record.header, record.body, record.prose))
}

/// Takes every place out of what `{:#?}` shows.
fn placeless(text: &str) -> String {
    let mut skip = 0;
    let mut out = String::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        if skip > 0 {
            skip = if line.trim() == "}," && indent < skip { 0 } else { skip };
        } else if line.trim() == "span: Span {" {
            skip = indent + 1;
        } else {
            out += line;
            out.push('\n');
        }
    }
    out
}

#[test]
fn every_field_and_every_word_loads_alike_in_both_languages() {
    for kind in KINDS {
        let schema = (kind.schema)();
        let mut words = 1;
        schema.walk(&mut |_, field| {
            if let Shape::Scalar(form) = &field.shape {
                words = words.max(form.words.len());
            }
        });
        for round in 0..words {
            let text = |tongue: Tongue| {
                let fields = lines(&schema, tongue, &mut |path, form| match path.split('.').next() {
                    // A record that is emptied holds nothing else.
                    Some("purged") => None,
                    _ if form.words.is_empty() => Some(form.example.to_string()),
                    _ => Some(tongue.word(form.words[round % form.words.len()]).to_string()),
                });
                format!("---\n{fields}---\n\n正文。\n")
            };
            let (english, chinese) = (record(kind, &text(Tongue::English)), record(kind, &text(Tongue::Chinese)));
            assert_eq!(contents(&english), contents(&chinese), "{} {round}", kind.name);
            let mut fields = 0;
            schema.walk(&mut |path, field| fields += usize::from(path[0] != "purged" && matches!(field.shape, Shape::Scalar(_))));
            let written = contents(&english).matches("value: ").count();
            assert!(written >= fields, "{}: {written} values of {fields} fields were read", kind.name);
        }
    }
}

#[test]
fn every_example_tells_the_same_in_both_languages() {
    for kind in KINDS {
        let (yaml, body) = match kind.example.strip_prefix("---\n") {
            Some(rest) => rest.split_once("\n---\n").map(|(yaml, body)| (format!("{yaml}\n"), body)).unwrap(),
            None => (kind.example.to_string(), ""),
        };
        let source = Arc::new(Source { path: "example.yaml".into(), text: yaml, ..Source::default() });
        let mut found = Vec::new();
        let node = yaml::parse(&source, Span::new(0, source.text.len()), &mut found).unwrap();
        let schema = (kind.schema)();
        let text = |tongue| format!("---\n{}---\n{body}", top(&node, &schema, tongue));
        let (english, chinese) = (record(kind, &text(Tongue::English)), record(kind, &text(Tongue::Chinese)));
        assert_ne!(english.source.text, chinese.source.text);
        assert_eq!(contents(&english), contents(&chinese), "{}", kind.name);
        assert_eq!(told(&english), told(&chinese), "{}", kind.name);
        assert!(told(&english).len() > 500, "{} tells nothing", kind.name);
    }
}

/// What a record tells in the plainest surrounding.
fn told(record: &Record) -> String {
    let source = Arc::new(Source { path: "compound.yaml".into(), text: "name: 测试小区\n".into(), ..Source::default() });
    let node = yaml::parse(&source, Span::new(0, source.text.len()), &mut Vec::new()).unwrap();
    let unit: Unit = fields::read(&node, &mut Reading::new(Arc::clone(&source)));
    let as_of = Date::parse("2026-11-22").unwrap();
    let (directory, catalogue, pack) = (Directory::new(as_of, [], []), BTreeMap::new(), Pack::default());
    let scope = Scope { as_of, unit: &unit, directory: &directory, catalogue: &catalogue, pack: &pack };
    placeless(&format!("{:#?}", (record.kind.disclose)(&[record], 0, &scope)))
}

/// A file's mapping with its keys and words in one language.
fn top(node: &Node, schema: &Schema, tongue: Tongue) -> String {
    let Value::Map(entries) = &node.value else { panic!("no mapping") };
    let lines = entries.iter().map(|(key, value)| {
        let field = field(schema, &key.text);
        format!("{}: {}\n", tongue.key(field), translated(value, field, tongue))
    });
    lines.collect()
}

fn field<'s>(schema: &'s Schema, key: &str) -> &'s Field {
    schema.fields.iter().find(|field| field.key == key || field.alias == key).unwrap_or_else(|| panic!("no field {key}"))
}

fn translated(node: &Node, field: &Field, tongue: Tongue) -> String {
    match (&node.value, &field.shape) {
        (Value::Null, _) => "~".to_string(),
        (Value::List(items), _) => format!("[{}]", items.iter().map(|item| translated(item, field, tongue)).collect::<Vec<_>>().join(", ")),
        (Value::Scalar(text), Shape::Scalar(form)) => {
            let pair = form.words.iter().find(|(english, chinese)| text == english || text == chinese);
            quoted(pair.map_or(text.as_ref(), |pair| tongue.word(*pair)))
        }
        (Value::Map(entries), Shape::Part(schema)) => {
            let inner = entries.iter().map(|(key, value)| {
                let field = self::field(schema, &key.text);
                format!("{}: {}", tongue.key(field), translated(value, field, tongue))
            });
            format!("{{{}}}", inner.collect::<Vec<_>>().join(", "))
        }
        // A period as its two ends.
        (Value::Map(entries), Shape::Scalar(_)) => {
            let ends = entries.iter().map(|(key, value)| {
                let Value::Scalar(text) = &value.value else { panic!("an end is a date") };
                let end =
                    [("from", "起"), ("until", "止")].into_iter().find(|(english, chinese)| key.text == *english || key.text == *chinese);
                format!("{}: {text}", tongue.word(end.unwrap()))
            });
            format!("{{{}}}", ends.collect::<Vec<_>>().join(", "))
        }
        (Value::Scalar(_), Shape::Part(_)) => panic!("{} is a mapping", field.key),
    }
}
