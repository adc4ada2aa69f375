//! The files of a theme: those embedded in the program, and those of the workspace laid over them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use rust_embed::Embed;

use crate::base::diagnostic::{Diagnostic, Said};
use crate::base::source::{self, Source, Span};
use crate::base::yaml;
use crate::said;
use crate::unit::board::Locale;

use super::catalogue::Catalogue;
use super::complaint::Complaint;
use super::style::minified;
use super::{Asset, hex};

#[derive(Embed)]
#[folder = "themes/default/"]
struct DefaultTheme;

/// The bytes of a file of the embedded theme.
pub fn embedded(path: &str) -> Option<Cow<'static, [u8]>> {
    DefaultTheme::get(path).map(|file| file.data)
}

/// Every file of the embedded theme, in order of path.
pub fn embedded_files() -> Vec<String> {
    let mut names: Vec<String> = DefaultTheme::iter().map(|name| name.to_string()).collect();
    names.sort();
    names
}

/// Gathered files: texts by path, other bytes by path; what the workspace lays over a catalogue is kept beside it.
#[derive(Debug, Default)]
pub struct Files {
    texts: BTreeMap<String, Arc<Source>>,
    over: BTreeMap<String, Arc<Source>>,
    bytes: BTreeMap<String, Vec<u8>>,
}

fn is_text(path: &str) -> bool {
    [".html", ".css", ".yaml", ".typ", ".svg", ".js", ".xml", ".txt", ".md"].iter().any(|end| path.ends_with(end))
}

/// A script without whole lines of comment and without indentation; the ends of lines, which can mean something, stay.
fn bare(script: &[u8]) -> Vec<u8> {
    let lines = script.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let told = lines.filter(|line| !line.is_empty() && !line.starts_with(b"//"));
    told.flat_map(|line| line.iter().copied().chain([b'\n'])).collect()
}

impl Files {
    /// Lays the workspace's files over the embedded ones.
    pub fn gather(name: &str, overrides: &[(String, Vec<u8>)], found: &mut Vec<Diagnostic>) -> Self {
        let mut files = Files::default();
        for path in embedded_files() {
            if let Some(bytes) = embedded(&path) {
                files.put(&format!("themes/default/{path}"), &path, &bytes, false, found);
            }
        }
        for (path, bytes) in overrides {
            if embedded(path).is_none_or(|known| known.as_ref() != bytes.as_slice()) {
                files.put(&format!("themes/{name}/{path}"), path, bytes, true, found);
            }
        }
        files
    }

    fn put(&mut self, shown: &str, path: &str, bytes: &[u8], over: bool, found: &mut Vec<Diagnostic>) {
        if !is_text(path) {
            self.bytes.insert(path.to_string(), bytes.to_vec());
            return;
        }
        match source::decode(shown, bytes) {
            Ok(text) => {
                found.extend(source::controls(&text));
                let texts = if over && path.starts_with("i18n/") { &mut self.over } else { &mut self.texts };
                texts.insert(path.to_string(), text);
            }
            Err(diagnostic) => found.push(diagnostic),
        }
    }

