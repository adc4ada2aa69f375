//! The source files of the program: what is code, what is a test, and what each imports.

#![expect(clippy::redundant_closure, clippy::single_range_in_vec_init, reason = "clearer so")]

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::Path;

/// A source file.
pub struct File {
    /// From the repository's root: `src/base/fields.rs`.
    pub path: String,
    /// As it stands.
    pub text: String,
    /// The same, with comments and the insides of strings blanked out; byte for byte as long.
    pub code: String,
    /// The module it is: `["base", "fields"]`.
    pub module: Vec<String>,
    /// Modules written out within the file, outer before inner.
    pub inner: Vec<(Range<usize>, String)>,
    /// The stretches that are compiled for tests only.
    pub tests: Vec<Range<usize>>,
}

/// Reads every file below `src`.
pub fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = walkdir::WalkDir::new(root.join("src")).sort_by_file_name().into_iter().map(Result::unwrap);
    let mut files: Vec<File> = found
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
        // Crates of their own: they run while others are compiled, and never in the program.
        .filter(|entry| !entry.path().starts_with(root.join("src/fonts")))
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_string();
            let text = fs::read_to_string(entry.path()).unwrap();
            let code = blanked(&text);
            let (tests, inner) = (inline_tests(&code), inner(&code));
            File { module: module(&path), path, text, code, inner, tests }
        })
        .collect();
    let test_modules: BTreeSet<Vec<String>> = files.iter().flat_map(|file| test_files(file)).collect();
    for file in &mut files {
        if test_modules.iter().any(|module| file.module.starts_with(module)) {
            file.tests = vec![0..file.text.len()];
        }
    }
    files
}

impl File {
    /// The room it stands in: the first part of its module; `main` and `lib` stand in none.
    pub fn room(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }

    /// Whether a place is compiled for tests only.
    pub fn is_test(&self, at: usize) -> bool {
        self.tests.iter().any(|range| range.contains(&at))
    }

    /// The code without what is compiled for tests only.
    pub fn shipped(&self) -> String {
        let mut code = self.code.clone().into_bytes();
        for range in &self.tests {
            code[range.clone()].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
        }
        String::from_utf8(code).unwrap()
    }

    /// Every occurrence of a word in the shipped code that does not stand within a longer one: `path:line`.
    pub fn places(&self, needle: &str) -> Vec<String> {
        let code = self.shipped();
        let bounded = |at: usize| {
            let before = code[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && c != '_');
            let word = needle.ends_with(|c: char| c.is_alphanumeric());
            before && (!word || code[at + needle.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '_'))
        };
        code.match_indices(needle).filter(|(at, _)| bounded(*at)).map(|(at, _)| self.place(at)).collect()
    }

    /// `path:line` of a byte.
    pub fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.text[..at].matches('\n').count() + 1)
    }

    /// Every path of the crate that is imported or named: where, and its parts from the crate's root.
    pub fn imports(&self) -> Vec<(usize, Vec<String>)> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("use ").filter(|(at, _)| starts_statement(&self.code, *at)) {
            let end = self.code[at..].find(';').map_or(self.code.len(), |n| at + n);
            let mut leaves = Vec::new();
            tree(self.code[at + 4..end].trim(), &[], &mut leaves);
            found.extend(leaves.into_iter().map(|leaf| (at, leaf)));
        }
        for start in ["crate::", "super::"] {
            for (at, _) in self.code.match_indices(start) {
                let named = self.code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$'));
                if !named {
                    found.push((at, chain(&self.code[at..])));
                }
            }
        }
        found.into_iter().filter_map(|(at, path)| Some((at, self.resolved(at, &path)?))).collect()
    }

    fn resolved(&self, at: usize, path: &[String]) -> Option<Vec<String>> {
        // A test module within the file is one level deeper.
        let mut here = self.module.clone();
        here.extend(self.inner.iter().filter(|(range, _)| range.contains(&at)).map(|(_, name)| name.clone()));
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => here.clear(),
            "self" | "super" => {}
            _ => return None,
        }
        rest = &rest[usize::from(rest[0] != "super")..];
        while rest.first().is_some_and(|part| part == "super") {
            here.pop()?;
            rest = &rest[1..];
        }
        here.extend(rest.iter().cloned());
        Some(here)
    }
}

fn module(path: &str) -> Vec<String> {
    let parts = path.trim_start_matches("src/").trim_end_matches(".rs").split('/').map(str::to_string);
    parts.filter(|part| !["mod", "lib", "main"].contains(&part.as_str())).collect()
}

fn starts_statement(code: &str, at: usize) -> bool {
    let line = code[..at].rsplit('\n').next().unwrap_or("").trim();
    line.is_empty() || line.starts_with("pub")
}

/// The leaves of `a::{b, c::d}`.
fn tree(text: &str, before: &[String], leaves: &mut Vec<Vec<String>>) {
    let text = text.trim();
    match text.split_once('{') {
        Some((head, inside)) => {
            let mut path = before.to_vec();
            path.extend(head.split("::").map(str::trim).filter(|part| !part.is_empty()).map(str::to_string));
            let inside = inside.strip_suffix('}').unwrap_or(inside);
            let (mut depth, mut start) = (0, 0);
            for (at, c) in inside.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        tree(&inside[start..at], &path, leaves);
                        start = at + 1;
                    }
                    _ => {}
                }
            }
            tree(&inside[start..], &path, leaves);
        }
        None if text.is_empty() => {}
        None => {
            let plain = text.split(" as ").next().unwrap_or("");
            leaves.push(before.iter().cloned().chain(plain.split("::").map(|part| part.trim().to_string())).collect());
        }
    }
}

