//! Every finding has its page.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;

/// What may stand in the middle of an id.
const NATURES: [&str; 7] = ["coverage", "format", "range", "reference", "coherent", "consistent", "unique"];

/// Every string of a source that is an id of a finding, up to its tests.
fn ids(text: &str, found: &mut BTreeSet<String>) {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    for literal in text.split('"') {
        let parts: Vec<&str> = literal.split('/').collect();
        let plain = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        if let [_, nature, _] = parts.as_slice()
            && NATURES.contains(nature)
            && parts.iter().all(plain)
        {
            found.insert(literal.to_string());
        }
    }
}

fn scan(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            scan(&path, found);
        } else if name.ends_with(".rs") && !name.contains("tests") {
            ids(&std::fs::read_to_string(&path).unwrap(), found);
        }
    }
}

#[test]
fn every_finding_has_a_page_and_every_page_a_finding() {
    let mut found = BTreeSet::new();
    scan(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    let pages = pages(Packs::built_in());
    let missing: Vec<&String> = found.iter().filter(|id| !pages.iter().any(|page| page.id == **id)).collect();
    assert!(missing.is_empty(), "without a page (src/check/told.yaml): {missing:?}");
    let stale: Vec<String> = written().into_iter().map(|page| page.id).filter(|id| !found.contains(id)).collect();
    assert!(stale.is_empty(), "pages of nothing: {stale:?}");
}

#[test]
fn pages_say_it_in_both_languages() {
    for page in written() {
        assert!(page.title.contains(" · "), "{}", page.id);
        let body = |text: &str| text.lines().last().unwrap_or("").len();
        assert!(body(&page.text.zh) > 20 && body(&page.text.en) > 20, "{}", page.id);
    }
    for page in pages(Packs::built_in()) {
        assert!(!page.title.is_empty(), "{}", page.id);
    }
}

#[test]
fn headings_are_in_the_language_of_the_reader() {
    for page in pages(Packs::built_in()) {
        let headings = page.text.zh.lines().filter(|line| line.starts_with("# "));
        let english: Vec<&str> = headings.filter(|line| line.is_ascii()).collect();
        assert!(english.is_empty(), "{}: {english:?}", page.id);
    }
}

#[test]
fn ids_and_names_are_told_apart() {
    let pages = pages(Packs::built_in());
    let ids: BTreeSet<&str> = pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(ids.len(), pages.len());
}
