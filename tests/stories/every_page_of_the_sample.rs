//! The sample board, crawled: every link alive, every code decodes, no label missing, pages small.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use base64::Engine as _;

use crate::board::Board;
use crate::pages::{Tag, resolved, tags};

/// The built sample.
struct Sample {
    board: Board,
    /// Every file, by path.
    paths: BTreeSet<String>,
    /// Tags of every page.
    pages: BTreeMap<String, Vec<Tag>>,
}

fn sample() -> &'static Sample {
    static SAMPLE: OnceLock<Sample> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let board = Board::sample();
        let run = board.run(&["build", "--json"]);
        assert_eq!(run.code, Some(0), "{:#?}", run.out);
        let paths: BTreeSet<String> = board.tree("public").into_keys().collect();
        let html = paths.iter().filter(|path| path.ends_with(".html"));
        let pages = html.map(|path| (path.clone(), tags(&board.read(&format!("public/{path}"))))).collect();
        Sample { board, paths, pages }
    })
}

#[test]
fn the_sample_is_without_findings() {
    let board = Board::sample();
    let run = board.run(&["check", "--json"]);
    assert_eq!(run.out, Vec::<String>::new());
}

#[test]
fn every_building_head_has_a_number_in_print_on_the_first_page() {
    let sample = sample();
    let roster = sample.board.read("content/shuiyue-garden/roster/building-heads.yaml");
    let people = sample.board.read("content/shuiyue-garden/people.yaml");
    let home = sample.board.read("public/shuiyue-garden/index.html");
    let heads: Vec<&str> = roster.split("person: ").skip(1).filter_map(|rest| rest.split(',').next()).collect();
    assert!(heads.len() > 6);
    for head in heads {
        let line = people.lines().find(|line| line.contains(&format!("id: {head},"))).expect(head);
        let number = line.split("work_phone: ").nth(1).and_then(|rest| rest.split([',', '}']).next()).expect(line).trim_matches('"');
        assert!(home.replace('\u{a0}', " ").contains(number), "{head} {number}");
    }
}

#[test]
fn every_record_tells_whom_to_ask_and_a_slip_is_printed_while_opinions_are_taken() {
    let sample = sample();
    let records = sample.paths.iter().filter(|path| path.ends_with(".html") && path.split('/').count() == 3);
    for path in records {
        let page = sample.board.read(&format!("public/{path}"));
        if page.contains("id=\"behind\"") && !page.contains("内容已经移除") {
            assert!(page.contains("id=\"ask\""), "{path}");
        }
    }
    let page = |path: &str| sample.board.read(&format!("public/shuiyue-garden/{path}"));
    let roof = page("matter/2026-roof-12.html");
    assert!(
        roof.contains("2026-12-20") && roof.contains("100\u{a0}0000\u{a0}0005"),
        "the last day of the consultation, and the committee's number"
    );
    assert!(page("finance/2026-q3-common-income.html").contains("gs-slip"));
    assert!(!page("finance/2026-h1-property-fee.html").contains("gs-slip"), "its last day is over");
}

#[test]
fn every_link_is_alive() {
    let sample = sample();
    assert!(sample.pages.len() > 300, "{}", sample.pages.len());
    let ids: BTreeMap<&String, BTreeSet<&str>> = sample
        .pages
        .iter()
        .map(|(path, tags)| (path, tags.iter().filter_map(|tag| tag.attributes.get("id")).map(String::as_str).collect()))
        .collect();
    let mut dead = BTreeSet::new();
    for (path, tags) in &sample.pages {
        for tag in tags {
            for target in tag.targets() {
                let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
                if ["https", "http", "mailto", "tel"].contains(&scheme) || tag.attributes.get("rel").is_some_and(|rel| rel == "canonical") {
                    continue;
                }
                let (file, fragment) = resolved(path, target);
                // A 404 page is shown at any depth; its addresses are absolute or start at the root.
                if !sample.paths.contains(&file) {
                    dead.insert(format!("{path} → {target}"));
                } else if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
                    let known = ids.get(&file).is_some_and(|ids| ids.contains(fragment.as_str()));
                    dead.extend((!known).then(|| format!("{path} → {target}: no such place")));
                }
            }
        }
    }
    assert!(dead.is_empty(), "{} dead: {:#?}", dead.len(), dead.iter().take(20).collect::<Vec<_>>());
}

