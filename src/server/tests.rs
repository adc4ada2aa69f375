//! The server as the network sees it: raw requests over TCP, a stage made by hand.

#![expect(clippy::disallowed_methods, reason = "it waits for an answer, but not for ever")]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::*;
use crate::artifact::{Artifact, Bundle};

struct Running {
    address: SocketAddr,
    stage: Arc<Stage>,
}

const TOKEN: &str = "0123456789abcdef";
const KEY: &str = "fedcba9876543210";

fn page(text: &str) -> Bundle {
    let mut bundle = Bundle::default();
    bundle.put("index.html", format!("<!doctype html><body><h1>{text}</h1></body></html>"));
    bundle.put("finance/index.html", format!("<body>账目 {text}</body>"));
    bundle.put("assets/a.css", "a{}".to_string());
    bundle.put("attachments/票据.svg", Artifact::Source("a/attachments/票据.svg".into()));
    bundle.put("attachments/gone.png", Artifact::Source("a/attachments/gone.png".into()));
    bundle.put("pictures/a.webp.jpg", Artifact::Made("a/attachments/a.webp".into()));
    bundle
}

fn start(key: Option<&str>) -> Running {
    let listener = listen(Some(0), key.is_some()).unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], listener.local_addr().unwrap().port()));
    let stage = Arc::new(Stage::default());
    stage.put_portal(Some(page("portal")), String::new());
    stage.put("a", Some(page("one")), String::new());
    let door = Door { port: address.port(), token: TOKEN.into(), key: key.map(str::to_string) };
    let source: ReadSource = Box::new(|path| (path == "a/attachments/票据.svg").then(|| b"<svg/>".to_vec()));
    let made: ReadSource = Box::new(|name| (name == "a/attachments/a.webp").then(|| b"made".to_vec()));
    let house = House { stage: Arc::clone(&stage), door, source, made, patience: Duration::from_millis(400) };
    std::thread::spawn(move || run(listener, Arc::new(house)));
    Running { address, stage }
}

impl Running {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream
    }

    /// Sends bytes as they are and reads until the other side hangs up.
    fn raw(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn ask(&self, method: &str, path: &str, more: &str) -> String {
        self.raw(&format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{more}\r\n", self.address))
    }

    fn get(&self, path: &str) -> String {
        self.ask("GET", path, "")
    }
}

fn code(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0)
}

#[test]
fn pages_come_with_one_script_and_careful_headers() {
    let server = start(None);
    let answer = server.get("/a/");
    assert_eq!(code(&answer), 200, "{answer}");
    let script = format!("<h1>one</h1><script src=\"/_gongshi/{TOKEN}/reload.js?edition=2\"></script></body></html>");
    assert!(answer.contains(&script), "{answer}");
    for header in [
        "content-type: text/html; charset=utf-8",
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cross-origin-resource-policy: same-origin",
    ] {
        assert!(answer.to_ascii_lowercase().contains(header), "{header} in {answer}");
    }
    assert!(!answer.to_ascii_lowercase().contains("access-control"));
    assert!(server.get("/").contains("portal"));
    assert!(server.get("/a/finance/").contains("账目"));
    assert!(server.get("/a/assets/a.css").contains("text/css; charset=utf-8"));
    assert!(!server.get("/a/assets/a.css").contains("script"));
    let head = server.ask("HEAD", "/a/", "");
    assert_eq!(code(&head), 200);
    assert!(head.ends_with("\r\n\r\n"), "no body after {head}");
    for (path, to) in [("/a", "/a/"), ("/a/finance", "/a/finance/")] {
        let answer = server.get(path);
        assert_eq!(code(&answer), 302);
        assert!(answer.contains(&format!("location: {to}\r\n")), "{answer}");
    }
}

