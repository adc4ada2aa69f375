//! 还没有到的日子写成了发生过的 · Done on a day to come
//!
//! # What it checks
//! 公开的记录里，附件和大屏图片脱敏、审核、移除的日期，事项办结的日期，都不晚于今天（as_of）。
//! In public records the days of redaction, of review, of removal, and of a matter's closing are not after today (`as_of`).
//! 1. 草稿、还没有到发布日期的，不判断。 Drafts, and what is published later, are not judged.
//! 2. 步骤、节点可以写在以后：那是打算。 Steps and milestones may lie ahead: they are plans.
//!
//! # Why
//! 没有做的脱敏保护不了谁，没有办结的事不能当作办结了。
//! A redaction nobody made protects nobody, and what is not done is not done.

use super::CompoundRule;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::source::At;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::record::{Body, Record};
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::warning("record/range/happened", "done-on-a-day-to-come", include_str!("not_yet.rs")), check };

/// What was done, in both languages, and when.
type Done<'c> = (&'static str, &'static str, &'c At<Date>);

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let public = compound.whole().filter(|record| record.header.is_public(compound.as_of));
    let of_records = public.flat_map(|record| done(record).into_iter().map(move |done| (&record.source, done)));
    let items = compound.unit.kiosk.iter().flat_map(|playlist| &playlist.items);
    let of_screen = items.filter_map(|item| Some((compound.source, ("脱敏", "redacted", &item.redacted.as_ref()?.on))));
    let ahead = of_records.chain(of_screen).filter(|(_, (.., on))| on.value > compound.as_of);
    let tell = |(source, (zh, en, on)): (&std::sync::Arc<crate::base::source::Source>, Done)| {
        let day = on.value;
        info.at(source.place(on.span), said!("{zh}的日期 {day} 还没有到", "{en} on {day}, which is still to come"))
            .mend(said!("改正日期；还没有做的，先不要写", "mend the day; what is not done yet is not written"))
    };
    ahead.map(tell).collect()
}

fn done(record: &Record) -> Vec<Done<'_>> {
    let header = &record.header;
    let redacted = header.attachments.iter().filter_map(|file| file.redacted.as_ref()).map(|review| ("脱敏", "redacted", &review.on));
    let reviewed = header.reviewed.iter().map(|review| ("审核", "reviewed", &review.on));
    let purged = header.purged.iter().map(|purge| ("移除", "removed", &purge.on));
    let closed = match &record.body {
        Body::Matter(matter) => matter.closed.as_ref().map(|on| ("办结", "closed", on)),
        _ => None,
    };
    redacted.chain(reviewed).chain(purged).chain(closed).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{findings, notice};

    const ID: &str = super::RULE.info.id;

    fn redacted(on: &str, more: &str) -> Vec<String> {
        let text = notice(&format!("attachments: [{{file: a.png, title: 图, redacted: {{by: p-1, on: {on}}}}}]\n{more}"));
        findings(ID, &[("notice/a.md", &text), ("attachments/a.png", "-")])
    }

    #[test]
    fn nothing_was_done_on_a_day_to_come() {
        assert!(redacted("2026-11-22", "").is_empty());
        assert_eq!(redacted("2029-01-01", ""), ["notice/a.md:4:63 脱敏的日期 2029-01-01 还没有到"]);
        assert!(redacted("2029-01-01", "status: draft\n").is_empty());
    }

    #[test]
    fn a_matter_is_closed_when_it_is_done() {
        let matter = |on: &str| format!("---\ntitle: 甲\npublished: 2026-03-01\nclass: ordinary\nclosed: {on}\n---\n正文。\n");
        assert!(findings(ID, &[("matter/a.md", &matter("2026-11-22"))]).is_empty());
        assert_eq!(findings(ID, &[("matter/a.md", &matter("2027-02-19"))]), ["matter/a.md:5:9 办结的日期 2027-02-19 还没有到"]);
    }
}
