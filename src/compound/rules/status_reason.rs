//! 更正或撤回没有写理由 · Correction or withdrawal without a reason
//!
//! # What it checks
//! 状态是“撤回”的，或者有“更正”的，要有“理由”。
//! A record that is withdrawn, or that amends another, gives its reason.
//!
//! # Why
//! 改了什么要说清为什么改，否则就成了悄悄改。
//! A change without its reason is a silent change.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::record::header::Status;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("record/coverage/reason", "change-without-reason", include_str!("status_reason.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for record in compound.whole().filter(|record| record.header.reason.is_none()) {
        let header = &record.header;
        let withdrawn = header.status.as_ref().filter(|status| status.value == Status::Withdrawn).map(|status| status.span);
        let Some(span) = withdrawn.or_else(|| header.amends.as_ref().map(|amends| amends.span)) else { continue };
        let what = if withdrawn.is_some() {
            said!("撤回没有写理由", "withdrawn without a reason")
        } else {
            said!("更正没有写理由", "an amendment without a reason")
        };
        found.push(info.at(record.source.place(span), what).mend(said!("加一行“reason: …”（理由）", "add a line `reason: …`")));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn a_reason_is_asked_for() {
        assert_eq!(findings(ID, &[("notice/a.md", &notice("status: withdrawn\n"))]), ["notice/a.md:4:9 撤回没有写理由"]);
        assert!(findings(ID, &[("notice/a.md", &notice("status: 撤回\nreason: 日期有误\n"))]).is_empty());
        assert!(findings(ID, &[("notice/a.md", &notice(""))]).is_empty());
    }
}