/// The parts of `a::b::c` at the head of a text.
fn chain(text: &str) -> Vec<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(text.len());
    text[..end].split("::").filter(|part| !part.is_empty()).map(str::to_string).collect()
}

/// Blanks comments and the insides of strings.
fn blanked(text: &str) -> String {
    let mut out = text.as_bytes().to_vec();
    let bytes = text.as_bytes();
    let mut blank = |range: Range<usize>| out[range].iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |n| n + 2)
        } else if let Some(raw) = raw_string(rest, bytes.get(at.wrapping_sub(1))) {
            raw
        } else if rest.starts_with('"') {
            string(rest)
        } else if rest.starts_with('\'') {
            match character(rest) {
                Some(n) => n,
                None => {
                    at += 1;
                    continue;
                }
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        blank(at..at + length);
        at += length;
    }
    String::from_utf8(out).unwrap()
}

fn raw_string(rest: &str, before: Option<&u8>) -> Option<usize> {
    if before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_') {
        return None;
    }
    let hashes = rest.strip_prefix('r').or_else(|| rest.strip_prefix("br"))?;
    let count = hashes.len() - hashes.trim_start_matches('#').len();
    let inside = hashes[count..].strip_prefix('"')?;
    let close = format!("\"{}", "#".repeat(count));
    let end = inside.find(&close)?;
    Some(rest.len() - inside.len() + end + close.len())
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal; `None` for a lifetime.
fn character(rest: &str) -> Option<usize> {
    let mut inside = rest[1..].char_indices();
    let (_, first) = inside.next()?;
    if first == '\\' {
        return rest[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map(|(at, _)| at + 3);
    }
    inside.next().filter(|(_, c)| *c == '\'').map(|(at, _)| at + 2)
}

/// Every attribute that keeps what follows for tests.
fn marks(code: &str) -> Vec<(usize, &str)> {
    ["#[cfg(test)]", "#[cfg(all(test, unix))]"].iter().flat_map(|mark| code.match_indices(mark)).collect()
}

/// Modules within the file that are compiled for tests only.
fn inline_tests(code: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, mark) in marks(code) {
        let item = &code[at + mark.len()..];
        let stop = item.find([';', '{']).map(|n| (n, item.as_bytes()[n]));
        let length = match stop {
            Some((open, b'{')) => braces(item, open),
            other => other.map_or(0, |(n, _)| n),
        };
        found.push(at..at + mark.len() + length);
    }
    found
}

/// One past the brace that closes the one at a place.
fn braces(text: &str, open: usize) -> usize {
    let mut depth = 0;
    let close = text[open..].char_indices().find(|(_, c)| {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        depth == 0
    });
    close.map_or(text.len(), |(n, _)| open + n + 1)
}

/// Modules written out within the file.
fn inner(code: &str) -> Vec<(Range<usize>, String)> {
    let heads = code.match_indices("mod ").filter(|(at, _)| starts_statement(code, *at));
    let mut found = Vec::new();
    for (at, mark) in heads {
        let rest = &code[at + mark.len()..];
        if let Some((name, _)) = rest.split_once('{').filter(|(name, _)| name.trim().chars().all(|c| c.is_alphanumeric() || c == '_')) {
            found.push((at..at + braces(&code[at..], mark.len() + name.len()), name.trim().to_string()));
        }
    }
    found
}

/// Modules that a file declares for tests only and that stand in files of their own.
fn test_files(file: &File) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, mark) in marks(&file.code) {
        // Other attributes (a path, an allowance) may stand between.
        let item = file.code[at + mark.len()..].split([';', '{']).next().unwrap_or("");
        let Some(name) = item.rsplit_once("mod ").map(|(_, name)| name.trim()) else { continue };
        if file.code[at..].find(';') < file.code[at..].find('{').or(Some(usize::MAX)) {
            let mut module = file.module.clone();
            let other = file.text[at..]
                .split(';')
                .next()
                .and_then(|head| head.split_once("path = \""))
                .and_then(|(_, rest)| rest.split(".rs").next());
            if other.is_some() {
                module.pop();
            }
            module.push(other.unwrap_or(name).to_string());
            found.push(module);
        }
    }
    found
}

#[test]
fn sources_are_read_as_the_compiler_does() {
    let text = "use crate::a::{b, c::{d, e as f}};\n// crate::no\nconst S: &str = \"crate::no \\\" {\";\nfn g<'a>() { let q = '\"'; super::h::i(); }\n#[cfg(test)]\nmod tests {\n    use super::j;\n}\n";
    let code = blanked(text);
    assert_eq!(code.len(), text.len());
    let file = File {
        path: "src/x/y.rs".into(),
        text: text.into(),
        tests: inline_tests(&code),
        inner: inner(&code),
        code,
        module: vec!["x".into(), "y".into()],
    };
    let mut imports: Vec<String> = file.imports().into_iter().map(|(_, path)| path.join("::")).collect();
    imports.sort();
    imports.dedup();
    assert_eq!(imports, ["a", "a::b", "a::c::d", "a::c::e", "x::h::i", "x::y::j"]);
    assert!(!file.shipped().contains("tests"));
}
