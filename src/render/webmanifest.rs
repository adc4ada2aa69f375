//! `site.webmanifest`: name and icons, so that a board can be kept on the phone's first screen.

use serde::Serialize;

use crate::artifact::Bundle;
use crate::base::diagnostic::Diagnostic;
use crate::site::Site;
use crate::theme::Theme;
use crate::unit::board::Locale;

#[derive(Debug, Serialize)]
struct WebManifest<'a> {
    name: &'a str,
    short_name: String,
    lang: &'static str,
    start_url: &'static str,
    scope: &'static str,
    display: &'static str,
    background_color: &'static str,
    theme_color: &'static str,
    icons: Vec<Icon<'a>>,
}

#[derive(Debug, Serialize)]
struct Icon<'a> {
    src: &'a str,
    sizes: &'static str,
    r#type: &'static str,
}

/// The manifest of a unit.
pub fn render(site: &Site, theme: &Theme, locales: &[Locale], _found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    let icon = |name: &str, sizes, mime| theme.asset(name).map(|asset| Icon { src: &asset.route, sizes, r#type: mime });
    let manifest = WebManifest {
        name: &site.place.name,
        short_name: site.place.name.chars().take(8).collect(),
        lang: locales.first().copied().unwrap_or(Locale::ZhHans).tag(),
        start_url: "index.html",
        scope: "./",
        display: "browser",
        background_color: "#fbfaf6",
        theme_color: "#0e4a5a",
        icons: [icon("icon.svg", "any", "image/svg+xml"), icon("icon.png", "512x512", "image/png")].into_iter().flatten().collect(),
    };
    // Strings and lists always serialise.
    if let Ok(json) = serde_json::to_string_pretty(&manifest) {
        bundle.put("site.webmanifest", json);
    }
    bundle
}
