//! Hostile text in every text field of every kind, of the unit, its people and the board: all of it is shown, none of it acts.
//!
//! What is filled in is read off the fields' own description, so that a new field is covered the day it is added. The rules
//! are passed over: they judge numbers, and whatever they let through must be inert.

use std::collections::BTreeMap;

use gongshi::artifact::{Artifact, Bundle};
use gongshi::base::date::Date;
use gongshi::base::fields::describe;
use gongshi::base::reading::{ListedFile, SourceFile, UnitFiles};
use gongshi::base::scalar::{Form, Scalar as _};
use gongshi::base::schema::Schema;
use gongshi::compound::link;
use gongshi::law::Pack;
use gongshi::load::{self, load};
use gongshi::party::person::People;
use gongshi::record::KINDS;
use gongshi::render;
use gongshi::site::{Footer, Setting, plan};
use gongshi::theme::Theme;
use gongshi::unit::Unit;
use gongshi::unit::board::{Board, Locale};

use crate::pages::tags;
use crate::written::{Tongue, is_text, lines};

/// What is tried; `@` stands for a number of its own.
const PAYLOADS: [&str; 8] = [
    "<script>p@()</script>",
    "\"><img src=x onerror=p@()>",
    "' onmouseover='p@()",
    "{{7*7}}{% raw %}p@",
    "[x](javascript:p@())",
    "]]><p@/>",
    "&lt;e@&gt;&#60;e@&#62;",
    "</title></style></script><svg onload=p@()>",
];

/// Gives every text field a payload of its own and every other field its good example.
struct Filler {
    round: usize,
    /// Payload by number: where it was put and what it was.
    put: BTreeMap<usize, (String, String)>,
}

impl Filler {
    fn fill(&mut self, file: &str, schema: &Schema) -> String {
        lines(schema, Tongue::English, &mut |path, form| self.value(file, path, form))
    }

    fn value(&mut self, file: &str, path: &str, form: &Form) -> Option<String> {
        match path {
            // A record that is emptied shows nothing else; these steer what is built and have forms of their own.
            _ if path.starts_with("purged") => return None,
            "id" | "amends" | "code" | "status" | "parent" | "packs" | "theme" | "as_of" | "locales" => return None,
            "published" => return Some("2026-10-14".to_string()),
            _ => {}
        }
        if !is_text(form) {
            let word = form.words.first().map(|(english, _)| (*english).to_string());
            return Some(word.unwrap_or_else(|| form.example.to_string()));
        }
        let number = self.put.len() + 1000;
        let payload = PAYLOADS[(number + self.round) % PAYLOADS.len()].replace('@', &number.to_string());
        self.put.insert(number, (format!("{file}: {path}"), payload.clone()));
        Some(payload)
    }

    /// A unit in which everything is hostile.
    fn unit(&mut self) -> UnitFiles {
        let mut files = UnitFiles { id: "hostile".into(), ..UnitFiles::default() };
        let mut add =
            |path: String, text: String| files.files.push(SourceFile { path: format!("content/hostile/{path}"), bytes: text.into_bytes() });
        add("compound.yaml".into(), self.fill("compound.yaml", &describe::<Unit>()).replace("id: \"b-3\"", "id: \"3\""));
        let people = self.fill("people.yaml", &describe::<People>());
        add("people.yaml".into(), people);
        for kind in KINDS {
            let number = self.put.len() + 1000;
            let body: Vec<String> = PAYLOADS
                .iter()
                .filter(|payload| !payload.contains("&lt;"))
                .map(|payload| payload.replace('@', &number.to_string()))
                .collect();
            let text = format!(
                "---\n{}---\n\n{}\n\n# {}\n\n- {}\n\n> {}\n\n| {} |\n|---|\n| {} |\n\n    {}\n",
                self.fill(kind.name, &(kind.schema)()),
                body.join(" "),
                body[0],
                body[1],
                body[2],
                body[3],
                body[4],
                body[6]
            );
            add(format!("{}/hostile-{}.md", kind.name, kind.name), text);
        }
        files.attachments.push(ListedFile { path: "content/hostile/attachments/s0701.pdf".into(), size: 9, modified: 0 });
        files
    }
}

