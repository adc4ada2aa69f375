//! Who may come in, and what they may ask for: judged on the head of a request alone.

use std::net::IpAddr;

use hyper::header::{COOKIE, HOST, HeaderMap, ORIGIN};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};

/// The longest path with its query, in bytes.
const LONGEST: usize = 2048;
/// The folder of what the server itself serves; no unit can have this name.
const OWN: &str = "_gongshi";

/// Who may come in.
#[derive(Debug, Clone)]
pub struct Door {
    /// The port that is listened on.
    pub port: u16,
    /// Part of the path of script and events, so that no other site can guess it.
    pub token: String,
    /// What a visitor from the network must show; `None` when only this machine can connect.
    pub key: Option<String>,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A page or file, by its decoded path without the leading slash.
    Path(String),
    /// The script that listens for changes.
    Script,
    /// The stream of changes of a unit, or of the portal.
    Changes(String),
    /// The first visit from the network, with the right key.
    Entrance,
}

impl Door {
    /// Where the script stands.
    pub fn script(&self) -> String {
        format!("/{OWN}/{}/reload.js", self.token)
    }

    /// The path of the first visit from the network.
    pub fn entrance(&self) -> Option<String> {
        self.key.as_ref().map(|key| format!("/{OWN}/{key}/enter"))
    }

    /// The cookie that holds the key; one for each port, since browsers do not tell ports apart.
    pub fn cookie(&self) -> Option<String> {
        self.key.as_ref().map(|key| format!("gongshi-{}={key}", self.port))
    }

    /// Judges the head of a request.
    pub fn admit(&self, head: &Parts) -> Result<Asked, StatusCode> {
        let host = self.host(head)?;
        if head.uri.path_and_query().is_none_or(|path| path.as_str().len() > LONGEST) {
            return Err(if head.uri.path_and_query().is_some() { StatusCode::URI_TOO_LONG } else { StatusCode::BAD_REQUEST });
        }
        if head.method != Method::GET && head.method != Method::HEAD {
            return Err(StatusCode::METHOD_NOT_ALLOWED);
        }
        origin(&head.headers, host)?;
        let path = decoded(head.uri.path())?;
        if self.entrance().is_some_and(|entrance| same(entrance.trim_start_matches('/'), &path)) {
            return Ok(Asked::Entrance);
        }
        if !self.holds_key(&head.headers) {
            return Err(StatusCode::FORBIDDEN);
        }
        self.asked(path, head.uri.query().unwrap_or(""))
    }

    fn asked(&self, path: String, query: &str) -> Result<Asked, StatusCode> {
        let Some(own) = path.strip_prefix(OWN).filter(|rest| rest.is_empty() || rest.starts_with('/')) else {
            return Ok(Asked::Path(path));
        };
        match own.strip_prefix('/').and_then(|rest| rest.split_once('/')) {
            Some((token, "reload.js")) if same(token, &self.token) => Ok(Asked::Script),
            Some((token, "events")) if same(token, &self.token) => {
                let unit = query.split('&').find_map(|part| part.strip_prefix("unit=")).unwrap_or("");
                Ok(Asked::Changes(unit.to_string()))
            }
            _ => Err(StatusCode::NOT_FOUND),
        }
    }

    /// The one host of a request, if it is ours: a name of this machine, or with `--lan` any plain address. A name that
    /// somebody else's DNS points here (rebinding) is not.
    fn host<'h>(&self, head: &'h Parts) -> Result<&'h str, StatusCode> {
        let mut hosts = head.headers.get_all(HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return Err(StatusCode::BAD_REQUEST) };
        let host = host.to_str().map_err(|_| StatusCode::BAD_REQUEST)?;
        let named = head.uri.authority().is_none_or(|authority| authority.as_str().eq_ignore_ascii_case(host));
        let plain = head.uri.scheme_str().is_none_or(|scheme| scheme == "http");
        if named && plain && self.is_ours(host) { Ok(host) } else { Err(StatusCode::MISDIRECTED_REQUEST) }
    }

    fn is_ours(&self, host: &str) -> bool {
        let port = host.rsplit_once(':').filter(|(_, port)| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()));
        let (name, port) = port.map_or((host, Some(80)), |(name, port)| (name, port.parse::<u16>().ok()));
        let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
        let address = bare.parse::<IpAddr>().ok();
        let local = name.eq_ignore_ascii_case("localhost") || address.is_some_and(|address| address.is_loopback());
        port == Some(self.port) && (local || (self.key.is_some() && address.is_some()))
    }

    fn holds_key(&self, headers: &HeaderMap) -> bool {
        let Some(wanted) = self.cookie() else { return true };
        let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
        lines.flat_map(|line| line.split(';')).any(|cookie| same(cookie.trim(), &wanted))
    }
}