#[test]
fn attachments_are_read_when_asked_for_and_run_nothing() {
    let server = start(None);
    let answer = server.get("/a/attachments/%E7%A5%A8%E6%8D%AE.svg");
    assert_eq!(code(&answer), 200, "{answer}");
    assert!(answer.contains("image/svg+xml") && answer.contains("default-src 'none'"), "{answer}");
    assert_eq!(code(&server.get("/a/attachments/gone.png")), 404);
    let made = server.get("/a/pictures/a.webp.jpg");
    assert!(made.contains("content-type: image/jpeg") && made.ends_with("made"), "{made}");
}

#[test]
fn foreign_hosts_are_misdirected() {
    let server = start(None);
    let port = server.address.port();
    let with = |hosts: &str| code(&server.raw(&format!("GET /a/ HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n")));
    let own = format!("Host: localhost:{port}\r\n");
    assert_eq!(with(&own), 200);
    for host in ["evil.example", "127.0.0.1.evil.example", "192.168.1.7", "localhost.evil.example"] {
        assert_eq!(with(&format!("Host: {host}:{port}\r\n")), 421, "{host}");
    }
    assert_eq!(with("Host: localhost:1\r\n"), 421);
    assert_eq!(with("Host: localhost\r\n"), 421);
    assert_eq!(with(""), 400, "no host at all");
    assert_eq!(with(&format!("{own}Host: evil.example\r\n")), 400, "two hosts");
    let absolute = server.raw(&format!("GET http://evil.example/a/ HTTP/1.1\r\n{own}Connection: close\r\n\r\n"));
    assert_eq!(code(&absolute), 421);
}

#[test]
fn foreign_origins_are_refused_and_links_may_be_followed() {
    let server = start(None);
    let with = |more: &str| code(&server.ask("GET", "/a/", more));
    assert_eq!(with(&format!("Origin: http://{}\r\n", server.address)), 200);
    for origin in ["http://evil.example", "null", "https://127.0.0.1", "file://"] {
        assert_eq!(with(&format!("Origin: {origin}\r\n")), 403, "{origin}");
    }
    assert_eq!(with("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n"), 403);
    assert_eq!(with("Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\n"), 403);
    assert_eq!(with("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n"), 403);
    assert_eq!(with("Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"), 200);
    assert_eq!(with("Sec-Fetch-Site: none\r\n"), 200);
}

#[test]
fn nothing_but_reading_is_allowed() {
    let server = start(None);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "CONNECT"] {
        let answer = server.ask(method, if method == "CONNECT" { "127.0.0.1:1" } else { "/a/" }, "");
        assert!([405, 400, 421].contains(&code(&answer)), "{method} {answer}");
        assert!(!answer.contains("<h1>"), "{method}");
    }
    assert!(server.ask("POST", "/a/", "Content-Length: 0\r\n").contains("allow: GET, HEAD"));
}

#[test]
fn hostile_paths_find_nothing() {
    let server = start(None);
    let bad = [
        "/../../etc/passwd",
        "/a/../../etc/passwd",
        "/a/%2e%2e/%2e%2e/etc/passwd",
        "/a/..%2f..%2fetc/passwd",
        "/a/%2e%2e%5cb",
        "/a\\..\\b",
        "/a/%00",
        "/a/index.html%00.png",
        "//etc/passwd",
        "/a//index.html",
        "/%c0%ae%c0%ae/",
        "/a/%",
        "/a/%2",
        "/a/%gg",
        "/./a/",
        "*",
    ];
    for path in bad {
        let code = code(&server.get(path));
        assert!(code == 400 || code == 404, "{path}: {code}");
    }
    for path in [
        "/_gongshi/",
        "/_gongshi/wrong/reload.js",
        "/_gongshi/wrong/events",
        "/_gongshi",
        "/b/",
        "/a/nothing.html",
        "/a/assets",
        "/index.html/x",
    ] {
        assert_eq!(code(&server.get(path)), 404, "{path}");
    }
    assert_eq!(code(&server.get(&format!("/a/?{}", "x".repeat(4000)))), 414);
    assert!([400, 414, 431].contains(&code(&server.get(&format!("/{}", "x".repeat(64 * 1024))))));
    let flood: String = (0..2000).map(|n| format!("X-{n}: y\r\n")).collect();
    assert!([400, 431].contains(&code(&server.ask("GET", "/", &flood))));
    assert_eq!(code(&server.get("/a/")), 200, "and the server lives");
}