fn built(round: usize) -> (Filler, Bundle) {
    let mut filler = Filler { round, put: BTreeMap::new() };
    let files = filler.unit();
    let loaded = load(&files);
    let errors: Vec<String> = loaded
        .diagnostics
        .iter()
        .filter(|d| d.rule.starts_with("yaml/") || d.rule.starts_with("field/") && d.rule != "field/range/period")
        .map(|d| format!("{} {:?} {} {}", d.place.source.path, d.place.line_column(), d.what.zh, d.place.source.slice(d.place.span)))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let as_of = Date::parse("2026-11-22").unwrap();
    let compound = link(&loaded, Vec::new(), Pack::default(), as_of).unwrap();
    let mut line = |path: &str| filler.value("board.yaml", path, &<gongshi::base::scalar::Line as gongshi::base::scalar::Scalar>::form());
    let footer = Footer {
        publisher: line("publisher"),
        icp: line("filing.icp"),
        police: line("filing.police"),
        site_code: line("filing.site_code"),
    };
    let setting = Setting { base_url: Some("https://gs.example.cn/a".into()), portal: Some("../index.html".into()), footer, preview: true };
    let planned = plan(&compound, &gongshi::compound::duties::duties(&compound), &setting);
    let theme = Theme::embedded().unwrap();
    let mut found = Vec::new();
    let mut bundle = render::render(&planned.site, &theme, Locale::ALL, &mut found);
    let board = filler.fill("board.yaml", &describe::<Board>());
    let source = SourceFile { path: "content/board.yaml".into(), bytes: board.into_bytes() };
    let (board, said) = load::load_board(&[source]);
    assert!(said.is_empty(), "{said:#?}");
    let portal = render::render_portal(&board.unwrap(), Some("https://gs.example.cn/a"), &[planned.summary], &theme, as_of, &mut found);
    assert!(found.is_empty(), "{found:#?}");
    for (path, artifact) in portal.iter() {
        bundle.put(format!("portal/{path}"), artifact.clone());
    }
    (filler, bundle)
}

/// Lays the site below `target/tmp/hostile`, where the checks in the browser open every page of it.
fn lay_out(round: usize, bundle: &Bundle) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(round.to_string());
    _ = std::fs::remove_dir_all(&folder);
    for (path, artifact) in bundle.iter() {
        let Artifact::Bytes(bytes) = artifact else { continue };
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }
}

#[test]
fn hostile_text_in_every_field_is_shown_and_never_acts() {
    for round in 0..PAYLOADS.len() {
        let (filler, bundle) = built(round);
        assert!(filler.put.len() > 150, "{}", filler.put.len());
        let mut shown = 0;
        lay_out(round, &bundle);
        for (path, artifact) in bundle.iter() {
            let Artifact::Bytes(bytes) = artifact else { continue };
            let end = path.rsplit('.').next().unwrap();
            if ["png", "css", "ico", "woff2"].contains(&end) {
                continue;
            }
            if end == "xlsx" {
                parts(bytes).iter().for_each(|(part, text)| well_formed(&format!("{path}/{part}"), text));
                continue;
            }
            let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is no text"));
            match end {
                "json" | "webmanifest" => {
                    _ = serde_json::from_str::<serde_json::Value>(text).unwrap_or_else(|error| panic!("{path}: {error}"))
                }
                "html" | "xml" | "svg" => {
                    inert(path, text, &filler);
                    linked_data(path, text);
                }
                "ics" => calendar(path, text),
                _ => {}
            }
            if end == "xml" || end == "svg" {
                well_formed(path, text);
            }
            shown += filler.put.values().filter(|(_, payload)| text.contains(&escaped(payload))).count();
        }
        assert!(shown > 100, "round {round}: only {shown} payloads are shown at all");
    }
}

