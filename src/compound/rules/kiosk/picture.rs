//! 大屏的图片不是图片 · A picture of the lobby screen that is none
//!
//! # What it checks
//! “播放”里的图片（picture）是 PNG 或 JPEG 文件；文件在不在、谁看过，另有规则。
//! The `picture` of a line is a PNG or a JPEG; whether it is there, and who answers for it, are other rules' matters.
//!
//! # Why
//! 屏幕上只放得出图片，PDF 和表格放不出来。
//! A screen shows pictures; it cannot show a PDF or a table.

use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::compound::rules::CompoundRule;
use crate::record::rule::RuleInfo;
use crate::said;

use super::{items, place};

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("kiosk/format/picture", "kiosk-no-picture", include_str!("picture.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let named = items(compound).filter_map(|item| item.picture.as_ref());
    let is_picture = |name: &str| {
        let name = name.to_ascii_lowercase();
        [".png", ".jpg", ".jpeg"].iter().any(|ending| name.ends_with(ending))
    };
    let finding = |picture: &crate::base::source::At<crate::base::id::AttachmentId>| {
        let name = &picture.0;
        let what = said!("“{name}”不是屏幕放得出的图片", "`{name}` is no picture that a screen can show");
        Some(
            info.at(place(compound, picture.span)?, what)
                .mend(said!("存成 PNG 或 JPEG，再写它的文件名", "save it as PNG or JPEG and name that file")),
        )
    };
    named.filter(|picture| !is_picture(&picture.0)).filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use crate::compound::rules::testing::findings;

    const ID: &str = super::RULE.info.id;

    fn found(picture: &str) -> Vec<String> {
        let unit = format!("name: 测试\nkiosk:\n  items:\n    - {{title: 停水, picture: {picture}}}\n");
        findings(ID, &[("compound.yaml", &unit), (&format!("attachments/{picture}"), "-")])
    }

    #[test]
    fn a_screen_shows_pictures() {
        assert!(found("a.PNG").is_empty() && found("a.jpeg").is_empty());
        assert_eq!(found("a.pdf"), ["compound.yaml:4:28 “a.pdf”不是屏幕放得出的图片"]);
    }
}
