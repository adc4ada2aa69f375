//! 写的表决结果与计算不符 · Claimed outcome differs from the computed one
//!
//! # What it checks
//! 表决的“结果”可以不写；写了的，要与按票数和规则算出的一致。结果说的是议题：反向议题（如“不再续约”）“通过”，就是续约被否决。
//! `outcome` may be left out; where it is written it agrees with what the counts and the rules yield. It speaks of the motion: a motion against something (“no renewal”) that is passed stops it.
//! 1. 还在表决的、票数没有写的，不判断。 Votes still open, or without counts, are not judged.
//! 2. 规则包里没有这一类事项的表决规则的，不判断。 Nor are classes of matter for which the packs hold no rule.
//! 3. 表决早于规则包里最早的条文的，不判断：没有当时的条文。 Nor are votes before the earliest text in the packs: no text of that date.
//!
//! # Why
//! 参与不足三分之二，或者把“四分之三以上”当成“过半”，是最常见的错。
//! Too few taking part, or three quarters taken for a half, are the commonest mistakes.

use crate::law::tally::Outcome as Computed;
use crate::record::kind::{RecordRule, Scope, Series};
use crate::record::matter::ballot::Ballot;
use crate::record::matter::{Matter, Outcome};
use crate::record::rule::{Finding, RuleInfo, Verdict};
use crate::said;

pub const RULE: RecordRule<Matter> = RecordRule {
    info: RuleInfo {
        basis: &["cn.278.quorum", "cn.278.ordinary", "cn.278.special"],
        ..RuleInfo::error("matter/consistent/outcome", "claimed-outcome-mismatch", include_str!("claimed_outcome.rs"))
    },
    check,
};

fn check(series: &Series<Matter>, scope: &Scope) -> Verdict {
    let matter = series.this().body;
    let ballots: Vec<Ballot> = matter.votes.iter().map(|vote| Ballot::of(vote, matter, scope)).collect();
    let judged: Vec<(&Ballot, Outcome)> = ballots.iter().filter_map(|ballot| Some((ballot, computed(ballot.outcome()?)?))).collect();
    let mut claims = judged.iter().filter_map(|(ballot, computed)| Some((*ballot, *computed, ballot.vote.outcome.as_ref()?))).peekable();
    if claims.peek().is_none() {
        if ballots.iter().any(|ballot| ballot.no_text.is_some() && ballot.vote.outcome.is_some()) {
            return Verdict::NotApplicable("no text of that date");
        }
        return Verdict::NotApplicable("no counted vote claims an outcome");
    }
    let findings = claims.filter(|(_, computed, claim)| claim.value != *computed).map(|(ballot, computed, claim)| {
        let ((claim_zh, claim_en), (zh, en)) = (words(claim.value), words(computed));
        Finding::at(
            claim.span,
            said!("写的结果是“{claim_zh}”，按票数和规则是“{zh}”", "the record claims `{claim_en}`, counts and rules make it `{en}`"),
        )
        .label(said!("应为 {zh}", "should be {en}"))
        .mend(said!(
            "删去这一行（结果由程序计算），或核对票数和事项类别",
            "remove the line, the outcome is computed; or check the counts and the class"
        ))
        .also(ballot.vote.counts.total.span, said!("票数在这里", "the counts stand here"))
    });
    Verdict::of(findings.collect())
}

/// Impossible counts have no outcome to compare; another rule names them.
fn computed(outcome: Computed) -> Option<Outcome> {
    match outcome {
        Computed::Passed => Some(Outcome::Passed),
        Computed::Rejected => Some(Outcome::Rejected),
        Computed::QuorumFailed => Some(Outcome::QuorumFailed),
        Computed::Invalid => None,
    }
}

fn words(outcome: Outcome) -> (&'static str, &'static str) {
    let word = outcome.word();
    Outcome::WORDS.iter().find(|(en, _)| *en == word).map_or((word, word), |(en, zh)| (*zh, *en))
}

#[cfg(test)]
mod tests {
    use crate::record::kind_of_folder;
    use crate::record::testing::verdict;

    fn check(class: &str, yes: u64, until: &str, outcome: &str) -> Vec<String> {
        let text = format!(
            "class: {class}\nvotes:\n  - motion: 甲\n    from: 2026-03-01\n    until: {until}\n    total: {{owners: 100, area: 100}}\n    participating: {{owners: 80, area: 80}}\n    yes: {{owners: {yes}, area: {yes}}}\n{outcome}"
        );
        verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text])
    }

    #[test]
    fn a_true_claim_holds() {
        assert_eq!(check("278-4", 59, "2026-03-10", "    outcome: passed\n"), ["holds"]);
        assert_eq!(check("278-4", 59, "2026-03-10", "    polarity: negative\n    outcome: passed\n"), ["holds"]);
    }

    #[test]
    fn seventy_four_per_cent_is_no_three_quarters() {
        assert_eq!(check("278-6", 59, "2026-03-10", "    outcome: passed\n"), ["9:14 写的结果是“通过”，按票数和规则是“未通过”"]);
        assert_eq!(check("278-6", 60, "2026-03-10", "    outcome: 通过\n"), ["holds"]);
    }

    #[test]
    fn a_vote_before_the_earliest_text_is_not_judged() {
        let text = |until: &str| {
            let base = "{owners: 100, area: 100}";
            let counts = format!("total: {base}, participating: {base}, yes: {{owners: 10, area: 10}}, outcome: passed");
            format!("class: 278-4\nvotes:\n  - {{motion: 甲, from: 2020-12-01, until: {until}, {counts}}}\n")
        };
        let told = |until: &str| verdict(kind_of_folder("matter").unwrap(), super::RULE.info.id, &[&text(until)]);
        assert_eq!(told("2020-12-31"), ["n/a: no text of that date"]);
        assert_eq!(told("2021-01-01").len(), 1);
        assert!(told("2021-01-01")[0].contains("按票数和规则是“未通过”"));
    }

    #[test]
    fn open_votes_silent_records_and_ordinary_matters_are_not_judged() {
        for (class, until, outcome) in [
            ("278-4", "2026-11-22", "    outcome: passed\n"),
            ("278-4", "2026-03-10", ""),
            ("ordinary", "2026-03-10", "    outcome: passed\n"),
        ] {
            assert_eq!(check(class, 59, until, outcome), ["n/a: no counted vote claims an outcome"]);
        }
    }
}
