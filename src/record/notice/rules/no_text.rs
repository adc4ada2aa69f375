//! 通知没有正文 · A notice without a text
//!
//! # What it checks
//! 抬头（---）下面写了正文；或者写了日程、议程、需带材料、评选、附件，看的人知道是什么事。
//! There is a text below the front matter; or occasions, an agenda, things to bring, awards or attachments say what it is about.
//! 1. 草稿、移除的不判断。 Drafts, and what was emptied, are not judged.
//!
//! # Why
//! 只有标题的通知，贴出来也没有人知道要做什么。
//! Of a notice that is a title nobody learns what to do.

use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::notice::Notice;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Notice> =
    RecordRule { info: RuleInfo::warning("notice/coverage/text", "notice-without-text", include_str!("no_text.rs")), check };

fn check(series: &Series<Notice>, _scope: &Scope) -> Verdict {
    let this = series.this();
    if this.header.purged.is_some() || this.header.is_unfinished() {
        return Verdict::NotApplicable("it was emptied, or is still being written");
    }
    let notice = this.body;
    let told = !notice.occasions.is_empty() || !notice.agenda.is_empty() || !notice.bring.is_empty() || !notice.awards.is_empty();
    if told || !this.prose.blocks.is_empty() || !this.header.attachments.is_empty() {
        return Verdict::Holds;
    }
    let finding = Finding::at(this.header.title.span, said!("只有标题，没有正文", "a title without a text"));
    Verdict::Breaks(vec![finding.mend(said!("在抬头的 --- 下面写上正文", "write the text below the --- of the front matter"))])
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(text: &str) -> Vec<String> {
        verdict(kind_of_folder("notice").unwrap(), super::RULE.info.id, &[text])
    }

    #[test]
    fn a_title_is_no_notice() {
        assert_eq!(check("sort: general\n"), ["3:8 只有标题，没有正文"]);
        assert_eq!(check("occasions: [{on: 2026-12-01, subject: 停水}]\n"), ["holds"]);
        assert_eq!(check("agenda: [电梯大修]\n"), ["holds"]);
    }

    #[test]
    fn a_draft_may_want_its_text() {
        assert_eq!(check("status: draft\n"), ["n/a: it was emptied, or is still being written"]);
    }
}
