//! A theme in one locale: its words, and its templates with those words in place.

use tera::{Context, Tera};

use crate::base::diagnostic::Diagnostic;
use crate::base::source::Span;
use crate::unit::board::Locale;

use super::catalogue::Catalogue;
use super::files::{Files, finding};
use super::labels;

/// A theme in one locale.
#[derive(Debug)]
pub struct Voice {
    /// Which locale.
    pub locale: Locale,
    /// Its words.
    pub catalogue: Catalogue,
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
            let source = files.templates().find(|(name, _)| Some(*name) == filename(&error)).or_else(|| files.templates().next());
            if let Some((_, source)) = source {
                let text = error.to_string();
                found.push(finding(
                    "theme/format/template",
                    source,
                    Span::default(),
                    &format!("模板读不通：{text}"),
                    &format!("the template cannot be read: {text}"),
                ));
            }
            return None;
        }
        Some(Voice { locale, catalogue, tera })
    }

    /// Whether there is a template of this name.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// Renders a template with its one struct into a buffer.
    ///
    /// # Errors
    /// The engine's own message, which names template and place; with the embedded theme this cannot happen.
    pub fn render<T: serde::Serialize>(&self, template: &str, with: &T, out: &mut Vec<u8>) -> Result<(), String> {
        let context = Context::from_serialize(with).map_err(|error| error.to_string())?;
        self.tera.render_to(template, &context, out).map_err(|error| error.to_string())
    }
}

fn filename(error: &tera::Error) -> Option<&str> {
    match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => Some(report.filename()),
        _ => None,
    }
}
