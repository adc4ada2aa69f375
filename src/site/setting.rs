//! What a site is planned for, beside the compound itself.

use super::Footer;

/// What a site is planned for, beside the compound itself.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// Where the board stands on the web, without a trailing slash.
    pub base_url: Option<String>,
    /// How the portal is reached from the site's root.
    pub portal: Option<String>,
    /// Footer lines.
    pub footer: Footer,
    /// Shows drafts and what is dated ahead, marked as such.
    pub preview: bool,
}
