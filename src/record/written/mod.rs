//! Records as text again: a tree of fields that knows its keys in both languages, and how it is written.
//!
//! This is the only place where records are written, and the only user of `serde_yaml`.

mod draft;
mod posted;
mod shift;
mod turnout;

use std::sync::Arc;

use serde_yaml::{Mapping, Value as Yaml};

use crate::base::area::Area;
use crate::base::date::Date;
use crate::base::front;
use crate::base::id::{AttachmentId, BuildingId, OrganizationId, PersonId, RecordId, SlotId, Slug};
use crate::base::money::Money;
use crate::base::number::{Count, Decimal};
use crate::base::period::Period;
use crate::base::scalar::{Form, Scalar};
use crate::base::schema::{Schema, Shape};
use crate::base::source::Source;
use crate::base::yaml::{self, Node, Value};

pub use draft::{Around, Draft, Wishes, account_of, draft};
pub use posted::{Hung, Photograph, Registration, posting};

/// The language of keys and words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// `标题`, `期初`.
    Chinese,
    /// `title`, `opening`.
    #[default]
    English,
}

/// A mapping of a record, in the order written.
pub type Part = Vec<Entry>;

/// One key and what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Canonical key.
    pub key: &'static str,
    /// Chinese key.
    pub alias: &'static str,
    /// Whether it must be written.
    pub required: bool,
    /// What stands there.
    pub tree: Tree,
}

/// What stands at a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// A value, as written, and what it means.
    Value(String, Sort),
    /// A list.
    List(Vec<Tree>),
    /// A mapping.
    Part(Part),
}

