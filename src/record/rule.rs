//! Rules: pure judgements of a finished model. Duties, thresholds and articles are data of the packs, not rules of this sort.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::base::diagnostic::{Said, Severity};
use crate::base::source::Span;

/// What a rule says of its subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// All is well.
    Holds,
    /// These places break it.
    Breaks(Vec<Finding>),
    /// There is nothing to judge, because …
    NotApplicable(&'static str),
}

impl Verdict {
    /// Holds without findings, breaks with them.
    pub fn of(findings: Vec<Finding>) -> Self {
        if findings.is_empty() { Verdict::Holds } else { Verdict::Breaks(findings) }
    }
}

/// One place that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where, in the subject's own source or in a table beside it.
    pub span: Span,
    /// What is wrong, with its numbers.
    pub what: Said,
    /// What to write under the caret.
    pub label: Option<Said>,
    /// How to mend it.
    pub mend: Option<Said>,
    /// Another place of the same record that belongs to it.
    pub also: Option<(Span, Said)>,
}

impl Finding {
    /// A finding at a place.
    pub fn at(span: Span, what: Said) -> Self {
        Finding { span, what, label: None, mend: None, also: None }
    }

    /// Adds the words under the caret.
    pub fn label(mut self, label: Said) -> Self {
        self.label = Some(label);
        self
    }

    /// Adds the mend.
    pub fn mend(mut self, mend: Said) -> Self {
        self.mend = Some(mend);
        self
    }

    /// Adds another place of the same record.
    pub fn also(mut self, span: Span, said: Said) -> Self {
        self.also = Some((span, said));
        self
    }
}

/// What is written again: each time after the first, its place, and the place where it stood first.
pub fn again<K: Ord + Clone>(written: impl IntoIterator<Item = (K, Span)>) -> Vec<(K, Span, Span)> {
    let mut first: BTreeMap<K, Span> = BTreeMap::new();
    let mut again = Vec::new();
    for (what, span) in written {
        match first.entry(what) {
            Entry::Vacant(place) => {
                place.insert(span);
            }
            Entry::Occupied(known) => again.push((known.key().clone(), span, *known.get())),
        }
    }
    again
}

/// What is known of a rule without running it.
#[derive(Debug, Clone, Copy)]
pub struct RuleInfo {
    /// Permanent id: `finance/consistent/closing-balance`; its parts are kind, nature, subject.
    pub id: &'static str,
    /// The name states the defect and reads after "allow": `closing-balance-mismatch`.
    pub name: &'static str,
    /// How bad a breach is.
    pub severity: Severity,
    /// Ids of the pack rules it judges; empty for plain arithmetic. The table of `src/law/coverage.md` is made from these.
    pub basis: &'static [&'static str],
    /// The source of the rule's own file; its module doc is the manual page.
    pub manual: &'static str,
}

impl RuleInfo {
    /// A rule whose breach stops the unit, resting on nothing but sense.
    pub const fn error(id: &'static str, name: &'static str, manual: &'static str) -> Self {
        RuleInfo { id, name, severity: Severity::Error, basis: &[], manual }
    }

    /// A rule whose breach must be looked at.
    pub const fn warning(id: &'static str, name: &'static str, manual: &'static str) -> Self {
        RuleInfo { id, name, severity: Severity::Warning, basis: &[], manual }
    }

    /// The manual page: the module doc of the rule's file.
    pub fn page(&self) -> String {
        let lines = self.manual.lines().take_while(|line| line.starts_with("//!"));
        lines.map(|line| line.trim_start_matches("//!").strip_prefix(' ').unwrap_or("")).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_a_third_time_points_at_the_first() {
        let at = |n: usize| Span::new(n, n + 1);
        let written = [("a", at(0)), ("b", at(1)), ("a", at(2)), ("a", at(3))];
        assert_eq!(again(written), [("a", at(2), at(0)), ("a", at(3), at(0))]);
    }
}
