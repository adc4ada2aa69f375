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

/// The three files.
pub fn files() -> Bundle {
    let mut bundle = Bundle::default();
    bundle.put("_headers", headers());
    bundle.put("hosting/nginx.conf", nginx());
    bundle.put("hosting/Caddyfile", caddy());
    bundle
}

/// Every header of every file.
fn always() -> impl Iterator<Item = (&'static str, String)> {
    let policy = ("Content-Security-Policy", format!("{POLICY}; {FRAMED}"));
    std::iter::once(policy).chain(ALWAYS.iter().map(|(name, value)| (*name, (*value).to_string())))
}

fn headers() -> String {
    let mut out = String::from("/*\n");
    always().for_each(|(name, value)| out.push_str(&format!("  {name}: {value}\n")));
    out.push_str(&format!("  Cache-Control: {PAGES}\n"));
    for (path, cached) in [("/assets/*", KEPT), ("/:unit/assets/*", KEPT), ("/:unit/newest.json", FRESH), ("/:unit/kiosk.json", FRESH)] {
        // Such hosts join what several rules say; the general word is taken back first.
        out.push_str(&format!("{path}\n  ! Cache-Control\n  Cache-Control: {cached}\n"));
    }
    out
}

fn nginx() -> String {
    let mut out = String::from(concat!(
        "# 放进 nginx 的 server 段里：include /…/public/hosting/nginx.conf;\n",
        "# In the server block: include /…/public/hosting/nginx.conf;\n",
        "charset utf-8;\n",
        "index index.html;\n",
        "error_page 404 /404.html;\n",
        "gzip on;\n",
        "gzip_vary on;\n",
        "gzip_types text/css text/javascript application/javascript application/json application/xml image/svg+xml text/csv;\n",
        "expires 5m;\n",
    ));
    always().for_each(|(name, value)| out.push_str(&format!("add_header {name} \"{value}\" always;\n")));
    // A location with headers of its own would lose those above; `expires` keeps them.
    out.push_str(concat!(
        "location ~ /assets/ { expires max; }\n",
        "location ~ /(newest|kiosk)\\.json$ { expires -1; }\n",
        "location ~ \\.webmanifest$ { types { } default_type application/manifest+json; }\n",
        "location ~ \\.ics$ { types { } default_type \"text/calendar; charset=utf-8\"; }\n",
    ));
    out
}

fn caddy() -> String {
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
            "handle_errors {{\n{strict}rewrite * /404.html\nfile_server\n}}\n",
        ),
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
        for (path, file) in files().iter() {
            let Artifact::Bytes(bytes) = file else { panic!("{path}") };
            let text = String::from_utf8_lossy(bytes);
            for (name, value) in always() {
                assert!(text.contains(name) && text.contains(&value), "{path}: {name}");
            }
            assert!(!text.contains("unsafe"), "{path}");
        }
    }
}
