//! Floor 6: runs every rule over a linked compound and gathers what breaks.
//!
//! Rules only read; they may run in any order. What board and unit choose to make of findings stands here too.

mod settle;
mod told;

use crate::base::diagnostic::{Diagnostic, Severity};
use crate::compound::Compound;
use crate::compound::rules::{self, CompoundRule};
use crate::record::header::Status;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::record::{KINDS, Record};
use crate::statistics;

pub use settle::{Choices, judge_choices};
pub use told::{Told, told};

/// Everything that breaks a rule, and what the unit chooses wrongly to make of it, in no particular order; [`Choices`] are laid
/// over it afterwards, together with what was found elsewhere.
pub fn check(compound: &Compound) -> Vec<Diagnostic> {
    let mut found = breaches(compound);
    found.extend(settle::judge(compound));
    found
}

/// Everything that breaks a rule; records that could not be read whole are not judged.
fn breaches(compound: &Compound) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = rules::ALL.iter().flat_map(|rule: &CompoundRule| (rule.check)(compound, &rule.info)).collect();
    let scope = compound.scope();
    for (at, seen) in compound.records.iter().enumerate() {
        // What the unit above recorded is judged there.
        if seen.from.is_some() || seen.record.header.purged.is_some() {
            continue;
        }
        let flawed = &compound.own.flawed;
        if flawed.records.contains(&seen.record.id.0) {
            continue;
        }
        let (mut series, mut place) = compound.series_of(at, true);
        if flawed.any_of(seen.record.kind.name) {
            // What a record that could not be read would have said to this one is not known.
            (series, place) = (vec![seen.record], 0);
        }
        for told in (seen.record.kind.check)(&series, place, &scope) {
            if let Verdict::Breaks(findings) = told.verdict {
                found.extend(findings.into_iter().map(|finding| diagnostic(seen.record, told.rule, finding)));
            }
        }
    }
    found
}

/// Every rule there is, kinds first, for `explain` and the catalogue.
pub fn all_rules() -> Vec<&'static RuleInfo> {
    let kinds = KINDS.iter().flat_map(|kind| (kind.rules)());
    kinds.chain(rules::ALL.iter().map(|rule| &rule.info)).chain(statistics::INFOS).collect()
}

fn diagnostic(record: &Record, rule: &RuleInfo, finding: Finding) -> Diagnostic {
    let place = |span| record.source.place(span);
    // A draft may be half-finished; it stops nobody.
    let severity = match record.header.status() {
        Status::Draft | Status::Review if rule.severity == Severity::Error => Severity::Warning,
        _ => rule.severity,
    };
    let mut diagnostic = Diagnostic::new(rule.id, severity, place(finding.span), finding.what);
    diagnostic.label = finding.label;
    diagnostic.mend = finding.mend;
    diagnostic.related = finding.also.into_iter().map(|(span, said)| (place(span), said)).collect();
    diagnostic
}

#[cfg(test)]
mod tests;