/// What a value means, as far as writing a new record must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A day.
    Date,
    /// A period.
    Period,
    /// The name of something that stands elsewhere: the word of its sort.
    Reference(&'static str),
    /// A permanent name of the thing itself.
    Name,
    /// A number: an amount, an area, a count, a score.
    Number,
    /// One of these words.
    Word(&'static [(&'static str, &'static str)]),
    /// Anything else.
    Other,
}

impl Sort {
    fn of(form: &Form) -> Self {
        let references = [
            (PersonId::form(), PersonId::SORT),
            (OrganizationId::form(), OrganizationId::SORT),
            (BuildingId::form(), BuildingId::SORT),
            (SlotId::form(), SlotId::SORT),
            (RecordId::form(), RecordId::SORT),
            (AttachmentId::form(), AttachmentId::SORT),
        ];
        if let Some((_, sort)) = references.iter().find(|(known, _)| known == form) {
            Sort::Reference(sort)
        } else if *form == Date::form() {
            Sort::Date
        } else if *form == Period::form() {
            Sort::Period
        } else if *form == Slug::form() {
            Sort::Name
        } else if [Money::form(), Area::form(), Count::form(), Decimal::form()].contains(form) {
            Sort::Number
        } else if !form.words.is_empty() {
            Sort::Word(form.words)
        } else {
            Sort::Other
        }
    }
}

/// Reads a record's fields into a tree; `None` where the text is no mapping. Keys the schema does not know are left out.
pub fn read(source: &Arc<Source>, schema: &Schema) -> Option<Part> {
    let parts = front::split(source).ok()?;
    let node = yaml::parse(source, parts.yaml, &mut Vec::new())?;
    part(&node, schema)
}

/// The comments at the head of a record's text.
pub fn comments(text: &str) -> String {
    let lines = text.lines().skip_while(|line| *line == "---").take_while(|line| line.starts_with('#'));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn part(node: &Node, schema: &Schema) -> Option<Part> {
    let Value::Map(entries) = &node.value else { return None };
    let entry = |(key, node): &(yaml::Key, Node)| {
        let field = schema.fields.iter().find(|field| *field.key == *key.text || *field.alias == *key.text)?;
        Some(Entry { key: field.key, alias: field.alias, required: field.required, tree: tree(node, &field.shape)? })
    };
    Some(entries.iter().filter_map(entry).collect())
}

fn tree(node: &Node, shape: &Shape) -> Option<Tree> {
    match (&node.value, shape) {
        (Value::List(items), _) => Some(Tree::List(items.iter().filter_map(|item| tree(item, shape)).collect())),
        (Value::Scalar(text), Shape::Scalar(form)) => Some(Tree::Value(text.to_string(), Sort::of(form))),
        (Value::Map(_), Shape::Part(schema)) => Some(Tree::Part(part(node, schema)?)),
        (Value::Map(ends), Shape::Scalar(form)) if *form == Period::form() => {
            let end = |names: [&str; 2]| {
                ends.iter().find(|(key, _)| names.contains(&key.text.as_ref())).and_then(|(_, node)| match &node.value {
                    Value::Scalar(text) => Some(text.to_string()),
                    _ => None,
                })
            };
            Some(Tree::Value(format!("{}/{}", end(["from", "起"])?, end(["until", "止"])?), Sort::Period))
        }
        _ => None,
    }
}

/// Writes a tree as YAML, keys and words in one language.
pub fn write(part: &Part, language: Language) -> String {
    // A mapping of strings can always be written.
    let text = serde_yaml::to_string(&yaml_of_part(part, language)).unwrap_or_default();
    text.lines().flat_map(|line| [unquoted(line), "\n".to_string()]).collect()
}

fn yaml_of_part(part: &Part, language: Language) -> Yaml {
    let pair = |entry: &Entry| {
        let key = if language == Language::Chinese { entry.alias } else { entry.key };
        (Yaml::String(key.to_string()), yaml_of(&entry.tree, language))
    };
    Yaml::Mapping(part.iter().map(pair).collect::<Mapping>())
}

fn yaml_of(tree: &Tree, language: Language) -> Yaml {
    match tree {
        Tree::Value(text, Sort::Word(words)) => {
            let pair = words.iter().find(|(english, chinese)| english == text || chinese == text);
            let word = pair.map(|(english, chinese)| if language == Language::Chinese { *chinese } else { *english });
            match word.unwrap_or(text) {
                "true" => Yaml::Bool(true),
                "false" => Yaml::Bool(false),
                word => Yaml::String(word.to_string()),
            }
        }
        Tree::Value(text, Sort::Number) => whole(text).map_or_else(|| Yaml::String(text.clone()), |number| Yaml::Number(number.into())),
        Tree::Value(text, _) => Yaml::String(text.clone()),
        Tree::List(items) => Yaml::Sequence(items.iter().map(|item| yaml_of(item, language)).collect()),
        Tree::Part(part) => yaml_of_part(part, language),
    }
}

/// A whole number, if that is how it would be written again.
fn whole(text: &str) -> Option<i64> {
    text.parse::<i64>().ok().filter(|number| number.to_string() == text)
}

/// Takes the quotes off an amount; records are read from their own text, so that `7140.00` needs none.
fn unquoted(line: &str) -> String {
    let amount = |text: &str| {
        let (yuan, fen) = text.split_once('.').unwrap_or(("", ""));
        !yuan.is_empty() && (1..=2).contains(&fen.len()) && yuan.bytes().chain(fen.bytes()).all(|b| b.is_ascii_digit())
    };
    match line.split_once(": '") {
        Some((key, rest)) if rest.strip_suffix('\'').is_some_and(amount) => format!("{key}: {}", rest.trim_end_matches('\'')),
        _ => line.to_string(),
    }
}

/// A source of a kind's example, named so that its front matter is found.
fn example(text: &str) -> Arc<Source> {
    Arc::new(Source { path: format!("example.{}", extension(text)), text: text.to_string(), ..Source::default() })
}

/// How the file of a record of this form is to end.
fn extension(text: &str) -> &'static str {
    if text.starts_with("---") { "md" } else { "yaml" }
}
