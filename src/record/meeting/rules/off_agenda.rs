//! 决定了议程外的事 · A decision outside the published agenda
//!
//! # What it checks
//! 每项决定（`decisions`）写的序号，都是事先公布的议程（`agenda`）里的一项。
//! Every one of the `decisions` names an item of the `agenda` that was published beforehand.
//!
//! # Why
//! 没有贴出来的事，关心的人来不及说话，会上不能定。
//! Who would have spoken could not know; what was not announced cannot be decided.

use crate::base::text::nearest;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::meeting::Meeting;
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Meeting> =
    RecordRule { info: RuleInfo::error("meeting/reference/agenda", "decision-off-agenda", include_str!("off_agenda.rs")), check };

fn check(series: &Series<Meeting>, _scope: &Scope) -> Verdict {
    let meeting = series.this().body;
    if meeting.decisions.is_empty() {
        return Verdict::NotApplicable("nothing was decided");
    }
    let known = || meeting.agenda.iter().map(|topic| topic.number.value.0.as_str());
    let off = meeting.decisions.iter().filter(|one| !known().any(|number| number == one.topic.value.0));
    let findings = off.map(|one| {
        let number = &*one.topic.value;
        let finding = Finding::at(one.topic.span, said!("公布的议程里没有“{number}”", "the published agenda has no item `{number}`"));
        let finding = match meeting.agenda.first() {
            Some(first) => finding.also(first.number.span, said!("议程从这里起", "the agenda begins here")),
            None => finding,
        };
        match nearest(number, known()) {
            Some(near) => finding.mend(said!("是不是“{near}”？没有公布过的，下次会议再议", "did you mean `{near}`? what was not announced waits for the next meeting")),
            None => finding.mend(said!("公布过的补进“议程”；没有公布过的，下次会议再议", "add it to `agenda` if it was announced; else it waits for the next meeting")),
        }
    });
    Verdict::of(findings.collect())
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const ID: &str = super::RULE.info.id;

    #[test]
    fn what_was_announced_may_be_decided() {
        let text = |topic: &str| format!("on: 2026-11-20\nagenda: [{{number: 1, subject: 甲}}]\ndecisions: [{{topic: {topic}, text: 同意}}]\n");
        assert_eq!(check(ID, &text("1")), ["holds"]);
        assert_eq!(check(ID, &text("3")), ["5:21 公布的议程里没有“3”"]);
        assert_eq!(check(ID, "on: 2026-11-20\ndecisions: [{topic: 1, text: 同意}]\n"), ["4:21 公布的议程里没有“1”"]);
        assert_eq!(check(ID, "on: 2026-11-20\n"), ["n/a: nothing was decided"]);
    }
}
