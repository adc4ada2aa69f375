//! 表决了通知里没有的议题 · A vote on what the notice of the assembly did not list
//!
//! # What it checks
//! 业主大会表决的每个议题，都在会议通知里：通知写了议程（agenda）的，议程里有这个议题；没有写议程的，通知“关于”的记录里有这件事。
//! Every motion the assembly voted on is in its notice: among the `agenda` where the notice has one, otherwise the matter is among
//! what the notice is `about`.
//! 1. 看“会议通知”这一步列出的通知，和“关于”这件事的会议通知；几次通知，有一次写了就行。
//!    The notices are those of the step `assembly_notice`, and meeting notices about the matter; one of several suffices.
//! 2. 标点、空格不管；议程里的一行是议题的一部分，或者议题是它的一部分，都算。
//!    Marks and blanks do not count; a line that is part of the motion, or of which the motion is part, lists it.
//! 3. 没有通知，或者通知既没有议程也没有“关于”，不判断。 Without a notice, or where it lists nothing at all, nothing is judged.
//! 4. 规则包写了议题锁定（agenda_locked）的，说明按哪一条。 Where a pack locks the agenda the finding says by which text.
//!
//! # Why
//! 通知里没有的事，没来的人没法表态；当场加的议题，等于背着他们定。
//! Who stayed away had no say on what was added afterwards.

use super::CompoundRule;
use crate::base::date::Date;
use crate::base::diagnostic::Diagnostic;
use crate::compound::Compound;
use crate::law::RuleSort;
use crate::record::matter::{Matter, StepKind};
use crate::record::notice::{Notice, NoticeSort};
use crate::record::rule::RuleInfo;
use crate::record::{Body, Record};
use crate::said;

pub const RULE: CompoundRule = CompoundRule {
    info: RuleInfo {
        basis: &["bj.assembly"],
        ..RuleInfo::warning("matter/reference/agenda", "vote-off-agenda", include_str!("vote_off_agenda.rs"))
    },
    check,
};

fn check(compound: &Compound, info: &RuleInfo) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for record in compound.whole().filter(|record| record.header.purged.is_none()) {
        let Body::Matter(matter) = &record.body else { continue };
        if matter.votes.is_empty() {
            continue;
        }
        let notices = notices(compound, record, matter);
        for vote in &matter.votes {
            let told: Vec<bool> = notices.iter().filter_map(|(_, notice)| lists(notice, record, &vote.motion)).collect();
            if told.is_empty() || told.contains(&true) {
                continue;
            }
            let locked = locked(compound, *vote.from);
            let by = locked.map(|title| (format!("（“{title}”）"), format!(" (`{title}`)"))).unwrap_or_default();
            let (zh, en) = &by;
            let what = said!(
                "会议通知里没有这个议题，不能表决{zh}",
                "the notice of the assembly did not list this motion, so it cannot be voted on{en}"
            );
            let mend = said!(
                "通知过的，把议题写进通知的“议程”；没有通知的，如实说明，重新通知后再表决",
                "add it to the `agenda` of the notice if it was there; otherwise say so, give notice and vote again"
            );
            let mut finding = info.at(record.source.place(vote.motion.span), what).mend(mend);
            if let Some((notice, body)) = notices.first() {
                let span = body.agenda.first().map_or(notice.header.title.span, |line| line.span);
                finding = finding.also(notice.source.place(span), said!("通知在这里", "the notice is here"));
            }
            found.push(finding);
        }
    }
    found
}

