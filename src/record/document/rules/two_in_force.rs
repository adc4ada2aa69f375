//! 两个版本同时有效 · Two versions in force at once
//!
//! # What it checks
//! 同一份文件，任何一天只有一个版本有效。 On any day one version of a document is in force.
//! 1. 新版写明 `supersedes` 的，旧版到新版施行的前一天为止，不必改旧记录。 What a newer version supersedes ends the day before that takes effect; the old record need not be touched.
//! 2. 写了 `ended` 的，到那一天为止。 A version with `ended` binds until that day.
//! 3. 只看写着“现行有效”的；草案、已取代、已废止，以及撤回、移除、被更正的记录不算。 Only versions said to be in force are judged; no drafts, none superseded or repealed, no records taken back, emptied or corrected.
//!
//! # Why
//! 两版都有效，居民和法院都不知道该依哪一版。
//! With two in force neither residents nor a court know which to go by.

use crate::record::document::{Document, Force, versions};
use crate::record::kind::{Filed, RecordRule, Scope, Series};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Document> =
    RecordRule { info: RuleInfo::error("document/unique/in-force", "two-versions-in-force", include_str!("two_in_force.rs")), check };

fn check(series: &Series<Document>, _scope: &Scope) -> Verdict {
    let this = series.this();
    let kept = versions::kept(series.all());
    if !kept.iter().any(|v| v.id == this.id) {
        return Verdict::NotApplicable("the record no longer speaks");
    }
    let in_force = |v: &Filed<Document>| versions::binds(v, &kept).filter(|_| v.body.force.value == Force::InForce);
    let Some((from, until)) = in_force(&this) else { return Verdict::NotApplicable("it is not said to be in force") };
    // A version that was superseded before it took effect never bound.
    let never = |begin, end: Option<_>| end.is_some_and(|end| end < begin);
    let shares =
        |(begin, end): (_, Option<_>)| end.is_none_or(|end| from <= end) && until.is_none_or(|until| begin <= until) && !never(begin, end);
    let earlier = kept.iter().take_while(|v| v.id != this.id);
    let others = earlier.filter(|v| !never(from, until) && in_force(v).is_some_and(shares));
    let finding = |other: &crate::base::id::RecordId| {
        let id = &this.id.0;
        Finding::at(this.body.force.span, said!("{from} 起与 {other} 同时有效", "in force together with {other} from {from}"))
            .label(said!("{other} 也有效", "{other} is in force too"))
            .mend(said!(
                "新版写上 supersedes: {other}，或给旧版写 ended（{id} 施行的前一天）",
                "write supersedes: {other} here, or give the older one `ended` (the day before {id} takes effect)"
            ))
    };
    Verdict::of(others.map(|other| finding(other.id)).collect())
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(texts: &[&str]) -> Vec<String> {
        verdict(kind_of_folder("document").unwrap(), super::RULE.info.id, texts)
    }

    const OLD: &str = "document: covenant\nsort: covenant\nversion: v2\nforce: in_force\neffective: 2023-03-01\n";
    const NEW: &str = "document: covenant\nsort: covenant\nversion: v3\nforce: in_force\neffective: 2026-03-01\n";

    #[test]
    fn holds_where_the_new_supersedes_or_the_old_ended() {
        assert_eq!(check(&[OLD, &format!("{NEW}supersedes: document/r0\n")]), ["holds"]);
        assert_eq!(check(&[&format!("{OLD}ended: 2026-02-28\n"), NEW]), ["holds"]);
    }

    #[test]
    fn breaks_at_the_force_and_names_the_other() {
        assert_eq!(check(&[OLD, NEW]), ["4:8 2026-03-01 起与 document/r0 同时有效"]);
        assert_eq!(check(&[&format!("{OLD}ended: 2026-03-01\n"), NEW]).len(), 1);
    }

    #[test]
    fn a_correction_takes_the_place_of_what_it_corrects() {
        assert_eq!(check(&[OLD, &format!("{OLD}amends: document/r0\nreason: 错字\n")]), ["holds"]);
    }

    #[test]
    fn not_applicable_to_a_draft_or_a_version_said_to_be_over() {
        assert_eq!(check(&[OLD, &NEW.replace("in_force", "draft")]), ["n/a: it is not said to be in force"]);
        assert_eq!(check(&[&OLD.replace("in_force", "superseded"), NEW]), ["holds"]);
    }
}
