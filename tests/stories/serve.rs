//! Editing while watching.

#![expect(clippy::disallowed_methods, reason = "it waits for a change, but not for ever")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::board::Board;

use super::fresh;

const PAGE: &str = "/example-garden/notice/2026-10-12-common-income.html";
const LIST: &str = "/example-garden/notice/index.html";
const NOTICE: &str = "content/example-garden/notice/2026-10-12-common-income.md";

/// A running preview, ended with the test.
struct Preview {
    child: Child,
    port: u16,
    first: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn of(board: &Board, arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gongshi"))
            .current_dir(board.root())
            .args(["serve", "--port", "0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut first).unwrap();
        let port = first.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("no port in {first}"));
        // The rest is read, so that the program never waits for us.
        std::thread::spawn(move || out.read_to_string(&mut String::new()));
        Preview { child, port, first }
    }

    fn ask(&self, path: &str, more: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let host = if more.contains("Host:") { String::new() } else { format!("Host: 127.0.0.1:{}\r\n", self.port) };
        stream.write_all(format!("GET {path} HTTP/1.1\r\n{host}Connection: close\r\n{more}\r\n").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        (answer.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0), answer)
    }

    fn get(&self, path: &str) -> String {
        self.ask(path, "").1
    }

    /// Asks until the page says what is awaited.
    fn until(&self, path: &str, awaited: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let page = self.get(path);
            if awaited(&page) {
                return page;
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "{path} stayed {page}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// The stream of changes of the unit.
    fn changes(&self) -> BufReader<TcpStream> {
        let page = self.get(PAGE);
        let script = page.split("<script src=\"/_gongshi/").nth(1).unwrap();
        let token = script.split('/').next().unwrap();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let ask = format!("GET /_gongshi/{token}/events?unit=example-garden HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        stream.write_all(ask.as_bytes()).unwrap();
        BufReader::new(stream)
    }
}

fn heard(changes: &mut BufReader<TcpStream>, needle: &str) -> String {
    loop {
        let mut line = String::new();
        assert!(changes.read_line(&mut line).unwrap() > 0, "the stream ended before {needle}");
        if line.contains(needle) {
            return line;
        }
    }
}

#[test]
fn an_edit_shows_on_the_page_and_in_its_list() {
    let board = fresh();
    let preview = Preview::of(&board, &[]);
    assert!(preview.get("/").contains("示例花园"));
    assert!(preview.get(PAGE).contains("第三季度公共收益已经公布"));
    let mut changes = preview.changes();
    heard(&mut changes, "edition");
    board.edit(NOTICE, "title: 第三季度公共收益已经公布", "title: 换过的标题");
    preview.until(PAGE, |page| page.contains("换过的标题"));
    assert!(preview.get(LIST).contains("换过的标题"));
    heard(&mut changes, "edition");
    assert_eq!(preview.ask(&PAGE.replace("html", "htm"), "").0, 404);
}

#[test]
fn a_broken_record_keeps_the_last_good_site_and_says_what_is_wrong() {
    let board = fresh();
    let preview = Preview::of(&board, &[]);
    let mut changes = preview.changes();
    heard(&mut changes, "\"trouble\":\"\"");
    let account = "content/example-garden/finance/2026-q3-common-income.yaml";
    board.edit(account, "closing: 7140.00", "closing: 7140.01 # <script>alert(1)</script>");
    let trouble = heard(&mut changes, "finance/consistent/closing-balance");
    assert!(trouble.contains("2026-q3-common-income.yaml"), "{trouble}");
    let page = preview.get("/example-garden/finance/2026-q3-common-income.html");
    assert!(page.contains("7,140.00") && !page.contains("alert(1)"), "the last good page");
    board.edit(account, "closing: 7140.01 # <script>alert(1)</script>", "closing: 7140.00");
    heard(&mut changes, "\"trouble\":\"\"");
}

#[test]
fn drafts_show_in_the_preview_alone() {
    let board = fresh();
    board.edit(NOTICE, "title:", "status: draft\ntitle:");
    let preview = Preview::of(&board, &[]);
    let page = preview.until(PAGE, |page| page.contains("第三季度公共收益已经公布"));
    assert!(page.contains("草稿"), "{page}");
    assert_eq!(board.run(&["build"]).code, Some(0));
    assert!(!board.path("public").join(&PAGE[1..]).exists());
}

#[test]
fn new_compounds_themes_and_boards_are_noticed() {
    let board = fresh();
    let preview = Preview::of(&board, &[]);
    assert_eq!(preview.ask("/second/", "").0, 404);
    board.write("content/second/compound.yaml", "name: 第二小区\n");
    preview.until("/second/", |page| page.contains("第二小区"));
    preview.until("/", |page| page.contains("第二小区"));
    board.edit("content/board.yaml", "示例社区小区公示", "改名的公示栏");
    preview.until("/", |page| page.contains("改名的公示栏"));
    std::fs::remove_dir_all(board.path("content/second")).unwrap();
    preview.until("/second/", |page| page.starts_with("HTTP/1.1 404"));
    board.run(&["theme", "eject", "i18n/zh-hans.yaml"]);
    let labels = "themes/default/i18n/zh-hans.yaml";
    std::thread::sleep(Duration::from_millis(200));
    board.write(labels, "home:\n  now: 独一无二的词\n");
    preview.until("/example-garden/", |page| page.contains("独一无二的词"));
}

#[test]
fn a_unit_above_changes_its_compounds() {
    let board = fresh();
    board.write("content/community/unit.yaml", "name: 示例社区\nlevel: community\n");
    let body = "title: 头一个居委会\npublished: 2026-01-05\nname: 居委会\nclass: neighbourhood_committee\n";
    board.write("content/community/roster/neighbourhood.yaml", body);
    board.edit("content/example-garden/compound.yaml", "name: 示例花园", "name: 示例花园\nparent: community");
    let preview = Preview::of(&board, &[]);
    preview.until("/example-garden/roster/neighbourhood.html", |page| page.contains("头一个居委会"));
    board.edit("content/community/roster/neighbourhood.yaml", "头一个居委会", "第二个居委会");
    preview.until("/example-garden/roster/neighbourhood.html", |page| page.contains("第二个居委会"));
}

#[test]
fn strangers_are_kept_out() {
    let board = fresh();
    let preview = Preview::of(&board, &[]);
    let host = format!("Host: evil.example:{}\r\n", preview.port);
    assert_eq!(preview.ask("/", &host).0, 421);
    assert_eq!(preview.ask("/", "Origin: http://evil.example\r\n").0, 403);
    assert_eq!(preview.ask("/example-garden/%2e%2e/board.yaml", "").0, 400);
    assert_eq!(preview.ask("/content/board.yaml", "").0, 404);
}

#[test]
fn phones_come_in_with_the_key_alone() {
    let board = fresh();
    let preview = Preview::of(&board, &["--lan"]);
    assert_eq!(preview.ask("/", "").0, 403);
    let entrance = preview.first.split(&format!(":{}", preview.port)).nth(1).unwrap().split_whitespace().next().unwrap();
    let (code, answer) = preview.ask(entrance, "");
    assert_eq!(code, 200, "{answer}");
    let cookie = answer.split("set-cookie: ").nth(1).unwrap().split(';').next().unwrap().to_string();
    assert_eq!(preview.ask("/", &format!("Cookie: {cookie}\r\n")).0, 200);
}

#[test]
fn a_port_in_use_is_said() {
    let board = fresh();
    let preview = Preview::of(&board, &[]);
    let second = board.run(&["serve", "--port", &preview.port.to_string()]);
    assert_eq!(second.code, Some(2));
    assert!(second.err.contains("占用"), "{}", second.err);
}