/// The notices by which the assembly on a matter was called.
fn notices<'c>(compound: &Compound<'c>, record: &Record, matter: &Matter) -> Vec<(&'c Record, &'c Notice)> {
    let steps = matter.steps.iter().filter(|step| *step.kind == StepKind::AssemblyNotice);
    let named: Vec<&str> = steps.flat_map(|step| &step.records).map(|id| id.0.as_str()).collect();
    let calls = |other: &Record, notice: &Notice| {
        let about = notice.about.iter().any(|id| id.value == record.id);
        let meeting = notice.sort.as_ref().is_some_and(|sort| **sort == NoticeSort::Meeting);
        named.contains(&other.id.0.as_str()) || (about && meeting)
    };
    let all = compound.whole().filter(|other| other.header.purged.is_none() && !other.header.is_unfinished());
    let notices = all.filter_map(|other| if let Body::Notice(notice) = &other.body { Some((other, &**notice)) } else { None });
    notices.filter(|(other, notice)| calls(other, notice)).collect()
}

/// Whether a notice lists a motion; `None` where it lists nothing.
fn lists(notice: &Notice, matter: &Record, motion: &str) -> Option<bool> {
    let motion = bare(motion);
    let line = |line: &str| {
        let line = bare(line);
        !line.is_empty() && (motion.contains(&line) || line.contains(&motion))
    };
    match (notice.agenda.is_empty(), notice.about.is_empty()) {
        (false, _) => Some(notice.agenda.iter().any(|written| line(written))),
        (true, false) => Some(notice.about.iter().any(|id| id.value == matter.id)),
        (true, true) => None,
    }
}

/// The letters and figures of a text.
fn bare(text: &str) -> String {
    crate::base::text::fold_width(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The title of the text that locks the agenda of an assembly.
fn locked<'c>(compound: &'c Compound, on: Date) -> Option<&'c str> {
    let texts = compound.pack.of_kind_on(RuleSort::EventBefore, on);
    let of_assembly = texts.filter(|rule| rule.param("event").and_then(|event| event.text()) == Some("assembly"));
    let locks = of_assembly.filter(|rule| rule.param("agenda_locked").and_then(|flag| flag.scalar::<bool>()) == Some(true));
    locks.map(|rule| rule.title.as_str()).last()
}

#[cfg(test)]
mod tests {
    use super::super::testing::findings_under;
    use crate::law::Pack;

    fn check(pack: &str, notice: &str, motion: &str) -> Vec<String> {
        let notice = format!("---\ntitle: 开会\npublished: 2026-03-01\nsort: meeting\n{notice}---\n正文。\n");
        let matter = format!(
            "---\ntitle: 电梯\npublished: 2026-03-01\nclass: 278-5\nvotes:\n  - motion: {motion}\n    from: 2026-03-20\n    until: 2026-03-28\n    total: {{owners: 10, area: 100}}\n---\n正文。\n"
        );
        let files = [
            ("notice/call.md", &*notice),
            ("matter/lift.md", &*matter),
            ("matter/other.md", "---\ntitle: 甲\npublished: 2026-03-01\nclass: ordinary\n---\n正文。\n"),
        ];
        findings_under(Pack::for_unit(&[pack]).0, super::RULE.info.id, &files)
    }

    // breaks: bj.assembly
    #[test]
    fn what_the_notice_did_not_list_is_found() {
        let agenda = "about: [matter/lift]\nagenda: [电梯大修, 预算]\n";
        assert_eq!(
            check("beijing", agenda, "换门禁"),
            ["matter/lift.md:6:13 会议通知里没有这个议题，不能表决（“北京市物业管理条例 第三十五条”）"]
        );
        assert_eq!(check("foshan", agenda, "换门禁"), ["matter/lift.md:6:13 会议通知里没有这个议题，不能表决"]);
    }

    #[test]
    fn what_it_listed_holds() {
        let agenda = "about: [matter/lift]\nagenda: [三台 “电梯大修”]\n";
        assert!(check("beijing", agenda, "电梯大修").is_empty());
        assert!(check("beijing", "about: [matter/lift]\nagenda: [电梯大修]\n", "同意电梯大修，预算 10 万元").is_empty());
        assert!(check("beijing", "about: [matter/lift]\n", "换门禁").is_empty(), "no agenda, but the matter");
        assert!(check("beijing", "about: [matter/other]\n", "换门禁").is_empty(), "a notice of something else");
    }
}