#[test]
fn visitors_from_the_network_need_the_key() {
    let server = start(Some(KEY));
    assert_eq!(code(&server.get("/a/")), 403);
    assert_eq!(code(&server.get("/")), 403);
    assert_eq!(code(&server.get(&format!("/_gongshi/{TOKEN}/events"))), 403);
    assert_eq!(code(&server.get("/_gongshi/0000000000000000/enter")), 403);
    let entered = server.get(&format!("/_gongshi/{KEY}/enter"));
    assert_eq!(code(&entered), 200, "{entered}");
    let port = server.address.port();
    assert!(entered.contains(&format!("set-cookie: gongshi-{port}={KEY}; Path=/; HttpOnly; SameSite=Strict")), "{entered}");
    assert_eq!(code(&server.ask("GET", "/a/", &format!("Cookie: other=1; gongshi-{port}={KEY}\r\n"))), 200);
    assert_eq!(code(&server.ask("GET", "/a/", &format!("Cookie: gongshi-{port}={KEY}x\r\n"))), 403);
    let rebound = format!("GET /a/ HTTP/1.1\r\nHost: evil.example:{port}\r\nCookie: gongshi-{port}={KEY}\r\nConnection: close\r\n\r\n");
    assert_eq!(code(&server.raw(&rebound)), 421);
}

#[test]
fn pages_hear_of_editions_and_trouble() {
    let server = start(None);
    let mut stream = server.connect();
    let request = format!("GET /_gongshi/{TOKEN}/events?unit=a HTTP/1.1\r\nHost: {}\r\n\r\n", server.address);
    stream.write_all(request.as_bytes()).unwrap();
    let mut heard = String::new();
    let mut until = |needle: &str| {
        let mut piece = [0; 4096];
        while !heard.contains(needle) {
            let n = stream.read(&mut piece).unwrap();
            assert!(n > 0, "ended: {heard}");
            heard.push_str(&String::from_utf8_lossy(&piece[..n]));
        }
        std::mem::take(&mut heard)
    };
    assert!(until("\n\n").contains("text/event-stream") || until("edition").contains("\"edition\":2"));
    server.stage.put("a", None, "<script>第3行\n不平</script>".into());
    let trouble = until("不平");
    assert!(trouble.contains("\"edition\":2") && trouble.contains("第3行\\n不平"), "{trouble}");
    server.stage.put("b", Some(page("other")), String::new());
    server.stage.put("a", Some(page("two")), String::new());
    let mended = until("\"trouble\":\"\"");
    assert!(!mended.contains("\"edition\":2,"), "{mended}");
    assert!(server.get("/a/").contains("<h1>two</h1>"));
}

#[test]
fn a_unit_without_a_site_says_so_and_its_trouble_is_inert() {
    let server = start(None);
    server.stage.put("c", None, "<script>alert(1)</script>".into());
    let answer = server.get("/c/finance/x.html");
    assert_eq!(code(&answer), 200);
    assert!(answer.contains("&lt;script&gt;alert(1)") && !answer.contains("<script>alert"), "{answer}");
    assert!(answer.contains("reload.js"));
}

#[test]
fn slow_heads_and_too_many_connections_end() {
    let server = start(None);
    let begun = Instant::now();
    let mut slow = server.connect();
    slow.write_all(b"GET / HT").unwrap();
    let mut rest = Vec::new();
    let _ = slow.read_to_end(&mut rest);
    assert!(begun.elapsed() < Duration::from_secs(5), "the head is not waited for for ever");
    let crowd: Vec<TcpStream> = (0..MOST).map(|_| server.connect()).collect();
    let turned = server.get("/");
    assert!(code(&turned) == 503 || turned.is_empty(), "{turned}");
    std::thread::sleep(Duration::from_millis(900));
    assert_eq!(code(&server.get("/")), 200, "seats are free again, though nobody hung up");
    drop(crowd);
}
