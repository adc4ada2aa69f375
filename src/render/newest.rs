//! `newest.json`: the newest record's date and the digest of what is published, in a few bytes, by which a page that was kept by a
//! browser learns that it is old; a correction of the same day and a withdrawal change the digest, a day that passes does not.

use crate::artifact::Bundle;
use crate::base::diagnostic::Diagnostic;
use crate::site::Site;
use crate::theme::Theme;
use crate::unit::board::Locale;

/// The file's name.
pub const NEWEST: &str = "newest.json";

/// The file of a unit; none for one without records.
pub fn render(site: &Site, _theme: &Theme, _locales: &[Locale], _found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    if let Some(newest) = site.newest {
        bundle.put(NEWEST, format!("{{\"newest\":\"{newest}\",\"set\":\"{}\"}}\n", site.edition));
    }
    bundle
}
