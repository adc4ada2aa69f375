//! 公示期早于发布，或止早于起 · Window before publication
//!
//! # What it checks
//! 1. 公示期的起不早于发布日期。 The window does not begin before the publication.
//! 2. 止不早于起。 It does not end before it begins.
//! 3. 意见截止不早于发布日期。 The last day for objections is not before the publication.
//!
//! # Why
//! 倒填日期的公示等于没有公示。
//! A notice dated back is no notice.

use super::CompoundRule;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::base::source::At;
use crate::compound::Compound;
use crate::record::rule::RuleInfo;
use crate::said;

pub const RULE: CompoundRule =
    CompoundRule { info: RuleInfo::error("record/range/window", "window-before-publication", include_str!("window_order.rs")), check };

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for record in compound.whole() {
        let header = &record.header;
        let published = header.published.value;
        let also = || (record.source.place(header.published.span), said!("发布日期 {published}", "published {published}"));
        let early = |date: &Option<At<Date>>| date.as_ref().filter(|date| date.value < published).map(|date| (date.value, date.span));
        if let Some((from, span)) = header.window.as_ref().and_then(|window| early(&window.from)) {
            let (place, said) = also();
            found.push(
                info.at(
                    record.source.place(span),
                    said!(
                        "公示期从 {from} 开始，早于发布日期 {published}",
                        "the window begins on {from}, before the publication on {published}"
                    ),
                )
                .mend(said!("改正其中一个日期", "mend one of the dates"))
                .also(place, said),
            );
        }
        let (begins, ends) = header.hangs();
        if let (Some(window), Some(ends)) = (&header.window, ends)
            && let Some(until) = window.until.as_ref().filter(|_| ends < begins)
        {
            found.push(
                info.at(
                    record.source.place(until.span),
                    said!("公示期止于 {ends}，早于起日 {begins}", "the window ends on {ends}, before it begins on {begins}"),
                )
                .mend(said!("改正其中一个日期", "mend one of the dates")),
            );
        }
        if let Some((until, span)) = header.feedback.as_ref().and_then(|feedback| early(&feedback.until)) {
            let (place, said) = also();
            found.push(
                info.at(
                    record.source.place(span),
                    said!(
                        "意见截止 {until}，早于发布日期 {published}",
                        "objections close on {until}, before the publication on {published}"
                    ),
                )
                .mend(said!("改正其中一个日期", "mend one of the dates"))
                .also(place, said),
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
    fn a_window_after_the_publication_holds() {
        assert!(findings(ID, &[("notice/a.md", &notice("window: {from: 2026-10-14, until: 2026-10-30}\n"))]).is_empty());
    }

    #[test]
    fn every_date_that_runs_backwards_is_found() {
        let early = notice("window: {from: 2026-10-13, until: 2026-10-01}\nfeedback: {until: 2026-10-02}\n");
        let found = findings(ID, &[("notice/a.md", &early)]);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], "notice/a.md:4:16 公示期从 2026-10-13 开始，早于发布日期 2026-10-14");
    }
}
