//! A list of what is known to be wrong, so that a first import of old records tells only what is new from then on.
//!
//! A finding is known by rule, file and words, not by its line, which moves with every edit above it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::base::detect;
use crate::base::diagnostic::{Diagnostic, Said};
use crate::disk;
use crate::said;

use super::super::Failure;
use super::super::report::Report;

/// The form of the file; a later one gets a number of its own.
const FORMAT: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Baseline {
    format: u32,
    findings: Vec<Known>,
}

/// A finding as the list knows it; no number and no name that may not be told stands in it.
#[derive(Serialize, Deserialize, PartialEq, Eq, PartialOrd, Ord, Clone)]
struct Known {
    rule: String,
    path: String,
    what: String,
}

impl Known {
    fn of(finding: &Diagnostic) -> Self {
        let masked = |text: &str| {
            let text = detect::masked(text);
            // Not numbered as on the pages: the next giver of that family name would make an old finding new.
            finding.unnamed.as_ref().map_or_else(|| text.clone(), |names| names.veiled(&text))
        };
        Known { rule: finding.rule.to_string(), path: masked(&finding.place.source.path), what: masked(&finding.what.zh) }
    }
}

/// Leaves only what the list does not know, each as often as it is new; a list that is not there yet is written.
pub fn apply(root: &Path, file: &str, found: Vec<Diagnostic>, report: &Report) -> Result<Vec<Diagnostic>, Failure> {
    let whole = root.join(file);
    if !whole.exists() {
        let count = found.len();
        disk::write_new_file(&whole, write(&found).as_bytes())?;
        report.note(&said!(
            "已把现有的 {count} 个问题记进 {file}，以后只报新的",
            "{count} findings are written down in {file}; from now on only new ones are told"
        ));
        return Ok(Vec::new());
    }
    let bytes = disk::read_file(root, file)?;
    let Some(list) = serde_json::from_slice::<Baseline>(&bytes).ok().filter(|list| list.format == FORMAT) else {
        return Err(Failure::Outside(unreadable(file)));
    };
    Ok(new(found, list.findings))
}

fn write(found: &[Diagnostic]) -> String {
    let mut findings: Vec<Known> = found.iter().map(Known::of).collect();
    findings.sort();
    // Strings always serialise.
    let mut text = serde_json::to_string_pretty(&Baseline { format: FORMAT, findings }).unwrap_or_default();
    text.push('\n');
    text
}

fn new(found: Vec<Diagnostic>, known: Vec<Known>) -> Vec<Diagnostic> {
    let mut left: BTreeMap<Known, usize> = BTreeMap::new();
    for finding in known {
        *left.entry(finding).or_default() += 1;
    }
    let is_new = |finding: &Diagnostic| match left.get_mut(&Known::of(finding)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let mut found = found;
    found.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    found.into_iter().filter(is_new).collect()
}

fn unreadable(file: &str) -> Said {
    said!("{file} 不是基线文件；换一个文件名，或删掉重来", "{file} is no baseline; name another file, or remove it and begin again")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::source::{Source, Span};
    use std::sync::Arc;

    fn finding(path: &str, what: &str) -> Diagnostic {
        let source = Arc::new(Source { path: path.into(), text: "x: 1".into(), ..Source::default() });
        Diagnostic::warning("a/b/c", source.place(Span::default()), Said { zh: what.into(), en: what.into() })
    }

    #[test]
    fn only_what_is_new_is_told_and_each_as_often_as_it_is_new() {
        let before = [finding("a.yaml", "one"), finding("a.yaml", "two")];
        let list: Baseline = serde_json::from_str(&write(&before)).unwrap();
        let now = vec![finding("a.yaml", "two"), finding("a.yaml", "two"), finding("b.yaml", "one"), finding("a.yaml", "one")];
        let told: Vec<(String, String)> =
            new(now, list.findings).iter().map(|d| (d.place.source.path.clone(), d.what.zh.clone())).collect();
        assert_eq!(told, [("a.yaml".to_string(), "two".to_string()), ("b.yaml".to_string(), "one".to_string())]);
    }

    #[test]
    fn the_list_tells_no_number() {
        assert!(!write(&[finding("a.yaml", "手机 13800138000")]).contains("13800138000"));
    }
}
