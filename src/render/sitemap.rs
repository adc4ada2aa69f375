//! What search engines are told: `robots.txt`, and a site map where the address is known.

use crate::artifact::Bundle;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::site::{Content, DATA, Site};
use crate::theme::{Theme, push_escaped};
use crate::unit::board::Locale;

use super::html::prefix;

/// `robots.txt` and `sitemap.xml`.
pub fn render(site: &Site, _theme: &Theme, locales: &[Locale], _found: &mut Vec<Diagnostic>) -> Bundle {
    let mut bundle = Bundle::default();
    bundle.put("robots.txt", robots(site.address.as_deref(), "sitemap.xml"));
    if let Some(address) = &site.address {
        bundle.put("sitemap.xml", map(site, address, locales));
    }
    bundle
}

/// Everything may be read; the map is named where there is one.
pub fn robots(address: Option<&str>, map: &str) -> String {
    let mut out = String::from("User-agent: *\nAllow: /\n");
    if let Some(address) = address {
        out.push_str(&format!("Sitemap: {address}/{map}\n"));
    }
    out
}

fn map(site: &Site, address: &str, locales: &[Locale]) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let pages = site.pages.iter().filter_map(|page| Some((page.route.as_str(), changed(site, &page.content)?)));
    let data = (!site.tables.is_empty()).then_some((DATA, site.newest));
    for (route, changed) in pages.chain(data) {
        for locale in locales {
            out.push_str("<url><loc>");
            push_escaped(&mut out, &format!("{address}/{}{}", prefix(locales, *locale), route));
            out.push_str("</loc>");
            if let Some(date) = changed {
                out.push_str(&format!("<lastmod>{date}</lastmod>"));
            }
            out.push_str("</url>\n");
        }
    }
    out.push_str("</urlset>\n");
    out
}

/// When a page last changed, where that is known; none for a page that is not listed.
fn changed(site: &Site, content: &Content) -> Option<Option<Date>> {
    match content {
        Content::Home(_) | Content::List(_) | Content::Duties(_) | Content::Search | Content::Buildings(_) | Content::Building(_) => {
            Some(site.newest)
        }
        Content::Record(record) if !record.standing.draft => Some(Some(record.teaser.published)),
        _ => None,
    }
}
