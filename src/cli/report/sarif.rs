//! Findings as SARIF 2.1.0, for tools that show them beside the line.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::base::diagnostic::{Diagnostic, Place, Severity};

use super::{Lang, Lines, json_place, told};

/// One run with all findings, in the order of file, place and rule; what must not be told is masked as everywhere.
pub fn sarif(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    let rules: BTreeSet<&str> = sorted.iter().map(|finding| finding.rule).collect();
    let mut lines = Lines::default();
    let results: Vec<Value> = sorted.iter().map(|finding| result(finding, lang, &mut lines)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "gongshi",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|id| json!({"id": id})).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(finding: &Diagnostic, lang: Lang, lines: &mut Lines) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    };
    let parts = [Some(&finding.what), finding.why.as_ref(), finding.mend.as_ref()];
    let message = parts.into_iter().flatten().map(|said| told(lang.of(said), finding)).collect::<Vec<_>>().join("\n");
    let related = finding.related.iter().map(|(place, said)| {
        let mut at = location(place, finding, lines);
        if let Some(fields) = at.as_object_mut() {
            fields.insert("message".into(), json!({"text": told(lang.of(said), finding)}));
        }
        at
    });
    let related: Vec<Value> = related.collect();
    json!({
        "ruleId": finding.rule,
        "level": level,
        "message": {"text": message},
        "locations": [location(&finding.place, finding, lines)],
        "relatedLocations": related,
    })
}

fn location(place: &Place, finding: &Diagnostic, lines: &mut Lines) -> Value {
    let at = json_place(place, finding, lines);
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(&at.path)},
        "region": {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column},
    }})
}

/// A path as a relative address: what is neither plain ASCII nor a separator is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::source::{Source, Span};
    use crate::said;
    use std::sync::Arc;

    #[test]
    fn a_finding_has_its_rule_its_level_and_its_place() {
        let source =
            Arc::new(Source { path: "content/a/账目/q3.yaml".into(), text: "标题: 三季度\n期末: 12".into(), ..Source::default() });
        let at = |from, to| source.place(Span::new(from, to));
        let finding = Diagnostic::warning("finance/consistent/bank-balance", at(26, 28), said!("差 12 元", "off by 12"))
            .mend(said!("写明原因", "say why"))
            .also(at(0, 6), said!("这里", "here"));
        let log: Value = serde_json::from_str(&sarif(&[finding], Lang::En)).unwrap();
        let result = &log["runs"][0]["results"][0];
        assert_eq!(result["level"], "warning");
        assert_eq!(result["message"]["text"], "off by 12\nsay why");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/a/%E8%B4%A6%E7%9B%AE/q3.yaml");
        assert_eq!(place["region"], json!({"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 7}));
        assert_eq!(result["relatedLocations"][0]["message"]["text"], "here");
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][0]["id"], "finance/consistent/bank-balance");
    }
}
