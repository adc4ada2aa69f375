//! From a request to an answer: judged, looked up in the bundles, sent with careful headers.

use std::convert::Infallible;
use std::sync::Arc;

use hyper::body::{Bytes, Incoming};
use hyper::header::{ALLOW, CONNECTION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, LOCATION, SET_COOKIE};
use hyper::{Request, Response, StatusCode};
use tokio::sync::Semaphore;

use crate::artifact::Artifact;

use super::guard::Asked;
use super::live::{self, Payload};
use super::stage::Shelf;
use super::{House, ReadSource};

const SCRIPT: &str = include_str!("reload.js");
const WAITING: &str = include_str!("waiting.html");
const ENTERED: &str = include_str!("entered.html");

/// Every answer carries these.
const ALWAYS: [(&str, &str); 6] = [
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("x-frame-options", "SAMEORIGIN"),
];

type Answer = Response<Payload>;

/// Answers one request.
pub async fn answer(request: Request<Incoming>, house: &Arc<House>, streams: Arc<Semaphore>) -> Result<Answer, Infallible> {
    let (head, _body) = request.into_parts();
    let mut answer = match house.door.admit(&head) {
        Err(refusal) => refused(refusal),
        Ok(Asked::Script) => bytes("text/javascript; charset=utf-8", SCRIPT.into()),
        Ok(Asked::Changes(unit)) => match streams.try_acquire_owned() {
            Ok(seat) => {
                let payload = live::changes(Arc::clone(&house.stage), unit, seat);
                with(Response::new(payload), CONTENT_TYPE, "text/event-stream; charset=utf-8")
            }
            Err(_) => refused(StatusCode::SERVICE_UNAVAILABLE),
        },
        Ok(Asked::Entrance) => entered(house),
        Ok(Asked::Path(path)) => found(&path, house).await,
    };
    for (name, value) in ALWAYS {
        answer.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    Ok(answer)
}

fn bytes(sort: &str, bytes: Bytes) -> Answer {
    with(Response::new(Payload::Whole(Some(bytes))), CONTENT_TYPE, sort)
}

fn with(mut answer: Answer, name: HeaderName, value: &str) -> Answer {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
    answer
}

fn status(mut answer: Answer, status: StatusCode) -> Answer {
    *answer.status_mut() = status;
    answer
}

/// Says no, and hangs up: whoever asks like this has nothing more to say.
fn refused(refusal: StatusCode) -> Answer {
    let answer = status(bytes("text/plain; charset=utf-8", format!("{refusal}\n").into()), refusal);
    let answer = with(answer, CONNECTION, "close");
    if refusal == StatusCode::METHOD_NOT_ALLOWED { with(answer, ALLOW, "GET, HEAD") } else { answer }
}

fn entered(house: &House) -> Answer {
    let cookie = house.door.cookie().map(|cookie| format!("{cookie}; Path=/; HttpOnly; SameSite=Strict"));
    let answer = bytes("text/html; charset=utf-8", ENTERED.into());
    with(answer, SET_COOKIE, cookie.as_deref().unwrap_or_default())
}

fn moved(to: &str) -> Answer {
    with(status(bytes("text/plain; charset=utf-8", Bytes::new()), StatusCode::FOUND), LOCATION, to)
}

/// Looks a decoded path up: the first part names a unit, else it belongs to the portal.
async fn found(path: &str, house: &Arc<House>) -> Answer {
    let (first, rest) = path.split_once('/').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let (shelf, within) = match (house.stage.unit(first), rest) {
        (Some(_), None) => return moved(&format!("/{first}/")),
        (Some(shelf), Some(rest)) => {
            house.stage.look_at(first);
            (shelf, rest)
        }
        (None, _) => (house.stage.portal(), path),
    };
    let Some(bundle) = &shelf.bundle else { return waiting(&shelf, house, StatusCode::OK) };
    let route = if within.is_empty() || within.ends_with('/') { format!("{within}index.html") } else { within.to_string() };
    match bundle.get(&route) {
        Some(Artifact::Bytes(page)) if route.ends_with(".html") => page_of(page, &shelf, house),
        Some(Artifact::Bytes(file)) => bytes(content_type(&route), file.clone()),
        Some(Artifact::Source(source)) => attachment(&route, source, house, |house| &house.source).await,
        Some(Artifact::Made(name)) => attachment(&route, name, house, |house| &house.made).await,
        Some(Artifact::Same(_)) => refused(StatusCode::NOT_FOUND),
        None if bundle.get(&format!("{route}/index.html")).is_some() => moved(&format!("/{path}/")),
        None => match bundle.get("404.html") {
            Some(Artifact::Bytes(page)) => status(page_of(page, &shelf, house), StatusCode::NOT_FOUND),
            _ => waiting(&shelf, house, StatusCode::NOT_FOUND),
        },
    }
}

async fn attachment(route: &str, name: &str, house: &Arc<House>, reader: fn(&House) -> &ReadSource) -> Answer {
    let (house, name) = (Arc::clone(house), name.to_string());
    let sort = content_type(route);
    let read = tokio::task::spawn_blocking(move || reader(&house)(&name)).await;
    match read.ok().flatten() {
        // What somebody attached must not run as one of our pages.
        Some(file) if sort.contains("html") || sort.contains("xml") => {
            with(bytes(sort, file.into()), CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
        }
        Some(file) => bytes(sort, file.into()),
        None => refused(StatusCode::NOT_FOUND),
    }
}

/// A page with the one line that lets it hear of changes.
fn page_of(page: &[u8], shelf: &Shelf, house: &House) -> Answer {
    let line = format!("<script src=\"{}?edition={}\"></script>", house.door.script(), shelf.edition);
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|window| window == end).unwrap_or(page.len());
    let (before, after) = page.split_at(at);
    bytes("text/html; charset=utf-8", [before, line.as_bytes(), after].concat().into())
}

/// The page of a unit that has no site (yet), or of a path that is not there.
fn waiting(shelf: &Shelf, house: &House, code: StatusCode) -> Answer {
    let what = if code == StatusCode::OK {
        "还没有可以显示的网页 · There is no page to show yet"
    } else {
        "没有这个网页 · There is no such page"
    };
    let page = WAITING.replace("{what}", what).replace("{trouble}", &escaped(&shelf.trouble));
    status(page_of(page.as_bytes(), shelf, house), code)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// What a file is, by its extension.
fn content_type(route: &str) -> &'static str {
    match route.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("html" | "htm") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("webmanifest") => "application/manifest+json; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("atom") => "application/atom+xml; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("txt" | "md" | "yaml" | "yml") => "text/plain; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("ics") => "text/calendar; charset=utf-8",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("pdf") => "application/pdf",
        Some("woff2") => "font/woff2",
        Some("zip") => "application/zip",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}
