//! What a web server is told besides the files: the strict policy, what may be kept and for how long, the page for what is not there.
//!
//! | file | for |
//! |---|---|
//! | `_headers` | hosts that read such a file (Cloudflare Pages, Netlify) |
//! | `hosting/nginx.conf` | to be included in a `server` block of nginx |
//! | `hosting/Caddyfile` | to be imported in a site of Caddy |
//!
//! Without any of them a page is as strict: it carries the policy itself.

use crate::artifact::Bundle;

/// Nothing but files of the board itself: no inline script or style, nobody else's, no form that leads elsewhere.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// What only a header can say: nobody frames a page.
const FRAMED: &str = "frame-ancestors 'none'";

/// The other headers of every file.
const ALWAYS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// Files whose names change with what they hold may be kept for ever; the small ones that tell of news never.
const KEPT: &str = "public, max-age=31536000, immutable";
const FRESH: &str = "no-cache";
const PAGES: &str = "max-age=300";

/// The three files, for a board that stands at an address, or at the root of its host.
pub fn files(address: Option<&str>) -> Bundle {
    let below = below(address.unwrap_or_default());
    let mut bundle = Bundle::default();
    bundle.put("_headers", headers(&below));
    bundle.put("hosting/nginx.conf", nginx(&below));
    bundle.put("hosting/Caddyfile", caddy(&below));
    bundle
}

/// The path of an address, without a slash at its end; of a path with characters that servers take for their own, nothing.
fn below(address: &str) -> String {
    let path = address.split_once("://").map_or("", |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'));
    let path = path.trim_matches('/');
    if path.is_empty() || !plain { String::new() } else { format!("/{path}") }
}

/// Every header of every file.
fn always() -> impl Iterator<Item = (&'static str, String)> {
    let policy = ("Content-Security-Policy", format!("{POLICY}; {FRAMED}"));
    std::iter::once(policy).chain(ALWAYS.iter().map(|(name, value)| (*name, (*value).to_string())))
}

fn headers(below: &str) -> String {
    let mut out = format!("{below}/*\n");
    always().for_each(|(name, value)| out.push_str(&format!("  {name}: {value}\n")));
    out.push_str(&format!("  Cache-Control: {PAGES}\n"));
    for (path, cached) in [("/assets/*", KEPT), ("/:unit/assets/*", KEPT), ("/:unit/newest.json", FRESH), ("/:unit/kiosk.json", FRESH)] {
        // Such hosts join what several rules say; the general word is taken back first.
        out.push_str(&format!("{below}{path}\n  ! Cache-Control\n  Cache-Control: {cached}\n"));
    }
    out
}

fn nginx(below: &str) -> String {
    let mut out = String::from(concat!(
        "# 放进 nginx 的 server 段里：include /…/public/hosting/nginx.conf;\n",
        "# In the server block: include /…/public/hosting/nginx.conf;\n",
        "charset utf-8;\n",
        "index index.html;\n",
        "gzip on;\n",
        "gzip_vary on;\n",
        "gzip_types text/css text/javascript application/javascript application/json application/xml image/svg+xml text/csv;\n",
        "expires 5m;\n",
    ));
    always().for_each(|(name, value)| out.push_str(&format!("add_header {name} \"{value}\" always;\n")));
    out.push_str(&format!("error_page 404 {below}/404.html;\n"));
    // A location with headers of its own would lose those above; `expires` keeps them.
    out.push_str(concat!(
        "location ~ /assets/ { expires max; }\n",
        "location ~ /(newest|kiosk)\\.json$ { expires -1; }\n",
        "location ~ \\.webmanifest$ { types { } default_type application/manifest+json; }\n",
        "location ~ \\.ics$ { types { } default_type \"text/calendar; charset=utf-8\"; }\n",
    ));
    // What is not there is answered by the compound whose folder it is, if there is one.
    out.push_str(&format!("location ~ \"^{}(/[^/]+)/\" {{ set $unit $1; error_page 404 @lost; }}\n", below.replace('.', "\\.")));
    out.push_str(&format!("location @lost {{ try_files {below}$unit/404.html {below}/404.html =404; }}\n"));
    out
}

fn caddy(below: &str) -> String {
    let mut out = String::from(concat!(
        "# 放进 Caddy 的站点段里：import /…/public/hosting/Caddyfile\n",
        "# In the site's block: import /…/public/hosting/Caddyfile\n",
        "encode gzip\n",
    ));
    let lines: String = always().map(|(name, value)| format!("\t{name} \"{value}\"\n")).collect();
    let strict = format!("header {{\n{lines}\t-Server\n}}\n");
    out.push_str(&strict);
    // What answers an error knows nothing of the headers above.
    out.push_str(&format!(
        concat!(
            "@kept path_regexp /assets/\n",
            "header @kept Cache-Control \"{kept}\"\n",
            "@fresh path_regexp /(newest|kiosk)\\.json$\n",
            "header @fresh Cache-Control \"{fresh}\"\n",
            "@pages not path_regexp /assets/|/(newest|kiosk)\\.json$\n",
            "header @pages Cache-Control \"{pages}\"\n",
            "handle_errors {{\n{strict}@unit path_regexp unit ^{pattern}(/[^/]+)/\n",
            "handle @unit {{\n\ttry_files {below}{{re.unit.1}}/404.html {below}/404.html\n\tfile_server\n}}\n",
            "handle {{\n\trewrite * {below}/404.html\n\tfile_server\n}}\n}}\n",
        ),
        below = below,
        pattern = below.replace('.', "\\."),
        strict = strict,
        kept = KEPT,
        fresh = FRESH,
        pages = PAGES,
    ));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::Artifact;

    #[test]
    fn every_server_is_told_the_same_headers() {
        for (path, file) in files(Some("https://gs.example.cn/board/")).iter() {
            let Artifact::Bytes(bytes) = file else { panic!("{path}") };
            let text = String::from_utf8_lossy(bytes);
            for (name, value) in always() {
                assert!(text.contains(name) && text.contains(&value), "{path}: {name}");
            }
            assert!(!text.contains("unsafe") && text.contains("/board/"), "{path}");
        }
    }

    #[test]
    fn a_path_with_marks_of_a_server_is_none() {
        let of = |address: &str| below(address);
        assert_eq!(
            [of("https://a.cn"), of("https://a.cn/"), of("https://a.cn/x/y/"), of("https://a.cn/{x}"), of("")],
            ["", "", "/x/y", "", ""]
        );
    }
}
