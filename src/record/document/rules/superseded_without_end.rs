//! 已被取代，但看不出被谁、到哪天 · Superseded, but by what and until when?
//!
//! # What it checks
//! 效力写“已被取代”的版本，要么写了 `ended`，要么有另一个版本写着取代它。
//! A version marked as superseded has an `ended`, or another version says that it supersedes it.
//!
//! # Why
//! 居民要知道旧规则到哪一天为止有效，之后看哪一版。
//! People ask until which day the old rules held, and which hold since.

use crate::record::document::{Document, Force, versions};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Document> = RecordRule {
    info: RuleInfo::warning("document/coverage/successor", "superseded-without-end", include_str!("superseded_without_end.rs")),
    check,
};

fn check(series: &Series<Document>, _scope: &Scope) -> Verdict {
    let this = series.this();
    if this.body.force.value != Force::Superseded {
        return Verdict::NotApplicable("the version is not marked as superseded");
    }
    if this.body.ended.is_some() || versions::successor(this.id, &versions::kept(series.all())).is_some() {
        return Verdict::Holds;
    }
    let what = said!(
        "这个版本已被取代，但没有写到哪天为止，也没有哪个版本写着取代它",
        "this version is superseded, but neither its last day nor its successor is recorded"
    );
    let mend = said!("写上 ended，或在新版里写 supersedes: {}", "write `ended`, or write supersedes: {} in the new version", this.id);
    Verdict::Breaks(vec![Finding::at(this.body.force.span, what).mend(mend)])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("document").unwrap(), super::RULE.info.id, texts)
    }

    const OLD: &str = "document: covenant\nsort: covenant\nversion: v2\nforce: superseded\n";

    #[test]
    fn holds_with_an_end_or_a_successor() {
        let new = "document: covenant\nsort: covenant\nversion: v3\nforce: in_force\nsupersedes: document/r1\n";
        assert_eq!(check(&[&format!("{OLD}ended: 2026-02-28\n")]), ["holds"]);
        assert_eq!(check(&[new, OLD]), ["holds"]);
    }

    #[test]
    fn breaks_at_the_force() {
        assert_eq!(check(&[OLD]), ["4:8 这个版本已被取代，但没有写到哪天为止，也没有哪个版本写着取代它"]);
    }

    #[test]
    fn not_applicable_in_force() {
        assert_eq!(check(&[&OLD.replace("superseded", "in_force")]), ["n/a: the version is not marked as superseded"]);
    }
}
