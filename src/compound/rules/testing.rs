//! Helpers for the tests of compound rules: files in, findings out.

use crate::base::reading::{ListedFile, SourceFile, UnitFiles};
use crate::compound::link;
use crate::law::Pack;
use crate::load::load;
use crate::record::testing::day;

/// What one rule says of a compound made of these files (below its folder): `file:line:column what`.
/// A text of `-` makes an attachment.
pub fn findings(rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    findings_under(Pack::default(), rule, files)
}

/// As [`findings`], under the rules of a pack.
pub fn findings_under(pack: Pack, rule: &str, files: &[(&str, &str)]) -> Vec<String> {
    let mut unit = UnitFiles { id: "test".into(), ..UnitFiles::default() };
    let plain = [("compound.yaml", "name: 测试小区\nbuildings: [{id: 3}]\n")];
    let described = files.iter().any(|(path, _)| *path == plain[0].0);
    for (path, text) in plain.iter().filter(|_| !described).chain(files) {
        let path = format!("content/test/{path}");
        match *text {
            "-" => unit.attachments.push(ListedFile { path, size: 1, modified: 0 }),
            text => unit.files.push(SourceFile { path, bytes: text.as_bytes().to_vec() }),
        }
    }
    let loaded = load(&unit);
    let wrong: Vec<_> =
        loaded.diagnostics.iter().map(|d| format!("{} {:?} {}", d.place.source.path, d.place.line_column(), d.what.zh)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let compound = link(&loaded, Vec::new(), pack, day("2026-11-22")).unwrap();
    let rule = super::ALL.iter().find(|known| known.info.id == rule).unwrap();
    let found = (rule.check)(&compound, &rule.info);
    found
        .into_iter()
        .map(|d| {
            let (line, column) = d.place.line_column();
            assert!(d.mend.is_some() && !d.what.en.is_empty(), "a finding says how to mend it, in both languages");
            let path = d.place.source.path.trim_start_matches("content/test/").to_string();
            format!("{path}:{line}:{column} {}", d.what.zh)
        })
        .collect()
}

/// A minimal notice with some more lines in its front matter.
pub fn notice(more: &str) -> String {
    format!("---\ntitle: 通知\npublished: 2026-10-14\n{more}---\n正文。\n")
}
