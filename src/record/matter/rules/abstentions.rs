//! 弃权没有写 · Abstentions are not told
//!
//! # What it checks
//! 规则包写着“签收选票或登录系统算参与，未作表示算弃权”的地方：计完的表决，写了参与和同意的，也写反对和弃权。
//! Where the packs say that who signed for a ballot takes part, and that an empty one abstains: a counted vote that gives
//! participation and yes gives no and abstentions as well.
//! 1. 三项之和等于参与，由另一条规则核对。 That the three make up participation is checked by another rule.
//!
//! # Why
//! 弃权也是参与的一部分；不写，就看不出没有作表示的有多少。
//! Abstentions are part of participation: left out, nobody sees how many said nothing.

use crate::law::{PackRule, RuleSort};
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::{Matter, Vote};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &["sc.participate"],
        ..RuleInfo::warning("matter/coverage/abstentions", "abstentions-untold", include_str!("abstentions.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let over = series.this().body.votes.iter().filter(|vote| *vote.until < scope.as_of && vote.counts.yes.is_some());
    let judged: Vec<_> = over.filter_map(|vote| Some((vote, text(vote, scope)?))).collect();
    if judged.is_empty() {
        return Verdict::NotApplicable("no vote is counted, or no text says what an empty ballot means");
    }
    let untold = judged.into_iter().filter(|(vote, _)| vote.counts.no.is_none() || vote.counts.abstain.is_none());
    let findings = untold.map(|(vote, rule)| {
        let title = &rule.title;
        let span = vote.counts.yes.as_ref().map_or(vote.span, |yes| yes.span);
        Finding::at(span, said!("只写了同意：未作表示的算弃权（“{title}”），反对和弃权也要写", "only yes is told: an empty ballot abstains (`{title}`), so no and abstentions belong here"))
            .mend(said!("补上“反对”“弃权”的人数和面积", "add `no` and `abstain` with owners and area"))
    });
    Verdict::of(findings.collect())
}

/// The text of the day that says an empty ballot abstains.
fn text<'s>(vote: &Vote, scope: &Scope<'s>) -> Option<&'s PackRule> {
    let says = |rule: &&PackRule| rule.param("unmarked").and_then(|word| word.text()) == Some("abstain");
    scope.pack.of_kind_on(RuleSort::Vote, *vote.until).filter(says).last()
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict_under;

    fn check(pack: &str, rest: &str) -> Vec<String> {
        let base = "{owners: 80, area: 80}";
        let text = format!(
            "class: 278-4\nvotes:\n  - motion: 甲\n    from: 2026-03-01\n    until: 2026-03-10\n    total: {{owners: 100, area: 100}}\n    participating: {base}\n    yes: {{owners: 60, area: 60}}\n{rest}"
        );
        verdict_under(&[pack], kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    // breaks: sc.participate
    #[test]
    fn an_empty_ballot_is_told() {
        let part = "{owners: 10, area: 10}";
        assert_eq!(check("sichuan", &format!("    no: {part}\n    abstain: {part}\n")), ["holds"]);
        let told = check("sichuan", &format!("    no: {part}\n"));
        assert!(told.len() == 1 && told[0].starts_with("8:10 只写了同意：未作表示的算弃权（“四川省物业管理条例 第三十一条”）"), "{told:?}");
        assert_eq!(check("shanghai", ""), ["n/a: no vote is counted, or no text says what an empty ballot means"]);
    }
}
