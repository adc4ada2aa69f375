//! From pages to files: every format is a pure function of the planned site and the theme.
//!
//! Renderers know pages and disclosures, never kinds. What a broken theme of the workspace makes impossible is left out and
//! reported; everything else is always rendered.

mod bar;
mod calendar;
mod cells;
mod chart;
mod data;
mod diagram;
mod feed;
mod hosting;
mod html;
mod manifest;
mod newest;
mod picture;
mod portal;
#[cfg(feature = "poster")]
pub mod poster;
mod prose;
mod qr;
mod route;
mod search;
mod sitemap;
mod webmanifest;

use crate::artifact::Bundle;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::site::{Site, Summary};
use crate::theme::Theme;
use crate::unit::board::{Board, Locale};

pub use data::field as csv_field;
pub use manifest::{digests, manifest};
pub use qr::Code;

/// One format: which files it makes of a site.
type Format = fn(&Site, &Theme, &[Locale], &mut Vec<Diagnostic>) -> Bundle;

/// Every format of a unit's site, one line each.
const FORMATS: &[Format] =
    &[html::render, feed::render, calendar::render, sitemap::render, webmanifest::render, newest::render, search::render];

/// Renders the site of one unit in all locales; the first locale stands at the root, the others in folders of their names.
///
/// # Diagnostics
/// `theme/format/template` for a template of the workspace that fails; the embedded theme has none.
pub fn render(site: &Site, theme: &Theme, locales: &[Locale], found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    for format in FORMATS {
        bundle.extend(format(site, theme, locales, found));
    }
    // Its page tells how large the files are.
    let data = data::render(site, theme, locales);
    bundle.extend(html::data(site, theme, locales, &data, found));
    bundle.extend(data);
    bundle
}

/// Renders the portal over all units; `address` is where it will stand, without a trailing slash.
///
/// # Diagnostics
/// As [`render`].
pub fn render_portal(
    board: &Board,
    address: Option<&str>,
    summaries: &[Summary],
    theme: &Theme,
    as_of: Date,
    found: &mut Vec<Diagnostic>,
) -> Bundle {
    portal::render(board, address, summaries, theme, as_of, found)
}