/// Only our own pages may ask from within a page; a link that leads here from elsewhere may be followed.
fn origin(headers: &HeaderMap, host: &str) -> Result<(), StatusCode> {
    let own = format!("http://{host}");
    let foreign = headers.get_all(ORIGIN).iter().any(|origin| !origin.as_bytes().eq_ignore_ascii_case(own.as_bytes()));
    let says = |name: &str| headers.get(name).map(|value| value.as_bytes());
    let elsewhere = says("sec-fetch-site").is_some_and(|site| site != b"same-origin" && site != b"none");
    let followed = says("sec-fetch-mode") == Some(b"navigate") && says("sec-fetch-dest") == Some(b"document");
    if foreign || (elsewhere && !followed) { Err(StatusCode::FORBIDDEN) } else { Ok(()) }
}

/// Decodes a path strictly: whole escapes, UTF-8, no control or backslash, no empty or dotted part but the last.
fn decoded(path: &str) -> Result<String, StatusCode> {
    let malformed = StatusCode::BAD_REQUEST;
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.strip_prefix('/').ok_or(malformed)?.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16)).and_then(|digit| u8::try_from(digit).ok());
                let (high, low) = (digit().ok_or(malformed)?, digit().ok_or(malformed)?);
                // An escaped slash would make two parts of one.
                Some(high << 4 | low).filter(|byte| *byte != b'/').ok_or(malformed)?
            }
            byte => byte,
        });
    }
    let text = String::from_utf8(bytes).map_err(|_| malformed)?;
    let last = text.split('/').count();
    let good = |(at, part): (usize, &str)| part != "." && part != ".." && (!part.is_empty() || at + 1 == last);
    let clean = !text.chars().any(|c| c == '\\' || crate::base::text::is_forbidden(c) || c.is_control());
    if clean && text.split('/').enumerate().all(good) { Ok(text) } else { Err(malformed) }
}

/// Compares a secret in a time that does not tell how much of it was right.
fn same(one: &str, other: &str) -> bool {
    let differing = one.bytes().zip(other.bytes()).fold(0, |differing, (a, b)| differing | (a ^ b));
    one.len() == other.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_strictly() {
        for (path, text) in [("/", ""), ("/a/b.html", "a/b.html"), ("/%E6%B0%B4/", "水/"), ("/a%20b", "a b")] {
            assert_eq!(decoded(path).as_deref(), Ok(text), "{path}");
        }
        for path in [
            "/../a",
            "/a/../b",
            "/a/%2e%2e/b",
            "/a%2f..%2fb",
            "/a\\b",
            "/a%5cb",
            "/%00",
            "/%0a",
            "//a",
            "/a//b",
            "/%zz",
            "/%e6",
            "/%4",
            "a",
            "*",
        ] {
            assert_eq!(decoded(path), Err(StatusCode::BAD_REQUEST), "{path}");
        }
    }

    #[test]
    fn only_our_own_hosts_are_known() {
        let door = |key: Option<&str>| Door { port: 5288, token: "t".into(), key: key.map(str::to_string) };
        for host in ["localhost:5288", "LOCALHOST:5288", "127.0.0.1:5288", "[::1]:5288"] {
            assert!(door(None).is_ours(host), "{host}");
        }
        for host in [
            "evil.example:5288",
            "localhost",
            "localhost:80",
            "127.0.0.1.evil.example:5288",
            "192.168.1.7:5288",
            "",
            ":5288",
            "localhost:",
            "localhost:5288:5288",
        ] {
            assert!(!door(None).is_ours(host), "{host}");
        }
        assert!(door(Some("k")).is_ours("192.168.1.7:5288"));
        assert!(!door(Some("k")).is_ours("evil.example:5288"));
    }
}
