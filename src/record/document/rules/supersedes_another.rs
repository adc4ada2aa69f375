//! 取代的不是这份文件的版本 · Supersedes something that is no version of the document
//!
//! # What it checks
//! 1. `supersedes` 指向同一份文件（`document` 编码相同）的另一个版本。 `supersedes` names another version of the same document.
//! 2. 指向根本不存在的记录，由引用检查指出，这里不重复。 A record that does not exist is found by the check of references.
//!
//! # Why
//! 取代错了对象，旧版会继续显示为有效，别的文件却可能显示为失效。
//! With the wrong one named the old version would stay in force, and another document might seem to have ended.

use crate::record::document::Document;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Document> = RecordRule {
    info: RuleInfo::error("document/reference/supersedes", "supersedes-another-document", include_str!("supersedes_another.rs")),
    check,
};

fn check(series: &Series<Document>, scope: &Scope) -> Verdict {
    let this = series.this();
    let Some(named) = &this.body.supersedes else { return Verdict::NotApplicable("it supersedes nothing") };
    let mend = said!("写这份文件上一个版本的记录，或删去这一行", "name the previous version of this document, or remove the line");
    if named.value == *this.id {
        let what = said!("一个版本不能取代它自己", "a version cannot supersede itself");
        return Verdict::Breaks(vec![Finding::at(named.span, what).mend(mend)]);
    }
    if series.all().iter().any(|version| *version.id == named.value) {
        return Verdict::Holds;
    }
    if !scope.catalogue.contains_key(&named.0) {
        return Verdict::NotApplicable("the record named does not exist");
    }
    let document = &this.body.document.0;
    let what = said!("{} 不是“{document}”的版本", "{} is no version of `{document}`", named.value);
    Verdict::Breaks(vec![Finding::at(named.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::record::kind::{CatalogueEntry, Scope};
    use crate::record::kind_of_folder;
    use crate::record::rule::Verdict;
    use crate::record::testing::{around, day, record, verdict};

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("document").unwrap(), super::RULE.info.id, texts)
    }

    const NEW: &str = "document: covenant\nsort: covenant\nversion: v3\nforce: in_force\n";

    #[test]
    fn holds_for_a_version_of_the_series() {
        assert_eq!(check(&[NEW, &format!("{NEW}supersedes: document/r0\n")]), ["holds"]);
    }

    #[test]
    fn breaks_for_itself_and_for_another_document() {
        assert_eq!(check(&[&format!("{NEW}supersedes: document/r0\n")]), ["5:13 一个版本不能取代它自己"]);
        let kind = kind_of_folder("document").unwrap();
        let this = record(kind, "v3", &format!("{NEW}supersedes: document/rules\n"));
        let known = CatalogueEntry { title: "规则".into(), published: day("2026-01-01"), public: true, hangs: (day("2026-01-01"), None), corrected: false };
        let catalogue = BTreeMap::from([("document/rules".to_string(), known)]);
        let told = around(|scope| {
            let scope = Scope { catalogue: &catalogue, as_of: scope.as_of, unit: scope.unit, directory: scope.directory, pack: scope.pack };
            (kind.check)(&[&this], 0, &scope)
        });
        let found = told.into_iter().find(|t| t.rule.id == super::RULE.info.id).unwrap().verdict;
        assert!(matches!(found, Verdict::Breaks(f) if f[0].what.zh == "document/rules 不是“covenant”的版本"));
    }

    #[test]
    fn not_applicable_without_one_or_where_it_does_not_exist() {
        assert_eq!(check(&[NEW]), ["n/a: it supersedes nothing"]);
        assert_eq!(check(&[&format!("{NEW}supersedes: document/gone\n")]), ["n/a: the record named does not exist"]);
    }
}
