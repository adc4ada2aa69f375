//! What is told of files, tables, packs and the board itself, where no rule judges a record: how bad it is, and its manual page.

use std::sync::{Arc, LazyLock};

use crate::base::diagnostic::{Said, Severity};
use crate::base::source::{Source, Span};
use crate::base::yaml::{self, Value};

const TEXT: &str = include_str!("told.yaml");

/// What may be told without a rule.
#[derive(Debug)]
pub struct Told {
    /// Permanent id, in the brackets of a message.
    pub id: String,
    /// How bad it is at its worst.
    pub severity: Severity,
    /// In one line.
    pub title: String,
    /// The manual page.
    pub page: Said,
}

/// The file is part of the program, so reading it once is as pure as a constant.
static TOLD: LazyLock<Vec<Told>> = LazyLock::new(read);

/// All of it, in order of id.
pub fn told() -> &'static [Told] {
    &TOLD
}

fn read() -> Vec<Told> {
    let source = Arc::new(Source { path: "told.yaml".to_string(), text: TEXT.to_string(), ..Source::default() });
    let Some(root) = yaml::parse(&source, Span::new(0, TEXT.len()), &mut Vec::new()) else { return Vec::new() };
    let Value::Map(entries) = &root.value else { return Vec::new() };
    let one = |(id, page): &(yaml::Key, yaml::Node)| {
        let Value::Map(parts) = &page.value else { return None };
        let part = |name: &str| match &parts.iter().find(|(key, _)| key.text == name)?.1.value {
            Value::Scalar(text) => Some(text.to_string()),
            _ => None,
        };
        let severity =
            [Severity::Error, Severity::Warning, Severity::Advice].into_iter().find(|s| Some(s.word()) == part("severity").as_deref());
        let page = Said { zh: part("zh")?, en: part("en")? };
        Some(Told { id: id.text.to_string(), severity: severity?, title: part("title")?, page })
    };
    entries.iter().filter_map(one).collect()
}