#[test]
fn every_page_can_be_reached_from_the_portal() {
    let sample = sample();
    let mut seen = BTreeSet::new();
    let mut next = vec!["index.html".to_string()];
    while let Some(path) = next.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        for tag in sample.pages.get(&path).into_iter().flatten() {
            next.extend(tag.targets().filter(|target| !target.contains(':')).map(|target| resolved(&path, target).0));
        }
    }
    // Printed codes, old paths and pages for what is not there are entered from outside.
    let entered = |path: &str| path.contains("Q/") || path.ends_with("404.html");
    let redirect =
        |path: &String| sample.pages[path].iter().any(|tag| tag.attributes.get("http-equiv").is_some_and(|value| value == "refresh"));
    let lost: Vec<&String> = sample.pages.keys().filter(|path| !seen.contains(*path) && !entered(path) && !redirect(path)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn every_qr_decodes_to_its_page() {
    let sample = sample();
    let codes: Vec<&String> = sample.paths.iter().filter(|path| path.contains("Q/") && path.ends_with(".html")).collect();
    assert!(codes.len() > 100, "{}", codes.len());
    let base = "https://";
    for path in codes {
        let text = sample.board.read(&format!("public/{path}"));
        let picture =
            text.split_once("data:image/png;base64,").and_then(|(_, from)| from.split_once('"')).unwrap_or_else(|| panic!("{path}")).0;
        let bytes = base64::prelude::BASE64_STANDARD.decode(picture).unwrap();
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        let (width, height) = (frame.width as usize, frame.height as usize);
        let samples = frame.color_type.samples();
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * frame.line_size + x * samples]);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1, "{path}");
        let (meta, address) = grids[0].decode().unwrap_or_else(|error| panic!("{path}: {error}"));
        assert_eq!(meta.ecc_level, 3, "{path}: level Q is written 3");
        assert!(address.starts_with(base), "{path}: {address}");
        let page = address.splitn(4, '/').nth(3).unwrap();
        let page = sample.paths.iter().find(|known| page.ends_with(known.as_str()) && known.ends_with(".html"));
        assert_eq!(page, Some(path), "{address}");
    }
}

#[test]
fn no_label_is_missing_on_any_page() {
    let sample = sample();
    for path in sample.pages.keys() {
        let text = sample.board.read(&format!("public/{path}"));
        assert!(!text.contains('⟦'), "{path}: {}", &text[text.find('⟦').unwrap()..].chars().take(40).collect::<String>());
    }
}

#[test]
fn nothing_is_asked_of_a_third_party() {
    let sample = sample();
    for (path, tags) in &sample.pages {
        for tag in tags.iter().filter(|tag| {
            ["img", "script", "iframe", "source", "video", "audio", "embed", "object", "use"].contains(&tag.name.as_str())
                || tag.attributes.get("rel").is_some_and(|rel| rel == "stylesheet")
        }) {
            assert!(tag.targets().all(|target| !target.contains("//")), "{path}: {tag:?}");
        }
        let inline = tags.iter().find(|tag| {
            tag.name == "style"
                || tag.attributes.contains_key("style")
                || tag.name == "script"
                    && !tag.attributes.contains_key("src")
                    && tag.attributes.get("type").is_none_or(|kind| kind != "application/ld+json")
        });
        assert!(inline.is_none(), "{path}: {inline:?}");
        assert!(
            tags.iter().any(|tag| tag.attributes.get("http-equiv").is_some_and(|value| value == "Content-Security-Policy")),
            "{path} has no policy"
        );
    }
}

#[test]
fn one_page_has_one_heading_and_ids_of_its_own() {
    for (path, tags) in &sample().pages {
        let redirect = tags.iter().any(|tag| tag.attributes.get("http-equiv").is_some_and(|value| value == "refresh"));
        assert!(redirect || tags.iter().filter(|tag| tag.name == "h1").count() == 1, "{path}");
        let mut seen = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.attributes.get("id")) {
            assert!(seen.insert(id), "{path}: the id {id} stands twice");
        }
        assert!(
            tags.iter().filter(|tag| tag.name == "img").all(|tag| tag.attributes.contains_key("alt")),
            "{path}: a picture without words"
        );
    }
}

#[test]
fn the_manifest_names_every_file_with_its_digest() {
    let sample = sample();
    let units: BTreeSet<&str> = sample.paths.iter().filter_map(|path| path.strip_suffix("/manifest.json")).collect();
    assert!(units.len() >= 4);
    let tree = sample.board.tree("public");
    for unit in units {
        let text = sample.board.read(&format!("public/{unit}/manifest.json"));
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let start = format!("{unit}/");
        for (path, digest) in
            tree.iter().filter_map(|(path, digest)| Some((path.strip_prefix(&start)?, digest))).filter(|(path, _)| *path != "manifest.json")
        {
            assert!(text.contains(digest.as_str()) && text.contains(path), "{unit}: {path}");
        }
        assert!(json.is_object());
    }
}
