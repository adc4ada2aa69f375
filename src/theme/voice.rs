//! A theme in one locale: its words, and its templates with those words in place.

use tera::{Context, Tera};

use crate::base::diagnostic::Diagnostic;
use crate::said;
use crate::unit::board::Locale;

use super::catalogue::Catalogue;
use super::complaint::{self, Complaint};
use super::files::{self, Files};
use super::glossary::Glossary;
use super::labels;

/// A theme in one locale.
#[derive(Debug)]
pub struct Voice {
    /// Which locale.
    pub locale: Locale,
    /// Its words.
    pub catalogue: Catalogue,
    /// The words a page explains.
    pub glossary: Glossary,
    tera: Tera,
}

impl Voice {
    /// Parses the templates with the words in place; none when something was wrong with them.
    pub(super) fn new(locale: Locale, catalogue: Catalogue, files: &Files, found: &mut Vec<Diagnostic>) -> Option<Self> {
        let before = found.len();
        let mut tera = Tera::new();
        let templates: Vec<(&str, String)> =
            files.templates().map(|(name, source)| (name, labels::put_in_place(source, &catalogue, found))).collect();
        if found.len() > before {
            return None;
        }
        if let Err(error) = tera.add_raw_templates(templates) {
            found.push(files::misused(files, &complaint::of(&error), &said!("模板读不通", "the template cannot be read")));
            return None;
        }
        let glossary = Glossary::of(&catalogue);
        Some(Voice { locale, catalogue, glossary, tera })
    }

    /// Whether there is a template of this name.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// Renders a template with its one struct into a buffer.
    ///
    /// # Errors
    /// What the engine complains of; with the embedded theme this cannot happen.
    pub fn render<T: serde::Serialize>(&self, template: &str, with: &T, out: &mut Vec<u8>) -> Result<(), Box<Complaint>> {
        let context = Context::from_serialize(with).map_err(|error| complained(&error))?;
        self.tera.render_to(template, &context, out).map_err(|error| complained(&error))
    }
}

fn complained(error: &tera::Error) -> Box<Complaint> {
    Box::new(complaint::of(error))
}
