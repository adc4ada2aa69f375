//! 大屏的起止不对 · A slide that ends before it begins, or never ends
//!
//! # What it checks
//! 1. 大屏每一条的止不早于起。 No line of the playlist ends before it begins.
//! 2. 紧急的（urgent）写明播到哪一天（until）。 What is urgent says until when.
//!
//! # Why
//! 止早于起的永远不播；紧急的一条会盖住整块屏，没有写到哪天，就一直盖着。
//! What ends before it begins never shows; what is urgent takes the whole screen, and without a last day for ever.

use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::compound::rules::CompoundRule;
use crate::record::rule::RuleInfo;
use crate::said;

use super::{items, place};

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("kiosk/range/window", "kiosk-window", include_str!("window.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for item in items(compound) {
        if let (Some(from), Some(until)) = (&item.from, &item.until)
            && until.value < from.value
        {
            let what = said!("止（{}）早于起（{}）", "it ends on {} and begins on {}", until.value, from.value);
            let finding = place(compound, until.span).map(|place| info.at(place, what));
            found.extend(finding.map(|finding| finding.mend(said!("改正其中一个日期", "mend one of the dates"))));
        }
        if let Some(urgent) = item.urgent.as_ref().filter(|urgent| urgent.value && item.until.is_none()) {
            let what = said!("紧急的没有写播到哪一天", "this is urgent and does not say until when");
            let finding = place(compound, urgent.span).map(|place| info.at(place, what));
            found.extend(finding.map(|finding| finding.mend(said!("加上 止: 日期", "add `until: date`"))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::compound::rules::testing::findings;

    const ID: &str = super::RULE.info.id;

    fn found(item: &str) -> Vec<String> {
        findings(ID, &[("compound.yaml", &format!("name: 测试\nkiosk:\n  items:\n    - {{title: 停水, {item}}}\n"))])
    }

    #[test]
    fn an_end_is_not_before_its_beginning() {
        assert!(found("from: 2026-11-20, until: 2026-11-20").is_empty());
        assert_eq!(found("起: 2026-11-20, 止: 2026-11-19"), ["compound.yaml:4:37 止（2026-11-19）早于起（2026-11-20）"]);
    }

    #[test]
    fn what_is_urgent_ends() {
        assert!(found("urgent: 是, until: 2026-11-30").is_empty() && found("urgent: 否").is_empty());
        assert_eq!(found("urgent: 是"), ["compound.yaml:4:27 紧急的没有写播到哪一天"]);
    }
}
