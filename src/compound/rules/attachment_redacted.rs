//! 附件没有脱敏说明 · Attachment without redaction
//!
//! # What it checks
//! 1. 每个附件都写明谁、哪天做过脱敏（redacted），才会公开；不公开的，写明到哪里查阅（inspect）。
//!    Every attachment says who redacted it and when, and is then published; otherwise it says where the original can be seen.
//! 2. 凭证、照片等字段提到的文件，在某条记录的“附件”里列过。
//!    A file named as a voucher or a photograph is listed among the attachments of some record.
//!
//! # Why
//! 扫描件里常有签名、电话、账号，没人看过就不能公开。
//! Scans hold signatures, telephone and account numbers; what nobody has looked at is not published.

use super::CompoundRule;
use crate::base::diagnostic::Diagnostic;
use crate::base::id::AttachmentId;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;
use std::collections::BTreeSet;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo::error("attachment/coverage/redacted", "attachment-not-redacted", include_str!("attachment_redacted.rs")),
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut listed = BTreeSet::new();
    for record in &compound.own.records {
        listed.extend(record.header.attachments.iter().map(|attachment| attachment.file.0.as_str()));
    }
    // A picture of the lobby screen has somebody who answers for it beside it.
    let items = compound.unit.kiosk.iter().flat_map(|playlist| &playlist.items).filter(|item| item.redacted.is_some());
    listed.extend(items.filter_map(|item| item.picture.as_ref()).map(|picture| picture.0.as_str()));
    for record in compound.whole() {
        for attachment in &record.header.attachments {
            if attachment.redacted.is_none() && attachment.inspect.is_none() {
                let name = &attachment.file.0;
                found.push(
                    info.at(
                        record.source.place(attachment.file.span),
                        said!("附件“{name}”没有写明谁做过脱敏", "nobody answers for the redaction of `{name}`"),
                    )
                    .mend(said!(
                        "加上 redacted: {{by: 人员编码, on: 日期}}；不公开的写 inspect: 查阅地点",
                        "add redacted: {{by: person, on: date}}, or inspect: where it can be seen"
                    )),
                );
            }
        }
    }
    // A list that could not be read may hold it; a file that is not there at all is another rule's matter.
    let unread = !compound.own.flawed.records.is_empty();
    let stands = |name: &str| compound.own.attachments.iter().any(|(known, _)| *known == *name);
    for (place, reference) in compound.mentions(AttachmentId::SORT).filter(|(_, reference)| !unread && stands(&reference.id)) {
        if listed.insert(reference.id.as_str()) {
            let name = &reference.id;
            found.push(
                info.at(place, said!("文件“{name}”没有列进任何记录的“附件”", "`{name}` is not listed among the attachments of any record"))
                    .mend(said!(
                        "在这条记录的 attachments 里列出它，并写明脱敏",
                        "list it under `attachments` of this record, with its redaction"
                    )),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    #[test]
    fn somebody_answers_for_every_published_file() {
        let with = |more: &str| notice(&format!("attachments: [{{file: a.png, title: 图{more}}}]\n"));
        assert!(findings(ID, &[("notice/a.md", &with(", redacted: {by: p-1, on: 2026-10-01}")), ("attachments/a.png", "-")]).is_empty());
        assert_eq!(
            findings(ID, &[("notice/a.md", &with("")), ("attachments/a.png", "-")]),
            ["notice/a.md:4:22 附件“a.png”没有写明谁做过脱敏"]
        );
    }

    #[test]
    fn a_picture_in_the_text_must_be_listed() {
        let text = "---\ntitle: 通知\npublished: 2026-10-14\n---\n![图](attachments/b.png)\n";
        assert_eq!(findings(ID, &[("notice/a.md", text), ("attachments/b.png", "-")]).len(), 1);
    }
}
