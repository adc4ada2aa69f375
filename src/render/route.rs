//! How one page reaches others: links are relative, except on the page that may be shown at any depth.

/// Where a page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// From here to the root of the locale: `../`.
    pub up: String,
    /// From here to the root of the site, where files stand that all locales share.
    pub root: String,
}

impl Spot {
    /// A page at so many folders below the root of its locale; `prefix` is the locale's own folder: `en/` or nothing.
    pub fn at(depth: usize, prefix: &str) -> Self {
        Spot { up: "../".repeat(depth), root: "../".repeat(depth + prefix.matches('/').count()) }
    }

    /// A page that may be shown at any depth: links begin at the host's root, so that they hold on every mirror.
    pub fn anywhere(address: Option<&str>, prefix: &str) -> Self {
        let root = address.map(|address| format!("{}/", path_of(address))).unwrap_or_default();
        let up = if address.is_some() { format!("{root}{prefix}") } else { String::new() };
        Spot { up, root }
    }

    /// A link to a page of the same locale.
    pub fn page(&self, route: &str) -> String {
        [&self.up, &*quoted(route)].concat()
    }

    /// A link to a file that all locales share.
    pub fn shared(&self, route: &str) -> String {
        [&self.root, &*quoted(route)].concat()
    }
}

/// The path of an address: what follows the host.
fn path_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("")
}

/// How many folders a route stands below its root.
pub fn depth(route: &str) -> usize {
    route.matches('/').count()
}

/// Writes a path so that it can stand in a link: whatever is neither plain ASCII nor a separator is percent-encoded.
pub fn quoted(path: &str) -> std::borrow::Cow<'_, str> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/#=,:@!".contains(&b);
    if path.bytes().all(plain) {
        return path.into();
    }
    let mut out = String::with_capacity(path.len() * 2);
    for byte in path.bytes() {
        if plain(byte) { out.push(char::from(byte)) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_climb_to_the_root_they_need() {
        let spot = Spot::at(depth("finance/2026-q3.html"), "en/");
        assert_eq!(spot.page("index.html"), "../index.html");
        assert_eq!(spot.shared("assets/a.css"), "../../assets/a.css");
        assert_eq!(Spot::at(0, "").page("index.html"), "index.html");
    }

    #[test]
    fn the_page_for_lost_visitors_links_from_anywhere() {
        let spot = Spot::anywhere(Some("https://a.cn/x"), "en/");
        assert_eq!(spot.page("index.html"), "/x/en/index.html");
        assert_eq!(spot.shared("a.css"), "/x/a.css");
    }

    #[test]
    fn other_characters_are_encoded() {
        assert_eq!(quoted("附 a.pdf"), "%E9%99%84%20a.pdf");
    }
}