    /// The templates: name below `templates/` and source.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &Arc<Source>)> {
        self.texts.iter().filter_map(|(path, source)| path.strip_prefix("templates/").map(|name| (name, source)))
    }

    /// The poster templates: path and text.
    pub fn sheets(&self) -> impl Iterator<Item = (&str, &str)> {
        let texts = self.texts.iter().filter(|(path, _)| path.starts_with("poster/") && path.ends_with(".typ"));
        texts.map(|(path, source)| (path.as_str(), source.text.as_str()))
    }

    /// The styles in order of path.
    pub fn styles(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().filter_map(|(path, source)| path.strip_prefix("styles/").map(|name| (name, source.text.as_str())))
    }

    /// The files to be published as they are.
    pub fn assets(&self) -> BTreeMap<String, Asset> {
        let texts = self.texts.iter().map(|(path, source)| (path, source.text.as_bytes()));
        let bytes = self.bytes.iter().map(|(path, bytes)| (path, bytes.as_slice()));
        let mut assets = BTreeMap::new();
        for (path, bytes) in texts.chain(bytes) {
            if let Some((stem, extension)) = path.strip_prefix("assets/").and_then(|name| name.rsplit_once('.')) {
                let bytes = match extension {
                    "js" => bare(bytes),
                    "css" => std::str::from_utf8(bytes).map_or_else(|_| bytes.to_vec(), |text| minified(text).into_bytes()),
                    _ => bytes.to_vec(),
                };
                assets.insert(format!("{stem}.{extension}"), Asset::new(stem, extension, bytes));
            }
        }
        assets
    }

    /// Reads the catalogue of a locale: `i18n/<locale>.yaml` for the pages, `i18n/<kind>.<locale>.yaml` for each kind, and
    /// what the workspace lays over them.
    pub fn catalogue(&self, locale: Locale, found: &mut Vec<Diagnostic>) -> Catalogue {
        let ending = format!("{}.yaml", locale.word());
        let is_of_locale = |path: &str| {
            let name = path.strip_prefix("i18n/").unwrap_or_default();
            name == ending || name.strip_suffix(ending.as_str()).is_some_and(|stem| stem.ends_with('.'))
        };
        let mut catalogue = Catalogue::default();
        for source in [&self.texts, &self.over].into_iter().flatten().filter(|(path, _)| is_of_locale(path)).map(|(_, source)| source) {
            if let Some(root) = yaml::parse(source, Span::new(0, source.text.len()), found) {
                catalogue.take(source, &root, found);
            }
        }
        catalogue
    }

    /// A digest over all paths and bytes.
    pub fn digest(&self) -> String {
        let mut all = Vec::new();
        let texts = self.texts.iter().chain(&self.over).map(|(path, source)| (path, source.text.as_bytes()));
        for (path, bytes) in texts.chain(self.bytes.iter().map(|(path, bytes)| (path, bytes.as_slice()))) {
            all.extend_from_slice(path.as_bytes());
            all.push(0);
            all.extend_from_slice(hex(bytes, 32).as_bytes());
        }
        hex(&all, 16)
    }
}

/// A finding on the line of a template that the engine complains of; `failed` says what became of it.
pub fn misused(files: &Files, complaint: &Complaint, failed: &Said) -> Diagnostic {
    let named = files.templates().find(|(name, _)| *name == complaint.template);
    let source = named.or_else(|| files.templates().next()).map(|(_, source)| Arc::clone(source));
    let source = source.unwrap_or_else(|| Arc::new(Source { path: "themes".to_string(), text: String::new(), ..Source::default() }));
    // Labels are put in place line by line, so a line is where it was, and a column may not be.
    let lines = || source.text.split_inclusive('\n');
    let start: usize = lines().take(complaint.line.saturating_sub(1)).map(str::len).sum();
    let line = lines().nth(complaint.line.saturating_sub(1)).unwrap_or("");
    let indent = line.len() - line.trim_start().len();
    let span = Span::new(start + indent, start + line.trim_end().len().max(indent));
    let (Said { zh, en }, what) = (failed, &complaint.what);
    let mend = said!(
        "对照原来的模板改：gongshi theme eject 拿出原样；删掉这个文件就用回原样",
        "compare it with the original from `gongshi theme eject`; without the file the original is used"
    );
    finding("theme/format/template", &source, span, &format!("{zh}：{}", what.zh), &format!("{en}: {}", what.en)).mend(mend)
}

/// A finding about a stretch of a theme's file.
pub fn finding(rule: &'static str, source: &Arc<Source>, span: Span, zh: &str, en: &str) -> Diagnostic {
    Diagnostic::error(rule, source.place(span), Said { zh: zh.to_string(), en: en.to_string() })
}
