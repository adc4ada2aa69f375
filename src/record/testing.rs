//! Helpers for the tests of kinds: tiny YAML in, verdicts and disclosures out.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::Date;
use crate::base::fields::{self, Reading};
use crate::base::id::RecordId;
use crate::base::markdown;
use crate::base::source::{Source, Span};
use crate::base::yaml;
use crate::disclosure::Disclosure;
use crate::law::Pack;
use crate::party::directory::Directory;
use crate::unit::Unit;

use super::entry::{KindEntry, Record};
use super::kind::{CatalogueEntry, Scope};
use super::rule::Verdict;

/// Reads one record of a kind; panics with the diagnostics when it does not read clean.
pub fn record(kind: &'static KindEntry, stem: &str, text: &str) -> Record {
    let text = if text.contains("title:") || text.contains("标题:") {
        text.to_string()
    } else {
        format!("{text}\ntitle: 测试\npublished: 2026-10-14\n")
    };
    let source = Arc::new(Source { path: format!("{}/{stem}.yaml", kind.name), text, ..Source::default() });
    let mut found = Vec::new();
    let node = yaml::parse(&source, Span::new(0, source.text.len()), &mut found).unwrap();
    let mut reading = Reading::new(Arc::clone(&source));
    let (header, body) = (kind.read)(&node, &mut reading);
    found.extend(reading.diagnostics);
    let errors: Vec<String> = found.iter().map(|d| format!("{:?} {}", d.place.line_column(), d.what.zh)).collect();
    assert!(errors.is_empty(), "{errors:?}\n{}", source.text);
    let id = RecordId(format!("{}/{stem}", kind.name));
    Record {
        id,
        kind,
        header,
        body,
        prose: markdown::Prose::default(),
        below: Span::default(),
        source,
        references: reading.references,
        texts: reading.texts,
        tables: Vec::new(),
    }
}

/// A day for tests.
pub fn day(text: &str) -> Date {
    use crate::base::scalar::Scalar;
    Date::parse(text).unwrap()
}

/// Runs something in the plainest surrounding there is: an empty unit under the national rules, nobody known, the day 2026-11-22.
pub fn around<T>(act: impl FnOnce(&Scope) -> T) -> T {
    under(&[], act)
}

/// Runs something in the same surrounding, where these records are known.
pub fn around_with<T>(known: impl IntoIterator<Item = (String, CatalogueEntry)>, act: impl FnOnce(&Scope) -> T) -> T {
    around(|scope| {
        let catalogue = known.into_iter().collect();
        act(&Scope { catalogue: &catalogue, as_of: scope.as_of, unit: scope.unit, directory: scope.directory, pack: scope.pack })
    })
}

/// Runs something in the same surrounding under more packs.
pub fn under<T>(packs: &[&str], act: impl FnOnce(&Scope) -> T) -> T {
    let source = Arc::new(Source { path: "compound.yaml".into(), text: "name: 测试小区\n".into(), ..Source::default() });
    let mut found = Vec::new();
    let node = yaml::parse(&source, Span::new(0, source.text.len()), &mut found).unwrap();
    let unit: Unit = fields::read(&node, &mut Reading::new(Arc::clone(&source)));
    let as_of = day("2026-11-22");
    let directory = Directory::new(as_of, [], []);
    let catalogue: BTreeMap<String, CatalogueEntry> = BTreeMap::new();
    let (pack, _) = Pack::for_unit(packs);
    act(&Scope { as_of, unit: &unit, directory: &directory, catalogue: &catalogue, pack: &pack })
}

/// What one rule says of the last of several records that form a series: `holds`, `n/a: …`, or `line:column what`.
pub fn verdict(kind: &'static KindEntry, rule: &str, texts: &[&str]) -> Vec<String> {
    verdict_under(&[], kind, rule, texts)
}

/// The same under more packs.
pub fn verdict_under(packs: &[&str], kind: &'static KindEntry, rule: &str, texts: &[&str]) -> Vec<String> {
    let records: Vec<Record> = texts.iter().enumerate().map(|(at, text)| record(kind, &format!("r{at}"), text)).collect();
    let refs: Vec<&Record> = records.iter().collect();
    under(packs, |scope| judged(&refs, rule, scope))
}

/// What one rule says of the last of several records that form a series, in a surrounding.
pub fn judged(records: &[&Record], rule: &str, scope: &Scope) -> Vec<String> {
    let last = records.len() - 1;
    let told = (records[last].kind.check)(records, last, scope);
    let found = told.into_iter().find(|told| told.rule.id == rule).unwrap_or_else(|| panic!("no rule {rule}"));
    match found.verdict {
        Verdict::Holds => vec!["holds".to_string()],
        Verdict::NotApplicable(why) => vec![format!("n/a: {why}")],
        Verdict::Breaks(findings) => findings
            .into_iter()
            .map(|finding| {
                let (line, column) = records[last].source.place(finding.span).line_column();
                assert!(!finding.what.en.is_empty() && finding.mend.is_some(), "a finding says how to mend it, in both languages");
                format!("{line}:{column} {}", finding.what.zh)
            })
            .collect(),
    }
}

/// Tells the last of several records that form a series.
pub fn told(kind: &'static KindEntry, texts: &[&str]) -> Disclosure {
    let records: Vec<Record> = texts.iter().enumerate().map(|(at, text)| record(kind, &format!("r{at}"), text)).collect();
    let refs: Vec<&Record> = records.iter().collect();
    around(|scope| (kind.disclose)(&refs, refs.len() - 1, scope))
}
