//! How everything looks and what everything is called: templates, styles and catalogues.
//!
//! The theme `default` is embedded in the program; any of its files can be overridden by a file of the same path below
//! `themes/<name>/` of the workspace. Templates are parsed once, one set for each locale with its labels already in place;
//! after that a theme is read-only and shared by all threads.

mod catalogue;
mod complaint;
mod files;
mod glossary;
mod labels;
mod style;
mod voice;

use std::collections::BTreeMap;

use bytes::Bytes;
use sha2::{Digest, Sha256};

use crate::base::diagnostic::Diagnostic;
use crate::said;
use crate::unit::board::Locale;

pub use complaint::Complaint;

pub use catalogue::{Catalogue, Piece, Text, escaped, push_escaped, unlabelled};
pub use files::{embedded, embedded_files};
pub use glossary::{Glossary, Term};
pub use labels::{FamilyWords, problems};
pub use voice::Voice;

use files::Files;

/// A published file of the theme: its name carries a digest of its bytes, so that it may be cached for ever.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Path from the site's root: `assets/gongshi.1a2b3c4d.css`.
    pub route: String,
    /// What it holds.
    pub bytes: Bytes,
}

impl Asset {
    fn new(stem: &str, extension: &str, bytes: Vec<u8>) -> Self {
        let route = format!("assets/{stem}.{}.{extension}", hex(&bytes, 4));
        Asset { route, bytes: bytes.into() }
    }
}

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    voices: BTreeMap<Locale, Voice>,
    stylesheet: Asset,
    assets: BTreeMap<String, Asset>,
    files: Files,
    digest: String,
}

impl Theme {
    /// The embedded theme alone.
    ///
    /// # Errors
    /// What is wrong with it; a test keeps this empty.
    pub fn embedded() -> Result<Self, Vec<Diagnostic>> {
        Self::load("default", &[])
    }

    /// The embedded theme with files of the workspace laid over it; paths are relative to `themes/<name>/`.
    ///
    /// A catalogue laid over another one need hold only the keys it changes. A file equal to the embedded one changes nothing.
    ///
    /// # Errors
    /// `theme/reference/label`, `theme/format/template`, `theme/format/catalogue`, `theme/format/text`, all of them in one go.
    pub fn load(name: &str, overrides: &[(String, Vec<u8>)]) -> Result<Self, Vec<Diagnostic>> {
        let mut found = Vec::new();
        let files = Files::gather(name, overrides, &mut found);
        let mut voices = BTreeMap::new();
        for locale in Locale::ALL {
            let catalogue = files.catalogue(*locale, &mut found);
            if let Some(voice) = Voice::new(*locale, catalogue, &files, &mut found) {
                voices.insert(*locale, voice);
            }
        }
        // The locales share their templates, and so the mistakes in them.
        found.dedup();
        if !found.is_empty() || voices.len() != Locale::ALL.len() {
            return Err(found);
        }
        let stylesheet = Asset::new("gongshi", "css", style::sheet(&files).into_bytes());
        let assets = files.assets();
        let digest = files.digest();
        Ok(Theme { voices, stylesheet, assets, files, digest })
    }

    /// Templates and words of one locale.
    pub fn voice(&self, locale: Locale) -> Option<&Voice> {
        self.voices.get(&locale)
    }

    /// The one stylesheet.
    pub fn stylesheet(&self) -> &Asset {
        &self.stylesheet
    }

    /// A file of the theme's `assets/` folder by its plain name: `icon.svg`.
    pub fn asset(&self, name: &str) -> Option<&Asset> {
        self.assets.get(name)
    }

    /// Every published file, the stylesheet first.
    pub fn published(&self) -> impl Iterator<Item = &Asset> {
        std::iter::once(&self.stylesheet).chain(self.assets.values())
    }

    /// The poster templates: path in the theme (`poster/main.typ`) and text, overridden or not.
    pub fn poster_templates(&self) -> Vec<(String, &str)> {
        self.files.sheets().map(|(path, text)| (path.to_string(), text)).collect()
    }

    /// A finding on a template that failed while a page was made.
    pub fn failure(&self, complaint: &Complaint) -> Diagnostic {
        files::misused(&self.files, complaint, &said!("模板出错，这一页没有做成", "a template failed, the page was not made"))
    }

    /// A digest of everything the theme can put into a page, for the fingerprint of a unit.
    pub fn digest(&self) -> &str {
        &self.digest
    }
}

/// The first bytes of the SHA-256 of something, in hexadecimal.
pub(crate) fn hex(bytes: &[u8], length: usize) -> String {
    crate::base::text::hexadecimal(Sha256::digest(bytes).get(..length).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_over(files: &[(&str, &str)]) -> Result<Theme, Vec<Diagnostic>> {
        let files: Vec<_> = files.iter().map(|(path, text)| (path.to_string(), text.as_bytes().to_vec())).collect();
        Theme::load("mine", &files)
    }

    #[test]
    fn the_embedded_theme_loads() {
        let theme = Theme::embedded().map_err(|found| found.into_iter().map(|d| d.what.en).collect::<Vec<_>>()).unwrap();
        assert!(theme.stylesheet().route.starts_with("assets/gongshi."));
        assert!(theme.voice(Locale::En).is_some());
    }

    #[test]
    fn an_equal_file_is_no_override_and_a_changed_one_is() {
        let plain = Theme::embedded().unwrap();
        let same = embedded("styles/tokens.css").unwrap();
        let equal = Theme::load("mine", &[("styles/tokens.css".into(), same.to_vec())]).unwrap();
        assert_eq!(plain.digest(), equal.digest());
        let changed = laid_over(&[("styles/tokens.css", ":root{--paper:#fff}")]).unwrap();
        assert_ne!(plain.digest(), changed.digest());
        assert_ne!(plain.stylesheet().route, changed.stylesheet().route);
    }

    #[test]
    fn a_catalogue_laid_over_changes_only_its_own_keys() {
        let theme = laid_over(&[("i18n/zh-hans.yaml", "home:\n  now: 本周公示\n")]).unwrap();
        let catalogue = &theme.voice(Locale::ZhHans).unwrap().catalogue;
        assert_eq!(catalogue.plain("home.now"), "本周公示");
        assert!(catalogue.has("home.money"));
    }

    #[test]
    fn an_unknown_label_names_template_line_and_key() {
        let found = laid_over(&[("templates/home.html", "<p>\n  [[home.nowhere]]</p>")]).unwrap_err();
        let first = found.first().unwrap();
        assert_eq!(first.place.source.path, "themes/mine/templates/home.html");
        assert_eq!(first.place.line_column(), (2, 3));
        assert!(first.what.en.contains("home.nowhere"));
    }

    #[test]
    fn a_broken_template_is_reported_with_its_place() {
        let found = laid_over(&[("templates/home.html", "a\n{% if x %}")]).unwrap_err();
        let told: Vec<_> = found.iter().map(|d| (d.rule, d.place.line_column(), d.what.zh.as_str())).collect();
        let words = "模板读不通：文件到这里就完了，前面有标签没有结束，如缺 {% endif %}、{% endfor %}、}}";
        assert_eq!(told, [("theme/format/template", (2, 1), words)], "once, though there are three locales");
    }
}
