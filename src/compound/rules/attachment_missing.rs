//! 附件不存在 · Attachment missing
//!
//! # What it checks
//! 记录里提到的每个附件（凭证、照片、文件），都在 attachments/（附件/）里，大小写也一样。
//! Every attachment in a record stands in attachments/, spelled exactly so.
//!
//! # Why
//! 说“见凭证”而凭证打不开，比不放还伤信任。
//! A voucher that does not open hurts trust more than none.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::AttachmentId;
use crate::base::text::nearest;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo::error("attachment/reference/missing", "attachment-missing", include_str!("attachment_missing.rs")),
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (place, reference) in compound.mentions(AttachmentId::SORT) {
        let name = &reference.id;
        if compound.own.attachments.iter().any(|(known, _)| known == name) {
            continue;
        }
        let near = nearest(name, compound.own.attachments.iter().map(|(known, _)| known.as_str()));
        let diagnostic = info.at(place, said!("附件“{name}”不存在", "there is no attachment `{name}`"));
        found.push(match near {
            Some(near) => diagnostic.mend(said!("是不是“{near}”？", "did you mean `{near}`?")),
            None => diagnostic.mend(said!("把文件放进 attachments（附件）文件夹", "put the file into the attachments folder")),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn a_file_in_the_folder_is_found_and_another_spelling_is_not() {
        let with = |file: &str| notice(&format!("attachments: [{{file: {file}, title: 图, inspect: 物业前台}}]\n"));
        assert!(findings(ID, &[("notice/a.md", &with("s0701.png")), ("attachments/s0701.png", "-")]).is_empty());
        let found = findings(ID, &[("notice/a.md", &with("S0701.png")), ("attachments/s0701.png", "-")]);
        assert_eq!(found, ["notice/a.md:4:22 附件“S0701.png”不存在"]);
    }
}