/// The blocks of data in a page are JSON to their ends, so that no text can end one.
fn linked_data(path: &str, text: &str) {
    for block in text.split("<script type=\"application/ld+json\">").skip(1) {
        let block = block.split("</script>").next().unwrap();
        serde_json::from_str::<serde_json::Value>(block).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
}

/// No text of a calendar begins a line of its own, and none is longer than a line may be.
fn calendar(path: &str, text: &str) {
    const NAMES: &str = " BEGIN END VERSION PRODID CALSCALE METHOD NAME X-WR-CALNAME REFRESH-INTERVAL TZID TZOFFSETFROM TZOFFSETTO TZNAME UID \
        DTSTAMP DTSTART DTEND RRULE SUMMARY DESCRIPTION LOCATION URL CATEGORIES TRANSP ";
    assert!(text.ends_with("END:VCALENDAR\r\n") && text.matches("SUMMARY").count() > 5, "{path}");
    for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{path}: {line}");
        let name = line.split([':', ';']).next().unwrap();
        assert!(line.starts_with(' ') || NAMES.contains(&format!(" {name} ")), "{path}: {line}");
    }
}

/// The parts of a workbook, all of them XML.
fn parts(workbook: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut text = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let parts: Vec<(String, String)> = names.into_iter().map(|name| (name.clone(), text(&name))).collect();
    assert!(parts.len() > 5);
    parts
}

fn escaped(payload: &str) -> String {
    payload.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#x27;")
}

/// What a page of ours is made of.
const TAGS: &str = " a article aside b body br button caption circle code col colgroup dd del details div dl dt em figcaption figure \
    footer form g h1 h2 h3 h4 h5 h6 head header hr html i img input label legend fieldset li line link main mark meta meter nav ol p \
    path pattern defs polygon polyline pre progress q rect s script search section select option small source span strong style sub summary sup svg table tbody \
    td text tfoot th thead time title tr tspan ul use var wbr desc feed entry id updated author name content rights generator subtitle \
    urlset sitemapindex sitemap url loc lastmod xhtml:link category published uri logo icon noscript blockquote symbol ellipse lineargradient stop u bdi abbr address data kbd marker ";

fn inert(path: &str, text: &str, filler: &Filler) {
    let blame = |piece: &str| {
        let number: String = piece.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        number.parse().ok().and_then(|number: usize| filler.put.get(&number)).map(|(place, _)| place.clone()).unwrap_or_default()
    };
    for raw in ["<script>p1", "<img src=x", "]]>", "<svg onload", "<p1"] {
        if let Some(at) = text.find(raw) {
            let piece: String = text[at..].chars().take(60).collect();
            panic!("{path}: {piece} from {}", blame(&piece));
        }
    }
    for tag in tags(text) {
        assert!(TAGS.contains(&format!(" {} ", tag.name)), "{path}: a tag <{}> {:?}", tag.name, tag.attributes);
        for (key, value) in &tag.attributes {
            let plain = key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | ':' | '_'));
            assert!(plain && !key.starts_with("on") && key != "style", "{path}: {key}={value} in <{}>, {}", tag.name, blame(value));
        }
        for target in tag.targets() {
            let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme).trim().to_ascii_lowercase();
            let harmless = ["", "https", "http", "mailto", "tel"].contains(&scheme.as_str())
                || !scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
            assert!(harmless, "{path}: leads to {target}");
        }
        if tag.name == "script" {
            assert!(
                tag.attributes.contains_key("src") || tag.attributes.get("type").is_some_and(|kind| kind == "application/ld+json"),
                "{path}: an inline script"
            );
        }
    }
    // In a value an entity is words, and is shown as it was written.
    if let Some(at) = text.find("&lt;e1").or_else(|| text.find("<e1")) {
        panic!("{path}: an entity is read, from {}", blame(&text[at..]));
    }
}

fn well_formed(path: &str, text: &str) {
    let mut open: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        let (inside, behind) = after.split_once('>').unwrap_or_else(|| panic!("{path}: a tag without an end"));
        rest = behind;
        match inside.chars().next() {
            Some('?' | '!') => {}
            Some('/') => assert_eq!(open.pop().as_deref(), Some(inside[1..].trim()), "{path}"),
            _ if inside.ends_with('/') => {}
            _ => open.push(inside.split_whitespace().next().unwrap().to_string()),
        }
    }
    assert!(open.is_empty(), "{path}: {open:?} are not closed");
    for (at, _) in text.match_indices('&') {
        let entity = text[at + 1..].split(';').next().unwrap();
        assert!(["amp", "lt", "gt", "quot", "apos"].contains(&entity) || entity.starts_with('#'), "{path}: &{entity:.20}");
    }
}
